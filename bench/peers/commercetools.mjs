// Owns the adapter for @commercetools/ts-client: a vendor's client whose middleware can point anywhere. It
// has no way to its header.

import { ClientBuilder } from "@commercetools/ts-client";

export function create({ tokenUrl, clientId, clientSecret, baseUrl }) {
  const token = new URL(tokenUrl);
  const base = new URL(baseUrl);
  const client = new ClientBuilder()
    .withClientCredentialsFlow({
      host: token.origin,
      oauthUri: token.pathname,
      projectKey: "bench",
      credentials: { clientId, clientSecret },
      scopes: [],
      httpClient: fetch,
    })
    .withHttpMiddleware({ host: base.origin, httpClient: fetch })
    .build();
  return {
    call: async (path) =>
      (await client.execute({ uri: `${base.pathname}${path}`, method: "GET" })).body,
  };
}
