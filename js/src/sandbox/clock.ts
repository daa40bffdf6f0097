// The sandbox's clock and timers. They are captured when the module loads, so that a test which
// later installs fake timers to drive its client does not freeze the server as well.
import { performance } from "node:perf_hooks";

const now = performance.now.bind(performance);
const start = setTimeout;
const stop = clearTimeout;
const yieldTurn = setImmediate;

/** The longest delay a Node timer can keep, in ms. */
export const LONGEST_DELAY_MS = 2 ** 31 - 1;

/** Milliseconds on a clock which never runs backwards. */
export function monotonicMs(): number {
  return now();
}

/** The same clock, counted from the Unix epoch. */
export function epochMs(): number {
  return performance.timeOrigin + now();
}

/** Runs `task` after `ms`; the returned function calls it off. */
export function after(ms: number, task: () => void): () => void {
  const timer = start(task, ms);
  return () => {
    stop(timer);
  };
}

/** Runs `task` once pending I/O had its turn. */
export function nextTurn(task: () => void): void {
  yieldTurn(task);
}
