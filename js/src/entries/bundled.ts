// The entry for bundles that run in Node: bundlers include scripts, but not the files beside them.

import { wasmBase64 } from "../generated/wasm-base64.js";
import { install } from "../runtime/installed.js";
import { publish } from "./parts/channels.js";
import { readTextFile } from "./parts/files.js";
import { neutral } from "./parts/neutral.js";

install({
  ...neutral,
  module: () => new WebAssembly.Module(Buffer.from(wasmBase64, "base64")),
  readTextFile,
  publish,
});

export * from "../index.js";
