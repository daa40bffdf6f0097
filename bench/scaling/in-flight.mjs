// Owns the costs of calls, in time and memory, when many are in flight. fetch is a stub that responds
// when a gate opens. A program: its argument is the task, its last line of output the result.

import { setImmediate } from "node:timers/promises";
import { wasmBytes } from "../lib/wasm-memory.mjs";
import { pairs, warmUp } from "../lib/alternate.mjs";
import { processorClock } from "../lib/loop.mjs";
import { connect, connectBoth, PATH } from "../lib/subjects.mjs";

const { at: count, waves, rounds, callsInWave, warmUpCalls } = JSON.parse(process.argv[2]);
const server = { tokenUrl: "http://127.0.0.1:8080/token", baseUrl: "http://127.0.0.1:8080/api/" };
const TOKEN = { access_token: "t".repeat(512), token_type: "Bearer", expires_in: 3_600 };
const DONE = new Response(null, { status: 200 });

function gate() {
  let open;
  const opened = new Promise((resolve) => (open = resolve));
  return { open, opened };
}

let tokenGate = gate();
let callGate = gate();
globalThis.fetch = (input) =>
  input === server.tokenUrl ? tokenGate.opened.then(() => Response.json(TOKEN)) : callGate.opened;
const begin = (subject) => Array.from({ length: count }, () => subject.call(PATH));

/** Microseconds of processor time for a call; all calls of a wave are in flight before the first response. */
const wave = (subject) => async () => {
  const repeats = Math.ceil(callsInWave / count);
  const startedAt = processorClock();
  for (let repeat = 0; repeat < repeats; repeat++) {
    callGate = gate();
    const calls = begin(subject);
    callGate.open(DONE);
    await Promise.all(calls);
  }
  return (processorClock() - startedAt) / (count * repeats);
};

function inUse() {
  globalThis.gc();
  return { heap: process.memoryUsage().heapUsed, wasm: wasmBytes() };
}

/** Bytes that a call holds while it waits, on the heap and in the wasm. */
async function held(subject) {
  callGate = gate();
  const before = inUse();
  const calls = begin(subject);
  await setImmediate();
  const during = inUse();
  tokenGate.open();
  callGate.open(DONE);
  await Promise.all(calls);
  return { heap: (during.heap - before.heap) / count, wasm: (during.wasm - before.wasm) / count };
}

/** The same for calls that wait for a token, each time with a new client. */
async function heldCold() {
  tokenGate = gate();
  return held(await connect("everbearer", server));
}

async function repeated(work) {
  const found = [];
  for (let round = 0; round < rounds; round++) found.push(await work());
  return found;
}

tokenGate.open();
const { raw, own } = await connectBoth({ peer: "everbearer", server });
// Waiting calls are measured first, since the memory of the wasm never shrinks.
const waiting = await repeated(heldCold);
const both = [wave(raw), wave(own)];
await warmUp(Math.ceil(warmUpCalls / Math.max(count, callsInWave)), ...both);
const result = {
  cost: await pairs(waves, ...both),
  memory: {
    raw: await repeated(() => held(raw)),
    sent: await repeated(() => held(own)),
    waiting,
  },
};
process.stdout.write(`\n${JSON.stringify(result)}\n`, () => process.exit());
