// The token goes to the origin of baseUrl and to allowed origins only, however the URL is written.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { startRecorder } from "../support/recorder.mjs";
import { rejection, setup, statuses } from "../support/setup.mjs";

describe("URLs that lead elsewhere send nothing at all", () => {
  const URLS = [
    "https://elsewhere.example/x",
    "http://elsewhere.example/x",
    "//elsewhere.example/x",
    "///elsewhere.example/x",
    "\\\\elsewhere.example/x",
    "/\\elsewhere.example/x",
    "\\/elsewhere.example/x",
    "http:\\\\elsewhere.example\\x",
    "\t//elsewhere.example/x",
    "/\t/elsewhere.example/x",
    "/\n/elsewhere.example/x",
    "  https://elsewhere.example/x",
    "HTTPS://ELSEWHERE.EXAMPLE/x",
    "data:text/plain,x",
    "blob:null/1234",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "ws://elsewhere.example/",
  ];
  for (const url of URLS) {
    test(JSON.stringify(url), async (t) => {
      const { oauth, connect } = await setup(t);
      const sent = [];
      const client = connect({ fetch: (input) => (sent.push(input), Promise.reject(new Error())) });
      const error = await rejection(client.fetch(url));
      assert.deepEqual([error.name, error.code], ["CallError", "origin_not_allowed"]);
      const { protocol } = new URL(url, oauth.baseUrl);
      if (!/^https?:$/.test(protocol)) {
        const named = `begins with "${protocol}", which is read as its scheme, and no token is sent`;
        assert.ok(error.message.includes(named), error.message);
      } else {
        assert.match(error.message, /The token is not sent to /);
        assert.match(error.message, /allowedOrigins/);
        assert.ok(error.message.includes(`Allowed: ${new URL(oauth.baseUrl).origin}`));
      }
      assert.deepEqual([sent, oauth.requests()], [[], []]);
    });
  }

  test("another port, another name of the same host, https instead of http", async (t) => {
    const { oauth, sandbox, connect } = await setup(t);
    const { port } = new URL(sandbox.url);
    const client = connect();
    for (const url of [
      `http://127.0.0.1:${Number(port) - 1}/resource/things`,
      "http://127.0.0.1/resource/things",
      `http://localhost:${port}/resource/things`,
      `https://127.0.0.1:${port}/resource/things`,
      `http://127.0.0.1.example:${port}/resource/things`,
      `http://127.0.0.2:${port}/resource/things`,
    ]) {
      for (const input of [url, new URL(url), new Request(url)]) {
        assert.equal((await rejection(client.fetch(input))).code, "origin_not_allowed", url);
      }
    }
    assert.deepEqual(oauth.requests(), []);
  });

  test("http with a baseUrl of https", async (t) => {
    const { oauth, connect } = await setup(t);
    const client = connect({ baseUrl: "https://api.example.com/v1/" });
    const error = await rejection(client.fetch("http://api.example.com/v1/things"));
    assert.equal(error.code, "origin_not_allowed");
    assert.match(error.message, /http:\/\/api\.example\.com.*Allowed: https:\/\/api\.example\.com/);
    assert.deepEqual(oauth.requests(), []);
  });

  test("user name or password in the URL", async (t) => {
    const { oauth, connect } = await setup(t);
    const client = connect();
    for (const userinfo of ["user@", "user:pw@", ":pw@", "elsewhere.example@"]) {
      const url = `${oauth.baseUrl.replace("//", `//${userinfo}`)}things`;
      const error = await rejection(client.fetch(url));
      assert.equal(error.code, "invalid_call");
      assert.match(error.message, /user name or a password/);
    }
    const outside = `http://${new URL(oauth.baseUrl).host}@elsewhere.example/`;
    assert.equal((await rejection(client.fetch(outside))).code, "origin_not_allowed");
    assert.deepEqual(oauth.requests(), []);
  });

  test("a URL that cannot be parsed", async (t) => {
    const { oauth, connect } = await setup(t);
    const client = connect();
    for (const url of ["http://", "https://exa mple/", "http://127.0.0.1:99999/"]) {
      const error = await rejection(client.fetch(url));
      assert.deepEqual([error.code, error.transient], ["invalid_call", false]);
      assert.match(error.message, /The URL cannot be used/);
    }
    assert.deepEqual(oauth.requests(), []);
  });
});

test("only origins in allowedOrigins get the token", async (t) => {
  const { oauth, connect } = await setup(t);
  const [allowed, other] = [await startRecorder(t), await startRecorder(t)];
  const client = connect({ allowedOrigins: [allowed.url] });
  assert.deepEqual(await statuses(client, 1, `${allowed.url}/x`), [200]);
  assert.deepEqual(await statuses(client, 1), [200]);
  assert.equal((await rejection(client.fetch(`${other.url}/x`))).code, "origin_not_allowed");
  assert.equal(allowed.requests[0].headers.authorization, await client.authorization());
  assert.deepEqual([oauth.counters().apiCalls, other.requests], [1, []]);
});

test("without baseUrl and allowedOrigins, calls fail and getToken works", async (t) => {
  const { oauth, connect } = await setup(t);
  const client = connect({ baseUrl: undefined });
  const error = await rejection(client.fetch(`${oauth.baseUrl}things`));
  assert.equal(error.code, "origin_not_allowed");
  assert.match(error.message, /Allowed: none/);
  assert.equal((await client.getToken()).generation, 1);
});

test("a redirect of the API to another origin does not take the token along", async (t) => {
  const { oauth, connect } = await setup(t);
  const elsewhere = await startRecorder(t);
  for (const status of [301, 302, 303, 307, 308]) {
    oauth.api.inject({ kind: "redirect", status, location: `${elsewhere.url}/${status}` });
    assert.deepEqual(await statuses(connect(), 1), [200]);
  }
  assert.equal(elsewhere.requests.length, 5);
  for (const { headers } of elsewhere.requests) assert.equal(headers.authorization, undefined);
});
