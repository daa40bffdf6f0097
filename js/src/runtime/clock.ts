// Owns the clock that a client goes by: the runtime's, as it is at each use, or one that is handed in.

/** A clock and its timers, for tests that move time. */
export interface Clock {
  /** The wall clock: milliseconds since the Unix epoch, as `Date.now()` gives them. */
  readonly wall: () => number;
  /** A clock that is never set back: milliseconds since any moment, as `performance.now()` gives them. */
  readonly monotonic: () => number;
  /** Calls back once, after so many milliseconds. */
  readonly setTimeout: (callback: () => void, delayMs: number) => unknown;
  /** Undoes that. */
  readonly clearTimeout: (handle: unknown) => void;
}

/** The longest delay that a JavaScript timer can hold, in milliseconds. */
export const LONGEST_MS = 2_147_483_647;

/** What the runtime has. Looked up at each use, so that a test's fake timers work. */
export const runtimeClock: Clock = {
  wall: () => Date.now(),
  monotonic: () => performance.now(),
  setTimeout: (callback, delayMs) => {
    // Who has set a timer clears it, also when a test has put its own in place meanwhile.
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

/** Whether it has what is needed of a clock. */
export function isClock(value: unknown): value is Clock {
  return (
    typeof value === "object" &&
    value !== null &&
    MEMBERS.every(
      (name) => typeof (value as Readonly<Record<string, unknown>>)[name] === "function",
    )
  );
}
