// The facade without a server: errors across copies of the package, error classes, and the fake timers of
// test tools.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { describe, mock, test } from "node:test";
import * as imported from "everbearer";

const required = createRequire(import.meta.url)("everbearer");
const { OAuthClient, isEverbearerError } = imported;

const tokenResponse = (own) => Response.json({ access_token: "t0ken", expires_in: 60, ...own });
const options = {
  tokenUrl: "https://auth.example.com/token",
  clientId: "id",
  clientSecret: "secret",
  baseUrl: "https://api.example.com/",
};

const thrown = (make) => {
  try {
    make();
  } catch (error) {
    return error;
  }
  return assert.fail("nothing was thrown");
};

describe("errors", () => {
  test("are recognized across copies of the package, unlike by instanceof", () => {
    assert.notEqual(required.OAuthClient, OAuthClient);
    const [own, foreign] = [imported, required].map((copy) =>
      thrown(() => new copy.OAuthClient({})),
    );
    assert.ok(own instanceof imported.ConfigurationError);
    assert.ok(!(foreign instanceof imported.ConfigurationError));
    assert.ok(isEverbearerError(own) && isEverbearerError(foreign));
    assert.ok(required.isEverbearerError(own));
    for (const other of [new Error("x"), { code: "client_closed" }, null, undefined, "x"]) {
      assert.equal(isEverbearerError(other), false);
    }
  });

  test("are Errors with their class's name, also in the stack, and only useful members", () => {
    const error = thrown(() => new OAuthClient({}));
    assert.ok(error instanceof Error && error instanceof imported.EverbearerError);
    assert.equal(error.name, "ConfigurationError");
    assert.match(error.stack, /^ConfigurationError: The configuration cannot be used:/);
    assert.deepEqual(Object.keys(error).sort(), ["code", "problems", "transient"]);
  });

  test("options that are not an object give a readable message", () => {
    for (const nothing of [undefined, null, "https://auth.example.com", 7, []]) {
      assert.equal(thrown(() => new OAuthClient(nothing)).code, "invalid_configuration");
    }
    const error = thrown(() => new OAuthClient({ ...options, fetch: "fetch" }));
    assert.match(error.message, /fetch must be a function/);
  });
});

test("a subclass is printed with its name, and its fromEnv makes an instance of it", () => {
  class Acme extends OAuthClient {}
  const client = Acme.fromEnv("ACME", { ...options, env: {} });
  assert.ok(client instanceof Acme);
  assert.match(`${JSON.stringify(client)}`, /"clientSecret":"\[redacted\]"/);
});

describe("under fake timers", () => {
  test("of node:test, a token of 60 s is refreshed by their time", async (t) => {
    mock.timers.enable({ apis: ["setTimeout", "Date"], now: Date.now() });
    t.after(() => mock.timers.reset());
    let tokens = 0;
    const fetch = (url) =>
      Promise.resolve(url === options.tokenUrl ? (tokens++, tokenResponse()) : new Response());
    const client = new OAuthClient({ ...options, fetch });
    await client.fetch("x");
    assert.equal(tokens, 1);
    mock.timers.tick(31_000);
    for (let turn = 0; turn < 20 && tokens < 2; turn += 1) await new Promise(setImmediate);
    assert.equal(tokens, 2);
    client.close();
  });

  test("whose handles are numbers", async (t) => {
    const { setTimeout: start, clearTimeout: stop } = globalThis;
    const handles = [];
    t.after(() => Object.assign(globalThis, { setTimeout: start, clearTimeout: stop }));
    globalThis.setTimeout = (task, ms) => handles.push(start(task, ms));
    globalThis.clearTimeout = (handle) => stop(handles[handle - 1]);
    const client = new OAuthClient({ ...options, fetch: () => Promise.resolve(tokenResponse()) });
    assert.equal((await client.getToken()).generation, 1);
    assert.equal((await client.fetch("x", { timeoutMs: 1_000 })).status, 200);
    client.close();
    assert.ok(handles.length >= 2);
    handles.forEach(stop);
  });
});

test("a clock that jumps back does not make a token live longer", async (t) => {
  const { now } = Date;
  t.after(() => (Date.now = now));
  let tokens = 0;
  const fetch = () => (tokens++, Promise.resolve(tokenResponse()));
  const client = new OAuthClient({ ...options, fetch, backgroundRefresh: false });
  await client.getToken();
  Date.now = () => now() - 3_600_000;
  await client.getToken();
  assert.equal(tokens, 1);
  Date.now = () => now() - 3_539_000;
  const monotonic = performance.now.bind(performance);
  t.after(() => delete performance.now);
  performance.now = () => monotonic() + 61_000;
  await client.getToken();
  assert.equal(tokens, 2);
});
