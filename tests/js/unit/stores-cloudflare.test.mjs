// The stores on Cloudflare without workerd: which object a key has, how often it is reached, and what KV is asked for.
// tests/js/runtimes/durable-object.test.mjs has the rest, in workerd.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { durableObjectStore, kvStore } from "../../../build/js/stores/cloudflare.js";

const KEY = "eb1.abcdefghijklmnopqrstuv";

/** A binding whose objects note what they are asked. */
function objects() {
  const asked = [];
  const stub = (name) =>
    new Proxy(
      {},
      {
        get:
          (_target, operation) =>
          async (...args) => {
            asked.push([name, operation, ...args]);
            return operation === "add" ? true : undefined;
          },
      },
    );
  return { asked, stub };
}

const perform = async (store) => {
  await store.get(KEY);
  await store.set(KEY, "1.a", 5_000);
  assert.equal(await store.add(`${KEY}.l`, "f.a", 1_000), true);
  await store.delete(`${KEY}.l`);
  await store.changed(KEY, 300);
};

const ASKED = [
  [KEY, "get", KEY],
  [KEY, "set", KEY, "1.a", 5_000],
  [KEY, "add", `${KEY}.l`, "f.a", 1_000],
  [KEY, "delete", `${KEY}.l`],
  [KEY, "changed", KEY, 300],
];

describe("durableObjectStore", () => {
  test("asks one object for a record and its lease, which each operation reaches anew", async () => {
    const { asked, stub } = objects();
    let reached = 0;
    const store = durableObjectStore(() => {
      reached += 1;
      return { getByName: stub };
    });
    assert.equal(reached, 0);
    await perform(store);
    assert.deepEqual(asked, ASKED);
    assert.equal(reached, ASKED.length);
  });

  test("reaches an object by its id where there is no getByName", async () => {
    const { asked, stub } = objects();
    const idFromName = (name) => ({ name });
    await perform(durableObjectStore(() => ({ idFromName, get: ({ name }) => stub(name) })));
    assert.deepEqual(asked, ASKED);
  });

  test("rejects with what the object or the binding throws", async () => {
    const error = Object.assign(new Error("overloaded"), { overloaded: true });
    const rejecting = { get: () => Promise.reject(error) };
    await assert.rejects(
      durableObjectStore(() => ({ getByName: () => rejecting })).get(KEY),
      error,
    );
    const throwing = durableObjectStore(() => {
      throw error;
    });
    await assert.rejects(throwing.get(KEY), error);
  });
});

describe("kvStore", () => {
  /** The store, and what the binding is asked. */
  function setup(value = null) {
    const asked = [];
    const note =
      (operation, answer) =>
      async (...args) => (asked.push([operation, ...args]), answer);
    const binding = { get: note("get", value), put: note("put"), delete: note("delete") };
    return { asked, store: kvStore(() => binding) };
  }

  test("asks for text that is cached as short as KV can", async () => {
    const { asked, store } = setup("1.a");
    assert.deepEqual(await store.get(KEY), { value: "1.a" });
    assert.equal(await setup().store.get(KEY), undefined);
    assert.deepEqual(asked, [["get", KEY, { type: "text", cacheTtl: 30 }]]);
  });

  test("stores for whole seconds, from 60, and no longer than asked", async () => {
    const { asked, store } = setup();
    for (const forMs of [0, 59_999, 60_000, 60_999, 3_600_000]) await store.set(KEY, "1.a", forMs);
    assert.deepEqual(
      asked.map(([operation, key, value, options]) => [operation, key, value, options]),
      [60, 60, 3_600].map((expirationTtl) => ["put", KEY, "1.a", { expirationTtl }]),
    );
  });

  test("removes, and has nothing that KV cannot do", async () => {
    const { asked, store } = setup();
    await store.delete(KEY);
    assert.deepEqual(asked, [["delete", KEY]]);
    assert.deepEqual(Object.keys(store).sort(), ["delete", "get", "set"]);
  });
});

describe("a binding", () => {
  for (const [make, what] of [
    [durableObjectStore, "Durable Object namespace"],
    [kvStore, "KV namespace"],
  ]) {
    const hint = `namespace must be a function, such as () => env.TOKENS, that gives a ${what}`;

    test(`of ${make.name} is given by a function`, () => {
      for (const namespace of [undefined, null, {}, "TOKENS"]) {
        assert.throws(() => make(namespace), { name: "TypeError", message: hint });
      }
    });

    test(`of ${make.name} that is missing is an error with a code`, async () => {
      await assert.rejects(() => make(() => undefined).get(KEY), {
        code: "NO_BINDING",
        message: `the worker has no such binding: ${hint}`,
      });
    });
  }
});
