// Owns the adapter for google-auth-library: its OAuth2Client, with the token request as refresh handler.

import { OAuth2Client } from "google-auth-library";

export function create({ tokenUrl, clientId, clientSecret, baseUrl }) {
  const client = new OAuth2Client({ forceRefreshOnFailure: true });
  client.refreshHandler = async () => {
    const { data } = await client.transporter.request({
      url: tokenUrl,
      method: "POST",
      headers: { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` },
      data: new URLSearchParams({ grant_type: "client_credentials" }),
    });
    return {
      access_token: data.access_token,
      expiry_date: Date.now() + data.expires_in * 1_000,
    };
  };
  return {
    header: async () => (await client.getRequestHeaders()).get("authorization"),
    call: async (path) => (await client.request({ url: `${baseUrl}${path}` })).data,
  };
}
