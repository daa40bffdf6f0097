// The profile's rejectedStatuses: calls to an API that responds 403 to a revoked token heal, and a 403 that
// means a missing permission costs one token request in each stored time.

import assert from "node:assert/strict";
import { test } from "node:test";
import { connectDouble } from "../support/double.mjs";
import { virtualClock } from "../support/setup.mjs";

const profile = { rejectedStatuses: [401, 403] };

/** An API that accepts the token of this number only, and responds 403 to any other. */
const onlyWith = (wanted) => (call) =>
  call.headers.get("authorization") === `Bearer token-${wanted()}`
    ? new Response("{}")
    : new Response("no", { status: 403 });

test("a call with a revoked token is replayed, also of a warm client and with a body", async (t) => {
  let good = 1;
  const { client, calls, tokens } = connectDouble(t, { api: onlyWith(() => good), profile });
  assert.equal((await client.fetch("things")).status, 200);
  good = 2;
  assert.equal((await client.fetch("things")).status, 200);
  good = 3;
  assert.equal((await client.fetch("things", { method: "POST", body: "x" })).status, 200);
  assert.deepEqual([calls.length, tokens.length, client.status().replays], [5, 3, 2]);
});

test("without the profile, a 403 is the caller's", async (t) => {
  const { client, tokens } = connectDouble(t, { api: onlyWith(() => 2) });
  const response = await client.fetch("things");
  assert.deepEqual([response.status, await response.text()], [403, "no"]);
  assert.equal(tokens.length, 1);
});

test("a missing permission is passed on, for one token request in 30 s", async (t) => {
  const clock = virtualClock();
  const api = ({ url }) => new Response("no", { status: url.endsWith("secret") ? 403 : 200 });
  const { client, calls, tokens } = connectDouble(t, { api, profile, clock });
  for (let second = 0; second < 90; second += 1) {
    const statuses = [];
    for (const path of ["things", "secret"]) {
      const response = await client.fetch(path);
      statuses.push([response.status, await response.text()]);
    }
    assert.deepEqual(statuses, [
      [200, "no"],
      [403, "no"],
    ]);
    await clock.advance(1_000, client);
  }
  assert.equal(tokens.length, 1 + 3);
  assert.equal(calls.length, 180 + 3);
});

test("a 403 of an origin to which a custom fetch was redirected rejects no token", async (t) => {
  const api = () =>
    Object.defineProperties(new Response("no", { status: 403 }), {
      redirected: { value: true },
      url: { value: "https://elsewhere.example/" },
    });
  const { client, tokens } = connectDouble(t, { api, profile });
  assert.equal((await client.fetch("things")).status, 403);
  assert.equal(tokens.length, 1);
});

test("a code in the body tells a rejected token from a missing permission", async (t) => {
  const coded = { codeMember: "code", statusOfCode: { token_expired: 401 } };
  const bodies = [{ code: "forbidden" }, { code: "token_expired" }, { code: "ok" }];
  const api = (_call, index) => Response.json(bodies[index], { status: index < 2 ? 403 : 200 });
  const { client, tokens } = connectDouble(t, { api, profile: coded });
  assert.equal((await client.fetch("things")).status, 403);
  assert.equal((await client.fetch("things")).status, 200);
  assert.equal(tokens.length, 2);
});
