// Owns the wasm module as text inside of the script, for where the package's files cannot be read.

import { wasmBase64 } from "../../generated/wasm-base64.js";

/** Compiles the module. */
export const module = (): WebAssembly.Module =>
  new WebAssembly.Module(Uint8Array.from(atob(wasmBase64), (character) => character.charCodeAt(0)));
