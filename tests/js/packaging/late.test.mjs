// What the package loads late: signing and metadata, by the first token request that needs them, and never for a
// client with a secret.

import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { runScript } from "../support/child.mjs";

const LATE = /shared-authentication/;

/** Notes every module that is loaded, by import and by require. */
const TRACE = `
  import { register, Module } from "node:module";
  import { appendFileSync } from "node:fs";
  const hooks = \`
    import { appendFileSync } from "node:fs";
    export async function load(url, context, next) {
      appendFileSync(process.env.LOADED, url + "\\\\n");
      return next(url, context);
    }\`;
  register("data:text/javascript," + encodeURIComponent(hooks));
  const { _load } = Module;
  Module._load = function (name, ...more) {
    appendFileSync(process.env.LOADED, name + "\\n");
    return _load.call(this, name, ...more);
  };`;

const SCRIPT = `
  const { OAuthClient } = await load("everbearer");
  const { generateKeyPairSync } = await import("node:crypto");
  const { privateKey } = generateKeyPairSync("ed25519");
  const documents = { issuer: "https://auth.example.com", token_endpoint: "https://auth.example.com/token" };
  const client = new OAuthClient({
    clientId: "id",
    baseUrl: "https://api.example.com",
    fetch: async (input) =>
      Response.json(
        String(input).includes("well-known") ? documents : { access_token: "t", expires_in: 3600 },
      ),
    ...{
      secret: { tokenUrl: "https://auth.example.com/token", clientSecret: "hush" },
      function: { tokenUrl: "https://auth.example.com/token", clientSecret: () => "hush" },
      assertion: { tokenUrl: "https://auth.example.com/token", clientAssertion: () => "a.b.c" },
      key: {
        tokenUrl: "https://auth.example.com/token",
        issuer: "https://auth.example.com",
        privateKey: privateKey.export({ type: "pkcs8", format: "pem" }),
      },
      issuer: { issuer: "https://auth.example.com", clientSecret: "hush" },
    }[env.KIND],
  });
  console.log((await client.fetch("things")).status);
  client.close();`;

for (const [kind, late] of [
  ["secret", false],
  ["function", false],
  ["assertion", false],
  ["key", true],
  ["issuer", true],
]) {
  test(`a client with ${kind} ${late ? "loads" : "does not load"} it`, async (t) => {
    const directory = await mkdtemp(join(tmpdir(), "everbearer-late-"));
    t.after(() => rm(directory, { recursive: true }));
    const [trace, loaded] = ["trace.mjs", "loaded"].map((name) => join(directory, name));
    await writeFile(trace, TRACE);
    const env = { KIND: kind, LOADED: loaded };
    const { code, stdout, stderr } = await runScript(SCRIPT, { env, flags: ["--import", trace] });
    assert.deepEqual([code, stdout, stderr], [0, "200\n", ""]);
    const modules = await readFile(loaded, "utf8");
    assert.match(modules, /everbearer/);
    assert.equal(LATE.test(modules), late, modules);
  });
}

test("a bundler that splits leaves it out of the first file", async (t) => {
  const directory = await mkdtemp(join(tmpdir(), "everbearer-split-"));
  t.after(() => rm(directory, { recursive: true }));
  await build({
    stdin: {
      contents:
        'import { OAuthClient } from "everbearer"; console.log(OAuthClient.fromEnv("ACME"));',
      resolveDir: fileURLToPath(new URL(".", import.meta.url)),
    },
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    outdir: directory,
    logLevel: "error",
  });
  const files = await readdir(directory);
  const texts = await Promise.all(files.map((name) => readFile(join(directory, name), "utf8")));
  const signing = texts.map((text) => text.includes("oauth-authorization-server"));
  assert.equal(signing.filter(Boolean).length, 1);
  assert.equal(texts[files.indexOf("stdin.js")].includes("oauth-authorization-server"), false);
});
