// Owns one operation of a store: its limit in time, and what may be said of its error.

import { memberOf } from "../values/foreign.js";

/** The timers of a client. */
export interface Timers {
  readonly setTimeout: (callback: () => void, delayMs: number) => unknown;
  readonly clearTimeout: (handle: unknown) => void;
}

/** An operation took too long. */
class Late extends Error {
  override readonly name = "timeout";
}

/**
 * The result of an operation; rejects if that does not come within this time. Runtimes run timers before they read
 * sockets: after a long task, the time is over although the answer is there. So one turn of the event loop passes
 * before the verdict.
 */
export async function within<T>(
  timers: Timers,
  limitMs: number,
  operation: Promise<T>,
): Promise<T> {
  let timer: unknown;
  const late = new Promise<never>((_, reject) => {
    timer = timers.setTimeout(() => {
      timer = timers.setTimeout(() => {
        reject(new Late());
      }, 0);
    }, limitMs);
  });
  try {
    return await Promise.race([operation, late]);
  } finally {
    timers.clearTimeout(timer);
  }
}

const NAME = /^[\w.$]{1,40}$/;
const CODE = /^[\w.:-]{1,40}$/;

/** Name and code of an error. Clients of databases put arguments into messages, so nothing else is said. */
export function nameOf(error: unknown): string {
  const [name, code] = [memberOf(error, "name"), memberOf(error, "code")];
  const called = typeof name === "string" && NAME.test(name) ? name : "Error";
  const isCode = typeof code === "number" || (typeof code === "string" && CODE.test(code));
  return isCode ? `${called} (${code})` : called;
}
