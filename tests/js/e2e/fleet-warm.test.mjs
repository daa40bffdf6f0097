// A client with a store where it is not needed, or not possible: warm calls do not touch it, and without Web Crypto there is none.

import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "../packaging/load.mjs";
import { runScript } from "../support/child.mjs";
import { memoryStore } from "../support/memory-store.mjs";
import { until } from "../support/setup.mjs";

const { OAuthClient } = await load("everbearer");

const CALLS = 1_000_000;
/** As many at once as a busy server has. */
const AT_ONCE = 1_000;

test("a million warm calls have no operation of the store", async () => {
  const store = memoryStore({ monotonic: () => performance.now() });
  const things = new Response(null, { status: 204 });
  const token = { access_token: "token", token_type: "Bearer", expires_in: 86_400 };
  const client = new OAuthClient({
    tokenUrl: "https://auth.example.com/token",
    clientId: "acme",
    clientSecret: "secret",
    baseUrl: "https://api.example.com/",
    store,
    storeKey: Buffer.alloc(32, 7).toString("base64"),
    fetch: async (url) => (String(url).includes("/token") ? Response.json(token) : things),
  });
  await client.fetch("things");
  await until(() => store.status().state === "idle");
  const { operations } = store;
  assert.ok(operations > 0);
  for (let done = 0; done < CALLS; done += AT_ONCE) {
    await Promise.all(Array.from({ length: AT_ONCE }, () => client.fetch("things")));
  }
  await client.authorization();
  assert.equal(store.operations, operations);
  assert.equal(client.status().tokenRequests, 1);
  client.close();
});

test("where Web Crypto does not work, the client goes on without the store", async () => {
  const { stdout, stderr } = await runScript(`
    Object.defineProperty(globalThis, "crypto", { value: {}, configurable: true });
    const { OAuthClient } = await load("everbearer");
    const token = { access_token: "token", token_type: "Bearer", expires_in: 3_600 };
    const operation = async () => { throw new Error("never"); };
    const client = new OAuthClient({
      tokenUrl: "https://auth.example.com/token",
      clientId: "acme",
      clientSecret: "secret",
      baseUrl: "https://api.example.com/",
      store: { get: operation, set: operation, add: operation, delete: operation },
      storeKey: btoa("0123456789abcdef0123456789abcdef"),
      fetch: async (url) =>
        String(url).includes("/token") ? Response.json(token) : new Response("things"),
    });
    const told = [];
    client.on("store-failed", ({ operation, error }) => told.push(operation, error));
    const response = await client.fetch("things");
    console.log(JSON.stringify([await response.text(), told, client.status().store]));
    client.close();
  `);
  assert.equal(stderr, "");
  assert.deepEqual(JSON.parse(stdout), ["things", ["read", "TypeError"], "held"]);
});
