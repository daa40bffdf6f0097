// Owns the types of modules that runtimes and their bundlers supply.

declare module "*.wasm" {
  const module: WebAssembly.Module;
  export default module;
}

declare module "*.wasm?module" {
  const module: WebAssembly.Module;
  export default module;
}

declare module "cloudflare:workers" {
  /** The worker's bindings. */
  export const env: Readonly<Record<string, unknown>> | undefined;
  /** Keeps the current request alive. Older versions of workerd have no such export. */
  export const waitUntil: ((promise: Promise<unknown>) => void) | undefined;
  /** What the object of the store on Cloudflare uses of its storage. */
  interface DurableObjectStorage {
    get<Value>(key: string): Promise<Value | undefined>;
    put(key: string, value: unknown): Promise<void>;
    delete(key: string): Promise<boolean>;
    deleteAll(): Promise<void>;
    list<Value>(): Promise<Map<string, Value>>;
    getAlarm(): Promise<number | null>;
    setAlarm(atMs: number): Promise<void>;
  }

  /** The base of objects whose methods other workers may call. */
  export abstract class DurableObject {
    constructor(ctx: { readonly storage: DurableObjectStorage }, env: unknown);
    protected readonly ctx: { readonly storage: DurableObjectStorage };
  }
}
