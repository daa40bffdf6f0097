// A worker with a pool at module level, whose token requests go one by one: a request's flight gets its turn when
// that of another request has landed.

import { env } from "cloudflare:workers";
import { ClientPool } from "everbearer/pool";

const pool = ClientPool.fromEnv("ACME", {
  env: { ...env, ACME_CLIENT_ID: "", ACME_CLIENT_SECRET: "" },
  tokenRequests: { atOnce: 1 },
  credentials: async () => ({ clientId: env.ACME_CLIENT_ID, clientSecret: env.ACME_CLIENT_SECRET }),
});

/** Tenants of a pool that says nothing of how many it remembers. */
async function many(count) {
  const crowd = new ClientPool({
    tokenUrl: "https://auth.example.com/token",
    fetch: async () => Response.json({ access_token: "t", expires_in: 3600 }),
    credentials: async () => ({ clientId: "a", clientSecret: "b" }),
  });
  for (let at = 0; at < count; at += 50) {
    const tenants = Array.from({ length: 50 }, (_, index) => `tenant-${at + index}`);
    await Promise.all(tenants.map((tenant) => crowd.for(tenant).getToken()));
  }
  const status = crowd.status();
  crowd.close();
  return status;
}

export default {
  async fetch(request) {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname === "/status") return Response.json(pool.status());
    if (pathname === "/many") return Response.json(await many(Number(searchParams.get("count"))));
    const response = await pool.for(searchParams.get("tenant")).fetch("things");
    return Response.json(response.status);
  },
};
