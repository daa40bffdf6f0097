// Token requests and calls that depart from RFC 6749, over real sockets: credentials in headers, GET and POST with a
// query, other Basic schemes, UUIDs, placeholders in the headers of calls, JSON values, separators of scopes.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { load } from "../packaging/load.mjs";
import { memoryStore } from "../support/memory-store.mjs";
import { startRecorder } from "../support/recorder.mjs";
import { rejection, until } from "../support/setup.mjs";

const { OAuthClient } = await load("everbearer");
const { AthenaClient } = await load("everbearer/athena");
const { ClientPool } = await load("everbearer/pool");

const UUID = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

/** A server with a token endpoint and an API; `api` gives the status of a call, by its number from 0. */
async function serve(t, { api = () => 200, token = () => 200 } = {}) {
  const tokens = [];
  const calls = [];
  const respond = (request, response) => {
    const sent = recorder.requests.at(-1);
    const isToken = request.url.includes("/token");
    const list = isToken ? tokens : calls;
    list.push(sent);
    response.statusCode = (isToken ? token : api)(list.length - 1, sent);
    const body = isToken ? { access_token: `token-${tokens.length}`, expires_in: 3600 } : {};
    response.end(JSON.stringify(body));
  };
  const recorder = await startRecorder(t, respond);
  const { url } = recorder;
  const options = (own) => ({
    tokenUrl: `${url}/token`,
    baseUrl: `${url}/`,
    clientId: "acme",
    clientSecret: "hush & more",
    ...own,
    policy: { backoffBaseMs: 1, ...own?.policy },
  });
  const connect = (own) => {
    const client = new OAuthClient(options(own));
    t.after(() => client.close());
    return client;
  };
  return { url, tokens, calls, options, connect };
}

/** The problems of options, by their names. */
function problemsOf(options) {
  try {
    new OAuthClient(options).close();
  } catch (error) {
    assert.equal(error.code, "invalid_configuration");
    return Object.fromEntries(error.problems.map(({ option, problem }) => [option, problem]));
  }
  return {};
}

describe("token requests", () => {
  test("id and secret in the headers that hold their placeholders, and nowhere else", async (t) => {
    const { tokens, connect } = await serve(t);
    const client = connect({
      clientAuthentication: "client_secret_headers",
      tokenRequestHeaders: {
        "X-Client-Id": "{client_id}",
        Authorization: "Key id={client_id}, secret={client_secret}",
        Accept: "application/vnd.acme+json",
      },
    });
    await client.getToken();
    const [{ method, url, headers, body }] = tokens;
    assert.deepEqual([method, url, body], ["POST", "/token", "grant_type=client_credentials"]);
    assert.equal(headers["x-client-id"], "acme");
    assert.equal(headers.authorization, "Key id=acme, secret=hush & more");
    assert.equal(headers.accept, "application/vnd.acme+json");
    assert.equal(headers["content-type"], "application/x-www-form-urlencoded");
  });

  test("a secret that a function gives, too; one that no header can carry is never sent", async (t) => {
    const { tokens, connect } = await serve(t);
    let asked = 0;
    const client = connect({
      clientSecret: () => ["one"][asked++] ?? "schlüssel",
      clientAuthentication: "client_secret_headers",
      tokenRequestHeaders: { "X-Secret": "{client_secret}" },
    });
    await client.getToken();
    assert.equal(tokens[0].headers["x-secret"], "one");
    const error = await rejection(client.getToken({ forceRefresh: true }));
    assert.equal(error.code, "credentials_unavailable");
    assert.match(error.message, /clientSecret holds characters that no header can carry/);
    assert.equal(tokens.length, 1);
  });

  test("a GET has all parameters in its query, beside those that the URL has", async (t) => {
    const { url, tokens, connect } = await serve(t);
    const client = connect({
      tokenUrl: `${url}/token?tenant=a%20b`,
      tokenRequestMethod: "GET",
      clientAuthentication: "client_secret_post",
      scope: "read write",
    });
    await client.getToken();
    const [{ method, url: sent, headers, body }] = tokens;
    assert.equal(method, "GET");
    assert.equal(
      sent,
      "/token?tenant=a%20b&client_id=acme&client_secret=hush+%26+more&grant_type=client_credentials&scope=read+write",
    );
    assert.deepEqual(
      [headers["content-type"], headers.authorization, body],
      [undefined, undefined, ""],
    );
  });

  test("by default, the secret of a GET is in its Basic header", async (t) => {
    const { tokens, connect } = await serve(t);
    await connect({ tokenRequestMethod: "GET" }).getToken();
    assert.equal(tokens[0].url, "/token?grant_type=client_credentials");
    assert.equal(tokens[0].headers.authorization, `Basic ${btoa("acme:hush%20%26%20more")}`);
  });

  test("a POST with a query has an empty body of no type", async (t) => {
    const { tokens, connect } = await serve(t);
    await connect({
      tokenRequestFormat: "query",
      clientAuthentication: "client_secret_post",
    }).getToken();
    const [{ method, url, headers, body }] = tokens;
    assert.equal(method, "POST");
    assert.equal(
      url,
      "/token?client_id=acme&client_secret=hush+%26+more&grant_type=client_credentials",
    );
    assert.deepEqual(
      [headers["content-length"], headers["content-type"], body],
      ["0", undefined, ""],
    );
  });

  test("the scheme of the Basic header may be another", async (t) => {
    const { tokens, connect } = await serve(t);
    await connect({ profile: { basicScheme: "ID" } }).getToken();
    assert.equal(tokens[0].headers.authorization, `ID ${btoa("acme:hush%20%26%20more")}`);
  });

  test("each has a UUID of its own, the same in all headers that hold it", async (t) => {
    const { tokens, connect } = await serve(t, { token: (index) => (index === 0 ? 503 : 200) });
    const client = connect({ tokenRequestHeaders: { "X-Id": "{uuid}", "X-Trace": "a-{uuid}" } });
    await client.getToken();
    await client.getToken({ forceRefresh: true });
    assert.equal(tokens.length, 3);
    for (const { headers } of tokens) {
      assert.match(headers["x-id"], UUID);
      assert.equal(headers["x-trace"], `a-${headers["x-id"]}`);
    }
    assert.equal(
      new Set(tokens.map(({ headers }) => headers["x-id"])).size,
      3,
      "a retry has another",
    );
  });

  test("processes share a token in spite of the UUID, and not with other headers", async (t) => {
    const { tokens, connect } = await serve(t);
    const store = memoryStore({ monotonic: () => performance.now() });
    const storeKey = Buffer.alloc(32, 7).toString("base64");
    const of = async (tokenRequestHeaders) => {
      const client = connect({ store, storeKey, storeTimeoutMs: 10_000, tokenRequestHeaders });
      const { accessToken } = await client.getToken();
      await until(() => store.status().state === "idle");
      return accessToken;
    };
    const shared = await of({ "X-Id": "{uuid}", "X-Tenant": "1" });
    assert.equal(await of({ "X-Id": "{uuid}", "X-Tenant": "1" }), shared);
    assert.notEqual(await of({ "X-Id": "{uuid}", "X-Tenant": "2" }), shared);
    assert.equal(tokens.length, 2);
  });

  test("JSON values arrive to the byte", async (t) => {
    const { tokens, connect } = await serve(t);
    const tokenParameters = {
      ttl: 3600,
      ratio: 0.1,
      tiny: 1e-7,
      large: 1e21,
      minus: -0.5,
      flag: true,
      list: ["read", 2, [false, {}], []],
      deep: { a: { b: { c: { d: 'ü"\\€' } } } },
      left: { out: undefined },
    };
    await connect({
      tokenRequestFormat: "json",
      clientAuthentication: "client_secret_basic",
      tokenParameters,
    }).getToken();
    const body = Buffer.from(tokens[0].body, "latin1").toString();
    assert.equal(body, JSON.stringify({ grant_type: "client_credentials", ...tokenParameters }));
    assert.equal(tokens[0].headers["content-type"], "application/json");
  });

  test("client_id beside Basic, and grant_type where the profile leaves room", async (t) => {
    const { tokens, connect } = await serve(t);
    await connect({ tokenParameters: { client_id: "acme" } }).getToken();
    assert.equal(tokens[0].body, "grant_type=client_credentials&client_id=acme");
    const profile = { grantTypeParameter: "" };
    await connect({ profile, tokenParameters: { grant_type: "own" } }).getToken();
    assert.equal(tokens[1].body, "grant_type=own");
  });

  test("scopes are separated as the provider wants it, by option and by variable", async (t) => {
    const { tokens, connect, options } = await serve(t);
    const profile = { scopeSeparator: "," };
    const scopes = () => new URLSearchParams(tokens.at(-1).body).get("scope");
    await connect({ profile, scope: ["read", "write"] }).getToken();
    assert.equal(scopes(), "read,write");
    await connect({ profile, scope: "read write" }).getToken();
    assert.equal(scopes(), "read write");
    const { tokenUrl, baseUrl } = options();
    const variables = {
      ACME_TOKEN_URL: tokenUrl,
      ACME_BASE_URL: baseUrl,
      ACME_CLIENT_ID: "acme",
      ACME_CLIENT_SECRET: "hush",
    };
    for (const ACME_SCOPE of ["read,write", "read write", " read , write "]) {
      const client = OAuthClient.fromEnv("ACME", { profile, env: { ...variables, ACME_SCOPE } });
      t.after(() => client.close());
      await client.getToken();
      assert.equal(scopes(), "read,write");
    }
    const env = { ...variables, ACME_TOKEN_REQUEST_METHOD: "GET" };
    const client = OAuthClient.fromEnv("ACME", { env });
    t.after(() => client.close());
    await client.getToken();
    assert.equal(tokens.at(-1).method, "GET");
  });
});

describe("headers of calls", () => {
  const headers = {
    "Client-Id": "{client_id}",
    "X-Token": "t={token}",
    "X-Call": "{uuid}",
    "X-Plain": "{A} {}",
  };

  test("hold the client id, the token, and a UUID of each call", async (t) => {
    const { calls, connect } = await serve(t);
    const client = connect({ headers });
    await client.fetch("a");
    await client.fetch("b", { method: "POST", body: "x", headers: new Headers({ "X-Own": "1" }) });
    await client.fetch("c", { headers: { "x-call": "own", "client-id": "{uuid}" } });
    for (const [index, { headers }] of calls.entries()) {
      assert.equal(
        headers["client-id"],
        index < 2 ? "acme" : "{uuid}",
        "a call's own headers are as they are",
      );
      assert.equal(headers["x-token"], "t=token-1");
      assert.equal(headers.authorization, "Bearer token-1");
      assert.equal(headers["x-plain"], "{A} {}");
    }
    assert.match(calls[0].headers["x-call"], UUID);
    assert.match(calls[1].headers["x-call"], UUID);
    assert.notEqual(calls[0].headers["x-call"], calls[1].headers["x-call"]);
    assert.equal(calls[2].headers["x-call"], "own");
  });

  test("are the same in all attempts of a call, but for the token", async (t) => {
    const { calls, connect } = await serve(t, { api: (index) => [401, 503, 200][index] });
    const client = connect({ headers, profile: { tokenScheme: "" } });
    assert.equal((await client.fetch("a", { headers: [["X-Own", "1"]] })).status, 200);
    assert.deepEqual(
      calls.map(({ headers }) => [headers["x-token"], headers.authorization]),
      [
        ["t=token-1", "token-1"],
        ["t=token-2", "token-2"],
        ["t=token-2", "token-2"],
      ],
    );
    assert.equal(new Set(calls.map(({ headers }) => headers["x-call"])).size, 1);
  });

  test("of a face have placeholders as well", async (t) => {
    const { calls, connect } = await serve(t);
    const client = connect({ headers });
    const face = client.withOptions({ headers: { "X-Face": "{client_id}", "X-Call": null } });
    await face.fetch("a");
    assert.equal(calls[0].headers["x-face"], "acme");
    assert.equal(calls[0].headers["x-call"], undefined);
    assert.throws(() => client.withOptions({ headers: { "X-Face": "{secret}" } }), {
      code: "invalid_configuration",
      message: /headers\.X-Face holds an unknown placeholder/,
    });
  });

  test("follow a redirect to an allowed origin, and not to another", async (t) => {
    const other = await startRecorder(t);
    const { url, calls, connect } = await serve(t);
    const served = await startRecorder(t, (request, response) => {
      const to = request.url === "/out" ? other.url : url;
      response.writeHead(307, { location: `${to}/there` }).end();
    });
    const client = connect({ headers, allowedOrigins: [served.url] });
    await client.fetch(`${served.url}/in`);
    assert.equal(calls[0].headers["x-token"], "t=token-1");
    assert.equal(calls[0].headers["client-id"], "acme");
    await client.fetch(`${served.url}/out`);
    assert.equal(other.requests[0].headers["x-token"], undefined);
    assert.equal(other.requests[0].headers["client-id"], undefined);
  });

  test("without a client id for them are the call's error", async (t) => {
    const { calls, tokens, connect } = await serve(t);
    const client = connect({ clientId: "schlüssel€", headers });
    const error = await rejection(client.fetch("a"));
    assert.deepEqual([error.name, error.code], ["CallError", "invalid_call"]);
    assert.match(error.message, /\{client_id\}.*no clientId that a header can carry/);
    assert.deepEqual([calls.length, tokens.length], [0, 1]);
  });

  test("a provider's calls take their request id from such a header", async (t) => {
    const { url, calls } = await serve(t);
    const athena = (headers) => {
      const client = new AthenaClient({
        clientId: "acme",
        clientSecret: "hush",
        practiceId: "195900",
        environment: "preview",
        baseUrl: `${url}/`,
        headers,
      });
      t.after(() => client.close());
      return client;
    };
    const client = athena({ "X-Request-Id": "own-{uuid}" });
    await client.fetch("a");
    await client.fetch("b");
    const ids = calls.map(({ headers }) => headers["x-request-id"]);
    for (const id of ids) assert.match(id.replace("own-", ""), UUID);
    assert.notEqual(ids[0], ids[1]);
    await athena({ "X-Request-Id": "{token}" }).fetch("c");
    assert.match(calls[2].headers["x-request-id"], UUID, "no token is shown in errors");
  });
});

describe("a pool", () => {
  test("has the tenant's id in the headers of its token requests and calls, at rest as well", async (t) => {
    const { tokens, calls, options } = await serve(t);
    const { clientId, clientSecret, ...common } = options({
      clientAuthentication: "client_secret_headers",
      tokenRequestHeaders: { "X-Id": "{client_id}", "X-Secret": "{client_secret}" },
      headers: { "Client-Id": "{client_id}" },
    });
    assert.ok(clientId && clientSecret);
    const pool = new ClientPool({
      ...common,
      maxTenants: 4,
      credentials: (tenant) => ({
        clientId: `id of ${tenant}`,
        clientSecret: `secret of ${tenant}`,
      }),
    });
    t.after(() => pool.close());
    const names = ["a", "b", "c", "d", "e", "f"];
    for (let round = 0; round < 2; round += 1) {
      for (const tenant of names) assert.equal((await pool.for(tenant).fetch("x")).status, 200);
    }
    for (const { headers } of tokens) {
      assert.equal(headers["x-secret"].replace("secret", "id"), headers["x-id"]);
    }
    assert.deepEqual(
      calls.map(({ headers }) => headers["client-id"]),
      [...names, ...names].map((tenant) => `id of ${tenant}`),
    );
    const warm = calls.length;
    await pool.for("f").fetch("x");
    assert.equal(calls[warm].headers["client-id"], "id of f");
  });

  test("takes headers of token requests from credentials, and checks them with the rest", async (t) => {
    const { tokens, options } = await serve(t);
    const { clientSecret, ...common } = options();
    const given = { a: { "X-Tenant": "1" }, b: { "X-Tenant": "{client_secret}" } };
    const pool = new ClientPool({
      ...common,
      credentials: (tenant) => ({ clientSecret, tokenRequestHeaders: given[tenant] }),
    });
    t.after(() => pool.close());
    await pool.for("a").getToken();
    assert.equal(tokens[0].headers["x-tenant"], "1");
    const error = await rejection(pool.for("b").getToken());
    assert.equal(error.code, "credentials_unavailable");
    assert.match(
      error.cause.message,
      /tokenRequestHeaders\.X-Tenant|tokenRequestHeaders\.x-tenant/,
    );
    assert.equal(tokens.length, 1);
  });
});

describe("bad input", () => {
  const options = {
    tokenUrl: "https://auth.example.com/token",
    baseUrl: "https://api.example.com/",
    clientId: "acme",
    clientSecret: "hush",
  };
  const rows = [
    [{ tokenRequestMethod: "PUT" }, "tokenRequestMethod", /must be one of POST, GET/],
    [
      { tokenRequestMethod: "GET", tokenRequestFormat: "form" },
      "tokenRequestFormat",
      /GET, which has no body/,
    ],
    [{ tokenRequestFormat: "xml" }, "tokenRequestFormat", /one of form, json, query/],
    [{ tokenRequestHeaders: "x" }, "tokenRequestHeaders", /must be an object/],
    [
      { tokenRequestHeaders: { "a b": "x" } },
      "tokenRequestHeaders",
      /a name that no header can have/,
    ],
    [{ tokenRequestHeaders: { Host: "x" } }, "tokenRequestHeaders.Host", /set by the client/],
    [{ tokenRequestHeaders: { a: 7 } }, "tokenRequestHeaders.a", /must be a string/],
    [{ tokenRequestHeaders: { a: () => "x" } }, "tokenRequestHeaders.a", /must be a string/],
    [{ tokenRequestHeaders: { a: "{id}" } }, "tokenRequestHeaders.a", /unknown placeholder/],
    [
      { tokenRequestHeaders: { a: "{client_secret}" } },
      "tokenRequestHeaders.a",
      /client_secret_headers/,
    ],
    [
      { clientAuthentication: "client_secret_headers" },
      "tokenRequestHeaders",
      /has no \{client_secret\}/,
    ],
    [
      { headers: { a: "{client_secret}" } },
      "headers.a",
      /unknown placeholder: there are \{client_id\}, \{token\}/,
    ],
    [{ tokenParameters: { a: 7 } }, "tokenParameters.a", /only tokenRequestFormat json/],
    [{ tokenParameters: { a: null } }, "tokenParameters.a", /null is not allowed/],
    [{ tokenParameters: { a: () => 7 } }, "tokenParameters.a", /no value that JSON does not have/],
    [
      { tokenParameters: { a: new Date(0) } },
      "tokenParameters.a",
      /no value that JSON does not have/,
    ],
    [
      { profile: { basicScheme: "a b" } },
      "profile.basicScheme",
      /must be an authentication scheme/,
    ],
    [{ profile: { scopeSeparator: "; " } }, "profile.scopeSeparator", /must be a space, or one/],
  ];
  for (const [own, option, problem] of rows) {
    test(`${JSON.stringify(own)} names ${option}`, () => {
      const problems = problemsOf({ ...options, ...own });
      assert.deepEqual(Object.keys(problems), [option]);
      assert.match(problems[option], problem);
    });
  }

  test("in JSON: what is no JSON, lies too deep or is too long", () => {
    const cyclic = { a: {} };
    cyclic.a.b = cyclic;
    const nested = (depth) => (depth === 0 ? 7 : [nested(depth - 1)]);
    const of = (value) =>
      problemsOf({ ...options, tokenRequestFormat: "json", tokenParameters: { value } });
    for (const wrong of [
      NaN,
      Infinity,
      7n,
      [null],
      [undefined],
      [Symbol("x")],
      { a: new Map() },
      cyclic,
      nested(6),
    ]) {
      assert.match(
        of(wrong)["tokenParameters.value"],
        /nested up to five levels|no value that JSON/,
      );
    }
    assert.match(of(["x".repeat(70_000)])["tokenParameters.value"], /longer than 64 KiB/);
    for (const fine of [nested(5), [], { a: undefined }, "x".repeat(70_000)])
      assert.deepEqual(of(fine), {});
  });
});
