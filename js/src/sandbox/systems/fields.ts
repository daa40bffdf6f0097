// Owns the checks of a JSON body's fields, as data: an operation declares its request once and gets a
// body of known types.
import { isObject } from "../request.js";
import type { JsonObject } from "../request.js";
import { isDate, isInstant, isLocalTime, isTimezone, minutesOf } from "./calendar.js";

/** One field of a body. */
export interface Field<T> {
  readonly holds: (value: unknown) => value is T;
  /** What it must be: the end of a sentence that begins with its name. */
  readonly what: string;
  /** The error code for an invalid value, if it has its own. */
  readonly code?: string;
  readonly required?: boolean;
}

/** The allowed fields of a body. */
export type Fields = Readonly<Record<string, Field<unknown>>>;

type RequiredNames<F extends Fields> = {
  [Name in keyof F]: F[Name] extends { readonly required: true } ? Name : never;
}[keyof F];
type Held<F> = F extends Field<infer T> ? T : never;

/** A body that has passed its checks. */
export type BodyOf<F extends Fields> = {
  readonly [Name in RequiredNames<F>]: Held<F[Name]>;
} & {
  readonly [Name in Exclude<keyof F, RequiredNames<F>>]?: Held<F[Name]>;
};

/** What is wrong with one field. */
export interface FieldProblem {
  readonly name: string;
  readonly text: string;
  readonly code: string | undefined;
}

/** What is wrong with a body; empty if it is valid by `fields`. */
export function problemsIn(body: JsonObject, fields: Fields): readonly FieldProblem[] {
  const unknown = Object.keys(body).filter((name) => !Object.hasOwn(fields, name));
  return [
    ...unknown.map((name) => ({ name, text: `Unknown field: ${name}`, code: undefined })),
    ...Object.entries(fields).flatMap(([name, field]) => problemOf(name, field, body[name])),
  ];
}

function problemOf(name: string, field: Field<unknown>, value: unknown): readonly FieldProblem[] {
  if (value === undefined) {
    const text = `Missing required field: ${name}`;
    return field.required === true ? [{ name, text, code: field.code }] : [];
  }
  return field.holds(value)
    ? []
    : [{ name, text: `${name} must be ${field.what}`, code: field.code }];
}

/** The same field, but required. */
export function required<T>(field: Field<T>): Field<T> & { readonly required: true } {
  return { ...field, required: true };
}

/** The same field, with its own error code. */
export function withCode<T>(field: Field<T>, code: string): Field<T> {
  return { ...field, code };
}

/** Text that is not empty. */
export const text: Field<string> = {
  holds: (value): value is string => typeof value === "string" && value !== "",
  what: "a string that is not empty",
};

/** Any text. */
export const anyText: Field<string> = {
  holds: (value) => typeof value === "string",
  what: "a string",
};

/** `true` or `false`. */
export const flag: Field<boolean> = {
  holds: (value) => typeof value === "boolean",
  what: "true or false",
};

/** A number, at least 0. */
export const amount: Field<number> = {
  holds: (value): value is number => typeof value === "number" && value >= 0,
  what: "a number of at least 0",
};

/** A whole number within bounds. */
export function whole(least: number, most: number = Number.MAX_SAFE_INTEGER): Field<number> {
  return {
    holds: (value): value is number =>
      Number.isInteger(value) && Number(value) >= least && Number(value) <= most,
    what: `a whole number from ${least} to ${most}`,
  };
}

/** A day. */
export const date: Field<string> = { holds: isDate, what: "a date as YYYY-MM-DD" };

/** A day, or a moment with its offset from UTC. */
export const moment: Field<string> = {
  holds: (value): value is string => isDate(value) || isInstant(value),
  what: "a date as YYYY-MM-DD or a timestamp as of RFC 3339",
};

/** A time of a wall clock. */
export const localTime: Field<string> = {
  holds: isLocalTime,
  what: "a local time as YYYY-MM-DDTHH:MM:SS, without an offset",
};

/** A time of day. */
export const clock: Field<string> = {
  holds: (value): value is string => minutesOf(value) !== undefined,
  what: "a time as HH:MM",
};

/** The name of a time zone. */
export const timezone: Field<string> = {
  holds: isTimezone,
  what: "the IANA name of a time zone",
};

/** One of some words. */
export function oneOf<const Word extends string>(words: readonly Word[]): Field<Word> {
  return {
    holds: (value): value is Word => (words as readonly unknown[]).includes(value),
    what: `one of ${words.join(", ")}`,
  };
}

/** A list whose elements are all like `field`. */
export function listOf<T>(field: Field<T>): Field<readonly T[]> {
  return {
    holds: (value): value is readonly T[] => Array.isArray(value) && value.every(field.holds),
    what: `a list whose elements are each ${field.what}`,
  };
}

/** An object with the given fields. */
export function objectOf<const F extends Fields>(fields: F): Field<BodyOf<F>> {
  return {
    holds: (value): value is BodyOf<F> => isObject(value) && problemsIn(value, fields).length === 0,
    what: `an object with the fields ${Object.keys(fields).join(", ")}, in their documented forms`,
  };
}
