// Tenants of a pool do not pay for each other: broken ones, origins that hang, tenants that are evicted and come back; and
// refreshes are spread.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { memoryStore } from "../support/memory-store.mjs";
import { rejection, until } from "../support/setup.mjs";
import { callAll, names, poolOf, provider, settledWithin } from "../support/tenants.mjs";

const HANGING = "https://hanging.example.net";

/** The longest and the mean time that the calls of these tenants took. */
function latencyOf(made) {
  const times = made.map(({ tookMs }) => tookMs);
  return [Math.max(...times), times.reduce((sum, ms) => sum + ms, 0) / times.length];
}

describe("broken tenants", () => {
  test("1,000 of them and an origin that hangs among 10,000: the others' calls succeed as fast as without them", async (t) => {
    const measured = [];
    for (const isMixed of [false, true]) {
      const own = provider({
        latencyMs: 20,
        hang: (origin) => origin === HANGING,
        secretOf: (id) => (id.startsWith("broken") ? "another" : `secret of ${id}`),
      });
      const { clock, books } = own;
      const { pool } = poolOf(t, own, {
        tokenRequests: { atOnce: 16 },
        credentials: async (tenant) => ({
          clientId: tenant,
          clientSecret: `secret of ${tenant}`,
          ...(tenant.startsWith("hanging") && { tokenUrl: `${HANGING}/token` }),
        }),
      });
      // The broken ones have their turns among the others: as many requests stand before a healthy one in both rounds.
      const healthy = names(8_000);
      const others = isMixed
        ? [...names(1_000, "broken"), ...names(1_000, "hanging")]
        : names(2_000, "more");
      const order = healthy.flatMap((name, at) => (at % 4 === 0 ? [others[at / 4], name] : [name]));
      const made = callAll(pool, clock, order);
      await clock.advance(60_000);
      const outcomes = await settledWithin(clock, made, 120_000);
      const good = outcomes.filter(({ tenant }) => tenant.startsWith("tenant"));
      assert.ok(good.every(({ outcome }) => outcome === 200));
      if (isMixed) {
        const failed = outcomes.filter(({ tenant }) => tenant.startsWith("broken"));
        assert.deepEqual(
          new Set(failed.map(({ outcome }) => outcome)),
          new Set(["invalid_client"]),
        );
        assert.equal(books.most[HANGING], 16);
      }
      measured.push(latencyOf(good));
    }
    const [[longest, mean], [longestMixed, meanMixed]] = measured;
    t.diagnostic(`mean ${mean.toFixed(0)} ms, with them ${meanMixed.toFixed(0)} ms`);
    assert.ok(longestMixed <= longest * 1.01, `${longestMixed} ms instead of ${longest} ms`);
    assert.ok(meanMixed <= mean * 1.01, `${meanMixed} ms instead of ${mean} ms`);
  });

  test("wrong credentials cost one token request in 30 seconds, however often the tenant is called", async (t) => {
    const own = provider({ secretOf: () => "another" });
    const { clock, books } = own;
    const { pool, asked } = poolOf(t, own);
    for (let second = 0; second < 60; second += 1) {
      const error = await settledWithin(clock, rejection(pool.for("a").getToken()), 5_000);
      assert.equal(error.code, "invalid_client");
      await clock.advance(1_000);
    }
    const span = books.requests.map(({ at }) => at);
    assert.ok(span.length <= 3, `${span.length} token requests in a minute and more`);
    for (const [index, at] of span.slice(1).entries()) assert.ok(at - span[index] >= 30_000);
    assert.equal(
      asked.length,
      2 * span.length,
      "each is refused, and the credentials asked for again",
    );
  });

  test("new credentials after a refusal are sent within the same token request", async (t) => {
    const own = provider();
    const { clock, books } = own;
    let asked = 0;
    const { pool } = poolOf(t, own, {
      credentials: (tenant) => {
        asked += 1;
        return {
          clientId: tenant,
          clientSecret: asked === 1 ? "of yesterday" : `secret of ${tenant}`,
        };
      },
    });
    await settledWithin(clock, pool.for("a").getToken(), 1_000);
    assert.deepEqual([asked, books.requests.length], [2, 2]);
    assert.equal(pool.for("a").status().tokenRequests, 2);
  });

  test("so are another client id or scope", async (t) => {
    const own = provider({ secretOf: () => "right" });
    const { clock, books } = own;
    let asked = 0;
    const { pool } = poolOf(t, own, {
      credentials: () => {
        asked += 1;
        return {
          clientId: `app-${asked}`,
          clientSecret: asked > 1 ? "right" : "wrong",
          scope: `of ${asked}`,
        };
      },
    });
    await settledWithin(clock, pool.for("a").getToken(), 1_000);
    assert.deepEqual(
      books.requests.map(({ id }) => id),
      ["app-1", "app-2"],
    );
    assert.match(books.requests[1].body, /scope=of\+2|scope=of%202/);
  });

  test("credentials that cannot be had: a transient error with its cause, and nothing is sent", async (t) => {
    const own = provider();
    const { clock, books } = own;
    const CASES = {
      throws: () => {
        throw new Error("the vault is closed");
      },
      rejects: async () => {
        throw new TypeError("no such tenant");
      },
      nothing: () => undefined,
      text: () => "secret",
      unknown: () => ({ clientId: "a", secret: "canary-of-a-tenant" }),
      incomplete: () => ({ clientId: "a" }),
      wrong: () => ({ clientId: 7, clientSecret: "canary-of-a-tenant", scope: "\n" }),
      getters: () => ({
        get clientId() {
          throw new Error("a getter");
        },
      }),
      hangs: () => new Promise(() => undefined),
    };
    const { pool } = poolOf(t, own, { credentials: (tenant) => CASES[tenant]() });
    for (const tenant of Object.keys(CASES)) {
      const error = await settledWithin(clock, rejection(pool.for(tenant).getToken()), 60_000);
      assert.equal(error.code, "credentials_unavailable", tenant);
      assert.equal(error.transient, true);
      assert.match(error.message, /^credentials /);
      const text = `${error.stack}${error.cause?.stack ?? ""}${JSON.stringify(error.cause?.problems ?? [])}`;
      assert.ok(!text.includes("canary"), text);
    }
    const { cause } = await settledWithin(clock, rejection(pool.for("unknown").getToken()), 60_000);
    assert.deepEqual(
      cause.problems.map(({ option }) => option),
      ["secret"],
    );
    assert.equal(books.requests.length, 0);
    assert.deepEqual([pool.status().requesting, pool.status().waiting], [0, 0]);
  });

  test("names that anybody can invent do not drive away tenants with a token", async (t) => {
    const own = provider({
      secretOf: (id) => (id.startsWith("made-up") ? "none" : `secret of ${id}`),
    });
    const { clock, books } = own;
    const { pool } = poolOf(t, own, { maxTenants: 1_200 });
    const known = names(1_100);
    await settledWithin(clock, callAll(pool, clock, known), 60_000);
    for (let round = 0; round < 5; round += 1) {
      const invented = names(1_000, `made-up-${round}`);
      await settledWithin(clock, callAll(pool, clock, invented), 60_000);
    }
    const before = books.requests.length;
    const outcomes = await settledWithin(clock, callAll(pool, clock, known), 60_000);
    assert.ok(outcomes.every(({ outcome }) => outcome === 200));
    assert.equal(books.requests.length, before, "no token was lost");
    assert.ok(pool.status().tenants <= 1_200);
  });
});

test("nor one after the other, in a small pool", async (t) => {
  const own = provider({
    secretOf: (id) => (id.startsWith("made-up") ? "none" : `secret of ${id}`),
  });
  const { clock, books } = own;
  const { pool } = poolOf(t, own, { maxTenants: 4 });
  const known = names(4);
  for (const tenant of known) await settledWithin(clock, callAll(pool, clock, [tenant]), 60_000);
  for (const tenant of names(30, "made-up")) {
    await settledWithin(clock, callAll(pool, clock, [tenant]), 60_000);
  }
  const before = books.requests.length;
  await settledWithin(clock, callAll(pool, clock, known), 60_000);
  assert.equal(books.requests.length, before, "no token was lost");
});

describe("eviction", () => {
  test("the least recently used go first, and none that is in use", async (t) => {
    const own = provider();
    const { clock, books } = own;
    const { pool } = poolOf(t, own, { maxTenants: 5 });
    const held = pool.for("tenant-0").getToken();
    const made = callAll(pool, clock, names(50));
    assert.equal(pool.status().tenants, 50, "all of them are in use");
    const outcomes = await settledWithin(clock, made, 10_000);
    await held;
    assert.ok(outcomes.every(({ outcome }) => outcome === 200));
    await settledWithin(clock, callAll(pool, clock, names(5, "late")), 10_000);
    assert.equal(books.requests.length, 55);
    const { tenants, evicted } = pool.status();
    assert.ok(tenants <= 5, `${tenants} tenants`);
    assert.equal(evicted, 50 + 5 - tenants);
  });

  // Time stands still in both: Web Crypto takes real time, and nothing here waits for the clock.
  const stored = (t, maxTenants) => {
    const own = provider({ latencyMs: 0 });
    const store = memoryStore(own.clock);
    const storeKey = Buffer.alloc(32, 7).toString("base64");
    const { pool } = poolOf(t, own, { maxTenants, store, storeKey });
    return { ...own, store, pool };
  };

  test("with a store, a tenant that comes back costs one read and no token request", async (t) => {
    const { clock, books, store, pool } = stored(t, 3);
    const made = await callAll(pool, clock, names(8));
    assert.ok(made.every(({ outcome }) => outcome === 200));
    await until(() => store.status().state === "idle" && pool.status().tenants <= 3);
    assert.equal(books.requests.length, 8);
    const before = store.operations;
    const back = await callAll(pool, clock, ["tenant-0"]);
    assert.equal(back[0].outcome, 200);
    assert.equal(books.requests.length, 8);
    assert.equal(store.operations - before, 2, "the record and the lease");
    assert.equal(pool.for("tenant-0").status().adopted, 1);
    const keys = store.entries().map(([key]) => key);
    assert.equal(new Set(keys).size, 8, "each has a record of its own");
  });

  test("under load with a store: no call fails, and no tenant asks for a second token", async (t) => {
    const { clock, books, store, pool } = stored(t, 20);
    const tenants = names(60);
    const outcomes = [];
    for (let round = 0; round < 4; round += 1) {
      for (let at = 0; at < tenants.length; at += 10) {
        outcomes.push(...(await callAll(pool, clock, tenants.slice(at, at + 10))));
        // What was brought is written, and may be read by whoever comes back.
        await until(() => store.status().state === "idle");
      }
    }
    assert.ok(outcomes.every(({ outcome }) => outcome === 200));
    assert.equal(books.requests.length, 60);
    assert.ok(pool.status().evicted >= 100, `${pool.status().evicted} evicted`);
  });
});

describe("refreshes", () => {
  test("warmed within a minute: in the next two lives, token requests are spread over half an hour", async (t) => {
    const own = provider({ latencyMs: 0 });
    const { clock, books } = own;
    const { pool } = poolOf(t, own, { tokenRequests: { atOnce: 1_000 } });
    const tenants = names(3_000);
    for (let second = 0; second < 60; second += 1) {
      const made = callAll(pool, clock, tenants.slice(second * 50, second * 50 + 50));
      await clock.advance(1_000);
      await made;
    }
    const inLife = [];
    for (let life = 0; life < 2; life += 1) {
      const from = books.requests.length;
      const begun = clock.monotonic();
      // Tokens that nobody uses are not refreshed.
      for (let part = 0; part < 12; part += 1) {
        await callAll(pool, clock, tenants);
        await clock.advance(300_000);
      }
      inLife.push(books.requests.slice(from).map(({ at }) => at - begun));
    }
    for (const times of inLife) {
      assert.ok(times.length >= 2_900, `${times.length} token requests`);
      const seconds = new Map();
      for (const at of times) {
        const second = Math.floor(at / 1_000);
        seconds.set(second, (seconds.get(second) ?? 0) + 1);
      }
      const most = Math.max(...seconds.values());
      const mean = times.length / 3_600;
      t.diagnostic(
        `${times.length} token requests, at most ${most} a second, mean ${mean.toFixed(2)}`,
      );
      // Of so few, chance puts some together; tests/core/pool.rs has 10,000 and 100,000. A herd would be all in 10 seconds.
      assert.ok(most <= 6, `${most} in a second, mean ${mean}`);
    }
  });

  test("one timer, however many tenants; those that are not used have no token requests", async (t) => {
    const own = provider();
    const { clock, books } = own;
    const { pool } = poolOf(t, own);
    const tenants = names(3_000);
    await settledWithin(clock, callAll(pool, clock, tenants), 60_000);
    assert.equal(clock.pending().length, 1);
    for (let part = 0; part < 12; part += 1) await clock.advance(600_000);
    assert.equal(books.requests.length, 6_000, "one refresh after their last use");
    assert.deepEqual(clock.pending(), []);
    assert.equal(pool.status().tenants, 3_000);
  });
});
