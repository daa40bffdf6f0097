// The wasm in bundles, and in copies of the package that have lost it or may not compile it.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { build } from "esbuild";

const require = createRequire(import.meta.url);
const installed = dirname(require.resolve("everbearer/package.json"));

/** A directory from which no package resolves, removed after the test. */
function apart(t) {
  const directory = mkdtempSync(join(tmpdir(), "everbearer-apart-"));
  t.after(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** A project with a copy of the package. */
function copied(t) {
  const directory = apart(t);
  const copy = join(directory, "node_modules", "everbearer");
  mkdirSync(dirname(copy), { recursive: true });
  cpSync(installed, copy, { recursive: true, dereference: true });
  return { directory, wasm: join(copy, "dist", "everbearer.wasm") };
}

function node(args, options) {
  return new Promise((resolve) => {
    execFile(process.execPath, args, { ...options, timeout: 20_000 }, (error, stdout, stderr) => {
      resolve(error ? `${stdout}${stderr}` : stdout.trim());
    });
  });
}

const IMPORT = { cjs: 'const { OAuthClient } = require("everbearer");' };
IMPORT.mjs = 'import { OAuthClient } from "everbearer";';
const OPTIONS = '{ tokenUrl: "https://auth.example/token", clientId: "a", clientSecret: "b" }';
const TRY = `
try {
  console.log(new OAuthClient(${OPTIONS}).status().state);
} catch (error) {
  const { code, message, cause, transient } = error;
  console.log(JSON.stringify({ code, message, transient, cause: String(cause) }));
}`;

/** The result of making a client: "idle", or the error. */
async function outcome(directory, format, { code = IMPORT[format] + TRY, flags = [] } = {}) {
  const script = join(directory, `script.${format}`);
  writeFileSync(script, code);
  const printed = await node([...flags, script], { cwd: directory });
  return printed.startsWith("{") ? JSON.parse(printed) : printed;
}

function unavailable(error, ...expected) {
  assert.equal(error.code, "wasm_unavailable", JSON.stringify(error));
  assert.equal(error.transient, false);
  for (const part of expected) assert.match(error.message, part);
  assert.notEqual(error.cause, "undefined");
}

for (const [from, to] of [
  ["cjs", "cjs"],
  ["mjs", "cjs"],
  ["mjs", "mjs"],
]) {
  test(`a bundle of ${from} as ${to}, built under custom conditions, has it`, async (t) => {
    const directory = apart(t);
    const outfile = join(directory, `bundle.${to}`);
    const stdin = { contents: IMPORT[from] + TRY, resolveDir: import.meta.dirname };
    const place = { bundle: true, platform: "node", format: to === "cjs" ? "cjs" : "esm" };
    await build({ ...place, stdin, outfile, conditions: ["custom"], logLevel: "silent" });
    assert.equal(await node([outfile], { cwd: directory }), "idle");
  });
}

test("CommonJS falls back to the wasm as text if the file is missing", async (t) => {
  const { directory, wasm } = copied(t);
  rmSync(wasm);
  assert.equal(await outcome(directory, "cjs"), "idle");
});

test("a module reports a missing file with its name, the usual cause and what to do", async (t) => {
  const { directory, wasm } = copied(t);
  rmSync(wasm);
  const error = await outcome(directory, "mjs");
  unavailable(error, /dist\/everbearer\.wasm cannot be read/, /Bundlers/, /condition `module`/);
  assert.match(error.cause, /ENOENT/);
});

for (const format of ["mjs", "cjs"]) {
  test(`a truncated file is reported with its length (${format})`, async (t) => {
    const { directory, wasm } = copied(t);
    truncateSync(wasm, 1_000);
    const error = await outcome(directory, format);
    unavailable(error, /everbearer\.wasm \(1000 bytes\) cannot be compiled/, /damaged/, /install/);
    assert.match(error.cause, /^CompileError/);
  });

  test(`a file of another version is reported (${format})`, async (t) => {
    const { directory, wasm } = copied(t);
    // A module that imports something the glue does not have: (import "b" "x" (func)).
    const other = "0061736d0100000001040160000002070101620178" + "0000";
    writeFileSync(wasm, Buffer.from(other, "hex"));
    const error = await outcome(directory, format);
    unavailable(error, /another version/, /no two versions/);
  });

  test(`a ban on code generation is reported (${format})`, async (t) => {
    const { directory } = copied(t);
    const flags = ["--disallow-code-generation-from-strings"];
    const error = await outcome(directory, format, { flags });
    if (error !== "idle") unavailable(error, /may not be compiled here/, /wasm-unsafe-eval/);
    const jitless = await outcome(directory, format, { flags: ["--jitless"] });
    unavailable(jitless, /may not be compiled here/);
  });

  test(`a missing TextDecoder is reported as the test environment's fault (${format})`, async (t) => {
    const { directory } = copied(t);
    const code = `${IMPORT[format]}\ndelete globalThis.TextDecoder;${TRY}`;
    const error = await outcome(directory, format, { code });
    unavailable(error, /TextDecoder is missing/, /@jest-environment node/);
  });
}

test("a file of another version whose imports happen to fit is reported", async (t) => {
  const { directory, wasm } = copied(t);
  const bytes = readFileSync(wasm);
  const at = bytes.lastIndexOf("everbearer") + "everbearer".length;
  assert.match(bytes.toString("latin1", at), /^[0-9a-f]{12}$/);
  bytes.write("000000000000", at, "latin1");
  writeFileSync(wasm, bytes);
  const error = await outcome(directory, "mjs");
  assert.match(
    error.message,
    /it is of another version\. .*no two versions write to one directory/,
  );
});

test("initialize reports a value that is not a module", async (t) => {
  const { directory } = copied(t);
  const code = `
    import { OAuthClient, initialize } from "everbearer/slim";
    initialize("everbearer.wasm");${TRY}`;
  unavailable(await outcome(directory, "mjs", { code }), /WebAssembly\.Module/, /initialize/);
});

test("clients work once the wasm is there: the failure is not remembered", async (t) => {
  const { directory, wasm } = copied(t);
  const code = `
    import { renameSync } from "node:fs";
    ${IMPORT.mjs}
    const file = ${JSON.stringify(wasm)};
    renameSync(file, file + ".away");${TRY}
    renameSync(file + ".away", file);${TRY}`;
  const [first, second] = (
    await node(["--input-type=module", "-e", code], { cwd: directory })
  ).split("\n");
  unavailable(JSON.parse(first), /cannot be read/);
  assert.equal(second, "idle");
});
