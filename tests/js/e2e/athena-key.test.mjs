// AthenaClient with a private key: what athenahealth wants of assertions, against the sandbox, which verifies them.

import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { test } from "node:test";
import { load } from "../packaging/load.mjs";
import { startSandbox, virtualClock } from "../support/setup.mjs";

const { AthenaClient } = await load("everbearer/athena");
const { OAuthClient } = await load("everbearer");

const pair = generateKeyPairSync("rsa", { modulusLength: 2048 });
const pem = (key) => key.export({ type: "pkcs8", format: "pem" });
const publicPem = (key) => key.export({ type: "spki", format: "pem" });

const errorOf = (promise) =>
  promise.then(
    () => assert.fail("no error"),
    (error) => error,
  );

async function setup(t, { publicKey = publicPem(pair.publicKey), clock, ...options } = {}) {
  const sandbox = await startSandbox(clock ? { clock: clock.of } : {});
  t.after(() => sandbox.close());
  sandbox.athena.settings.publicKeys = [publicKey];
  const client = new AthenaClient({
    clientId: sandbox.clientId,
    privateKey: pem(pair.privateKey),
    practiceId: sandbox.athena.practiceId,
    environment: "preview",
    baseUrl: sandbox.url,
    policy: { backoffBaseMs: 1 },
    ...options,
  });
  t.after(() => client.close());
  return { sandbox, client };
}

const assertionOf = ({ body }) => new URLSearchParams(body).get("client_assertion");
const partOf = (jwt, at) => JSON.parse(Buffer.from(jwt.split(".")[at], "base64url"));

test("a key alone is enough: RS384, JWT, for the token endpoint, for five minutes at most", async (t) => {
  const { sandbox, client } = await setup(t, { keyId: "one" });
  assert.equal((await client.patients.getPatient("1")).patientid, "1");
  const [request] = sandbox.athena.requests();
  const jwt = assertionOf(request);
  assert.deepEqual(partOf(jwt, 0), { typ: "JWT", alg: "RS384", kid: "one" });
  const { iss, sub, aud, iat, exp } = partOf(jwt, 1);
  assert.deepEqual([iss, sub, aud], [sandbox.clientId, sandbox.clientId, sandbox.athena.tokenUrl]);
  assert.ok(exp - iat <= 300);
  assert.equal(new URLSearchParams(request.body).get("scope"), "athena/service/Athenanet.MDP.*");
  assert.equal(request.headers.authorization, undefined);
});

test("the sandbox refuses what athenahealth refuses, and says why", async (t) => {
  const stranger = generateKeyPairSync("rsa", { modulusLength: 2048 }).publicKey;
  for (const [options, words] of [
    [{ publicKey: publicPem(stranger) }, /No key of the client verifies/],
    [{ keyAlgorithm: "RS256" }, /algorithm of the assertion is not accepted/],
    [{ assertionAudience: "https://elsewhere.example.com" }, /for another audience/],
    [{ assertionLifetimeSeconds: 600 }, /expires too late/],
    [{ assertionClaims: { nbf: 4_000_000_000 } }, /not yet valid/],
  ]) {
    const { client } = await setup(t, options);
    const error = await errorOf(client.getToken());
    assert.equal(error.code, "invalid_client");
    assert.match(error.errorDescription, words);
  }
});

test("an assertion is used once, and the sandbox forgets it with a reset", async (t) => {
  const { sandbox, client } = await setup(t);
  await client.getToken();
  const { body, headers } = sandbox.athena.requests()[0];
  const again = () =>
    fetch(sandbox.athena.tokenUrl, {
      method: "POST",
      headers: { "content-type": headers["content-type"] },
      body,
    });
  const refused = await again();
  assert.deepEqual(
    [refused.status, (await refused.json()).error_description],
    [401, "The assertion has been used before, or has no jti"],
  );
  const { publicKeys } = sandbox.athena.settings;
  sandbox.reset();
  assert.deepEqual(sandbox.athena.settings.publicKeys, []);
  sandbox.athena.settings.publicKeys = publicKeys;
  assert.equal((await again()).status, 200);
});

test("faults answer as to an assertion with that problem", async (t) => {
  const { sandbox, client } = await setup(t);
  for (const problem of ["audience", "skew", "replay", "key"]) {
    sandbox.athena.token.inject({ kind: "assertion", problem });
    client.invalidate();
    const error = await errorOf(client.getToken());
    assert.equal(error.code, "invalid_client");
    client.invalidate();
    await client.getToken();
  }
  assert.throws(
    () => sandbox.athena.token.inject({ kind: "assertion", problem: "rain" }),
    /one of/,
  );
});

test("a client whose clock is 10 minutes fast or slow is healed by the server's Date", async (t) => {
  for (const offMs of [600_000, -600_000]) {
    const clock = virtualClock({ wall: Date.now() });
    const of = { wall: () => clock.wall() - offMs, monotonic: () => clock.monotonic() };
    const { sandbox, client } = await setup(t, { clock: Object.assign(clock, { of }) });
    await client.getToken();
    client.invalidate();
    await client.getToken();
    assert.equal(sandbox.athena.counters().tokenRequests, 3);
  }
});

test("secret and key together, or a key that is none, are told at construction", () => {
  const options = { clientId: "id", practiceId: "195900", environment: "preview" };
  assert.throws(
    () => new AthenaClient({ ...options, privateKey: pem(pair.privateKey), clientSecret: "hush" }),
    ({ problems }) => problems.some(({ option }) => option === "clientSecret"),
  );
  assert.throws(
    () => AthenaClient.fromEnv({ ...options, env: { ATHENA_PRIVATE_KEY: "nonsense" } }),
    ({ problems }) => problems[0].variable === "ATHENA_PRIVATE_KEY",
  );
});

test("the plain system knows its issuer, and lists what it takes", async (t) => {
  const { sandbox } = await setup(t);
  sandbox.oauth.settings.publicKeys = [publicPem(pair.publicKey)];
  const client = new OAuthClient({
    issuer: sandbox.url,
    clientId: sandbox.clientId,
    privateKey: pem(pair.privateKey),
    baseUrl: sandbox.oauth.baseUrl,
  });
  t.after(() => client.close());
  assert.equal((await client.fetch("things")).status, 200);
  const header = partOf(assertionOf(sandbox.oauth.requests()[0]), 0);
  assert.deepEqual([header.alg, header.typ], ["RS256", "client-authentication+jwt"]);
});
