// The entry for whoever supplies the wasm module: runtimes and bundlers with a way of their own.

import { initialize, install } from "../load.js";
import { neutral } from "./parts/neutral.js";

install({
  ...neutral,
  module: () => {
    throw new Error("Call initialize(module) of everbearer/slim before making the first client.");
  },
});

export { initialize };
export * from "../index.js";
