// A worker with a pool at module level, whose token requests go one by one: a request's flight gets its turn when
// that of another request has landed.

import { env } from "cloudflare:workers";
import { ClientPool } from "everbearer/pool";

const pool = ClientPool.fromEnv("ACME", {
  env: { ...env, ACME_CLIENT_ID: "", ACME_CLIENT_SECRET: "" },
  tokenRequests: { atOnce: 1 },
  credentials: async () => ({ clientId: env.ACME_CLIENT_ID, clientSecret: env.ACME_CLIENT_SECRET }),
});

export default {
  async fetch(request) {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname === "/status") return Response.json(pool.status());
    const response = await pool.for(searchParams.get("tenant")).fetch("things");
    return Response.json(response.status);
  },
};
