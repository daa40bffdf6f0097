// The sandbox's console: its page and headers, who may use the control routes, and that its state shows no secret.

import assert from "node:assert/strict";
import { once } from "node:events";
import { request } from "node:http";
import { describe, test } from "node:test";
import { virtualClock } from "everbearer/sandbox";
import { FORM, JSON_TYPE, PROBES, ask, bearer, control, form, probe } from "./support.mjs";
import { send, start, tokenOf } from "./support.mjs";

/** A request whose every header is the test's: fetch would write Host itself. */
async function raw(s, method, path, headers, body = "") {
  const { port } = new URL(s.url);
  const asked = request({ host: "127.0.0.1", port, method, path, headers, setHost: false });
  asked.end(body);
  const [response] = await once(asked, "response");
  const text = (await response.setEncoding("utf8").toArray()).join("");
  return { status: response.statusCode, headers: response.headers, text };
}

const CONSOLE = { console: true };
const FILES = { "": "text/html", ".css": "text/css", ".js": "text/javascript" };

describe("the console's files", () => {
  test("are there only if asked for", async (t) => {
    const s = await start(t);
    for (const path of ["console", "console.css", "console.js", "state"]) {
      assert.equal((await control(s, "GET", path)).status, 404, path);
    }
    await assert.rejects(start(t, { console: "yes" }), /console must be true or false/);
  });

  test("forbid everything foreign", async (t) => {
    const s = await start(t, CONSOLE);
    const paths = Object.entries(FILES).map(([end, type]) => [`console${end}`, type]);
    for (const [path, type] of [...paths, ["state", "application/json"]]) {
      const { status, headers } = await control(s, "GET", path);
      assert.equal(status, 200, path);
      assert.equal(headers.get("content-type"), `${type}; charset=utf-8`);
      assert.deepEqual(headers.get("content-security-policy").split("; "), [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "connect-src 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'none'",
      ]);
      const others = ["x-content-type-options", "referrer-policy", "cache-control"];
      const values = others.map((name) => headers.get(name));
      assert.deepEqual(values, ["nosniff", "no-referrer", "no-store"]);
      for (const name of ["opener", "resource"]) {
        assert.equal(headers.get(`cross-origin-${name}-policy`), "same-origin");
      }
      assert.equal(headers.get("access-control-allow-origin"), null);
    }
  });

  test("name no other origin, and have neither inline script nor inline style", async (t) => {
    const s = await start(t, CONSOLE);
    for (const end of Object.keys(FILES)) {
      const { text } = await control(s, "GET", `console${end}`);
      const addresses = text.match(/(?:https?:)?\/\/[\w.-]+[^\s"']*/g) ?? [];
      assert.deepEqual(
        addresses.filter((each) => each !== "http://www.w3.org/2000/svg"),
        [],
      );
    }
    const { text } = await control(s, "GET", "console");
    assert.doesNotMatch(text, /<script(?![^>]* src=)|<style|\sstyle=|\son\w+=|<iframe|<img/);
  });

  test("have a button for every fault, and each is accepted", async (t) => {
    const s = await start(t, CONSOLE);
    const { text } = await control(s, "GET", "console");
    const faults = [...text.matchAll(/data-fault='([^']*)'/g)].map(([, each]) => JSON.parse(each));
    const known = async (fault) => {
      const { json } = await control(s, "POST", "oauth/token/faults", { fault });
      return /must be one of (.*)$/.exec(json.error)[1].split(", ");
    };
    const have = (kind, member) =>
      new Set(faults.filter((fault) => fault.kind === kind).map((fault) => fault[member]));
    assert.deepEqual(new Set(faults.map(({ kind }) => kind)), new Set(await known({ kind: "" })));
    const variants = await known({ kind: "malformed", variant: "" });
    assert.deepEqual(have("malformed", "variant"), new Set(variants));
    const problems = await known({ kind: "assertion", problem: "" });
    assert.deepEqual(have("assertion", "problem"), new Set(problems));
    for (const fault of faults) {
      assert.equal((await control(s, "POST", "oauth/token/faults", { fault })).status, 200);
    }
  });
});

describe("the control routes", () => {
  for (const options of [{}, CONSOLE]) {
    test(`refuse other hosts and origins, with ${JSON.stringify(options)}`, async (t) => {
      const s = await start(t, options);
      const { port, host } = new URL(s.url);
      const revoke = (headers) => raw(s, "POST", "/_sandbox/oauth/revoke", headers);
      const own = [host, `localhost:${port}`, `[::1]:${port}`, `LocalHost:${port}`];
      for (const name of own) {
        assert.equal((await revoke({ host: name })).status, 200, name);
        const origin = `http://${name.toLowerCase()}`;
        assert.equal((await revoke({ host: name, origin })).status, 200, origin);
      }
      const token = await tokenOf(s, "oauth");
      const wrongHosts = [
        `rebound.example:${port}`,
        "127.0.0.1",
        "127.0.0.1:1",
        `127.0.0.1.example:${port}`,
        `user@127.0.0.1:${port}`,
        "",
      ];
      for (const name of wrongHosts) {
        const { status, text } = await revoke({ host: name });
        assert.equal(status, 403, name);
        assert.match(text, /the Host header must be one of 127\.0\.0\.1/);
      }
      const wrongOrigins = [
        "null",
        "http://rebound.example",
        `http://rebound.example:${port}`,
        `https://${host}`,
        "http://127.0.0.1",
        `http://localhost:${port}`,
        "",
      ];
      for (const origin of wrongOrigins) {
        const { status, text } = await revoke({ host, origin });
        assert.equal(status, 403, origin);
        assert.match(text, /another origin/);
      }
      const reads = options.console ? ["counters", "console", "console.js", "state"] : ["counters"];
      for (const path of reads) {
        const there = `/_sandbox/${path}`;
        assert.equal((await raw(s, "GET", there, { host })).status, 200, path);
        assert.equal((await raw(s, "GET", there, { host: "rebound.example" })).status, 403, path);
      }
      assert.equal((await probe(s, "oauth", token)).status, 200);
    });
  }
});

describe("the console's state", () => {
  test("shows counters, settings, queued faults, requests and their faults", async (t) => {
    const s = await start(t, CONSOLE);
    const state = async () => (await control(s, "GET", "state")).json;
    s.athena.token.inject({ kind: "rate-limit" });
    s.athena.api.inject({ kind: "hang" }, { times: Infinity, path: "/nowhere" });
    s.athena.api.latency(7);
    const before = await state();
    assert.deepEqual(before.systems.athena.token.faults, [{ kind: "rate-limit", left: 1 }]);
    assert.deepEqual(before.systems.athena.api, {
      faults: [{ kind: "hang", left: null }],
      latencyMs: 7,
    });
    s.athena.api.clear();
    await ask.athena(s);
    const token = await tokenOf(s, "athena");
    await probe(s, "athena", token);
    await ask.vagaro(s);
    const { systems, requests } = await state();
    assert.deepEqual(Object.keys(systems), ["oauth", "athena", "vagaro", "vagaroV2"]);
    assert.deepEqual(systems.athena.counters, s.athena.counters());
    assert.deepEqual(systems.athena.settings, {
      tokenLifetimeSeconds: 3600,
      oneLiveToken: false,
    });
    const seen = requests.map(({ number, system, endpoint, method, status, fault, grant }) =>
      [number, system, endpoint, method, status, fault, grant].join(" "),
    );
    assert.deepEqual(seen, [
      "1 athena token POST 429 rate-limit client_credentials",
      "2 athena token POST 200  client_credentials",
      "3 athena api GET 200  ",
      "4 vagaro token POST 200  client_credentials",
    ]);
    assert.equal(requests[2].path, new URL(s.athena.baseUrl).pathname + PROBES.athena);
    await control(s, "POST", "reset");
    assert.deepEqual((await state()).requests, []);
    await ask.oauth(s);
    assert.deepEqual(
      (await state()).requests.map(({ number }) => number),
      [5],
    );
  });

  test("shows the lives of tokens", async (t) => {
    const clock = virtualClock();
    const s = await start(t, { ...CONSOLE, clock, tokenLifetimeSeconds: 60 });
    const lives = async () =>
      (await control(s, "GET", "state")).json.systems.oauth.tokens.map(
        ({ generation, issuedAt, endsAt, state }) =>
          `${generation} ${state} ${Math.round(endsAt - issuedAt)}`,
      );
    await ask.oauth(s);
    assert.deepEqual(await lives(), ["1 live 60000"]);
    await clock.advance(61_000);
    await ask.oauth(s);
    assert.deepEqual(await lives(), ["1 expired 60000", "2 live 60000"]);
    await clock.advance(1_000);
    s.oauth.revokeTokens();
    await clock.advance(1_000);
    assert.deepEqual(await lives(), ["1 expired 60000", "2 revoked 1000"]);
    for (let count = 0; count < 60; count += 1) await ask.oauth(s);
    assert.equal((await lives()).length, 50);
    s.reset();
    assert.deepEqual(await lives(), []);
  });

  test("has no secret, token or value of a parameter, whatever is sent", async (t) => {
    const secret = "canary-s3cret";
    const s = await start(t, { ...CONSOLE, clientSecret: secret });
    const tokens = [];
    for (const system of ["oauth", "athena", "vagaro"]) tokens.push(await tokenOf(s, system));
    s.oauth.settings.extra = { note: "canary-extra" };
    s.oauth.settings.accessToken = "canary-t0ken";
    s.oauth.token.inject({
      kind: "status",
      status: 400,
      headers: { "x-note": "canary-header" },
      body: "canary-body",
    });
    const wrong = { grant_type: "canary-grant", note: secret };
    await send("POST", `${s.oauth.tokenUrl}?client_secret=${secret}`, FORM, form(wrong));
    await send("POST", s.vagaro.tokenUrl, JSON_TYPE, JSON.stringify(wrong));
    const [token] = tokens;
    const paths = [
      `things/1?access_token=${token}&limit=canary-value`,
      `things/${token}`,
      `things/${secret}`,
      `things/x${secret}`,
      `things/${[...secret].map((letter) => `%${letter.charCodeAt(0).toString(16)}`).join("")}`,
    ];
    for (const path of paths) {
      const headers = { ...bearer(token), "x-note": "canary-sent" };
      await send("POST", s.oauth.baseUrl + path, headers, "canary-posted");
    }
    const { text, json } = await control(s, "GET", "state");
    for (const word of ["canary", ...tokens, encodeURIComponent(secret)]) {
      assert.ok(!text.includes(word), word);
    }
    const shown = json.requests.slice(-7).map(({ path, grant }) => [path, grant]);
    assert.deepEqual(shown, [
      ["/oauth2/token?client_secret=…", "…"],
      ["/api/auth/token", "…"],
      ["/resource/things/1?access_token=…&limit=…", null],
      ["/resource/things/…", null],
      ["/resource/things/…", null],
      ["/resource/things/…", null],
      ["/resource/things/…", null],
    ]);
  });

  test("keeps the last 500 requests", async (t) => {
    const s = await start(t, CONSOLE);
    for (let count = 0; count < 501; count += 1) await probe(s, "oauth");
    const { requests } = (await control(s, "GET", "state")).json;
    assert.deepEqual([requests.length, requests[0].number, requests.at(-1).number], [500, 2, 501]);
  });
});
