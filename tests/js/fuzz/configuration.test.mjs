// Any value as options, environment or prefix gives a client or a ConfigurationError.

import { inspect } from "node:util";
import fc from "fast-check";
import { load } from "../packaging/load.mjs";
import { anyValue, build, objectOf } from "./values.mjs";
import { checkError, checkShown, OPTIONS, PRIVATE, property } from "./world.mjs";

const { OAuthClient } = await load("everbearer");

const text = anyValue("text", "client_secret_post", "form");
const headers = objectOf({
  "x-own": anyValue(PRIVATE),
  authorization: anyValue(PRIVATE),
  "no name": anyValue(PRIVATE),
  __proto__: anyValue(PRIVATE),
});
const options = objectOf({
  tokenUrl: anyValue("https://auth.example.com/token", "http://[::1]"),
  clientId: text,
  clientSecret: text,
  clientAuthentication: text,
  issuer: anyValue("https://auth.example.com"),
  privateKey: fc.oneof(
    anyValue("-----BEGIN PRIVATE KEY-----"),
    objectOf({
      kty: anyValue("EC"),
      crv: anyValue("P-256"),
      d: anyValue(PRIVATE),
      algorithm: anyValue("ES256"),
      sign: anyValue(),
      type: anyValue("private"),
      usages: anyValue(),
    }),
  ),
  keyId: text,
  keyAlgorithm: anyValue("ES256"),
  certificate: text,
  assertionAudience: anyValue("tokenUrl"),
  assertionLifetimeSeconds: anyValue(60),
  assertionClaims: objectOf({ scope: anyValue("read"), __proto__: text }),
  assertionHeader: anyValue(),
  clientAssertion: anyValue(),
  store: anyValue(),
  storeKey: anyValue(),
  grant: anyValue("jwt-bearer", "token-exchange"),
  tokenRequestMethod: anyValue("GET"),
  tokenRequestFormat: anyValue("json", "query"),
  tokenRequestHeaders: fc.oneof(
    anyValue(),
    headers,
    objectOf({ "x-id": anyValue("{uuid}", "{client_secret}") }),
  ),
  scope: text,
  resource: anyValue("urn:a:b"),
  tokenParameters: objectOf({
    tenant: text,
    nested: anyValue(),
    constructor: text,
    __proto__: text,
  }),
  baseUrl: anyValue("https://api.example.com/v1"),
  allowedOrigins: anyValue("https://api.example.com"),
  timeoutMs: anyValue(1),
  maxRetries: anyValue(1),
  headers: fc.oneof(anyValue(), headers),
  replaceAuthorization: anyValue(true),
  backgroundRefresh: anyValue(true),
  policy: objectOf({
    tokenAttempts: anyValue(1),
    timerMaxMs: anyValue(1e5),
    hardWindowRatio: anyValue(0.5),
  }),
  profile: objectOf({
    tokenHeader: anyValue("x-token"),
    codeMember: text,
    basicScheme: anyValue("ID"),
    scopeSeparator: anyValue(","),
    statusOfCode: objectOf({ 1: anyValue(401), __proto__: anyValue(401) }),
    rejectedStatuses: fc.oneof(anyValue(), fc.record({ list: fc.array(anyValue(401, 403)) })),
  }),
  fetch: anyValue(),
  clock: objectOf({ wall: anyValue(), setTimeout: anyValue() }),
  dangerouslyAllowBrowser: anyValue(true),
  unknown: anyValue(),
});

function attempt(make) {
  let client;
  try {
    client = make();
  } catch (error) {
    checkError(error);
    return;
  }
  checkShown(client);
  inspect(client.status());
  client.close();
}

property(
  "complete options with some replaced",
  1_500,
  [options],
  (recipe) => {
    const given = build(recipe);
    attempt(() => new OAuthClient({ ...OPTIONS, ...given }));
  },
  [
    [{ of: { allowedOrigins: { list: [{ kind: "revoked function" }] } } }],
    [{ of: { profile: { of: { statusOfCode: { kind: "revoked array" } } } } }],
    [{ of: { tokenUrl: { kind: "forged url" } } }],
  ],
);

property(
  "anything as options",
  700,
  [anyValue()],
  (recipe) => {
    attempt(() => new OAuthClient(build(recipe)));
  },
  [[{ kind: "huge text" }], [{ kind: "revoked object" }], [{ kind: "getter that throws" }]],
);

property(
  "anything as prefix, environment and options",
  1_000,
  [
    anyValue("ACME"),
    fc.oneof(
      anyValue(),
      objectOf({
        ACME_TOKEN_URL: anyValue(OPTIONS.tokenUrl),
        ACME_CLIENT_ID: anyValue("id"),
        ACME_CLIENT_SECRET: anyValue(OPTIONS.clientSecret),
        ACME_CLIENT_SECRET_FILE: anyValue("/nowhere"),
        ACME_TIMEOUT_MS: anyValue("5"),
        ACME_PRIVATE_KEY: anyValue("{"),
        ACME_PRIVATE_KEY_FILE: anyValue("/nowhere"),
        ACME_CLIENT_ASSERTION_FILE: anyValue("/nowhere"),
        ACME_KEY_ALGORITHM: anyValue("ES256"),
      }),
    ),
    fc.oneof(anyValue(), options),
  ],
  (...recipes) => {
    const [prefix, environment, own] = recipes.map(build);
    attempt(() => OAuthClient.fromEnv(prefix, own));
    attempt(() => OAuthClient.fromEnv(prefix, { env: environment }));
  },
  [
    [{ kind: "symbol" }, { data: {} }, { data: {} }],
    [{ data: "ACME" }, { kind: "proxy that throws" }, { data: {} }],
    [{ data: "ACME" }, { data: {} }, { kind: "huge text" }],
  ],
);

const defaults = objectOf({
  baseUrl: anyValue(OPTIONS.baseUrl, "https://evil.example"),
  timeoutMs: anyValue(1, Infinity),
  maxRetries: anyValue(1),
  headers: fc.oneof(anyValue(), headers),
  unknown: anyValue(),
});

property(
  "anything as options of a face",
  1_000,
  [fc.oneof(anyValue(), defaults)],
  (recipe) => {
    const client = new OAuthClient(OPTIONS);
    attempt(() => client.withOptions(build(recipe)));
    client.close();
  },
  [[{ kind: "revoked object" }], [{ of: { headers: { kind: "proxy that throws" } } }]],
);
