// Other fetches than the runtime's: those of node-fetch and undici, whose requests, responses and bodies are
// of other classes, and minimal stand-ins of tests.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import nodeFetch3, * as library3 from "node-fetch";
import nodeFetch2 from "node-fetch2";
import * as undici from "undici";
import { connectDouble, tokenResponse } from "../support/double.mjs";
import { connect as connectProvider, NAMES, PROVIDERS } from "../support/providers.mjs";
import { echoed, setup, statuses } from "../support/setup.mjs";

const LIBRARIES = {
  "node-fetch 2": { fetch: nodeFetch2, ...nodeFetch2, Request: nodeFetch2.Request },
  "node-fetch 3": { fetch: nodeFetch3, ...library3 },
  undici,
};

for (const [name, { fetch, Request, Headers, FormData }] of Object.entries(LIBRARIES)) {
  describe(`with the fetch of ${name}`, () => {
    test("tokens are requested, refreshed and used", async (t) => {
      const { oauth, connect, tokenRequests } = await setup(t);
      const client = connect({ fetch });
      assert.deepEqual(await statuses(client, 3), [200, 200, 200]);
      oauth.revokeTokens();
      assert.deepEqual(await statuses(client, 2), [200, 200]);
      oauth.api.inject({ kind: "rate-limit", retryAfter: 0 });
      assert.deepEqual(await statuses(client, 1), [200]);
      assert.equal(tokenRequests(), 2);
      const { lastError, generation } = client.status();
      assert.deepEqual([lastError, generation], [undefined, 2]);
    });

    test("an error of the token endpoint is read", async (t) => {
      const { connect } = await setup(t);
      const client = connect({ fetch, clientSecret: "wrong" });
      await assert.rejects(client.getToken(), { name: "TokenError", code: "invalid_client" });
    });

    test("bodies arrive, twice if needed", async (t) => {
      const { oauth, connect } = await setup(t);
      const client = connect({ fetch });
      for (const body of ["text", new URLSearchParams({ a: "b" })]) {
        oauth.api.inject({ kind: "unauthorized" });
        const echo = await echoed(await client.fetch("echo", { method: "POST", body }));
        assert.equal(echo.body, String(body));
      }
    });

    test("its own Headers are accepted", async (t) => {
      const { connect } = await setup(t);
      const headers = new Headers({ "X-Own": "kept" });
      const echo = await echoed(await connect({ fetch }).fetch("echo", { headers }));
      assert.equal(echo.headers["x-own"], "kept");
    });

    test("its own Request is accepted, with its method, headers and body", async (t) => {
      const { oauth, connect } = await setup(t);
      const client = connect({ fetch });
      const url = `${oauth.baseUrl}echo`;
      const headers = { "X-Own": "kept", "Content-Type": "text/markdown" };
      for (let made = 0; made < 2; made += 1) {
        const request = new Request(url, { method: "PUT", headers, body: "text" });
        const echo = await echoed(await client.fetch(request));
        assert.deepEqual(
          [echo.method, echo.body, echo.headers["x-own"], echo.headers["content-type"]],
          ["PUT", "text", "kept", "text/markdown"],
        );
      }
    });

    if (name === "undici") {
      test("its own FormData is accepted", async (t) => {
        const { connect } = await setup(t);
        const form = new FormData();
        form.set("field", "value");
        const init = { method: "POST", body: form };
        const echo = await echoed(await connect({ fetch }).fetch("echo", init));
        assert.match(echo.body, /name="field"\r\n\r\nvalue\r\n/);
      });
    }

    test("its own Request is accepted by a client with the global fetch as well", async (t) => {
      const { oauth, connect } = await setup(t);
      const request = new Request(`${oauth.baseUrl}echo`, {
        method: "POST",
        headers: { "X-Own": "kept" },
        body: "text",
      });
      const { method, headers, body } = await echoed(await connect().fetch(request));
      assert.deepEqual([method, headers["x-own"], body], ["POST", "kept", "text"]);
    });

    test("a code in a response body is found, and the caller gets the body", async (t) => {
      const { oauth, connect } = await setup(t);
      const profile = { codeMember: "code", statusOfCode: { 7: 401 } };
      const client = connect({ fetch, profile });
      oauth.api.inject({ kind: "status", status: 200, body: { code: 7 } });
      const response = await client.fetch("things/1");
      assert.deepEqual([response.status, (await response.json()).id], [200, "1"]);
      assert.equal(client.status().replays, 1);
    });

    test("a redirect within the origin is followed with the token", async (t) => {
      const { oauth, connect } = await setup(t);
      oauth.api.inject({ kind: "redirect", location: "/resource/things/7" });
      const response = await connect({ fetch }).fetch("echo");
      assert.deepEqual(
        [response.status, response.redirected, (await response.json()).id],
        [200, true, "7"],
      );
    });
  });
}

const TOKEN_BODY = { access_token: "token-1", expires_in: 3600, scope: "a b" };

/** Stand-ins for responses, with these members only. */
const STAND_INS = {
  "json() only": (body) => ({ ok: true, status: 200, json: async () => body }),
  "json() and headers": (body) => ({
    ok: true,
    status: 200,
    headers: new Headers({ "content-type": "application/json" }),
    json: async () => body,
  }),
  "text() only": (body) => ({ ok: true, status: 200, text: async () => JSON.stringify(body) }),
  "a body that is an async iterable": (body) => ({
    ok: true,
    status: 200,
    headers: new Headers(),
    body: (async function* () {
      const bytes = new TextEncoder().encode(JSON.stringify(body));
      yield bytes.subarray(0, 3);
      yield bytes.subarray(3);
    })(),
  }),
  "a body of text in pieces": (body) => ({
    ok: true,
    status: 200,
    headers: new Headers(),
    body: (async function* () {
      yield* JSON.stringify(body);
    })(),
  }),
  "no body, and text()": (body) => ({
    ok: true,
    status: 200,
    headers: new Headers(),
    body: null,
    text: async () => JSON.stringify(body),
  }),
};

describe("a stand-in for a response with", () => {
  for (const [what, make] of Object.entries(STAND_INS)) {
    test(`${what} is read as a token response`, async (t) => {
      const { client, tokens, calls } = connectDouble(t, { token: () => make(TOKEN_BODY) });
      assert.equal((await client.fetch("things")).status, 200);
      assert.equal(calls[0].headers.get("authorization"), "Bearer token-1");
      assert.deepEqual([tokens.length, client.status().scope], [1, "a b"]);
    });

    for (const name of NAMES) {
      test(`${what} is read by methods of the provider ${name}`, async (t) => {
        const { tokenBody, good, read } = PROVIDERS[name];
        const options = { token: () => make(tokenBody) };
        const { client } = connectProvider(t, name, () => make(good), options);
        const plain = connectProvider(t, name);
        assert.deepEqual(await read(client), await read(plain.client));
      });
    }
  }

  test("an endless async iterable as its body is cut off", async (t) => {
    let pieces = 0;
    const endless = async function* () {
      for (;;) {
        pieces += 1;
        yield new Uint8Array(16_384);
      }
    };
    const token = () => ({ ok: true, status: 200, headers: new Headers(), body: endless() });
    const { client } = connectDouble(t, { token, policy: { tokenAttempts: 1 } });
    await assert.rejects(client.getToken(), { code: "invalid_token_response" });
    assert.ok(pieces <= 20, `${pieces} pieces`);
  });
});

describe("a token request", () => {
  test("bypasses the caches of the runtime and of a framework", async (t) => {
    const { client, tokens } = connectDouble(t);
    await client.getToken();
    assert.equal(tokens[0].init.cache, "no-store");
    const { fetch } = globalThis;
    t.after(() => (globalThis.fetch = fetch));
    const seen = [];
    globalThis.fetch = async (_input, init) => {
      seen.push(init.cache);
      return tokenResponse(1);
    };
    await connectDouble(t, { fetch: undefined }).client.getToken();
    assert.deepEqual(seen, ["no-store"]);
  });

  for (const name of NAMES) {
    test(`of the provider ${name} does so as well`, async (t) => {
      const seen = [];
      const { Client, options, tokenBody, good, read } = PROVIDERS[name];
      const fetch = async (input, init) => {
        const isToken = /[/-]token$/.test(String(input));
        if (isToken) seen.push(init.cache);
        return Response.json(isToken ? tokenBody : good);
      };
      const client = new Client({ ...options, fetch });
      t.after(() => client.close());
      await read(client);
      assert.deepEqual(seen, ["no-store"]);
    });
  }

  test("a granted scope that comes as a list is read", async (t) => {
    const token = () => tokenResponse(1, { scope: ["read:things", "write:things"] });
    const { client } = connectDouble(t, { token });
    const { scope } = await client.getToken();
    assert.deepEqual(
      [scope, client.status().scope],
      ["read:things write:things", "read:things write:things"],
    );
  });
});
