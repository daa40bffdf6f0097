// Owns the adapter for @azure/msal-node. It requires an https authority, so the adapter's network client
// redirects its requests to the loopback interface. It gets tokens; making calls is left to its user.

import { ConfidentialClientApplication } from "@azure/msal-node";

const HOST = "login.example.com";
const AUTHORITY = `https://${HOST}/tenant`;
const SCOPES = ["https://api.example.com/.default"];

/** The metadata that MSAL would request from the authority. */
const METADATA = JSON.stringify({
  issuer: AUTHORITY,
  authorization_endpoint: `${AUTHORITY}/authorize`,
  token_endpoint: `${AUTHORITY}/token`,
  jwks_uri: `${AUTHORITY}/keys`,
});

async function ask(url, init) {
  const response = await fetch(url, init);
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: await response.json(),
  };
}

export function create({ tokenUrl, clientId, clientSecret, baseUrl }) {
  const networkClient = {
    sendGetRequestAsync: (url) => ask(url),
    sendPostRequestAsync: (url, { headers, body }) =>
      ask(tokenUrl, { method: "POST", headers, body }),
  };
  const client = new ConfidentialClientApplication({
    auth: {
      clientId,
      clientSecret,
      authority: AUTHORITY,
      knownAuthorities: [HOST],
      authorityMetadata: METADATA,
    },
    system: { networkClient },
  });
  const header = async () => {
    const { accessToken } = await client.acquireTokenByClientCredential({ scopes: SCOPES });
    return `Bearer ${accessToken}`;
  };
  return {
    header,
    call: async (path) =>
      fetch(`${baseUrl}${path}`, { headers: { authorization: await header() } }),
  };
}
