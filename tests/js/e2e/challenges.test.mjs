// The error in WWW-Authenticate: a 401 that means the caller and not the token costs no token request.

import assert from "node:assert/strict";
import { test } from "node:test";
import { connectDouble } from "../support/double.mjs";

/** An API that responds to everything with this status and this header. */
const responding =
  (challenge, status = 401) =>
  () =>
    new Response("no", { status, headers: challenge ? { "WWW-Authenticate": challenge } : {} });

/** Five calls, one after the other: what they got, the API's calls, and the token requests. */
async function outcome(t, api, options) {
  const { client, calls, tokens } = connectDouble(t, { api, ...options });
  const got = [];
  for (let count = 0; count < 5; count += 1) {
    const response = await client.fetch("things");
    got.push([response.status, await response.text()]);
  }
  return [got, calls.length, tokens.length];
}

const fiveOf = (status) => Array.from({ length: 5 }, () => [status, "no"]);

for (const error of ["insufficient_scope", "insufficient_user_authentication", "invalid_request"]) {
  test(`a 401 with ${error} is the caller's, without a token request`, async (t) => {
    const api = responding(`Basic realm="a, b", Bearer realm="x", error="${error}", scope="admin"`);
    assert.deepEqual(await outcome(t, api), [fiveOf(401), 5, 1]);
  });
}

for (const [name, challenge] of [
  ["invalid_token", 'Bearer error="invalid_token"'],
  ["insufficient_claims", 'Bearer error="insufficient_claims", claims="e30="'],
  ["no error", 'Bearer realm="x"'],
  ["a header without an end", 'Bearer error="insufficient_scope'],
  ["no header", undefined],
]) {
  test(`a 401 with ${name} rejects the token, for one token request`, async (t) => {
    assert.deepEqual(await outcome(t, responding(challenge)), [fiveOf(401), 6, 2]);
  });
}

test("a 403 that the profile lists is told apart by its error as well", async (t) => {
  const profile = { rejectedStatuses: [401, 403] };
  const scope = responding('Bearer error="insufficient_scope"', 403);
  assert.deepEqual(await outcome(t, scope, { profile }), [fiveOf(403), 5, 1]);
  const token = responding('Bearer error="invalid_token"', 403);
  assert.deepEqual(await outcome(t, token, { profile }), [fiveOf(403), 6, 2]);
});

test("a call that is retried or replayed first is judged by its last response", async (t) => {
  const responses = [
    new Response("", { status: 503, headers: { "Retry-After": "0" } }),
    new Response("", { status: 401 }),
    responding('Bearer error="insufficient_scope"')(),
  ];
  const { client, calls, tokens } = connectDouble(t, { api: () => responses.shift() });
  assert.equal((await client.fetch("things")).status, 401);
  assert.deepEqual([calls.length, tokens.length], [3, 2]);
});

test("headers of a fetch of one's own may be anything", async (t) => {
  for (const headers of [
    undefined,
    null,
    {},
    { get: () => 7 },
    {
      get: () => {
        throw new Error("no");
      },
    },
  ]) {
    const api = () =>
      Object.defineProperty(new Response("no", { status: 401 }), "headers", { value: headers });
    const { client, tokens } = connectDouble(t, { api });
    assert.equal((await client.fetch("things")).status, 401);
    assert.equal(tokens.length, 2);
  }
});
