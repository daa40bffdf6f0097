// Owns the wasm instance: started when the first client is made, shared by all, and replaced should
// it ever fail.

import { ClientError, configurationError } from "../errors/errors.js";
import { createGlue, stamp } from "../generated/glue.js";
import type { Glue } from "../generated/glue.js";
import { runtime } from "../runtime/installed.js";
import type { WasmModule } from "../runtime/web-types.js";
import { isA } from "../values/foreign.js";
import type { CoreClient, Host, OptionSource } from "./contract.js";
import { checkStamp, orUnavailable } from "./unavailable.js";

/** A running wasm instance. */
export interface Instance {
  /** Whether it has failed, and must not be used any more. */
  dead: boolean;
  /** What it has failed of. */
  cause: unknown;
  /** Makes a client on it. */
  readonly client: (source: OptionSource, host: Host) => CoreClient;
  /** Calls that wait for something on it; they are told if it fails. */
  readonly waiters: Set<(error: unknown) => void>;
  /** Tells it that it has failed. */
  readonly fail: (cause: unknown) => Error;
}

/** Timers that are set, and what clears each. */
type Timers = Map<unknown, typeof clearTimeout>;

let module: WebAssembly.Module | undefined;
let current: Instance | undefined;

/**
 * Hands in the compiled module (`everbearer/everbearer.wasm`), which is used instead of the entry's own.
 *
 * @throws ConfigurationError if a client was made before: it is at work with another module.
 */
export function initialize(compiled: WasmModule): void {
  if (current && module !== compiled) {
    const problem = "comes too late: call initialize before the first client is made.";
    throw configurationError([{ option: "module", problem }]);
  }
  module = compiled;
}

/** The instance at work; a new one if there is none or it has failed. */
export function instance(): Instance {
  if (!current || current.dead) {
    current = orUnavailable(() => start((module ??= runtime().module())));
  }
  return current;
}

/** What calls are told that an instance has taken along. */
export function instanceFailed(cause?: unknown): ClientError {
  const message =
    "The WebAssembly instance failed and is replaced by a new one. Whether the call was processed is not " +
    "known; it may be made again. This is a defect of everbearer: please report it.";
  return new ClientError({ code: "instance_failed", message, cause });
}

function start(compiled: WebAssembly.Module): Instance {
  checkStamp(compiled, stamp);
  const glue = createGlue();
  const waiters = new Set<(error: unknown) => void>();
  const timers: Timers = new Map();
  const self = {
    dead: false,
    cause: undefined as unknown,
    waiters,
    client: (source: OptionSource, host: Host): CoreClient => {
      try {
        return new glue.Client(source, host);
      } catch (error) {
        throw isA(error, WebAssembly.RuntimeError) ? fail(error) : error;
      }
    },
    fail,
  };
  function fail(cause: unknown): Error {
    // What a trap goes through on its way out may fail of it once more: the first is the reason.
    if (!self.dead) end(cause);
    return instanceFailed(self.cause);
  }
  function end(cause: unknown): void {
    self.dead = true;
    self.cause = cause;
    glue.stop();
    for (const [timer, clear] of timers) clear(timer as number);
    // One for each: an error belongs to one call.
    for (const tell of waiters) tell(instanceFailed(cause));
    waiters.clear();
  }
  for (const exported of [glue.Client, glue.Call]) guardMethods(exported, self);
  guardCallbacks(glue, self);
  scheduleByPromises(glue);
  trackTimers(glue, timers);
  glue.start(new WebAssembly.Instance(compiled, glue.imports).exports, (error) => {
    if (!isA(error, WebAssembly.RuntimeError)) throw error;
    fail(error);
  });
  return self;
}

/** Puts something in the place of the imports that have this role. */
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
 * The methods enter the module. A trap in one is the end of the instance, and of this call only; an instance
 * that has ended is not entered again. `free` comes after a call's outcome, which it must not replace: the glue
 * sees to it.
 */
function guardMethods(exported: { readonly prototype: object }, self: Instance): void {
  const methods = exported.prototype as Record<string, unknown>;
  for (const name of Object.getOwnPropertyNames(methods)) {
    const enter = methods[name];
    if (name === "constructor" || name === "free" || !isFunction(enter)) continue;
    // As many as any of them takes. To gather them in an array would cost a call more than its decision.
    methods[name] = function (
      this: unknown,
      a?: unknown,
      b?: unknown,
      c?: unknown,
      d?: unknown,
      e?: unknown,
    ) {
      if (self.dead) throw instanceFailed(self.cause);
      try {
        return enter.call(this, a, b, c, d, e);
      } catch (error) {
        throw isA(error, WebAssembly.RuntimeError) ? self.fail(error) : error;
      }
    };
  }
}

/**
 * The module's own tasks. Test tools replace the global `queueMicrotask` by one that they run when they
 * like, or never: then no token request would ever land.
 */
function scheduleByPromises(glue: Glue): void {
  const queue = (task: () => unknown): void => void Promise.resolve().then(task);
  // One of the imports hands over a task, the other asks whether there is such a queue.
  replace(glue, "queueMicrotask", () => (given) => (isFunction(given) ? queue(given) : queue));
}

/**
 * The module is entered through its callbacks as well: by microtasks, timers and settled promises. A
 * trap in one of them reaches no caller; it would end the process, and callers would wait for ever.
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
        // Whatever was thrown has left the module's state half done.
        return void self.fail(error);
      }
    };
    // What wasm-bindgen keeps on a callback belongs to it.
    return Object.assign(guarded, callback);
  });
}

function isFunction(value: unknown): value is (...args: unknown[]) => unknown {
  return typeof value === "function";
}

/**
 * The timers of a failed instance would keep the process waiting for nothing. Each is cleared by what was
 * there when it was set: a test may have put its own timers in place meanwhile.
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
    // Node forgets the list of a cleared timer at once only if the timer held the process open.
    if (typeof handle === "object") (handle as { ref?: () => void } | null)?.ref?.();
    clear(handle as number);
    return handle;
  });
}
