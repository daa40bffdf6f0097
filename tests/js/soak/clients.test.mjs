// Clients by the thousand: what is closed, or forgotten, gives its memory back.

import assert from "node:assert/strict";
import { test } from "node:test";
import { memory, OAuthClient } from "./figures.mjs";
import { STUB, stubServer } from "./server.mjs";

const CLIENTS = 10_000;

/** What 10,000 clients that are gone may leave behind: 20 bytes each. */
const LEFT = 200_000;

/** Makes as many clients, each of which gets a token and makes a call. */
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
  test(`${CLIENTS} clients that are ${name} give their memory back`, async (t) => {
    await wave(end);
    const before = await memory();
    const open = await wave(end);
    const after = await memory();
    const left = after.heap - before.heap;
    t.diagnostic(
      `wasm ${before.wasm} bytes, with ${CLIENTS} more ${open.wasm}; ` +
        `heap ${open.heap} bytes with them, ${after.heap} without, ${left} more than before`,
    );
    assert.equal(open.wasm, before.wasm, "linear memory is used again");
    assert.ok(left < LEFT, `${left} bytes are left`);
  });
}
