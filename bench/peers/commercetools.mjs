// Owns the adapter for @commercetools/ts-client: a provider's client whose middleware takes any URL. It
// does not reveal its header.

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
