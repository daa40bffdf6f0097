// Owns reading a webhook's request in any runtime: its headers, and the raw bytes of its body.

import { WebhookError } from "./error.js";
import type { WebhookErrorCode } from "./error.js";

/** Headers: a `Headers`, or an object with names in any case, such as Node's `request.headers`. */
export type WebhookHeaders =
  | { get(name: string): string | null }
  | Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * A webhook's request: a `Request` with an unread body, which is then read here; or the headers and the raw
 * body. The raw body must be the bytes that were received: JSON that was parsed and serialised again
 * differs. A string is fine if the body is valid UTF-8.
 */
export type WebhookRequest =
  | { readonly headers: WebhookHeaders; arrayBuffer(): Promise<ArrayBuffer> }
  | { readonly headers: WebhookHeaders; readonly body: string | Uint8Array | ArrayBuffer };

/** Bytes for Web Crypto, which does not accept shared memory. */
export type Bytes = Uint8Array<ArrayBuffer>;

/**
 * The value of a header, by its name in lower case. The values of a repeated header are joined
 * (RFC 9110 §5.3), which makes the header malformed: neither value is chosen.
 */
export function requireHeader(
  request: WebhookRequest,
  name: string,
  missing: WebhookErrorCode,
): string {
  const value = headerOf(request, name);
  if (typeof value === "string" && value !== "") return value;
  const message = `The request has no ${name} header, or an empty one. Either someone else sent it, or a proxy removes the header.`;
  throw new WebhookError(missing, message);
}

/** The header's value; undefined if there is none, or if the request is not a request. */
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
 * A copy of the body's raw bytes, so that the verified bytes are the parsed ones even if the caller reuses
 * the buffer meanwhile.
 */
export async function readBody(request: WebhookRequest): Promise<Bytes> {
  let bytes: Bytes | undefined;
  try {
    bytes = copied("arrayBuffer" in request ? await request.arrayBuffer() : request.body);
  } catch (cause) {
    const message =
      "The request's body could not be read: it was read before, or the connection broke. cause says more.";
    throw new WebhookError("body_unreadable", message, { cause });
  }
  if (bytes) return bytes;
  const message =
    "body must be the raw body: a string, a Uint8Array or an ArrayBuffer. If a framework parses bodies, verify before it does: the bytes cannot be restored from parsed data.";
  throw new WebhookError("body_unreadable", message);
}

// Arrays and buffers of another realm, as in some test runners, are instances of other classes.
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
