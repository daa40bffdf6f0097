// Reading a request: from Node's stream to one plain value which the rest of the sandbox works on.
import type { IncomingMessage } from "node:http";
import { Buffer } from "node:buffer";

const BODY_LIMIT_BYTES = 10 * 1024 * 1024;

/** A request which has arrived in full. */
export interface Call {
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
  /** When it had been received. */
  readonly at: number;
}

/** Waits for the whole request. Rejects if the client goes away first. */
export async function readCall(request: IncomingMessage): Promise<Omit<Call, "at">> {
  const { body, tooLarge } = await readBody(request);
  const target = request.url ?? "/";
  const mark = target.indexOf("?");
  return {
    method: request.method ?? "GET",
    target,
    path: mark < 0 ? target : target.slice(0, mark),
    query: new URLSearchParams(mark < 0 ? "" : target.slice(mark + 1)),
    headers: flatten(request),
    body,
    tooLarge,
  };
}

// An oversized body is still read to its end: answering early and closing would make the kernel
// send a reset, and the client would see that instead of the 413.
async function readBody(request: IncomingMessage): Promise<{ body: string; tooLarge: boolean }> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= BODY_LIMIT_BYTES) chunks.push(chunk);
    else chunks.length = 0;
  }
  return { body: Buffer.concat(chunks).toString("utf8"), tooLarge: size > BODY_LIMIT_BYTES };
}

function flatten(request: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(", ") : value;
  }
  return headers;
}

/** The media type of the body, in lower case and without parameters; empty if not said. */
export function mediaType(call: Call): string {
  return (call.headers["content-type"] ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
}

/** A JSON object: what is left when arrays, `null` and plain values are ruled out. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a parsed value is a JSON object. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The body as a JSON object, or `undefined` if it is anything else. */
export function jsonBody(call: Call): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(call.body);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
