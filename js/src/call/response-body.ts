// Owns reading the bodies of responses: up to a limit, and only while the caller waits.

import { memberOf } from "../values/foreign.js";
import { within } from "./deadline.js";
import type { Deadline } from "./deadline.js";

/** A body that is read piece by piece. */
interface Pieces {
  /** The next piece; undefined at the end. */
  readonly next: () => Promise<unknown>;
  /** Discards the rest. */
  readonly cancel: () => unknown;
}

/**
 * The body as text; undefined if it has more than `limit` bytes. Reads web streams, other streams (node-fetch
 * has Node's), and doubles that have only `text()` or `json()`.
 */
export async function textOf(
  response: Response,
  limit: number,
  deadline: Deadline | undefined,
): Promise<string | undefined> {
  deadline?.check();
  const pieces = piecesOf(memberOf(response, "body"));
  if (!pieces) return bounded(await within(deadline, wholeOf(response)), limit);
  const decoder = new TextDecoder();
  let text = "";
  let length = 0;
  try {
    for (;;) {
      const piece = await within(deadline, pieces.next());
      if (piece === undefined) return text + decoder.decode();
      const bytes = bytesOf(piece);
      length += bytes.byteLength;
      if (length > limit) break;
      text += decoder.decode(bytes, { stream: true });
    }
  } catch (error) {
    cancelRest(pieces);
    throw error;
  }
  cancelRest(pieces);
  return undefined;
}

function piecesOf(body: unknown): Pieces | undefined {
  if (typeof body !== "object" || body === null) return undefined;
  if ("getReader" in body) {
    const reader = (body as ReadableStream<unknown>).getReader();
    return {
      next: async () => {
        const piece = await reader.read();
        return piece.done ? undefined : piece.value;
      },
      cancel: () => reader.cancel(),
    };
  }
  if (!(Symbol.asyncIterator in body)) return undefined;
  const iterator = (body as AsyncIterable<unknown, unknown>)[Symbol.asyncIterator]();
  return {
    next: async () => {
      const piece = await iterator.next();
      return piece.done === true ? undefined : piece.value;
    },
    cancel: () => iterator.return?.(),
  };
}

/** A piece of a body: bytes, or text where a stream was told to decode. */
function bytesOf(piece: unknown): Uint8Array {
  if (typeof piece === "string") return new TextEncoder().encode(piece);
  if (ArrayBuffer.isView(piece)) {
    return new Uint8Array(piece.buffer, piece.byteOffset, piece.byteLength);
  }
  throw new TypeError("The body of the response gave something that is not bytes.");
}

async function wholeOf(response: Response): Promise<string> {
  if (typeof memberOf(response, "text") === "function") return await response.text();
  if (typeof memberOf(response, "json") === "function") {
    const text: unknown = JSON.stringify(await response.json());
    return typeof text === "string" ? text : "";
  }
  return "";
}

/** The text of a body that was read at once; undefined if it is too long. */
function bounded(text: string, limit: number): string | undefined {
  // A UTF-16 code unit takes at most three bytes.
  const fits = text.length * 3 <= limit || new TextEncoder().encode(text).length <= limit;
  return fits ? text : undefined;
}

function cancelRest(pieces: Pieces): void {
  settle(() => pieces.cancel());
}

/** Discards a response that nobody will read, so that its connection can be used again. */
export function discard(response: unknown): void {
  settle(() => (memberOf(response, "body") as ReadableStream | null | undefined)?.cancel());
}

/** Ignores failures: a body that is locked, broken or foreign cannot be cancelled. */
function settle(cancel: () => unknown): void {
  try {
    Promise.resolve(cancel()).catch(() => undefined);
  } catch {
    // Ignored, as above.
  }
}
