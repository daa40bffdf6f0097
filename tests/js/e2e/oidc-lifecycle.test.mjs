// Against oidc-provider: tokens that live for seconds, a thousand calls at once, and revoked tokens.

import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "../packaging/load.mjs";
import { CLIENTS, startApi, startProvider } from "./oidc-server.mjs";

const { OAuthClient } = await load("everbearer");
const { virtualClock } = await load("everbearer/sandbox");

async function setup(t, ttl, own) {
  const provider = await startProvider(t, { ttl });
  const api = await startApi(t, provider);
  const client = new OAuthClient({
    tokenUrl: provider.tokenUrl,
    clientId: CLIENTS.basic.id,
    clientSecret: CLIENTS.basic.secret,
    baseUrl: api.baseUrl,
    ...own,
  });
  t.after(() => client.close());
  const call = async () => {
    const response = await client.fetch("things");
    return { status: response.status, claims: await response.json() };
  };
  return { provider, api, client, call };
}

test("tokens of 2 s are refreshed ahead, without an effect on calls", async (t) => {
  const clock = virtualClock();
  // Both servers are in this process and use the same wall clock.
  t.mock.method(Date, "now", clock.wall);
  const { provider, api, client, call } = await setup(t, 2, { clock });
  const reasons = [];
  client.on("token", ({ reason }) => reasons.push(reason));
  const seen = new Set();
  const start = clock.wall();
  while (clock.wall() < start + 4_600) {
    const { status, claims } = await call();
    assert.equal(status, 200);
    seen.add(claims.jti);
    await clock.advance(40, client);
  }
  assert.equal(api.counts.rejected, 0);
  assert.ok(seen.size >= 3, `only ${seen.size} tokens in more than two lifetimes`);
  assert.ok(provider.counts.tokenRequests <= 8, `${provider.counts.tokenRequests} token requests`);
  assert.ok(reasons.length >= 3);
  assert.deepEqual(new Set(reasons.slice(1)), new Set(["ahead"]));
});

test("1000 simultaneous calls cost one token request", async (t) => {
  const { provider, api, client, call } = await setup(t, 600);
  const responses = await Promise.all(Array.from({ length: 1_000 }, call));
  assert.deepEqual(new Set(responses.map(({ status }) => status)), new Set([200]));
  assert.equal(new Set(responses.map(({ claims }) => claims.jti)).size, 1);
  assert.deepEqual([provider.counts.tokenRequests, api.counts.calls], [1, 1_000]);
  assert.equal(client.status().tokenRequests, 1);
});

test("a token that the API rejects is replaced, and the call replayed once", async (t) => {
  const { provider, api, client, call } = await setup(t, 600);
  const { claims: first } = await call();
  api.settings.reject = ({ jti }) => jti === first.jti;
  const { status, claims: second } = await call();
  assert.equal(status, 200);
  assert.notEqual(second.jti, first.jti);
  assert.equal((await call()).claims.jti, second.jti);
  assert.deepEqual([provider.counts.tokenRequests, api.counts.rejected], [2, 1]);
  assert.equal(client.status().replays, 1);
});

test("new signing keys of the provider cost each call one replay at most", async (t) => {
  const { provider, api, client, call } = await setup(t, 600);
  await call();
  await provider.rotate();
  api.forgetKeys();
  const responses = await Promise.all(Array.from({ length: 50 }, call));
  assert.deepEqual(new Set(responses.map(({ status }) => status)), new Set([200]));
  assert.equal(new Set(responses.map(({ claims }) => claims.jti)).size, 1);
  assert.deepEqual([provider.counts.tokenRequests, api.counts.rejected], [2, 50]);
  assert.equal(client.status().replays, 50);
});
