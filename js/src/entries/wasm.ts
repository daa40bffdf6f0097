// Owns the type of the package's wasm file, for those who import it themselves.

import type { WasmModule } from "../runtime/web-types.js";

declare const module: WasmModule;

export default module;
