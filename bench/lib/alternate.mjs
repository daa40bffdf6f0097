// Owns measuring two things side by side: both do the same work in turns, so that whatever the machine
// does meanwhile happens to both.

import { setImmediate } from "node:timers/promises";

/**
 * A turn of the event loop. What is freed only then (signals, weak references) would pile up in a loop of
 * calls that are answered at once, as it does in no program.
 */
export const turn = () => setImmediate();

/** Costs of `raw` and `own`, in pairs; each of the two begins every other time. */
export async function pairs(count, raw, own) {
  const found = [];
  for (let index = 0; index < count; index++) {
    await turn();
    if (index % 2 === 0) found.push([await raw(), await own()]);
    else found.push([await own(), await raw()].reverse());
  }
  return found;
}

/** The same with no cost looked at: for connections, caches and compiled code to come to be. */
export async function warmUp(count, raw, own) {
  for (let index = 0; index < count; index++) {
    await raw();
    await own();
  }
}

/** The code of ./loop.mjs twice: what the engine learns of one subject must not be held against the other. */
export async function loops() {
  const [raw, own] = await Promise.all([import("./loop.mjs?beside"), import("./loop.mjs?own")]);
  return { raw, own };
}

/** Long enough for the clock of the processor to tell. */
const BLOCK_US = 10e3;

/** Doubles the count of runs until they fill a block. */
async function blockSize(timed) {
  let size = 64;
  while (size * (await timed(size)) < BLOCK_US) size *= 2;
  return size;
}

/** Microseconds for one run of each, in pairs of blocks; half as many come before as a warm-up. */
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
