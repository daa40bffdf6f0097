// The sandbox's counters, records and reset, and its control over HTTP.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { GRANT, ask, basic, bearer, control, probe, send, start, tokenOf } from "./support.mjs";
import { nextTimer, startTimed } from "./timers.mjs";

describe("counters, records and reset", () => {
  test("count every outcome and record every request", async (t) => {
    const s = await start(t);
    const token = await tokenOf(s, "oauth");
    await ask.oauth(s, GRANT, basic("a", "b"));
    s.oauth.token.inject({ kind: "malformed", variant: "empty" });
    await ask.oauth(s);
    await probe(s, "oauth", token);
    await probe(s, "oauth", "unknown");
    s.oauth.api.inject({ kind: "status", status: 401 });
    await probe(s, "oauth", token);
    s.oauth.api.inject({ kind: "status", status: 500 });
    s.oauth.api.inject({ kind: "malformed", variant: "html" });
    s.oauth.api.inject({ kind: "reset" });
    await probe(s, "oauth", token);
    await probe(s, "oauth", token);
    await assert.rejects(probe(s, "oauth", token));
    await send("GET", `${s.oauth.baseUrl}none?a=1`, bearer(token));
    assert.deepEqual(s.oauth.counters(), {
      tokenRequests: 3,
      tokensIssued: 1,
      tokenErrors: 2,
      apiCalls: 7,
      apiUnauthorized: 2,
      apiErrors: 4,
    });
    const seen = s.oauth.requests();
    assert.equal(seen.length, 10);
    const { headers, at, ...first } = seen[0];
    assert.deepEqual(first, {
      endpoint: "token",
      method: "POST",
      path: "/oauth2/token",
      body: "grant_type=client_credentials",
    });
    assert.equal(headers.authorization, basic(s.clientId, s.clientSecret).authorization);
    assert.ok(Math.abs(at - Date.now()) < 60_000);
    assert.ok(seen.every((each, index) => index === 0 || each.at >= seen[index - 1].at));
    assert.deepEqual([seen[9].endpoint, seen[9].path], ["api", "/resource/none?a=1"]);
    assert.equal(s.vagaro.requests().length, 0);
    for (let index = 0; index < 1000; index += 1) await probe(s, "oauth");
    assert.equal(s.oauth.requests().length, 1000);
    assert.equal(s.oauth.requests()[0].method, "GET");
  });

  test("reset forgets everything, in every system", async (t) => {
    const s = await start(t);
    const tokens = {};
    for (const system of ["oauth", "athena", "vagaro"]) {
      tokens[system] = await tokenOf(s, system);
      s[system].settings.extra = { more: 1 };
      s[system].settings.tokenLifetimeSeconds = 5;
      s[system].token.inject({ kind: "reset" }, { times: Infinity });
      s[system].api.latency(1e6);
    }
    s.reset();
    for (const system of ["oauth", "athena", "vagaro"]) {
      assert.deepEqual(new Set(Object.values(s[system].counters())), new Set([0]));
      assert.deepEqual(s[system].requests(), []);
      assert.equal((await probe(s, system, tokens[system])).status, 401);
      const { json } = await ask[system](s);
      assert.deepEqual([json.expires_in, json.more], [3600, undefined]);
    }
  });
});

describe("control over HTTP", () => {
  test("every route does what the method of its name does", async (t) => {
    const s = await startTimed(t);
    const ok = async (...request) => {
      const { status, json } = await control(s, ...request);
      assert.deepEqual([status, json], [200, { ok: true }]);
    };
    const token = await tokenOf(s, "athena");
    const { status, json: counters } = await control(s, "GET", "counters");
    assert.equal(status, 200);
    assert.deepEqual(counters, {
      oauth: s.oauth.counters(),
      athena: { ...s.oauth.counters(), tokenRequests: 1, tokensIssued: 1 },
      vagaro: s.vagaro.counters(),
      vagaroV2: s.vagaroV2.counters(),
    });
    await ok("POST", "athena/revoke");
    assert.equal((await probe(s, "athena", token)).status, 401);

    const patch = { tokenLifetimeSeconds: 5, expiresIn: null, omit: ["scope"], extra: { a: 1 } };
    const { json: patched } = await control(s, "PATCH", "athena/settings", patch);
    const untouched = {
      publicKeys: [],
      oneLiveToken: false,
      sameToken: false,
      responsesAs: "recorded",
    };
    assert.deepEqual(patched, { ...patch, ...untouched });
    const { json: granted } = await ask.athena(s);
    assert.deepEqual([granted.expires_in, granted.scope, granted.a], [null, undefined, 1]);
    const usual = { tokenLifetimeSeconds: 3600, omit: [], extra: {}, ...untouched };
    assert.deepEqual((await control(s, "DELETE", "athena/settings")).json, usual);
    assert.equal((await ask.athena(s)).json.expires_in, 3600);

    const fault = { kind: "status", status: 500 };
    await ok("POST", "athena/token/faults", { fault, times: 2 });
    await ok("POST", "athena/api/faults", { fault, times: "always", method: "GET", path: "/v1/" });
    const statuses = [];
    for (let index = 0; index < 3; index += 1) {
      statuses.push((await ask.athena(s)).status, (await probe(s, "athena")).status);
    }
    assert.deepEqual(statuses, [500, 500, 500, 500, 200, 500]);
    await ok("DELETE", "athena/api/faults");
    assert.equal((await probe(s, "athena")).status, 401);

    await ok("PUT", "athena/api/latency", { ms: 20, jitterMs: 1 });
    const slow = probe(s, "athena");
    const { ms, run } = await nextTimer();
    assert.ok(ms >= 20 && ms <= 21, `${ms}`);
    run();
    await slow;
    await ok("POST", "reset");
    assert.equal(s.athena.counters().tokenRequests, 0);
    assert.equal(s.athena.requests().length, 0);
  });

  test("explains invalid input", async (t) => {
    const s = await start(t);
    const cases = [
      ["POST", "nobody/revoke", undefined, /unknown system: nobody/],
      ["PATCH", "oauth/settings", undefined, /not valid JSON/],
      ["PATCH", "oauth/settings", [], /must be a JSON object/],
      ["PATCH", "oauth/settings", { lifetime: 1 }, /unknown setting: lifetime/],
      ["PATCH", "oauth/settings", { tokenLifetimeSeconds: "1" }, /tokenLifetimeSeconds/],
      ["PATCH", "oauth/settings", { scope: "x", omit: "scope" }, /omit must be/],
      ["PATCH", "oauth/settings", { extra: [] }, /extra must be/],
      ["POST", "oauth/other/faults", {}, /unknown endpoint: other/],
      ["POST", "oauth/api/faults", {}, /fault must be an object/],
      [
        "POST",
        "oauth/api/faults",
        { fault: { kind: "boom" } },
        /fault\.kind must be one of status,/,
      ],
      ["POST", "oauth/api/faults", { fault: { kind: "hang" }, times: "ever" }, /times must be/],
      ["POST", "oauth/api/faults", { fault: { kind: "hang" }, time: 2 }, /unknown field: time/],
      ["PUT", "oauth/api/latency", { ms: "1" }, /ms must be a number/],
      ["PUT", "oauth/api/latency", { ms: 1, jitterMs: -1 }, /jitterMs must be/],
    ];
    for (const [method, path, body, message] of cases) {
      const { status, json } = await control(s, method, path, body);
      assert.equal(status, 400, `${method} ${path}`);
      assert.match(json.error, message);
    }
    assert.equal((await ask.oauth(s)).json.scope, undefined);
    assert.equal((await control(s, "GET", "reset")).status, 404);
  });
});
