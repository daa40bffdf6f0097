// Owns the adapter for oauth4webapi. It keeps no token: that, and when it ends, is up to its user.

import * as oauth from "oauth4webapi";

export function create({ tokenUrl, clientId, clientSecret, baseUrl }) {
  const server = { issuer: new URL(tokenUrl).origin, token_endpoint: tokenUrl };
  const client = { client_id: clientId };
  const authentication = oauth.ClientSecretBasic(clientSecret);
  const insecure = { [oauth.allowInsecureRequests]: true };
  let token;
  let endsAt = 0;
  const grant = async () => {
    const response = await oauth.clientCredentialsGrantRequest(
      server,
      client,
      authentication,
      new URLSearchParams(),
      insecure,
    );
    const reply = await oauth.processClientCredentialsResponse(server, client, response);
    token = reply.access_token;
    endsAt = Date.now() + reply.expires_in * 1_000;
    return token;
  };
  const current = async () => (Date.now() < endsAt ? token : grant());
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
