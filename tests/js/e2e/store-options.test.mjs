// The options of a store: what is wrong with them is told at construction, and nothing of a key is in it.

import assert from "node:assert/strict";
import { inspect } from "node:util";
import { test } from "node:test";
import { load } from "../packaging/load.mjs";

const { OAuthClient } = await load("everbearer");

const KEY = Buffer.alloc(32, 7).toString("base64");
const store = { get: async () => undefined, set: async () => undefined, delete: async () => true };
const OPTIONS = {
  tokenUrl: "https://auth.example.com/token",
  clientId: "acme",
  clientSecret: "secret",
  baseUrl: "https://api.example.com/",
};

const problemsOf = (make) => {
  try {
    make().close();
    return [];
  } catch (error) {
    assert.equal(error.code, "invalid_configuration");
    for (const text of [error.message, error.stack, inspect(error)]) {
      assert.ok(!text.includes(KEY.slice(0, 20)), text);
    }
    return error.problems.map(({ option, variable, problem }) => [variable ?? option, problem]);
  }
};
const problems = (own) => problemsOf(() => new OAuthClient({ ...OPTIONS, ...own }));

const FORM = /^must be 32 bytes in base64, or a list of such/;

test("a store needs a key, and a key a store", () => {
  const [[option, problem]] = problems({ store });
  assert.equal(option, "storeKey");
  assert.match(problem, /^is missing: .*openssl rand -base64 32/);
  assert.match(problems({ storeKey: KEY })[0][1], /^is not used without store/);
  for (const storeKey of [KEY, [KEY], [KEY, Buffer.alloc(32, 255).toString("base64url")]]) {
    assert.deepEqual(problems({ store, storeKey }), []);
  }
});

test("a key has 32 bytes", () => {
  const wrong = ["", "short", KEY.slice(4), [], [KEY, "x"], 42, {}, Buffer.alloc(32, 7)];
  for (const storeKey of wrong) {
    const [[option, problem], ...others] = problems({ store, storeKey });
    assert.deepEqual([option, others], ["storeKey", []]);
    assert.match(problem, FORM);
  }
  const trap = { get: () => assert.fail("read") };
  const [[option]] = problems({ store, storeKey: new Proxy([KEY], trap) });
  assert.equal(option, "options");
});

test("a store has its operations", () => {
  for (const wrong of [7, "redis", {}, { ...store, get: 1 }, () => undefined]) {
    const [[option, problem], ...others] = problems({ store: wrong, storeKey: KEY });
    assert.deepEqual([option, others], ["store", []]);
    assert.match(problem, /get, set and delete/);
  }
});

test("the key comes from a variable, and is shown nowhere", () => {
  const env = { ACME_STORE_KEY: `${KEY}, ${KEY}`, ACME_STORE_TIMEOUT_MS: "250" };
  const client = OAuthClient.fromEnv("ACME", { ...OPTIONS, store, env });
  assert.equal(client.status().store, "ok");
  for (const shown of [JSON.stringify(client), inspect(client, { depth: 9, showHidden: true })]) {
    assert.ok(!shown.includes(KEY), shown);
  }
  client.close();
  const from = (own) => problemsOf(() => OAuthClient.fromEnv("ACME", { ...OPTIONS, ...own }));
  assert.deepEqual(from({ env: { ACME_STORE_KEY: KEY } }), [
    ["ACME_STORE_KEY", "is not used without store: leave it out."],
  ]);
  const file = { ACME_STORE_KEY_FILE: "/nowhere/key" };
  const [[variable, problem]] = from({ store, env: file });
  assert.equal(variable, "ACME_STORE_KEY_FILE");
  assert.match(problem, /could not be read \(ENOENT\)/);
});
