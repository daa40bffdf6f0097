// Owns carrying a decision out: writing the response, or misbehaving on the wire as a fault says.
import type { ServerResponse } from "node:http";
import { Buffer } from "node:buffer";
import { after, nextTurn } from "./clock.js";
import type { Decision } from "./faults.js";
import type { PlainResponse } from "./response.js";

const SLOW_CHUNK_BYTES = 16;
const ENDLESS_CHUNK = Buffer.alloc(16 * 1024, "a");

/** Carries `decision` out after `delayMs`, unless the client has disconnected by then. */
export function deliver(outgoing: ServerResponse, decision: Decision, delayMs: number): void {
  if (delayMs > 0) whileOpen(outgoing, delayMs, () => deliver(outgoing, decision, 0));
  else if (!outgoing.destroyed) perform(outgoing, decision);
}

function perform(outgoing: ServerResponse, decision: Decision): void {
  switch (decision.act) {
    case "respond":
      send(outgoing, decision.response);
      return;
    case "dribble":
      dribble(outgoing, decision.response, decision.chunkMs);
      return;
    case "endless":
      growForever(outgoing);
      return;
    case "reset":
      outgoing.req.socket.resetAndDestroy();
      return;
    case "hang":
      return;
  }
}

// A closed connection must not leave behind a timer that keeps the process alive.
function whileOpen(outgoing: ServerResponse, ms: number, task: () => void): void {
  const onClose = (): void => {
    cancel();
  };
  const cancel = after(ms, () => {
    outgoing.off("close", onClose);
    task();
  });
  outgoing.once("close", onClose);
}

/** Sends a whole response at once. */
export function send(outgoing: ServerResponse, response: PlainResponse): void {
  const body = Buffer.from(response.body);
  writeHead(outgoing, response, body);
  outgoing.end(body);
}

function writeHead(outgoing: ServerResponse, response: PlainResponse, body: Buffer): void {
  const bare = response.status === 204 || response.status === 304;
  const framed = "content-length" in response.headers || "transfer-encoding" in response.headers;
  const length = bare || framed ? {} : { "content-length": String(body.length) };
  outgoing.writeHead(response.statusLine ?? response.status, { ...length, ...response.headers });
}

function dribble(outgoing: ServerResponse, response: PlainResponse, chunkMs: number): void {
  const body = Buffer.from(response.body);
  writeHead(outgoing, response, body);
  outgoing.flushHeaders();
  const step = (from: number): void => {
    if (outgoing.destroyed) return;
    if (from >= body.length) {
      outgoing.end();
      return;
    }
    outgoing.write(body.subarray(from, from + SLOW_CHUNK_BYTES));
    whileOpen(outgoing, chunkMs, () => step(from + SLOW_CHUNK_BYTES));
  };
  whileOpen(outgoing, chunkMs, () => step(0));
}

// Each chunk waits until the kernel has taken the previous one: if the client stops reading, the
// server stops writing, and memory stays flat.
function growForever(outgoing: ServerResponse): void {
  outgoing.writeHead(200, { "content-type": "application/json; charset=utf-8" });
  if (outgoing.req.method === "HEAD") {
    outgoing.end();
    return;
  }
  const grow = (): void => {
    if (outgoing.destroyed) return;
    if (outgoing.write(ENDLESS_CHUNK)) nextTurn(grow);
    else outgoing.once("drain", grow);
  };
  outgoing.write('{"access_token":"');
  grow();
}
