// A worker whose clients share their token with those of other workers, through a Durable Object of one of them. Its
// requests may be ended while they wait.

import { env } from "cloudflare:workers";
import { OAuthClient } from "everbearer";
import { durableObjectStore, TokenStoreObject } from "everbearer/cloudflare";

export { TokenStoreObject };

const client = new OAuthClient({
  tokenUrl: `${env.BASE}/token`,
  clientId: "fleet",
  clientSecret: "secret",
  baseUrl: env.BASE,
  store: durableObjectStore(() => env.TOKENS),
  storeKey: env.STORE_KEY,
  storeTimeoutMs: 5_000,
});

export default {
  async fetch(request) {
    const { pathname } = new URL(request.url);
    if (pathname === "/status") return Response.json(client.status());
    const response = await client.fetch("things");
    return new Response(await response.text(), { status: response.status });
  },
};
