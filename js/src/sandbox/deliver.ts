// Carrying a decision out: writing the reply, or misbehaving on the wire in the way asked for.
import type { ServerResponse } from "node:http";
import { Buffer } from "node:buffer";
import { after, nextTurn } from "./clock.js";
import type { Decision } from "./faults.js";
import type { Reply } from "./reply.js";

const SLOW_CHUNK_BYTES = 16;
const ENDLESS_CHUNK = Buffer.alloc(16 * 1024, "a");

/** Carries `decision` out after `delayMs`; nothing happens if the client has gone by then. */
export function deliver(response: ServerResponse, decision: Decision, delayMs: number): void {
  if (delayMs > 0) whileOpen(response, delayMs, () => deliver(response, decision, 0));
  else if (!response.destroyed) perform(response, decision);
}

function perform(response: ServerResponse, decision: Decision): void {
  switch (decision.act) {
    case "reply":
      send(response, decision.reply);
      return;
    case "dribble":
      dribble(response, decision.reply, decision.chunkMs);
      return;
    case "endless":
      growForever(response);
      return;
    case "reset":
      response.req.socket.resetAndDestroy();
      return;
    case "hang":
      return;
  }
}

// A closed connection must not leave a timer behind which would keep the process alive.
function whileOpen(response: ServerResponse, ms: number, task: () => void): void {
  const onClose = (): void => {
    cancel();
  };
  const cancel = after(ms, () => {
    response.off("close", onClose);
    task();
  });
  response.once("close", onClose);
}

/** Sends a whole reply at once. */
export function send(response: ServerResponse, reply: Reply): void {
  const body = Buffer.from(reply.body);
  writeHead(response, reply, body);
  response.end(body);
}

function writeHead(response: ServerResponse, reply: Reply, body: Buffer): void {
  const bare = reply.status === 204 || reply.status === 304;
  const framed = "content-length" in reply.headers || "transfer-encoding" in reply.headers;
  const length = bare || framed ? {} : { "content-length": String(body.length) };
  response.writeHead(reply.statusLine ?? reply.status, { ...length, ...reply.headers });
}

function dribble(response: ServerResponse, reply: Reply, chunkMs: number): void {
  const body = Buffer.from(reply.body);
  writeHead(response, reply, body);
  response.flushHeaders();
  const step = (from: number): void => {
    if (response.destroyed) return;
    if (from >= body.length) {
      response.end();
      return;
    }
    response.write(body.subarray(from, from + SLOW_CHUNK_BYTES));
    whileOpen(response, chunkMs, () => step(from + SLOW_CHUNK_BYTES));
  };
  whileOpen(response, chunkMs, () => step(0));
}

// Each chunk waits until the previous one has left for the kernel, so that a client which stops
// reading stops the server as well, and memory stays flat.
function growForever(response: ServerResponse): void {
  response.writeHead(200, { "content-type": "application/json; charset=utf-8" });
  if (response.req.method === "HEAD") {
    response.end();
    return;
  }
  const grow = (): void => {
    if (response.destroyed) return;
    if (response.write(ENDLESS_CHUNK)) nextTurn(grow);
    else response.once("drain", grow);
  };
  response.write('{"access_token":"');
  grow();
}
