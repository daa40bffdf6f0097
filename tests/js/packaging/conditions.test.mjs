// Which file of the package each tool resolves, by the conditions that it sets.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { test } from "node:test";
import { promisify } from "node:util";

const run = promisify(execFile);

async function fileFor(conditions) {
  const flags = conditions.map((name) => `--conditions=${name}`);
  const code = 'console.log(import.meta.resolve("everbearer"))';
  const args = [...flags, "--input-type=module", "-e", code];
  const { stdout } = await run(process.execPath, args, { cwd: import.meta.dirname });
  return stdout.trim().split("/").at(-1);
}

/** Nitro sets the conditions of all edge runtimes at once, whatever its target. */
const NITRO = "wintercg worker web browser workerd edge-light netlify edge-routine deno".split(" ");

for (const [who, conditions, file] of [
  ["Node", [], "node.mjs"],
  ["a bundler for Node", ["module"], "bundled.mjs"],
  ["a bundler with custom conditions", ["custom"], "node.mjs"],
  ["Bun and its bundler", ["bun"], "bun.mjs"],
  ["Deno", ["deno"], "deno.mjs"],
  ["wrangler", ["workerd", "worker", "browser"], "workerd.mjs"],
  ["Vercel's edge", ["edge-light", "worker"], "edge-light.mjs"],
  ["a bundler for pages", ["browser"], "inline.mjs"],
  ["Nitro for any edge", NITRO, "inline.mjs"],
  ["Nitro for any edge, with wasm", [...NITRO, "wasm", "unwasm"], "edge-light.mjs"],
]) {
  test(`${who} gets ${file}`, async () => {
    assert.equal(await fileFor(conditions), file);
  });
}
