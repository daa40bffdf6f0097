// The sandbox as a server: start and close, limits, and many connections at once.

import assert from "node:assert/strict";
import { once } from "node:events";
import { Agent, get } from "node:http";
import { connect } from "node:net";
import { describe, test } from "node:test";
import { startSandbox } from "everbearer/sandbox";
import { FORM, JSON_TYPE, ask, bearer, errorOf, send, start, tokenOf } from "./support.mjs";

describe("life of the server", () => {
  test("listens on the loopback interface and closes completely, hung requests included", async () => {
    const s = await startSandbox();
    assert.match(s.url, /^http:\/\/127\.0\.0\.1:\d+$/);
    assert.deepEqual([s.clientId, s.clientSecret], ["sandbox-client", "sandbox-secret"]);
    assert.equal(s.oauth.tokenUrl, `${s.url}/oauth2/token`);
    assert.equal(s.oauth.baseUrl, `${s.url}/resource/`);
    assert.equal(s.athena.tokenUrl, `${s.url}/oauth2/v1/token`);
    assert.equal(s.athena.baseUrl, `${s.url}/v1/195900/`);
    assert.equal(s.athena.practiceId, "195900");
    assert.equal(s.vagaro.tokenUrl, `${s.url}/api/auth/token`);
    assert.equal(s.vagaro.baseUrl, `${s.url}/api/`);
    s.oauth.token.inject({ kind: "hang" });
    const hung = assert.rejects(ask.oauth(s));
    const idle = connect(Number(new URL(s.url).port), "127.0.0.1").on("error", () => undefined);
    await once(idle, "connect");
    while (s.oauth.counters().tokenRequests === 0) await new Promise(setImmediate);
    await Promise.all([s.close(), s.close(), hung, once(idle, "close")]);
    await assert.rejects(fetch(s.url));
    const again = await startSandbox();
    await again[Symbol.asyncDispose]();
    await assert.rejects(fetch(again.url));
  });

  test("refuses invalid options and a port in use", async (t) => {
    for (const options of [
      { port: -1 },
      { port: 1.5 },
      { clientId: "" },
      { clientSecret: 7 },
      { tokenLifetimeSeconds: -1 },
      { tokenLifetimeSeconds: Number.NaN },
    ]) {
      await assert.rejects(startSandbox(options), TypeError);
    }
    const s = await start(t);
    const port = Number(new URL(s.url).port);
    await assert.rejects(startSandbox({ port }), { code: "EADDRINUSE" });
  });

  test("has no other paths, and accepts bodies of up to 10 MB", async (t) => {
    const s = await start(t);
    assert.deepEqual(errorOf(await send("GET", `${s.url}/elsewhere`)), [404, "not_found"]);
    const large = "x".repeat(10 * 1024 * 1024 + 1);
    assert.equal((await send("POST", s.oauth.tokenUrl, FORM, large)).status, 413);
    assert.equal((await send("POST", `${s.url}/_sandbox/reset`, JSON_TYPE, large)).status, 413);
    const echo = [`${s.oauth.baseUrl}echo`, bearer(await tokenOf(s, "oauth"))];
    assert.equal((await send("POST", ...echo, large)).status, 413);
    const { json } = await send("POST", ...echo, large.slice(1));
    assert.equal(json.body.length, 10 * 1024 * 1024);
  });

  test("serves 1000 simultaneous connections", async (t) => {
    const s = await start(t);
    const token = await tokenOf(s, "oauth");
    s.oauth.api.latency(20, 20);
    const agent = new Agent({ keepAlive: true });
    t.after(() => agent.destroy());
    const one = async (index) => {
      const request = get(`${s.oauth.baseUrl}things/${index}`, { agent, headers: bearer(token) });
      const [response] = await once(request, "response");
      const body = await response.setEncoding("utf8").toArray();
      return [response.statusCode, JSON.parse(body.join("")).id];
    };
    const responses = await Promise.all(Array.from({ length: 1000 }, (_, index) => one(index)));
    assert.deepEqual(
      responses,
      Array.from({ length: 1000 }, (_, index) => [200, String(index)]),
    );
    assert.equal(s.oauth.counters().apiCalls, 1000);
    // Hung requests prove that all connections are open at the same time.
    s.oauth.api.inject({ kind: "hang" }, { times: Infinity });
    const hung = Promise.allSettled(Array.from({ length: 1000 }, (_, index) => one(index)));
    while (s.oauth.counters().apiCalls < 2000) await new Promise(setImmediate);
    await s.close();
    assert.ok((await hung).every(({ status }) => status === "rejected"));
  });
});
