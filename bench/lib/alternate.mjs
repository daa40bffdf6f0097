// Owns measuring two things side by side: both do the same work in turns, so that other load on the
// machine affects both.

import { setImmediate } from "node:timers/promises";

/**
 * A turn of the event loop. Objects that are freed only then (signals, weak references) would pile up in a
 * loop of calls that return at once, which no real program is.
 */
export const turn = () => setImmediate();

/** Costs of `raw` and `own`, in pairs of alternating order. */
export async function pairs(count, raw, own) {
  const found = [];
  for (let index = 0; index < count; index++) {
    await turn();
    if (index % 2 === 0) found.push([await raw(), await own()]);
    else found.push([await own(), await raw()].reverse());
  }
  return found;
}

/** The same without measuring, to fill connections, caches and compiled code. */
export async function warmUp(count, raw, own) {
  for (let index = 0; index < count; index++) {
    await raw();
    await own();
  }
}

/** Two copies of the code of ./loop.mjs: what the engine learns from one subject must not affect the other. */
export async function loops() {
  const [raw, own] = await Promise.all([import("./loop.mjs?beside"), import("./loop.mjs?own")]);
  return { raw, own };
}

/** Long enough for the processor's clock to measure. */
const BLOCK_US = 10e3;

/** Doubles the count of runs until they fill a block. */
async function blockSize(timed) {
  let size = 64;
  while (size * (await timed(size)) < BLOCK_US) size *= 2;
  return size;
}

/** Microseconds for one run of each, in pairs of blocks, after half as many pairs as a warm-up. */
export async function blockPairs(blocks, rawWork, ownWork) {
  const loop = await loops();
  const both = [];
  for (const [{ processorTime }, work] of [
    [loop.raw, rawWork],
    [loop.own, ownWork],
  ]) {
    const size = await blockSize((count) => processorTime(count, work));
    both.push(() => processorTime(size, work));
  }
  await warmUp(Math.ceil(blocks / 2), ...both);
  return pairs(blocks, ...both);
}
