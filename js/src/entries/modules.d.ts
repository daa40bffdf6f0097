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
}
