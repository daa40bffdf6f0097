// Owns a client's clock: the runtime's, looked up at each use, or one of the caller's.

/** A clock and its timers, for tests that move time. */
export interface Clock {
  /** The wall clock, in milliseconds since the Unix epoch, like `Date.now()`. */
  readonly wall: () => number;
  /** A clock that is never set, in milliseconds since any fixed moment, like `performance.now()`. */
  readonly monotonic: () => number;
  /** Calls back once, after this many milliseconds, and returns a handle. */
  readonly setTimeout: (callback: () => void, delayMs: number) => unknown;
  /** Cancels the timer of a handle. */
  readonly clearTimeout: (handle: unknown) => void;
}

/** The longest delay of a JavaScript timer, in milliseconds. */
export const LONGEST_MS = 2_147_483_647;

/** The runtime's clock. Its functions are looked up at each use, so that fake timers of tests work. */
export const runtimeClock: Clock = {
  wall: () => Date.now(),
  monotonic: () => performance.now(),
  setTimeout: (callback, delayMs) => {
    // A timer is cleared by the implementation that set it, even if a test has replaced it meanwhile.
    const clear = clearTimeout;
    const handle = setTimeout(callback, delayMs);
    return () => {
      clear(handle);
    };
  },
  clearTimeout: (undo) => {
    (undo as () => void)();
  },
};

const MEMBERS = ["wall", "monotonic", "setTimeout", "clearTimeout"] as const;

/** Whether a value has the functions of a clock. */
export function isClock(value: unknown): value is Clock {
  return (
    typeof value === "object" &&
    value !== null &&
    MEMBERS.every(
      (name) => typeof (value as Readonly<Record<string, unknown>>)[name] === "function",
    )
  );
}
