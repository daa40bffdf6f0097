// Node's diagnostics channels: each event of each client, for tools that observe the whole process.

import assert from "node:assert/strict";
import { channel, subscribe, unsubscribe } from "node:diagnostics_channel";
import { test } from "node:test";
import { load } from "../packaging/load.mjs";
import { canaries } from "../support/canaries.mjs";
import { setup, statuses } from "../support/setup.mjs";

const { ClientPool } = await load("everbearer/pool");

const TYPES = ["token-request", "token-wait", "token", "token-failed", "replayed", "closed"];

/** Hears these channels until the test ends. */
function subscribed(t) {
  const heard = [];
  for (const type of TYPES) {
    const listener = (message, name) => heard.push({ ...message, name });
    subscribe(`everbearer:${type}`, listener);
    t.after(() => unsubscribe(`everbearer:${type}`, listener));
  }
  return heard;
}

test("each event is published with its client's number, and nothing secret", async (t) => {
  const { sandbox, connect, oauth } = await setup(t);
  const heard = subscribed(t);
  const [one, other] = [connect(), connect()];
  const told = [];
  for (const type of TYPES) one.on(type, (event) => told.push(event));
  await statuses(one, 1);
  const { accessToken } = await one.getToken();
  await statuses(other, 1);
  oauth.revokeTokens();
  await statuses(one, 1);
  one.close();
  const [{ client }] = heard;
  assert.ok(heard.every(({ name, event }) => name === `everbearer:${event.type}`));
  assert.deepEqual(
    heard.filter((message) => message.client === client).map(({ event }) => event),
    told,
  );
  assert.equal(told.at(-1).type, "closed");
  const types = heard.filter((message) => message.client !== client).map(({ event }) => event.type);
  assert.deepEqual(types, ["token-request", "token-wait", "token"]);
  const text = JSON.stringify(heard);
  for (const secret of [...canaries(sandbox, [accessToken]), sandbox.clientId]) {
    assert.ok(!text.includes(secret), "a secret is published");
  }
});

test("a pool's tenants publish once each, without their names", async (t) => {
  const { sandbox, oauth } = await setup(t);
  const { clientId, clientSecret } = sandbox;
  const { tokenUrl, baseUrl } = oauth;
  const credentials = () => ({ clientId, clientSecret });
  const pool = new ClientPool({ tokenUrl, baseUrl, credentials });
  t.after(() => pool.close());
  const heard = subscribed(t);
  await statuses(pool.for("tenant-canary"), 1);
  assert.deepEqual(
    heard.map(({ event }) => event.type),
    ["token-request", "token-wait", "token"],
  );
  assert.doesNotMatch(JSON.stringify(heard), /tenant-canary/);
});

test("without a subscriber, nothing is published", async (t) => {
  const { connect } = await setup(t);
  await statuses(connect(), 1);
  assert.equal(channel("everbearer:token").hasSubscribers, false);
});
