// Owns the behaviours of clients that sign assertions: in each form of each kind of key, with the runtime's own
// Web Crypto, against the authorization server that the driver has started (oidc-server.mjs).

import { equal } from "./expect.mjs";

/** How Web Crypto knows each algorithm. */
const PARAMETERS = {
  ES256: { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" },
  ES384: { name: "ECDSA", namedCurve: "P-384", hash: "SHA-384" },
  RS256: { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" },
  RS384: { name: "RSASSA-PKCS1-v1_5", hash: "SHA-384" },
  PS256: { name: "RSA-PSS", hash: "SHA-256", saltLength: 32 },
  Ed25519: { name: "Ed25519" },
};

/** Each form of a key; those of text come from the driver. */
async function formsOf(algorithm, { jwk, ...texts }) {
  const parameters = PARAMETERS[algorithm];
  const key = await crypto.subtle.importKey("jwk", jwk, parameters, false, ["sign"]);
  const sign = (data) => crypto.subtle.sign(parameters, key, data);
  return {
    ...texts,
    oneLine: texts.pkcs8.replaceAll("\n", "\\n"),
    jwk,
    json: JSON.stringify(jwk),
    key,
    signer: { algorithm, keyId: jwk.kid, sign },
    function: async () => jwk,
  };
}

/** Every form of every kind of key gets a token that the API accepts. */
export async function signedAssertions({ everbearer: { OAuthClient }, variables }) {
  const keys = JSON.parse(variables.OIDC_KEYS);
  equal(Object.keys(keys), Object.keys(PARAMETERS));
  for (const [algorithm, given] of Object.entries(keys)) {
    const forms = await formsOf(algorithm, given);
    for (const [form, privateKey] of Object.entries(forms)) {
      const client = new OAuthClient({
        issuer: variables.OIDC_ISSUER,
        clientId: `signs-${algorithm}`,
        privateKey,
        keyId: given.jwk.kid,
        ...(form !== "signer" && { keyAlgorithm: algorithm }),
        baseUrl: variables.OIDC_BASE_URL,
      });
      const response = await client.fetch("things");
      const { client_id: id } = await response.json();
      equal([algorithm, form, response.status, id], [algorithm, form, 200, `signs-${algorithm}`]);
      client.close();
    }
  }
}

/** Callers of one client share one signature, whatever requests they belong to. */
export async function oneSignature({ everbearer: { OAuthClient }, variables }) {
  const { jwk } = JSON.parse(variables.OIDC_KEYS).ES256;
  const key = await crypto.subtle.importKey("jwk", jwk, PARAMETERS.ES256, false, ["sign"]);
  let signed = 0;
  const client = new OAuthClient({
    issuer: variables.OIDC_ISSUER,
    clientId: "signs-ES256",
    privateKey: {
      algorithm: "ES256",
      keyId: jwk.kid,
      sign: (data) => {
        signed += 1;
        return crypto.subtle.sign(PARAMETERS.ES256, key, data);
      },
    },
    baseUrl: variables.OIDC_BASE_URL,
  });
  const calls = Array.from({ length: 50 }, async () => (await client.fetch("things")).status);
  equal(await Promise.all(calls), Array(50).fill(200));
  equal([signed, client.status().tokenRequests], [1, 1]);
  client.close();
}
