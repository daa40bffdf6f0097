// Owns the description of a runtime: what each entry states about its own. Nothing else in the facade reads
// the runtime's globals.

/** The capabilities of a runtime. */
export interface Capabilities {
  /** The compiled wasm module; called once, when the first client is made. */
  readonly module: () => WebAssembly.Module;
  /** The environment variables; empty if the runtime has none. */
  readonly environment: () => Readonly<Record<string, unknown>>;
  /** Reads a text file, if the runtime has files. */
  readonly readTextFile?: (path: string) => string;
  /** Tells tools that observe the whole process, if the runtime has such; `message` is called if one listens. */
  readonly publish?: (name: string, message: () => object) => void;
  /** Whether a timer may run between calls. */
  readonly timers: boolean;
  /** Lets the process exit while a timer runs. */
  readonly unrefTimer: (handle: unknown) => void;
  /** Keeps the context of the incoming request, if there is one, alive until the promise settles. */
  readonly waitUntil: (promise: Promise<unknown>) => void;
  /** Whether fetch accepts the option `cache`. Called for each token request. */
  readonly cacheable: () => boolean;
  /** Whether this is a web page, where a secret cannot be kept. */
  readonly browserPage: () => boolean;
}
