// The sandbox's settings for providers with one live token, and for those that hand out the same token again.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { virtualClock } from "everbearer/sandbox";
import { GRANT, SCOPE, ask, askV2, control, probe, send, start, tokenOf } from "./support.mjs";

const SYSTEMS = ["oauth", "athena", "vagaro"];
const statusOf = async (s, system, token) => (await probe(s, system, token)).status;

describe("oneLiveToken", () => {
  for (const system of SYSTEMS) {
    test(`${system}: a new token ends the old one at once`, async (t) => {
      const s = await start(t);
      const before = [await tokenOf(s, system), await tokenOf(s, system)];
      s[system].settings.oneLiveToken = true;
      for (const token of before) assert.equal(await statusOf(s, system, token), 200);
      const first = await tokenOf(s, system);
      const second = await tokenOf(s, system);
      const ended = [...before, first];
      for (const token of ended) assert.equal(await statusOf(s, system, token), 401);
      assert.equal(await statusOf(s, system, second), 200);
      s[system].settings.oneLiveToken = false;
      await tokenOf(s, system);
      assert.equal(await statusOf(s, system, second), 200);
      assert.equal(s[system].counters().tokensIssued, 5);
    });
  }

  test("a refused token request ends nothing", async (t) => {
    const s = await start(t);
    s.oauth.settings.oneLiveToken = true;
    const token = await tokenOf(s, "oauth");
    assert.equal((await ask.oauth(s, { grant_type: "password" })).status, 400);
    assert.equal(await statusOf(s, "oauth", token), 200);
  });
});

describe("sameToken", () => {
  for (const system of SYSTEMS) {
    test(`${system}: the token again, with the time that it has left`, async (t) => {
      const clock = virtualClock();
      const s = await start(t, { clock, tokenLifetimeSeconds: 60 });
      s[system].settings.sameToken = true;
      const seen = [];
      for (const skipped of [0, 500, 19_500, 39_999, 1]) {
        clock.skip(skipped);
        seen.push((await ask[system](s)).json);
      }
      assert.deepEqual(
        seen.map((each) => each.expires_in),
        [60, 59, 40, 0, 60],
      );
      const tokens = seen.map((each) => each.access_token);
      assert.equal(new Set(tokens.slice(0, 4)).size, 1);
      assert.notEqual(tokens[4], tokens[0]);
      assert.equal(await statusOf(s, system, tokens[0]), 401);
      assert.equal(await statusOf(s, system, tokens[4]), 200);
      const { tokenRequests, tokensIssued } = s[system].counters();
      assert.deepEqual([tokenRequests, tokensIssued], [5, 2]);
    });
  }

  test("a new one in the last untilMs of its life; the old one lives on", async (t) => {
    const clock = virtualClock();
    const s = await start(t, { clock });
    s.oauth.settings.sameToken = { untilMs: 300_000 };
    const first = await tokenOf(s, "oauth");
    clock.skip(3_299_999);
    assert.equal(await tokenOf(s, "oauth"), first);
    clock.skip(1);
    const { access_token: second, expires_in: left } = (await ask.oauth(s)).json;
    assert.notEqual(second, first);
    assert.equal(left, 3600);
    assert.equal(await tokenOf(s, "oauth"), second);
    assert.equal(await statusOf(s, "oauth", first), 200);
  });

  test("a new one after a revocation, for another scope, and for a chosen token", async (t) => {
    const s = await start(t);
    s.oauth.settings.sameToken = true;
    const first = await tokenOf(s, "oauth");
    s.oauth.revokeTokens();
    const second = await tokenOf(s, "oauth");
    assert.notEqual(second, first);
    const scoped = async (scope) => (await ask.oauth(s, { ...GRANT, scope })).json.access_token;
    const read = await scoped("read");
    assert.notEqual(read, second);
    assert.equal(await scoped("read"), read);
    assert.equal(await tokenOf(s, "oauth"), second);
    s.oauth.settings.accessToken = "chosen";
    assert.equal(await tokenOf(s, "oauth"), "chosen");
    assert.equal(await statusOf(s, "oauth", "chosen"), 200);
    s.reset();
    s.oauth.settings.sameToken = true;
    assert.ok(![first, second, "chosen"].includes(await tokenOf(s, "oauth")));
  });

  test("with oneLiveToken, the token of the other scope ends and is new next time", async (t) => {
    const s = await start(t);
    Object.assign(s.athena.settings, { sameToken: true, oneLiveToken: true });
    const first = await tokenOf(s, "athena");
    assert.equal(await tokenOf(s, "athena"), first);
    assert.equal(await statusOf(s, "athena", first), 200);
    await ask.athena(s, { ...GRANT, scope: `${SCOPE} system/Patient.read` });
    assert.equal(await statusOf(s, "athena", first), 401);
    assert.notEqual(await tokenOf(s, "athena"), first);
  });

  test("vagaroV2: the token again for the same rights", async (t) => {
    const s = await start(t);
    s.vagaroV2.settings.sameToken = true;
    const tokenFor = async (scope) => (await askV2(s, { scope })).json.data.access_token;
    const reads = await tokenFor("read access");
    assert.equal(await tokenFor("read access"), reads);
    assert.notEqual(await tokenFor("write access"), reads);
  });
});

test("both change over HTTP, and wrong values are refused", async (t) => {
  const s = await start(t);
  const change = (settings) => control(s, "PATCH", "oauth/settings", settings);
  const good = { oneLiveToken: true, sameToken: { untilMs: 1 } };
  const { status, json } = await change(good);
  assert.deepEqual([status, json.oneLiveToken, json.sameToken], [200, true, { untilMs: 1 }]);
  for (const [name, value] of [
    ["oneLiveToken", "yes"],
    ["sameToken", null],
    ["sameToken", "yes"],
    ["sameToken", {}],
    ["sameToken", { untilMs: -1 }],
    ["sameToken", { untilMs: "1" }],
    ["sameToken", { untilMs: 1, more: 1 }],
  ]) {
    const refused = await change({ [name]: value });
    assert.equal(refused.status, 400);
    assert.match(refused.json.error, new RegExp(`^${name} must be true`));
  }
  assert.deepEqual(s.oauth.settings.sameToken, { untilMs: 1 });
  const first = await tokenOf(s, "oauth");
  assert.equal(await tokenOf(s, "oauth"), first);
  const { json: usual } = await send("DELETE", `${s.url}/_sandbox/oauth/settings`);
  assert.deepEqual([usual.oneLiveToken, usual.sameToken], [false, false]);
});
