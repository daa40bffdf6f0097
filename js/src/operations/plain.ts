// Owns what may be sent: plain data, so that what arrives is what was meant.

/** Half of a character (a lone surrogate): no text that is sent can hold one. */
export const HALF = /\p{Surrogate}/u;

/** Why a value is refused that is no plain data. */
export const NOT_PLAIN =
  "must be plain data: whole characters, finite numbers, booleans, lists and objects of these.";

/** Whether JSON keeps a value as it is. */
export function isPlain(value: unknown): boolean {
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value === "string") return !HALF.test(value);
  if (typeof value !== "object") return typeof value === "boolean";
  if (value === null) return true;
  if (Array.isArray(value)) return value.every(isPlain);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return false;
  return Object.values(value).every((member) => member === undefined || isPlain(member));
}
