// Owns the host: what the runtime and the facade do for an instance of the wasm module. The module knows a
// client by its id, and the host looks up what the client's user has handed in. That may refer to the client,
// and no garbage collector sees what the module holds. So the host holds it weakly, and only the client holds it.

import { faultOf } from "../call/fault.js";
import { dateOf, retryAfterOf } from "../call/retry-after.js";
import { makeError } from "../errors/errors.js";
import type { ErrorFields } from "../errors/fields.js";
import type { Capabilities } from "../runtime/capabilities.js";
import { runtimeClock } from "../runtime/clock.js";
import type { Clock } from "../runtime/clock.js";
import { isA, memberOf, textIn } from "../values/foreign.js";
import { uuid } from "../values/uuid.js";
import type { Host, HostedClient } from "../wasm/contract.js";
import type { Emitter } from "./events.js";
import { Missing, prepare, readBody } from "./prepare.js";
import type { Send } from "./prepare.js";

/** What the user has handed in, and what results from it. Held by the client. */
export interface Belongings extends HostedClient {
  readonly emitter: Emitter;
  core: HostedClient["core"];
}

type Weak<T> = Pick<WeakRef<T & WeakKey>, "deref">;

/** Workers of older compatibility dates have no WeakRef; they free nothing of a dropped client anyway. */
function weak<T extends object>(held: T): Weak<T> {
  return "WeakRef" in globalThis ? new WeakRef(held) : { deref: () => held };
}

/** A client that was collected makes no more token requests. */
const gone = (): Promise<never> => Promise.reject(new Error("The client was garbage-collected."));

/** The caller's error for an error of the core. */
function errorFor(own: HostedClient | undefined, fields: ErrorFields, cause: unknown): Error {
  const behind = cause ?? causeOf(own, fields);
  // Errors that are not network faults are passed on unchanged.
  if (fields.code === "fetch_failed" && behind !== undefined) return behind as Error;
  return makeError(fields, behind);
}

/** The cause of a token request's error. */
export function causeOf(own: HostedClient | undefined, { code }: ErrorFields): unknown {
  return OF_A_FAULT.includes(code) ? own?.tokenCause : undefined;
}

const OF_A_FAULT: readonly string[] = [
  "credentials_unavailable",
  "discovery_failed",
  "token_endpoint_unreachable",
  "token_endpoint_untrusted",
  "fetch_failed",
];

/** The wall clock of a client; the runtime's if the client's own throws. */
export const wallOf = (own: HostedClient | undefined): number =>
  Number(guarded(() => (own?.clock ?? runtimeClock).wall(), runtimeClock.wall));

/** The host of an instance in this runtime. */
export function hostOf({ timers, unrefTimer, waitUntil, cacheable }: Capabilities): Host {
  const clients = new Map<number, Weak<HostedClient>>();
  let lastId = 0;
  const client = (id: number): HostedClient | undefined => clients.get(id)?.deref();
  const clock = (id: number): Clock => client(id)?.clock ?? runtimeClock;
  const uncached = (own: HostedClient | undefined, url: string, init: RequestInit): unknown => {
    if (cacheable()) init.cache = "no-store";
    return sent(own ? own.fetch : gone, url, init);
  };
  return {
    add: (own) => {
      lastId += 1;
      clients.set(lastId, weak(own));
      return lastId;
    },
    forget: (id) => {
      clients.delete(id);
    },
    send: (call, { target, init, headers, templates }, own, name, value) => {
      headers[name] = value;
      templates?.complete(value);
      call.sent = sent(own, target, init);
    },
    sendTokenRequest: (id, url, init, hides) => {
      const own = client(id);
      if (own) own.hidesUrl = hides;
      return uncached(own, url, init);
    },
    uuid,
    prepare: (id, flight, signal, landed) => {
      const own = client(id);
      const send: Send = (url, init) => uncached(own, url, init);
      return prepare(own, { flight, signal, landed, send, waitUntil });
    },
    timers: () => timers,
    wall: (id) => wallOf(client(id)),
    monotonic: (id) => Number(guarded(() => clock(id).monotonic(), runtimeClock.monotonic)),
    startTimer: (id, callback, delayMs) =>
      guarded(
        () => clock(id).setTimeout(callback, delayMs),
        () => new RuntimeTimer(callback, delayMs),
      ),
    stopTimer: (id, handle) => {
      guarded(() => {
        if (handle instanceof RuntimeTimer) handle.stop();
        else clock(id).clearTimeout(handle);
      });
    },
    unrefTimer: (handle) => {
      guarded(() => {
        unrefTimer(handle instanceof RuntimeTimer ? handle.handle : handle);
      });
    },
    waitUntil,
    retryAfter: retryAfterOf,
    dateOf,
    readBody,
    tokenFault: (id, error) => {
      const own = client(id);
      const isMissing = isA(error, Missing);
      const fault = isMissing ? error.what : faultOf(error);
      const cause = isMissing ? error.cause : error;
      if (own) own.tokenCause = own.hidesUrl && isNetworkFault(fault) ? withheld(fault) : cause;
      return fault;
    },
    pump: (id) => {
      client(id)?.pump?.();
    },
    makeError: (id, fields, cause) => errorFor(client(id), fields, cause),
    emit: (id, event) => {
      const own = client(id);
      own?.emitter.emit(event, (fields) => causeOf(own, fields));
    },
  };
}

const isNetworkFault = (fault: unknown): fault is string | undefined =>
  fault === undefined || typeof fault === "string";

/** What stands for a network fault whose text may hold the URL, and with it the client secret. */
function withheld(code: string | undefined): Error {
  const message = "The text of this error is withheld: it may hold the URL with its parameters.";
  return Object.assign(new Error(message), code !== undefined && { code });
}

/** A timer of the runtime, in place of one of a client's clock that throws. That clock does not know it. */
class RuntimeTimer {
  readonly handle: unknown;
  /** It is cleared by the implementation that set it. */
  readonly #clear = clearTimeout;

  constructor(callback: () => void, delayMs: number) {
    this.handle = setTimeout(callback, delayMs);
  }

  stop(): void {
    this.#clear(this.handle as number);
  }
}

/** What fetch returns: the user's own, or the current global one. What it throws counts as a rejection. */
function sent(own: typeof fetch | undefined, target: string | Request, init: RequestInit): unknown {
  const send = own ?? fetch;
  try {
    return own && typeof target !== "string" ? understood(own, target, init) : send(target, init);
  } catch (error) {
    const thrown = error as Error;
    return Promise.reject(thrown);
  }
}

/**
 * The user's own fetch may be a library's, which takes the runtime's Request for a URL and finds that it is none. It
 * gets URL and options then. Others get the Request: with its body as a stream, its length would be lost.
 */
async function understood(own: typeof fetch, target: Request, init: RequestInit): Promise<unknown> {
  try {
    return await own(target, init);
  } catch (error) {
    const code = textIn(error, "code") ?? textIn(memberOf(error, "cause"), "code");
    if (code !== "ERR_INVALID_URL") throw error;
    return await own(target.url, { ...membersOf(target), ...init });
  }
}

/** Members of a Request that fetch takes as options as well. */
const MEMBERS = ["method", "body", "cache", "credentials", "integrity", "cf"];

/** Those of a Request. Its body is a stream, for which fetch requires `duplex` and accepts no `keepalive`. */
function membersOf(request: Request): RequestInit {
  const all = request as unknown as Readonly<Record<string, unknown>>;
  const members = [...MEMBERS, request.body ? "duplex" : "keepalive"].map(
    (name) => [name, name === "duplex" ? "half" : all[name]] as const,
  );
  const given = members.filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(given);
}

/** What the user's own clock throws must not pass through the module. */
function guarded<T>(use: () => T, otherwise?: () => T): T | undefined {
  try {
    return use();
  } catch {
    return otherwise?.();
  }
}
