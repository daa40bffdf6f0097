// Owns growth: many calls with a stub of fetch, and the memory in use after each collection.

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

/** The optimizing compiler's own data on the heap also grows for long, and does not belong to a client. */
export const nodeFlags = ["--expose-gc", "--no-opt"];

export const sizes = {
  full: { rounds: 1, calls: 1_000_000, seconds: 30 },
  quick: { rounds: 1, calls: 50_000, seconds: 1 },
  smoke: { rounds: 1, calls: 1_000, seconds: 2 },
};

const STEPS = 50;
/** The share of the steps in which caches and compiled code still grow. */
const SETTLING = 0.2;

async function inUse() {
  await turn();
  globalThis.gc();
  // Finalizers run after the collection.
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
  // Outside of the measured heap.
  const seen = new Float64Array(STEPS * 3);
  let steps = 0;
  for (; steps < STEPS && performance.now() < endsAt; steps++) {
    await own.inFlight(calls / STEPS, 1, () => subject.call(PATH));
    seen.set([stub.calls, await inUse(), wasmBytes()], steps * 3);
  }
  const settled = Array.from({ length: steps }, (_, step) => {
    const [made, heap, wasm] = seen.subarray(step * 3);
    return { made, heap, wasm };
  }).slice(Math.floor(steps * SETTLING));
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
