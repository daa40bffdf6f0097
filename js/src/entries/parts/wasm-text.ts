// Owns the wasm module as text inside of the script, for where the package's files cannot be read.

import { wasmBase64 } from "../../generated/wasm-base64.js";

/** The constructor with the way from base64 that younger engines have (ECMAScript 2026). */
interface FromBase64 {
  readonly fromBase64?: (text: string) => Uint8Array<ArrayBuffer>;
}

/** The bytes of the module. A loop, where there is no other way: `Uint8Array.from` takes 11 ms for it. */
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
