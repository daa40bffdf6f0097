// Owns what the runtime and the facade do for the wasm module. The module holds this, and what it holds
// no collector sees: so all that the user has handed in, which may name the client, is held weakly here
// and by the client alone.

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

/** What the user has handed in, and what comes of it. The client holds it. */
export interface Belongings {
  readonly fetch: typeof fetch | undefined;
  readonly clock: Clock | undefined;
  readonly emitter: Emitter;
  /** What ended the last token request, if that was a fault. */
  tokenCause: unknown;
}

type Weak<T> = Pick<WeakRef<T & WeakKey>, "deref">;

/** Workers of older compatibility dates have no WeakRef; what is let go of is never freed there anyway. */
function weak<T extends object>(held: T): Weak<T> {
  return "WeakRef" in globalThis ? new WeakRef(held) : { deref: () => held };
}

/** A client that has been collected makes no token request any more. */
const gone = (): Promise<never> => Promise.reject(new Error("The client was let go of."));

/** The error that a core error becomes for a caller. */
function errorFor(own: Belongings | undefined, fields: ErrorFields, cause: unknown): Error {
  const behind = cause ?? causeOf(own, fields);
  // What is none of the network's is passed on as it is.
  if (fields.code === "fetch_failed" && behind !== undefined) return behind as Error;
  return makeError(fields, behind);
}

/** The cause of an error that a token request ended with. */
export function causeOf(own: Belongings | undefined, { code }: ErrorFields): unknown {
  return OF_A_FAULT.includes(code) ? own?.tokenCause : undefined;
}

const OF_A_FAULT: readonly string[] = [
  "token_endpoint_unreachable",
  "token_endpoint_untrusted",
  "fetch_failed",
];

/** What the runtime and this client do for the module. */
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
        // A double whose body is none is no bug of the user's fetch to be passed on.
        if (faultOf(cause) !== FOREIGN) throw cause;
        throw new Error("The body of the answer could not be read.", { cause });
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

/** Nothing that a clock of the user's own throws may pass through the module. */
function guarded<T>(use: () => T, otherwise?: () => T): T | undefined {
  try {
    return use();
  } catch {
    return otherwise?.();
  }
}
