// Owns the comparison of the scope that was asked for with the scope that was granted.

/** Some servers separate scopes by commas. */
const scopesIn = (text: string): string[] => text.split(/[ ,]+/).filter(Boolean);

/** A member with what is missing; without any member if nothing is, or if the server named no scope. */
export function missingScope(
  asked: string | undefined,
  granted: string | undefined,
): { readonly missingScope?: string } {
  if (asked === undefined || granted === undefined) return {};
  const all = scopesIn(granted);
  const missing = scopesIn(asked).filter((one) => !all.includes(one));
  return missing.length > 0 ? { missingScope: missing.join(" ") } : {};
}
