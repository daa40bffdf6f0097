// Against oidc-provider: signed assertions, discovery, certificates and its FAPI 2.0 profile.

import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { describe, test } from "node:test";
import { exportJWK, importJWK } from "jose";
import { load } from "../packaging/load.mjs";
import { startApi, startProvider, THINGS } from "./oidc-server.mjs";

const { OAuthClient } = await load("everbearer");

const ec = (namedCurve) => generateKeyPairSync("ec", { namedCurve });
const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
const KEYS = {
  ES256: ec("P-256"),
  ES384: ec("P-384"),
  RS256: rsa,
  RS384: rsa,
  PS256: rsa,
  Ed25519: generateKeyPairSync("ed25519"),
};

const SECRET = "a secret of thirty-two bytes and more";

/** One client for each algorithm, known by its public key. */
async function clients() {
  const made = Object.entries(KEYS).map(async ([algorithm, { publicKey }]) => ({
    client_id: `signs-${algorithm}`,
    token_endpoint_auth_method: "private_key_jwt",
    token_endpoint_auth_signing_alg: algorithm,
    jwks: { keys: [{ ...(await exportJWK(publicKey)), kid: "one", alg: algorithm, use: "sig" }] },
  }));
  const hashed = {
    client_id: "signs-HS256",
    client_secret: SECRET,
    token_endpoint_auth_method: "client_secret_jwt",
    token_endpoint_auth_signing_alg: "HS256",
  };
  return [...(await Promise.all(made)), hashed];
}

async function setup(t, settings = {}) {
  const provider = await startProvider(t, { clients: await clients(), ...settings });
  const api = await startApi(t, provider);
  const connect = (algorithm, own) => {
    const client = new OAuthClient({
      issuer: provider.issuer,
      clientId: `signs-${algorithm}`,
      keyId: "one",
      keyAlgorithm: algorithm,
      baseUrl: api.baseUrl,
      policy: { backoffBaseMs: 1 },
      ...own,
    });
    t.after(() => client.close());
    return client;
  };
  return { provider, api, connect };
}

const errorOf = (promise) =>
  promise.then(
    () => assert.fail("no error"),
    (error) => error,
  );

/** A key in each form in which it exists. */
async function formsOf({ privateKey }, algorithm) {
  const pem = (type) => privateKey.export({ type, format: "pem" });
  const jwk = await exportJWK(privateKey);
  const key = await importJWK(jwk, algorithm);
  const own = { rsa: "pkcs1", ec: "sec1" }[privateKey.asymmetricKeyType];
  return {
    "a PEM in PKCS#8": pem("pkcs8"),
    "a PEM with line ends as \\n": pem("pkcs8").replaceAll("\n", "\\n"),
    ...(own && { [`a PEM in ${own}`]: pem(own) }),
    "a JWK": { ...jwk, kid: "one" },
    "a JWK as text": JSON.stringify(jwk),
    "a CryptoKey": key,
  };
}

describe("a client with an issuer, an id and a key gets tokens and makes calls", () => {
  for (const [algorithm, pair] of Object.entries(KEYS)) {
    test(algorithm, async (t) => {
      const { provider, api, connect } = await setup(t);
      for (const [form, privateKey] of Object.entries(await formsOf(pair, algorithm))) {
        const response = await connect(algorithm, { privateKey }).fetch("things");
        assert.equal(response.status, 200, form);
        const { client_id, aud } = await response.json();
        assert.deepEqual([client_id, aud], [`signs-${algorithm}`, THINGS]);
      }
      assert.equal(api.counts.rejected, 0);
      assert.equal(provider.counts.tokenRequests, api.counts.calls);
    });
  }

  test("client_secret_jwt", async (t) => {
    const { connect } = await setup(t);
    const clientAuthentication = "client_secret_jwt";
    const client = connect("HS256", {
      clientSecret: SECRET,
      clientAuthentication,
      keyId: undefined,
    });
    assert.equal((await client.fetch("things")).status, 200);
  });
});

const pemOf = (algorithm) => KEYS[algorithm].privateKey.export({ type: "pkcs8", format: "pem" });

test("1,000 first calls cost one request for metadata, one signature and one token request", async (t) => {
  const { provider, api, connect } = await setup(t);
  let signed = 0;
  const key = await importJWK(await exportJWK(KEYS.ES256.privateKey), "ES256");
  const privateKey = {
    algorithm: "ES256",
    sign: (data) => {
      signed += 1;
      return crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, key, data);
    },
  };
  const client = connect("ES256", { privateKey, keyAlgorithm: undefined });
  const responses = await Promise.all(Array.from({ length: 1_000 }, () => client.fetch("things")));
  assert.ok(responses.every(({ status }) => status === 200));
  assert.deepEqual(
    [provider.counts.metadata, signed, provider.counts.tokenRequests, api.counts.rejected],
    [1, 1, 1, 0],
  );
});

test("after a 503 and a token request that hangs, the third assertion is accepted: each is new", async (t) => {
  const { provider, connect } = await setup(t);
  const bodies = [];
  const client = connect("ES256", {
    privateKey: pemOf("ES256"),
    tokenTimeoutMs: 300,
    policy: { backoffBaseMs: 1, tokenAttempts: 5 },
    fetch: (input, init) => {
      if (String(input) === provider.tokenUrl) {
        bodies.push(init.body);
        if (bodies.length === 1) return new Response(null, { status: 503 });
        if (bodies.length === 2) {
          return new Promise((_, reject) => {
            init.signal.addEventListener("abort", () => reject(init.signal.reason));
          });
        }
      }
      return fetch(input, init);
    },
  });
  assert.equal((await client.fetch("things")).status, 200);
  const ids = bodies.map((body) => {
    const jwt = new URLSearchParams(body).get("client_assertion");
    return JSON.parse(Buffer.from(jwt.split(".")[1], "base64url")).jti;
  });
  assert.equal(new Set(ids).size, 3);
});

test("a clock that is 10 minutes wrong is corrected by the server's Date", async (t) => {
  // This server takes no offence at an iat ahead of its clock.
  for (const [offMs, requests] of [
    [600_000, 2],
    [-600_000, 3],
  ]) {
    const { provider, connect } = await setup(t);
    const clock = {
      wall: () => Date.now() + offMs,
      monotonic: () => performance.now(),
      setTimeout: (callback, ms) => setTimeout(callback, ms),
      clearTimeout: (handle) => clearTimeout(handle),
    };
    const client = connect("ES256", { privateKey: pemOf("ES256"), clock });
    await client.getToken();
    client.invalidate();
    await client.getToken();
    assert.equal(provider.counts.tokenRequests, requests);
  }
});

test("a wrong key by a right clock is one token request", async (t) => {
  const { provider, connect } = await setup(t);
  const { privateKey } = ec("P-256");
  const client = connect("ES256", {
    privateKey: privateKey.export({ type: "pkcs8", format: "pem" }),
  });
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const error = await errorOf(client.getToken());
    assert.equal(error.code, "invalid_client");
    assert.match(error.message, /signed with ES256 and the key id one for http/);
  }
  assert.equal(provider.counts.tokenRequests, 1);
});

test("the FAPI 2.0 profile accepts the issuer as audience, and not the token endpoint", async (t) => {
  const { provider, connect } = await setup(t, { fapi: true });
  const accepted = connect("ES256", { privateKey: pemOf("ES256") });
  assert.equal((await accepted.fetch("things")).status, 200);
  for (const assertionAudience of [
    "tokenUrl",
    `${provider.issuer}/`,
    "https://elsewhere.example",
  ]) {
    const refused = connect("ES256", { privateKey: pemOf("ES256"), assertionAudience });
    const error = await errorOf(refused.getToken());
    assert.deepEqual([error.code, error.status], ["invalid_client", 401], assertionAudience);
  }
});
