// Owns the parameters of the athena system's operations: how they are declared, checked and read.
import { mediaType } from "../../request.js";
import type { ReceivedRequest } from "../../request.js";
import { isDate, isDateTime, sortable } from "./dates.js";
import { ErrorResponse, invalid, missing } from "./error-response.js";

/** The tables of the ids that parameters may refer to. */
type Known = Readonly<
  Record<
    "departments" | "providers" | "patients" | "appointmentTypes",
    { has(id: string): boolean }
  >
>;

type Check = (text: string, known: Known) => boolean;

const FORM_TYPE = "application/x-www-form-urlencoded";
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

const matches =
  (pattern: RegExp): Check =>
  (text) =>
    pattern.test(text);
const all =
  (check: Check): Check =>
  (text, known) =>
    text.split(",").every((part) => check(part.trim(), known));
const department: Check = (text, known) => known.departments.has(text);

// The valid values of each kind of parameter. A kind named after a record takes its id.
const KINDS = {
  text: () => true,
  id: matches(/^-?\d+$/),
  ids: all(matches(/^-?\d+$/)),
  number: matches(/^-?\d+(\.\d+)?$/),
  amount: matches(/^\d+(\.\d{1,2})?$/),
  boolean: matches(/^(true|false|1|0)$/i),
  date: isDate,
  datetime: isDateTime,
  times: all(matches(TIME)),
  json: isJson,
  /** A list whose items may contain commas. */
  tabs: () => true,
  department,
  departments: all(department),
  provider: (text, known) => known.providers.has(text),
  patient: (text, known) => known.patients.has(text),
  appointmenttype: (text, known) => known.appointmentTypes.has(text),
} as const satisfies Readonly<Record<string, Check>>;

type Kind = keyof typeof KINDS;

/**
 * The parameters of an operation: for each kind the names, with `!` after those that are required. In
 * an array, a later declaration of a name wins.
 */
export type Parameters = { readonly [K in Kind]?: string } | readonly Parameters[];

/** The declaration of a parameter. */
export interface Declared {
  readonly kind: Kind;
  readonly required: boolean;
}

/** The declarations by name. */
export function declared(parameters: Parameters): ReadonlyMap<string, Declared> {
  if (isList(parameters)) {
    return new Map(parameters.flatMap((each) => [...declared(each)]));
  }
  const names = new Map<string, Declared>();
  for (const [kind, list] of Object.entries(parameters) as [Kind, string][]) {
    for (const word of list.trim().split(/\s+/)) {
      names.set(word.replace("!", ""), { kind, required: word.endsWith("!") });
    }
  }
  return names;
}

// Array.isArray does not tell a read-only array from an object.
function isList(parameters: Parameters): parameters is readonly Parameters[] {
  return Array.isArray(parameters);
}

/** The value of a boolean parameter. */
export function isTrue(text: string): boolean {
  return /^(true|1)$/i.test(text);
}

/** The parameters of one request, from the query and the form. */
export class Input {
  readonly #values: ReadonlyMap<string, string>;

  constructor(values: ReadonlyMap<string, string>) {
    this.#values = values;
  }

  text(name: string): string | undefined {
    return this.#values.get(name);
  }

  /** The value of a required parameter. */
  need(name: string): string {
    const value = this.#values.get(name);
    if (value === undefined) throw missing([name]);
    return value;
  }

  flag(name: string): boolean {
    return isTrue(this.#values.get(name) ?? "");
  }

  json(name: string): unknown {
    const text = this.#values.get(name);
    return text === undefined ? undefined : (JSON.parse(text) as unknown);
  }

  list(name: string): readonly string[] | undefined {
    return this.#values
      .get(name)
      ?.split(",")
      .map((part) => part.trim());
  }

  /** The same with other values for some parameters. */
  with(values: Readonly<Record<string, string>>): Input {
    return new Input(new Map([...this.#values, ...Object.entries(values)]));
  }

  /** Those of the named parameters that were sent. */
  pick(names: Iterable<string>): Record<string, string> {
    const picked: Record<string, string> = {};
    for (const name of names) {
      const value = this.#values.get(name);
      if (value !== undefined) picked[name] = value;
    }
    return picked;
  }

  /** Whether a value passes a filter: it was not sent, or its list contains the value. */
  fits(name: string, value: string | undefined): boolean {
    const wanted = this.list(name);
    return wanted === undefined || (value !== undefined && wanted.includes(value));
  }

  /** Whether a date is neither before one parameter nor after the other. */
  within(from: string, to: string, date: string): boolean {
    const moment = sortable(date);
    const first = this.#values.get(from);
    const last = this.#values.get(to);
    return (
      (first === undefined || sortable(first) <= moment) &&
      (last === undefined || moment <= sortable(last))
    );
  }
}

/** Reads the parameters of a request. Throws an error response unless they are as declared. */
export function readInput(
  request: ReceivedRequest,
  declarations: ReadonlyMap<string, Declared>,
  known: Known,
): Input {
  const values = new Map<string, string>();
  for (const source of [request.query, formOf(request)]) {
    // A parameter sent several times is a list.
    for (const name of new Set(source.keys())) {
      const separator = declarations.get(name)?.kind === "tabs" ? "\t" : ",";
      values.set(name, source.getAll(name).join(separator));
    }
  }
  const lacking: string[] = [];
  for (const [name, { kind, required }] of declarations) {
    const value = values.get(name) ?? "";
    if (value === "") {
      if (required) lacking.push(name);
      // Empty text clears a field; an empty date or id counts as absent.
      if (kind !== "text") values.delete(name);
    } else if (!KINDS[kind](value, known)) {
      throw invalid(`The parameter ${name} is not valid.`);
    }
  }
  if (lacking.length > 0) throw missing(lacking);
  return new Input(values);
}

function formOf(request: ReceivedRequest): URLSearchParams {
  if (request.body !== "" && mediaType(request) !== FORM_TYPE) {
    throw new ErrorResponse(415, {
      error: "The content type is not supported.",
      detailedmessage: `The body must be ${FORM_TYPE}.`,
    });
  }
  return new URLSearchParams(request.body);
}

function isJson(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null;
  } catch {
    return false;
  }
}
