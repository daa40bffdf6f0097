// Errors thrown by fetch: network faults become causes of errors with a code; a framework's control flow and
// bugs of a custom fetch reach the caller as they are.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { describe, test } from "node:test";
import { load } from "../packaging/load.mjs";
import { connectDouble, gate, outcomeOf, tokenResponse, turns } from "../support/double.mjs";
import { connect as connectProvider, NAMES, PROVIDERS } from "../support/providers.mjs";

const { virtualClock } = await load("everbearer/sandbox");

const thrownBy = (work) => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};
const nothing = undefined;
const constant = (value) => value;

/** Thrown by the engine where possible, so that the messages are the engine's. */
const PASSED = {
  "a framework's error with a digest": () =>
    Object.assign(new Error("Dynamic server usage"), { digest: "DYNAMIC_SERVER_USAGE" }),
  "a framework's redirect": () =>
    Object.assign(new Error("NEXT_REDIRECT"), { digest: "NEXT_REDIRECT;replace;/login;307;" }),
  "a framework's bail-out of another class": () =>
    Object.assign(new TypeError("fetch failed"), { digest: "BAILOUT" }),
  "a promise, as React throws it to wait": () => Promise.resolve("later"),
  "a call of a value that is not a function": () => thrownBy(() => constant(nothing).call()),
  "a member of undefined": () => thrownBy(() => constant(nothing).member),
  "a call of a missing member": () => thrownBy(() => ({}).missing()),
  "a loop over a value that is not iterable": () => thrownBy(() => [...constant(1)]),
  "an assignment to a frozen object": () =>
    thrownBy(() => {
      Object.freeze(PASSED).member = 1;
    }),
  "a name that does not exist": () => thrownBy(() => globalThis.eval("missingName()")),
  "invalid JSON": () => thrownBy(() => JSON.parse("{")),
  "an invalid array length": () => thrownBy(() => new Array(-1)),
};

/** With the runtimes' messages: undici, Deno, Bun, workerd, browsers, node-fetch. */
const FAULTS = {
  "undici: fetch failed": () => new TypeError("fetch failed", { cause: coded("ECONNRESET") }),
  "undici: terminated": () => new TypeError("terminated", { cause: coded("UND_ERR_SOCKET") }),
  "Chrome: Failed to fetch": () => new TypeError("Failed to fetch"),
  "Safari: Load failed": () => new TypeError("Load failed"),
  "Firefox: NetworkError": () => new TypeError("NetworkError when attempting to fetch resource."),
  "Deno: error sending request": () =>
    new TypeError("error sending request for url (https://api.example.com/v1/things)"),
  "Bun: Unable to connect": () =>
    Object.assign(new Error("Unable to connect. Is the computer able to access the url?"), {
      code: "ConnectionRefused",
    }),
  "workerd: Network connection lost.": () => new Error("Network connection lost."),
  "node-fetch: a FetchError": () =>
    Object.assign(new Error("request to https://api.example.com/ failed, reason: "), {
      name: "FetchError",
      type: "system",
      code: "ECONNRESET",
    }),
};

const coded = (code) => Object.assign(new Error(code), { code });

for (const [what, make] of Object.entries(PASSED)) {
  describe(`${what} reaches the caller as it is, after one request`, () => {
    for (const [how, fail] of [
      ["rejects with", (error) => Promise.reject(error)],
      [
        "throws",
        (error) => {
          throw error;
        },
      ],
    ]) {
      test(`if the fetch of a call ${how} it`, async (t) => {
        const error = make();
        const { client, tokens, calls } = connectDouble(t, { api: () => fail(error) });
        for (const warm of [false, true]) {
          const { error: caught } = await outcomeOf(client.fetch("things"));
          assert.equal(caught, error, warm ? "warm" : "cold");
        }
        assert.deepEqual([tokens.length, calls.length], [1, 2]);
      });

      test(`if the fetch of a token request ${how} it: to all waiting callers, without being stored`, async (t) => {
        const error = make();
        const { opened, open } = gate();
        const token = async (_call, index) => {
          await opened;
          return index === 0 ? fail(error) : tokenResponse(index);
        };
        const { client, tokens, calls } = connectDouble(t, { clock: virtualClock(), token });
        const wait = [client.fetch("things"), client.getToken(), client.authorization()];
        const outcomes = wait.map((one) => outcomeOf(one));
        await turns(5);
        open();
        for (const outcome of await Promise.all(outcomes)) assert.equal(outcome.error, error);
        assert.deepEqual([tokens.length, calls.length], [1, 0]);
        assert.equal((await outcomeOf(client.getToken())).value?.accessToken, "token-1");
        assert.equal(tokens.length, 2);
      });
    }

    test("if a fetch throws it before it returns a promise", async (t) => {
      const error = make();
      const fetch = () => {
        throw error;
      };
      const { client } = connectDouble(t, { fetch });
      assert.equal((await outcomeOf(client.getToken())).error, error);
    });
  });
}

test("an error with a digest reaches callers of a provider's methods as it is", async (t) => {
  for (const name of NAMES) {
    const error = PASSED["a framework's error with a digest"]();
    const fail = () => Promise.reject(error);
    const { client, calls } = connectProvider(t, name, fail);
    assert.equal((await outcomeOf(PROVIDERS[name].read(client))).error, error);
    assert.equal(calls.length, 1);
    const cold = connectProvider(t, name, undefined, { token: fail });
    assert.equal((await outcomeOf(PROVIDERS[name].read(cold.client))).error, error);
    assert.equal(cold.tokens.length, 1);
  }
});

test("such an error of a refresh does not reach callers while the token is usable", async (t) => {
  const clock = virtualClock();
  const error = PASSED["a framework's error with a digest"]();
  const token = (_call, index) => (index === 0 ? tokenResponse(1) : Promise.reject(error));
  const { client, calls } = connectDouble(t, { clock, token });
  await client.getToken();
  clock.skip(3_400_000);
  assert.equal((await outcomeOf(client.fetch("things"))).value?.status, 200);
  assert.equal(calls.length, 1);
});

for (const [what, make] of Object.entries(FAULTS)) {
  describe(`a network fault, ${what},`, () => {
    test("of a call is the cause of a network_error, after retries", async (t) => {
      const error = make();
      const { client, calls } = connectDouble(t, { api: () => Promise.reject(error) });
      const { error: caught } = await client.fetch("things").then(
        () => ({}),
        (reason) => ({ error: reason }),
      );
      assert.deepEqual(
        [caught.name, caught.code, caught.transient],
        ["CallError", "network_error", true],
      );
      assert.equal(caught.cause, error);
      assert.equal(calls.length, 3);
    });

    test("of a token request is the cause of the TokenError", async (t) => {
      const error = make();
      const token = () => Promise.reject(error);
      const { client } = connectDouble(t, { token });
      const failures = [];
      client.on("token-failed", (event) => failures.push(event.error.cause));
      const caught = await client.getToken().catch((reason) => reason);
      assert.deepEqual([caught.name, caught.code], ["TokenError", "token_endpoint_unreachable"]);
      assert.equal(caught.cause, error);
      assert.equal(failures[0], error);
    });
  });
}

test("the cause of a refused connection says so", async (t) => {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const tokenUrl = `http://127.0.0.1:${server.address().port}/token`;
  await new Promise((resolve) => server.close(resolve));
  const policy = { tokenAttempts: 1 };
  const { client } = connectDouble(t, { tokenUrl, fetch: undefined, policy });
  const error = await client.getToken().catch((reason) => reason);
  assert.equal(error.code, "token_endpoint_unreachable");
  assert.equal(error.cause?.cause?.code, "ECONNREFUSED");
});
