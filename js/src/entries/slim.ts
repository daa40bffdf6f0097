// The entry for runtimes and bundlers that load the wasm module in their own way: the user supplies it.

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
