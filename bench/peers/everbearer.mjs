// Owns the adapter for this package.

import { OAuthClient } from "everbearer";

export function create({ tokenUrl, clientId, clientSecret, baseUrl }) {
  const client = new OAuthClient({ tokenUrl, clientId, clientSecret, baseUrl });
  return {
    header: () => client.authorization(),
    call: (path) => client.fetch(path),
  };
}
