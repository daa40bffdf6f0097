// A store that fails, and processes that do: no call fails, the waits have their bounds, and nothing is left behind.

import assert from "node:assert/strict";
import { stat } from "node:fs/promises";
import { describe, test } from "node:test";
import { memoryStore } from "../support/memory-store.mjs";
import {
  gate,
  record,
  rejection,
  setup,
  statuses,
  until,
  virtualClock,
} from "../support/setup.mjs";

const storeKey = Buffer.alloc(32, 7).toString("base64");
const LEASE_MS = 11_000;

/** A sandbox, a store in memory and a clock for both, by default a virtual one, and clients of them. */
async function fleet(t, clock = virtualClock()) {
  const { oauth, connect, tokenRequests } = await setup(t, { clock });
  const store = memoryStore(clock);
  return {
    clock,
    oauth,
    store,
    tokenRequests,
    join: (own) => connect({ store, storeKey, ...own }),
    settled: () => until(() => store.status().state === "idle"),
    lease: () => store.entries().find(([key]) => key.endsWith(".l")),
  };
}

/** Gives pending work of the event loop its turns, as a call that waits for a timer of the clock needs. */
async function turns(count = 20) {
  for (let turn = 0; turn < count; turn += 1) await new Promise(setImmediate);
}

describe("a store that fails", () => {
  const CANARY = "canary-in-the-arguments";
  const broken = async () => {
    throw Object.assign(new Error(`SET ${CANARY}`), {
      name: "ReplyError",
      code: "OOM",
      command: { args: [CANARY] },
    });
  };

  for (const [operation, told] of Object.entries({
    get: "read",
    add: "take",
    set: "write",
    delete: "release",
  })) {
    test(`${operation} rejects: calls succeed, and one event tells name and code only`, async (t) => {
      const { join, store, tokenRequests } = await fleet(t);
      const client = join({ store: { ...store, [operation]: broken } });
      const heard = record(client, ["store-failed"]);
      assert.deepEqual(await statuses(client, 3), [200, 200, 200]);
      await until(() => heard.length > 0);
      const [[, { error, retryInMs, ...event }]] = heard;
      assert.deepEqual([event.operation, error, retryInMs], [told, "ReplyError (OOM)", 1_000]);
      assert.ok(!JSON.stringify(heard).includes(CANARY));
      assert.equal(client.status().store, "held");
      assert.equal(tokenRequests(), 1);
    });
  }

  test("after a fault it is left alone for a second, then for two", async (t) => {
    const { clock, join, store, tokenRequests } = await fleet(t);
    let asked = 0;
    const get = async () => {
      asked += 1;
      return broken();
    };
    const client = join({ store: { ...store, get } });
    const heard = record(client, ["store-failed"]);
    for (const [skippedMs, reads] of [
      [0, 1],
      [999, 1],
      [1, 2],
      [1_999, 2],
      [1, 3],
    ]) {
      clock.skip(skippedMs);
      client.invalidate();
      assert.deepEqual(await statuses(client, 1), [200]);
      // A read asks for record and lease.
      assert.equal(asked, 2 * reads, `after ${skippedMs} ms more`);
    }
    assert.equal(tokenRequests(), 5);
    assert.deepEqual(
      heard.map(([, { retryInMs }]) => retryInMs),
      [1_000, 2_000, 4_000],
    );
  });

  test("one that hangs costs one call its bound, and the next ones nothing", async (t) => {
    const { clock, join, store, tokenRequests } = await fleet(t);
    const client = join({ store: { ...store, get: () => new Promise(() => undefined) } });
    const heard = record(client, ["store-failed"]);
    const call = statuses(client, 1);
    await until(() => clock.pending().some(({ delayMs }) => delayMs === 500));
    await clock.advance(499);
    await turns();
    assert.equal(tokenRequests(), 0);
    await clock.advance(1);
    assert.deepEqual(await call, [200]);
    assert.deepEqual([heard[0][1].error, client.status().storeFaults], ["timeout", 1]);
    client.invalidate();
    assert.deepEqual(await statuses(client, 1), [200]);
    assert.equal(tokenRequests(), 2);
  });

  test("an answer that has come in a busy time is no fault of the store", async (t) => {
    const { oauth, connect } = await setup(t);
    const store = memoryStore({ monotonic: () => performance.now() });
    const get = async (key) => {
      const read = stat(import.meta.filename ?? process.execPath);
      setImmediate(() => {
        const startMs = performance.now();
        while (performance.now() - startMs < 100);
      });
      await read;
      return store.get(key);
    };
    const client = connect({ store: { ...store, get }, storeKey, storeTimeoutMs: 50 });
    assert.deepEqual(await statuses(client, 1), [200]);
    assert.equal(client.status().storeFaults, 0);
    assert.equal(oauth.counters().tokenRequests, 1);
  });

  test("a lease that is granted too late is given back", async (t) => {
    const { clock, join, store, lease, tokenRequests } = await fleet(t);
    let grant;
    const add = (...given) =>
      new Promise((resolve) => {
        grant = () => resolve(store.add(...given));
      });
    const client = join({ store: { ...store, add } });
    const call = statuses(client, 1);
    await until(() => grant !== undefined);
    await clock.advance(500);
    assert.deepEqual(await call, [200]);
    grant();
    assert.match(lease()[1], /^f\./);
    await until(() => lease() === undefined);
    assert.equal(tokenRequests(), 1);
  });
});

describe("processes that share one", () => {
  const inRealTime = (t) =>
    fleet(t, {
      wall: () => Date.now(),
      monotonic: () => performance.now(),
      setTimeout: (callback, delayMs) => setTimeout(callback, delayMs),
      clearTimeout: (timer) => clearTimeout(timer),
    });

  test("one waits for the token request of another, and adopts its token", async (t) => {
    const { store, join, lease, tokenRequests } = await inRealTime(t);
    const { fetch, held, hold, release } = gate();
    hold("/token");
    const first = statuses(join({ fetch }), 1);
    await until(() => held.length === 1 && lease() !== undefined);
    const second = join();
    const before = store.operations;
    const waiting = statuses(second, 1);
    // Two reads: it has looked once more after a wait.
    await until(() => store.operations >= before + 4);
    assert.equal(second.status().state, "fetching");
    release();
    assert.deepEqual([await first, await waiting], [[200], [200]]);
    assert.deepEqual([tokenRequests(), second.status().adopted], [1, 1]);
  });

  test("the process with the lease dies: callers wait for its end, and one takes over", async (t) => {
    const { store, join, settled, tokenRequests } = await inRealTime(t);
    assert.deepEqual(await statuses(join(), 1), [200]);
    await settled();
    const [[name]] = store.entries();
    await store.delete(name);
    await store.add(`${name}.l`, "f.1", 1_000);
    const startMs = performance.now();
    const others = [join(), join()];
    const seen = await Promise.all(others.map((client) => statuses(client, 1)));
    assert.deepEqual(seen, [[200], [200]]);
    assert.ok(performance.now() - startMs >= 990, "a living lease was taken");
    assert.equal(tokenRequests(), 2);
  });

  test("a refresh ahead is left to the peer, and no call waits", async (t) => {
    const { clock, store, join, settled, tokenRequests } = await fleet(t);
    const client = join({ backgroundRefresh: false });
    assert.deepEqual(await statuses(client, 1), [200]);
    await settled();
    clock.skip(3_400_000);
    const [[name]] = store.entries();
    await store.add(`${name}.l`, "f.1", LEASE_MS);
    const before = store.operations;
    // The clock stands still: a call that waited would not end.
    assert.deepEqual(await statuses(client, 5), Array(5).fill(200));
    await until(() => store.operations > before && client.status().state === "usable");
    assert.equal(tokenRequests(), 1);
    clock.skip(LEASE_MS);
    assert.deepEqual(await statuses(client, 1), [200]);
    await until(() => tokenRequests() === 2);
  });

  test("what the token endpoint says holds for all, until then", async (t) => {
    const { clock, oauth, join, lease, tokenRequests } = await fleet(t);
    oauth.token.inject({ kind: "rate-limit", retryAfter: 600 });
    const error = await rejection(join().getToken());
    await until(() => lease()?.[1].startsWith("o."));
    for (const client of [join(), join()]) {
      const peer = await rejection(client.getToken());
      assert.deepEqual([peer.code, peer.status, peer.transient], [error.code, 429, true]);
      assert.equal(peer.retryAfterMs, 600_000);
    }
    assert.equal(tokenRequests(), 1);
    clock.skip(600_001);
    assert.deepEqual(await statuses(join(), 1), [200]);
    assert.equal(tokenRequests(), 2);
  });

  test("close in a flight gives the lease back", async (t) => {
    const { join, lease, tokenRequests } = await fleet(t);
    const fetch = (_input, { signal }) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener("abort", () => reject(signal.reason));
      });
    const client = join({ fetch });
    const call = rejection(client.getToken());
    await until(() => lease() !== undefined);
    client.close();
    assert.equal((await call).code, "client_closed");
    await until(() => lease() === undefined);
    assert.deepEqual(await statuses(join(), 1), [200]);
    assert.equal(tokenRequests(), 1);
  });

  test("after invalidate, peers keep their token until they need another, and adopt that", async (t) => {
    const { oauth, join, settled, tokenRequests } = await fleet(t);
    const [one, other] = [join(), join()];
    for (const client of [one, other]) {
      assert.deepEqual(await statuses(client, 1), [200]);
      await settled();
    }
    const { accessToken: before } = await other.getToken();
    one.invalidate();
    const { accessToken: after } = await one.getToken();
    await settled();
    assert.notEqual(after, before);
    assert.equal((await other.getToken()).accessToken, before);
    other.invalidate();
    assert.equal((await other.getToken()).accessToken, after);
    assert.equal(tokenRequests(), 2);
    oauth.revokeTokens();
    for (const client of [one, other]) {
      assert.deepEqual(await statuses(client, 1), [200]);
      await settled();
    }
    assert.deepEqual([tokenRequests(), one.status().replays, other.status().replays], [3, 1, 1]);
  });

  test("a 401 that means a lack of permission costs all together one token request in 30 s", async (t) => {
    const { clock, oauth, join, settled, tokenRequests } = await fleet(t);
    const clients = Array.from({ length: 5 }, () => join());
    const calls = async (status) => {
      for (const client of clients) {
        assert.deepEqual(await statuses(client, 10), Array(10).fill(status));
        await settled();
      }
    };
    await calls(200);
    oauth.api.inject({ kind: "unauthorized" }, { times: Infinity });
    await calls(401);
    assert.equal(tokenRequests(), 2);
    clock.skip(29_000);
    await calls(401);
    assert.equal(tokenRequests(), 2);
    clock.skip(1_001);
    await calls(401);
    assert.equal(tokenRequests(), 3);
  });
});
