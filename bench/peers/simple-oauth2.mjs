// Owns the adapter for simple-oauth2. It gets tokens, which know whether they have expired; keeping them
// and making calls is left to its user.

import { ClientCredentials } from "simple-oauth2";

export function create({ tokenUrl, clientId, clientSecret, baseUrl }) {
  const { origin, pathname } = new URL(tokenUrl);
  const client = new ClientCredentials({
    client: { id: clientId, secret: clientSecret },
    auth: { tokenHost: origin, tokenPath: pathname },
  });
  let accessToken;
  const header = async () => {
    if (!accessToken || accessToken.expired()) accessToken = await client.getToken({});
    return `Bearer ${accessToken.token.access_token}`;
  };
  return {
    header,
    call: async (path) =>
      fetch(`${baseUrl}${path}`, { headers: { authorization: await header() } }),
  };
}
