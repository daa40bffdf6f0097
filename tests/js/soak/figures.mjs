// Owns the figures of a soak: memory after a collection, sampled over the calls, and whether it grows.

import assert from "node:assert/strict";
import { getHeapCodeStatistics, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { load } from "../packaging/load.mjs";

setFlagsFromString("--expose-gc");
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

const MB = 1024 * 1024;

/** By how much a run may grow; `rss` are pages of the process, which is what its allocators make of it. */
const BOUNDS = { wasm: 0, heap: 0.25 * MB, rss: 16 * MB };

/**
 * Bytes in use once all has been collected that nobody holds. Linear memory never shrinks. What the engine
 * has compiled is left out: it goes on making better code of the same functions for a long time.
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
export function flat(t, samples) {
  const { calls } = samples.at(-1);
  const later = samples.slice(samples.length / 2);
  for (const [kind, bound] of Object.entries(BOUNDS)) {
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
