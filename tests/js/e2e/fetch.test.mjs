// client.fetch has the shape of the global fetch: inputs, headers and streamed responses, and it can be
// passed to anything that takes a fetch.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { echoed, rejection, setup, statuses } from "../support/setup.mjs";

describe("input", () => {
  test("string, URL and Request reach the same place", async (t) => {
    const { oauth, connect } = await setup(t);
    const client = connect();
    const url = `${oauth.baseUrl}echo?a=1&b=%20`;
    for (const input of [url, new URL(url), new Request(url), "echo?a=1&b=%20"]) {
      const { method, path, headers } = await echoed(await client.fetch(input));
      assert.deepEqual([method, path], ["GET", "/resource/echo?a=1&b=%20"]);
      assert.equal(headers.authorization, "Bearer 1");
    }
  });

  test("baseUrl is a folder, with or without a final slash", async (t) => {
    const { sandbox, connect } = await setup(t);
    const places = [
      ["echo", "/resource/echo"],
      ["./echo", "/resource/echo"],
      ["echo?x#frag", "/resource/echo?x"],
      ["/resource/echo", "/resource/echo"],
      ["../resource/echo", "/resource/echo"],
      ["?q=1", "/resource/?q=1"],
      ["", "/resource/"],
    ];
    for (const baseUrl of [`${sandbox.url}/resource/`, `${sandbox.url}/resource`]) {
      const client = connect({ baseUrl });
      for (const [input, path] of places) {
        await (await client.fetch(input)).text();
        assert.equal(sandbox.oauth.requests().at(-1).path, path, input);
      }
    }
    const client = connect({ baseUrl: new URL(`${sandbox.url}/resource`) });
    assert.equal((await echoed(await client.fetch("echo"))).path, "/resource/echo");
  });

  test("without baseUrl a relative URL is a clear error", async (t) => {
    const { oauth, sandbox, connect } = await setup(t);
    const client = connect({ baseUrl: undefined, allowedOrigins: [sandbox.url] });
    const error = await rejection(client.fetch("things"));
    assert.equal(error.code, "invalid_call");
    assert.match(error.message, /baseUrl/);
    assert.deepEqual(oauth.requests(), []);
    assert.deepEqual(await statuses(client, 1, `${oauth.baseUrl}things`), [200]);
  });

  test("a Request's method, headers and body arrive, unless init overrides them", async (t) => {
    const { oauth, connect } = await setup(t);
    const client = connect();
    const make = () =>
      new Request(`${oauth.baseUrl}echo`, {
        method: "POST",
        body: "from the request",
        headers: { "x-one": "1", "content-type": "text/own" },
      });
    const first = await echoed(await client.fetch(make()));
    assert.deepEqual([first.method, first.body], ["POST", "from the request"]);
    assert.deepEqual([first.headers["x-one"], first.headers["content-type"]], ["1", "text/own"]);
    const init = { method: "PUT", body: "from init", headers: { "x-two": "2" } };
    const second = await echoed(await client.fetch(make(), init));
    assert.deepEqual([second.method, second.body], ["PUT", "from init"]);
    assert.deepEqual([second.headers["x-one"], second.headers["x-two"]], [undefined, "2"]);
  });

  test("the caller's objects are not changed", async (t) => {
    const { oauth, connect } = await setup(t);
    const client = connect();
    const headers = Object.freeze({ "X-Own": "1" });
    const init = Object.freeze({ method: "GET", headers, timeoutMs: 5_000, idempotent: true });
    const request = new Request(`${oauth.baseUrl}echo`);
    const kept = new Headers({ a: "b" });
    await statuses(client, 2, "echo", init);
    await statuses(client, 2, request, { headers: kept });
    assert.deepEqual(Object.keys(headers), ["X-Own"]);
    assert.deepEqual([...kept.keys(), ...request.headers.keys()], ["a"]);
  });
});

describe("headers", () => {
  test("Headers, pairs and objects all arrive", async (t) => {
    const { connect } = await setup(t);
    const client = connect();
    const many = [
      new Headers({ "X-Own": "1", accept: "text/x" }),
      [
        ["X-Own", "1"],
        ["Accept", "text/x"],
      ],
      { "X-Own": "1", ACCEPT: "text/x" },
      new Map([
        ["x-own", "1"],
        ["accept", "text/x"],
      ]),
    ];
    for (const headers of many) {
      const { headers: sent } = await echoed(await client.fetch("echo", { headers }));
      assert.deepEqual([sent["x-own"], sent.accept], ["1", "text/x"]);
      assert.equal(sent.authorization, "Bearer 1");
    }
    const twice = [
      ["x-own", "1"],
      ["x-own", "2"],
    ];
    const { headers } = await echoed(await client.fetch("echo", { headers: twice }));
    assert.equal(headers["x-own"], "1, 2");
  });

  test("the caller's Authorization header is an error in any spelling", async (t) => {
    const { oauth, connect } = await setup(t);
    const client = connect();
    const attempts = [];
    for (const name of ["Authorization", "authorization", "AUTHORIZATION", "aUTHORIZATIOn"]) {
      for (const headers of [{ [name]: "x" }, [[name, "x"]], new Headers({ [name]: "x" })]) {
        attempts.push(["echo", { headers }]);
      }
      const url = `${oauth.baseUrl}echo`;
      attempts.push([new Request(url, { headers: { [name]: "x" } })]);
    }
    attempts.push(["echo", { headers: { authorization: "" } }]);
    for (const attempt of attempts) {
      const error = await rejection(client.fetch(...attempt));
      assert.deepEqual([error.name, error.code], ["CallError", "authorization_header_present"]);
    }
    assert.deepEqual(oauth.requests(), []);
  });
});

test("methods are sent as the global fetch sends them", async (t) => {
  const { oauth, connect } = await setup(t);
  const client = connect();
  for (const [given, sent] of [
    [undefined, "GET"],
    ["get", "GET"],
    ["post", "POST"],
    ["Put", "PUT"],
    ["delete", "DELETE"],
    ["head", "HEAD"],
    ["PATCH", "PATCH"],
    ["OPTIONS", "OPTIONS"],
  ]) {
    assert.deepEqual(await statuses(client, 1, "echo", { method: given }), [200]);
    assert.equal(oauth.requests().at(-1).method, sent);
  }
});

describe("responses", () => {
  test("are those of fetch: real Responses, streamed, in pieces", async (t) => {
    const { oauth, connect } = await setup(t);
    const client = connect();
    oauth.api.inject({ kind: "slow-body", chunkMs: 5 });
    const response = await client.fetch("things");
    assert.ok(response instanceof Response);
    assert.deepEqual([response.status, response.ok, response.bodyUsed], [200, true, false]);
    assert.match(response.headers.get("content-type"), /json/);
    assert.equal(response.url, `${oauth.baseUrl}things`);
    let pieces = 0;
    for await (const piece of response.body) pieces += piece.length > 0 ? 1 : 0;
    assert.ok(pieces > 3, `${pieces}`);
  });

  test("an endless one can be cancelled after its beginning", async (t) => {
    const { oauth, connect } = await setup(t);
    oauth.api.inject({ kind: "endless-body" });
    const { body } = await connect().fetch("things");
    for await (const piece of body) {
      assert.ok(piece.length > 0);
      break;
    }
  });

  test("errors come back as they are", async (t) => {
    const { connect } = await setup(t);
    const response = await connect().fetch("nothing-here");
    assert.deepEqual([response.status, (await response.json()).error], [404, "not_found"]);
  });

  test("init's other members reach fetch: redirect", async (t) => {
    const { oauth, connect } = await setup(t);
    oauth.api.inject({ kind: "redirect", location: "/resource/things/7" }, { times: 2 });
    const client = connect();
    const manual = await client.fetch("echo", { redirect: "manual" });
    assert.equal(manual.status, 302);
    const followed = await client.fetch("echo");
    assert.deepEqual([followed.redirected, (await followed.json()).id], [true, "7"]);
  });
});

describe("passed to a library", () => {
  test("it works unbound, destructured and as a callback", async (t) => {
    const { oauth, connect } = await setup(t);
    const client = connect();
    const { fetch } = client;
    assert.equal((await fetch("things")).status, 200);
    const urls = ["things/1", "things/2"];
    const responses = await Promise.all(urls.map((url) => fetch(url)));
    assert.deepEqual(
      responses.map(({ status }) => status),
      [200, 200],
    );
    assert.equal((await fetch.call(undefined, `${oauth.baseUrl}things`)).status, 200);
  });

  test("a typical SDK's wrapper needs nothing else", async (t) => {
    const { oauth, connect } = await setup(t);
    class Sdk {
      constructor({ baseURL, fetch = globalThis.fetch }) {
        this.baseURL = baseURL;
        this.fetch = fetch;
      }
      async request(method, path, { query = {}, json, headers } = {}) {
        const url = new URL(path, this.baseURL);
        for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
        const request = new Request(url, {
          method,
          headers: { ...headers, ...(json && { "content-type": "application/json" }) },
          ...(json && { body: JSON.stringify(json) }),
        });
        const response = await this.fetch(request);
        if (!response.ok) throw new Error(`status ${response.status}`);
        return response.json();
      }
    }
    const sdk = new Sdk({ baseURL: oauth.baseUrl, fetch: connect().fetch });
    const { path } = await sdk.request("GET", "echo", { query: { a: "1" } });
    assert.equal(path, "/resource/echo?a=1");
    const made = await sdk.request("POST", "things", { json: { name: "new" } });
    assert.equal(made.name, "new");
  });

  test("two clients behind each other's fetch do not interfere", async (t) => {
    const { connect, tokenRequests } = await setup(t);
    const seen = [];
    const spy = (input, init) => (seen.push(String(input)), globalThis.fetch(input, init));
    assert.deepEqual(await statuses(connect({ fetch: spy }), 2), [200, 200]);
    assert.deepEqual([seen.length, tokenRequests()], [3, 1]);
  });
});

describe("the option fetch", () => {
  test("is used for token requests and calls, with plain arguments", async (t) => {
    const { oauth, connect } = await setup(t);
    const seen = [];
    const own = function own(input, init) {
      seen.push([this, input, init.method, new Headers(init.headers).get("authorization")]);
      return fetch(input, init);
    };
    const client = connect({ fetch: own });
    await statuses(client, 1, "echo", { method: "POST", body: "x" });
    const [token, call] = seen;
    assert.deepEqual(token.slice(0, 3), [undefined, oauth.tokenUrl, "POST"]);
    assert.deepEqual(call.slice(0, 3), [undefined, `${oauth.baseUrl}echo`, "POST"]);
    assert.match(token[3], /^Basic /);
    assert.match(call[3], /^Bearer /);
  });

  test("may return without a promise or throw, like a careless stub", async (t) => {
    const { connect } = await setup(t);
    const tokenResponse = () => Response.json({ access_token: "stub", expires_in: 60 });
    assert.equal((await connect({ fetch: tokenResponse }).fetch("x")).status, 200);
    const broken = () => {
      throw new TypeError("no network here");
    };
    const error = await rejection(connect({ fetch: broken }).fetch("x"));
    assert.equal(error.code, "token_endpoint_unreachable");
    let calls = 0;
    const half = () => (calls++ === 0 ? tokenResponse() : broken());
    const client = connect({ fetch: half, maxRetries: 0 });
    assert.equal((await rejection(client.fetch("x"))).code, "network_error");
    assert.equal((await rejection(client.fetch("x"))).code, "network_error", "warm as cold");
  });

  test("defaults to the global fetch at the time of each call", async (t) => {
    const { connect } = await setup(t);
    const client = connect();
    await client.getToken();
    const { fetch } = globalThis;
    t.after(() => (globalThis.fetch = fetch));
    globalThis.fetch = () => Promise.resolve(new Response("patched"));
    assert.equal(await (await client.fetch("things")).text(), "patched");
    globalThis.fetch = fetch;
    assert.deepEqual(await statuses(client, 1), [200]);
  });
});
