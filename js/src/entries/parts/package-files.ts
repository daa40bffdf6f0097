// Owns reading files in Node: the package's wasm, and text.

import type fileSystem from "node:fs";

import { compiled, wasmUnavailable } from "../../wasm/unavailable.js";
import type * as wasmText from "./wasm-text.js";

const LEFT_BEHIND =
  "Bundlers and tools that copy a server's files leave behind files that they do not know. Let the tool resolve the " +
  "condition `module` as well (esbuild: conditions: ['module', …]), keep the package out of the bundle, or copy " +
  "everbearer/everbearer.wasm beside the bundle.";

type FileSystem = typeof fileSystem;

/** Node's file system. An import of it would take longer than loading this package: Node then prepares all its exports. */
const files = (): FileSystem => process.getBuiltinModule("node:fs");

/**
 * The module in a bundle of this entry. Bundlers (esbuild, webpack, ncc, Bun) see the call and include the
 * script; Node comes here only if the file is missing, and has no `require` in an ECMAScript module.
 */
function bundledModule(): WebAssembly.Module | undefined {
  let text: typeof wasmText;
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- see above
    text = require("./wasm-text.cjs") as typeof wasmText;
  } catch {
    return undefined;
  }
  return text.module();
}

/** Compiles the package's wasm. */
export function module(): WebAssembly.Module {
  let file = "everbearer.wasm";
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    const url = new URL("./everbearer.wasm", import.meta.url);
    file = url.href;
    bytes = files().readFileSync(url);
  } catch (cause) {
    const module = bundledModule();
    if (module) return module;
    throw wasmUnavailable(`${file} cannot be read. ${LEFT_BEHIND}`, cause);
  }
  return compiled(bytes, `${file} (${bytes.length} bytes)`);
}

/** Reads a text file. */
export const readTextFile = (path: string): string => files().readFileSync(path, "utf8");
