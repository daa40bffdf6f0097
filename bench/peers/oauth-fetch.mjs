// Owns the adapter for oauth-fetch. Its user's token provider gets and keeps the token.

import { AbstractTokenProvider, OAuthFetch } from "oauth-fetch";

class ClientCredentials extends AbstractTokenProvider {
  #token;
  #endsAt = 0;

  async getToken() {
    if (Date.now() >= this.#endsAt) await this.#requestToken();
    return this.#token;
  }

  async #requestToken() {
    const { tokenUrl, clientId, clientSecret } = this.config;
    const response = await fetch(tokenUrl, {
      method: "POST",
      headers: { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` },
      body: new URLSearchParams({ grant_type: "client_credentials" }),
    });
    if (!response.ok) throw new Error(`the token endpoint responded ${response.status}`);
    const { access_token, token_type, expires_in: seconds } = await response.json();
    this.#token = { access_token, token_type };
    this.#endsAt = Date.now() + seconds * 1_000;
  }
}

export function create({ baseUrl, ...config }) {
  const tokenProvider = new ClientCredentials(config);
  const client = new OAuthFetch({ baseUrl, tokenProvider });
  return {
    header: async () => `Bearer ${(await tokenProvider.getToken()).access_token}`,
    call: (path) => client.get(path),
  };
}
