// checkStore: a store that keeps the contract passes, and each way of breaking it is found by the check for it.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { checkStore, StoreCheckError } from "everbearer/sandbox";

/** A store in memory that keeps the contract. */
class Memory {
  values = new Map();
  waiting = new Set();

  kept(key) {
    const kept = this.values.get(key);
    return kept !== undefined && kept.until > performance.now() ? kept : undefined;
  }
  put(key, value, forMs) {
    this.values.set(key, { value, until: performance.now() + forMs });
    for (const go of this.waiting) go();
  }
  async get(key) {
    const kept = this.kept(key);
    return kept && { value: kept.value, leftMs: Math.round(kept.until - performance.now()) };
  }
  async set(key, value, forMs) {
    this.put(key, value, forMs);
  }
  async add(key, value, forMs) {
    if (this.kept(key)) return false;
    this.put(key, value, forMs);
    return true;
  }
  async delete(key) {
    this.values.delete(key);
  }
  async changed(_key, atMostMs) {
    const settled = new Promise((go) => this.waiting.add(go));
    await Promise.race([settled, new Promise((go) => setTimeout(go, atMostMs))]);
  }
}

const OPTIONS = { leastMs: 150 };

/** What the checks say that fail, without the names. */
async function failures(store, options = OPTIONS) {
  const error = await checkStore(store, options).then(assert.fail, (error) => error);
  assert.ok(error instanceof StoreCheckError, String(error));
  const failed = error.checks.filter(({ outcome }) => outcome === "failed");
  for (const { name, problem } of failed)
    assert.ok(error.message.includes(`- ${name}: ${problem}`));
  return Object.fromEntries(failed.map(({ name, problem }) => [name, problem]));
}

/** Parts of a store that break the contract, and the checks that notice it. */
const BROKEN = {
  "a value that never ends": [
    { put: (store) => (key, value) => store.values.set(key, { value, until: Infinity }) },
    ["a value ends after its time", "set counts the time anew"],
  ],
  "a value that ends early": [
    {
      put: (store) => (key, value, forMs) =>
        store.values.set(key, { value, until: performance.now() + forMs / 2 }),
    },
    ["a value ends after its time"],
    // A busy machine may look late, but not by a second.
    { leastMs: 4_000 },
  ],
  "a set that keeps the end of the value before": [
    {
      set: (store) => async (key, value, forMs) =>
        store.kept(key) ? (store.values.get(key).value = value) : store.put(key, value, forMs),
    },
    ["set counts the time anew"],
  ],
  "a set that leaves a value alone": [
    {
      set:
        (store) =>
        async (...args) =>
          void (await store.add(...args)),
    },
    ["set stores a value, in place of any other"],
  ],
  "an add in two steps": [
    {
      add: (store) => async (key, value, forMs) => {
        const isFree = !store.kept(key);
        await new Promise(setImmediate);
        if (isFree) store.put(key, value, forMs);
        return isFree;
      },
    },
    ["of several add at once, one does"],
  ],
  "an add that is stopped by a value which has ended": [
    {
      add: (store) => async (key, value, forMs) => {
        if (store.values.has(key)) return false;
        store.put(key, value, forMs);
        return true;
      },
    },
    ["of several add at once, one does where a value has ended"],
  ],
  "an add that always stores": [
    {
      add:
        (store) =>
        async (...args) => (store.put(...args), true),
    },
    ["add leaves a value alone", "of several add at once, one does"],
  ],
  "an add that answers as the server does": [
    {
      add:
        (store) =>
        async (...args) =>
          (await Memory.prototype.add.apply(store, args)) ? "OK" : null,
    },
    ["add stores a value where there is none"],
  ],
  "a time left that stands still": [
    {
      get: (store) => async (key) =>
        store.kept(key) && { value: store.kept(key).value, leftMs: 120_000 },
    },
    ["leftMs is at most the time that was asked for, and falls"],
  ],
  "a time left in other units": [
    {
      get: (store) => async (key) =>
        store.kept(key) && { value: store.kept(key).value, leftMs: 120 },
    },
    ["leftMs is at most the time that was asked for, and falls"],
  ],
  "null for no value": [
    { get: (store) => async (key) => store.kept(key) ?? null },
    ["a key without a value has none"],
  ],
  "the value itself": [
    { get: (store) => async (key) => store.kept(key)?.value },
    ["set stores a value, in place of any other"],
  ],
  "a delete that wants a value": [
    {
      delete: (store) => async (key) => {
        if (!store.values.delete(key)) throw new Error("no such key");
      },
    },
    ["delete removes a value, and may be called without one"],
  ],
  "a delete that forgets": [
    { delete: () => async () => undefined },
    [
      "delete removes a value, and may be called without one",
      "add stores a value where one was deleted",
    ],
  ],
  "values that are cut": [
    {
      put: (store) => (key, value, forMs) =>
        Memory.prototype.put.call(store, key, value.slice(0, 20_000), forMs),
    },
    ["a value of 60 KB comes back unchanged"],
  ],
  "keys whose capitals do not count": [
    Object.fromEntries(
      ["get", "set", "add", "delete"].map((name) => [
        name,
        (store) =>
          (key, ...args) =>
            Memory.prototype[name].call(store, key.toLowerCase(), ...args),
      ]),
    ),
    ["keys do not touch each other"],
  ],
  "a change that is not noticed": [
    { changed: () => async (_key, ms) => new Promise((go) => setTimeout(go, ms)) },
    ["changed resolves after a change"],
  ],
  "a wait that is too long": [
    {
      changed: (store) => () => new Promise((go) => store.waiting.add(() => setTimeout(go, 3_500))),
    },
    ["changed resolves when its time is over"],
  ],
};

describe("a store that breaks the contract", { concurrency: true }, () => {
  for (const [what, [parts, expected, options]] of Object.entries(BROKEN)) {
    test(`with ${what}`, async () => {
      const store = new Memory();
      for (const [name, make] of Object.entries(parts)) store[name] = make(store);
      const found = await failures(store, options);
      for (const name of expected) assert.ok(name in found, `${name}: ${JSON.stringify(found)}`);
    });
  }

  test("that rejects: its errors are in the message", async () => {
    const store = new Memory();
    store.set = async () => {
      throw new RangeError("too large");
    };
    const found = await failures(store);
    assert.match(
      found["a value of 8 KB comes back unchanged"],
      /^the store rejects with RangeError: too large$/,
    );
    assert.equal(found["add stores a value where there is none"], undefined);
  });
});

describe("a store that keeps it", { concurrency: true }, () => {
  test("passes, and nothing is left in it", async () => {
    const store = new Memory();
    const report = await checkStore(store, OPTIONS);
    assert.ok(report.length > 12);
    for (const check of report) assert.deepEqual(check, { name: check.name, outcome: "passed" });
    assert.equal(store.values.size, 0);
  });

  test("may leave add, changed and leftMs out", async () => {
    const memory = new Memory();
    const report = await checkStore(
      {
        get: async (key) => memory.kept(key) && { value: memory.kept(key).value },
        set: (...args) => memory.set(...args),
        delete: (key) => memory.delete(key),
      },
      OPTIONS,
    );
    const leftOut = report.filter(({ outcome }) => outcome === "left-out").map(({ name }) => name);
    assert.deepEqual(
      leftOut.map((name) => name.split(" ")[0]),
      ["leftMs", "add", "add", "add", "of", "of", "changed", "changed"],
    );
    assert.ok(report.every(({ outcome }) => outcome !== "failed"));
  });

  test("is asked as the options say", async () => {
    const store = new Memory();
    const asked = { keys: new Set(), adds: 0, least: Infinity };
    for (const name of ["get", "set", "add", "delete"]) {
      store[name] = (key, value, forMs) => {
        asked.keys.add(key);
        if (name === "add") asked.adds += 1;
        if (forMs !== undefined) asked.least = Math.min(asked.least, forMs);
        return Memory.prototype[name].call(store, key, value, forMs);
      };
    }
    await checkStore(store, { atOnce: 7, keyPrefix: "acme.", leastMs: 200 });
    assert.equal(asked.least, 200);
    assert.ok(asked.adds > 14 && asked.adds < 25, String(asked.adds));
    for (const key of asked.keys) assert.match(key, /^acme\.[A-Za-z0-9_.-]{1,59}$/);
  });
});

test("what is no store, and options that are none, are refused", async () => {
  const store = new Memory();
  for (const [args, message] of [
    [[undefined], /^store must be an object with the methods get, set and delete$/],
    [[{ get() {}, set() {} }], /^store\.delete must be a function$/],
    [[{ get() {}, set() {}, delete() {}, add: true }], /^store\.add must be a function$/],
    [[store, { atOnce: 1 }], /^atOnce must be a whole number from 2$/],
    [[store, { keyPrefix: "a:b" }], /^keyPrefix must be at most 24 of the characters/],
    [[store, { leastMs: 0 }], /^leastMs must be a whole number from 1, in milliseconds$/],
  ]) {
    await assert.rejects(() => checkStore(...args), { name: "TypeError", message });
  }
});
