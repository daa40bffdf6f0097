// Owns the behaviour of a pool's tenants that must be the same in every runtime.

import { equal, rejection } from "./expect.mjs";

/** Tenants at once, more than have their turn at once; a refusal, a rotation, and the end. */
export async function tenantsOfAPool({ everbearer, variables, counters }) {
  const asked = [];
  const pool = everbearer.ClientPool.fromEnv("ACME", {
    env: { ...variables, ACME_CLIENT_ID: "", ACME_CLIENT_SECRET: "" },
    maxTenants: 10,
    tokenRequests: { atOnce: 3 },
    credentials: async (tenant) => {
      asked.push(tenant);
      const clientSecret = tenant === "wrong" ? "wrong" : variables.ACME_CLIENT_SECRET;
      return { clientId: variables.ACME_CLIENT_ID, clientSecret };
    },
  });
  try {
    const tenants = Array.from({ length: 20 }, (_, at) => `tenant-${at}`);
    const statuses = await Promise.all(
      tenants.map(async (tenant) => {
        const response = await pool.for(tenant).fetch("things");
        await response.arrayBuffer();
        return response.status;
      }),
    );
    equal(new Set(statuses).size, 1);
    equal([statuses[0], asked.length, (await counters()).tokenRequests], [200, 20, 20]);
    const { code } = await rejection(pool.for("wrong").getToken());
    equal([code, asked.filter((tenant) => tenant === "wrong").length], ["invalid_client", 2]);
    await pool.rotate("tenant-19");
    equal(pool.for("tenant-19").status().generation, 2);
    const { tenants: count, requesting, waiting } = pool.status();
    equal([count <= 10, requesting, waiting], [true, 0, 0]);
  } finally {
    pool.close();
  }
  equal((await rejection(pool.for("tenant-0").getToken())).code, "client_closed");
}
