// Secrets in headers and in the query of token requests: no error, event, inspection or printed cause shows them,
// whatever the token endpoint, the network or a server's echo does.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { load } from "../packaging/load.mjs";
import { assertClean, form } from "../support/canaries.mjs";
import { memoryStore } from "../support/memory-store.mjs";
import { startRecorder } from "../support/recorder.mjs";
import { EVENTS, record, rejection } from "../support/setup.mjs";

const { OAuthClient } = await load("everbearer");

const SECRET = "canary s3cret/+ü?&";
/** For headers, which carry less. */
const PLAIN = "canary s3cret/+?&";
const KEY = "canary-of-a-header";
const PARAMETER = "canary-of-a-parameter";

/** The forms of a secret, beside that of the pair in Basic. */
const formsOf = (secret) => [
  secret,
  form(secret),
  encodeURIComponent(secret),
  encodeURI(secret),
  JSON.stringify(secret).slice(1, -1),
];

const KINDS = {
  "in headers": {
    clientSecret: PLAIN,
    clientAuthentication: "client_secret_headers",
    tokenRequestHeaders: { "X-Secret": "{client_secret}", "X-Key": `${KEY} {uuid}` },
  },
  "in the query of a GET": {
    clientSecret: SECRET,
    tokenRequestMethod: "GET",
    clientAuthentication: "client_secret_post",
    tokenParameters: { key: PARAMETER },
  },
  "in the query of a POST": {
    clientSecret: SECRET,
    tokenRequestFormat: "query",
    clientAuthentication: "client_secret_post",
    tokenParameters: { key: PARAMETER },
  },
  "in nested JSON": {
    clientSecret: SECRET,
    tokenRequestFormat: "json",
    tokenParameters: { nested: { list: [7, PARAMETER] } },
  },
};

/** What a request said, in the ways in which a server may echo it. An error shows 300 characters of each. */
const echoes = ({ url, headers, body }) => [
  url,
  decodeURIComponent(url.replaceAll("+", " ")),
  `${headers["x-secret"]} and ${headers["x-key"]}`,
  Buffer.from(body, "latin1").toString(),
];

/** A fetch that fails as some runtimes do: the text, the cause and further members have the whole URL. */
function failing(code) {
  return (url) => {
    const cause = Object.assign(new Error(`connect ${code} for ${url}`), { code, url });
    return Promise.reject(
      Object.assign(new TypeError(`error sending request for url (${url})`, { cause }), {
        url,
        request: { url },
      }),
    );
  };
}

const LIMITS = { policy: { tokenAttempts: 1, backoffBaseMs: 1 } };

for (const [name, own] of Object.entries(KINDS)) {
  describe(`a secret ${name}`, () => {
    const forbidden = [...formsOf(own.clientSecret), KEY, PARAMETER];
    const options = (url, more) => ({
      tokenUrl: `${url}/token?plain=1`,
      baseUrl: `${url}/`,
      clientId: "acme",
      ...own,
      ...LIMITS,
      ...more,
    });

    /** What a client shows after its token request has failed. */
    async function shown(t, url, more) {
      const logged = [];
      for (const level of ["log", "warn", "error", "info", "debug"]) {
        t.mock.method(console, level, (...given) => logged.push(given));
      }
      const client = new OAuthClient(options(url, more));
      t.after(() => client.close());
      const heard = record(client, EVENTS);
      const error = await rejection(client.fetch("things"));
      assert.deepEqual(logged, [], "the library logs nothing");
      return {
        error,
        values: [error, client, client.status(), heard, ...heard.map((one) => one.error ?? one)],
      };
    }

    test("is in no error of a server that echoes it, and in no event", async (t) => {
      let redacted = 0;
      for (let way = 0; way < 4; way += 1) {
        const { url, requests } = await startRecorder(t, (_request, response) => {
          response.statusCode = 400;
          const text = echoes(requests.at(-1))[way];
          const error = { error: "invalid_request", error_description: text, error_uri: text };
          response.end(JSON.stringify(error));
        });
        const { error, values } = await shown(t, url);
        assert.equal(error.code, "token_request_refused");
        assertClean(values, forbidden);
        assert.equal(requests.length, 1);
        if (error.message.includes("[redacted]")) redacted += 1;
      }
      assert.ok(redacted > 0, "something was echoed");
    });

    test("is in no error of an endpoint that redirects, fails, or gives no token", async (t) => {
      for (const [status, body] of [
        [302, ""],
        [503, "{}"],
        [404, "<html>"],
        [200, "{}"],
      ]) {
        const { url } = await startRecorder(t, (request, response) => {
          response
            .writeHead(status, { location: `https://elsewhere.example${request.url}` })
            .end(body);
        });
        assertClean((await shown(t, url)).values, forbidden);
      }
    });

    test("is in no error of a network that fails", async (t) => {
      for (const code of ["ECONNREFUSED", "CERT_HAS_EXPIRED"]) {
        const { error, values } = await shown(t, "https://auth.example.com", {
          fetch: failing(code),
        });
        assert.match(error.code, /^token_endpoint_un/);
        assert.match(error.message, new RegExp(code));
        if (!name.includes("query")) continue;
        assertClean(values, forbidden);
        assert.deepEqual([error.cause.code, Object.keys(error.cause)], [code, ["code"]]);
        assert.match(error.cause.message, /withheld/);
      }
      const { error, values } = await shown(t, "http://127.0.0.1:1");
      assert.equal(error.code, "token_endpoint_unreachable");
      assertClean(values, forbidden);
    });

    test("is in no error of its configuration", (t) => {
      for (const wrong of [
        { profile: { grantTypeParameter: "key" }, tokenParameters: { key: PARAMETER } },
        { tokenRequestHeaders: { "X-Key": `${KEY} {nothing}` } },
        { tokenRequestHeaders: { "X-Key": `${KEY}\n` } },
        { tokenRequestHeaders: { "X-Key": [KEY] } },
        { tokenRequestHeaders: KEY },
        { headers: { "X-Key": `${KEY} {nothing}` } },
        { tokenParameters: { key: [PARAMETER, null] } },
        { tokenRequestMethod: PARAMETER, tokenRequestFormat: KEY },
      ]) {
        let error;
        assert.throws(
          () => new OAuthClient(options("https://auth.example.com", wrong)),
          (thrown) => {
            error = thrown;
            return true;
          },
        );
        assertClean([error], forbidden);
      }
      const client = new OAuthClient(options("https://auth.example.com"));
      t.after(() => client.close());
      assertClean([client], [...forbidden, "plain=1"]);
    });

    test("is in no key of a store", async (t) => {
      const { url } = await startRecorder(t, (_request, response) => {
        response.end('{"access_token":"canary-token","expires_in":600}');
      });
      const store = memoryStore({ monotonic: () => performance.now() });
      const storeKey = Buffer.alloc(32, 7).toString("base64");
      const client = new OAuthClient(options(url, { store, storeKey, storeTimeoutMs: 4_000 }));
      t.after(() => client.close());
      await client.getToken();
      const kept = JSON.stringify(store.entries());
      assert.ok(kept.length > 10);
      for (const canary of [...forbidden, "canary"]) assert.ok(!kept.includes(canary), canary);
    });
  });
}

test("a token in a header of calls is in no error and no inspection", async (t) => {
  const { url, requests } = await startRecorder(t, (request, response) => {
    if (request.url === "/token") response.end('{"access_token":"canary-token","expires_in":600}');
    else request.socket.destroy();
  });
  const client = new OAuthClient({
    tokenUrl: `${url}/token`,
    baseUrl: `${url}/`,
    clientId: "acme",
    clientSecret: "hush-hush",
    maxRetries: 0,
    headers: { "X-Token": "{token}", "X-Key": `${KEY} {uuid}` },
  });
  t.after(() => client.close());
  const heard = record(client, EVENTS);
  const error = await rejection(client.fetch("things"));
  assert.equal(requests.at(-1).headers["x-token"], "canary-token");
  assertClean(
    [error, client, client.withOptions({}), client.status(), heard],
    ["canary-token", KEY, "hush-hush"],
  );
});
