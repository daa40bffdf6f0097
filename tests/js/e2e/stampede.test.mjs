// A thousand calls at once cost one token request: at the start, at expiry, and after a revocation.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { rejection, setup, virtualClock } from "../support/setup.mjs";

const CALLS = 1_000;
const KINDS = [
  ["GET", (index) => [`things/${index}`, {}]],
  ["POST with a string body", (index) => ["echo", { method: "POST", body: `body ${index}` }]],
];

/** Makes all calls in one turn, and asserts that each got its own response. */
async function stampede(client, request) {
  const calls = Array.from({ length: CALLS }, async (_, index) => {
    const response = await client.fetch(...request(index));
    assert.equal(response.status, 200);
    const { id, body } = await response.json();
    assert.equal(id ?? body, id ? String(index) : `body ${index}`);
  });
  const failed = (await Promise.allSettled(calls)).filter(({ status }) => status === "rejected");
  assert.deepEqual(
    failed.map(({ reason }) => reason),
    [],
  );
}

for (const [name, request] of KINDS) {
  describe(`${CALLS} simultaneous calls, ${name}`, () => {
    test("the first calls of a client share one token request", async (t) => {
      const { oauth, connect } = await setup(t);
      oauth.token.latency(50);
      const client = connect();
      await stampede(client, request);
      const { tokenRequests, apiCalls, apiUnauthorized } = oauth.counters();
      assert.deepEqual([tokenRequests, apiCalls, apiUnauthorized], [1, CALLS, 0]);
      assert.equal(client.status().generation, 1);
    });

    test("the first calls after expiry share one token request", async (t) => {
      const clock = virtualClock();
      const { oauth, connect, tokenRequests } = await setup(t, { clock });
      const client = connect();
      await client.getToken();
      oauth.token.latency(50);
      clock.skip(3_600_000);
      await stampede(client, request);
      assert.deepEqual([tokenRequests(), oauth.counters().apiUnauthorized], [2, 0]);
      assert.equal(client.status().generation, 2);
    });

    test("calls whose token is revoked meanwhile, with responses spread over 300 ms, share one", async (t) => {
      const { oauth, connect, tokenRequests } = await setup(t);
      const client = connect();
      await client.getToken();
      oauth.revokeTokens();
      oauth.api.latency(0, 300);
      await stampede(client, request);
      assert.equal(tokenRequests(), 2);
      const { apiCalls, apiUnauthorized } = oauth.counters();
      assert.deepEqual([apiCalls, apiUnauthorized], [2 * CALLS, CALLS]);
      assert.equal(client.status().replays, CALLS);
    });
  });
}

// In real time a call that wakes late from a wait may already make a probe.
test(`in an outage ${CALLS} calls share three token requests`, async (t) => {
  const clock = virtualClock();
  const { oauth, connect, tokenRequests } = await setup(t, { clock });
  const headers = { "retry-after": "1" };
  oauth.token.inject({ kind: "status", status: 503, headers }, { times: Infinity });
  const client = connect();
  const calls = Array.from({ length: CALLS }, () => rejection(client.fetch("things")));
  let over = false;
  const errors = Promise.all(calls).finally(() => (over = true));
  while (!over) await clock.advance(1_000, client);
  assert.deepEqual(
    new Set((await errors).map(({ code }) => code)),
    new Set(["token_endpoint_unavailable"]),
  );
  assert.deepEqual([tokenRequests(), oauth.counters().apiCalls], [3, 0]);
});

test("a thousand callers of getToken and authorization share it as well", async (t) => {
  const { connect, tokenRequests } = await setup(t);
  const client = connect();
  const tokens = await Promise.all(Array.from({ length: CALLS }, () => client.getToken()));
  const headers = await Promise.all(Array.from({ length: CALLS }, () => client.authorization()));
  const [{ accessToken }] = tokens;
  assert.ok(tokens.every((token) => token.accessToken === accessToken));
  assert.deepEqual(new Set(headers), new Set([`Bearer ${accessToken}`]));
  assert.equal(tokenRequests(), 1);
});

test("each client has its own token", async (t) => {
  const { connect, tokenRequests } = await setup(t);
  const tokens = await Promise.all([connect().getToken(), connect().getToken()]);
  assert.notEqual(tokens[0].accessToken, tokens[1].accessToken);
  assert.equal(tokenRequests(), 2);
});
