// Owns athenahealth's recorded responses (athena-recorded.json): their names and kinds, values of these kinds,
// and what a value has that was not recorded.

import { readFileSync } from "node:fs";

const { responses } = JSON.parse(
  readFileSync(new URL("athena-recorded.json", import.meta.url), "utf8"),
);

/** Each recorded response: `{ operation, status, body }`. A body is a shape: names and kinds. */
export const RECORDED = responses;

/** An operation without the names of its ids, which sources choose differently. */
export const nameless = (operation) => operation.replaceAll(/\{\w+\}/g, "{}");

const optional = (name) => name.endsWith("?");

/** A shape's members: `[name, shape, whether it was missing in some rows]`. */
export const membersOf = (shape) =>
  Object.entries(shape).map(([name, inner]) => [name.replace("?", ""), inner, optional(name)]);

/** How often a list's row is repeated in a value. */
const ROWS = 3;

/** What a value consists of: numbers that do not occur twice, and choices. */
export class Values {
  #number = 100;

  /** `random` decides about members that may be missing and about kinds, with a number below 1. */
  constructor(random) {
    this.random = random;
  }

  /** A value of this shape. A success is always one: a failure would be an error. */
  of(shape, name = "") {
    if (Array.isArray(shape)) return this.rowsOf(shape, ROWS);
    if (typeof shape === "object") return Object.fromEntries(this.#membersOf(shape));
    const kinds = shape.split(" | ");
    const kind = kinds[Math.floor(this.random() * kinds.length)];
    if (name === "success") return kind === "boolean" ? true : "true";
    return this.#primitive(kind);
  }

  /** This many rows of a list; none if the list was always empty. */
  rowsOf([row], count) {
    return row === undefined ? [] : Array.from({ length: count }, () => this.of(row));
  }

  #membersOf(shape) {
    return membersOf(shape).flatMap(([name, inner, missing]) => {
      if (name === "{id}") return [1, 2].map(() => [this.#next(), this.of(inner)]);
      return missing && this.random() < 0.5 ? [] : [[name, this.of(inner, name)]];
    });
  }

  #next() {
    this.#number += 1;
    return this.#number;
  }

  #primitive(kind) {
    const number = this.#next();
    const two = (modulus) => String(1 + (number % modulus)).padStart(2, "0");
    const day = `${two(12)}/${two(28)}/2019`;
    const time = `${two(23)}:${two(59)}`;
    const values = {
      text: `text ${number}`,
      "integer text": String(number),
      "decimal text": `${number}.25`,
      "boolean text": String(this.random() < 0.5),
      day,
      time,
      "day and time": `${day} ${time}:00`,
      number,
      boolean: this.random() < 0.5,
      null: null,
    };
    if (!Object.hasOwn(values, kind)) throw new Error(`unknown kind: ${kind}`);
    return values[kind];
  }
}

/** Whether a text or another primitive is of a kind. */
const KINDS = {
  text: (value) => typeof value === "string",
  "integer text": (value) => typeof value === "string" && /^-?\d+$/.test(value),
  "decimal text": (value) => typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value),
  "boolean text": (value) => value === "true" || value === "false",
  day: (value) => /^\d\d\/\d\d\/\d{4}$/.test(value),
  time: (value) => /^\d\d:\d\d$/.test(value),
  "day and time": (value) => /^\d\d\/\d\d\/\d{4} \d\d:\d\d:\d\d$/.test(value),
  number: (value) => typeof value === "number",
  boolean: (value) => typeof value === "boolean",
  null: (value) => value === null,
};

/** Whether a primitive is of one of the kinds of a shape. */
export const isOfKind = (value, shape) =>
  typeof shape === "string" && shape.split(" | ").some((kind) => KINDS[kind](value));
