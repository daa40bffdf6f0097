// Against Authlib: assertions that another library verifies, for the client and as the grant.

import { after, test } from "node:test";
import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { OAuthClient } from "everbearer";
import { startPython } from "./python.mjs";

const PAIRS = {
  ES256: generateKeyPairSync("ec", { namedCurve: "P-256" }),
  RS256: generateKeyPairSync("rsa", { modulusLength: 2048 }),
};

const ACCOUNT = "reports@project.iam.example.com";

const keysOf = ({ publicKey }, alg) => [
  { ...publicKey.export({ format: "jwk" }), kid: "one", alg, use: "sig" },
];
const pemOf = ({ privateKey }) => privateKey.export({ type: "pkcs8", format: "pem" });

const clients = [
  ...Object.entries(PAIRS).map(([alg, pair]) => ({ id: `signs-${alg}`, keys: keysOf(pair, alg) })),
  {
    id: ACCOUNT,
    keys: keysOf(PAIRS.RS256, "RS256"),
    grants: ["urn:ietf:params:oauth:grant-type:jwt-bearer"],
  },
];

const server = await startPython("authlib_server.py", { clients });
after(() => server.stop());

function connect(t, options) {
  const client = new OAuthClient({ keyId: "one", policy: { tokenAttempts: 1 }, ...options });
  t.after(() => client.close());
  return client;
}

for (const [algorithm, pair] of Object.entries(PAIRS)) {
  test(`${algorithm}: the issuer as audience is accepted, and the token endpoint is not`, async (t) => {
    const options = {
      issuer: server.origin,
      clientId: `signs-${algorithm}`,
      privateKey: pemOf(pair),
      scope: "read",
    };
    const client = connect(t, options);
    assert.equal((await client.getToken()).scope, "read");
    client.invalidate();
    await client.getToken();
    const refused = connect(t, { ...options, assertionAudience: "tokenUrl" });
    await assert.rejects(refused.getToken(), ({ code, message }) => {
      assert.equal(code, "invalid_client");
      assert.match(
        message,
        new RegExp(`signed with ${algorithm} and the key id one for \\S+/token`),
      );
      return true;
    });
  });
}

test("a service account's signed grant is accepted as Google documents it", async (t) => {
  const client = connect(t, {
    tokenUrl: `${server.origin}/token`,
    grant: "jwt-bearer",
    privateKey: pemOf(PAIRS.RS256),
    assertionAudience: "tokenUrl",
    assertionLifetimeSeconds: 3600,
    assertionClaims: { iss: ACCOUNT, scope: "read", sub: "somebody" },
  });
  const { accessToken } = await client.getToken();
  assert.ok(accessToken.length > 10);
});
