// The entry for Bun and its bundler. The wasm is part of the script, because loading Bun's file system takes longer
// than decoding it. The file system is loaded when a secret comes from a file.

import { install } from "../runtime/installed.js";
import { neutral } from "./parts/neutral.js";
import { module } from "./parts/wasm-text.js";

install({
  ...neutral,
  module,
  readTextFile: (path) => process.getBuiltinModule("node:fs").readFileSync(path, "utf8"),
});

export * from "../index.js";
