// Signed assertions: what is sent, by which key, at which time, and what becomes of a refusal.

import assert from "node:assert/strict";
import { createSecretKey, generateKeyPairSync, sign as signAtOnce } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { exportJWK, importJWK, jwtVerify } from "jose";
import { load } from "../packaging/load.mjs";
import { connectDouble, drive, PLACES, tokenResponse } from "../support/double.mjs";
import { virtualClock } from "../support/setup.mjs";

const { ConfigurationError, OAuthClient, TokenError } = await load("everbearer");

const ISSUER = "https://auth.example.com/tenant";

const P256 = generateKeyPairSync("ec", { namedCurve: "P-256" });
const PEM = P256.privateKey.export({ type: "pkcs8", format: "pem" });
const ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/** Options of a client with a key, without the secret. */
const BARE = { ...PLACES, clientSecret: undefined };
const KEY = { clientSecret: undefined, issuer: ISSUER, privateKey: PEM };

const formOf = ({ init }) => Object.fromEntries(new URLSearchParams(init.body));
const partOf = (jwt, at) => JSON.parse(Buffer.from(jwt.split(".")[at], "base64url"));
const assertionOf = (call) => formOf(call).client_assertion;
const claimsOf = (call) => partOf(assertionOf(call), 1);
const headerOf = (call) => partOf(assertionOf(call), 0);

const refused = (headers) =>
  Response.json({ error: "invalid_client" }, { status: 401, ...(headers && { headers }) });

const errorOf = (promise) =>
  promise.then(
    () => assert.fail("no error"),
    (error) => error,
  );

function file(t, text) {
  const directory = mkdtempSync(join(tmpdir(), "everbearer-key-"));
  t.after(() => rmSync(directory, { recursive: true }));
  const path = join(directory, "file");
  writeFileSync(path, text);
  return path;
}

test("an assertion names the client, the issuer and its times, and is verified by another library", async (t) => {
  const clock = virtualClock({ wall: Date.UTC(2026, 10, 29, 12) });
  const { client, tokens } = connectDouble(t, { ...KEY, clock, keyId: "one" });
  await client.getToken();
  const form = formOf(tokens[0]);
  assert.deepEqual(Object.keys(form), [
    "client_id",
    "client_assertion_type",
    "client_assertion",
    "grant_type",
  ]);
  assert.deepEqual([form.client_id, form.client_assertion_type], ["id", ASSERTION_TYPE]);
  assert.equal(tokens[0].headers.has("authorization"), false);
  assert.deepEqual(headerOf(tokens[0]), {
    typ: "client-authentication+jwt",
    alg: "ES256",
    kid: "one",
  });
  const { jti, ...claims } = claimsOf(tokens[0]);
  const now = Date.UTC(2026, 10, 29, 12) / 1000;
  assert.deepEqual(claims, { iss: "id", sub: "id", aud: ISSUER, iat: now - 5, exp: now + 55 });
  assert.match(jti, /^[\w-]{22}$/);
  await jwtVerify(form.client_assertion, P256.publicKey, {
    audience: ISSUER,
    currentDate: new Date(now * 1000),
  });
});

const RSA = generateKeyPairSync("rsa", { modulusLength: 2048 });
const curve = (namedCurve) => generateKeyPairSync("ec", { namedCurve });
const ED = generateKeyPairSync("ed25519");

/** Each kind of key with each of its algorithms, in each form that exists of it. */
const KINDS = [
  [RSA, "pkcs1", ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512"]],
  [P256, "sec1", ["ES256"]],
  [curve("P-384"), "sec1", ["ES384"]],
  [curve("P-521"), "sec1", ["ES512"]],
  [ED, undefined, ["Ed25519", "EdDSA"]],
];

for (const [{ privateKey, publicKey }, own, algorithms] of KINDS) {
  for (const algorithm of algorithms) {
    test(`${algorithm} signs with a key in every form`, async (t) => {
      const jwk = await exportJWK(privateKey);
      const pkcs8 = privateKey.export({ type: "pkcs8", format: "pem" });
      const forms = {
        pkcs8,
        oneLine: pkcs8.replaceAll("\n", "\\n"),
        ...(own && { own: privateKey.export({ type: own, format: "pem" }) }),
        jwk,
        restricted: {
          ...jwk,
          alg: algorithm.startsWith("PS") ? "RS256" : undefined,
          use: "sig",
          key_ops: ["sign"],
        },
        json: JSON.stringify(jwk),
        key: algorithm === "EdDSA" ? pkcs8 : await importJWK(jwk, algorithm),
        function: () => jwk,
        promise: async () => pkcs8,
      };
      for (const [form, given] of Object.entries(forms)) {
        const keyAlgorithm = algorithm;
        const { client, tokens } = connectDouble(t, { ...KEY, privateKey: given, keyAlgorithm });
        await client.getToken();
        assert.equal(headerOf(tokens[0]).alg, algorithm, form);
        const { payload } = await jwtVerify(assertionOf(tokens[0]), publicKey);
        assert.equal(payload.sub, "id", form);
      }
    });
  }
}

test("the algorithm is the key's own, unless it is set", async (t) => {
  const jwk = { ...(await exportJWK(RSA.privateKey)), alg: "PS384", kid: "of-the-jwk" };
  for (const [options, algorithm, kid] of [
    [{ privateKey: RSA.privateKey.export({ type: "pkcs8", format: "pem" }) }, "RS256", undefined],
    [{ privateKey: jwk }, "PS384", "of-the-jwk"],
    [{ privateKey: jwk, keyId: "mine", keyAlgorithm: "RS512" }, "RS512", "mine"],
    [{ privateKey: ED.privateKey.export({ type: "pkcs8", format: "pem" }) }, "Ed25519", undefined],
  ]) {
    const { client, tokens } = connectDouble(t, { ...KEY, ...options });
    await client.getToken();
    const header = headerOf(tokens[0]);
    assert.deepEqual([header.alg, header.kid], [algorithm, kid]);
  }
});

test("a signer signs in the place of a key, and its signature has to be raw", async (t) => {
  const { subtle } = globalThis.crypto;
  const key = await subtle.importKey(
    "jwk",
    await exportJWK(P256.privateKey),
    { name: "ECDSA", namedCurve: "P-256" },
    false,
    ["sign"],
  );
  let signed = 0;
  const signer = {
    algorithm: "ES256",
    keyId: "of-the-kms",
    sign: (data) => {
      signed += 1;
      assert.ok(data instanceof Uint8Array);
      return subtle.sign({ name: "ECDSA", hash: "SHA-256" }, key, data);
    },
  };
  const { client, tokens } = connectDouble(t, { ...KEY, privateKey: signer });
  await Promise.all(Array.from({ length: 1_000 }, () => client.fetch("things")));
  assert.deepEqual([signed, tokens.length], [1, 1]);
  assert.equal(headerOf(tokens[0]).kid, "of-the-kms");
  await jwtVerify(assertionOf(tokens[0]), P256.publicKey);

  const der = {
    algorithm: "ES256",
    sign: () => Uint8Array.from([0x30, 0x45, ...Array(69).fill(1)]),
  };
  const { client: other } = connectDouble(t, { ...KEY, privateKey: der });
  const error = await errorOf(other.getToken());
  assert.equal(error.code, "credentials_unavailable");
  assert.match(error.cause.message, /71 bytes.*DER/);
});

test("a certificate becomes x5t#S256, and claims and header take more members", async (t) => {
  const { readFileSync } = await import("node:fs");
  const certificate = readFileSync(
    new URL("../security/tls/test-only-certificate.pem", import.meta.url),
    "utf8",
  );
  const { X509Certificate } = await import("node:crypto");
  const digest = new X509Certificate(certificate).fingerprint256.replaceAll(":", "");
  const assertionClaims = { scope: "rest_webservices", iss: "not me", exp: 1 };
  const { client, tokens } = connectDouble(t, {
    ...KEY,
    certificate,
    assertionClaims,
    assertionHeader: { x5c: ["MII"], alg: "none" },
    assertionAudience: "tokenUrl",
    assertionLifetimeSeconds: 300,
  });
  assertionClaims.scope = "changed later";
  await client.getToken();
  const header = headerOf(tokens[0]);
  assert.equal(Buffer.from(header["x5t#S256"], "base64url").toString("hex"), digest.toLowerCase());
  assert.deepEqual([header.alg, header.typ, header.x5c], ["ES256", "JWT", ["MII"]]);
  const { scope, iss, aud, iat, exp } = claimsOf(tokens[0]);
  assert.deepEqual([scope, iss, aud, exp - iat], ["rest_webservices", "id", PLACES.tokenUrl, 300]);
});

test("client_secret_jwt signs with the secret, which is never sent", async (t) => {
  const secret = "a-canary-secret-of-thirty-two-bytes-and-more";
  for (const clientSecret of [secret, async () => secret, () => `${secret}\n`]) {
    const { client, tokens } = connectDouble(t, {
      issuer: ISSUER,
      clientSecret,
      clientAuthentication: "client_secret_jwt",
    });
    await client.getToken();
    assert.equal(headerOf(tokens[0]).alg, "HS256");
    await jwtVerify(assertionOf(tokens[0]), createSecretKey(Buffer.from(secret)));
    assert.equal(tokens[0].init.body.includes("canary"), false);
    assert.equal(tokens[0].headers.has("authorization"), false);
  }
});

test("each try has its own jti", async (t) => {
  const clock = virtualClock();
  let failures = 0;
  // Signs at once: what the runtime does elsewhere takes real time, which this clock does not know.
  const signer = {
    algorithm: "Ed25519",
    sign: (data) => signAtOnce(null, data, ED.privateKey),
  };
  const { client, tokens } = connectDouble(t, {
    ...KEY,
    privateKey: signer,
    clock,
    policy: { tokenAttempts: 5 },
    token: (_call, index) => {
      failures -= 1;
      return failures >= 0 ? new Response(null, { status: 503 }) : tokenResponse(index + 1);
    },
  });
  await client.getToken();
  failures = 2;
  client.invalidate();
  const { value } = await drive(clock, client.getToken(), 60_000);
  assert.equal(value.generation, 2);
  assert.equal(tokens.length, 4);
  assert.equal(new Set(tokens.map((call) => claimsOf(call).jti)).size, 4);
});

test("a wrong clock is corrected by the server's Date, once, and the correction is kept", async (t) => {
  for (const offS of [600, -600]) {
    const trueMs = Date.UTC(2026, 10, 29, 12);
    const clock = virtualClock({ wall: trueMs + offS * 1000 });
    const date = () => new Date(clock.wall() - offS * 1000).toUTCString();
    const { client, tokens } = connectDouble(t, {
      ...KEY,
      clock,
      token: (call, index) => {
        const nowS = Math.floor((clock.wall() - offS * 1000) / 1000);
        const { iat, exp } = claimsOf(call);
        if (iat > nowS || exp < nowS) return refused({ date: date() });
        return tokenResponse(index + 1);
      },
    });
    await client.getToken();
    assert.equal(tokens.length, 2);
    client.invalidate();
    await client.getToken();
    assert.equal(tokens.length, 3, "the correction is kept");
    assert.deepEqual([client.status().tokenRequests, client.status().tokenFailures], [3, 0]);
  }
});

test("a wrong key by a right clock is one request, and the error tells what was signed", async (t) => {
  for (const [headers, words] of [
    [
      { date: new Date().toUTCString() },
      /signed with ES256 and the key id one for https:\/\/auth\.example\.com\/tenant\. Also/,
    ],
    [undefined, /whether the clocks differ is not known/],
  ]) {
    const { client, tokens } = connectDouble(t, {
      ...KEY,
      keyId: "one",
      token: () => refused(headers),
    });
    const error = await errorOf(client.getToken());
    assert.ok(error instanceof TokenError);
    assert.equal(error.code, "invalid_client");
    assert.match(error.message, words);
    assert.equal(error.message.includes(assertionOf(tokens[0])), false);
    await errorOf(client.getToken());
    assert.equal(tokens.length, 1);
  }
  const far = { date: new Date(Date.now() + 3_600_000).toUTCString() };
  const { client, tokens } = connectDouble(t, { ...KEY, token: () => refused(far) });
  const error = await errorOf(client.getToken());
  assert.match(error.message, /the server's clock is 3\d\d\d s ahead of this one/);
  assert.equal(tokens.length, 2);
});

test("a key that is rotated is asked for again, at once, and fails no call", async (t) => {
  const [old, young] = [P256, curve("P-256")].map(({ privateKey }) =>
    privateKey.export({ type: "pkcs8", format: "pem" }),
  );
  let key = old;
  let known = old;
  const verified = (call) => {
    const kid = headerOf(call).kid;
    return kid === (known === old ? "old" : "young");
  };
  let asked = 0;
  const { client, tokens } = connectDouble(t, {
    ...KEY,
    privateKey: async () => {
      asked += 1;
      const given = key;
      if (asked === 2) key = young;
      const jwk = await exportJWK((await import("node:crypto")).createPrivateKey(given));
      return { ...jwk, kid: given === old ? "old" : "young" };
    },
    token: (call, index) => (verified(call) ? tokenResponse(index + 1) : refused()),
  });
  await client.getToken();
  known = young;
  client.invalidate();
  await client.getToken();
  assert.deepEqual([asked, tokens.length], [3, 3]);
  assert.equal(client.status().tokenFailures, 0);
});

test("a key file is read for each token request", async (t) => {
  const path = file(t, PEM);
  const { client, tokens } = connectDouble(
    t,
    { clientSecret: undefined, clientId: undefined, tokenUrl: undefined },
    ({ fetch, policy, baseUrl }) =>
      OAuthClient.fromEnv("ACME", {
        fetch,
        policy,
        baseUrl,
        env: {
          ACME_TOKEN_URL: PLACES.tokenUrl,
          ACME_CLIENT_ID: "id",
          ACME_ISSUER: ISSUER,
          ACME_PRIVATE_KEY_FILE: path,
          ACME_KEY_ID: "one",
        },
      }),
  );
  await client.getToken();
  writeFileSync(path, ED.privateKey.export({ type: "pkcs8", format: "pem" }));
  client.invalidate();
  await client.getToken();
  assert.deepEqual(
    tokens.map((call) => headerOf(call).alg),
    ["ES256", "Ed25519"],
  );
  rmSync(path);
  client.invalidate();
  const error = await errorOf(client.getToken());
  assert.deepEqual([error.code, error.transient], ["credentials_unavailable", true]);
});

test("what is wrong with keys is told at construction, all at once, and without their text", () => {
  const canary = "canary0canary";
  const pem = (label, body = canary) => `-----BEGIN ${label}-----\n${body}\n-----END ${label}-----`;
  const publicPem = P256.publicKey.export({ type: "spki", format: "pem" });
  const encrypted = P256.privateKey.export({
    type: "pkcs8",
    format: "pem",
    cipher: "aes-256-cbc",
    passphrase: "x",
  });
  for (const [options, option, words] of [
    [{ privateKey: "nonsense " + canary }, "privateKey", /begins like no PEM/],
    [{ privateKey: `{"kty": ${canary}` }, "privateKey", /is no JSON/],
    [{ privateKey: encrypted }, "privateKey", /is encrypted/],
    [{ privateKey: publicPem }, "privateKey", /public key/],
    [{ privateKey: pem("CERTIFICATE") }, "privateKey", /certificate/],
    [{ privateKey: pem("PRIVATE KEY", "*") }, "privateKey", /no base64/],
    [{ privateKey: 7 }, "privateKey", /must be a PEM/],
    [{ privateKey: { kty: "EC", crv: "P-256", x: canary } }, "privateKey", /public key/],
    [{ privateKey: { kty: "oct", k: canary } }, "privateKey", /secret/],
    [{ privateKey: { algorithm: "HS256", sign() {} } }, "privateKey", /signer/],
    [{ keyAlgorithm: "ES384" }, "privateKey", /ES384 needs P-384, and this is P-256/],
    [{ keyAlgorithm: "HS256" }, "keyAlgorithm", /key pair/],
    [{ keyAlgorithm: canary }, "keyAlgorithm", /must be RS256/],
    [{ clientSecret: canary }, "clientSecret", /not used with private_key_jwt/],
    [{ issuer: undefined }, "issuer", /assertion names the server/],
    [{ clientAssertion: canary }, "clientAssertion", /must be a function/],
    [{ certificate: canary }, "certificate", /PEM/],
    [{ keyId: " " }, "keyId", /one line/],
    [{ assertionClaims: canary }, "assertionClaims", /object/],
    [{ assertionLifetimeSeconds: 4 }, "assertionLifetimeSeconds", /5 to 3600/],
    [
      { privateKey: undefined, clientAuthentication: "private_key_jwt" },
      "privateKey",
      /is missing/,
    ],
    [
      { privateKey: undefined, clientAuthentication: "client_assertion" },
      "clientAssertion",
      /is missing/,
    ],
    [
      { privateKey: undefined, clientAuthentication: "tls_client_auth" },
      "fetch",
      /is missing: tls_client_auth/,
    ],
    [{ clientAuthentication: "none" }, "privateKey", /not used with none/],
    [
      { privateKey: undefined, clientSecret: "short", clientAuthentication: "client_secret_jwt" },
      "clientSecret",
      /32 bytes/,
    ],
    [
      { tokenParameters: { client_assertion: canary } },
      "tokenParameters.client_assertion",
      /clientAssertion/,
    ],
  ]) {
    assert.throws(
      () => new OAuthClient({ ...BARE, ...KEY, ...options }),
      (error) => {
        assert.ok(error instanceof ConfigurationError);
        const found = error.problems.find((one) => one.option === option);
        assert.match(found?.problem ?? error.message, words);
        assert.equal(error.message.includes(canary), false, error.message);
        return true;
      },
    );
  }
  assert.throws(
    () => OAuthClient.fromEnv("ACME", { env: { ACME_PRIVATE_KEY_FILE: "/nowhere" } }),
    ({ problems }) => {
      const told = problems.map(({ option, variable }) => [option, variable]);
      assert.deepEqual(told.toSorted(), [
        ["clientId", "ACME_CLIENT_ID"],
        ["issuer", "ACME_ISSUER"],
        ["privateKey", "ACME_PRIVATE_KEY_FILE"],
        ["tokenUrl", "ACME_TOKEN_URL"],
      ]);
      return true;
    },
  );
});
