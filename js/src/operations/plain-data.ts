// Owns telling plain data, which is sent without loss, from other values.

/** A lone surrogate, half of a character: it cannot be encoded as UTF-8. */
export const HALF = /\p{Surrogate}/u;

/** What is wrong with a value that is not plain data. */
export const NOT_PLAIN =
  "must be plain data: whole characters, finite numbers, booleans, lists and objects of these.";

/** Maximum nesting depth. Also rejects cyclic values. */
const DEPTH = 32;

/** Whether JSON represents a value without loss. */
export function isPlain(value: unknown, depth = DEPTH): boolean {
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value === "string") return !HALF.test(value);
  if (typeof value !== "object") return typeof value === "boolean";
  if (value === null) return true;
  if (depth === 0) return false;
  // Spread, because every() skips holes.
  if (Array.isArray(value))
    return [...(value as unknown[])].every((one) => isPlain(one, depth - 1));
  if (!hasPlainPrototype(value)) return false;
  return Object.entries(value).every(
    ([name, member]) => !HALF.test(name) && (member === undefined || isPlain(member, depth - 1)),
  );
}

/** Whether an object is a plain one, of no class. */
export function hasPlainPrototype(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  // The Object.prototype of another realm has no prototype either.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
