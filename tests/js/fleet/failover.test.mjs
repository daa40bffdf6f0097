// Fleets over several servers: a cluster, and a master that is replaced by its replica under load.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAll, row, sharing, startEndpoint, startMixed, summed } from "./fleet.mjs";
import { startCluster, startWatched } from "./groups.mjs";
import { SERVERS } from "./servers.mjs";
import { poll } from "./wait.mjs";

const SIZE = 10;
const CALLS = 100;
const EVERY_MS = 50;

async function fleetOver(t, target) {
  const endpoint = await startEndpoint(t);
  const options = sharing(endpoint);
  return { endpoint, fleet: await startMixed(t, SIZE, target, () => ({ options })) };
}

for (const [kind, { version }] of Object.entries(SERVERS)) {
  test(`${kind} ${version}: a cluster of three masters`, async (t) => {
    const { target } = await startCluster(t, kind);
    const { endpoint, fleet } = await fleetOver(t, target);
    for (const event of ["cold", "revoked"]) {
      const outcome = await fleet.calls(CALLS);
      const { tokenRequests } = await endpoint.restart();
      row(`${kind} ${version}, a cluster: ${event}`, SIZE, tokenRequests, outcome);
      assertAll(outcome, SIZE * CALLS);
      assert.equal(tokenRequests, 1);
      await endpoint.revoke();
    }
  });

  test(`${kind} ${version}: a failover by Sentinel under load`, async (t) => {
    const watched = await startWatched(t, kind);
    const { endpoint, fleet } = await fleetOver(t, watched.target);
    assertAll(await fleet.calls(CALLS), SIZE * CALLS);
    assert.equal((await endpoint.restart()).tokenRequests, 1);

    await fleet.begin(EVERY_MS);
    await watched.failOver();
    await poll(() => fleet.all("reaches"), "all processes reach the new master");
    await endpoint.revoke();
    await poll(async () => (await endpoint.books()).granted > 0, "a token after the failover");
    const outcome = summed([await fleet.end(), await fleet.calls(CALLS)]);
    const { tokenRequests } = await endpoint.books();
    row(`${kind} ${version}: a failover, and revoked`, SIZE, tokenRequests, outcome);
    assertAll(outcome, outcome.succeeded);
    assert.ok(tokenRequests <= 2, `${tokenRequests} token requests`);
  });
}
