// Owns reading the value of a response, leniently: APIs wrap single objects in lists, write numbers as
// strings, and leave out what they promise.

import { bytesOf } from "../values/base64.js";
import { isFields } from "../values/fields.js";

/** Reads a response's value; undefined if it has another shape. */
export type Shape = (value: unknown) => unknown;

/** One object, by itself or as the only item of a list. */
export const one: Shape = (value) => {
  const only: unknown = Array.isArray(value) && value.length === 1 ? value[0] : value;
  return isFields(only) ? only : undefined;
};

/** A list; a single object is a list of one, null an empty list. */
export const list: Shape = (value) => {
  if (value === null) return [];
  if (Array.isArray(value)) return value as unknown[];
  return isFields(value) ? [value] : undefined;
};

/* @__NO_SIDE_EFFECTS__ */
/** A list in the member of this name, or by itself. */
export function listOf(name: string): Shape {
  return (value) => {
    const only = Array.isArray(value) && value.length === 1 ? (value[0] as unknown) : value;
    return list(isFields(only) && name in only ? only[name] : value);
  };
}

/* @__NO_SIDE_EFFECTS__ */
/** An object with rows in the member of this name, by itself or in a list; a bare list is the rows. */
export function pageOf(name: string): Shape {
  return (value) => {
    const only: unknown = Array.isArray(value) && value.length === 1 ? value[0] : value;
    if (isFields(only) && (name in only || only === value)) {
      return { ...only, [name]: list(only[name]) ?? [] };
    }
    return Array.isArray(value) || value === null ? { [name]: value ?? [] } : undefined;
  };
}

/* @__NO_SIDE_EFFECTS__ */
/** One object whose member of this name is base64, which becomes bytes. */
export function fileIn(name: string): Shape {
  return (value) => {
    const file = one(value);
    const bytes = isFields(file) ? bytesOf(file[name]) : undefined;
    return bytes && { ...(file as object), [name]: bytes };
  };
}

/** Success, whatever the body holds. Failures have been found before. */
export const done: Shape = () => ({ success: true });

/** Maximum nesting depth: JSON may be nested deeper than the stack allows. */
const DEPTH = 100;

/**
 * A copy of a value in which `read` has converted each primitive, by the name of its member.
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

/** A finite number, given as a number or as text. */
export function numberIn(value: unknown): number | undefined {
  if (typeof value === "number") return Number.isFinite(value) ? value : undefined;
  if (typeof value !== "string" || !/^\s*[-+]?(\d+(\.\d*)?|\.\d+)\s*$/.test(value))
    return undefined;
  return Number(value);
}
