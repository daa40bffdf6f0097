// Owns the sandbox's clock and timers. They are captured when the module loads, so that a test that
// later installs fake timers for its client does not freeze the server. Only the option `clock` of
// the sandbox replaces the clock, and never on the wire: latencies and slow bodies take real time.
import { performance } from "node:perf_hooks";
// Jest's jsdom environment has no such global.
import { setImmediate as yieldTurn } from "node:timers";

const now = performance.now.bind(performance);
const start = setTimeout;
const stop = clearTimeout;

/** The longest delay a Node timer can keep, in ms. */
export const LONGEST_DELAY_MS = 2 ** 31 - 1;

/** What tells the time. */
export interface TimeSource {
  /** Milliseconds since the Unix epoch. */
  wall(): number;
  /** Milliseconds on a clock that never runs backwards. */
  monotonic(): number;
}

/** The runtime's clocks. Here the wall clock never runs backwards either. */
export const realTime: TimeSource = {
  wall: () => performance.timeOrigin + now(),
  monotonic: now,
};

let current = realTime;

/**
 * Runs `work` with `time` as the sandbox's clock. A request is handled synchronously, and some fifty
 * places read the clock: this way none of them has to pass it on.
 */
export function withTime<Result>(time: TimeSource, work: () => Result): Result {
  const outer = current;
  current = time;
  try {
    return work();
  } finally {
    current = outer;
  }
}

/** The sandbox's clock now, for what is called outside of a request later. */
export function currentTime(): TimeSource {
  return current;
}

/** Milliseconds on a clock that never runs backwards. */
export function monotonicMs(): number {
  return current.monotonic();
}

/** Milliseconds since the Unix epoch. */
export function epochMs(): number {
  return current.wall();
}

/** Runs `task` after `ms`; the returned function cancels it. */
export function after(ms: number, task: () => void): () => void {
  const timer = start(task, ms);
  return () => {
    stop(timer);
  };
}

/** Runs `task` after pending I/O. */
export function nextTurn(task: () => void): void {
  yieldTurn(task);
}
