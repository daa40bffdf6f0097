// Private keys and assertions on every way out of a process other than a request, in the module's memory, and in the
// heap once their client is closed.

import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { describe, test } from "node:test";
import { serialize } from "node:v8";
import { assertClean } from "../support/canaries.mjs";
import { EVENTS, record, rejection, startSandbox } from "../support/setup.mjs";
import { load } from "../packaging/load.mjs";
import { dumped } from "./dumps.mjs";

const { OAuthClient } = await load("everbearer");

const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const PEM = privateKey.export({ type: "pkcs8", format: "pem" });
const JWK = privateKey.export({ format: "jwk" });
const PUBLIC = publicKey.export({ type: "spki", format: "pem" });

/** Lines of the PEM and private members of the JWK. Each piece is enough to recognise the key by. */
const KEY_CANARIES = [
  ...PEM.split("\n").slice(2, -3),
  JWK.d.slice(10, 60),
  JWK.p.slice(5, 60),
  JWK.q.slice(5, 60),
];

const assertionsOf = (system) =>
  system
    .requests()
    .filter(({ endpoint }) => endpoint === "token")
    .map(({ body }) => new URLSearchParams(body).get("client_assertion"));

const FORMS = {
  "a PEM": PEM,
  "a PEM as one line": PEM.replaceAll("\n", "\\n"),
  "a JWK": JWK,
  "a JWK as text": JSON.stringify(JWK),
  "a function": async () => PEM,
};

async function setup(t) {
  const sandbox = await startSandbox();
  t.after(() => sandbox.close());
  sandbox.oauth.settings.publicKeys = [PUBLIC];
  const options = {
    issuer: sandbox.url,
    clientId: sandbox.clientId,
    keyId: "one",
    baseUrl: sandbox.oauth.baseUrl,
    maxRetries: 0,
    policy: { backoffBaseMs: 1 },
  };
  return { sandbox, options };
}

describe("no key and no assertion is shown", () => {
  for (const [form, key] of Object.entries(FORMS)) {
    test(`of ${form}, by clients, errors and events`, async (t) => {
      const { sandbox, options } = await setup(t);
      const client = new OAuthClient({ ...options, privateKey: key });
      t.after(() => client.close());
      const heard = record(client, EVENTS);
      const token = await client.getToken();
      const errors = [];
      for (const fault of [
        { kind: "assertion", problem: "key" },
        { kind: "malformed", variant: "not-json" },
      ]) {
        client.invalidate();
        sandbox.oauth.token.inject(fault);
        errors.push(await rejection(client.getToken()));
      }
      const sent = assertionsOf(sandbox.oauth);
      assert.ok(sent.length >= 3);
      const shown = [client, token, client.status(), client.toJSON(), ...heard, ...errors];
      assertClean(shown, [...KEY_CANARIES, ...sent, token.accessToken]);
      for (const one of shown.slice(2)) {
        const bytes = serialize(JSON.parse(JSON.stringify(one))).toString("latin1");
        for (const canary of [...KEY_CANARIES, ...sent])
          assert.equal(bytes.includes(canary), false);
      }
    });
  }

  test("by a server's echo of the assertion", async (t) => {
    const { options } = await setup(t);
    const bodies = [];
    const client = new OAuthClient({
      ...options,
      tokenUrl: `${options.issuer}/oauth2/token`,
      privateKey: PEM,
      fetch: async (_input, { body }) => {
        bodies.push(body);
        const error_description = `I was sent ${body}: ${new URLSearchParams(body).get("client_assertion")}`;
        return Response.json({ error: "invalid_request", error_description }, { status: 400 });
      },
    });
    t.after(() => client.close());
    const error = await rejection(client.getToken());
    const assertion = new URLSearchParams(bodies[0]).get("client_assertion");
    assertClean([error], [assertion, assertion.split(".")[2]]);
    assert.match(error.message, /\[redacted\]/);
  });

  test("by the problems of keys that cannot be used", async (t) => {
    const { options } = await setup(t);
    for (const wrong of [
      PEM.replace("PRIVATE KEY", "SECRET KEY"),
      PEM.replace("-----BEGIN PRIVATE KEY-----", ""),
      PEM.replaceAll("PRIVATE KEY", "ENCRYPTED PRIVATE KEY"),
      JSON.stringify(JWK).slice(0, -1),
      { ...JWK, kty: "EC" },
      { ...JWK, kty: undefined },
    ]) {
      let client;
      try {
        client = new OAuthClient({ ...options, privateKey: wrong });
      } catch (error) {
        assertClean([error], KEY_CANARIES);
        continue;
      }
      t.after(() => client.close());
      assertClean([client, await rejection(client.getToken())], KEY_CANARIES);
    }
  });
});

const SCRIPT = `
  const { createPrivateKey } = await import("node:crypto");
  const jwk = () => createPrivateKey(readFileSync(env.KEY)).export({ format: "jwk" });
  const keys = {
    variable: () => ({}),
    jwk: () => ({ privateKey: jwk() }),
    given: () => ({
      clientAssertion: () => readFileSync(env.KEY, "utf8"),
      fetch: async (input) =>
        String(input).endsWith("/token")
          ? Response.json({ access_token: "a-token", expires_in: 60 })
          : new Response("{}"),
    }),
    key: async () => ({
      privateKey: await crypto.subtle.importKey("jwk", jwk(), { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" }, false, ["sign"]),
    }),
  };
  const connect = async () => OAuthClient.fromEnv("ACME", {
    ...JSON.parse(env.OPTIONS),
    ...(await keys[env.SOURCE]()),
    env: env.SOURCE === "variable" ? { ACME_PRIVATE_KEY: readFileSync(env.KEY, "utf8") } : {},
  });
  const client = await connect();
  await dump("made");
  const response = await client.fetch("things");
  await response.text();
  await dump("used");
  client.close();
  await dump("closed");
  console.log(response.status, client.status().state, memories.length);`;

/** An assertion of somebody else. */
const GIVEN = "header.canary-of-the-given-assertion.signature-of-the-given-assertion";

describe("the memory of a process whose client is given an assertion", () => {
  for (const [place, own] of [
    ["the client's", {}],
    ["the subject token's", { grant: "token-exchange" }],
    ["the grant's", { grant: "jwt-bearer" }],
  ]) {
    test(`holds it only while a token request is in the air, in ${place} place`, async (t) => {
      const { options } = await setup(t);
      const given = { ...options, issuer: undefined, tokenUrl: "https://auth.example.com/token" };
      const env = { OPTIONS: JSON.stringify({ ...given, ...own }), SOURCE: "given" };
      const { outcome, read } = await dumped(t, SCRIPT, env, { KEY: GIVEN });
      assert.deepEqual(outcome, [0, "200 closed 1\n", ""]);
      for (const phase of ["made", "used", "closed"]) {
        for (const kind of ["wasm", "heap"]) {
          const text = await read(phase, kind);
          assert.equal(text.includes("canary-of-the-given"), false, `${kind}, ${phase}`);
        }
      }
    });
  }
});

describe("the memory of a process whose client signs", () => {
  for (const source of ["variable", "jwk", "key"]) {
    test(`with a key given as ${source}: never in the module, and nowhere once it is closed`, async (t) => {
      const { sandbox, options } = await setup(t);
      const env = { OPTIONS: JSON.stringify(options), SOURCE: source };
      const { outcome, read } = await dumped(t, SCRIPT, env, { KEY: PEM });
      assert.deepEqual(outcome, [0, "200 closed 1\n", ""]);
      const [assertion] = assertionsOf(sandbox.oauth);
      const found = async (phase, kind) => {
        const text = await read(phase, kind);
        return [...KEY_CANARIES, assertion.split(".")[2]].filter((canary) => text.includes(canary));
      };
      for (const phase of ["made", "used", "closed"]) {
        assert.deepEqual(await found(phase, "wasm"), [], `the module, ${phase}`);
      }
      assert.deepEqual(await found("closed", "heap"), []);
      if (source === "key") assert.deepEqual(await found("used", "heap"), []);
    });
  }
});
