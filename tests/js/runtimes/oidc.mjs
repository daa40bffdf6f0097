// Owns the authorization server (oidc-provider) and the API for clients that sign, and what the runtimes need to
// know of them.

import { generateKeyPairSync } from "node:crypto";
import { startApi, startProvider } from "../e2e/oidc-server.mjs";

const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
const PAIRS = {
  ES256: generateKeyPairSync("ec", { namedCurve: "P-256" }),
  ES384: generateKeyPairSync("ec", { namedCurve: "P-384" }),
  RS256: rsa,
  RS384: rsa,
  PS256: rsa,
  Ed25519: generateKeyPairSync("ed25519"),
};

const OWN_FORM = { ec: "sec1", rsa: "pkcs1" };

function keyOf({ privateKey }) {
  const own = OWN_FORM[privateKey.asymmetricKeyType];
  return {
    jwk: { ...privateKey.export({ format: "jwk" }), kid: "one" },
    pkcs8: privateKey.export({ type: "pkcs8", format: "pem" }),
    ...(own && { own: privateKey.export({ type: own, format: "pem" }) }),
  };
}

/** Starts both for a test. Gives the variables. */
export async function oidcVariables(t) {
  const clients = Object.entries(PAIRS).map(([alg, { publicKey }]) => ({
    client_id: `signs-${alg}`,
    token_endpoint_auth_method: "private_key_jwt",
    token_endpoint_auth_signing_alg: alg,
    jwks: { keys: [{ ...publicKey.export({ format: "jwk" }), kid: "one", alg, use: "sig" }] },
  }));
  const provider = await startProvider(t, { clients });
  const { baseUrl } = await startApi(t, provider);
  const keys = Object.entries(PAIRS).map(([alg, pair]) => [alg, keyOf(pair)]);
  return {
    OIDC_ISSUER: provider.issuer,
    OIDC_BASE_URL: baseUrl,
    OIDC_KEYS: JSON.stringify(Object.fromEntries(keys)),
  };
}
