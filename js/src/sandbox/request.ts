// Owns reading a request: from Node's stream to a plain value that the rest of the sandbox works on.
import type { IncomingMessage } from "node:http";
import { Buffer } from "node:buffer";

const BODY_LIMIT_BYTES = 10 * 1024 * 1024;

/** A request that has arrived in full. */
export interface ReceivedRequest {
  readonly method: string;
  /** The path and the query as sent. */
  readonly target: string;
  /** The path without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The body exceeded the limit and was thrown away. */
  readonly tooLarge: boolean;
  /** When it was received in full, in ms since the Unix epoch. */
  readonly at: number;
}

/** Waits for the whole request. Rejects if the client disconnects first. */
export async function readRequest(incoming: IncomingMessage): Promise<Omit<ReceivedRequest, "at">> {
  const { body, tooLarge } = await readBody(incoming);
  const target = incoming.url ?? "/";
  const mark = target.indexOf("?");
  return {
    method: incoming.method ?? "GET",
    target,
    path: mark < 0 ? target : target.slice(0, mark),
    query: new URLSearchParams(mark < 0 ? "" : target.slice(mark + 1)),
    headers: flatten(incoming),
    body,
    tooLarge,
  };
}

// An oversized body is still read to its end: an early response and close would make the kernel send
// a reset, and the client would see that instead of the 413.
async function readBody(incoming: IncomingMessage): Promise<{ body: string; tooLarge: boolean }> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= BODY_LIMIT_BYTES) chunks.push(chunk);
    else chunks.length = 0;
  }
  return { body: Buffer.concat(chunks).toString("utf8"), tooLarge: size > BODY_LIMIT_BYTES };
}

function flatten(incoming: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(", ") : value;
  }
  return headers;
}

/** The media type of the body, in lower case and without parameters; empty if not given. */
export function mediaType(request: ReceivedRequest): string {
  return (request.headers["content-type"] ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
}

/** A JSON object, as opposed to an array, `null` or a plain value. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a parsed value is a JSON object. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The body as a JSON object, or `undefined` if it is anything else. */
export function jsonBody(request: ReceivedRequest): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(request.body);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
