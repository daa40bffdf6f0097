// The recipes of docs/authentication.md: what each provider gets is what it documents.

import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { load } from "../packaging/load.mjs";
import { connectDouble } from "../support/double.mjs";

const { AthenaClient } = await load("everbearer/athena");

const pem = (pair) => pair.privateKey.export({ type: "pkcs8", format: "pem" });
const RSA = pem(generateKeyPairSync("rsa", { modulusLength: 2048 }));
const P256 = pem(generateKeyPairSync("ec", { namedCurve: "P-256" }));
const P384 = pem(generateKeyPairSync("ec", { namedCurve: "P-384" }));
const CERTIFICATE = readFileSync(
  new URL("../security/tls/test-only-leaf.pem", import.meta.url),
  "utf8",
);

const TOKEN_URL = "https://auth.example.com/token";
const ISSUER = "https://auth.example.com/";
const GIVEN = "header.claims.signature";

/** Options of each recipe, and what has to stand in header, claims and form. */
const RECIPES = {
  "SMART Backend Services, RS384": {
    options: {
      privateKey: RSA,
      keyId: "k",
      keyAlgorithm: "RS384",
      assertionAudience: "tokenUrl",
      scope: "system/Patient.read",
    },
    header: { typ: "JWT", alg: "RS384", kid: "k" },
    claims: { iss: "id", sub: "id", aud: TOKEN_URL },
    form: { grant_type: "client_credentials", scope: "system/Patient.read" },
  },
  "SMART Backend Services, ES384": {
    options: { privateKey: P384, keyId: "k", assertionAudience: "tokenUrl" },
    header: { typ: "JWT", alg: "ES384", kid: "k" },
    claims: { aud: TOKEN_URL },
  },
  "Microsoft Entra, certificate": {
    options: {
      privateKey: RSA,
      certificate: CERTIFICATE,
      keyAlgorithm: "PS256",
      assertionAudience: "tokenUrl",
      scope: "api/.default",
    },
    header: { typ: "JWT", alg: "PS256" },
    claims: { aud: TOKEN_URL },
    form: { client_id: "id", scope: "api/.default" },
    more: ({ header }) => assert.match(header["x5t#S256"], /^[\w-]{43}$/),
  },
  "Microsoft Entra, workload identity": {
    options: { clientAssertion: async () => GIVEN, scope: "api/.default" },
    form: { client_id: "id", client_assertion: GIVEN, scope: "api/.default" },
  },
  Okta: {
    options: {
      privateKey: P256,
      keyId: "k",
      assertionAudience: "tokenUrl",
      scope: "okta.users.read",
    },
    header: { alg: "ES256", kid: "k" },
    claims: { aud: TOKEN_URL },
  },
  Auth0: {
    options: { issuer: ISSUER, privateKey: RSA, keyAlgorithm: "RS256", audience: "https://api" },
    header: { alg: "RS256", typ: "client-authentication+jwt" },
    claims: { aud: ISSUER },
    form: { audience: "https://api" },
  },
  Keycloak: {
    options: { issuer: `${ISSUER}realms/one`, privateKey: P256, keyId: "k" },
    header: { alg: "ES256", kid: "k" },
    claims: { aud: `${ISSUER}realms/one` },
  },
  NetSuite: {
    options: {
      privateKey: RSA,
      keyId: "certificate",
      keyAlgorithm: "PS256",
      assertionAudience: "tokenUrl",
      assertionClaims: { scope: "rest_webservices" },
    },
    header: { typ: "JWT", alg: "PS256", kid: "certificate" },
    claims: { aud: TOKEN_URL, scope: "rest_webservices" },
  },
  "Google, service account": {
    options: {
      clientId: undefined,
      grant: "jwt-bearer",
      privateKey: RSA,
      assertionAudience: "tokenUrl",
      assertionClaims: { iss: "a@project.iam.gserviceaccount.com", scope: "read" },
    },
    place: "assertion",
    header: { typ: "JWT", alg: "RS256" },
    claims: { iss: "a@project.iam.gserviceaccount.com", aud: TOKEN_URL, scope: "read" },
    form: { grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer", client_id: undefined },
  },
  Zoom: {
    options: {
      clientSecret: "hush",
      grant: "account_credentials",
      tokenParameters: { account_id: "a" },
    },
    form: { grant_type: "account_credentials", account_id: "a" },
  },
};

const formOf = ({ init }) => Object.fromEntries(new URLSearchParams(init.body));
const partOf = (jwt, at) => JSON.parse(Buffer.from(jwt.split(".")[at], "base64url"));
const picked = (all, wanted) =>
  Object.fromEntries(Object.keys(wanted).map((name) => [name, all[name]]));

for (const [provider, recipe] of Object.entries(RECIPES)) {
  test(provider, async (t) => {
    const { options, header, claims, form = {}, place = "client_assertion", more } = recipe;
    const { client, tokens } = connectDouble(t, { clientSecret: undefined, ...options });
    await client.getToken();
    const sent = formOf(tokens[0]);
    assert.deepEqual(picked(sent, form), form);
    if (!header) return;
    const found = { header: partOf(sent[place], 0), claims: partOf(sent[place], 1) };
    assert.deepEqual(picked(found.header, header), header);
    assert.deepEqual(picked(found.claims, claims), claims);
    assert.ok(found.claims.exp - found.claims.iat <= 300);
    more?.(found);
  });
}

test("athenahealth", async (t) => {
  const { client, tokens } = connectDouble(
    t,
    { clientSecret: undefined, privateKey: RSA },
    ({ tokenUrl, clientId, privateKey, fetch }) =>
      new AthenaClient({
        tokenUrl,
        clientId,
        privateKey,
        fetch,
        practiceId: "195900",
        environment: "preview",
      }),
  );
  await client.getToken();
  const { client_assertion: jwt } = formOf(tokens[0]);
  assert.deepEqual(partOf(jwt, 0), { typ: "JWT", alg: "RS384" });
  assert.equal(partOf(jwt, 1).aud, TOKEN_URL);
});

test("GitHub Actions: the identity token comes from its address, for each token request", async (t) => {
  const asked = [];
  const ask = async (url, { headers }) => {
    asked.push([url, headers.authorization]);
    return Response.json({ value: `${GIVEN}${asked.length}` });
  };
  const env = {
    ACTIONS_ID_TOKEN_REQUEST_URL: "https://actions.example.com/token?api=1",
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: "of-the-job",
  };
  const clientAssertion = async ({ signal }) => {
    const url = `${env.ACTIONS_ID_TOKEN_REQUEST_URL}&audience=https://auth.example.com`;
    const headers = { authorization: `Bearer ${env.ACTIONS_ID_TOKEN_REQUEST_TOKEN}` };
    const response = await ask(url, { headers, signal });
    return (await response.json()).value;
  };
  const { client, tokens } = connectDouble(t, { clientSecret: undefined, clientAssertion });
  await client.getToken();
  client.invalidate();
  await client.getToken();
  assert.deepEqual(
    tokens.map((call) => formOf(call).client_assertion),
    [`${GIVEN}1`, `${GIVEN}2`],
  );
  assert.equal(asked[0][1], "Bearer of-the-job");
});
