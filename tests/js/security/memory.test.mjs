// What is left of the secret and the token in a process once its client is closed: nothing in the module's
// memory, and no string that the package still holds.

import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import { load } from "../packaging/load.mjs";
import { optionsFor, runScript } from "../support/child.mjs";
import { base64 } from "../support/canaries.mjs";
import { setup } from "../support/setup.mjs";
import { dumped } from "./dumps.mjs";

/** Not part of any word, and the same in a form, in JSON and in a header. */
const SECRET = "Zq7hT2mVx9Kc4RbN8sWd";

/** Ways in which the credentials are sent. */
const WAYS = [
  ["by Basic", {}],
  ["in a form", { clientAuthentication: "client_secret_post" }],
];

const SCRIPT = `
  const secret = env.SOURCE === "function" ? () => () => env.SECRET : () => env.SECRET;
  const connect = () => new OAuthClient({ ...JSON.parse(env.OPTIONS), clientSecret: secret() });
  const call = async (client) => {
    const response = await client.fetch("things");
    await response.text();
    const { generation } = await client.getToken();
    await client.authorization();
    return [response.status, generation];
  };
  const client = connect();
  await dump("made");
  const outcome = await call(client);
  await dump("used");
  client.close();
  await dump("closed");
  console.log(...outcome, client.status().state, memories.length);`;

/** Runs a client through its life; the function that it returns counts each form in a dump. */
async function live(t, options, source = "option") {
  const { sandbox, oauth } = await setup(t, { clientSecret: SECRET });
  const { outcome, read } = await dumped(t, SCRIPT, {
    ...optionsFor(sandbox, { ...options, clientSecret: undefined }),
    SECRET,
    SOURCE: source,
  });
  assert.deepEqual(outcome, [0, "200 1 closed 1\n", ""]);
  const [, { headers }] = oauth.requests();
  const { clientId } = sandbox;
  const forms = {
    secret: SECRET,
    token: headers.authorization.replace("Bearer ", ""),
    basic: base64(`${clientId}:${SECRET}`),
    body: `client_secret=${SECRET}`,
  };
  return async (phase, kind) => {
    const text = await read(phase, kind);
    const counts = Object.entries(forms).map(([name, form]) => [name, text.split(form).length - 1]);
    return Object.fromEntries(counts);
  };
}

const NOTHING = { secret: 0, token: 0, basic: 0, body: 0 };

describe("the memory of a process whose client", () => {
  for (const [way, options] of WAYS) {
    test(`sends its secret ${way} holds each text once while it lives, and none once it is closed`, async (t) => {
      const found = await live(t, options);
      assert.deepEqual(await found("made", "wasm"), { ...NOTHING, secret: 1 });
      assert.deepEqual(await found("used", "wasm"), { ...NOTHING, secret: 1, token: 1 });
      assert.deepEqual(await found("closed", "wasm"), NOTHING);
      // A heap snapshot lists each text once, however many strings hold it.
      assert.deepEqual(await found("made", "heap"), { ...NOTHING, secret: 1 });
      assert.deepEqual(await found("used", "heap"), { ...NOTHING, secret: 1, token: 1 });
      assert.deepEqual(await found("closed", "heap"), NOTHING);
    });
  }

  test("asks a function for its secret holds it only while a token request is in the air", async (t) => {
    const found = await live(t, {}, "function");
    assert.deepEqual(await found("made", "wasm"), NOTHING);
    assert.deepEqual(await found("used", "wasm"), { ...NOTHING, token: 1 });
    assert.deepEqual(await found("closed", "wasm"), NOTHING);
    assert.deepEqual(await found("closed", "heap"), NOTHING);
  });
});

const FILE_SCRIPT = `
  const { writeHeapSnapshot } = await import("node:v8");
  const { OAuthClient } = await load("everbearer");
  const given = { ...JSON.parse(env.OPTIONS), env: { ACME_CLIENT_SECRET_FILE: env.FILE } };
  const client = OAuthClient.fromEnv("ACME", given);
  const response = await client.fetch("things");
  await response.text();
  for (let round = 0; round < 5; round += 1) {
    gc();
    await new Promise((resolve) => setTimeout(resolve));
  }
  writeHeapSnapshot(env.HEAP);
  console.log(response.status);
  client.close();`;

test("a client whose secret is in a file keeps no string of it", async (t) => {
  const { sandbox } = await setup(t, { clientSecret: SECRET });
  const place = await mkdtemp(join(tmpdir(), "everbearer-memory-"));
  t.after(() => rm(place, { recursive: true, force: true }));
  const [FILE, HEAP] = ["secret", "heap"].map((name) => join(place, name));
  await writeFile(FILE, `${SECRET}\n`);
  const env = { ...optionsFor(sandbox, { clientSecret: undefined }), FILE, HEAP };
  const flags = ["--expose-gc"];
  const { code, stdout, stderr } = await runScript(FILE_SCRIPT, { env, flags, timeout: 60_000 });
  assert.deepEqual([code, stdout, stderr], [0, "200\n", ""]);
  assert.equal((await readFile(HEAP, "latin1")).includes(SECRET), false);
});

test("nothing that the package hands out leads to the module's memory", async (t) => {
  const { connect } = await setup(t);
  const client = connect();
  const handed = [await load("everbearer"), await load("everbearer/slim"), client];
  handed.push(await client.getToken(), client.status());
  const seen = new Set();
  const visit = (value) => {
    if ((typeof value !== "object" && typeof value !== "function") || value === null) return;
    if (seen.has(value)) return;
    seen.add(value);
    const kind = Object.prototype.toString.call(value);
    assert.doesNotMatch(kind, /WebAssembly|ArrayBuffer|DataView|Uint8Array/);
    for (const { value: member } of Object.values(Object.getOwnPropertyDescriptors(value)))
      visit(member);
    visit(Object.getPrototypeOf(value));
  };
  // The language's built-ins lead everywhere and do not count.
  for (const own of [Object.prototype, Function.prototype, Error.prototype]) seen.add(own);
  for (const value of handed) visit(value);
  assert.ok([client.fetch, Object.getPrototypeOf(client).close].every((one) => seen.has(one)));
});
