// Owns the costs of many tenants in one pool: the first token of each, memory, a call of tenants in turns beside a
// client's own, and the call that wakes a tenant at rest. fetch is a stub that responds at once. A program: its argument
// is the task, its last line of output the result.

import { setImmediate } from "node:timers/promises";
import { OAuthClient } from "everbearer";
import { ClientPool } from "everbearer/pool";
import { wasmBytes } from "../lib/wasm-memory.mjs";
import { pairs, warmUp } from "../lib/alternate.mjs";
import { processorClock } from "../lib/loop.mjs";
import { PATH, settingsFor } from "../lib/subjects.mjs";

const { at: count, waves, callsInWave } = JSON.parse(process.argv[2]);
const server = { tokenUrl: "http://127.0.0.1:8080/token", baseUrl: "http://127.0.0.1:8080/api/" };
const DONE = Promise.resolve(new Response(null, { status: 200 }));
const TOKEN = { access_token: "t".repeat(40), token_type: "Bearer", expires_in: 3_600 };
const WARM_UP = 4;
/** Calls at once while tenants get their first token. */
const AT_ONCE = 500;
/** Tenants that are called in turns: fewer than stay awake. */
const IN_TURNS = 500;
const COLLECTIONS = 5;

const fetch = (input) => (input === server.tokenUrl ? Promise.resolve(Response.json(TOKEN)) : DONE);
const { clientId, clientSecret, ...common } = settingsFor(server);
const pool = new ClientPool({
  ...common,
  fetch,
  credentials: () => ({ clientId, clientSecret }),
});
const alone = new OAuthClient({ ...settingsFor(server), fetch });

const nameOf = (number) => `tenant-${String(number).padStart(7, "0")}`;

async function inUse() {
  for (let done = 0; done < COLLECTIONS; done++) {
    await setImmediate();
    globalThis.gc();
  }
  return { heap: process.memoryUsage().heapUsed, wasm: wasmBytes() };
}

/** Microseconds of processor time for each of so many. */
async function timed(number, work) {
  const startedAt = processorClock();
  await work();
  return (processorClock() - startedAt) / number;
}

async function firstTokens() {
  for (let at = 0; at < count; at += AT_ONCE) {
    const until = Math.min(at + AT_ONCE, count);
    const calls = [];
    for (let number = at; number < until; number++)
      calls.push(pool.for(nameOf(number)).fetch(PATH));
    await Promise.all(calls);
  }
}

await alone.fetch(PATH);
await pool.for("warm-up").fetch(PATH);
const before = await inUse();
const first = await timed(count, firstTokens);
const used = await inUse();
const each = (name) => (used[name] - before[name]) / count;

/** Those that were used last are awake. */
const names = Array.from({ length: Math.min(count, IN_TURNS) }, (_, at) => nameOf(count - 1 - at));
const inTurns = () =>
  timed(callsInWave, async () => {
    for (let call = 0; call < callsInWave; call++) {
      await pool.for(names[call % names.length]).fetch(PATH);
    }
  });
const byItself = () =>
  timed(callsInWave, async () => {
    for (let call = 0; call < callsInWave; call++) await alone.fetch(PATH);
  });
await warmUp(WARM_UP, byItself, inTurns);
const cost = await pairs(waves, byItself, inTurns);

/** Tenants at rest, each called once. There are none among few. */
const { atRest } = pool.status();
const woken = Math.min(callsInWave, atRest);
const wake =
  woken === 0
    ? null
    : await timed(woken, async () => {
        for (let number = 0; number < woken; number++) await pool.for(nameOf(number)).fetch(PATH);
      });
const result = { first, memory: { heap: each("heap"), wasm: each("wasm") }, cost, wake };
process.stdout.write(`\n${JSON.stringify(result)}\n`, () => process.exit());
