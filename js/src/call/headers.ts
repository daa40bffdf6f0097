// Owns the headers of a call: the caller's, read once, and where the token's own is added.

import { CallError } from "../errors/errors.js";
import type { Settings } from "../wasm/contract.js";

/** The caller's headers. What Headers throws quotes the value that it refuses. */
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
  /** The module adds the token's to them. */
  readonly headers: Record<string, string>;
  /** Whether the caller names the operation by an Idempotency-Key, so that repeating it is safe. */
  readonly hasKey: boolean;
  /** What fetch is given. */
  readonly sent: NonNullable<RequestInit["headers"]>;
}

/** The caller's headers as an object that is ours to add to, with their names as they are written. */
export function ownHeaders(given: RequestInit["headers"], { tokenHeader }: Settings): OwnHeaders {
  if (given === undefined) {
    const none = Object.create(null) as Record<string, string>;
    return { headers: none, sent: none, hasKey: false };
  }
  const { headers, names } = plainHeaders(given);
  refuseToken(names, tokenHeader);
  const key = names["idempotency-key"];
  const hasKey = key !== undefined && String(headers[key]).trim() !== "";
  if (!(given instanceof Headers)) return { headers, sent: headers, hasKey };
  // Node keeps inside of them how names are written, and shows lower case alone.
  const sent = new Headers(given);
  return { headers: tokenCarrier(sent, tokenHeader), sent, hasKey };
}

/** What the module adds the token's header to, so that it comes into these. */
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
 * The caller's headers by name. Plain objects and lists are copied without going through Headers, which
 * costs more than all the rest of a call.
 */
function plainHeaders(given: HeadersInit): {
  headers: Record<string, string>;
  names: Names;
} {
  const headers = Object.create(null) as Record<string, string>;
  const names = Object.create(null) as Record<string, string>;
  for (const [name, value] of entriesOf(given)) {
    // What is not given is no header, although fetch would make the text "undefined" of it.
    if (value === undefined) continue;
    const lower = name.toLowerCase();
    const known = names[lower];
    // Names that differ in case alone are one header (Fetch standard, "append").
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

function isPlain(given: NonNullable<RequestInit["headers"]>): given is Record<string, string> {
  const isObject = typeof given === "object" && (given as object | null) !== null;
  return isObject && !(given instanceof Headers || Symbol.iterator in given);
}

function refuseToken(names: Names, tokenHeader: string): void {
  if (names["authorization"] === undefined && names[tokenHeader] === undefined) return;
  throw new CallError({
    code: "authorization_header_present",
    message:
      "The call has an Authorization header of its own, or another that carries a token, which the " +
      "client's would overwrite. Leave it out, or make the call without this client.",
  });
}
