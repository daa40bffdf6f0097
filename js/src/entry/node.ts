// The entry for Node: wasm from the package's files, timers that let the process exit.

import { readFileSync } from "node:fs";

import { install } from "../load.js";

install({
  module: () => new WebAssembly.Module(readFileSync(new URL("./everbearer.wasm", import.meta.url))),
  environment: () => process.env,
  readTextFile: (path) => readFileSync(path, "utf8"),
  timers: true,
  unrefTimer: (handle) => {
    // Fake timers of test tools may be plain numbers.
    if (typeof handle === "object") (handle as NodeJS.Timeout).unref();
  },
  waitUntil: () => undefined,
  browserPage: () => "window" in globalThis && "document" in globalThis,
});

export * from "../index.js";
