// Owns the figures of a soak: memory after a collection, sampled over the calls, and whether it grows.

import assert from "node:assert/strict";
import { getHeapCodeStatistics, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { load } from "../packaging/load.mjs";

setFlagsFromString("--expose-gc");
// What the optimizing compiler keeps on the heap for itself grows by some 50 KB in a million calls. Without
// it every byte that is left is the client's.
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

/** The package, loaded after that. */
export const { OAuthClient } = await load("everbearer");

const KB = 1024;
const MB = 1024 * KB;

/**
 * By how much a run may grow; `rss` are pages of the process, which is what its allocators make of it. The heap
 * takes steps of some KB that are the engine's; an object that each of 300 replays left behind would be more.
 */
const BOUNDS = { wasm: 0, heap: 16 * KB, rss: 16 * MB };

/** The same where real connections come and go, which the heap holds a part of. */
export const BOUNDS_WITH_CONNECTIONS = { ...BOUNDS, heap: 256 * KB };

/**
 * Bytes in use once all has been collected that nobody holds. Linear memory never shrinks. What the engine
 * has compiled is left out: it drops code that has not run for long, and compiles it again.
 */
export async function memory() {
  // What is collected may let go of more, in turns of its own.
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
 * Samples of memory over calls, kept where they take nothing from the heap that they are samples of: even
 * as members of objects made beforehand, numbers would.
 */
export class Samples {
  #columns;
  #length = 0;

  /** @param most - How many there will be at most. */
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

/** The line through points (least squares): its slope, and the half width of its interval of 95 %. */
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
 * Memory over calls is flat: the interval of the slope holds zero, or what it comes to in the whole run is
 * below the bound. The first half of the samples is warm-up: engine and allocators settle.
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
