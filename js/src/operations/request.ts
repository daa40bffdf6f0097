// Owns turning the arguments of an operation's method into a request. What would be sent in another
// way than it was meant is refused by name; no refusal repeats a value.

import type { CallInit } from "../call/init.js";
import { CallError } from "../errors/errors.js";
import { isFields } from "../values/fields.js";
import type { Fields } from "../values/fields.js";
import { ownMembers } from "../values/own-members.js";
import { pathNames } from "./declare.js";
import type { CallOptions, Declaration } from "./declare.js";
import type { Dialect } from "./dialect.js";
import { HALF, hasPlainPrototype, isPlain, NOT_PLAIN } from "./plain-data.js";

/** A request ready to be sent. */
export interface ApiRequest {
  /** Relative to the client's base. */
  readonly url: string;
  readonly init: CallInit & { readonly signal?: AbortSignal };
  readonly requestId: string;
}

/** What an operation was called with. */
export interface Arguments {
  readonly ids: readonly unknown[];
  readonly params: Fields;
  readonly options: CallOptions;
  /** The X-Request-Id of requests whose caller gives none; undefined: each has its own. */
  readonly usualId?: string | undefined;
}

/** Makes the error that refuses an argument. */
export type Refuse = (problem: string) => CallError;

/** Refuses arguments of the operation called `name`. */
export function refusing(name: string): Refuse {
  return (problem) => new CallError({ code: "invalid_call", message: `${name}: ${problem}` });
}

/** Takes a method's arguments apart: those of the path, then params, then options. */
export function takeApart(
  refuse: Refuse,
  { path }: Declaration,
  given: readonly unknown[],
): Arguments {
  const count = pathNames(path).length;
  if (given.length > count + 2) throw refuse(`takes at most ${count + 2} arguments.`);
  const options = plainObject(refuse, given[count + 1], "the options");
  const stray = Object.keys(options).find((name) => !OPTIONS.includes(name));
  if (stray !== undefined) throw refuse(`${stray} is no option: ${OPTIONS.join(", ")} are.`);
  return {
    ids: given.slice(0, count),
    params: plainObject(refuse, given[count], "the params"),
    options,
  };
}

const OPTIONS: readonly string[] = [
  "signal",
  "timeoutMs",
  "maxRetries",
  "requestId",
  "idempotencyKey",
  "headers",
  "extra",
] satisfies (keyof CallOptions)[];

/** What is no plain object (a Map, a form, a promise) would lose all that it holds. */
function plainObject(refuse: Refuse, value: unknown, what: string): Fields {
  if (value === undefined) return ownMembers({});
  if (isFields(value) && hasPlainPrototype(value)) return ownMembers(value);
  throw refuse(`${what} must be a plain object.`);
}

/** Makes the request. */
export function requestOf(
  refuse: Refuse,
  declared: Declaration,
  dialect: Dialect,
  { ids, params, options, usualId }: Arguments,
): ApiRequest {
  const extra = plainObject(refuse, options.extra, "extra");
  const fields = written(refuse, declared, dialect, { ...extra, ...params });
  const { search, body } = spread(declared, fields);
  const unfit = search.find(([, value]) => typeof value === "object");
  if (unfit)
    throw refuse(`${unfit[0]} must be a text, a number or a boolean: it goes into the query.`);
  const path = pathOf(refuse, declared.path, ids);
  const { headers, requestId } = headersOf(refuse, options, usualId);
  Object.assign(headers, { accept: "application/json" }, dialect.headers);
  const { method, safe = declared.method === "GET" } = declared;
  const { signal, timeoutMs, maxRetries } = options;
  // A redirect would carry a patient's data to another place, or make a read of a write.
  const idempotent = safe || "idempotency-key" in headers;
  const own = { method, headers, idempotent, timeoutMs, maxRetries, redirect: "manual" } as const;
  const init: ApiRequest["init"] & { body?: string } = signal ? { ...own, signal } : own;
  if (body) {
    init.body = dialect.body === "form" ? encoded(body) : jsonOf(declared, body);
    headers["content-type"] = TYPES[dialect.body];
  }
  const query = encoded(search);
  return { url: query === "" ? path : `${path}?${query}`, init, requestId };
}

function jsonOf({ listed = false }: Declaration, body: readonly Field[]): string {
  const fields = Object.fromEntries(body);
  return JSON.stringify(listed ? [fields] : fields);
}

const TYPES = { form: "application/x-www-form-urlencoded", json: "application/json" };

type Field = readonly [string, unknown];

/** Which parameters go where. A GET has no body, and a DELETE only one that says something. */
function spread(
  { method, query = [], both = [] }: Declaration,
  fields: readonly Field[],
): { search: readonly Field[]; body?: readonly Field[] } {
  if (method === "GET") return { search: fields };
  const search = fields.filter(([name]) => query.includes(name) || both.includes(name));
  const body = fields.filter(([name]) => !query.includes(name));
  return method === "DELETE" && body.length === 0 ? { search } : { search, body };
}

/** Each id is one segment of the path, whatever characters it holds. */
function pathOf(refuse: Refuse, path: string, ids: readonly unknown[]): string {
  const names = pathNames(path);
  return path.replace(/\{\w+\}/g, (placeholder) => {
    const name = placeholder.slice(1, -1);
    return segment(refuse, name, ids[names.indexOf(name)]);
  });
}

function segment(refuse: Refuse, name: string, id: unknown): string {
  if (typeof id === "number" ? !Number.isSafeInteger(id) : typeof id !== "string") {
    throw refuse(`${name} must be a string, or a whole number.`);
  }
  const text = String(id);
  if (text.trim() === "") throw refuse(`${name} must not be empty.`);
  // URLs take these two for steps between folders, encoded or not.
  if (text === "." || text === "..") throw refuse(`${name} must not be "." or "..".`);
  if (HALF.test(text)) throw refuse(`${name} holds half of a character.`);
  return encodeURIComponent(text);
}

/** The parameters as the vendor writes them. */
function written(
  refuse: Refuse,
  { required = [], defaults = [] }: Declaration,
  dialect: Dialect,
  given: Fields,
): Field[] {
  const known = defaults.map((name) => [name, dialect.known?.[name]] as const);
  const said = Object.entries(given).filter(([, value]) => value !== undefined);
  const whole: Fields = { ...Object.fromEntries(known), ...Object.fromEntries(said) };
  const present = Object.entries(whole);
  const missing = required.filter((name) => !Object.hasOwn(whole, name));
  if (missing.length > 0) throw refuse(`${missing.join(", ")} must be given.`);
  return present.map(([name, value]) => {
    if (HALF.test(name)) throw refuse("the name of a parameter holds half of a character.");
    if (!isPlain(value)) throw refuse(`${name} ${NOT_PLAIN}`);
    const result = dialect.write?.(name, value) ?? { value };
    if ("refused" in result) throw refuse(`${name} ${result.refused}`);
    return [name, result.value];
  });
}

/** `application/x-www-form-urlencoded`, for queries and for bodies. */
function encoded(fields: readonly Field[]): string {
  return new URLSearchParams(fields.map(([name, value]) => [name, String(value)])).toString();
}

const VISIBLE = /^[\x21-\x7e]{1,200}$/;

function headersOf(
  refuse: Refuse,
  { headers: given, requestId: ownId, idempotencyKey }: CallOptions,
  usualId: string | undefined,
): { headers: Record<string, string>; requestId: string } {
  let headers: Record<string, string>;
  try {
    headers = Object.fromEntries(new Headers(given));
  } catch {
    throw refuse("headers holds a name or a value that no header can have.");
  }
  const texts: Record<string, unknown> = { requestId: ownId, idempotencyKey };
  for (const [name, value] of Object.entries(texts)) {
    if (value !== undefined && !(typeof value === "string" && VISIBLE.test(value))) {
      throw refuse(`${name} must be 1 to 200 characters of visible ASCII.`);
    }
  }
  const requestId = ownId ?? (headers["x-request-id"] || usualId || crypto.randomUUID());
  headers["x-request-id"] = requestId;
  if (idempotencyKey !== undefined) headers["idempotency-key"] = idempotencyKey;
  return { headers, requestId };
}
