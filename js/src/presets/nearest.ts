// Owns finding the names that somebody may have meant.

/** How many names are suggested. */
const SUGGESTED = 3;

/** The names that differ least from a text. */
export function nearest(text: string, names: readonly string[]): string[] {
  const wanted = letters(text);
  return names
    .map((name) => [distance(wanted, letters(name)), name] as const)
    .sort(([one], [other]) => one - other)
    .slice(0, SUGGESTED)
    .map(([, name]) => name);
}

const letters = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, "");

/** How many letters to insert, drop or replace. A name that is a part of the other is nearer than any other. */
function distance(one: string, other: string): number {
  if (one !== "" && (one.includes(other) || other.includes(one))) return 1 / 2;
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let index = 0; index < one.length; index += 1) {
    const next = [index + 1];
    for (let at = 0; at < other.length; at += 1) {
      const [replaced = 0, dropped = 0] = row.slice(at, at + 2);
      const isOther = Number(one[index] !== other[at]);
      next.push(Math.min(replaced + isOther, dropped + 1, (next[at] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
