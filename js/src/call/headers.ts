// Owns the headers of a call: the caller's, read once, the client's, and the place for the token's.

import { CallError } from "../errors/errors.js";
import type { DefaultHeaders, Defaults } from "./defaults.js";
import { Templates } from "./templates.js";

/** The caller's headers. The error that Headers throws is dropped, because it quotes the invalid value. */
export function headersOf(given: RequestInit["headers"]): Headers {
  try {
    return new Headers(given);
  } catch {
    const message = "headers holds a name or a value that no header can have.";
    throw new CallError({ code: "invalid_call", message });
  }
}

interface Names {
  /** How a header's name is written, by the name in lower case. */
  readonly [lower: string]: string | undefined;
}

interface OwnHeaders {
  /** The module adds the token's header to this object. */
  readonly headers: Record<string, string>;
  /** Whether there is an Idempotency-Key, so that sending the call twice is safe. */
  readonly hasKey: boolean;
  /** The headers for fetch. */
  readonly sent: NonNullable<RequestInit["headers"]>;
  /** Those of the client that have placeholders. */
  readonly templates: Templates | undefined;
}

/** The headers of a call that has none of its own. */
export function defaultHeaders({ headers }: Defaults): Record<string, string> {
  const plain = Object.create(null) as Record<string, string>;
  if (headers) for (const [name, value] of headers.values()) plain[name] = value;
  return plain;
}

/** The headers of a call as an object of our own, with their names as they are written. */
export function ownHeaders(given: RequestInit["headers"], defaults: Defaults): OwnHeaders {
  if (given === undefined) {
    const headers = defaultHeaders(defaults);
    const templates = Templates.of(defaults.templates, headers);
    return { headers, sent: headers, hasKey: false, templates };
  }
  const { tokenHeader, replaceAuthorization } = defaults;
  const { headers, names } = plainHeaders(given);
  // Node keeps the spelling of names inside Headers, and shows lower case alone.
  const sent = given instanceof Headers ? new Headers(given) : undefined;
  for (const lower of ["authorization", tokenHeader]) {
    const name = names[lower];
    if (name === undefined) continue;
    if (!replaceAuthorization) throw tokenPresent();
    sent?.delete(lower);
    Reflect.deleteProperty(headers, name);
  }
  const key = names["idempotency-key"];
  const hasKey = key !== undefined && String(headers[key]).trim() !== "";
  if (defaults.headers) addMissing(defaults.headers, names, sent ?? headers);
  const templates = Templates.of(defaults.templates, sent ?? headers, names);
  if (!sent) return { headers, sent: headers, hasKey, templates };
  return { headers: tokenCarrier(sent, tokenHeader), sent, hasKey, templates };
}

/** Adds the headers that the call does not have. */
function addMissing(
  defaults: DefaultHeaders,
  names: Names,
  to: Headers | Record<string, string>,
): void {
  for (const [lower, [name, value]] of defaults) {
    if (names[lower] !== undefined) continue;
    if (to instanceof Headers) to.set(name, value);
    else to[name] = value;
  }
}

/** An object for the module: the token's header that it adds ends up in these headers. */
export function tokenCarrier(
  sent: Headers | Record<string, string>,
  tokenHeader: string,
): Record<string, string> {
  if (!(sent instanceof Headers)) return sent;
  const carrier = Object.create(null) as Record<string, string>;
  return Object.defineProperty(carrier, tokenHeader, {
    set: (value: string) => {
      sent.set(tokenHeader, value);
    },
  });
}

/**
 * The caller's headers by name. Plain objects and lists are copied without Headers, which costs more than
 * the rest of a call.
 */
function plainHeaders(given: HeadersInit): {
  headers: Record<string, string>;
  names: Names;
} {
  const headers = Object.create(null) as Record<string, string>;
  const names = Object.create(null) as Record<string, string>;
  for (const [name, value] of entriesOf(given)) {
    // An undefined value is no header, although fetch would send the text "undefined".
    if (value === undefined) continue;
    const lower = name.toLowerCase();
    const known = names[lower];
    // Names that differ only in case are one header (Fetch standard, "append").
    if (known !== undefined) headers[known] = `${headers[known] ?? ""}, ${value}`;
    else headers[(names[lower] = name)] = value;
  }
  return { headers, names };
}

function entriesOf(given: HeadersInit): Iterable<readonly [string, string | undefined]> {
  if (isPlain(given)) return Object.entries(given);
  if (Array.isArray(given) && given.every(isPair)) return given;
  return headersOf(given).entries();
}

const isPair = (pair: unknown): pair is [string, string] =>
  Array.isArray(pair) && pair.length === 2 && pair.every((part) => typeof part === "string");

/** Whether headers are given as a plain object, which a list, a Map or a Headers is not. */
export const isPlain = (given: unknown): given is Readonly<Record<string, unknown>> =>
  typeof given === "object" &&
  given !== null &&
  !(given instanceof Headers || Symbol.iterator in given);

function tokenPresent(): CallError {
  return new CallError({
    code: "authorization_header_present",
    message:
      "The call has an Authorization header of its own, or another that carries a token. Leave it out, or make " +
      "the call without this client. If a library sets it, replaceAuthorization: true puts the client's in its place.",
  });
}
