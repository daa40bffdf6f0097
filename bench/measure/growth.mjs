// Owns growth: many calls, fetch being a stub, and how the memory in use goes on after each collection.

import { loops, turn } from "../lib/alternate.mjs";
import { slope } from "../lib/stats.mjs";
import { isStubbed, NOT_STUBBED, stubFetch } from "../lib/stub.mjs";
import { connectWarm, PATH } from "../lib/subjects.mjs";
import { wasmBytes } from "../lib/wasm-memory.mjs";

export const figures = {
  growth: {
    title: "Growth of the heap in use for a call, over many calls",
    unit: "bytes",
    better: "lower",
  },
};

export const nodeFlags = ["--expose-gc"];

export const sizes = {
  full: { rounds: 1, calls: 1_000_000, seconds: 15 },
  quick: { rounds: 1, calls: 50_000, seconds: 1 },
  smoke: { rounds: 1, calls: 1_000, seconds: 2 },
};

const STEPS = 50;
/** The share of the steps in which caches and compiled code still come to be. */
const SETTLING = 0.2;

async function inUse() {
  await turn();
  globalThis.gc();
  // What the collection has found is let go of after it.
  await turn();
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}

export async function sample({ peer, server }, { calls, seconds }) {
  const stub = stubFetch();
  const subject = await connectWarm(peer, server);
  stub.begin();
  if (!(await isStubbed(stub, subject))) return { growth: NOT_STUBBED };
  const { own } = await loops();
  const endsAt = performance.now() + seconds * 1e3;
  const seen = [];
  for (let step = 0; step < STEPS && performance.now() < endsAt; step++) {
    await own.inFlight(calls / STEPS, 1, () => subject.call(PATH));
    seen.push({ made: stub.calls, heap: await inUse(), wasm: wasmBytes() });
  }
  const settled = seen.slice(Math.floor(seen.length * SETTLING));
  const [first, last] = [settled.at(0), settled.at(-1)];
  return {
    growth: {
      value: slope(settled.map(({ made, heap }) => [made, heap])),
      calls: last.made,
      heap: [first.heap, last.heap],
      wasm: [first.wasm, last.wasm],
    },
  };
}
