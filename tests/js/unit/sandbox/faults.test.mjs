// Every fault and latency of the sandbox.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { ask, errorOf, probe, send, start, tokenOf } from "./support.mjs";
import { nextTimer, startTimed, timers } from "./timers.mjs";

describe("faults", () => {
  test("status, rate-limit, unauthorized and redirect", async (t) => {
    const s = await start(t);
    const { token, api } = s.oauth;
    token.inject({ kind: "status", status: 503, headers: { "Retry-After": "2" }, body: { a: 1 } });
    const busy = await ask.oauth(s);
    assert.deepEqual(
      [busy.status, busy.headers.get("retry-after"), busy.json],
      [503, "2", { a: 1 }],
    );
    token.inject({
      kind: "status",
      status: 418,
      headers: { "Content-Type": "text/x" },
      body: "tea",
    });
    const tea = await ask.oauth(s);
    assert.deepEqual(
      [tea.status, tea.headers.get("content-type"), tea.text],
      [418, "text/x", "tea"],
    );
    for (const status of [204, 304, 500]) {
      token.inject({ kind: "status", status });
      const bare = await ask.oauth(s);
      assert.deepEqual([bare.status, bare.text], [status, ""]);
    }
    const shapes = { oauth: "error_description", athena: "detailedmessage", vagaro: "message" };
    for (const [system, field] of Object.entries(shapes)) {
      s[system].token.inject({ kind: "rate-limit", retryAfter: 7 });
      const limited = await ask[system](s);
      assert.equal(limited.headers.get("retry-after"), "7");
      assert.deepEqual(
        [limited.status, Object.keys(limited.json)],
        [429, ["error", "error_description"]],
      );
      s[system].token.inject({ kind: "unauthorized" });
      assert.deepEqual(errorOf(await ask[system](s)), [401, "invalid_client"]);
      const good = await tokenOf(s, system);
      s[system].api.inject({ kind: "rate-limit" });
      const limitedCall = await probe(s, system, good);
      assert.deepEqual([limitedCall.status, limitedCall.headers.get("retry-after")], [429, null]);
      if (system !== "athena") assert.ok(field in limitedCall.json);
      s[system].api.inject({ kind: "unauthorized" });
      const rejected = await probe(s, system, good);
      assert.ok(field in rejected.json);
      assert.match(rejected.headers.get("www-authenticate"), /^Bearer error="invalid_token"/);
      assert.equal((await probe(s, system, good)).status, 200);
    }
    for (const status of [undefined, 301, 303, 307, 308]) {
      const location = `${s.url}/elsewhere`;
      api.inject(status ? { kind: "redirect", status, location } : { kind: "redirect", location });
      const moved = await probe(s, "oauth");
      assert.deepEqual([moved.status, moved.headers.get("location")], [status ?? 302, location]);
    }
  });

  test("reset, hang, malformed and endless bodies", async (t) => {
    const s = await start(t);
    s.oauth.token.inject({ kind: "reset" });
    const lost = await ask.oauth(s).catch((error) => error);
    assert.equal(lost.cause?.code, "ECONNRESET");

    s.oauth.token.inject({ kind: "hang" });
    const signal = AbortSignal.timeout(30);
    await assert.rejects(fetch(s.oauth.tokenUrl, { method: "POST", signal }), {
      name: "TimeoutError",
    });

    const bodies = {
      html: /^<!doctype html>/,
      empty: /^$/,
      "truncated-json": /^\{"access_token/,
      "not-json": /^every/,
      array: /^\[/,
    };
    for (const [variant, pattern] of Object.entries(bodies)) {
      s.oauth.token.inject({ kind: "malformed", variant });
      const broken = await ask.oauth(s);
      assert.equal(broken.status, 200);
      assert.match(broken.text, pattern);
      assert.equal(Array.isArray(broken.json), variant === "array");
      if (variant !== "array") assert.equal(broken.json, undefined);
    }

    s.oauth.token.inject({ kind: "endless-body" });
    const response = await fetch(s.oauth.tokenUrl, { method: "POST" });
    let received = 0;
    for await (const chunk of response.body) if ((received += chunk.length) > 4_000_000) break;
    assert.equal(response.status, 200);
    s.oauth.api.inject({ kind: "endless-body" });
    assert.equal((await fetch(`${s.oauth.baseUrl}echo`, { method: "HEAD" })).status, 200);
    // The server waits for a client that does not read; closing must not.
    s.oauth.token.inject({ kind: "endless-body" });
    await fetch(s.oauth.tokenUrl, { method: "POST" });
    await s.close();
  });

  test("apply in order, as often as requested, and only to matching requests", async (t) => {
    const s = await start(t);
    const { api } = s.vagaro;
    const fault = (status) => ({ kind: "status", status });
    const read = async (method, path) => (await send(method, s.vagaro.baseUrl + path)).status;
    api.inject(fault(500), { method: "post", path: "/api/customers" });
    api.inject(fault(501), { times: 2, path: "/api/employees" });
    api.inject(fault(502), { times: Infinity, method: "GET" });
    assert.equal(await read("GET", "customers/1"), 502);
    assert.equal(await read("POST", "customers/1"), 500);
    assert.equal(await read("POST", "customers/1"), 401);
    assert.equal(await read("GET", "employees/1"), 501);
    assert.equal(await read("POST", "employees/1"), 501);
    for (let index = 0; index < 5; index += 1) assert.equal(await read("GET", "employees/1"), 502);
    assert.equal((await ask.vagaro(s)).status, 200);
    api.clear();
    assert.equal(await read("GET", "employees/1"), 401);
  });

  test("a slow body is the normal response, 16 bytes at a time", async (t) => {
    const s = await startTimed(t);
    s.oauth.token.inject({ kind: "slow-body", chunkMs: 2 });
    const asked = ask.oauth(s);
    let over = false;
    asked.finally(() => (over = true));
    let waits = 0;
    for (; !over; await new Promise(setImmediate)) {
      for (const { ms, run } of timers.splice(0)) {
        assert.equal(ms, 2);
        waits += 1;
        run();
      }
    }
    const { json, text } = await asked;
    // One before each piece; the wait before the end may or may not be seen.
    const pieces = Math.ceil(text.length / 16);
    assert.ok(waits === pieces || waits === pieces + 1, `${waits} waits, ${pieces} pieces`);
    assert.equal((await probe(s, "oauth", json.access_token)).status, 200);
  });

  test("latency delays the response and not the decision", async (t) => {
    const s = await startTimed(t);
    const token = await tokenOf(s, "oauth");
    s.oauth.api.latency(25, 5);
    const pending = probe(s, "oauth", token);
    const { ms, run } = await nextTimer();
    assert.ok(ms >= 25 && ms <= 30, `${ms}`);
    s.oauth.revokeTokens();
    run();
    assert.equal((await pending).status, 200);
    s.oauth.api.inject({ kind: "status", status: 500 });
    const failing = probe(s, "oauth", token);
    (await nextTimer()).run();
    assert.equal((await failing).status, 500);
  });

  test("a wait ends when its client disconnects", async (t) => {
    const s = await startTimed(t);
    s.oauth.api.latency(1e6);
    const caller = new AbortController();
    const gone = fetch(`${s.oauth.baseUrl}things`, { signal: caller.signal });
    while (timers.length === 0) await new Promise(setImmediate);
    caller.abort();
    await assert.rejects(gone, { name: "AbortError" });
    while (timers.length > 0) await new Promise(setImmediate);
  });

  test("are an error if they are invalid", async (t) => {
    const { oauth } = await start(t);
    const bad = [
      undefined,
      { kind: "explode" },
      { kind: "toString" },
      { kind: "reset", status: 200 },
      { kind: "status" },
      { kind: "status", status: 101 },
      { kind: "status", status: 200, body: 7 },
      { kind: "status", status: 200, headers: [] },
      { kind: "status", status: 200, headers: { "a b": "c" } },
      { kind: "status", status: 200, headers: { a: "b\nc" } },
      { kind: "rate-limit", retryAfter: {} },
      { kind: "slow-body" },
      { kind: "slow-body", chunkMs: -1 },
      { kind: "malformed", variant: "xml" },
      { kind: "redirect", status: 300, location: "/" },
      { kind: "redirect" },
    ];
    for (const fault of bad) assert.throws(() => oauth.api.inject(fault), TypeError);
    for (const options of [
      null,
      { times: 0 },
      { times: 1.5 },
      { times: "2" },
      { method: 1 },
      { path: "x" },
    ]) {
      assert.throws(() => oauth.api.inject({ kind: "reset" }, options), TypeError);
    }
    assert.throws(() => oauth.api.latency(-1), TypeError);
    assert.throws(() => oauth.api.latency(1, Number.NaN), TypeError);
  });
});
