// Owns the wasm module as text in the script, for runtimes that cannot read the package's files.

import { wasmBase64 } from "../../generated/wasm-base64.js";

/** The constructor, with the method for base64 of newer engines (ECMAScript 2026). */
interface FromBase64 {
  readonly fromBase64?: (text: string) => Uint8Array<ArrayBuffer>;
}

/** The module's bytes. The fallback is a loop, because `Uint8Array.from` takes 11 ms. */
function decoded(): Uint8Array<ArrayBuffer> {
  const { fromBase64 } = Uint8Array as FromBase64;
  if (fromBase64) return fromBase64(wasmBase64);
  const characters = atob(wasmBase64);
  const bytes = new Uint8Array(characters.length);
  for (let at = 0; at < characters.length; at += 1) bytes[at] = characters.charCodeAt(at);
  return bytes;
}

/** Compiles the module. */
export const module = (): WebAssembly.Module => new WebAssembly.Module(decoded());
