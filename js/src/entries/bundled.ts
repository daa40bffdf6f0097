// The entry for bundles that run in Node: bundlers include scripts, but not the files beside them.

import { wasmBase64 } from "../generated/wasm-base64.js";
import { install } from "../runtime/installed.js";
import { readTextFile } from "./parts/files.js";
import { neutral, publisher } from "./parts/neutral.js";

install({
  ...neutral,
  module: () => new WebAssembly.Module(Buffer.from(wasmBase64, "base64")),
  readTextFile,
  publish: publisher(() => process.getBuiltinModule("node:diagnostics_channel")),
});

export * from "../index.js";
