// The recipe for Deno KV, in the pinned Deno, with its KV in memory.

import assert from "node:assert/strict";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { inRoot } from "../../../scripts/lib/paths.mjs";
import { capture } from "../../../scripts/lib/run.mjs";
import { denoOf, provideRuntimes } from "../../../scripts/lib/runtimes.mjs";
import { blockOf, noted, roomFor } from "./recipe.mjs";

const urlOf = (...parts) => pathToFileURL(inRoot(...parts)).href;

const MAIN = `
import { checkStore } from "${urlOf("dist", "sandbox.mjs")}";
import { denoKvStore } from "./recipe.ts";
import { race } from "${urlOf("tests", "js", "fleet-recipes", "race.mjs")}";

const kv = await Deno.openKv(":memory:");
await checkStore(denoKvStore(kv));
await race(Array.from({ length: 4 }, () => denoKvStore(kv)), "eb1.race");
kv.close();
console.log("passed");
`;

test("Deno KV", async (t) => {
  const deno = denoOf(await provideRuntimes(noted));
  const room = roomFor(t);
  room.write("recipe.ts", blockOf("Deno KV", "ts"));
  room.write(
    "deno.json",
    JSON.stringify({ imports: { everbearer: urlOf("build", "js", "stores", "contract.d.ts") } }),
  );
  room.write("main.mjs", MAIN);
  const flags = ["--unstable-kv", "--quiet"];
  await capture(deno, ["check", ...flags, "recipe.ts"], { cwd: room.place });
  const run = ["run", ...flags, "--allow-read", "main.mjs"];
  assert.equal(await capture(deno, run, { cwd: room.place }), "passed\n");
});
