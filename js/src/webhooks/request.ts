// Owns reading a webhook's request, whatever runtime brings it: a header, and the body's raw bytes.

import { WebhookError } from "./error.js";
import type { WebhookErrorCode } from "./error.js";

/** Headers: a `Headers`, or an object with names in any case, such as Node's `request.headers`. */
export type WebhookHeaders =
  | { get(name: string): string | null }
  | Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * A webhook's request: a `Request` whose body nobody has read, which is then read here, or headers
 * and body of one that has been read. The body must be as it came, byte for byte: what was parsed and
 * written again is another text. A string does for bodies that are valid UTF-8.
 */
export type WebhookRequest =
  | { readonly headers: WebhookHeaders; arrayBuffer(): Promise<ArrayBuffer> }
  | { readonly headers: WebhookHeaders; readonly body: string | Uint8Array | ArrayBuffer };

/** Bytes that Web Crypto takes: not of shared memory. */
export type Bytes = Uint8Array<ArrayBuffer>;

/**
 * The value of a header, by its name in lower case. A header that stands twice has its values joined
 * (RFC 9110 §5.3) and is then refused by its reader, so that it does not matter which one counts.
 */
export function requireHeader(
  request: WebhookRequest,
  name: string,
  missing: WebhookErrorCode,
): string {
  const value = headerOf(request, name);
  if (typeof value === "string" && value !== "") return value;
  const message = `The request has no ${name} header, or an empty one. Either the sender is someone else, or something on the way takes the header out.`;
  throw new WebhookError(missing, message);
}

/** Whatever stands there; nothing, if the request is none or cannot be read. */
function headerOf(request: WebhookRequest, name: string): unknown {
  try {
    const { headers } = request;
    return isHeaders(headers) ? headers.get(name) : joined(headers, name);
  } catch {
    return undefined;
  }
}

function isHeaders(
  headers: WebhookHeaders,
): headers is Extract<WebhookHeaders, { get(name: string): string | null }> {
  return typeof headers["get"] === "function";
}

function joined(headers: Exclude<WebhookHeaders, { get: unknown }>, name: string): string {
  return Object.entries(headers)
    .filter(([key]) => key.toLowerCase() === name)
    .flatMap(([, value]) => value ?? [])
    .join(", ");
}

/**
 * The raw bytes of the body: a copy, so that what is verified is also what is parsed, even if the
 * caller reuses the buffer meanwhile.
 */
export async function readBody(request: WebhookRequest): Promise<Bytes> {
  let bytes: Bytes | undefined;
  try {
    bytes = copied("arrayBuffer" in request ? await request.arrayBuffer() : request.body);
  } catch (cause) {
    const message =
      "The request's body could not be read: something has read it already, or it broke off. cause says more.";
    throw new WebhookError("body_unreadable", message, { cause });
  }
  if (bytes) return bytes;
  const message =
    "body must be the raw body: a string, a Uint8Array or an ArrayBuffer. If something has parsed it already, verify before that; the bytes cannot be had back from what was parsed.";
  throw new WebhookError("body_unreadable", message);
}

// Arrays and buffers of another realm, as test runners bring them, are instances of other classes.
function copied(body: unknown): Bytes | undefined {
  if (typeof body === "string") return new TextEncoder().encode(body);
  if (ArrayBuffer.isView(body)) {
    return new Uint8Array(body.buffer, body.byteOffset, body.byteLength).slice();
  }
  if (Object.prototype.toString.call(body) === "[object ArrayBuffer]") {
    return new Uint8Array(body as ArrayBuffer).slice();
  }
  return undefined;
}
