// Owns the proof that the optimised wasm starts: run in a process of its own by the build, because
// an optimiser that does not know a wasm feature writes a file that is valid and does not run.

import { readFile } from "node:fs/promises";
import { inBuild, inRoot } from "./paths.mjs";

const { createGlue } = await import(inRoot("js", "src", "generated", "glue.js"));
const module = new WebAssembly.Module(await readFile(inBuild("everbearer.wasm")));

function start() {
  const glue = createGlue();
  const instance = new WebAssembly.Instance(module, { "./everbearer_bg.js": glue });
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return instance.exports.memory;
}

// Two at once: the factory has to give each instance a state of its own.
if (start() === start()) throw new Error("two instances share their memory");
