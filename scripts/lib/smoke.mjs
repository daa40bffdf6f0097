// Owns the proof that the optimised wasm starts. The build runs it in its own process, because an
// optimiser that does not know a wasm feature writes a file that is valid and does not run.

import { readFile } from "node:fs/promises";
import { inBuild, inRoot } from "./paths.mjs";

const { createGlue } = await import(inRoot("js", "src", "generated", "glue.js"));
const module = new WebAssembly.Module(await readFile(inBuild("everbearer.wasm")));

/** Starts an instance and uses it in a way that runs through most of the module. */
function start() {
  const makeError = (fields) => new Error(fields.message);
  const { Client, imports, start } = createGlue({ timers: () => false, forget() {}, makeError });
  const instance = new WebAssembly.Instance(module, imports);
  start(instance.exports, (error) => {
    throw error;
  });
  const options = { tokenUrl: "https://auth.example/token", clientId: "a", clientSecret: "b" };
  const client = new Client({ options }, 1, false);
  if (client.status().state !== "idle") throw new Error("a new client is not idle");
  if (client.usable() !== 0) throw new Error("a new client has a token");
  client.close();
  client.free();
  return instance;
}

// Two at once: the factory must give each instance its own state.
if (start() === start()) throw new Error("two instances are one");
