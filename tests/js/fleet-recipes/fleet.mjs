// Owns a small fleet: one client for each store object, against the sandbox, as processes of one service would be.

import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { setup } from "../support/setup.mjs";

const CALLS_OF_EACH = 10;

/** Cold and after a revocation, the clients of these stores make one token request, and no call fails. */
export async function assertOneTokenRequest(t, stores) {
  const { oauth, connect, tokenRequests } = await setup(t);
  const storeKey = randomBytes(32).toString("base64");
  // The bound is not the subject, and the machine may be busy.
  const shared = { storeKey, storeTimeoutMs: 10_000 };
  const clients = stores.map((store) => connect({ ...shared, store }));
  for (const expected of [1, 2]) {
    const calls = clients.flatMap((client) =>
      Array.from({ length: CALLS_OF_EACH }, () => client.fetch("things")),
    );
    for (const { status } of await Promise.all(calls)) assert.equal(status, 200);
    assert.equal(tokenRequests(), expected);
    for (const client of clients) assert.equal(client.status().storeFaults, 0);
    oauth.revokeTokens();
  }
  const adopted = clients.map((client) => client.status().adopted);
  assert.equal(
    adopted.reduce((sum, count) => sum + count),
    2 * (stores.length - 1),
  );
}
