// Owns the adapter for oauth4webapi. Keeping the token and its expiry is left to its user.

import * as oauth from "oauth4webapi";

export function create({ tokenUrl, clientId, clientSecret, baseUrl }) {
  const server = { issuer: new URL(tokenUrl).origin, token_endpoint: tokenUrl };
  const client = { client_id: clientId };
  const authentication = oauth.ClientSecretBasic(clientSecret);
  const insecure = { [oauth.allowInsecureRequests]: true };
  let token;
  let endsAt = 0;
  const requestToken = async () => {
    const response = await oauth.clientCredentialsGrantRequest(
      server,
      client,
      authentication,
      new URLSearchParams(),
      insecure,
    );
    const body = await oauth.processClientCredentialsResponse(server, client, response);
    token = body.access_token;
    endsAt = Date.now() + body.expires_in * 1_000;
    return token;
  };
  const current = async () => (Date.now() < endsAt ? token : requestToken());
  return {
    header: async () => `Bearer ${await current()}`,
    call: async (path) =>
      oauth.protectedResourceRequest(
        await current(),
        "GET",
        new URL(path, baseUrl),
        undefined,
        undefined,
        insecure,
      ),
  };
}
