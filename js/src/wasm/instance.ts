// Owns the wasm instance: started when the first client is made, shared by all clients, and replaced if it
// fails.

import { ClientError, configurationError } from "../errors/errors.js";
import { createGlue, stamp } from "../generated/glue.js";
import type { Glue } from "../generated/glue.js";
import { runtime } from "../runtime/installed.js";
import type { WasmModule } from "../runtime/web-types.js";
import { isA } from "../values/foreign.js";
import type { CoreClient, CorePool, Host, HostedClient, OptionSource } from "./contract.js";
import { checkStamp, orUnavailable } from "./unavailable.js";

/** A running wasm instance. */
export interface Instance {
  /** Whether it has failed and must not be used any more. */
  dead: boolean;
  /** Why it failed. */
  cause: unknown;
  /** Makes a client on it. */
  readonly client: (source: OptionSource, own: HostedClient) => CoreClient;
  /** Makes a pool of at most `most` tenants on it, within these limits for token requests (0: none). */
  readonly pool: (
    source: OptionSource,
    own: HostedClient,
    most: number,
    limits: readonly [atOnce: number, perMinute: number],
  ) => CorePool;
  /** The client of a tenant; see `CorePool.client`. */
  readonly tenant: (
    pool: CorePool,
    key: number | undefined,
    own: HostedClient,
  ) => CoreClient | undefined;
  /** Rejects the calls that wait for something on it, should it fail. */
  readonly waiters: Set<(error: unknown) => void>;
  /** Marks it as failed. */
  readonly fail: (cause: unknown) => Error;
}

/** The active timers, and the function that clears each. */
type Timers = Map<unknown, typeof clearTimeout>;

let module: WebAssembly.Module | undefined;
let current: Instance | undefined;

/**
 * Sets the compiled module (`everbearer/everbearer.wasm`) that is used instead of the entry's own.
 *
 * @throws ConfigurationError if a client was made before with another module.
 */
export function initialize(compiled: WasmModule): void {
  if (current && module !== compiled) {
    const problem = "comes too late: call initialize before the first client is made.";
    throw configurationError([{ option: "module", problem }]);
  }
  module = compiled;
}

/** The current instance; a new one, with a new host, if there is none or it has failed. */
export function instance(host: () => Host): Instance {
  if (!current || current.dead) {
    current = orUnavailable(() => start((module ??= runtime().module()), host()));
  }
  return current;
}

/** The error of calls that an instance was working on when it failed. */
export function instanceFailed(cause?: unknown): ClientError {
  const message =
    "The WebAssembly instance failed and is replaced by a new one. Whether the call was processed is not " +
    "known; it may be made again. This is a defect of everbearer: please report it.";
  return new ClientError({ code: "instance_failed", message, cause });
}

/** The error of a client that was closed. */
export function clientClosed(): ClientError {
  const message = "The client was closed. Construct a new one to go on.";
  return new ClientError({ code: "client_closed", message });
}

function start(compiled: WebAssembly.Module, host: Host): Instance {
  checkStamp(compiled, stamp);
  const glue = createGlue(host);
  const waiters = new Set<(error: unknown) => void>();
  const timers: Timers = new Map();
  const self = {
    dead: false,
    cause: undefined as unknown,
    waiters,
    client: (source: OptionSource, own: HostedClient) =>
      admitted(own, (id, ownClock): CoreClient => new glue.Client(source, id, ownClock)),
    pool: (
      source: OptionSource,
      own: HostedClient,
      most: number,
      limits: readonly [number, number],
    ) =>
      admitted(
        own,
        (id, ownClock): CorePool => new glue.Pool(source, id, ownClock, most, ...limits),
      ),
    tenant: (pool: CorePool, key: number | undefined, own: HostedClient) =>
      admitted(own, (id, ownClock) => pool.client(key, id, ownClock)),
    fail,
  };
  /** What the module makes for the host's client; it is forgotten again if there is nothing. */
  function admitted<T>(own: HostedClient, make: (id: number, ownClock: boolean) => T): T {
    const id = host.add(own);
    let made: T | undefined;
    try {
      made = make(id, own.clock !== undefined);
      return made;
    } catch (error) {
      throw isA(error, WebAssembly.RuntimeError) ? fail(error) : error;
    } finally {
      if (made === undefined) host.forget(id);
    }
  }
  function fail(cause: unknown): Error {
    // A trap may cause further errors on its way out: the first one is the cause.
    if (!self.dead) end(cause);
    return instanceFailed(self.cause);
  }
  function end(cause: unknown): void {
    self.dead = true;
    self.cause = cause;
    glue.stop();
    for (const [timer, clear] of timers) clear(timer as number);
    // A new error for each: an error belongs to one call.
    for (const tell of waiters) tell(instanceFailed(cause));
    waiters.clear();
  }
  for (const exported of [glue.Client, glue.Call, glue.Pool]) guardMethods(exported, self);
  guardCallbacks(glue, self);
  scheduleByPromises(glue);
  trackTimers(glue, timers);
  glue.start(new WebAssembly.Instance(compiled, glue.imports).exports, (error) => {
    if (!isA(error, WebAssembly.RuntimeError)) throw error;
    fail(error);
  });
  return self;
}

/** Replaces the imports that have this role. */
function replace(
  { imports, roles }: Glue,
  role: keyof Glue["roles"],
  wrap: (original: (...args: unknown[]) => unknown) => (...args: unknown[]) => unknown,
): void {
  for (const name of roles[role]) {
    const original = imports.a[name];
    if (original) imports.a[name] = wrap(original);
  }
}

/**
 * Guards the methods that enter the module. A trap in one ends the instance and this call only; a failed
 * instance is not entered again, nor is it with what was freed: whoever was asked for something when a client was
 * closed may answer later. `free` runs after a call's outcome, which it must not replace: the glue ensures that.
 */
function guardMethods(exported: { readonly prototype: object }, self: Instance): void {
  const methods = exported.prototype as Record<string, unknown>;
  for (const name of Object.getOwnPropertyNames(methods)) {
    const enter = methods[name];
    if (name === "constructor" || name === "free" || !isFunction(enter)) continue;
    // The most parameters of any method. Collecting them in an array would cost more than the decision itself.
    methods[name] = function (
      this: { readonly __wbg_ptr: number },
      a?: unknown,
      b?: unknown,
      c?: unknown,
      d?: unknown,
      e?: unknown,
    ) {
      if (self.dead) throw instanceFailed(self.cause);
      if (this.__wbg_ptr === 0) throw clientClosed();
      try {
        return enter.call(this, a, b, c, d, e);
      } catch (error) {
        throw isA(error, WebAssembly.RuntimeError) ? self.fail(error) : error;
      }
    };
  }
}

/**
 * Schedules the module's tasks by promises. Test tools replace the global `queueMicrotask` by one that they
 * run late or never: then no token request would ever end.
 */
function scheduleByPromises(glue: Glue): void {
  const queue = (task: () => unknown): void => void Promise.resolve().then(task);
  // One of the imports passes a task, the other asks whether there is such a queue.
  replace(glue, "queueMicrotask", () => (given) => (isFunction(given) ? queue(given) : queue));
}

/**
 * Guards the module's callbacks: microtasks, timers and settled promises enter it as well. A trap in one
 * reaches no caller; it would end the process or leave callers waiting for ever.
 */
function guardCallbacks(glue: Glue, self: Instance): void {
  replace(glue, "callback", (make) => (...made) => {
    const callback = make(...made);
    if (!isFunction(callback)) return callback;
    const guarded = (...args: unknown[]): unknown => {
      if (self.dead) return undefined;
      try {
        return callback(...args);
      } catch (error) {
        // Whatever was thrown, the module's state is inconsistent.
        return void self.fail(error);
      }
    };
    // wasm-bindgen keeps properties on its callbacks.
    return Object.assign(guarded, callback);
  });
}

function isFunction(value: unknown): value is (...args: unknown[]) => unknown {
  return typeof value === "function";
}

/**
 * Tracks the module's timers: those of a failed instance would keep the process alive for nothing. Each is
 * cleared by the implementation that set it, because a test may have replaced the timers meanwhile.
 */
function trackTimers(glue: Glue, timers: Timers): void {
  replace(glue, "setTimeout", (set) => (...args) => {
    const clear = clearTimeout;
    const handle = set(...args);
    timers.set(handle, clear);
    return handle;
  });
  replace(glue, "clearTimeout", () => (handle) => {
    const clear = timers.get(handle) ?? clearTimeout;
    timers.delete(handle);
    // Node frees the list of a cleared timer at once only if the timer kept the process alive.
    if (typeof handle === "object") (handle as { ref?: () => void } | null)?.ref?.();
    clear(handle as number);
    return handle;
  });
}
