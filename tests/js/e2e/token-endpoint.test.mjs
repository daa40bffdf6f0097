// A token endpoint that refuses, throttles, fails or redirects: the number of token requests, the callers'
// errors, and that the secret goes nowhere else.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { startRecorder } from "../support/recorder.mjs";
import { rejection, setup, statuses, until, virtualClock } from "../support/setup.mjs";

/** Asserts a wait of the 30 s of Retry-After, or a little longer. */
const isPause = ({ delayMs }) => delayMs >= 30_000 && delayMs <= 35_000;

describe("429 with Retry-After: 30", () => {
  test("nothing is sent before its time, and callers get an error at once", async (t) => {
    const clock = virtualClock();
    const { oauth, connect, tokenRequests } = await setup(t, { clock });
    const client = connect({ tokenWaitMs: 500 });
    oauth.token.inject({ kind: "rate-limit", retryAfter: 30 });
    for (let call = 0; call < 6; call += 1) {
      const error = await rejection(client.fetch("things"));
      assert.deepEqual(
        [error.name, error.code, error.status, error.transient],
        ["TokenError", "token_endpoint_throttled", 429, true],
      );
      assert.equal(error.retryAfterMs, 30_000);
      assert.match(error.message, /responded 429 rate_limit_exceeded/);
      assert.equal(tokenRequests(), 1);
    }
    clock.skip(27_000);
    assert.equal((await rejection(client.getToken())).retryAfterMs, 3_000);
    assert.equal(tokenRequests(), 1);
    clock.skip(3_000);
    assert.deepEqual(await statuses(client, 2), [200, 200]);
    assert.equal(tokenRequests(), 2);
  });

  test("patient callers wait for it together", async (t) => {
    const clock = virtualClock();
    const { oauth, connect, tokenRequests } = await setup(t, { clock });
    const client = connect();
    oauth.token.inject({ kind: "rate-limit", retryAfter: 30 });
    const calls = Array.from({ length: 10 }, () => client.fetch("things"));
    await until(() => client.status().tokenFailures === 1);
    await until(() => clock.pending().filter(isPause).length >= calls.length);
    await clock.advance(29_999, client);
    assert.equal(tokenRequests(), 1);
    await clock.advance(6_000, client);
    const responses = await Promise.all(calls);
    assert.deepEqual(new Set(responses.map(({ status }) => status)), new Set([200]));
    assert.equal(tokenRequests(), 2);
  });

  test("an HTTP date works as well, and so does a 503", async (t) => {
    for (const status of [429, 503]) {
      const clock = virtualClock();
      const { oauth, connect, tokenRequests } = await setup(t, { clock });
      const client = connect({ tokenWaitMs: 500 });
      const headers = { "Retry-After": new Date(clock.wall() + 45_000).toUTCString() };
      oauth.token.inject({ kind: "status", status, headers });
      assert.equal((await rejection(client.fetch("things"))).retryAfterMs, 45_000);
      assert.equal((await rejection(client.fetch("things"))).status, status);
      assert.equal(tokenRequests(), 1);
    }
  });

  test("a token that is still usable is used meanwhile", async (t) => {
    const clock = virtualClock();
    const { oauth, connect, tokenRequests } = await setup(t, { clock, tokenLifetimeSeconds: 60 });
    const client = connect();
    await statuses(client, 1);
    oauth.token.inject({ kind: "rate-limit", retryAfter: 15 }, { times: Infinity });
    clock.skip(35_000);
    assert.deepEqual(await statuses(client, 3), [200, 200, 200]);
    await until(() => client.status().tokenFailures === 1);
    clock.skip(10_000);
    assert.deepEqual(await statuses(client, 3), [200, 200, 200]);
    assert.equal(tokenRequests(), 2);
  });
});

describe("a failing endpoint", () => {
  const FAILURES = [
    [{ kind: "status", status: 503 }, "token_endpoint_unavailable", /responded 503/],
    [{ kind: "status", status: 500 }, "token_endpoint_unavailable", /responded 500/],
    [
      { kind: "status", status: 400, body: { error: "temporarily_unavailable" } },
      "token_endpoint_unavailable",
      /responded 400 temporarily_unavailable/,
    ],
    [{ kind: "reset" }, "token_endpoint_unreachable", /could not be reached \(\w+\)/],
    [{ kind: "hang" }, "token_endpoint_timeout", /within tokenTimeoutMs \(100 ms\)/],
    [{ kind: "slow-body", chunkMs: 1e6 }, "token_endpoint_timeout", /within tokenTimeoutMs/],
  ];

  /** Lets each try fail, by its timeout or a response, and the wait pass. */
  async function fail(tries, { clock, oauth, client, code }) {
    for (let failures = 1; failures <= tries; failures += 1) {
      await until(() => oauth.counters().tokenRequests >= failures);
      if (code === "token_endpoint_timeout") await clock.advance(100);
      await until(() => client.status().tokenFailures >= failures);
      await clock.advance(10);
    }
  }

  for (const [fault, code, pattern] of FAILURES) {
    const name = [fault.kind, fault.status, fault.body?.error].filter(Boolean).join(" ");
    test(`${name}: 50 callers fail after three shared tries`, async (t) => {
      const clock = virtualClock();
      const { oauth, connect, tokenRequests } = await setup(t, { clock });
      const client = connect({ tokenTimeoutMs: 100 });
      oauth.token.inject(fault, { times: Infinity });
      const calls = Array.from({ length: 50 }, () => rejection(client.fetch("things")));
      await fail(3, { clock, oauth, client, code });
      for (const error of await Promise.all(calls)) {
        assert.deepEqual([error.name, error.code, error.transient], ["TokenError", code, true]);
        assert.match(error.message, pattern);
        assert.ok(error.message.includes(oauth.tokenUrl));
      }
      // A caller that wakes after the third failure makes a probe if the random wait is over by then.
      assert.ok(tokenRequests() >= 3 && tokenRequests() < 10, `${tokenRequests()}`);
    });

    test(`${name}: the call succeeds after two failures`, async (t) => {
      const clock = virtualClock();
      const { oauth, connect, tokenRequests } = await setup(t, { clock });
      const client = connect({ tokenTimeoutMs: 100 });
      oauth.token.inject(fault, { times: 2 });
      const calls = statuses(client, 2);
      await fail(2, { clock, oauth, client, code });
      assert.deepEqual(await calls, [200, 200]);
      assert.equal(tokenRequests(), 3);
    });
  }

  test("tokenWaitMs bounds the wait for one that never responds", async (t) => {
    const { oauth, connect, tokenRequests } = await setup(t);
    const client = connect({ tokenWaitMs: 100 });
    oauth.token.inject({ kind: "hang" });
    const error = await rejection(client.fetch("things"));
    assert.deepEqual([error.code, error.transient], ["token_wait_timeout", true]);
    assert.match(error.message, /tokenWaitMs/);
    assert.equal(tokenRequests(), 1);
  });
});

describe("an endpoint that refuses", () => {
  test("a wrong secret: one request in 30 s, then one probe", async (t) => {
    const clock = virtualClock();
    const { oauth, connect, tokenRequests } = await setup(t, { clock });
    const client = connect({ clientSecret: "wrong" });
    for (let call = 0; call < 5; call += 1) {
      const error = await rejection(client.fetch("things"));
      assert.deepEqual(
        [error.code, error.error, error.errorDescription, error.status, error.transient],
        ["invalid_client", "invalid_client", "Client authentication failed", 401, false],
      );
      assert.match(error.message, /Check clientId and clientSecret/);
      assert.match(error.message, /client_secret_basic/);
      assert.equal(error.retryAfterMs, 30_000);
    }
    assert.equal(tokenRequests(), 1);
    clock.skip(30_000);
    await Promise.all([1, 2, 3].map(() => rejection(client.fetch("things"))));
    assert.equal(tokenRequests(), 2);
    assert.equal(oauth.counters().apiCalls, 0);
  });

  test("other refusals have the server's error", async (t) => {
    const { oauth, connect } = await setup(t);
    const body = {
      error: "invalid_target",
      error_description: "Nobody knows\nthis resource.",
      error_uri: "https://auth.example.com/errors#1",
    };
    oauth.token.inject({ kind: "status", status: 400, body });
    const error = await rejection(connect({ resource: "https://r.example/" }).getToken());
    assert.deepEqual(
      [error.code, error.error, error.errorDescription, error.errorUri],
      ["token_request_refused", body.error, "Nobody knows this resource.", body.error_uri],
    );
    assert.match(error.message, /responded 400 invalid_target: Nobody knows this resource\. \w+/);
    assert.equal(error.message.split("\n").length, 1);
  });

  test("404 says to check tokenUrl", async (t) => {
    const { oauth, connect } = await setup(t);
    const error = await rejection(connect({ tokenUrl: `${oauth.tokenUrl}/typo` }).getToken());
    assert.deepEqual([error.code, error.status], ["token_request_refused", 404]);
    assert.match(error.message, /Check tokenUrl/);
  });
});

describe("a redirect of the token endpoint to another origin", () => {
  const WAYS = [
    ["basic", { clientAuthentication: "client_secret_basic" }],
    ["post", { clientAuthentication: "client_secret_post" }],
    ["JSON", { tokenRequestFormat: "json" }],
  ];
  for (const [name, options] of WAYS) {
    for (const status of [301, 302, 303, 307, 308]) {
      test(`${status}, credentials sent by ${name}: not followed`, async (t) => {
        const { oauth, connect, tokenRequests } = await setup(t);
        const elsewhere = await startRecorder(t);
        const location = `${elsewhere.url}/steal?x=1`;
        oauth.token.inject({ kind: "redirect", status, location }, { times: Infinity });
        const client = connect(options);
        const error = await rejection(client.fetch("things"));
        assert.deepEqual(
          [error.name, error.code, error.transient],
          ["TokenError", "token_endpoint_redirected", false],
        );
        assert.match(error.message, /redirect/);
        assert.match(error.message, /Set tokenUrl/);
        await rejection(client.getToken());
        assert.deepEqual(elsewhere.requests, []);
        assert.equal(tokenRequests(), 1);
      });
    }
  }
});
