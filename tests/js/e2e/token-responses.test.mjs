// Token responses with status 200: lenient where servers differ, a clear error without a usable token, and
// never one token request for each call.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { record, rejection, setup, statuses } from "../support/setup.mjs";

const CANARY = "canary-in-the-body";

describe("expires_in", () => {
  const QUARTER = 900_000;
  const DAY = 86_400_000;
  const LIFETIMES = [
    ["missing", { omit: ["expires_in"] }, QUARTER, 1],
    ["null", { expiresIn: null }, QUARTER, 1],
    ['"3600"', { expiresIn: "3600" }, 3_600_000, 1],
    ['" 3600.5 "', { expiresIn: " 3600.5 " }, 3_600_000, 1],
    ['"soon"', { expiresIn: "soon" }, QUARTER, 1],
    ["an object", { expiresIn: { seconds: 5 } }, QUARTER, 1],
    ["0", { expiresIn: 0 }, 0, 4],
    ["negative", { expiresIn: -5 }, DAY, 1],
    ['"-5"', { expiresIn: "-5" }, DAY, 1],
    ["1e12", { expiresIn: 1e12 }, DAY, 1],
    ["1e300", { expiresIn: 1e300 }, DAY, 1],
  ];
  for (const [name, settings, lifetimeMs, requests] of LIFETIMES) {
    test(`${name}: four calls succeed with ${requests} token requests`, async (t) => {
      const { oauth, connect, tokenRequests } = await setup(t);
      Object.assign(oauth.settings, settings);
      const client = connect();
      const heard = record(client);
      assert.deepEqual(await statuses(client, 4), [200, 200, 200, 200]);
      assert.equal(tokenRequests(), requests);
      const [[, token]] = heard;
      assert.equal(token.lifetimeMs, lifetimeMs);
      assert.ok(Math.abs(token.expiresAt - lifetimeMs - Date.now()) < 5_000);
    });
  }

  test("0: callers that wait together share the token", async (t) => {
    const { oauth, connect, tokenRequests } = await setup(t);
    oauth.settings.expiresIn = 0;
    const client = connect();
    const responses = await Promise.all(Array.from({ length: 20 }, () => client.fetch("things")));
    assert.ok(responses.every(({ status }) => status === 200));
    assert.equal(tokenRequests(), 1);
  });

  test("0 from a server that means it: the caller gets the 401 after one replay", async (t) => {
    const { connect, tokenRequests } = await setup(t, { tokenLifetimeSeconds: 0 });
    assert.deepEqual(await statuses(connect(), 1), [401]);
    assert.equal(tokenRequests(), 2);
  });
});

describe("token_type", () => {
  for (const [name, settings] of [
    ["bearer", { tokenType: "bearer" }],
    ["BEARER", { tokenType: "BEARER" }],
    ["missing", { omit: ["token_type"] }],
    ["null", { tokenType: null }],
  ]) {
    test(`${name}: is Bearer, four calls with one token request`, async (t) => {
      const { oauth, connect, tokenRequests } = await setup(t);
      Object.assign(oauth.settings, settings);
      const client = connect();
      assert.deepEqual(await statuses(client, 4), [200, 200, 200, 200]);
      assert.equal(tokenRequests(), 1);
      assert.match(oauth.requests().at(-1).headers.authorization, /^Bearer \S+$/);
      assert.equal((await client.getToken()).tokenType, "Bearer");
    });
  }
});

describe("a response without a usable token", () => {
  const RESPONSES = [
    ["token_type mac", { tokenType: "mac" }, /a token of type "mac"; only bearer tokens/],
    ["token_type 7", { tokenType: 7 }, /a number as token_type instead of a string/],
    ["no access_token", { omit: ["access_token"] }, /without an access_token/],
    ["null", { accessToken: null }, /null as access_token instead of a string/],
    ["a number", { accessToken: 1234567890 }, /a number as access_token instead of a string/],
    ["an object", { accessToken: { value: CANARY } }, /an object as access_token/],
    ["an empty one", { accessToken: "" }, /an empty access_token/],
    [
      "control characters",
      { accessToken: `${CANARY}\r\nx-evil: 1` },
      /access_token that holds characters no header can carry/,
    ],
    [
      "a space",
      { accessToken: `${CANARY} x` },
      /access_token that holds characters no header can carry/,
    ],
    [
      "non-ASCII",
      { accessToken: `${CANARY}\u00e9` },
      /access_token that holds characters no header can carry/,
    ],
  ];
  const BODIES = [
    ["html", /a body that is not JSON\. Check tokenUrl/],
    ["empty", /an empty body/],
    ["truncated-json", /a body that is not JSON/],
    ["not-json", /a body that is not JSON/],
    ["array", /an array instead of a JSON object/],
  ];
  const RAW = new RegExp(`${CANARY}|1234567890|maintenance|cut-off|everything went|in-a-list`);

  /** Asserts that four calls fail alike and cost one token request. */
  async function failing({ connect, oauth, tokenRequests }, pattern) {
    const client = connect();
    for (let call = 0; call < 4; call += 1) {
      const error = await rejection(client.fetch("things"));
      assert.deepEqual(
        [error.name, error.code, error.transient, error.status],
        ["TokenError", "invalid_token_response", false, 200],
      );
      assert.match(error.message, pattern);
      assert.ok(error.message.includes(oauth.tokenUrl), error.message);
      assert.doesNotMatch(`${error.stack}${JSON.stringify(error)}`, RAW);
    }
    assert.equal(tokenRequests(), 1);
    assert.equal(oauth.counters().apiCalls, 0);
    assert.equal(client.status().state, "failing");
  }

  for (const [name, settings, pattern] of RESPONSES) {
    test(`${name}: the error says so and is stored`, async (t) => {
      const world = await setup(t);
      Object.assign(world.oauth.settings, settings);
      await failing(world, pattern);
    });
  }

  for (const [variant, pattern] of BODIES) {
    test(`${variant} body: the error says so and is stored`, async (t) => {
      const world = await setup(t);
      world.oauth.token.inject({ kind: "malformed", variant }, { times: Infinity });
      await failing(world, pattern);
    });
  }

  test("an endless body is cut off", async (t) => {
    const world = await setup(t);
    world.oauth.token.inject({ kind: "endless-body" }, { times: Infinity });
    await failing(world, /more than 256 KB/);
  });

  test("an OAuth error with status 200 is read as that error", async (t) => {
    const { oauth, connect, tokenRequests } = await setup(t);
    const body = { error: "invalid_scope", error_description: "unknown scope" };
    oauth.token.inject({ kind: "status", status: 200, body });
    const error = await rejection(connect({ scope: "x" }).fetch("things"));
    assert.deepEqual(
      [error.code, error.error, error.errorDescription, error.status],
      ["token_request_refused", "invalid_scope", "unknown scope", 200],
    );
    assert.match(error.message, /responded 200 invalid_scope: unknown scope\. Check scope\./);
    assert.equal(tokenRequests(), 1);
  });

  test("the next good response ends it", async (t) => {
    const { oauth, connect, tokenRequests } = await setup(t);
    oauth.token.inject({ kind: "malformed", variant: "html" });
    const client = connect({ policy: { storedErrorMs: 0 } });
    assert.equal((await rejection(client.fetch("things"))).code, "invalid_token_response");
    assert.deepEqual(await statuses(client, 2), [200, 200]);
    assert.equal(tokenRequests(), 2);
  });
});

test("a body in small pieces with a byte order mark is read", async (t) => {
  const { oauth, connect } = await setup(t);
  oauth.token.inject({ kind: "slow-body", chunkMs: 2 });
  assert.deepEqual(await statuses(connect(), 1), [200]);
  const body = JSON.stringify({ access_token: "pasted", expires_in: 60 });
  oauth.token.inject({ kind: "status", status: 200, body: `\ufeff ${body}\n` });
  assert.equal((await connect().getToken()).accessToken, "pasted");
});
