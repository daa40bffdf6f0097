// Shortly before a token expires, calls wait for the newer one. If there is none, they use the token at hand
// until it expires: no call fails while a token is valid.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { load } from "../packaging/load.mjs";
import { connectDouble, drive, gate, outcomeOf, tokenResponse, turns } from "../support/double.mjs";
import { connect as connectProvider, NAMES, PROVIDERS } from "../support/providers.mjs";

const { virtualClock } = await load("everbearer/sandbox");

const LEFT_MS = 20_000;
const LIFETIME_MS = 3_600_000;
const BATCHES = 4;
const BATCH = 25;

const reset = () => {
  const cause = Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" });
  throw new TypeError("fetch failed", { cause });
};
const refusal = { error: "invalid_client", error_description: "no such client" };

/** Failures of a token endpoint, each with the error's code after the token has expired. */
const OUTAGES = {
  "responds 503": [() => new Response(null, { status: 503 }), "token_endpoint_unavailable"],
  "responds 429 with Retry-After": [
    () => new Response(null, { status: 429, headers: { "retry-after": "3600" } }),
    "token_endpoint_throttled",
  ],
  hangs: [() => new Promise(() => undefined), "token_endpoint_timeout"],
  "breaks the connection": [reset, "token_endpoint_unreachable"],
  "has just refused the client": [() => Response.json(refusal, { status: 401 }), "invalid_client"],
  "responds with nonsense": [() => new Response("<html>"), "invalid_token_response"],
};

/** A client whose token has `leftMs` left, and whose token endpoint fails from then on. */
async function start(t, outage, leftMs = LEFT_MS) {
  const clock = virtualClock();
  const token = (call, index) => (index === 0 ? tokenResponse(1) : outage(call, index));
  const made = connectDouble(t, { clock, token });
  await made.client.getToken();
  clock.skip(LIFETIME_MS - leftMs);
  return { ...made, clock };
}

const batch = (client) =>
  Promise.all(Array.from({ length: BATCH }, async () => (await client.fetch("things")).status));

describe(`with ${LEFT_MS / 1_000} s left of a token, and a token endpoint that`, () => {
  for (const [what, [outage, code]] of Object.entries(OUTAGES)) {
    test(`${what}: all of ${BATCHES * BATCH} calls succeed; then the error says why`, async (t) => {
      const { client, calls, clock } = await start(t, outage);
      const end = clock.monotonic() + LEFT_MS;
      for (let made = 0; made < BATCHES; made += 1) {
        const left = end - clock.monotonic();
        const { value, error, took } = await drive(clock, batch(client), left);
        assert.deepEqual([error?.code, value], [undefined, Array(BATCH).fill(200)]);
        assert.ok(took <= left / 2 + 50, `waited ${took} of ${left} ms`);
      }
      assert.deepEqual(
        new Set(calls.map(({ headers }) => headers.get("authorization"))),
        new Set(["Bearer token-1"]),
      );
      assert.equal(calls.length, BATCHES * BATCH);
      clock.skip(end - clock.monotonic() + 1);
      const { error } = await drive(clock, client.fetch("things"), 120_000);
      assert.deepEqual([error?.name, error?.code], ["TokenError", code]);
      assert.equal(calls.length, BATCHES * BATCH);
    });

    test(`${what}: getToken and authorization give the token at hand`, async (t) => {
      const { client, clock } = await start(t, outage);
      const wait = Promise.all([client.getToken(), client.authorization()]);
      const { value } = await drive(clock, wait, LEFT_MS);
      assert.deepEqual([value?.[0].accessToken, value?.[1]], ["token-1", "Bearer token-1"]);
    });
  }
});

test("with a second left of a token, calls wait for half a second at most", async (t) => {
  const { client, clock } = await start(t, () => new Promise(() => undefined), 1_000);
  const { value, took } = await drive(clock, client.fetch("things"), 1_000);
  assert.equal(value?.status, 200);
  assert.ok(took <= 550, `${took} ms`);
});

test("calls in the hard window wait for the newer token and use it", async (t) => {
  const { opened, open } = gate();
  const { client, tokens, calls } = await start(t, async () => {
    await opened;
    return tokenResponse(2);
  });
  const sending = batch(client);
  assert.equal(await outcomeOf(sending), "pending");
  assert.deepEqual([tokens.length, calls.length], [2, 0]);
  open();
  await sending;
  assert.ok(calls.every(({ headers }) => headers.get("authorization") === "Bearer token-2"));
  assert.equal(tokens.length, 2);
});

test("calls in the hard window share the tries during an outage", async (t) => {
  const { client, tokens, clock } = await start(t, () => new Response(null, { status: 503 }));
  for (let made = 0; made < 100; made += 1) {
    const { value } = await drive(clock, client.fetch("things"), 10_000);
    assert.equal(value?.status, 200);
  }
  // The first, and those of the refresh's schedule: at least 3 s, 6 s and 12 s apart.
  assert.ok(tokens.length <= 1 + 3 + 4, `${tokens.length} token requests`);
});

test("the event says that the token is still usable", async (t) => {
  const { client, clock } = await start(t, () => new Response(null, { status: 503 }));
  const heard = [];
  client.on("token-failed", ({ stillUsable, error }) => heard.push([stillUsable, error.code]));
  await drive(clock, client.fetch("things"), LEFT_MS);
  assert.deepEqual(heard[0], [true, "token_endpoint_unavailable"]);
});

test("a rejected token is not used again", async (t) => {
  const clock = virtualClock();
  const token = (_call, index) =>
    index === 0 ? tokenResponse(1) : new Response(null, { status: 503 });
  const api = () => new Response(null, { status: 401 });
  const { client, calls } = connectDouble(t, { clock, token, api });
  await client.getToken();
  clock.skip(LIFETIME_MS - LEFT_MS);
  await drive(clock, client.fetch("things"), LEFT_MS);
  await turns();
  const sent = calls.length;
  const { error } = await drive(clock, client.fetch("things"), LEFT_MS / 4);
  assert.equal(error?.code, "token_endpoint_unavailable");
  assert.equal(calls.length, sent);
});

for (const name of NAMES) {
  test(`methods of the provider ${name} succeed until the token ends`, async (t) => {
    const clock = virtualClock();
    const { tokenBody, read } = PROVIDERS[name];
    const token = (_call, index) =>
      index === 0 ? Response.json(tokenBody) : new Response(null, { status: 503 });
    const { client, calls } = connectProvider(t, name, undefined, { clock, token });
    await read(client);
    clock.skip(LIFETIME_MS - LEFT_MS);
    const { error } = await drive(clock, read(client), LEFT_MS);
    assert.equal(error, undefined);
    assert.equal(calls.length, 2);
  });
}
