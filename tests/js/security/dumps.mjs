// Owns processes that dump the module's memory and their heap into files: searching for a secret in the same
// process would put it there.

import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runScript } from "../support/child.mjs";

/** What a script has at hand: `OAuthClient`, `memories`, and `dump(phase)`. */
const PROLOGUE = `
  const { readFileSync, writeFileSync } = await import("node:fs");
  const { writeHeapSnapshot } = await import("node:v8");
  const { createRequire } = await import("node:module");
  const file = createRequire(import.meta.url).resolve("everbearer/everbearer.wasm");
  const compiled = new WebAssembly.Module(readFileSync(file));
  const memories = [];
  const { Instance, Memory } = WebAssembly;
  // Node itself has wasm modules.
  WebAssembly.Instance = function (module, imports) {
    const made = new Instance(module, imports);
    const held = Object.values(made.exports).filter((one) => one instanceof Memory);
    if (module === compiled) memories.push(...held);
    return made;
  };
  const { initialize, OAuthClient } = await load("everbearer/slim");
  initialize(compiled);
  const dump = async (phase) => {
    // Frees what can be freed: promises settle, finalizers run.
    for (let round = 0; round < 5; round += 1) {
      gc();
      await new Promise((resolve) => setTimeout(resolve));
    }
    writeFileSync(env.PLACE + phase + ".wasm", Buffer.concat(memories.map(({ buffer }) => Buffer.from(buffer))));
    writeHeapSnapshot(env.PLACE + phase + ".heap");
  };`;

/**
 * Runs a script in a process of its own. `files`: texts by the names of the variables that hold their paths.
 * Resolves with its exit code and output, and with a function that reads a dump.
 */
export async function dumped(t, script, variables, files = {}) {
  const directory = await mkdtemp(join(tmpdir(), "everbearer-dumps-"));
  t.after(() => rm(directory, { recursive: true, force: true }));
  const place = join(directory, "dump-");
  const env = { ...variables, PLACE: place };
  for (const [name, text] of Object.entries(files)) {
    env[name] = join(directory, name);
    await writeFile(env[name], text);
  }
  const { code, stdout, stderr } = await runScript(PROLOGUE + script, {
    env,
    flags: ["--expose-gc"],
    timeout: 60_000,
  });
  const read = (phase, kind) => readFile(`${place}${phase}.${kind}`, "latin1");
  return { outcome: [code, stdout, stderr], read };
}
