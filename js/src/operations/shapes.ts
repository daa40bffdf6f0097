// Owns reading the value of a response, leniently: APIs wrap single objects in lists, write numbers as
// strings, and leave out what they promise.

import { bytesOf } from "../values/base64.js";
import { isFields } from "../values/fields.js";
import type { Fields } from "../values/fields.js";

/**
 * Reads a response's value; undefined, or a Mismatch thrown, if it has another shape. `asked` has the ids in
 * the call's arguments, by name.
 */
export type Shape = (value: unknown, asked?: Fields) => unknown;

/** What is wrong with a response's value, in words that show no value of it. */
export class Mismatch extends Error {
  /** Whether the value is an empty list instead of a record. */
  readonly isEmpty: boolean;

  constructor(what: string, isEmpty = false) {
    super(what);
    this.isEmpty = isEmpty;
  }
}

/** An object, by itself or as the only item of a list. */
export function single(value: unknown): Fields | undefined {
  const only: unknown = Array.isArray(value) && value.length === 1 ? value[0] : value;
  return isFields(only) ? only : undefined;
}

/**
 * The record that was asked for, by itself or in a list. Of several, those whose ids are the ones asked for:
 * copies of the same record.
 *
 * @throws Mismatch if there is none, or if several have no such id.
 */
export function copies(value: unknown, asked: Fields = {}): readonly Fields[] | undefined {
  const only = single(value);
  if (only) return [only];
  if (!Array.isArray(value) || value.length === 1) return undefined;
  if (value.length === 0) throw new Mismatch(", with an empty list instead of a record", true);
  const same = value.filter((row) => isFields(row) && hasIds(row, asked)) as Fields[];
  if (same.length > 0) return same;
  throw new Mismatch(`, with ${value.length} records instead of one`);
}

/** Whether a record has one of the ids at least, and no other value for any of them. */
function hasIds(row: Fields, asked: Fields): boolean {
  const shared = Object.keys(asked).filter((name) => Object.hasOwn(row, name));
  return shared.length > 0 && shared.every((name) => String(row[name]) === String(asked[name]));
}

/** One record; the first of several copies. */
export const one: Shape = (value, asked) => copies(value, asked)?.[0];

/** The rows in a value: a single object is a list of one, null an empty list. */
export function rowsIn(value: unknown): readonly unknown[] | undefined {
  if (value === null) return [];
  if (Array.isArray(value)) return value as unknown[];
  return isFields(value) ? [value] : undefined;
}

/** A list. Another object than a row is an error: its rows would be lost. */
export const list: Shape = (value) => {
  const wraps =
    isFields(value) && ("totalcount" in value || Object.values(value).some(Array.isArray));
  if (wraps) throw lacking("a list", value);
  return rowsIn(value);
};

/* @__NO_SIDE_EFFECTS__ */
/** A list in the member of this name, or by itself. */
export function listOf(name: string): Shape {
  return (value) => {
    const found = around(name, value);
    return found ? member(found, name) : rowsIn(value);
  };
}

/* @__NO_SIDE_EFFECTS__ */
/**
 * An object with rows in the member of this name, by itself or in a list; a bare list is the rows. `other` is
 * another name that the member may have.
 */
export function pageOf(name: string, other = name): Shape {
  return (value) => {
    const found = around(name, value);
    if (found) return { ...found, [name]: member(found, other in found ? other : name) };
    return Array.isArray(value) || value === null ? { [name]: value ?? [] } : undefined;
  };
}

/** The object around a list; undefined if the value is the list itself. */
function around(name: string, value: unknown): Fields | undefined {
  const only = single(value);
  return only && (only === value || name in only || "totalcount" in only) ? only : undefined;
}

/** The rows in a member. */
function member(found: Fields, name: string): readonly unknown[] {
  if (!Object.hasOwn(found, name)) throw lacking(`the member ${name}`, found);
  const rows = rowsIn(found[name]);
  if (rows) return rows;
  throw new Mismatch(`, with no list in the member ${name}`);
}

/** Names that are an API's own words. Others may be keys, such as ids. */
const WORD = /^[a-z][A-Za-z_]{0,39}$/;

/** Only so many names are shown. */
const SHOWN = 8;

/** The mismatch of an object that lacks something; it names the members that are there. */
export function lacking(what: string, found: Fields): Mismatch {
  const names = Object.keys(found);
  const shown = names.filter((name) => WORD.test(name)).slice(0, SHOWN);
  const more = names.length - shown.length;
  const said = more === 0 ? shown : [...shown, `${more} more`];
  return new Mismatch(`, without ${what}: the body has ${said.join(", ") || "no members"}`);
}

/**
 * Success, with the API's remarks if there are any, whatever else the body holds. Failures have been found
 * before.
 */
export const done: Shape = (value) => {
  const { message, errormessage } = single(value) ?? {};
  const remarks = Object.entries({ message, errormessage });
  return { success: true, ...Object.fromEntries(remarks.filter(([, text]) => isText(text))) };
};

/** A text that says something. */
export const isText = (value: unknown): boolean => typeof value === "string" && value !== "";

/** What an API may write as an id. */
export const isId = (value: unknown): boolean => typeof value === "number" || isText(value);

/* @__NO_SIDE_EFFECTS__ */
/** One object whose member of this name is base64, which becomes bytes. */
export function fileIn(name: string): Shape {
  return (value, asked) => {
    const file = one(value, asked);
    const bytes = isFields(file) ? bytesOf(file[name]) : undefined;
    return bytes && { ...(file as object), [name]: bytes };
  };
}

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
