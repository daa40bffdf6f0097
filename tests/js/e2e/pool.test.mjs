// ClientPool: tenants have tokens of their own, and token requests their turns; names, rotation, forgetting and the end.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { inspect } from "node:util";
import { rejection } from "../support/setup.mjs";
import { callAll, names, poolOf, provider, settledWithin } from "../support/tenants.mjs";

const idsOf = (books) => books.requests.map(({ id }) => id);

describe("tenants", () => {
  test("each has a token of its own, asked for once however many calls wait for it", async (t) => {
    const own = provider();
    const { books, clock } = own;
    const { pool, asked } = poolOf(t, own);
    const tenants = ["a", "b", "c"];
    const calls = tenants.flatMap((tenant) => Array.from({ length: 50 }, () => tenant));
    const made = await settledWithin(clock, callAll(pool, clock, calls), 1_000);
    assert.deepEqual(new Set(made.map(({ outcome }) => outcome)), new Set([200]));
    assert.deepEqual([idsOf(books).sort(), asked.sort()], [tenants, tenants]);
    const token = await pool.for("b").getToken();
    assert.equal(token.accessToken, "token-2-of-b");
    assert.equal(await pool.for("c").authorization(), "Bearer token-3-of-c");
    assert.equal(books.requests.length, 3);
  });

  test("every client of a tenant shares its token, whichever was made when", async (t) => {
    const own = provider();
    const { clock, books } = own;
    const { pool } = poolOf(t, own);
    const first = pool.for("a");
    const slow = pool.for("a", { timeoutMs: 60_000, headers: { "x-face": "slow" } });
    await settledWithin(clock, first.getToken(), 1_000);
    assert.equal(pool.for("a"), pool.for("a"));
    for (const client of [first, slow, pool.for("a"), slow.withOptions({ timeoutMs: 1_000 })]) {
      assert.equal(client.status().generation, 1);
      assert.equal((await client.fetch("things")).status, 200);
    }
    assert.equal(books.requests.length, 1);
    first.invalidate();
    assert.equal(slow.status().state, "idle");
  });

  test("a rejected token of one is replaced, and the others' are not", async (t) => {
    const own = provider();
    const { clock, books, revoke } = own;
    const { pool } = poolOf(t, own);
    await settledWithin(clock, callAll(pool, clock, ["a", "b"]), 1_000);
    revoke();
    const made = await settledWithin(clock, callAll(pool, clock, ["a", "a", "a"]), 1_000);
    assert.deepEqual(
      made.map(({ outcome }) => outcome),
      [200, 200, 200],
    );
    assert.deepEqual(idsOf(books), ["a", "b", "a"]);
    assert.equal(pool.for("a").status().replays, 3);
    assert.equal(pool.for("b").status().generation, 1);
  });

  test("their own base URLs are origins of their own tokens only", async (t) => {
    const own = provider();
    const { clock } = own;
    const { pool } = poolOf(t, own);
    const client = pool.for("a", { baseUrl: "https://a.example.net/api" });
    const response = await settledWithin(clock, client.fetch("things"), 1_000);
    assert.equal((await response.json()).url, "https://a.example.net/api/things");
    const other = await rejection(pool.for("b").fetch("https://a.example.net/api/things"));
    assert.equal(other.code, "origin_not_allowed");
    const wrong = await rejection(
      Promise.resolve().then(() => pool.for("b", { baseUrl: "nonsense" })),
    );
    assert.equal(wrong.code, "invalid_configuration");
  });

  test("a name is any text of 1 to 256 characters, and no message has it", async (t) => {
    const own = provider();
    const { clock } = own;
    const asked = [];
    const { pool } = poolOf(t, own, {
      credentials: (tenant) => {
        asked.push(tenant);
        return { clientId: "platform", clientSecret: "wrong" };
      },
    });
    const odd = [
      "__proto__",
      "constructor",
      "toString",
      "hasOwnProperty",
      "ünï-ⓒødé 🦀",
      "\ud800",
      "a\n b\0",
    ];
    const tenants = [...odd, "x".repeat(256)];
    for (const tenant of tenants) {
      const error = await settledWithin(clock, rejection(pool.for(tenant).getToken()), 5_000);
      assert.equal(error.code, "invalid_client", JSON.stringify(tenant));
      if (tenant.length > 8) assert.ok(!inspect(error).includes(tenant));
    }
    assert.deepEqual(new Set(asked), new Set(tenants));
    assert.equal(pool.status().tenants, tenants.length);
    for (const wrong of ["", "x".repeat(257), 7, null, undefined, {}, ["a"], Symbol("a")]) {
      assert.throws(() => pool.for(wrong), { code: "invalid_call" });
      assert.equal((await rejection(pool.rotate(wrong))).code, "invalid_call");
    }
    const { message } = await rejection(
      Promise.resolve().then(() => pool.for("secret name ".repeat(30))),
    );
    assert.ok(!message.includes("secret name"));
  });
});

describe("turns", () => {
  test("10,000 tenants at once: no more token requests in the air than atOnce, and no call fails", async (t) => {
    const own = provider({ latencyMs: 10 });
    const { clock, books } = own;
    const { pool } = poolOf(t, own, { tokenRequests: { atOnce: 16 } });
    const made = callAll(pool, clock, names(10_000));
    assert.deepEqual([pool.status().requesting, pool.status().waiting], [16, 9_984]);
    const outcomes = await settledWithin(clock, made, 60_000, 10);
    assert.ok(outcomes.every(({ outcome }) => outcome === 200));
    assert.equal(books.requests.length, 10_000);
    assert.deepEqual(Object.values(books.most), [16]);
    const { tenants, atRest, requesting, waiting } = pool.status();
    assert.deepEqual([tenants, requesting, waiting], [10_000, 0, 0]);
    assert.ok(atRest >= 9_000, `${atRest} at rest`);
  });

  test("so many in any minute, and the rest later", async (t) => {
    const own = provider();
    const { clock, books } = own;
    const { pool } = poolOf(t, own, {
      tokenRequests: { perMinute: 5 },
      tokenWaitMs: 600_000,
    });
    const outcomes = await settledWithin(clock, callAll(pool, clock, names(12)), 300_000, 1_000);
    assert.ok(outcomes.every(({ outcome }) => outcome === 200));
    const times = books.requests.map(({ at }) => at);
    for (const [index, at] of times.entries()) {
      const within = times.filter((other) => other >= at && other < at + 60_000).length;
      assert.ok(within <= 5, `${within} from request ${index} on`);
    }
    assert.ok(times.at(-1) - times[0] < 121_000, "and no later than they have to be");
  });

  test("the first caller of a new tenant is not behind the refreshes of the others", async (t) => {
    const own = provider({ latencyMs: 1_000 });
    const { clock, books } = own;
    const { pool } = poolOf(t, own, { tokenRequests: { atOnce: 4 } });
    const tenants = names(200);
    await settledWithin(clock, callAll(pool, clock, tenants), 120_000);
    // All are used again, and all refreshes come due together: the machine slept.
    await callAll(pool, clock, tenants);
    clock.skip(3_400_000);
    await clock.advance(0);
    assert.equal(pool.status().requesting, 4);
    const before = books.requests.length;
    const [{ outcome, tookMs }] = await settledWithin(clock, callAll(pool, clock, ["new"]), 10_000);
    assert.equal(outcome, 200);
    assert.ok(tookMs <= 2_000, `${tookMs} ms: one turn and its own request`);
    assert.ok(idsOf(books).indexOf("new") - before <= 4);
    await clock.advance(200_000);
    assert.equal(books.requests.length, 401, "and all of them were refreshed");
  });

  test("a refresh that callers begin to wait for goes first", async (t) => {
    const own = provider({ latencyMs: 1_000, lifetime: 100 });
    const { clock, books } = own;
    const { pool } = poolOf(t, own, { tokenRequests: { atOnce: 1 } });
    const tenants = names(5);
    await settledWithin(clock, callAll(pool, clock, tenants), 60_000);
    await callAll(pool, clock, tenants);
    clock.skip(101_000);
    const made = callAll(pool, clock, [...tenants].reverse());
    const outcomes = await settledWithin(clock, made, 60_000);
    assert.ok(outcomes.every(({ outcome }) => outcome === 200));
    assert.deepEqual(idsOf(books).slice(-5).sort(), [...tenants].sort());
  });
});

test("a flight that is dropped while it waits for its turn is no failure, and the next one has the newer credentials", async (t) => {
  const own = provider({
    latencyMs: 1_000,
    secretOf: (id) => (id === "b" ? "new" : `secret of ${id}`),
  });
  const { clock, books } = own;
  let secret = "old";
  const { pool } = poolOf(t, own, {
    tokenRequests: { atOnce: 1 },
    credentials: (tenant) => ({
      clientId: tenant,
      clientSecret: tenant === "b" ? secret : `secret of ${tenant}`,
    }),
  });
  const heard = [];
  for (const type of ["token", "token-failed"]) {
    pool.on(type, (_event, tenant) => heard.push([type, tenant]));
  }
  const first = pool.for("a").getToken();
  const second = pool.for("b").getToken();
  await clock.advance(100);
  assert.deepEqual([pool.status().requesting, pool.status().waiting], [1, 1]);
  pool.for("b").invalidate();
  secret = "new";
  await settledWithin(clock, Promise.all([first, second]), 10_000);
  assert.deepEqual(heard, [
    ["token", "a"],
    ["token", "b"],
  ]);
  assert.deepEqual(idsOf(books), ["a", "b"]);
  assert.deepEqual([pool.status().requesting, pool.status().waiting], [0, 0]);
});

describe("rotation", () => {
  test("under load: no call fails, and the new credentials are used", async (t) => {
    let secret = "old";
    const own = provider({ secretOf: () => secret });
    const { clock, books } = own;
    const { pool } = poolOf(t, own, {
      credentials: (tenant) => ({ clientId: tenant, clientSecret: secret }),
    });
    const outcomes = [];
    for (let round = 0; round < 30; round += 1) {
      outcomes.push(callAll(pool, clock, ["a", "a", "b"]));
      if (round === 10) {
        secret = "new";
        outcomes.push(pool.rotate("a").then(() => [{ outcome: 200 }]));
      }
      await clock.advance(20);
    }
    await clock.advance(1_000);
    const all = (await Promise.all(outcomes)).flat();
    assert.deepEqual(new Set(all.map(({ outcome }) => outcome)), new Set([200]));
    assert.deepEqual(idsOf(books), ["a", "b", "a"]);
    assert.equal(pool.for("a").status().generation, 2);
  });

  test("while a token request is in the air: its credentials are asked for anew", async (t) => {
    const own = provider();
    const { clock, books } = own;
    const { pool, asked } = poolOf(t, own);
    const first = pool.for("a").getToken();
    await clock.advance(10);
    const rotated = pool.rotate("a");
    await settledWithin(clock, Promise.all([first, rotated]), 2_000);
    assert.deepEqual(
      [asked, idsOf(books)],
      [
        ["a", "a"],
        ["a", "a"],
      ],
    );
    assert.equal((await pool.for("a").getToken()).accessToken, "token-2-of-a");
  });

  test("if it fails, the token before it stays", async (t) => {
    let secret = "right";
    const own = provider({ secretOf: () => "right" });
    const { clock } = own;
    const { pool } = poolOf(t, own, {
      credentials: (tenant) => ({ clientId: tenant, clientSecret: secret }),
    });
    await settledWithin(clock, pool.for("a").getToken(), 1_000);
    secret = "wrong";
    const error = await settledWithin(clock, rejection(pool.rotate("a")), 5_000);
    assert.equal(error.code, "invalid_client");
    assert.equal((await pool.for("a").fetch("things")).status, 200);
    assert.equal(pool.for("a").status().generation, 1);
  });
});

test("after a refusal, rotate asks at once, whether there is a token or not", async (t) => {
  let secret = "wrong";
  const own = provider({ secretOf: () => "right" });
  const { clock, books } = own;
  const { pool } = poolOf(t, own, {
    credentials: (tenant) => ({ clientId: tenant, clientSecret: secret }),
  });
  const refused = () => settledWithin(clock, rejection(pool.rotate("a")), 5_000);
  assert.equal((await refused()).code, "invalid_client");
  secret = "right";
  await settledWithin(clock, pool.rotate("a"), 1_000);
  assert.equal(pool.for("a").status().lastError, undefined);
  secret = "wrong";
  assert.equal((await refused()).code, "invalid_client");
  assert.equal((await pool.for("a").fetch("things")).status, 200);
  secret = "right";
  await settledWithin(clock, pool.rotate("a"), 1_000);
  assert.equal(pool.for("a").status().generation, 2);
  assert.equal(books.requests.length, 4);
});

describe("the end", () => {
  test("a tenant that is forgotten begins anew; calls that wait for its token reject", async (t) => {
    const own = provider();
    const { clock, books } = own;
    const { pool } = poolOf(t, own);
    const client = pool.for("a");
    assert.equal(pool.forget("a"), false);
    const waiting = rejection(client.getToken());
    await clock.advance(10);
    assert.equal(pool.forget("a"), true);
    assert.equal((await waiting).code, "client_closed");
    assert.deepEqual(pool.status().tenants, 0);
    assert.equal((await settledWithin(clock, client.fetch("things"), 1_000)).status, 200);
    assert.equal(client.status().generation, 1);
    client.close();
    assert.equal(pool.status().tenants, 0, "closing its client forgets it as well");
    assert.equal(books.requests.length, 2);
    assert.deepEqual([pool.status().requesting, pool.status().waiting], [0, 0]);
  });

  test("a closed pool: everything rejects, and what it says of itself stays", async (t) => {
    const own = provider();
    const { clock } = own;
    const { pool } = poolOf(t, own);
    const client = pool.for("a");
    await settledWithin(clock, client.getToken(), 1_000);
    const waiting = rejection(pool.for("b").getToken());
    pool.close();
    pool.close();
    assert.equal((await waiting).code, "client_closed");
    for (const each of [client, pool.for("b"), pool.for("c")]) {
      assert.equal((await rejection(each.fetch("things"))).code, "client_closed");
      assert.equal(each.status().state, "closed");
    }
    assert.equal((await rejection(pool.rotate("a"))).code, "client_closed");
    assert.equal(pool.forget("a"), false);
    assert.equal(pool.status().state, "closed");
    assert.match(inspect(pool), /state: 'closed'/);
    assert.deepEqual(clock.pending(), []);
  });

  test("nothing printed names a tenant or its credentials", async (t) => {
    const own = provider();
    const { clock } = own;
    const { pool } = poolOf(t, own);
    await settledWithin(clock, pool.for("t3nant-canary").getToken(), 1_000);
    const shown = [
      pool,
      pool.for("t3nant-canary"),
      pool.status(),
      pool.for("t3nant-canary").status(),
    ];
    for (const one of shown) {
      for (const text of [inspect(one, { depth: 9, showHidden: true }), JSON.stringify(one)]) {
        assert.ok(!/secret of|t3nant-canary/.test(text), text);
      }
    }
  });
});
