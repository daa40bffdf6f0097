// Proves that each rule about imports can fail, in a small tree of files that break one rule each.

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { cruise } from "dependency-cruiser";
import configuration from "../../../.dependency-cruiser.mjs";
import { rooms, upwards } from "../../../scripts/lib/rooms.mjs";

/** Files to import, one for each room. */
const TARGETS = Object.keys(rooms).map((room) =>
  room === "index" ? "js/src/index.ts" : `js/src/${room}/target.ts`,
);

/** A file, its text, and the rules that it breaks. */
const CASES = [
  ["js/src/call/up.ts", 'import { a } from "../client/target.js";\na();', ["room-call"]],
  ["js/src/call/type.ts", 'import type { a } from "../client/target.js";', ["room-call"]],
  ["js/src/call/inline.ts", 'type A = import("../client/target.js").a;', ["room-call"]],
  ["js/src/wasm/late.ts", 'await import("../client/target.js");', ["room-wasm"]],
  ["js/src/authentication/up.ts", 'import "../wasm/target.js";', ["room-authentication"]],
  ["js/src/values/up.ts", 'export * from "../errors/target.js";', ["room-values"]],
  ["js/src/runtime/up.ts", 'import "../values/target.js";', ["room-runtime"]],
  ["js/src/generated/up.ts", 'import "../values/target.js";', ["room-generated"]],
  ["js/src/errors/up.ts", 'import "../wasm/target.js";', ["room-errors"]],
  ["js/src/client/up.ts", 'import "../providers/target.js";', ["room-client"]],
  ["js/src/webhooks/up.ts", 'import "../operations/target.js";', ["room-webhooks"]],
  ["js/src/operations/up.ts", 'import "../providers/target.js";', ["room-operations"]],
  ["js/src/providers/up.ts", 'import "../entries/target.js";', ["room-providers"]],
  ["js/src/cli/up.ts", 'import "../entries/target.js";', ["room-cli"]],
  ["js/src/cli/node.ts", 'import "node:fs";', []],
  ["js/src/sandbox/up.ts", 'import "../index.js";', ["room-sandbox"]],
  ["js/src/presets/up.ts", 'import "../pool/target.js";', ["room-presets"]],
  ["js/src/telemetry/up.ts", 'import "../presets/target.js";', ["room-telemetry"]],
  ["js/src/telemetry/api.ts", 'import "@opentelemetry/api";', []],
  ["js/src/telemetry/package.ts", 'import "left-pad";', ["no-package-but-the-peer"]],
  ["js/src/pool/up.ts", 'import "../operations/target.js";', ["room-pool"]],
  ["js/src/entries/aside.ts", 'import "../sandbox/target.js";', ["room-entries"]],
  ["js/src/index.ts", 'import "./operations/target.js";', ["room-index"]],
  ["js/src/stores/up.ts", 'import "../errors/target.js";', ["room-stores"]],
  ["js/src/elsewhere/a.ts", 'import "../values/target.js";', ["no-file-without-room"]],
  ["js/src/client/one.ts", 'import type { a } from "./two.js";', ["no-circle"]],
  // A circle is reported once, for its first file.
  ["js/src/client/two.ts", 'import type { a } from "./one.js";', []],
  ["js/src/providers/athena/a.ts", 'import "../vagaro/b.js";', ["no-other-provider"]],
  ["js/src/providers/vagaro/b.ts", 'import "../target.js";', []],
  ["js/src/generated/glue.ts", "export const a = 1;", []],
  ["js/src/entries/glue.ts", 'import "../generated/glue.js";', ["no-glue"]],
  ["js/src/wasm/instance.ts", 'import "../generated/glue.js";', []],
  ["js/src/generated/wasm-base64.ts", "export const a = 1;", []],
  ["js/src/client/text.ts", 'import "../generated/wasm-base64.js";', ["no-wasm-text"]],
  ["js/src/entries/text.ts", 'import "../generated/wasm-base64.js";', []],
  ["js/src/entries/deno.ts", 'import "node:fs";', ["no-node"]],
  ["js/src/stores/redis.ts", 'import "node:fs";', ["no-node"]],
  ["js/src/entries/parts/files.ts", 'import "node:fs";', []],
  ["js/src/stores/file.ts", 'import "node:fs";', []],
  ["js/src/sandbox/server.ts", 'import "node:http";', []],
  ["js/src/client/package.ts", 'import "left-pad";', ["no-package"]],
];

test("each rule about imports can fail, and accepts what it should", async (t) => {
  const directory = mkdtempSync(join(tmpdir(), "everbearer-imports-"));
  t.after(() => rmSync(directory, { recursive: true }));
  const write = (path, text) => {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  };
  for (const path of TARGETS) write(path, "export const a = 1;\n");
  for (const [path, text] of CASES) write(path, `${text}\n`);
  write("node_modules/left-pad/package.json", '{ "name": "left-pad", "main": "a.js" }');
  write("node_modules/left-pad/a.js", "exports.a = 1;");
  write("package.json", '{ "devDependencies": { "left-pad": "1" } }');
  write("tsconfig.json", '{ "compilerOptions": { "module": "nodenext", "target": "ES2022" } }');
  const { forbidden, options } = configuration;
  const { output } = await cruise(["js/src"], {
    ...options,
    baseDir: directory,
    validate: true,
    ruleSet: { forbidden },
  });
  const broken = new Map(CASES.map(([path]) => [path, new Set()]));
  for (const { from, rule } of output.summary.violations) broken.get(from)?.add(rule.name);
  for (const [path, text, expected] of CASES) {
    assert.deepEqual([...broken.get(path)], expected, `${path}: ${text}`);
  }
  const seen = new Set(CASES.flatMap(([, , expected]) => expected));
  assert.deepEqual(
    forbidden.map(({ name }) => name).filter((name) => !seen.has(name)),
    [],
    "rules that no case breaks",
  );
});

test("a room may import only rooms below it", () => {
  assert.deepEqual(upwards(), []);
  assert.deepEqual(upwards({ above: ["below"], below: ["above"] }), ["below -> above"]);
  assert.deepEqual(upwards({ alone: ["alone"] }), ["alone -> alone"]);
  assert.deepEqual(upwards({ above: ["missing"] }), ["above -> missing"]);
});
