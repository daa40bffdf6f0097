// everbearer/slim: the caller supplies the wasm module, which providers use as well.

import assert from "node:assert/strict";
import { test } from "node:test";
import { optionsFor, runScript } from "../support/child.mjs";
import { setup } from "../support/setup.mjs";

const COMPILE = `
  const { createRequire } = await import("node:module");
  const { readFileSync } = await import("node:fs");
  const { resolve } = createRequire(import.meta.url);
  const compiled = new WebAssembly.Module(readFileSync(resolve("everbearer/everbearer.wasm")));`;

test("without a module, the first client throws an error that says what to do", async () => {
  const { code, stderr } = await runScript(`
    const { OAuthClient } = await load("everbearer/slim");
    new OAuthClient({});`);
  assert.equal(code, 1);
  assert.match(
    stderr,
    /Call initialize\(module\) of everbearer\/slim before making the first client/,
  );
});

test("with one, clients and those of providers work", async (t) => {
  const { sandbox } = await setup(t);
  const { code, stdout, stderr } = await runScript(
    `${COMPILE}
     const { OAuthClient, initialize } = await load("everbearer/slim");
     const { AthenaClient } = await load("everbearer/athena");
     let instances = 0;
     const { Instance } = WebAssembly;
     WebAssembly.Instance = function (module, imports) {
       if (module === compiled) instances += 1;
       return new Instance(module, imports);
     };
     initialize(compiled);
     const client = new OAuthClient(JSON.parse(env.OPTIONS));
     const { status } = await client.fetch("things");
     new AthenaClient({ environment: "preview", practiceId: "1", clientId: "a", clientSecret: "b" });
     client.close();
     console.log(status, instances);`,
    { env: optionsFor(sandbox) },
  );
  assert.deepEqual([code, stdout, stderr], [0, "200 1\n", ""]);
});
