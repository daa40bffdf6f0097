// Owns a second copy of the sandbox whose timers the test runs, so that delays are read, not measured.

import { createRequire } from "node:module";

/** The timers that are set, in order: the delay and the task of each. */
export const timers = [];

const { setTimeout, clearTimeout } = globalThis;
globalThis.setTimeout = (run, ms) => {
  const timer = { ms, run };
  timers.push(timer);
  return timer;
};
globalThis.clearTimeout = (timer) => {
  if (timers.includes(timer)) timers.splice(timers.indexOf(timer), 1);
};
// The sandbox keeps the timer functions that it finds when it is loaded.
export const { startSandbox } = createRequire(import.meta.url)("everbearer/sandbox");
Object.assign(globalThis, { setTimeout, clearTimeout });

/** Removes the sandbox's next timer from the list and gives it. */
export async function nextTimer() {
  while (timers.length === 0) await new Promise(setImmediate);
  return timers.shift();
}

/** A sandbox of that copy; it closes with the test. */
export async function startTimed(t) {
  const sandbox = await startSandbox();
  t.after(() => sandbox.close());
  return sandbox;
}
