// Owns the wasm module as a file of the package, for runtimes that can read it from there.

import { readFileSync } from "node:fs";

/** Compiles the module. */
export const module = (): WebAssembly.Module =>
  new WebAssembly.Module(readFileSync(new URL("./everbearer.wasm", import.meta.url)));
