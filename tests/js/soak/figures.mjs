// Owns the figures of a soak: memory after a collection, sampled over the calls, and whether it grows.

import { format, load } from "../packaging/load.mjs";

const collect = globalThis.gc;

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
export const { startSandbox } = await load("everbearer/sandbox");
export { format };

/** Bytes of linear memory. It never shrinks; what is freed is used again. */
export const wasmBytes = () => memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0);

/** What is in use once everything that nobody holds has been collected. */
export async function memory() {
  // Finalizers run in turns of their own, and free what others hold.
  for (let round = 0; round < 3; round += 1) {
    await new Promise(setImmediate);
    collect();
  }
  const { heapUsed, rss } = process.memoryUsage();
  return { heap: heapUsed, rss, wasm: wasmBytes() };
}

/**
 * The line through the points (least squares): its slope, and half the width of the slope's interval of
 * 95 %. The errors of neighbours may depend on each other, so they are taken in blocks of four.
 */
export function line(points) {
  const count = points.length;
  const mean = (pick) => points.reduce((sum, point) => sum + pick(point), 0) / count;
  const [meanX, meanY] = [mean(([x]) => x), mean(([, y]) => y)];
  const spread = points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  const slope = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0) / spread;
  const rest = points.reduce((sum, [x, y]) => sum + (y - meanY - slope * (x - meanX)) ** 2, 0);
  return { slope, margin: 2 * Math.sqrt(rest / (count - 2) / spread) };
}
