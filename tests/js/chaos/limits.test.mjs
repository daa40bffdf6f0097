// Endless responses: a token response is read up to its limit, decoded or not, the connection is closed, and
// memory does not grow.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { gzipSync } from "node:zlib";
import { closed, turn } from "./faults.mjs";
import { bytesOf } from "./proxy.mjs";
import { chaos, ending, healed } from "./world.mjs";

const MB = 1024 * 1024;
const GB = 1024 * MB;

/** The buffers of kernel and Node, at both ends of a connection, for a response that nobody reads. */
const BUFFERED = 16 * MB;

/** The allowed growth of the whole process, including the proxy. */
const GROWTH = 64 * MB;

const memory = () => process.memoryUsage().rss;

/** Writes pieces until it has written `total` bytes or the client disconnects. */
function flood(start, piece, total = Infinity) {
  const seen = { written: 0, peak: 0, gone: false };
  const fault = async (socket) => {
    socket.write(start);
    const gone = closed(socket);
    while (!socket.destroyed && seen.written < total) {
      seen.written += piece.length;
      seen.peak = Math.max(seen.peak, memory());
      if (socket.write(piece)) await turn();
      else await Promise.race([gone, new Promise((resolve) => socket.once("drain", resolve))]);
    }
    await gone;
    seen.gone = true;
  };
  return { fault, seen };
}

const HEAD = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n";
const PIECE = Buffer.alloc(64 * 1024, "a");
const CHUNK = Buffer.concat([Buffer.from("10000\r\n"), PIECE, Buffer.from("\r\n")]);

/** A token request with an endless response. */
async function flooded(t, { fault, seen }, code) {
  const { proxy, open, settled } = await chaos(t);
  const client = open({ policy: { tokenAttempts: 1 } });
  await client.getToken();
  client.invalidate();
  const before = memory();
  proxy.plan((endpoint) => endpoint === "token" && fault);
  const { outcome, error } = await ending(client);
  assert.equal(outcome, code);
  await letGo(seen);
  t.diagnostic(`${seen.written} bytes written, memory grew by ${seen.peak - before} bytes at most`);
  assert.ok(seen.written < BUFFERED, `${seen.written} bytes could be written`);
  assert.ok(seen.peak - before < GROWTH, `memory grew by ${seen.peak - before} bytes`);
  proxy.plan(() => undefined);
  await healed(client, error);
  await settled();
  return error;
}

/** Waits until the client has closed the flooded connection. */
async function letGo(seen) {
  while (!seen.gone) await turn();
}

/** Waits until nothing more can be written, because nobody reads. */
async function stuck(seen) {
  for (let before = -1; seen.written > before;) {
    before = seen.written;
    for (let turns = 0; turns < 500; turns += 1) await turn();
  }
}

describe("a token response is cut off, and its connection closed,", () => {
  test("if it announces 1 GB", async (t) => {
    const start = `${HEAD}content-length: ${GB}\r\n\r\n{"access_token":"`;
    const error = await flooded(t, flood(start, PIECE, GB), "invalid_token_response");
    assert.match(error.message, /more than 256 KB/);
  });

  test("if it comes in chunks forever", async (t) => {
    const start = `${HEAD}transfer-encoding: chunked\r\n\r\n`;
    await flooded(t, flood(start, CHUNK), "invalid_token_response");
  });

  test("if it goes on up to a close that never comes", async (t) => {
    await flooded(t, flood(`${HEAD}\r\n`, PIECE), "invalid_token_response");
  });

  test("if its headers never end", async (t) => {
    const line = Buffer.from(`x-flood: ${"a".repeat(1_000)}\r\n`);
    await flooded(t, flood(HEAD, line), "token_endpoint_unreachable");
  });

  test("if one header never ends", async (t) => {
    await flooded(t, flood(`${HEAD}x-flood: `, PIECE), "token_endpoint_unreachable");
  });

  test("if it is an error", async (t) => {
    const start = `${HEAD.replace("200 OK", "400 Bad")}content-length: ${GB}\r\n\r\n{"error":"`;
    await flooded(t, flood(start, PIECE, GB), "token_request_refused");
  });
});

describe("a gzip bomb as a token response is cut off at the limit of decoded bytes", () => {
  const bomb = Buffer.concat(Array(1024).fill(gzipSync(Buffer.alloc(MB))));
  for (const [name, encoding, body] of [
    ["of 1 GB", "gzip", bomb],
    ["of 1 GB within another", "gzip, gzip", gzipSync(bomb)],
  ]) {
    test(name, async (t) => {
      const { proxy, open, settled } = await chaos(t);
      const client = open();
      const before = memory();
      let peak = before;
      const sampler = setInterval(() => (peak = Math.max(peak, memory())), 1);
      proxy.plan((endpoint) => {
        if (endpoint !== "token") return undefined;
        const headers = [`content-encoding: ${encoding}`];
        return (socket) => socket.write(bytesOf({ status: "200 OK", headers, body }));
      });
      const { outcome, error } = await ending(client);
      clearInterval(sampler);
      t.diagnostic(`${body.length} bytes sent, memory grew by ${peak - before} bytes at most`);
      assert.equal(outcome, "invalid_token_response");
      assert.match(error.message, /more than 256 KB/);
      assert.ok(peak - before < GROWTH, `memory grew by ${peak - before} bytes`);
      proxy.plan(() => undefined);
      await healed(client, error);
      await settled();
    });
  }
});

test("an endless API response is read no faster than the caller reads, who can cancel it", async (t) => {
  const { proxy, open, settled } = await chaos(t);
  const client = open();
  await client.getToken();
  const { fault, seen } = flood(`${HEAD}\r\n`, PIECE);
  proxy.plan(() => fault);
  const response = await client.fetch("things");
  const reader = response.body.getReader();
  await reader.read();
  await stuck(seen);
  assert.ok(seen.written < BUFFERED, `${seen.written} bytes could be written`);
  await reader.cancel();
  await letGo(seen);
  proxy.plan(() => undefined);
  await healed(client);
  await settled();
});

test("a response that is not passed on is not read: a retry discards an endless 503", async (t) => {
  const { proxy, open, settled } = await chaos(t);
  const client = open();
  await client.getToken();
  const { fault, seen } = flood(`${HEAD.replace("200 OK", "503 Busy")}\r\n`, PIECE);
  const faults = [fault];
  proxy.plan(() => faults.shift());
  assert.equal((await ending(client)).outcome, "200");
  await letGo(seen);
  assert.ok(seen.written < BUFFERED, `${seen.written} bytes could be written`);
  assert.equal(client.status().retries, 1);
  await settled();
});
