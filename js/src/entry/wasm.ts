// Owns the type of the package's wasm file, for those who import it themselves.

declare const module: WebAssembly.Module;

export default module;
