// The entry for browser pages: wasm inside of the script, since a page has no files. Pages are where
// a secret cannot be kept, so this entry is mostly there to say so.

import { wasmBase64 } from "../generated/wasm-base64.js";
import { install } from "../load.js";

install({
  module: () => new WebAssembly.Module(Uint8Array.from(atob(wasmBase64), (c) => c.charCodeAt(0))),
  environment: () => ({}),
  timers: true,
  unrefTimer: () => undefined,
  waitUntil: () => undefined,
  browserPage: () => "window" in globalThis && "document" in globalThis,
});

export * from "../index.js";
