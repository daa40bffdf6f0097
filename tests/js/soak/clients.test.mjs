// Thousands of clients: closed or dropped, they release their memory.

import assert from "node:assert/strict";
import { test } from "node:test";
import { memory, OAuthClient } from "./figures.mjs";
import { STUB, stubServer } from "./server.mjs";

const CLIENTS = 10_000;

/** The memory that 10,000 clients may leave behind: 20 bytes each. */
const LEFT = 200_000;

/** Makes CLIENTS clients, each of which gets a token and makes a call. */
async function wave(end) {
  const { fetch, books } = stubServer();
  const clients = Array.from({ length: CLIENTS }, () => new OAuthClient({ ...STUB, fetch }));
  await Promise.all(clients.map((client) => client.fetch("things")));
  assert.deepEqual([books.tokens, books.calls], [CLIENTS, CLIENTS]);
  const open = await memory();
  clients.forEach(end);
  return open;
}

for (const [name, end] of [
  ["closed", (client) => client.close()],
  ["forgotten without a close", () => undefined],
]) {
  test(`${CLIENTS} clients that are ${name} release their memory`, async (t) => {
    // The second wave finds gaps between what the first has left and its own sizes, and grows by half a percent once. A
    // leak would grow with each.
    await wave(end);
    await wave(end);
    const before = await memory();
    const open = await wave(end);
    const after = await memory();
    const left = after.heap - before.heap;
    t.diagnostic(
      `wasm ${before.wasm} bytes, with ${CLIENTS} more ${open.wasm}; ` +
        `heap ${open.heap} bytes with them, ${after.heap} without, ${left} more than before`,
    );
    assert.equal(open.wasm, before.wasm, "linear memory is reused");
    assert.ok(left < LEFT, `${left} bytes are left`);
  });
}
