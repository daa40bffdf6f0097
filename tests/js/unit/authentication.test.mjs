// Metadata and keys that may be anything: a result or a problem in words, and nothing of a key in them.

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { keyIn, KeyProblem, misfit } from "../../../build/js/authentication/key.js";
import { metadataOf, NoMetadata } from "../../../build/js/authentication/metadata.js";

const ISSUER = "https://auth.example.com";

/** What servers may send: any JSON, and documents that are nearly right. */
const document = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.record(
    {
      issuer: fc.oneof(fc.constantFrom(ISSUER, `${ISSUER}/`), fc.jsonValue({ maxDepth: 1 })),
      token_endpoint: fc.oneof(fc.webUrl(), fc.jsonValue({ maxDepth: 1 })),
      token_endpoint_auth_methods_supported: fc.oneof(
        fc.array(fc.oneof(fc.constantFrom("private_key_jwt", "none"), fc.jsonValue())),
        fc.jsonValue(),
      ),
      mtls_endpoint_aliases: fc.oneof(
        fc.record({ token_endpoint: fc.jsonValue() }),
        fc.jsonValue(),
      ),
    },
    { requiredKeys: [] },
  ),
);

const METHODS = ["client_secret_basic", "private_key_jwt", "tls_client_auth", "none"];

test("any metadata give a token endpoint, or a problem on one line", async () => {
  const status = fc.oneof(fc.constant(200), fc.integer({ min: 0, max: 599 }));
  const text = fc.oneof(
    document.map((value) => JSON.stringify(value)),
    fc.string(),
  );
  const responses = fc.array(fc.tuple(status, fc.option(text, { nil: undefined })), {
    minLength: 2,
    maxLength: 2,
  });
  await fc.assert(
    fc.asyncProperty(responses, fc.constantFrom(...METHODS), async (given, method) => {
      const left = [...given];
      try {
        const found = await metadataOf(ISSUER, method, async () => left.shift());
        assert.equal(typeof found.endpoint, "string");
        assert.equal(found.issuer.replace(/\/$/, ""), ISSUER);
      } catch (error) {
        assert.ok(error instanceof NoMetadata, String(error));
        assert.match(error.message, /^[^\n]{1,2000}\.$/);
      }
    }),
    { numRuns: 5_000 },
  );
});

const CANARY = "c4naryc4naryc4nary";

const labels = ["PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY", "CERTIFICATE", "OTHER"];
const pem = fc
  .tuple(fc.constantFrom(...labels), fc.base64String(), fc.constantFrom("\n", "\\n", ""))
  .map(
    ([label, body, end]) =>
      `-----BEGIN ${label}-----${end}${CANARY}${body}${end}-----END ${label}-----`,
  );
const jwk = fc.record(
  {
    kty: fc.oneof(fc.constantFrom("RSA", "EC", "OKP", "oct"), fc.jsonValue()),
    crv: fc.oneof(fc.constantFrom("P-256", "Ed25519"), fc.jsonValue()),
    d: fc.oneof(fc.constant(CANARY), fc.jsonValue()),
    k: fc.constant(CANARY),
  },
  { requiredKeys: [] },
);

test("a JWK whose curve is no text is a problem, not an error of the runtime", () => {
  for (const crv of [undefined, null, 256, {}, { toString: [] }, ["P-256"]]) {
    const key = { kty: "EC", crv, d: CANARY };
    assert.throws(() => keyIn(key), KeyProblem);
    assert.throws(() => keyIn(JSON.stringify(key)), KeyProblem);
  }
});

test("anything as a key is a key of a known form, or a problem without its text", () => {
  const anything = fc.oneof(
    pem,
    jwk,
    jwk.map((value) => JSON.stringify(value)),
    jwk.map((value) => `${JSON.stringify(value)}${CANARY}`),
    fc.anything(),
    fc.string().map((text) => text + CANARY),
  );
  fc.assert(
    fc.property(anything, fc.constantFrom("RS256", "ES256", "Ed25519", undefined), (given, alg) => {
      try {
        const known = keyIn(given);
        assert.ok(["pem", "jwk", "key", "signer"].includes(known.form));
        assert.equal(String(misfit(known, alg)).includes(CANARY), false);
      } catch (error) {
        assert.ok(error instanceof KeyProblem, error.stack);
        assert.equal(error.message.includes(CANARY), false);
      }
    }),
    { numRuns: 20_000 },
  );
});
