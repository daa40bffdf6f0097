// The package as an unrelated project finds it in its node_modules.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { format, load } from "./load.mjs";

const require = createRequire(import.meta.url);
const run = promisify(execFile);
const manifest = require("everbearer/package.json");
/** For workers only, where it is tested: it imports a module of theirs. */
const OF_WORKERS = "./cloudflare";
const entries = Object.keys(manifest.exports)
  .filter((path) => !/\.(json|wasm)$/.test(path) && path !== OF_WORKERS)
  .map((path) => path.replace(/^\./, "everbearer"));

for (const name of entries) {
  test(`${name} exports the same names to import and to require`, async () => {
    const imported = Object.keys(await import(name)).filter((key) => key !== "module.exports");
    const required = Object.keys(require(name));
    assert.deepEqual(imported.filter((key) => key !== "default").sort(), required.sort());
    assert.ok(required.length > 0);
  });

  test(`${name} is loaded from this project's node_modules, by ${format}`, async () => {
    const path = format === "require" ? require.resolve(name) : import.meta.resolve(name);
    assert.match(path, /everbearer-consumer-[^/]+\/node_modules\/everbearer\/dist\//);
    assert.match(path, format === "require" ? /\.cjs$/ : /\.mjs$/);
    assert.ok(await load(name));
  });

  test(`loading ${name} prints nothing and does not hold the process open`, async () => {
    const code = format === "require" ? `require("${name}")` : `import("${name}")`;
    const { stdout, stderr } = await run(process.execPath, ["-e", code], { timeout: 20_000 });
    assert.equal(stdout + stderr, "");
  });
}

test("classes and functions have the names by which they are exported", async () => {
  for (const [name, value] of Object.entries(await load("everbearer"))) {
    assert.equal(value.name, name);
  }
});

test("only entries can be imported", () => {
  assert.throws(() => require("everbearer/dist/everbearer.wasm"), {
    code: "ERR_PACKAGE_PATH_NOT_EXPORTED",
  });
});

test("the entry for bundlers that target Node names Node's entry, for tools that trace files", () => {
  const dist = new URL("./dist/", pathToFileURL(require.resolve("everbearer/package.json")));
  const { node } = manifest.exports["."];
  const name = (path) => path.replace("./dist/", "./");
  const bundled = readFileSync(new URL(name(node.module), dist), "utf8");
  assert.ok(
    bundled.includes(
      `module.createRequire(import.meta.url);\n  return load("${name(node.import)}")`,
    ),
  );
});

test("the clients of providers hold nothing of their operations that only documents and tests read", () => {
  for (const name of ["athena", "vagaro"]) {
    const code = readFileSync(require.resolve(`everbearer/${name}`), "utf8");
    assert.match(code, /operation\(\{\s+method: "GET"/);
    assert.doesNotMatch(code, /\b(?:provenance|seed): /);
  }
});

test("the sandbox starts where setImmediate is not a global, as in Jest's jsdom environment", async () => {
  const code = `
    delete globalThis.setImmediate;
    import("everbearer/sandbox").then(async ({ startSandbox }) => {
      await (await startSandbox()).close();
      console.log("closed");
    });`;
  const { stdout } = await run(process.execPath, ["-e", code], { cwd: import.meta.dirname });
  assert.equal(stdout, "closed\n");
});
