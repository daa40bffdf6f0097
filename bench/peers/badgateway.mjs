// Owns the adapter for @badgateway/oauth2-client: OAuth2Fetch, as in its README.

import { OAuth2Client, OAuth2Fetch } from "@badgateway/oauth2-client";

export function create({ tokenUrl, clientId, clientSecret, baseUrl }) {
  const client = new OAuth2Client({ tokenEndpoint: tokenUrl, clientId, clientSecret });
  const wrapper = new OAuth2Fetch({ client, getNewToken: () => client.clientCredentials() });
  return {
    header: async () => `Bearer ${await wrapper.getAccessToken()}`,
    call: (path) => wrapper.fetch(`${baseUrl}${path}`),
  };
}
