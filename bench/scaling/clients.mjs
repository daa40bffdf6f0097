// Owns the costs of many clients in one process: making one, its memory, calls of each in turn, and what
// is left when they are closed. fetch is a stub that responds at once. A program: its argument is the
// task, its last line of output the result.

import { setImmediate } from "node:timers/promises";
import { wasmBytes } from "../lib/wasm-memory.mjs";
import { pairs, warmUp } from "../lib/alternate.mjs";
import { processorClock } from "../lib/loop.mjs";
import { PATH, settingsFor } from "../lib/subjects.mjs";
import { OAuthClient } from "everbearer";

const { at: count, waves, callsInWave } = JSON.parse(process.argv[2]);
const server = { tokenUrl: "http://127.0.0.1:8080/token", baseUrl: "http://127.0.0.1:8080/api/" };
const TOKEN = { access_token: "t".repeat(512), token_type: "Bearer", expires_in: 3_600 };
const DONE = Promise.resolve(new Response(null, { status: 200 }));
const WARM_UP = 4;

const fetch = (input) => (input === server.tokenUrl ? Promise.resolve(Response.json(TOKEN)) : DONE);
const make = () => new OAuthClient({ ...settingsFor(server), fetch });

/** Finalizers run in the turn after a collection, and what they release is collected later. */
const COLLECTIONS = 5;

async function inUse() {
  for (let done = 0; done < COLLECTIONS; done++) {
    await setImmediate();
    globalThis.gc();
  }
  return { heap: process.memoryUsage().heapUsed, wasm: wasmBytes() };
}

/** Microseconds of processor time for a call, made on these clients one after the other. */
const inTurns = (clients) => async () => {
  const calls = Math.max(callsInWave, count);
  const startedAt = processorClock();
  for (let call = 0; call < calls; call++) await clients[call % clients.length].fetch(PATH);
  return (processorClock() - startedAt) / calls;
};

/** All clients from creation to close: the time to make one, and the memory at each stage. */
async function lifetime(work) {
  const before = await inUse();
  const clients = Array.from({ length: count });
  const startedAt = processorClock();
  for (let index = 0; index < count; index++) clients[index] = make();
  const micros = (processorClock() - startedAt) / count;
  const made = await inUse();
  for (const client of clients) await client.fetch(PATH);
  const used = await inUse();
  const found = await work(clients);
  for (const client of clients) client.close();
  clients.length = 0;
  const closed = await inUse();
  const perClient = (now, name) => (now[name] - before[name]) / count;
  const memory = Object.fromEntries(
    Object.entries({ made, used, closed }).map(([when, now]) => [
      when,
      { heap: perClient(now, "heap"), wasm: perClient(now, "wasm") },
    ]),
  );
  return { micros, memory, found };
}

const one = make();
await one.fetch(PATH);
const { micros, memory, found } = await lifetime(async (clients) => {
  const both = [inTurns([one]), inTurns(clients)];
  await warmUp(WARM_UP, ...both);
  return pairs(waves, ...both);
});
/** As many again: do they fit into the room of the first ones? */
const again = await lifetime(() => undefined);
const result = { micros, memory, again: again.memory, cost: found };
process.stdout.write(`\n${JSON.stringify(result)}\n`, () => process.exit());
