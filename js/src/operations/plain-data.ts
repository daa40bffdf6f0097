// Owns what may be sent: plain data, so that what arrives is what was meant.

/** Half of a character (a lone surrogate): no text that is sent can hold one. */
export const HALF = /\p{Surrogate}/u;

/** Why a value is refused that is no plain data. */
export const NOT_PLAIN =
  "must be plain data: whole characters, finite numbers, booleans, lists and objects of these.";

/** Deeper than this nothing is sent; what holds itself is deeper than anything. */
const DEPTH = 32;

/** Whether JSON keeps a value as it is. */
export function isPlain(value: unknown, depth = DEPTH): boolean {
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value === "string") return !HALF.test(value);
  if (typeof value !== "object") return typeof value === "boolean";
  if (value === null) return true;
  if (depth === 0) return false;
  // Not every(), which passes over holes.
  if (Array.isArray(value))
    return [...(value as unknown[])].every((one) => isPlain(one, depth - 1));
  if (!hasPlainPrototype(value)) return false;
  return Object.entries(value).every(
    ([name, member]) => !HALF.test(name) && (member === undefined || isPlain(member, depth - 1)),
  );
}

/** Whether an object is made of braces, and of no class. */
export function hasPlainPrototype(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  // That of another realm's objects has no prototype itself.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
