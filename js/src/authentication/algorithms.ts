// Owns the algorithms of assertions (RFC 7518 §3.1, RFC 8037, RFC 9864): the kind of key that each needs.

/** A kind of key: RSA, a curve, or a secret. */
export type Family = "RSA" | "RSA-PSS" | "P-256" | "P-384" | "P-521" | "Ed25519" | "secret";

/** The curve of each size. */
const CURVES: Readonly<Record<string, Family>> = { 256: "P-256", 384: "P-384", 512: "P-521" };

/** The kind of key that an algorithm needs; undefined if there is no such algorithm. */
export function familyOf(algorithm: string): Family | undefined {
  if (algorithm === "Ed25519" || algorithm === "EdDSA") return "Ed25519";
  const [, kind, size = ""] = /^(RS|PS|ES|HS)(256|384|512)$/.exec(algorithm) ?? [];
  if (kind === undefined) return undefined;
  if (kind === "ES") return CURVES[size];
  return kind === "HS" ? "secret" : "RSA";
}

/** The algorithm of a key, unless another is set. */
export function usualOf(family: Family): string {
  const [size] = Object.entries(CURVES).find(([, curve]) => curve === family) ?? [];
  if (size !== undefined) return `ES${size}`;
  if (family === "Ed25519") return family;
  return family === "secret" ? "HS256" : "RS256";
}
