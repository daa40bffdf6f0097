// Owns a second copy of the sandbox whose timers the test runs itself, so that delays are read and not
// measured.

import { createRequire } from "node:module";

/** The timers that are set, in the order in which they were: how long each is to take, and its task. */
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
// The sandbox takes what it finds when it is loaded, and keeps it.
export const { startSandbox } = createRequire(import.meta.url)("everbearer/sandbox");
Object.assign(globalThis, { setTimeout, clearTimeout });

/** The next timer that the sandbox sets, taken out of the list. */
export async function nextTimer() {
  while (timers.length === 0) await new Promise(setImmediate);
  return timers.shift();
}

/** A sandbox of that copy, which ends with the test. */
export async function startTimed(t) {
  const sandbox = await startSandbox();
  t.after(() => sandbox.close());
  return sandbox;
}
