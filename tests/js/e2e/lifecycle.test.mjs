// getToken, authorization, invalidate, status, and the end of a client: close and `using`.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { gate, rejection, setup, statuses, until, virtualClock } from "../support/setup.mjs";

const isClosed = (error) => {
  assert.deepEqual(
    [error.name, error.code, error.transient],
    ["ClientError", "client_closed", false],
  );
  assert.match(error.message, /was closed.*Construct a new one/);
};

describe("constructing", () => {
  test("does nothing yet: no request, no timer", async (t) => {
    const clock = virtualClock();
    const { oauth, connect } = await setup(t, { clock });
    const client = connect();
    await new Promise(setImmediate);
    assert.deepEqual([oauth.requests(), clock.pending()], [[], []]);
    assert.deepEqual(client.status(), {
      state: "idle",
      generation: 0,
      tokenRequests: 0,
      tokenFailures: 0,
      replays: 0,
      retries: 0,
      adopted: 0,
      storeFaults: 0,
      store: "none",
    });
  });
});

describe("getToken and authorization", () => {
  test("give the current token, which an API accepts from others as well", async (t) => {
    const clock = virtualClock();
    const { oauth, connect, tokenRequests } = await setup(t, { clock });
    const client = connect({ scope: ["a", "b"] });
    const token = await client.getToken();
    assert.deepEqual([token.tokenType, token.scope, token.generation], ["Bearer", "a b", 1]);
    assert.equal(token.expiresAt, clock.wall() + 3_600_000);
    assert.equal(await client.authorization(), `Bearer ${token.accessToken}`);
    assert.equal((await client.getToken()).accessToken, token.accessToken);
    const headers = { authorization: await client.authorization() };
    assert.equal((await fetch(`${oauth.baseUrl}things`, { headers })).status, 200);
    assert.equal(tokenRequests(), 1);
  });

  test("authorization follows the token through refresh and invalidation", async (t) => {
    const clock = virtualClock();
    const { connect } = await setup(t, { clock });
    const client = connect();
    const seen = new Set([await client.authorization()]);
    client.invalidate();
    seen.add(await client.authorization());
    clock.skip(3_600_000);
    seen.add(await client.authorization());
    assert.equal(seen.size, 3);
    assert.equal(await client.authorization(), `Bearer ${(await client.getToken()).accessToken}`);
  });

  test("a warm authorization is one promise for each token, and one after close rejects", async (t) => {
    const { connect } = await setup(t);
    const client = connect();
    const value = await client.authorization();
    const first = client.authorization();
    assert.equal(await first, value);
    assert.equal(client.authorization(), first);
    assert.notEqual(client.authorization({ forceRefresh: true }), first);
    client.invalidate();
    const next = client.authorization();
    assert.notEqual(next, first);
    assert.notEqual(await next, value);
    assert.notEqual(await client.authorization(), value);
    client.close();
    await assert.rejects(client.authorization(), { code: "client_closed" });
  });

  test("authorization makes a token request when cold, and fails as getToken does", async (t) => {
    const { connect } = await setup(t);
    assert.match(await connect().authorization(), /^Bearer \S{20,}$/);
    const wrong = connect({ clientSecret: "wrong" });
    assert.equal((await rejection(wrong.authorization())).code, "invalid_client");
  });
});

describe("invalidate", () => {
  test("gives the next call a new token and does not affect running calls", async (t) => {
    const { connect, tokenRequests } = await setup(t);
    const { fetch, held, hold, release } = gate();
    const client = connect({ fetch });
    await client.getToken();
    hold("things");
    const running = client.fetch("things");
    await until(() => held.length === 1);
    client.invalidate();
    release();
    assert.deepEqual([client.status().state, client.status().generation], ["idle", 0]);
    assert.equal((await running).status, 200);
    assert.deepEqual(await statuses(client, 2), [200, 200]);
    assert.equal(tokenRequests(), 2);
  });

  test("does nothing before any token", async (t) => {
    const { connect, tokenRequests } = await setup(t);
    const client = connect();
    client.invalidate();
    client.invalidate();
    assert.deepEqual(await statuses(client, 1), [200]);
    assert.equal(tokenRequests(), 1);
  });
});

describe("status", () => {
  test("has every state, and counts", async (t) => {
    const clock = virtualClock();
    const { oauth, connect } = await setup(t, { clock, tokenLifetimeSeconds: 60 });
    const { fetch, held, hold, release } = gate();
    const policy = { storedErrorMs: 0 };
    const client = connect({ policy, backgroundRefresh: false, fetch });
    const states = [client.status().state];
    hold("token");
    const first = client.getToken();
    await until(() => held.length === 1);
    states.push(client.status().state);
    release();
    await first;
    states.push(client.status().state);
    clock.skip(40_000);
    hold("token");
    await client.getToken();
    states.push(client.status().state);
    release();
    await until(() => client.status().generation === 2);
    clock.skip(60_000);
    oauth.token.inject({ kind: "unauthorized" });
    const { code, status } = await rejection(client.getToken());
    states.push(client.status().state);
    const { lastError, tokenRequests, tokenFailures } = client.status();
    assert.deepEqual([lastError.code, lastError.status], [code, status]);
    assert.equal(lastError.name, "TokenError");
    assert.deepEqual([tokenRequests, tokenFailures], [3, 1]);
    clock.skip(1);
    await client.getToken();
    assert.equal(client.status().lastError, undefined);
    client.close();
    states.push(client.status().state);
    const all = ["idle", "fetching", "usable", "refreshing", "failing", "closed"];
    assert.deepEqual(states, all);
    assert.ok(Object.isFrozen(client.status()));
  });
});

describe("close", () => {
  test("waiting callers get an error at once, pending responses arrive", async (t) => {
    const clock = virtualClock();
    const { oauth, connect } = await setup(t, { clock });
    const { fetch, held, hold, release } = gate();
    const client = connect({ fetch });
    await client.getToken();
    hold("?running");
    const running = [client.fetch("things?running"), client.fetch("nothing?running")];
    await until(() => held.length === 2);
    oauth.api.inject({ kind: "rate-limit", retryAfter: 50 });
    const pausing = client.fetch("things");
    await until(() => client.status().retries === 1);
    client.invalidate();
    oauth.token.inject({ kind: "hang" });
    const waiting = [client.fetch("things"), client.getToken(), client.authorization()];
    await until(() => oauth.counters().tokenRequests === 2);
    client.close();
    for (const call of [...waiting, pausing]) isClosed(await rejection(call));
    release();
    const responses = await Promise.all(running);
    assert.deepEqual(
      responses.map(({ status }) => status),
      [200, 404],
    );
    assert.equal((await responses[0].json()).things.length, 3);
    await until(() => clock.pending().length === 0, "no timer is left");
  });

  test("a response that would lead to a replay or a retry arrives as it is", async (t) => {
    const { oauth, connect } = await setup(t);
    const { fetch, held, hold, release } = gate();
    const client = connect({ fetch });
    await client.getToken();
    hold("things");
    for (const status of [401, 503]) oauth.api.inject({ kind: "status", status });
    const running = [client.fetch("things"), client.fetch("things")];
    await until(() => held.length === 2);
    client.close();
    release();
    const responses = await Promise.all(running);
    assert.deepEqual(responses.map(({ status }) => status).sort(), [401, 503]);
  });

  test("a call whose connection breaks afterwards fails with network_error", async (t) => {
    const { connect } = await setup(t);
    let fail;
    const broken = new Promise((_resolve, reject) => (fail = reject));
    const client = connect({
      fetch: (input, init) => (String(input).includes("things") ? broken : fetch(input, init)),
    });
    await client.getToken();
    const running = client.fetch("things");
    client.close();
    fail(Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" }));
    const error = await rejection(running);
    assert.equal(error.code, "network_error");
  });

  test("leaves no timer, and no refresh follows", async (t) => {
    const clock = virtualClock();
    const { connect, tokenRequests } = await setup(t, { clock, tokenLifetimeSeconds: 60 });
    const client = connect();
    await statuses(client, 1);
    assert.equal(clock.pending().length, 1);
    client.close();
    assert.deepEqual(clock.pending(), []);
    await clock.advance(120_000);
    assert.equal(tokenRequests(), 1);
  });

  test("aborts the flight", async (t) => {
    const { oauth, connect } = await setup(t);
    const signals = [];
    const spy = (input, init) => (signals.push(init.signal), fetch(input, init));
    const client = connect({ fetch: spy });
    oauth.token.inject({ kind: "hang" });
    const waiting = client.getToken();
    await until(() => oauth.counters().tokenRequests === 1);
    client.close();
    isClosed(await rejection(waiting));
    await until(() => signals[0].aborted);
  });

  test("later calls fail, and closing twice is fine", async (t) => {
    const { oauth, connect } = await setup(t);
    const client = connect();
    await statuses(client, 1);
    client.close();
    client.close();
    client[Symbol.dispose]();
    await client[Symbol.asyncDispose]();
    for (const call of ["fetch", "getToken", "authorization"]) {
      isClosed(await rejection(client[call]("things")));
    }
    assert.throws(
      () => client.invalidate(),
      (error) => (isClosed(error), true),
    );
    assert.equal(client.status().state, "closed");
    assert.deepEqual(oauth.counters().apiCalls, 1);
  });

  test("works on an unused client, and on one among others", async (t) => {
    const { connect } = await setup(t);
    const [unused, other] = [connect(), connect()];
    unused.close();
    assert.deepEqual(await statuses(other, 1), [200]);
  });

  test("`using` closes, sync and async", async (t) => {
    const { connect } = await setup(t);
    const [one, other] = [connect(), connect()];
    // The syntax itself is newer than Node 20; these are the methods it calls.
    one[Symbol.dispose]();
    assert.ok(other[Symbol.asyncDispose]() instanceof Promise);
    assert.deepEqual([one.status().state, other.status().state], ["closed", "closed"]);
  });
});
