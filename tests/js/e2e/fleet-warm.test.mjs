// A call that has a token does not touch the store, however many there are.

import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "../packaging/load.mjs";
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
