// Callers that give up, by a signal or a timeout, at every point of a call, without an effect on others.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { gate, rejection, setup, statuses, until, virtualClock } from "../support/setup.mjs";

const reason = new Error("the caller's own reason");

describe("aborting", () => {
  test("a caller that waits for the token leaves at once, the others get it", async (t) => {
    const clock = virtualClock();
    const { oauth, connect, tokenRequests } = await setup(t, { clock });
    oauth.token.inject({ kind: "hang" });
    const client = connect({ tokenTimeoutMs: 600 });
    const controllers = [0, 1, 2].map(() => new AbortController());
    const [leader, second, token] = [
      client.fetch("things", { signal: controllers[0].signal }),
      client.fetch("things", { signal: controllers[1].signal }),
      client.getToken({ signal: controllers[2].signal }),
    ];
    const others = [client.fetch("things"), client.fetch("things")];
    await until(() => tokenRequests() === 1);
    for (const controller of controllers) controller.abort(reason);
    for (const gone of [leader, second, token]) assert.equal(await rejection(gone), reason);
    assert.equal(client.status().state, "fetching", "the token request goes on without them");
    await clock.advance(600);
    await until(() => client.status().tokenFailures === 1);
    await clock.advance(1, client);
    const responses = await Promise.all(others);
    assert.deepEqual(
      responses.map(({ status }) => status),
      [200, 200],
    );
    assert.equal(oauth.counters().apiCalls, 2);
  });

  test("a token for which nobody waits any more is kept for the next call", async (t) => {
    const { connect, tokenRequests } = await setup(t);
    const { fetch, held, hold, release } = gate();
    hold("token");
    const client = connect({ fetch });
    const controller = new AbortController();
    const gone = client.fetch("things", { signal: controller.signal });
    await until(() => held.length === 1);
    controller.abort(reason);
    assert.equal(await rejection(gone), reason);
    release();
    assert.deepEqual(await statuses(client, 1), [200]);
    assert.equal(tokenRequests(), 1);
  });

  test("before the call: nothing is sent", async (t) => {
    const { oauth, connect } = await setup(t);
    const client = connect();
    const signal = AbortSignal.abort(reason);
    assert.equal(await rejection(client.fetch("things", { signal })), reason);
    assert.equal(await rejection(client.getToken({ signal })), reason);
    assert.deepEqual(oauth.requests(), []);
    await client.getToken();
    assert.equal(await rejection(client.fetch("things", { signal })), reason);
    assert.equal(oauth.counters().apiCalls, 0);
  });

  test("before the call, without a reason: an AbortError", async (t) => {
    const { connect } = await setup(t);
    const error = await rejection(connect().fetch("things", { signal: AbortSignal.abort() }));
    assert.equal(error.name, "AbortError");
  });

  for (const [when, warm] of [
    ["the first call", false],
    ["a warm call", true],
  ]) {
    test(`during ${when}'s own request: rejects at once, without a retry`, async (t) => {
      const { oauth, connect } = await setup(t);
      oauth.api.inject({ kind: "hang" }, { times: Infinity });
      const client = connect();
      if (warm) await client.getToken();
      const controller = new AbortController();
      const call = client.fetch("things", { signal: controller.signal });
      await until(() => oauth.counters().apiCalls === 1);
      controller.abort(reason);
      assert.equal(await rejection(call), reason);
      assert.equal(oauth.counters().apiCalls, 1);
      assert.equal(client.status().retries, 0);
    });
  }

  test("during the wait before a retry: rejects at once, without the retry", async (t) => {
    const { oauth, connect } = await setup(t);
    oauth.api.inject({ kind: "rate-limit", retryAfter: 30 }, { times: Infinity });
    const client = connect();
    const controller = new AbortController();
    const call = client.fetch("things", { signal: controller.signal });
    await until(() => client.status().retries === 1);
    controller.abort(reason);
    assert.equal(await rejection(call), reason);
    assert.equal(oauth.counters().apiCalls, 1);
  });

  test("during the wait for the newer token of a replay", async (t) => {
    const { oauth, connect, tokenRequests } = await setup(t);
    const client = connect();
    await client.getToken();
    oauth.revokeTokens();
    oauth.token.inject({ kind: "hang" });
    const controller = new AbortController();
    const call = client.fetch("things", { signal: controller.signal });
    await until(() => tokenRequests() === 2);
    controller.abort(reason);
    assert.equal(await rejection(call), reason);
    assert.equal(oauth.counters().apiCalls, 1);
  });

  test("while the body is read: the body fails, as with the global fetch", async (t) => {
    const { oauth, connect } = await setup(t);
    oauth.api.inject({ kind: "endless-body" });
    const controller = new AbortController();
    const response = await connect().fetch("things", { signal: controller.signal });
    const body = rejection(response.text());
    controller.abort(reason);
    assert.equal(await body, reason);
  });

  test("the signal of a Request counts, unless init has one", async (t) => {
    const { oauth, connect } = await setup(t);
    const client = connect();
    const request = new Request(`${oauth.baseUrl}things`, { signal: AbortSignal.abort(reason) });
    assert.equal(await rejection(client.fetch(request)), reason);
    const { signal } = new AbortController();
    assert.equal((await client.fetch(request, { signal })).status, 200);
    assert.equal((await client.fetch(request, { signal: null })).status, 200);
  });

  test("a signal that outlives its calls accumulates no listeners", async (t) => {
    const { oauth, connect } = await setup(t);
    oauth.settings.expiresIn = 0;
    const client = connect({ timeoutMs: 5_000 });
    const { signal } = new AbortController();
    let listeners = 0;
    const { addEventListener, removeEventListener } = signal;
    signal.addEventListener = (...args) => ((listeners += 1), addEventListener.apply(signal, args));
    signal.removeEventListener = (...args) => (
      (listeners -= 1),
      removeEventListener.apply(signal, args)
    );
    for (let call = 0; call < 5; call += 1) await client.getToken({ signal });
    assert.equal(listeners, 0);
  });
});

describe("timeoutMs", () => {
  const isTimeout = (error, ms) => {
    assert.deepEqual(
      [error.name, error.code, error.transient],
      ["CallError", "call_timeout", true],
    );
    assert.match(error.message, new RegExp(`timeoutMs \\(${ms} ms\\)`));
  };

  test("of the call: an API that does not respond", async (t) => {
    const { oauth, connect } = await setup(t);
    oauth.api.inject({ kind: "hang" }, { times: Infinity });
    const client = connect();
    await client.getToken();
    isTimeout(await rejection(client.fetch("things", { timeoutMs: 100 })), 100);
    assert.equal(oauth.counters().apiCalls, 1);
  });

  test("of the client, which the call's own overrides", async (t) => {
    const clock = virtualClock();
    const { oauth, connect } = await setup(t, { clock });
    oauth.api.inject({ kind: "hang" }, { times: Infinity });
    const client = connect({ timeoutMs: 100 });
    for (const [init, ms, apiCalls] of [
      [undefined, 100, 1],
      [{ timeoutMs: 50 }, 50, 2],
    ]) {
      const error = rejection(client.fetch("things", init));
      await until(() => oauth.counters().apiCalls === apiCalls);
      await clock.advance(ms - 1);
      assert.ok(clock.pending().length > 0, "it still waits");
      await clock.advance(1);
      isTimeout(await error, ms);
    }
    const error = await rejection(client.fetch("things", { signal: AbortSignal.timeout(20) }));
    assert.equal(error.name, "TimeoutError");
  });

  test("prevents a retry that cannot end within it", async (t) => {
    const { oauth, connect } = await setup(t);
    oauth.api.inject({ kind: "rate-limit", retryAfter: 10 });
    const response = await connect().fetch("things", { timeoutMs: 5_000 });
    assert.deepEqual([response.status, oauth.counters().apiCalls], [429, 1]);
  });

  for (const method of ["fetch", "getToken", "authorization"]) {
    test(`bounds the wait for a token: ${method}`, async (t) => {
      const { oauth, connect } = await setup(t);
      oauth.token.inject({ kind: "hang" });
      const client = connect();
      const init = { timeoutMs: 100 };
      const call = method === "fetch" ? client.fetch("things", init) : client[method](init);
      const error = await rejection(call);
      assert.equal(error.transient, true);
      assert.ok(["call_timeout", "token_wait_timeout"].includes(error.code), error.code);
      assert.match(error.message, /timeoutMs/);
    });
  }

  test("its timer is cleared after the response or a failure", async (t) => {
    const clock = virtualClock();
    const { oauth, connect } = await setup(t, { clock });
    const client = connect({ timeoutMs: 60_000, maxRetries: 0, backgroundRefresh: false });
    const response = await client.fetch("things");
    assert.deepEqual(clock.pending(), []);
    clock.skip(120_000);
    assert.equal((await response.json()).things.length, 3, "the body is not bounded by it");
    oauth.api.inject({ kind: "reset" });
    await rejection(client.fetch("things"));
    await rejection(client.fetch("https://elsewhere.example/"));
    await rejection(client.fetch("things", { headers: { authorization: "x" } }));
    await client.getToken({ timeoutMs: 60_000 });
    assert.deepEqual(clock.pending(), []);
  });

  test("its timer is cleared if the call's options are invalid", async (t) => {
    const clock = virtualClock();
    const { connect } = await setup(t, { clock });
    const client = connect({ timeoutMs: 60_000, backgroundRefresh: false });
    await client.getToken();
    await rejection(client.fetch("things", { method: Symbol("none") }));
    assert.deepEqual(clock.pending(), []);
  });

  test("must be a whole number that a timer can hold", async (t) => {
    const { oauth, connect } = await setup(t);
    const client = connect();
    for (const timeoutMs of [0, -1, 1.5, Number.NaN, -Infinity, 2 ** 31, "100", null]) {
      const error = await rejection(client.fetch("things", { timeoutMs }));
      assert.equal(error.code, "invalid_call", String(timeoutMs));
      assert.match(error.message, /timeoutMs must be a whole number/);
    }
    assert.deepEqual(oauth.requests(), []);
  });
});
