// A call that gets 429, 5xx or a network fault: retried if it is safe, within the limits of the server and
// of the retry budget.

import assert from "node:assert/strict";
import { createServer } from "node:net";
import { once } from "node:events";
import { describe, test } from "node:test";
import { record, rejection, setup, statuses, until, virtualClock } from "../support/setup.mjs";

const CURABLE = [408, 429, 500, 502, 503, 504];
const FINAL = [400, 403, 404, 409, 422, 501, 505];
const post = { method: "POST", body: "{}" };

async function world(t, options) {
  const base = await setup(t, options?.clock && { clock: options.clock });
  const client = base.connect(options);
  await client.getToken();
  return { ...base, client, apiCalls: () => base.oauth.counters().apiCalls };
}

describe("statuses", () => {
  for (const status of CURABLE) {
    test(`${status}: a GET is retried, at most twice`, async (t) => {
      const { oauth, client, apiCalls } = await world(t);
      oauth.api.inject({ kind: "status", status }, { times: 2 });
      assert.deepEqual(await statuses(client, 1), [200]);
      assert.equal(apiCalls(), 3);
      oauth.api.inject({ kind: "status", status, body: { why: "down" } }, { times: 3 });
      const response = await client.fetch("things");
      assert.deepEqual([response.status, await response.json()], [status, { why: "down" }]);
      assert.equal(apiCalls(), 6);
      assert.equal(client.status().retries, 4);
    });
  }

  for (const status of FINAL) {
    test(`${status} goes to the caller at once`, async (t) => {
      const { oauth, client, apiCalls } = await world(t);
      oauth.api.inject({ kind: "status", status });
      assert.deepEqual(await statuses(client, 1), [status]);
      assert.equal(apiCalls(), 1);
    });
  }

  test("a POST is not retried unless it is declared idempotent", async (t) => {
    const { oauth, client, apiCalls } = await world(t);
    const attempts = async (init) => {
      const before = apiCalls();
      oauth.api.clear();
      oauth.api.inject({ kind: "status", status: 503 });
      const [status] = await statuses(client, 1, "echo", init);
      return [status, apiCalls() - before];
    };
    assert.deepEqual(await attempts(post), [503, 1]);
    assert.deepEqual(await attempts({ ...post, method: "PATCH" }), [503, 1]);
    assert.deepEqual(await attempts({ ...post, idempotent: false }), [503, 1]);
    assert.deepEqual(await attempts({ ...post, idempotent: true }), [200, 2]);
    assert.deepEqual(await attempts({ ...post, headers: { "idempotency-key": "k" } }), [200, 2]);
    const headers = new Headers({ "Idempotency-Key": "k" });
    assert.deepEqual(await attempts({ ...post, headers }), [200, 2]);
    for (const method of ["PUT", "DELETE", "put", "OPTIONS"]) {
      assert.deepEqual(await attempts({ method }), [200, 2], method);
    }
    assert.deepEqual(await attempts({ method: "HEAD" }), [200, 2]);
    const [{ headers: sent }] = oauth.requests().filter(({ headers: h }) => h["idempotency-key"]);
    assert.equal(sent.idempotent, undefined);
  });

  test("429 is retried for any method, but not with a stream body", async (t) => {
    const { oauth, client, apiCalls } = await world(t);
    oauth.api.inject({ kind: "rate-limit" }, { times: 2 });
    assert.deepEqual(await statuses(client, 1, "echo", post), [200]);
    assert.equal(apiCalls(), 3);
    oauth.api.inject({ kind: "rate-limit" });
    const body = new Blob(["x"]).stream();
    const streamed = { method: "PUT", body, duplex: "half" };
    assert.deepEqual(await statuses(client, 1, "echo", streamed), [429]);
    assert.equal(apiCalls(), 4);
  });

  test("maxRetries sets the maximum, 0 means never", async (t) => {
    for (const maxRetries of [0, 1, 4]) {
      const { oauth, client, apiCalls } = await world(t, { maxRetries });
      oauth.api.inject({ kind: "status", status: 502 }, { times: Infinity });
      assert.deepEqual(await statuses(client, 1), [502]);
      assert.equal(apiCalls(), maxRetries + 1);
    }
  });

  test("a retry with a token that has been revoked meanwhile gets a newer one", async (t) => {
    const { oauth, client } = await world(t);
    oauth.api.inject({ kind: "status", status: 503 });
    oauth.revokeTokens();
    assert.deepEqual(await statuses(client, 1), [200]);
    const { replays, retries } = client.status();
    assert.deepEqual([replays, retries], [1, 1]);
  });
});

describe("Retry-After", () => {
  for (const [name, header] of [
    ["seconds", () => "20"],
    ["an HTTP date", (clock) => new Date(clock.wall() + 20_000).toUTCString()],
  ]) {
    test(`as ${name} is waited out, in full`, async (t) => {
      const clock = virtualClock();
      const { oauth, client, apiCalls } = await world(t, { clock });
      const heard = record(client);
      const headers = { "retry-after": header(clock) };
      oauth.api.inject({ kind: "status", status: 503, headers });
      const call = client.fetch("things");
      await until(() => heard.length === 1);
      const [[event, { attempt, delayMs, status }]] = heard;
      assert.deepEqual([event, attempt, status], ["retried", 1, 503]);
      assert.ok(delayMs >= 20_000 && delayMs <= 25_000, delayMs);
      await until(() => clock.pending().some((timer) => timer.delayMs === delayMs));
      await clock.advance(delayMs - 1);
      assert.equal(apiCalls(), 1);
      await clock.advance(1);
      assert.equal((await call).status, 200);
    });
  }

  test("above 60 s the response goes to the caller, with the header", async (t) => {
    const { oauth, client, apiCalls } = await world(t);
    oauth.api.inject({ kind: "rate-limit", retryAfter: 61 });
    const response = await client.fetch("things");
    assert.deepEqual([response.status, response.headers.get("retry-after")], [429, "61"]);
    assert.equal(apiCalls(), 1);
  });

  test("0 or an unreadable value does not prevent the retry", async (t) => {
    for (const retryAfter of [0, "soon", "-3", "Thu, 01 Jan 1970 00:00:00 GMT"]) {
      const { oauth, client, apiCalls } = await world(t);
      oauth.api.inject({ kind: "rate-limit", retryAfter });
      assert.deepEqual(await statuses(client, 1), [200]);
      assert.equal(apiCalls(), 2);
    }
  });
});

describe("network faults", () => {
  test("a reset: GET is retried, POST is not", async (t) => {
    const { oauth, client, apiCalls } = await world(t);
    oauth.api.inject({ kind: "reset" }, { times: 2 });
    assert.deepEqual(await statuses(client, 1), [200]);
    assert.equal(apiCalls(), 3);
    oauth.api.inject({ kind: "reset" });
    const error = await rejection(client.fetch("echo", post));
    assert.deepEqual(
      [error.name, error.code, error.transient],
      ["CallError", "network_error", true],
    );
    assert.match(error.message, /got no response \(\w+\)/);
    assert.ok(error.cause instanceof TypeError, "the runtime's own error");
    assert.equal(apiCalls(), 4);
    oauth.api.inject({ kind: "reset" });
    assert.deepEqual(await statuses(client, 1, "echo", { ...post, idempotent: true }), [200]);
  });

  test("repeated resets end as network_error", async (t) => {
    const { oauth, client, apiCalls } = await world(t);
    oauth.api.inject({ kind: "reset" }, { times: Infinity });
    assert.equal((await rejection(client.fetch("things"))).code, "network_error");
    assert.equal(apiCalls(), 3);
  });

  test("ECONNREFUSED proves that nothing was processed: a POST is retried", async (t) => {
    const { connect } = await setup(t);
    const probe = createServer().listen(0, "127.0.0.1");
    await once(probe, "listening");
    const { port } = probe.address();
    await new Promise((resolve) => probe.close(resolve));
    const client = connect({ baseUrl: `http://127.0.0.1:${port}/` });
    const error = await rejection(client.fetch("things", post));
    assert.equal(error.code, "network_error");
    assert.match(error.message, /\(ECONNREFUSED\)/);
    assert.equal(client.status().retries, 2);
  });

  test("a host that is down for the first try only: the POST arrives once", async (t) => {
    const { oauth, connect } = await setup(t);
    let tries = 0;
    const flaky = (input, init) => {
      if (String(input).includes("echo") && tries++ === 0) {
        const cause = Object.assign(new Error("refused"), { code: "ECONNREFUSED" });
        return Promise.reject(new TypeError("fetch failed", { cause }));
      }
      return fetch(input, init);
    };
    const client = connect({ fetch: flaky });
    assert.deepEqual(await statuses(client, 1, "echo", post), [200]);
    assert.deepEqual([tries, oauth.counters().apiCalls], [2, 1]);
  });
});

describe("permanent errors are not retried", () => {
  for (const [name, init] of [
    ["a GET with a body", { body: "x" }],
    ["a header with a line break", { headers: { "x-bad": "a\r\nb" } }],
    ["an invalid method", { method: "GE T" }],
    ["an invalid mode", { mode: "bogus" }],
  ]) {
    test(`${name}: a call that fetch itself refuses is invalid_call`, async (t) => {
      const { client, apiCalls } = await world(t);
      const error = await rejection(client.fetch("echo", init));
      assert.equal(apiCalls(), 0);
      assert.equal(client.status().retries, 0);
      assert.deepEqual([error.name, error.code], ["CallError", "invalid_call"]);
    });
  }
});

test("the retry budget limits retries, and successes refill it", async (t) => {
  const { oauth, client } = await world(t, { policy: { retryBudget: 50 } });
  oauth.api.inject({ kind: "status", status: 500 }, { times: Infinity });
  await statuses(client, 20);
  assert.equal(client.status().retries, 5);
  oauth.api.clear();
  await statuses(client, 10);
  oauth.api.inject({ kind: "status", status: 500 }, { times: Infinity });
  await statuses(client, 5);
  assert.equal(client.status().retries, 6);
});
