// The entry for Node: wasm and secrets come from files, and timers let the process exit.

import { install } from "../runtime/installed.js";
import { neutral, publisher } from "./parts/neutral.js";
import { module, readTextFile } from "./parts/package-files.js";

install({
  ...neutral,
  module,
  readTextFile,
  publish: publisher(() => process.getBuiltinModule("node:diagnostics_channel")),
});

export * from "../index.js";
