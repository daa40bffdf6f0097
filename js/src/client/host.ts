// Owns the host: what the runtime and the facade do for the wasm module. The module holds the host, and no
// garbage collector sees what it holds. What the user has handed in may refer to the client, so the host holds
// it weakly, and only the client holds it.

import { Deadline } from "../call/deadline.js";
import { FOREIGN, faultOf } from "../call/fault.js";
import { textOf } from "../call/response-body.js";
import { retryAfterOf } from "../call/retry-after.js";
import { makeError } from "../errors/errors.js";
import type { ErrorFields } from "../errors/fields.js";
import type { Capabilities } from "../runtime/capabilities.js";
import { runtimeClock } from "../runtime/clock.js";
import type { Clock } from "../runtime/clock.js";
import type { Host } from "../wasm/contract.js";
import type { CoreEvent, Emitter } from "./events.js";

/** What the user has handed in, and what results from it. Held by the client. */
export interface Belongings {
  readonly fetch: typeof fetch | undefined;
  readonly clock: Clock | undefined;
  readonly emitter: Emitter;
  /** The fault that ended the last token request, if any. */
  tokenCause: unknown;
}

type Weak<T> = Pick<WeakRef<T & WeakKey>, "deref">;

/** Workers of older compatibility dates have no WeakRef; they free nothing of a dropped client anyway. */
function weak<T extends object>(held: T): Weak<T> {
  return "WeakRef" in globalThis ? new WeakRef(held) : { deref: () => held };
}

/** A client that was collected makes no more token requests. */
const gone = (): Promise<never> => Promise.reject(new Error("The client was garbage-collected."));

/** The caller's error for an error of the core. */
function errorFor(own: Belongings | undefined, fields: ErrorFields, cause: unknown): Error {
  const behind = cause ?? causeOf(own, fields);
  // What is no fault of the network is passed on unchanged.
  if (fields.code === "fetch_failed" && behind !== undefined) return behind as Error;
  return makeError(fields, behind);
}

/** The cause of a token request's error. */
export function causeOf(own: Belongings | undefined, { code }: ErrorFields): unknown {
  return OF_A_FAULT.includes(code) ? own?.tokenCause : undefined;
}

const OF_A_FAULT: readonly string[] = [
  "token_endpoint_unreachable",
  "token_endpoint_untrusted",
  "fetch_failed",
];

/** The host of a client. */
export function hostOf(
  own: Belongings,
  { timers, unrefTimer, waitUntil, cacheable }: Capabilities,
): Host {
  const held = weak(own);
  const clock = (): Clock => held.deref()?.clock ?? runtimeClock;
  return {
    get fetch() {
      const own = held.deref();
      return own ? own.fetch : gone;
    },
    send: (call, { target, init, headers }, own, name, value) => {
      headers[name] = value;
      const send = own ?? fetch;
      try {
        call.sent = send(target, init);
      } catch (error) {
        const thrown = error as Error;
        call.sent = Promise.reject(thrown);
      }
    },
    timers,
    hasClock: own.clock !== undefined,
    wall: () => Number(guarded(() => clock().wall(), runtimeClock.wall)),
    monotonic: () => Number(guarded(() => clock().monotonic(), runtimeClock.monotonic)),
    startTimer: (callback, delayMs) =>
      guarded(
        () => clock().setTimeout(callback, delayMs),
        () => runtimeClock.setTimeout(callback, delayMs),
      ),
    stopTimer: (handle) => {
      guarded(() => {
        clock().clearTimeout(handle);
      });
    },
    unrefTimer: (handle) => {
      guarded(() => {
        unrefTimer(handle);
      });
    },
    waitUntil,
    neverCache: (init) => {
      if (cacheable()) init.cache = "no-store";
    },
    retryAfter: retryAfterOf,
    readBody: async (response, limit, signal) => {
      const deadline = Deadline.of(signal, undefined, runtimeClock);
      try {
        return await textOf(response, limit, deadline);
      } catch (cause) {
        // A test double with an unusable body is not passed on as a bug of the user's fetch.
        if (faultOf(cause) !== FOREIGN) throw cause;
        throw new Error("The body of the response could not be read.", { cause });
      } finally {
        deadline?.release();
      }
    },
    tokenFault: (error) => {
      const own = held.deref();
      if (own) own.tokenCause = error;
      return faultOf(error);
    },
    makeError: (fields, cause) => errorFor(held.deref(), fields, cause),
    emit: (event) => {
      const own = held.deref();
      own?.emitter.emit(event as CoreEvent, (fields) => causeOf(own, fields));
    },
  };
}

/** What the user's own clock throws must not pass through the module. */
function guarded<T>(use: () => T, otherwise?: () => T): T | undefined {
  try {
    return use();
  } catch {
    return otherwise?.();
  }
}
