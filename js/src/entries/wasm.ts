// Owns the type of the package's wasm file, for those who import it themselves.

import type { WasmModule } from "../runtime/web-types.js";

/** The compiled module of `everbearer/everbearer.wasm`, as the runtime or bundler imports it. */
declare const module: WasmModule;

export default module;
