// Owns the adapter for openid-client. It keeps no token; its `expiresIn` says whether the last one is valid.

import * as client from "openid-client";

export function create({ tokenUrl, clientId, clientSecret, baseUrl }) {
  const server = { issuer: new URL(tokenUrl).origin, token_endpoint: tokenUrl };
  const authentication = client.ClientSecretBasic(clientSecret);
  const config = new client.Configuration(server, clientId, undefined, authentication);
  client.allowInsecureRequests(config);
  let tokens;
  const current = async () => {
    if (!tokens?.expiresIn()) tokens = await client.clientCredentialsGrant(config);
    return tokens.access_token;
  };
  return {
    header: async () => `Bearer ${await current()}`,
    call: async (path) =>
      client.fetchProtectedResource(config, await current(), new URL(path, baseUrl), "GET"),
  };
}
