// Owns the figures of soak tests: memory after a garbage collection, sampled over the calls, and its growth.

import assert from "node:assert/strict";
import { getHeapCodeStatistics, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { load } from "../packaging/load.mjs";

setFlagsFromString("--expose-gc");
// The optimizing compiler's own heap grows by some 50 KB in a million calls. Without it every byte that is
// left is the client's.
setFlagsFromString("--no-opt");
const collect = runInNewContext("gc");

/** The linear memory of every instance of the module. */
const memories = [];
WebAssembly.Instance = class extends WebAssembly.Instance {
  constructor(...args) {
    super(...args);
    const own = Object.values(this.exports).find((one) => one instanceof WebAssembly.Memory);
    if (own) memories.push(own);
  }
};

/** The package, loaded after the wrapper is in place. */
export const { OAuthClient } = await load("everbearer");

const KB = 1024;
const MB = 1024 * KB;

/**
 * The allowed growth of a run; `rss` are pages of the process, which depend on its allocators. The engine
 * makes the heap grow in steps of some KB; one object left behind by each of 300 replays would be more.
 */
const BOUNDS = { wasm: 0, heap: 16 * KB, rss: 16 * MB };

/** The same with real connections, a part of which is on the heap. */
export const BOUNDS_WITH_CONNECTIONS = { ...BOUNDS, heap: 256 * KB };

/**
 * Bytes in use after a full collection. Linear memory never shrinks. Compiled code is left out, because the
 * engine drops code that has not run for long and compiles it again.
 */
export async function memory() {
  // Finalizers may release more, in their own turns.
  for (let round = 0; round < 3; round += 1) {
    await new Promise(setImmediate);
    collect();
  }
  const { heapUsed, rss } = process.memoryUsage();
  const code = getHeapCodeStatistics();
  const heap = heapUsed - code.code_and_metadata_size - code.bytecode_and_metadata_size;
  const wasm = memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
  return { wasm, heap, rss };
}

/**
 * Samples of memory over calls, kept outside of the measured heap: even numbers in objects that were made
 * beforehand would take heap.
 */
export class Samples {
  #columns;
  #length = 0;

  /** @param most - The maximum number of samples. */
  constructor(most) {
    const column = (name) => [name, new Float64Array(most)];
    this.#columns = ["calls", ...Object.keys(BOUNDS)].map(column);
  }

  async take(calls) {
    const found = { calls, ...(await memory()) };
    for (const [name, column] of this.#columns) column[this.#length] = found[name];
    this.#length += 1;
  }

  rows() {
    const row = (_, index) =>
      Object.fromEntries(this.#columns.map(([name, column]) => [name, column[index]]));
    return Array.from({ length: this.#length }, row);
  }
}

/** The line through points (least squares): its slope, and half the width of its 95 % interval. */
function line(points) {
  const mean = (pick) => points.reduce((sum, point) => sum + pick(point), 0) / points.length;
  const [meanX, meanY] = [mean(([x]) => x), mean(([, y]) => y)];
  const sum = (pick) => points.reduce((total, [x, y]) => total + pick(x - meanX, y - meanY), 0);
  const spread = sum((x) => x * x);
  const slope = sum((x, y) => x * y) / spread;
  const rest = sum((x, y) => (y - slope * x) ** 2);
  return { slope, margin: 2 * Math.sqrt(rest / (points.length - 2) / spread) };
}

/**
 * Asserts that memory over calls is flat: the slope's interval contains zero, or the growth over the whole
 * run is below the bound. The first half of the samples is warm-up of engine and allocators.
 */
export function flat(t, taken, bounds = BOUNDS) {
  const samples = taken.rows();
  const { calls } = samples.at(-1);
  const later = samples.slice(samples.length / 2);
  for (const [kind, bound] of Object.entries(bounds)) {
    const { slope, margin } = line(later.map((sample) => [sample.calls, sample[kind]]));
    const peak = Math.max(...samples.map((sample) => sample[kind]));
    const [growth, width] = [slope * calls, margin * calls].map(Math.round);
    const told =
      `${kind}: peak ${peak}, final ${samples.at(-1)[kind]} bytes; ` +
      `slope over ${calls} calls ${growth} ± ${width} bytes`;
    t.diagnostic(told);
    assert.ok(slope <= margin || growth <= bound, told);
  }
}
