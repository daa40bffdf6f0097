// Owns the type of the package's wasm file, for users who import it.

import type { WasmModule } from "../runtime/web-types.js";

declare const module: WasmModule;

export default module;
