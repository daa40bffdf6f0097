// The entry for whoever supplies the wasm module: runtimes and bundlers with a way of their own.

import { install } from "../runtime/installed.js";
import { initialize } from "../wasm/instance.js";
import { wasmUnavailable } from "../wasm/unavailable.js";
import { neutral } from "./parts/neutral.js";
import { browserPage } from "./parts/page.js";

install({
  ...neutral,
  browserPage,
  module: () => {
    throw wasmUnavailable(
      "Call initialize(module) of everbearer/slim before making the first client.",
      undefined,
    );
  },
});

export { initialize };
export * from "../index.js";
