// Owns turning the arguments of an operation's method into a request. What cannot be sent as it was meant
// is an error that names the argument and never shows its value.

import type { CallInit } from "../call/init.js";
import { idOf } from "../call/templates.js";
import { CallError } from "../errors/errors.js";
import { base64Of, isBytes } from "../values/base64.js";
import { isFields } from "../values/fields.js";
import type { Fields } from "../values/fields.js";
import { ownMembers } from "../values/own-members.js";
import { isSafe, pathNames } from "./declare.js";
import type { CallOptions, Declaration } from "./declare.js";
import type { Conventions } from "./conventions.js";
import { HALF, hasPlainPrototype, isPlain, NOT_PLAIN } from "./plain-data.js";

/** A request ready to be sent. */
export interface ApiRequest {
  /** Relative to the client's base. */
  readonly url: string;
  readonly init: CallInit & { readonly signal?: AbortSignal };
  readonly requestId: string;
  /** The ids in the arguments, by name: those of the path, and required parameters. */
  readonly asked: Fields;
}

/** The arguments of an operation's method. */
export interface Arguments {
  readonly ids: readonly unknown[];
  readonly params: Fields;
  readonly options: CallOptions;
  /** The X-Request-Id of requests whose caller gives none; undefined: each has its own. */
  readonly defaultRequestId?: string | undefined;
}

/** Makes the error of an invalid argument. */
export type Invalid = (problem: string) => CallError;

/** Makes the errors of invalid arguments of the operation `name`. */
export function invalidCall(name: string): Invalid {
  return (problem) => new CallError({ code: "invalid_call", message: `${name}: ${problem}` });
}

/** Splits a method's arguments: those of the path, then params, then options. */
export function splitArguments(
  invalid: Invalid,
  { path }: Declaration,
  given: readonly unknown[],
): Arguments {
  const count = pathNames(path).length;
  if (given.length > count + 2) throw invalid(`takes at most ${count + 2} arguments.`);
  const options = plainObject(invalid, given[count + 1], "the options");
  const unknown = Object.keys(options).find((name) => !OPTIONS.includes(name));
  if (unknown !== undefined)
    throw invalid(`${unknown} is not one of the options ${OPTIONS.join(", ")}.`);
  return {
    ids: given.slice(0, count),
    params: plainObject(invalid, given[count], "the params"),
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

/** The own members of a plain object. Others (a Map, a form, a promise) would lose their content. */
function plainObject(invalid: Invalid, value: unknown, what: string): Fields {
  if (value === undefined) return ownMembers({});
  if (isFields(value) && hasPlainPrototype(value)) return ownMembers(value);
  throw invalid(`${what} must be a plain object.`);
}

/** Makes the request. */
export function requestOf(
  invalid: Invalid,
  declared: Declaration,
  conventions: Conventions,
  { ids, params, options, defaultRequestId }: Arguments,
): ApiRequest {
  const extra = plainObject(invalid, options.extra, "extra");
  const fields = written(invalid, declared, conventions, { ...extra, ...params });
  const { search, body } = spread(declared, fields);
  const unfit = search.find(([, value]) => typeof value === "object");
  if (unfit)
    throw invalid(`${unfit[0]} must be a text, a number or a boolean: it goes into the query.`);
  const path = pathOf(invalid, declared.path, ids);
  const { headers, requestId } = headersOf(invalid, options, defaultRequestId);
  Object.assign(headers, { accept: "application/json" }, conventions.headers);
  const { method } = declared;
  const { signal, timeoutMs, maxRetries } = options;
  // A redirect could carry a patient's data to another server, or turn a write into a read.
  const idempotent = isSafe(declared) || "idempotency-key" in headers;
  const own = { method, headers, idempotent, timeoutMs, maxRetries, redirect: "manual" } as const;
  const init: ApiRequest["init"] & { body?: string } = signal ? { ...own, signal } : own;
  if (body) {
    init.body = conventions.body === "form" ? encoded(body) : jsonOf(declared, body);
    headers["content-type"] = TYPES[conventions.body];
  }
  const query = encoded(search);
  const asked = askedFor(declared, ids, params);
  return { url: query === "" ? path : `${path}?${query}`, init, requestId, asked };
}

function askedFor(
  { path, required = [] }: Declaration,
  ids: readonly unknown[],
  params: Fields,
): Fields {
  const inPath = pathNames(path).map((name, index) => [name, ids[index]] as const);
  return Object.fromEntries([...required.map((name) => [name, params[name]] as const), ...inPath]);
}

function jsonOf({ listed = false }: Declaration, body: readonly Field[]): string {
  const fields = Object.fromEntries(body);
  return JSON.stringify(listed ? [fields] : fields);
}

const TYPES = { form: "application/x-www-form-urlencoded", json: "application/json" };

type Field = readonly [string, unknown];

/** Splits parameters into query and body. A GET has no body, and a DELETE no empty one. */
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
function pathOf(invalid: Invalid, path: string, ids: readonly unknown[]): string {
  const names = pathNames(path);
  return path.replace(/\{\w+\}/g, (placeholder) => {
    const name = placeholder.slice(1, -1);
    const id = ids[names.indexOf(name)];
    if (id === undefined) throw invalid(`${name} must be given.`);
    return segment(invalid, name, id);
  });
}

function segment(invalid: Invalid, name: string, id: unknown): string {
  if (typeof id === "number" ? !Number.isSafeInteger(id) : typeof id !== "string") {
    throw invalid(`${name} must be a string, or a whole number.`);
  }
  const text = String(id);
  if (text.trim() === "") throw invalid(`${name} must not be empty.`);
  // URLs resolve these two segments, even encoded ones.
  if (text === "." || text === "..") throw invalid(`${name} must not be "." or "..".`);
  if (HALF.test(text)) throw invalid(`${name} holds half of a character.`);
  return encodeURIComponent(text);
}

/** The parameters in the API's form. */
function written(
  invalid: Invalid,
  { required = [], defaults = [] }: Declaration,
  conventions: Conventions,
  params: Fields,
): Field[] {
  const usual = defaults.map((name) => [name, conventions.known?.[name]] as const);
  const said = Object.entries(params).filter(([, value]) => value !== undefined);
  const whole: Fields = { ...Object.fromEntries(usual), ...Object.fromEntries(said) };
  const present = Object.entries(whole);
  const missing = required.filter((name) => !Object.hasOwn(whole, name));
  if (missing.length > 0) throw invalid(`${missing.join(", ")} must be given.`);
  return present.map(([name, given]) => {
    const isFile = conventions.bytes?.has(name) === true && isBytes(given);
    const value = isFile ? base64Of(given) : given;
    if (HALF.test(name)) throw invalid("the name of a parameter holds half of a character.");
    if (!isPlain(value)) throw invalid(`${name} ${NOT_PLAIN}`);
    const result = conventions.write?.(name, value) ?? { value };
    if ("invalid" in result) throw invalid(`${name} ${result.invalid}`);
    return [name, result.value];
  });
}

/** `application/x-www-form-urlencoded`, for queries and for bodies. */
function encoded(fields: readonly Field[]): string {
  return new URLSearchParams(fields.map(([name, value]) => [name, String(value)])).toString();
}

const VISIBLE = /^[\x21-\x7e]{1,200}$/;

function headersOf(
  invalid: Invalid,
  { headers: given, requestId: ownId, idempotencyKey }: CallOptions,
  defaultRequestId: string | undefined,
): { headers: Record<string, string>; requestId: string } {
  let headers: Record<string, string>;
  try {
    headers = Object.fromEntries(new Headers(given));
  } catch {
    throw invalid("headers holds a name or a value that no header can have.");
  }
  const texts: Record<string, unknown> = { requestId: ownId, idempotencyKey };
  for (const [name, value] of Object.entries(texts)) {
    if (value !== undefined && !(typeof value === "string" && VISIBLE.test(value))) {
      throw invalid(`${name} must be 1 to 200 characters of visible ASCII.`);
    }
  }
  const requestId = ownId ?? (headers["x-request-id"] || idOf(defaultRequestId));
  headers["x-request-id"] = requestId;
  if (idempotencyKey !== undefined) headers["idempotency-key"] = idempotencyKey;
  return { headers, requestId };
}
