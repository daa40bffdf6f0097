// Owns the description of a runtime: what an entry states about the place it was made for. Nothing
// else in the facade looks at the host's globals.

/** What a runtime can do. */
export interface Capabilities {
  /** The compiled wasm module; called once, when the first client is made. */
  readonly module: () => WebAssembly.Module;
  /** The environment variables, where the runtime has such. */
  readonly environment: () => Readonly<Record<string, unknown>>;
  /** Reads a text file, where the runtime has files. */
  readonly readTextFile?: (path: string) => string;
  /** Whether a timer may run between calls. */
  readonly timers: boolean;
  /** Lets the process exit in spite of a timer. */
  readonly unrefTimer: (handle: unknown) => void;
  /** Keeps the request's context alive until the promise settles, where there is one. */
  readonly waitUntil: (promise: Promise<unknown>) => void;
  /** Whether fetch takes `cache` among its options. Asked at each token request. */
  readonly cacheable: () => boolean;
  /** Whether this is a page in a browser, where a secret cannot be kept. */
  readonly browserPage: () => boolean;
}
