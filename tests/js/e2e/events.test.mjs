// Events: their content, their order, and that a listener cannot break a call.

import assert from "node:assert/strict";
import { AsyncLocalStorage } from "node:async_hooks";
import { describe, test } from "node:test";
import { optionsFor, runScript } from "../support/child.mjs";
import { record, rejection, setup, statuses } from "../support/setup.mjs";

describe("events", () => {
  test("cover a client's whole life, in order", async (t) => {
    const { oauth, connect } = await setup(t);
    const client = connect({ scope: "s", policy: { storedErrorMs: 0 } });
    const heard = record(client);
    oauth.token.inject({ kind: "unauthorized" });
    await rejection(client.fetch("things"));
    await statuses(client, 1);
    oauth.revokeTokens();
    await statuses(client, 1);
    oauth.api.inject({ kind: "rate-limit", retryAfter: 0 });
    await statuses(client, 1);
    oauth.api.inject({ kind: "reset" });
    await statuses(client, 1);
    assert.deepEqual(
      heard.map(([name]) => name),
      ["token-failed", "token", "token", "replayed", "retried", "retried"],
    );
    const [failed, first, second, replayed, throttled, fault] = heard.map(([, e]) => e);
    const { error, ...failure } = failed;
    assert.deepEqual([error.name, error.code], ["TokenError", "invalid_client"]);
    assert.equal(failure.stillUsable, false);
    assert.ok(Number.isInteger(failure.retryInMs) && failure.retryInMs >= 0);
    const { at, durationMs, expiresAt, ...token } = first;
    const grant = { generation: 1, lifetimeMs: 3_600_000, scope: "s" };
    const told = { ...grant, reason: "needed", source: "endpoint" };
    assert.deepEqual(token, { type: "token", flight: 2, ...told });
    assert.ok(Math.abs(at - Date.now()) < 5_000 && durationMs >= 0 && durationMs < 5_000);
    assert.ok(Math.abs(expiresAt - Date.now() - 3_600_000) < 5_000);
    assert.deepEqual([second.generation, second.reason], [2, "rejected"]);
    const timeless = ({ at, durationMs, ...others }) => {
      assert.ok(Number.isInteger(at) && Number.isInteger(durationMs) && durationMs >= 0);
      return others;
    };
    assert.deepEqual(timeless(replayed), {
      type: "replayed",
      call: 1,
      rejectedGeneration: 1,
      generation: 2,
    });
    const retried = { type: "retried", call: 2, attempt: 1, delayMs: 0, status: 429 };
    assert.deepEqual(timeless(throttled), retried);
    const { delayMs, ...unthrottled } = timeless(fault);
    assert.ok(delayMs >= 0);
    assert.deepEqual(unthrottled, { type: "retried", call: 3, attempt: 1 });
    for (const [type, event] of heard) assert.ok(Object.isFrozen(event) && event.type === type);
  });

  test("come before their call resolves", async (t) => {
    const { connect } = await setup(t);
    const client = connect();
    const order = [];
    client.on("token", () => order.push("token"));
    await client.getToken();
    order.push("response");
    assert.deepEqual(order, ["token", "response"]);
  });

  test("on returns its unsubscribe function, off removes a listener, others stay", async (t) => {
    const { connect } = await setup(t);
    const client = connect();
    const heard = [];
    const listener = () => heard.push("off");
    client.on("token", listener);
    client.on("token", listener);
    const end = client.on("token", () => heard.push("ended"));
    client.on("token", () => heard.push("kept"));
    client.off("token", listener);
    client.off("token", () => undefined);
    end();
    end();
    await client.getToken();
    assert.deepEqual(heard, ["kept"]);
  });
});

describe("once", () => {
  test("receives one event, and can be removed like others", async (t) => {
    const { oauth, connect } = await setup(t);
    const client = connect();
    const heard = [];
    const hear = (name) => (event) => heard.push([name, event.generation]);
    const [first, kept, dropped] = ["first", "kept", "dropped"].map(hear);
    client.once("token", first);
    client.on("token", kept);
    client.once("token", kept);
    client.once("token", dropped);
    client.off("token", dropped);
    client.once("token", hear("ended"))();
    await statuses(client, 1);
    oauth.revokeTokens();
    await statuses(client, 1);
    assert.deepEqual(heard, [
      ["first", 1],
      ["kept", 1],
      ["kept", 2],
    ]);
  });

  test("is removed before its listener is called, which may throw or subscribe again", async (t) => {
    const { oauth, connect } = await setup(t);
    const client = connect();
    const heard = [];
    const again = ({ generation }) => {
      heard.push(generation);
      if (generation === 1) client.once("token", again);
    };
    client.once("token", again);
    for (let call = 0; call < 3; call += 1) {
      await statuses(client, 1);
      oauth.revokeTokens();
    }
    assert.deepEqual(heard, [1, 2]);
  });
});

test("each call that waits for a token is told, in its context; the end of a client once", async (t) => {
  const { connect } = await setup(t);
  const client = connect();
  const calls = new AsyncLocalStorage();
  const heard = [];
  client.on("token-request", ({ type }) => heard.push([type, calls.getStore()]));
  client.on("token-wait", ({ type, at }) => {
    assert.ok(Math.abs(at - Date.now()) < 5_000);
    heard.push([type, calls.getStore()]);
  });
  client.on("closed", ({ type, at }) => {
    assert.ok(Math.abs(at - Date.now()) < 5_000);
    heard.push([type, client.status().state]);
  });
  const call = (number) => calls.run(number, () => statuses(client, 1));
  await Promise.all([1, 2, 3].map(call));
  // A warm call does not wait.
  await call(4);
  client.withOptions({ timeoutMs: 1 }).close();
  client.close();
  assert.deepEqual(heard, [
    ["token-request", 1],
    ["token-wait", 1],
    ["token-wait", 2],
    ["token-wait", 3],
    ["closed", "closed"],
  ]);
});

test("an unknown event is an error, with the names of the known ones", async (t) => {
  const { connect } = await setup(t);
  const client = connect();
  for (const name of ["tokens", "refreshed", "toString", "__proto__", "", undefined]) {
    for (const method of ["on", "once"]) {
      assert.throws(() => client[method](name, () => undefined), {
        name: "CallError",
        code: "invalid_call",
        message:
          /The events are token-request, token-wait, token, token-failed, store-failed, store-ignored, replayed, retried, closed\./,
      });
    }
  }
  assert.throws(() => client.once("token", "a text"), { code: "invalid_call" });
  client.off("tokens", () => undefined);
});

describe("a listener", () => {
  test("that throws causes an uncaught error, and calls go on", async (t) => {
    const { sandbox } = await setup(t);
    const { code, stdout, stderr } = await runScript(
      `const { OAuthClient } = await load("everbearer");
       const client = new OAuthClient(JSON.parse(env.OPTIONS));
       const uncaught = [];
       process.on("uncaughtException", (error) => uncaught.push(error.message));
       client.on("token", () => { throw new Error("first listener"); });
       client.on("token", () => console.log("second listener"));
       const responses = await Promise.all([1, 2, 3].map(() => client.fetch("things")));
       console.log(responses.map(({ status }) => status).join(), uncaught.join());`,
      { env: optionsFor(sandbox) },
    );
    assert.deepEqual([code, stderr], [0, ""]);
    assert.equal(stdout, "second listener\n200,200,200 first listener\n");
  });

  test("may call the client", async (t) => {
    const { oauth, connect, tokenRequests } = await setup(t);
    const client = connect();
    const inner = [];
    client.on("token", () => {
      inner.push(client.status().generation, client.getToken(), client.fetch("things"));
      client.on("token", () => inner.push("too late for this one"));
    });
    assert.deepEqual(await statuses(client, 1), [200]);
    const [generation, token, response] = await Promise.all(inner);
    assert.deepEqual([generation, token.generation, response.status], [1, 1, 200]);
    assert.equal(tokenRequests(), 1);
    assert.ok(oauth.counters().apiCalls === 2 && inner.length === 3);
  });

  for (const event of ["token-request", "token", "replayed", "retried"]) {
    test(`that closes the client on "${event}" ends the call, and sends no empty header`, async (t) => {
      const { oauth, connect } = await setup(t);
      const client = connect();
      client.on(event, () => client.close());
      if (event === "replayed") {
        await client.getToken();
        oauth.revokeTokens();
      }
      if (event === "retried") oauth.api.inject({ kind: "rate-limit", retryAfter: 1 });
      const outcome = await client.fetch("things").catch((error) => error);
      assert.equal(outcome.code, "client_closed", `${outcome.status ?? outcome}`);
      const headers = oauth.requests().map((request) => request.headers.authorization);
      assert.ok(
        headers.every((header) => /^(Basic|Bearer) (?!undefined)\S+$/.test(header)),
        headers,
      );
    });

    test(`that invalidates on "${event}" does not send a call without its token`, async (t) => {
      const { oauth, connect } = await setup(t);
      const client = connect();
      if (event === "replayed") {
        await client.getToken();
        oauth.revokeTokens();
      }
      if (event === "retried") oauth.api.inject({ kind: "rate-limit", retryAfter: 0 });
      const end = client.on(event, () => {
        end();
        client.invalidate();
      });
      assert.deepEqual(await statuses(client, 1), [200]);
      const headers = oauth.requests().map((request) => request.headers.authorization);
      assert.ok(
        headers.every((header) => /^(Basic|Bearer) (?!undefined)\S+$/.test(header)),
        headers,
      );
    });
  }
});
