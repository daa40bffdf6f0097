// One AbortSignal for all calls in the life of a process, as servers use for their shutdown.

import assert from "node:assert/strict";
import { test } from "node:test";
import { memory, OAuthClient } from "./figures.mjs";
import { STUB, stubServer } from "./server.mjs";

const CALLS = 20_000;

/** Repetitions. The engine makes steps of 150 KB, up and down, so the median counts. */
const ROUNDS = 6;

/** The bytes that a call may leave on the signal: none, apart from noise. */
const ROWS = [
  ["alone leaves nothing", {}, 1],
  ["with a timeout leaves nothing", { timeoutMs: 60_000 }, 1],
];

for (const [name, options, most] of ROWS) {
  test(`a long-lived signal ${name}`, async (t) => {
    const { fetch } = stubServer();
    const client = new OAuthClient({ ...STUB, fetch, ...options });
    const { signal } = new AbortController();
    const calls = async () => {
      for (let call = 0; call < CALLS; call += 1) await client.fetch("things", { signal });
      return (await memory()).heap;
    };
    const heaps = [];
    for (let round = 0; round < ROUNDS; round += 1) heaps.push(await calls());
    const steps = heaps.slice(1).map((heap, index) => (heap - heaps[index]) / CALLS);
    const each = steps.sort((one, other) => one - other)[Math.floor(steps.length / 2)];
    t.diagnostic(`${each.toFixed(2)} bytes for each call`);
    assert.ok(each < most, `${each} bytes for each call`);
    client.close();
  });
}
