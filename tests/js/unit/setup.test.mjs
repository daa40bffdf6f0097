// What setup does to a machine: it announces and compiles its own tools, and installs no system packages.

import assert from "node:assert/strict";
import childProcess from "node:child_process";
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { compileNotice } from "../../../scripts/lib/cargo-tool.mjs";
import { layOutDebianToolchain } from "../../../scripts/lib/debian-rust.mjs";
import { inRoot } from "../../../scripts/lib/paths.mjs";
import { findPython, providePython } from "../../../scripts/lib/python.mjs";
import { provideServers } from "../../../scripts/lib/redis-servers.mjs";
import { BUILD_TOOLS, TOOLS } from "../../../scripts/lib/toolchain.mjs";

/** Replaces functions of Node until the end of the test, also for modules that import them by name. */
function replace(t, module, functions) {
  const before = Object.keys(functions).map((name) => [name, module[name]]);
  Object.assign(module, functions);
  syncBuiltinESMExports();
  t.after(() => {
    Object.assign(module, Object.fromEntries(before));
    syncBuiltinESMExports();
  });
}

test("system packages are named with the command that installs them, and not installed", async (t) => {
  const started = [];
  replace(t, childProcess, {
    spawn(command, args) {
      started.push([command, ...args]);
      throw new Error("nothing may be started");
    },
  });
  replace(t, fs, { existsSync: (path) => path === "/usr/bin/apt-get" });
  for (const user of [0, 1_000]) {
    t.mock.method(process, "getuid", () => user);
    await assert.rejects(
      layOutDebianToolchain(() => undefined),
      (error) => {
        const { message } = error;
        assert.match(
          message,
          /As root run\n\n {4}apt-get update && apt-get install .*\brustc-web\b/,
        );
        return true;
      },
    );
  }
  assert.deepEqual(started, []);
});

test("a machine without Python is told which one to install", async (t) => {
  const { PATH } = process.env;
  t.after(() => void (process.env.PATH = PATH));
  process.env.PATH = "";
  assert.equal(await findPython(), undefined);
  const requirements = inRoot("tests", "tool-chains", "oauth-servers", "requirements.txt");
  await assert.rejects(
    providePython("none", requirements, () => undefined),
    /^Error: Python 3\.10 or newer with venv is not on PATH \(Debian: python3-venv\)$/,
  );
});

/** Makes the cache and PATH empty until the end of the test. Returns the directory of the cache. */
function bareMachine(t) {
  const cache = fs.mkdtempSync(join(tmpdir(), "everbearer-cache-"));
  const { PATH, EVERBEARER_CACHE } = process.env;
  t.after(() => {
    process.env.PATH = PATH;
    if (EVERBEARER_CACHE === undefined) delete process.env.EVERBEARER_CACHE;
    else process.env.EVERBEARER_CACHE = EVERBEARER_CACHE;
    fs.rmSync(cache, { recursive: true });
  });
  Object.assign(process.env, { PATH: "", EVERBEARER_CACHE: cache });
  return cache;
}

test("a machine without a server that it cannot get is told the command", async (t) => {
  bareMachine(t);
  await assert.rejects(
    provideServers(() => undefined),
    /^Error: redis-server is not on PATH\. As root run `apt-get install [^`]*redis-server`\. Getting it/,
  );
});

test("tools are announced before they are compiled, with the time that it takes", async (t) => {
  const cache = bareMachine(t);
  const named = (name) => `${name} ${TOOLS[name].version}`;
  const notice = await compileNotice(BUILD_TOOLS);
  for (const name of BUILD_TOOLS) assert.ok(notice.includes(named(name)), notice);
  assert.match(notice, /two minutes/);

  const [first, second] = BUILD_TOOLS;
  const suffix = process.platform === "win32" ? ".exe" : "";
  const install = (name) => {
    const { version, programs } = TOOLS[name];
    const directory = join(cache, `${name}-${version}`, "bin");
    fs.mkdirSync(directory, { recursive: true });
    for (const program of programs) fs.writeFileSync(join(directory, program + suffix), "");
  };
  install(first);
  const rest = await compileNotice(BUILD_TOOLS);
  assert.deepEqual([rest.includes(named(first)), rest.includes(named(second))], [false, true]);
  install(second);
  assert.equal(await compileNotice(BUILD_TOOLS), undefined);
});
