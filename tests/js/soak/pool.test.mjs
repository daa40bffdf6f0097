// 100,000 tenants used once, then at rest: what each takes, that nothing grows with more of them, one timer, and no secret
// in the module's memory.

import assert from "node:assert/strict";
import { test } from "node:test";
import { setFlagsFromString } from "node:v8";
import { load } from "../packaging/load.mjs";
import { memory } from "./figures.mjs";

// Of 300,000 calls, the optimizing compiler's own heap is a small part, and they take a third of the time with it.
setFlagsFromString("--opt");
const { ClientPool } = await load("everbearer/pool");

const TENANTS = 100_000;

/** At most so many bytes each, beyond strings: heap and linear memory together. */
const BAR = 1_024;

/** Recognizable, and in no other text. */
const SECRET = "Zq7hT2mVx9Kc4RbN8sWd";

/** Calls at once: a server's, not all at the same moment. */
const AT_ONCE = 500;

const timers = new Set();
const clock = {
  wall: () => Date.now(),
  monotonic: () => performance.now(),
  setTimeout(callback, delayMs) {
    const timer = setTimeout(() => {
      timers.delete(timer);
      callback();
    }, delayMs);
    timers.add(timer);
    return timer;
  },
  clearTimeout(timer) {
    timers.delete(timer);
    clearTimeout(timer);
  },
};

let tokens = 0;
/** Texts of one length, as tokens mostly are: others would leave gaps when they take each other's places. */
const numbered = (text, number) => `${text}-${String(number).padStart(7, "0")}`;
const fetch = async (input) => {
  if (!String(input).endsWith("/token")) return new Response();
  tokens += 1;
  return Response.json({ access_token: numbered("token", tokens), expires_in: 3_600 });
};

const poolOf = (maxTenants) =>
  new ClientPool({
    tokenUrl: "https://auth.example.com/token",
    baseUrl: "https://api.example.com/",
    fetch,
    clock,
    maxTenants,
    credentials: (tenant) => ({ clientId: tenant, clientSecret: `${SECRET}-${tenant}` }),
  });

/** Calls so many tenants, each once. */
async function useOnce(pool, from, count) {
  for (let at = from; at < from + count; at += AT_ONCE) {
    const calls = Array.from({ length: AT_ONCE }, async (_, index) => {
      const response = await pool.for(numbered("tenant", at + index)).fetch("things");
      await response.arrayBuffer();
      assert.equal(response.status, 200);
    });
    await Promise.all(calls);
  }
}

test("tenants that are evicted leave nothing behind", async (t) => {
  const pool = poolOf(3_000);
  let after;
  for (let wave = 0; wave < 12; wave += 1) {
    await useOnce(pool, wave * 5_000, 5_000);
    const now = await memory();
    if (wave === 1) after = now;
    if (wave < 2) continue;
    // A page at most, for gaps between what was freed.
    assert.ok(now.wasm - after.wasm <= 65_536, `${now.wasm - after.wasm} bytes after wave ${wave}`);
  }
  const { heap } = await memory();
  t.diagnostic(`50000 tenants more in their places: heap ${heap - after.heap} bytes more`);
  assert.ok(heap - after.heap < 300_000);
  assert.equal(pool.status().evicted, 12 * 5_000 - 3_000);
  pool.close();
});

test(`${TENANTS} tenants, used once and at rest`, async (t) => {
  const pool = poolOf(TENANTS);
  tokens = 0;
  await pool.for(numbered("tenant", 9_999_999)).getToken();
  const before = await memory();
  await useOnce(pool, 0, TENANTS);
  const used = await memory();
  assert.equal(tokens, TENANTS + 1);
  assert.equal(timers.size, 1, "one timer is pending");
  const { tenants, atRest, requesting, waiting } = pool.status();
  assert.deepEqual([requesting, waiting], [0, 0]);
  assert.ok(tenants - atRest <= 1_000, `${tenants - atRest} awake`);
  const heap = (used.heap - before.heap) / TENANTS;
  const wasm = (used.wasm - before.wasm) / TENANTS;
  t.diagnostic(
    `${TENANTS} tenants: ${heap.toFixed(0)} bytes of heap and ${wasm.toFixed(0)} bytes of wasm each`,
  );
  assert.ok(heap + wasm <= BAR, `${heap + wasm} bytes each`);
  // Others take their places. Linear memory gets gaps, for two rounds.
  await useOnce(pool, TENANTS, TENANTS);
  const twice = await memory();
  const each = (twice.heap + twice.wasm - before.heap - before.wasm) / TENANTS;
  t.diagnostic(`with ${TENANTS} more in their places: ${each.toFixed(0)} bytes each`);
  assert.ok(each <= BAR, `${each} bytes each`);
  await useOnce(pool, 2 * TENANTS, TENANTS);
  const settled = await memory();
  await useOnce(pool, 3 * TENANTS, TENANTS);
  const last = await memory();
  const [more, moreWasm] = [last.heap - settled.heap, last.wasm - settled.wasm];
  t.diagnostic(`and ${TENANTS} more: heap ${more} bytes more, wasm ${moreWasm} bytes more`);
  // So much memory has gaps, which need not be the same each time. They have settled by now.
  assert.ok(moreWasm <= settled.wasm * 0.01, `${moreWasm} bytes of linear memory more`);
  // A tenant that left something behind would show above.
  assert.ok(more <= TENANTS * 20, `${more} bytes of heap more`);
  assert.ok(pool.status().tenants <= TENANTS);
  assert.equal(pool.status().evicted, 4 * TENANTS + 1 - pool.status().tenants);
  pool.close();
  const closed = await memory();
  assert.equal(timers.size, 0);
  t.diagnostic(`closed: heap ${closed.heap - before.heap} bytes more than before`);
  // What the engine has compiled and learnt meanwhile stays: it is a fraction of what the tenants took.
  assert.ok(closed.heap - before.heap < (last.heap - before.heap) / 2);
});
