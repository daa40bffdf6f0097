// What clients keep in a store: who finds whose token, what can be read, and what becomes of values that somebody changed.

import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { describe, test } from "node:test";
import { memoryStore } from "../support/memory-store.mjs";
import { record, rejection, setup, statuses, until } from "../support/setup.mjs";

const keyOf = (byte) => Buffer.alloc(32, byte).toString("base64");
const RECORD = /^eb1\.[\w-]{22}$/;

/** Clients of one store. `join` makes one, and its first call; `settled` waits until nothing is written any more. */
async function fleet(t) {
  const { oauth, sandbox, connect, tokenRequests } = await setup(t);
  const store = memoryStore({ monotonic: () => performance.now() });
  const settled = () => until(() => store.status().state === "idle");
  const make = (own) => connect({ store, storeKey: keyOf(1), storeTimeoutMs: 10_000, ...own });
  const join = async (own) => {
    const client = make(own);
    assert.deepEqual(await statuses(client, 1), [200]);
    await settled();
    return client;
  };
  return { oauth, sandbox, store, make, join, settled, tokenRequests };
}

describe("names", () => {
  test("clients share a token if and only if they send the same token request", async (t) => {
    const { store, join, tokenRequests } = await fleet(t);
    const differences = [
      {},
      { scope: "read" },
      { scope: "read write" },
      { audience: "https://api.example.com" },
      { tokenParameters: { more: "1" } },
      { clientAuthentication: "client_secret_post" },
      { storeKey: keyOf(2) },
    ];
    for (const [index, own] of differences.entries()) {
      await join(own);
      assert.equal(tokenRequests(), index + 1, JSON.stringify(own));
      assert.equal((await join(own)).status().adopted, 1);
      assert.equal(tokenRequests(), index + 1, JSON.stringify(own));
    }
    const names = store.entries().map(([key]) => key);
    assert.equal(names.length, differences.length);
    for (const name of names) assert.match(name, RECORD);
  });

  test("a client with the right id and the wrong secret gets no token from the store", async (t) => {
    const { make, join } = await fleet(t);
    await join({});
    const wrong = make({ clientSecret: "wrong" });
    assert.equal((await rejection(wrong.getToken())).code, "invalid_client");
    assert.equal(wrong.status().adopted, 0);
    assert.equal((await join({})).status().adopted, 1);
  });

  test("a private key has one name, although each assertion is another", async (t) => {
    const { oauth, sandbox, join, tokenRequests } = await fleet(t);
    const pairs = [0, 1].map(() => generateKeyPairSync("ec", { namedCurve: "P-256" }));
    const pem = (key, type) => key.export({ type, format: "pem" });
    oauth.settings.publicKeys = pairs.map(({ publicKey }) => pem(publicKey, "spki"));
    const optionsOf = ({ privateKey }) => ({
      clientSecret: undefined,
      privateKey: pem(privateKey, "pkcs8"),
      issuer: sandbox.url,
    });
    const [one, other] = pairs.map(optionsOf);
    for (const [options, expected] of [
      [one, 1],
      [one, 1],
      [other, 2],
      [one, 2],
    ]) {
      await join(options);
      assert.equal(tokenRequests(), expected);
    }
  });
});

describe("values", () => {
  test("nothing of a client can be read in the store", async (t) => {
    const { oauth, sandbox, store, join } = await fleet(t);
    const client = await join({ scope: "read:things" });
    const { accessToken } = await client.getToken();
    const [[key, value], ...others] = store.entries();
    assert.deepEqual(others, []);
    assert.match(value, /^1\.[\w-]+$/);
    const sealed = Buffer.from(value.slice(2), "base64url").toString("latin1");
    for (const secret of [
      accessToken,
      sandbox.clientId,
      sandbox.clientSecret,
      oauth.tokenUrl,
      "read:things",
      keyOf(1),
    ]) {
      for (const text of [key, value, sealed]) assert.ok(!text.includes(secret));
    }
  });

  test("a value that was changed is told once, ignored and replaced", async (t) => {
    const { store, make, join, settled, tokenRequests } = await fleet(t);
    await join({ scope: "other" });
    const [[, foreign]] = store.entries();
    await join({});
    const [key, good] = store.entries().at(-1);
    const middle = good.length >> 1;
    const swapped = good[middle] === "A" ? "B" : "A";
    const cases = {
      tampered: [good.slice(0, middle) + swapped + good.slice(middle + 1), "unreadable"],
      truncated: [good.slice(0, middle), "unreadable"],
      moved: [foreign, "unreadable"],
      "no base64": ["1.!", "unreadable"],
      empty: ["", "version"],
      "of the future": [`2.${good.slice(2)}`, "version"],
      "too large": [good + "A".repeat(65_536), "too-large"],
    };
    for (const [what, [value, reason]] of Object.entries(cases)) {
      store.change(key, value);
      const before = tokenRequests();
      const client = make({});
      const heard = record(client, ["store-ignored", "store-failed"]);
      assert.deepEqual(await statuses(client, 2), [200, 200]);
      await settled();
      assert.deepEqual(
        heard.map(([type, event]) => [type, event.reason]),
        [["store-ignored", reason]],
        what,
      );
      assert.equal(tokenRequests(), before + 1, what);
      assert.equal((await join({})).status().adopted, 1, what);
    }
  });
});

test("a store key is replaced in two deploys without a token request", async (t) => {
  const { store, make, join, settled, tokenRequests } = await fleet(t);
  const [old, both, young] = [keyOf(1), [keyOf(2), keyOf(1)], keyOf(2)];
  await join({ storeKey: old });
  const between = await join({ storeKey: both });
  assert.equal(between.status().adopted, 1);
  // What the first deploy writes, it writes for old processes and new ones.
  between.invalidate();
  assert.deepEqual(await statuses(between, 1), [200]);
  await settled();
  assert.equal(store.entries().length, 2);
  for (const storeKey of [old, both, young]) {
    const client = make({ storeKey });
    assert.deepEqual(await statuses(client, 1), [200]);
    assert.equal(client.status().adopted, 1);
  }
  assert.equal(tokenRequests(), 2);
});
