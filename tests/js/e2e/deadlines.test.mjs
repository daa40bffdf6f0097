// timeoutMs and signals hold whatever the other side does: a fetch that ignores its signal and never
// settles, and bodies that never end.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { load } from "../packaging/load.mjs";
import { connectDouble, outcomeOf, tokenResponse, turns } from "../support/double.mjs";
import { connect as connectProvider, NAMES, PROVIDERS } from "../support/providers.mjs";

const { virtualClock } = await load("everbearer/sandbox");

const never = () => new Promise(() => undefined);
const LIMIT = 200;
const limited = { timeoutMs: LIMIT };
const aborted = new Error("enough");

/** A JSON response whose body never ends, read as a stream or as text. */
const endless = () => {
  const body = new ReadableStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode('{"a":')),
  });
  return new Response(body, { headers: { "content-type": "application/json" } });
};

/** The same as a test's stand-in: no stream, and text() that never settles. */
const textless = () => ({
  status: 200,
  ok: true,
  headers: new Headers({ "content-type": "application/json" }),
  clone: textless,
  text: never,
});

/** Asserts that a call is pending until its timeout and then ends with it. */
async function assertLimited(clock, call) {
  const outcome = () => outcomeOf(call, 20);
  assert.equal(await outcome(), "pending");
  await clock.advance(LIMIT - 1);
  assert.equal(await outcome(), "pending");
  await clock.advance(1);
  const { error } = await outcome();
  assert.deepEqual(
    [error?.name, error?.code, error?.transient],
    ["CallError", "call_timeout", true],
  );
}

/** A warm client with these options. */
async function warm(t, own) {
  const clock = virtualClock();
  const made = connectDouble(t, { clock, ...own });
  await made.client.getToken();
  return { ...made, clock };
}

describe("with a fetch that never settles", () => {
  const WAYS = [
    ["fetch", (client, init) => client.fetch("things", init)],
    ["getToken", (client, init) => client.getToken(init)],
    ["authorization", (client, init) => client.authorization(init)],
  ];
  for (const [name, call] of WAYS) {
    test(`${name} without a token ends with its timeoutMs`, async (t) => {
      const clock = virtualClock();
      const { client, tokens } = connectDouble(t, { clock, token: never });
      await assertLimited(clock, call(client, limited));
      assert.equal(tokens.length, 1);
    });

    test(`${name} without a token ends with its signal, with the signal's reason`, async (t) => {
      const { client } = connectDouble(t, { clock: virtualClock(), token: never });
      for (const init of [{}, limited]) {
        const controller = new AbortController();
        const outcome = outcomeOf(call(client, { ...init, signal: controller.signal }));
        await turns();
        controller.abort(aborted);
        assert.equal((await outcome).error, aborted);
      }
    });
  }

  test("a call with a token ends with its timeoutMs, or that of the client", async (t) => {
    const { client, clock } = await warm(t, { api: never });
    await assertLimited(clock, client.fetch("things", limited));
    const other = await warm(t, { api: never, timeoutMs: LIMIT });
    await assertLimited(other.clock, other.client.fetch("things"));
  });

  test("a call with a token ends with its signal, with the signal's reason", async (t) => {
    const { client } = await warm(t, { api: never });
    for (const init of [{}, limited]) {
      const controller = new AbortController();
      const outcome = outcomeOf(client.fetch("things", { ...init, signal: controller.signal }));
      await turns();
      controller.abort(aborted);
      assert.equal((await outcome).error, aborted);
    }
  });

  test("a call that has waited for its token ends with its timeoutMs", async (t) => {
    const clock = virtualClock();
    const { client, calls } = connectDouble(t, { clock, api: never });
    await assertLimited(clock, client.fetch("things", limited));
    assert.equal(calls.length, 1);
  });

  for (const status of [401, 429, 503]) {
    test(`a replay or retry after ${status} ends with the call's timeoutMs`, async (t) => {
      const headers = { "retry-after": "0" };
      const responses = [() => new Response(null, { status, headers })];
      const api = () => (responses.shift() ?? never)();
      const { client, clock, calls } = await warm(t, { api });
      await assertLimited(clock, client.fetch("things", limited));
      assert.equal(calls.length, 2);
    });
  }

  test("a token request ends with tokenTimeoutMs and is retried", async (t) => {
    const clock = virtualClock();
    const token = (_call, index) => (index === 0 ? never() : tokenResponse(index));
    const { client, tokens } = connectDouble(t, { clock, token, tokenTimeoutMs: LIMIT });
    const call = client.fetch("things");
    await turns();
    await clock.advance(LIMIT);
    await turns();
    // These tests' policy limits the wait before the next try to a millisecond.
    await clock.advance(1);
    assert.equal((await outcomeOf(call)).value?.status, 200);
    assert.equal(tokens.length, 2);
  });

  for (const name of NAMES) {
    test(`a method of the provider ${name} ends with its timeoutMs, with a token and without`, async (t) => {
      const clock = virtualClock();
      const { client } = connectProvider(t, name, never, { clock });
      await assertLimited(clock, PROVIDERS[name].read(client, limited));
      const cold = connectProvider(t, name, undefined, { clock, token: never });
      await assertLimited(clock, PROVIDERS[name].read(cold.client, limited));
    });
  }
});

for (const [what, make] of [
  ["a stream that never ends", endless],
  ["a text that never comes", textless],
]) {
  describe(`with a body that is ${what}`, () => {
    test("a call that looks for a code in it ends with its timeoutMs", async (t) => {
      const profile = { codeMember: "code", statusOfCode: { 1: 401 } };
      const { client, clock } = await warm(t, { api: make, profile });
      await assertLimited(clock, client.fetch("things", limited));
    });

    test("a call that looks for a code in it ends with its signal", async (t) => {
      const profile = { codeMember: "code", statusOfCode: { 1: 401 } };
      const { client } = await warm(t, { api: make, profile });
      const controller = new AbortController();
      const outcome = outcomeOf(client.fetch("things", { signal: controller.signal }));
      await turns();
      controller.abort(aborted);
      assert.equal((await outcome).error, aborted);
    });

    test("a call that waits for a token ends with its timeoutMs", async (t) => {
      const clock = virtualClock();
      const { client } = connectDouble(t, { clock, token: make });
      await assertLimited(clock, client.fetch("things", limited));
    });

    test("a token request ends with tokenTimeoutMs", async (t) => {
      const clock = virtualClock();
      const policy = { tokenAttempts: 1 };
      const options = { clock, token: make, tokenTimeoutMs: LIMIT, policy };
      const { client } = connectDouble(t, options);
      const outcome = outcomeOf(client.getToken());
      await turns(5);
      await clock.advance(LIMIT);
      assert.equal((await outcome).error?.code, "token_endpoint_timeout");
    });

    for (const name of NAMES) {
      test(`a method of the provider ${name} ends with its timeoutMs, and with its signal`, async (t) => {
        const clock = virtualClock();
        const { client } = connectProvider(t, name, make, { clock });
        await assertLimited(clock, PROVIDERS[name].read(client, limited));
        const controller = new AbortController();
        const call = PROVIDERS[name].read(client, { signal: controller.signal });
        const outcome = outcomeOf(call);
        await turns();
        controller.abort(aborted);
        assert.equal((await outcome).error, aborted);
      });
    }
  });
}
