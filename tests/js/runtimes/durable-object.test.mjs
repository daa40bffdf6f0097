// The stores on Cloudflare, in workerd: an object is a lock, removes what has ended, and is reached anew by each request;
// KV keeps to what KV can do.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { checkStore } from "everbearer/sandbox";
import { workerModules } from "./bundlers.mjs";
import { beside } from "./tools.mjs";
import { startWorker } from "./worker.mjs";

const KEY = "eb1.abcdefghijklmnopqrstuv";
const LEASE = `${KEY}.l`;
const HOUR = 3_600_000;
/** workerd's messages about work in the wrong request, and work that hangs. */
const COMPLAINT = /different request|never complete|had hung/;

let worker;
before(async () => {
  const settings = {
    durableObjects: {
      TOKENS: { className: "InSqlite", useSQLite: true },
      OLD_TOKENS: { className: "InKeyValue", useSQLite: false },
    },
    kvNamespaces: ["KV"],
  };
  worker = await startWorker({
    modules: await workerModules(beside("workers/stores.mjs")),
    settings,
  });
});
after(async () => assert.doesNotMatch(await worker.dispose(), COMPLAINT));

/** What a route of the worker answers. */
const ask = (path, body = {}) =>
  worker.ask(path, {}, { method: "POST", body: JSON.stringify(body) });

/** A store of the worker, each of whose operations is a request of its own. */
function storeOf(store) {
  const perform =
    (operation) =>
    async (...args) => {
      const answer = await ask("do", { store, operation, args });
      if (typeof answer === "string") throw new Error(answer);
      return answer ?? undefined;
    };
  return Object.fromEntries(
    ["get", "set", "delete", ...(store === "kv" ? [] : ["add", "changed"])].map((operation) => [
      operation,
      perform(operation),
    ]),
  );
}

const newKey = () => `eb1.${crypto.randomUUID().slice(0, 22)}`;

for (const name of ["object", "object by id", "object in key-value storage"]) {
  describe(name, () => {
    test("keeps the contract of stores", async () => {
      const report = await checkStore(storeOf(name));
      assert.ok(report.every(({ outcome }) => outcome === "passed"));
    });

    test("twenty add at once, in one request and in twenty: one wins", async () => {
      const wins = (answers) => answers.filter((answer) => answer === true).length;
      const calls = Array.from({ length: 20 }, (_, index) => [`${newKey()}.l`, `f.${index}`, HOUR]);
      for (const call of calls) call[0] = calls[0][0];
      assert.equal(wins(await ask("many", { store: name, operation: "add", calls })), 1);
      const key = `${newKey()}.l`;
      const adds = calls.map(([, value]) => storeOf(name).add(key, value, HOUR));
      assert.equal(wins(await Promise.all(adds)), 1);
    });
  });
}

describe("an object", () => {
  const store = storeOf("object");

  test("has the lease of its record, and removes both when both have ended", async () => {
    const key = newKey();
    await store.set(key, "1.a", 700);
    await store.add(`${key}.l`, "f.a", 100);
    assert.deepEqual((await ask("seen", { key })).keys, [key, `${key}.l`]);
    let seen;
    do seen = await ask("seen", { key });
    while (seen.keys.length > 0);
    assert.deepEqual(seen, { keys: [], alarmMs: null });
    assert.equal(await store.get(key), undefined);
    assert.equal(await store.add(`${key}.l`, "f.b", HOUR), true);
  });

  test("has one alarm, at its last end", async () => {
    const key = newKey();
    const about = async (forMs) => {
      const { alarmMs } = await ask("seen", { key });
      assert.ok(Math.abs(alarmMs - Date.now() - forMs) < 10_000, `${alarmMs} is not ${forMs} away`);
    };
    await store.add(`${key}.l`, "f.a", 60_000);
    await about(60_000);
    await store.set(key, "1.a", HOUR);
    await about(HOUR);
    await store.add(`${key}.l`, "f.a", 60_000);
    await about(HOUR);
  });

  test("wakes all that wait for the key, and nobody who waits for another", async () => {
    const [key, other] = [newKey(), newKey()];
    const woken = [];
    const wait = async (name, atMostMs) =>
      woken.push(await store.changed(name, atMostMs).then(() => name));
    const all = [wait(key, 9_000), wait(key, 9_000), wait(other, 9_000)];
    // A request may come before one that was made earlier.
    while (woken.length < 2) await store.set(key, "1.a", HOUR);
    assert.deepEqual(woken, [key, key]);
    while (woken.length < 3) await store.set(other, "1.a", HOUR);
    await Promise.all(all);
    assert.deepEqual(woken, [key, key, other]);
  });

  test("is reached anew by each request; a stub of another would be an error", async () => {
    assert.equal(await ask("keep"), "kept");
    assert.match(await ask("use"), COMPLAINT);
    const keys = Array.from({ length: 50 }, newKey);
    await Promise.all(keys.map((key) => store.set(key, `1.${key}`, HOUR)));
    const values = await Promise.all(keys.map((key) => store.get(key)));
    assert.deepEqual(
      values.map(({ value }) => value),
      keys.map((key) => `1.${key}`),
    );
  });

  test("without a binding is an error that says so", async () => {
    await assert.rejects(() => storeOf("object without a binding").get(KEY), {
      message:
        "NO_BINDING: the worker has no such binding: namespace must be a function, such as " +
        "() => env.TOKENS, that gives a Durable Object namespace",
    });
  });
});

describe("KV", { concurrency: true }, () => {
  const store = storeOf("kv");
  const seconds = ({ expiration }) => expiration - Date.now() / 1_000;

  test("keeps the contract of stores for times from a minute, without leases", async () => {
    const report = await checkStore(store, { leastMs: 60_000 });
    const leftOut = report.filter(({ outcome }) => outcome === "left-out").map(({ name }) => name);
    assert.deepEqual(
      leftOut.map((name) => name.split(" ")[0]),
      ["leftMs", "add", "add", "add", "of", "of", "changed", "changed"],
    );
  });

  test("is not asked to keep a value for less than a minute, which it refuses", async () => {
    assert.match(await ask("put", { seconds: 59 }), /expiration_ttl/);
    await store.set(KEY, "1.a", 59_999);
    assert.equal(await store.get(KEY), undefined);
    await store.set(KEY, "1.a", 60_000);
    assert.deepEqual(await store.get(KEY), { value: "1.a" });
  });

  test("keeps a value no longer than asked", async () => {
    await store.set(LEASE, "1.a", 90_999);
    const [listed] = (await ask("listed")).filter(({ name }) => name === LEASE);
    assert.ok(seconds(listed) > 80 && seconds(listed) <= 90, String(seconds(listed)));
    await store.delete(LEASE);
    assert.equal(await store.get(LEASE), undefined);
  });
});
