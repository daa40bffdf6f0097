// Owns the wasm instance: started when the first client is made, shared by all, and replaced should
// it ever fail.

import type { Capabilities } from "./capabilities.js";
import type { CoreClient, Host, Source } from "./core-api.js";
import { ClientError } from "./errors.js";
import { createGlue } from "./generated/glue.js";

/** A running wasm instance. */
export interface Instance {
  /** Whether it has failed, and must not be used any more. */
  readonly dead: boolean;
  /** Makes a client on it. */
  readonly client: (source: Source, host: Host) => CoreClient;
  /** Calls that wait for something on it; they are told if it fails. */
  readonly waiters: Set<(error: Error) => void>;
  /** Tells it that it has failed. */
  readonly fail: (cause: unknown) => Error;
}

let capabilities: Capabilities | undefined;
let module: WebAssembly.Module | undefined;
let current: Instance | undefined;

/** An entry states its runtime. The first one stays. */
export function install(runtime: Capabilities): void {
  capabilities ??= runtime;
}

/** The runtime that the entry stated. */
export function runtime(): Capabilities {
  if (!capabilities) throw new Error("everbearer was imported without one of its entries");
  return capabilities;
}

/** The instance at work; a new one if there is none or it has failed. */
export function instance(): Instance {
  if (!current || current.dead) {
    module ??= runtime().module();
    current = start(module);
  }
  return current;
}

/** Whether what was thrown says that the instance itself has failed. */
export function isTrap(error: unknown): boolean {
  return error instanceof WebAssembly.RuntimeError;
}

function start(compiled: WebAssembly.Module): Instance {
  const glue = createGlue();
  const waiters = new Set<(error: Error) => void>();
  const self = {
    dead: false,
    waiters,
    client: (source: Source, host: Host): CoreClient => new glue.Client(source, host),
    fail(cause: unknown): Error {
      self.dead = true;
      glue.stop();
      const error = new ClientError({
        code: "instance_failed",
        message:
          "The WebAssembly instance failed and is replaced by a new one. Whether the call was " +
          "processed is not known; it may be made again. This is a defect of everbearer: please report it.",
        cause,
      });
      for (const tell of waiters) tell(error);
      waiters.clear();
      return error;
    },
  };
  guardMicrotasks(glue, self);
  glue.start(new WebAssembly.Instance(compiled, glue.imports).exports);
  return self;
}

/**
 * The module runs its waiting calls in microtasks. A trap in one of them reaches no caller: it would
 * end the process, and the callers would wait for ever.
 */
function guardMicrotasks(glue: ReturnType<typeof createGlue>, self: Instance): void {
  for (const [module, name] of glue.microtasks) {
    const imports = glue.imports[module];
    const queue = imports?.[name];
    if (!imports || !queue) continue;
    imports[name] = (task) =>
      typeof task === "function" ? queue(guarded(task, self)) : queue(task);
  }
}

function guarded(task: unknown, self: Instance): () => void {
  return () => {
    if (self.dead) return;
    try {
      (task as () => void)();
    } catch (error) {
      if (!isTrap(error)) throw error;
      self.fail(error);
    }
  };
}
