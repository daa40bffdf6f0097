// Owns what an answer may hold, read leniently: APIs put one thing into a list, numbers into strings,
// and nothing where something was promised.

import { isFields } from "../values/fields.js";

/** Reads an answer's value; undefined if it is nothing that can be meant. */
export type Shape = (value: unknown) => unknown;

/** One object, by itself or as the only one in a list. */
export const one: Shape = (value) => {
  const only: unknown = Array.isArray(value) && value.length === 1 ? value[0] : value;
  return isFields(only) ? only : undefined;
};

/** A list; one thing by itself is a list of one. */
export const list: Shape = (value) => {
  if (value === null) return [];
  if (Array.isArray(value)) return value as unknown[];
  return isFields(value) ? [value] : undefined;
};

/* @__NO_SIDE_EFFECTS__ */
/** A list that stands under this name, or by itself. */
export function listOf(name: string): Shape {
  return (value) => {
    const only = Array.isArray(value) && value.length === 1 ? (value[0] as unknown) : value;
    return list(isFields(only) && name in only ? only[name] : value);
  };
}

/* @__NO_SIDE_EFFECTS__ */
/** An object with rows under this name, by itself or in a list; a bare list is taken for the rows. */
export function pageOf(name: string): Shape {
  return (value) => {
    const only: unknown = Array.isArray(value) && value.length === 1 ? value[0] : value;
    if (isFields(only) && (name in only || only === value)) {
      return { ...only, [name]: list(only[name]) ?? [] };
    }
    return Array.isArray(value) || value === null ? { [name]: value ?? [] } : undefined;
  };
}

/** Success itself: whatever stands in the answer, or nothing at all. Failures are found before. */
export const done: Shape = () => ({ success: true });

/** JSON goes deeper than any stack; what an API answers does not. */
const DEPTH = 100;

/**
 * A value with each of its plain parts read anew, by the name under which it stands.
 *
 * @throws RangeError if it is nested too deeply.
 */
export function reread(
  value: unknown,
  read: (name: string, part: unknown) => unknown,
  name = "",
  depth = DEPTH,
): unknown {
  if (depth === 0) throw new RangeError("nested too deeply");
  if (Array.isArray(value)) return value.map((item) => reread(item, read, name, depth - 1));
  if (!isFields(value)) return read(name, value);
  const entries = Object.entries(value);
  return Object.fromEntries(
    entries.map(([key, member]) => [key, reread(member, read, key, depth - 1)]),
  );
}

/** A number, or a text that is one. */
export function numberIn(value: unknown): number | undefined {
  if (typeof value === "number") return Number.isFinite(value) ? value : undefined;
  if (typeof value !== "string" || !/^\s*[-+]?(\d+(\.\d*)?|\.\d+)\s*$/.test(value))
    return undefined;
  return Number(value);
}
