// What a client can do, a tenant of a pool can: every way to authenticate, issuers, options and variables, events, and the
// clients of providers.

import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { describe, test } from "node:test";
import { load } from "../packaging/load.mjs";
import { connect } from "../support/athena.mjs";
import { rejection } from "../support/setup.mjs";
import {
  API,
  callAll,
  names,
  poolOf,
  provider,
  settledWithin,
  TOKEN_URL,
} from "../support/tenants.mjs";

const { OAuthClient } = await load("everbearer");
const { ClientPool } = await load("everbearer/pool");
const { AthenaClient } = await load("everbearer/athena");
const { VagaroClient, VagaroV2Client } = await load("everbearer/vagaro");
const { startSandbox } = await load("everbearer/sandbox");

const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
const pem = privateKey.export({ type: "pkcs8", format: "pem" });
const ISSUER = "https://as.example.com";
const JWT = "eyJh.eyJi.c2ln";

/** Ways to authenticate: what the tenants have in common, and each one's credentials. */
const WAYS = {
  "a secret by Basic": [{}, { clientSecret: "s3cret%" }],
  "a secret by raw Basic": [
    { clientAuthentication: "client_secret_basic_raw" },
    { clientSecret: "a b" },
  ],
  "a secret in the body": [{}, { clientSecret: "s", clientAuthentication: "client_secret_post" }],
  "a secret in JSON": [{ tokenRequestFormat: "json" }, { clientSecret: "s", scope: "x y" }],
  "a secret that is asked for": [{}, { clientSecret: async () => "later" }],
  "a secret that signs": [
    { assertionAudience: "https://as.example.com" },
    {
      clientSecret: "a secret of thirty-two bytes and more",
      clientAuthentication: "client_secret_jwt",
    },
  ],
  "a private key": [{ assertionAudience: ISSUER }, { privateKey: pem, keyId: "one" }],
  "a key of the pool": [{ assertionAudience: ISSUER, privateKey: pem, keyId: "one" }, {}],
  "an assertion of somebody else": [{}, { clientAssertion: () => JWT }],
  "the grant jwt-bearer": [
    { grant: "jwt-bearer" },
    { clientId: undefined, clientAssertion: () => JWT },
  ],
  "token exchange": [
    { grant: "token-exchange", subjectTokenType: "urn:ietf:params:oauth:token-type:access_token" },
    { clientId: undefined, clientAssertion: () => "opaque.token" },
  ],
  "audience, resource, scope and parameters": [
    { scope: "of the pool", tokenParameters: { tier: "1" } },
    {
      clientSecret: "s",
      scope: "own",
      audience: "https://a",
      resource: ["https://r"],
      tokenParameters: { of: "tenant" },
    },
  ],
  "an id and a secret of the pool, with parameters of the tenant": [
    { clientId: "platform", clientSecret: "shared" },
    { clientId: undefined, tokenParameters: { organization: "org-7" } },
  ],
  "a token endpoint of its own": [
    {},
    { clientSecret: "s", tokenUrl: "https://own.example.net/token" },
  ],
};

/** A JWT in a request differs each time. */
const withoutJwt = (text) => text.replaceAll(/eyJ[\w-]+\.[\w-]+\.[\w-]+/g, "JWT");

function recorder() {
  const sent = [];
  const fetch = async (input, init) => {
    const headers = Object.fromEntries(new Headers(init.headers));
    sent.push([String(input), headers, withoutJwt(String(init.body))]);
    return Response.json({ access_token: "t", expires_in: 3600 });
  };
  return { sent, fetch };
}

describe("a tenant's token request is a client's own", () => {
  for (const [way, [common, credentials]] of Object.entries(WAYS)) {
    test(way, async (t) => {
      const [of, as] = [recorder(), recorder()];
      const own = { clientId: "acme", ...credentials };
      const given = Object.fromEntries(
        Object.entries(own).filter(([, value]) => value !== undefined),
      );
      const client = new OAuthClient({ tokenUrl: TOKEN_URL, ...common, ...given, fetch: of.fetch });
      t.after(() => client.close());
      await client.getToken();
      const pool = new ClientPool({
        tokenUrl: TOKEN_URL,
        ...common,
        fetch: as.fetch,
        credentials: () => own,
      });
      t.after(() => pool.close());
      await pool.for("a").getToken();
      assert.equal(of.sent.length, 1);
      assert.deepEqual(as.sent, of.sent);
    });
  }
});

describe("issuers", () => {
  const serve = () => {
    const requests = {};
    const fetch = async (input) => {
      const url = String(input);
      requests[url] = (requests[url] ?? 0) + 1;
      await new Promise((go) => setImmediate(go));
      if (!url.includes("/.well-known/"))
        return Response.json({ access_token: "t", expires_in: 60 });
      const { origin } = new URL(url);
      return Response.json({ issuer: origin, token_endpoint: `${origin}/token` });
    };
    return { requests, fetch };
  };
  const METADATA = "/.well-known/oauth-authorization-server";

  test("of the pool: 500 tenants request its metadata once", async (t) => {
    const { requests, fetch } = serve();
    const pool = new ClientPool({
      issuer: ISSUER,
      baseUrl: API,
      fetch,
      credentials: (tenant) => ({ clientId: tenant, clientSecret: "s" }),
    });
    t.after(() => pool.close());
    await Promise.all(names(500).map((tenant) => pool.for(tenant).getToken()));
    assert.deepEqual(requests, { [`${ISSUER}${METADATA}`]: 1, [`${ISSUER}/token`]: 500 });
  });

  test("of each tenant", async (t) => {
    const { requests, fetch } = serve();
    const pool = new ClientPool({
      baseUrl: API,
      fetch,
      credentials: (tenant) => ({
        clientId: tenant,
        clientSecret: "s",
        issuer: `https://${tenant}.example`,
      }),
    });
    t.after(() => pool.close());
    await Promise.all(names(3).map((tenant) => pool.for(tenant).getToken()));
    await pool.rotate("tenant-1");
    assert.deepEqual(Object.values(requests).sort(), [1, 1, 1, 1, 1, 2]);
    assert.equal(requests["https://tenant-1.example/token"], 2);
  });
});

describe("options", () => {
  const problemsOf = async (options, make = () => new ClientPool(options)) => {
    const error = await rejection(Promise.resolve().then(make));
    assert.equal(error.code, "invalid_configuration");
    return error.problems.map(({ option, variable }) => variable ?? option).sort();
  };

  test("everything that is wrong is told at once, with its name", async () => {
    const wrong = {
      tokenUrl: "nonsense",
      credentials: "not a function",
      maxTenants: 0,
      tokenRequests: { atOnce: 1.5, perMinute: "many", other: 1 },
      timeoutMs: -1,
      clientid: "misspelt",
      policy: { storedErrorMs: -1 },
      headers: { authorization: "x" },
      store: {},
    };
    assert.deepEqual(await problemsOf(wrong), [
      "clientid",
      "credentials",
      "headers.authorization",
      "maxTenants",
      "policy.storedErrorMs",
      "store",
      "timeoutMs",
      "tokenRequests.atOnce",
      "tokenRequests.other",
      "tokenRequests.perMinute",
      "tokenUrl",
    ]);
    assert.deepEqual(await problemsOf(undefined), ["credentials"]);
    assert.deepEqual(await problemsOf({ credentials: () => ({}), tokenRequests: 7 }), [
      "tokenRequests",
    ]);
  });

  test("variables give what the options do not", async (t) => {
    const { sent, fetch } = recorder();
    const env = {
      ACME_TOKEN_URL: TOKEN_URL,
      ACME_CLIENT_ID: "platform",
      ACME_CLIENT_SECRET: "of-the-environment",
      ACME_MAX_TENANTS: "2",
      ACME_TOKEN_REQUESTS_AT_ONCE: "1",
      ACME_TOKEN_REQUESTS_PER_MINUTE: "100",
    };
    const credentials = (tenant) => ({ tokenParameters: { tenant } });
    const pool = ClientPool.fromEnv("ACME", { env, fetch, credentials });
    t.after(() => pool.close());
    for (const tenant of ["a", "b", "c", "d"]) await pool.for(tenant).getToken();
    assert.deepEqual(
      sent.map(([, , body]) => new URLSearchParams(body).get("tenant")),
      ["a", "b", "c", "d"],
    );
    assert.ok(pool.status().tenants <= 2);
    const wrong = { ...env, ACME_MAX_TENANTS: "none", ACME_TOKEN_REQUESTS_AT_ONCE: "0" };
    assert.deepEqual(
      await problemsOf(undefined, () => ClientPool.fromEnv("ACME", { env: wrong, credentials })),
      ["ACME_MAX_TENANTS", "ACME_TOKEN_REQUESTS_AT_ONCE"],
    );
  });

  test("defaults of calls: the pool's, and those of one client of a tenant", async (t) => {
    const seen = [];
    const own = provider();
    const { pool } = poolOf(t, own, {
      headers: { "x-platform": "1" },
      fetch: (input, init) => {
        if (!/\/token$/.test(String(input)))
          seen.push(Object.fromEntries(new Headers(init.headers)));
        return own.fetch(input, init);
      },
    });
    await settledWithin(own.clock, pool.for("a").fetch("things"), 1_000);
    await pool.for("a", { headers: { "X-Platform": null, "x-more": "2" } }).fetch("things");
    assert.deepEqual(
      seen.map((headers) => [headers["x-platform"], headers["x-more"]]),
      [
        ["1", undefined],
        [undefined, "2"],
      ],
    );
    assert.throws(() => pool.for("a", { nonsense: 1 }), { code: "invalid_configuration" });
  });
});

describe("events", () => {
  test("the pool's listeners get the tenant beside the event, a tenant's own theirs, at rest as well", async (t) => {
    const own = provider({ secretOf: (id) => (id === "wrong" ? "another" : `secret of ${id}`) });
    const { clock } = own;
    const { pool } = poolOf(t, own, { maxTenants: 4 });
    const heard = [];
    const off = pool.on("token", (event, tenant) => heard.push([tenant, event.generation]));
    pool.on("token-failed", ({ error }, tenant) => heard.push([tenant, error.code]));
    const ofA = [];
    pool.for("a").on("token", ({ generation }) => ofA.push(generation));
    await settledWithin(clock, callAll(pool, clock, ["a", "wrong", "b"]), 5_000);
    assert.deepEqual(heard.sort(), [
      ["a", 1],
      ["b", 1],
      ["wrong", "invalid_client"],
    ]);
    // So many others that a has long been at rest, and was forgotten.
    await settledWithin(clock, callAll(pool, clock, names(20)), 10_000);
    await settledWithin(clock, pool.for("a").getToken(), 1_000);
    assert.deepEqual(ofA, [1, 1]);
    off();
    assert.equal(heard.filter(([tenant]) => tenant === "a").length, 2);
    await settledWithin(clock, pool.rotate("a"), 1_000);
    assert.equal(heard.filter(([tenant]) => tenant === "a").length, 2);
    const ends = [];
    pool.on("closed", (_event, tenant) => ends.push(tenant));
    pool.forget("a");
    pool.close();
    // Those at rest have no end of their own.
    assert.deepEqual(ends.slice(0, 2), ["a", ""]);
    assert.throws(() => pool.on("nonsense", () => undefined), { code: "invalid_call" });
  });
});

describe("the clients of providers", () => {
  test("a practice each: AthenaClient on a tenant", async (t) => {
    const sandbox = await startSandbox();
    t.after(() => sandbox.close());
    const asked = [];
    const pool = new ClientPool({
      ...AthenaClient.poolOptions({ environment: "preview", baseUrl: sandbox.url }),
      credentials: (practice) => {
        asked.push(practice);
        return { clientId: sandbox.clientId, clientSecret: sandbox.clientSecret };
      },
    });
    t.after(() => pool.close());
    const of = (practiceId) => new AthenaClient({ client: pool.for(practiceId), practiceId });
    const practice = of(sandbox.athena.practiceId);
    const alone = connect(sandbox);
    t.after(() => alone.close());
    const found = await practice.patients.getPatient("1");
    assert.deepEqual(found, await alone.patients.getPatient("1"));
    assert.deepEqual(await practice.call("GET /patients/{patientid}", { patientid: "1" }), found);
    assert.equal(
      (await practice.withOptions({ timeoutMs: 5_000 }).patients.getPatient("1")).patientid,
      "1",
    );
    assert.deepEqual(asked, [sandbox.athena.practiceId]);
    const error = await rejection(of("404404").patients.getPatient("1"));
    assert.equal(error.name, "ApiError");
    assert.deepEqual(asked, [sandbox.athena.practiceId, "404404"]);
    practice.close();
    assert.equal(pool.status().tenants, 1, "its close forgets the practice");
  });

  test("a business each: VagaroClient and VagaroV2Client", async (t) => {
    const sandbox = await startSandbox();
    t.after(() => sandbox.close());
    const { clientId, clientSecret, url } = sandbox;
    const credentials = () => ({ clientId, clientSecret });
    const pool = new ClientPool({
      ...VagaroClient.poolOptions({ apiBaseUrl: url }),
      credentials,
    });
    t.after(() => pool.close());
    const client = new VagaroClient({ client: pool.for("salon") });
    assert.equal(
      (await client.customers.retrieve({ customer_id: "cust_456" })).customer_id,
      "cust_456",
    );
    const region = "us02";
    const v2 = new ClientPool({
      ...VagaroV2Client.poolOptions({ region, apiBaseUrl: url }),
      credentials,
    });
    t.after(() => v2.close());
    const { businessId } = sandbox.vagaroV2;
    const business = new VagaroV2Client({ client: v2.for("salon"), businessId });
    const services = [];
    for await (const service of business.services.list()) services.push(service);
    assert.ok(services.length > 0);
  });

  test("what is wrong is told: no client, options that are the pool's, an environment that is none", async (t) => {
    const { pool } = poolOf(t, provider());
    const client = pool.for("a");
    const problemsOf = async (make) =>
      (await rejection(Promise.resolve().then(make))).problems.map(({ option }) => option);
    assert.deepEqual(await problemsOf(() => new AthenaClient({ client, practiceId: "a/b" })), [
      "practiceId",
    ]);
    assert.deepEqual(
      await problemsOf(
        () =>
          new AthenaClient({
            client: {},
            practiceId: "1",
            environment: "preview",
            clientId: "a",
            clientSecret: "b",
          }),
      ),
      ["client"],
    );
    assert.deepEqual(
      await problemsOf(() => new VagaroClient({ client, clientId: "a", timeoutMs: 7 })),
      ["clientId", "timeoutMs"],
    );
    assert.deepEqual(await problemsOf(() => new VagaroV2Client({ client })), ["businessId"]);
    assert.deepEqual(await problemsOf(() => AthenaClient.poolOptions({ environment: "moon" })), [
      "environment",
    ]);
    const plain = new OAuthClient({
      tokenUrl: TOKEN_URL,
      clientId: "a",
      clientSecret: "b",
      baseUrl: API,
    });
    t.after(() => plain.close());
    const onPlain = new AthenaClient({ client: plain, practiceId: "7" });
    assert.equal(onPlain.toJSON().baseUrl, `${API}7/`);
  });
});
