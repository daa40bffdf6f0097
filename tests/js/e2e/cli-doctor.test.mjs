// `everbearer doctor` in broken worlds: the right cause stands first in each, and nothing secret is printed.

import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { lookup } from "node:dns/promises";
import { once } from "node:events";
import { createServer } from "node:http";
import { after, describe, test } from "node:test";
import { exportJWK } from "jose";
import { expired, expiredFile, startTls } from "../security/tls/server.mjs";
import { everbearer, variablesFor } from "../support/cli.mjs";
import { startSandbox } from "../support/setup.mjs";
import { REPORTS, startApi, startProvider } from "./oidc-server.mjs";

const SECRET = "canary-s3cret";
const ID = "back-office";

const rows = [];
after(() => {
  console.log("| World | Likely cause | |\n| --- | --- | --- |");
  for (const row of rows) console.log(`| ${row.join(" | ")} |`);
});

/** What the doctor finds: the ids of its causes, and all that it printed as JSON. */
async function examined(world, env, { args = [], flags = [] } = {}) {
  const all = ["doctor", "--prefix", "ACME", "--json", ...args];
  const outcome = await everbearer(all, { env, flags });
  assert.notEqual(outcome.stdout, "", outcome.stderr);
  const found = JSON.parse(outcome.stdout);
  const ids = found.causes.map(({ id }) => id);
  rows.push([world, ids[0] ?? "none", found.causes[0]?.cause ?? found.report]);
  return { ...found, ids, code: outcome.code };
}

/** A provider of real code, with a client that authenticates by `method`. */
async function provider(t, method = "client_secret_basic", own = {}) {
  const made = await startProvider(t, {
    clients: [{ client_id: ID, client_secret: SECRET, token_endpoint_auth_method: method, ...own }],
  });
  const env = {
    ACME_TOKEN_URL: `${made.issuer}/token`,
    ACME_CLIENT_ID: ID,
    ACME_CLIENT_SECRET: SECRET,
  };
  return { ...made, env };
}

/** The variables of a client that finds the token endpoint by its issuer. */
const discovering = (env, issuer) => ({ ...env, ACME_TOKEN_URL: undefined, ACME_ISSUER: issuer });

/** A token endpoint of the test. */
async function endpoint(t, respond) {
  const server = createServer((request, response) => {
    void respond(request, response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    ACME_TOKEN_URL: `http://127.0.0.1:${server.address().port}/token`,
    ACME_CLIENT_ID: ID,
    ACME_CLIENT_SECRET: SECRET,
  };
}

const json =
  (status, body, headers = {}) =>
  (_request, response) => {
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(JSON.stringify(body));
  };

describe("where nothing is wrong", () => {
  test("the sandbox", async (t) => {
    const sandbox = await startSandbox({ clientSecret: SECRET });
    t.after(() => sandbox.close());
    const found = await examined("the sandbox", variablesFor(sandbox), {
      args: ["--url", "things"],
    });
    assert.deepEqual([found.code, found.ids], [0, []]);
    const marks = Object.fromEntries(found.steps.map(({ name, mark }) => [name, mark]));
    assert.deepEqual(marks, {
      ...{ variables: "ok", URL: "ok", proxy: "skip", DNS: "ok", TCP: "ok" },
      ...{ clock: "ok", token: "ok", call: "ok" },
    });
    assert.match(found.report, /The clocks agreed.* A token was granted/);
    assert.equal(sandbox.oauth.counters().tokenRequests, 1);
  });

  test("oidc-provider, with its metadata", async (t) => {
    const { env, issuer } = await provider(t);
    const found = await examined("oidc-provider", discovering(env, issuer));
    assert.deepEqual([found.code, found.ids], [0, []]);
  });
});

describe("credentials", () => {
  test("a wrong secret", async (t) => {
    const { env } = await provider(t);
    const wrong = { ...env, ACME_CLIENT_SECRET: "canary-s3cret-of-another" };
    assert.equal((await examined("wrong secret", wrong)).ids[0], "secret");
    const sandbox = await startSandbox({ clientSecret: "right" });
    t.after(() => sandbox.close());
    const other = { ...variablesFor(sandbox), ACME_CLIENT_SECRET: SECRET };
    assert.equal((await examined("wrong secret, sandbox", other)).ids[0], "secret");
  });

  test("a secret that was copied with its quotation marks", async (t) => {
    const { env } = await provider(t);
    const found = await examined("secret in quotation marks", {
      ...env,
      ACME_CLIENT_SECRET: `"${SECRET}"`,
    });
    assert.match(found.ids[0], /^value: ACME_CLIENT_SECRET stands in quotation marks/);
  });

  test("a wrong method, by trying the others", async (t) => {
    let requests = 0;
    const env = await endpoint(t, async (request, response) => {
      if (request.method !== "POST") return json(404, {})(request, response);
      requests += 1;
      const body = (await request.toArray()).join("");
      const isThere = new URLSearchParams(body).get("client_secret") === SECRET;
      const granted = { access_token: "canary-t0ken", expires_in: 60 };
      return isThere
        ? json(200, granted)(request, response)
        : json(401, { error: "invalid_client" })(request, response);
    });
    const plain = await examined("wrong method", env);
    assert.deepEqual([plain.ids, requests], [["secret", "method"], 1]);
    const tried = await examined("wrong method, others tried", env, { args: ["--try-methods"] });
    assert.equal(tried.ids[0], "method");
    assert.match(tried.causes[0].todo, /client_secret_post/);
    assert.equal(requests, 3);
  });

  test("a method that the server's challenge names", async (t) => {
    const respond = json(401, { error: "invalid_client" }, { "www-authenticate": "Basic realm=a" });
    const env = await endpoint(t, respond);
    const posted = { ...env, ACME_CLIENT_AUTHENTICATION: "client_secret_post" };
    assert.equal((await examined("wrong method, challenge", posted)).ids[0], "method");
  });

  test("a method that the metadata do not list", async (t) => {
    const { issuer, env } = await provider(t);
    const method = { ACME_CLIENT_AUTHENTICATION: "tls_client_auth", ACME_CLIENT_SECRET: undefined };
    const found = await examined("method not listed", { ...discovering(env, issuer), ...method });
    assert.equal(found.ids[0], "method");
  });

  test("a clock that is ten minutes off, where assertions are signed", async (t) => {
    const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const key = { ...(await exportJWK(publicKey)), kid: "one", alg: "ES256", use: "sig" };
    const { env, issuer } = await provider(t, "private_key_jwt", {
      client_secret: undefined,
      token_endpoint_auth_signing_alg: "ES256",
      jwks: { keys: [key] },
    });
    const off = `const now = Date.now; Date.now = () => now() - 600_000;`;
    const found = await examined(
      "clock 10 minutes off",
      {
        ...discovering(env, issuer),
        ACME_CLIENT_SECRET: undefined,
        ACME_PRIVATE_KEY: privateKey.export({ type: "pkcs8", format: "pem" }),
        ACME_KEY_ID: "one",
      },
      { flags: ["--import", `data:text/javascript,${encodeURIComponent(off)}`] },
    );
    assert.equal(found.ids[0], "clock");
    assert.match(found.causes[0].cause, /the server's is 10 min.* ahead of this one/);
  });
});

describe("what is asked for", () => {
  test("an unknown scope, and one that is not granted", async (t) => {
    const env = await endpoint(t, json(400, { error: "invalid_scope" }));
    const unknown = { ...env, ACME_SCOPE: "things:destroy" };
    const found = await examined("unknown scope", unknown);
    assert.equal(found.ids[0], "scope");
    assert.match(found.causes[0].cause, /things:destroy/);
    const granted = { access_token: "canary-t0ken", expires_in: 60, scope: "things:read" };
    const other = await endpoint(t, json(200, granted));
    const wanted = { ...other, ACME_SCOPE: "things:read things:write" };
    const less = await examined("scope not granted", wanted);
    assert.deepEqual([less.ids[0], less.code], ["scope", 1]);
    assert.match(less.causes[0].cause, /did not grant the scope things:write/);
  });

  test("an unknown resource, and a token for another audience than the API's", async (t) => {
    const made = await provider(t);
    const unknown = { ...made.env, ACME_RESOURCE: "urn:example:nothing" };
    assert.equal((await examined("unknown resource", unknown)).ids[0], "audience");
    const api = await startApi(t, made);
    const other = { ...made.env, ACME_RESOURCE: REPORTS, ACME_BASE_URL: api.baseUrl };
    const found = await examined("wrong audience", other, { args: ["--url", "things"] });
    assert.equal(found.ids[0], "audience");
    assert.match(found.causes[0].cause, new RegExp(REPORTS));
  });
});

describe("the way to the server", () => {
  test("a certificate that has expired", async (t) => {
    const { url } = await startTls(t, json(200, {}), expired);
    const found = await examined("expired certificate", {
      NODE_EXTRA_CA_CERTS: expiredFile,
      ACME_TOKEN_URL: `${url}/token`,
      ACME_CLIENT_ID: ID,
      ACME_CLIENT_SECRET: SECRET,
    });
    assert.equal(found.ids[0], "certificate-expired");
    assert.match(found.causes[0].cause, /2024-02-01/);
  });

  test("a name that nobody knows", async () => {
    const host = "provider.invalid";
    // Without any DNS server, the machine says something else, and so does the doctor.
    const { code } = await lookup(host).catch((error) => error);
    const found = await examined("unknown name", {
      ACME_TOKEN_URL: `https://${host}/token`,
      ACME_CLIENT_ID: ID,
      ACME_CLIENT_SECRET: SECRET,
    });
    assert.equal(found.ids[0], code === "ENOTFOUND" ? "name" : "dns");
  });

  test("a closed port", async (t) => {
    const env = await endpoint(t, json(200, {}));
    const taken = createServer().listen(0, "127.0.0.1");
    await once(taken, "listening");
    const { port } = taken.address();
    await new Promise((closed) => taken.close(closed));
    const url = `http://127.0.0.1:${port}/token`;
    assert.equal((await examined("closed port", { ...env, ACME_TOKEN_URL: url })).ids[0], "port");
  });

  test("a proxy that refuses", async (t) => {
    const proxy = createServer().on("connect", (_request, socket) => {
      socket.end("HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n");
    });
    proxy.on("request", json(403, {}));
    proxy.listen(0, "127.0.0.1");
    await once(proxy, "listening");
    t.after(() => proxy.close());
    const env = await endpoint(t, json(200, { access_token: "canary-t0ken", expires_in: 60 }));
    const all = {
      ...env,
      HTTP_PROXY: `http://user:canary-s3cret@127.0.0.1:${proxy.address().port}`,
      NODE_USE_ENV_PROXY: "1",
    };
    const found = await examined("proxy that refuses", all);
    const [major, minor] = process.versions.node.split(".").map(Number);
    const uses = major > 24 || (major === 24 && minor >= 5) || (major === 22 && minor >= 21);
    // An older Node goes past the proxy.
    assert.deepEqual(found.ids.slice(0, 1), uses ? ["proxy"] : []);
    const step = found.steps.find(({ name }) => name === "proxy");
    assert.equal(step.mark, uses ? "bad" : "note");
  });
});

describe("what comes back", () => {
  for (const [world, respond, expected, more] of [
    [
      "redirect",
      (_request, response) => {
        response.writeHead(302, { location: "https://login.example.com/oauth/token?state=1" });
        response.end();
      },
      "redirect",
      /to https:\/\/login\.example\.com\/oauth\/token\./,
    ],
    [
      "HTML instead of JSON",
      (_request, response) => {
        response.writeHead(200, { "content-type": "text/html" });
        response.end("<!doctype html><title>Sign in</title>");
      },
      "html",
      /web page/,
    ],
    ["429", json(429, { error: "slow_down" }, { "retry-after": "120" }), "throttled", /120/],
    [
      "IP not allowed",
      json(403, {
        error: "access_denied",
        error_description: "IP address 203.0.113.7 is not allowed",
      }),
      "address",
      /203\.0\.113\.7/,
    ],
    ["no such path", json(404, {}), "path", /404/],
    ["outage", json(503, {}), "outage", /503/],
    ["grant not offered", json(400, { error: "unsupported_grant_type" }), "grant", /grant/],
    ["client not allowed", json(400, { error: "unauthorized_client" }), "not-allowed", /allow/],
    ["no token in it", json(200, { token: "canary-t0ken" }), "response", /access_token/],
  ]) {
    test(world, async (t) => {
      let requests = 0;
      const env = await endpoint(t, (request, response) => {
        if (request.method === "POST") requests += 1;
        respond(request, response);
      });
      const { ids, causes, code } = await examined(world, env);
      assert.deepEqual([ids[0], code], [expected, 1]);
      assert.match(causes[0].cause, more);
      assert.equal(requests, 1, "one token request, and no retry");
    });
  }

  test("a configuration that cannot be used", async () => {
    const found = await examined("nothing set", {});
    assert.deepEqual([...new Set(found.ids)], ["configuration"]);
    assert.match(found.report, /was not configured/);
  });
});
