// Owns waiting: for a condition that has to be asked for, and for a moment that no condition tells.

import assert from "node:assert/strict";

const LONGEST_MS = 30_000;
const EVERY_MS = 10;

export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Asks until the answer is truthy, and resolves with it. What fails is asked again. */
export async function poll(question, what) {
  const deadline = performance.now() + LONGEST_MS;
  let last;
  while (performance.now() < deadline) {
    try {
      last = await question();
      if (last) return last;
    } catch (error) {
      last = error;
    }
    await pause(EVERY_MS);
  }
  return assert.fail(`waited in vain for: ${what} (last answer: ${last})`);
}
