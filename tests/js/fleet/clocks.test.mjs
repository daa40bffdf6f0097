// Processes whose wall clocks are minutes wrong, or jump: the counts are the same as without, because lives and leases
// are counted by the store.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAll, row, sharing, startEndpoint, startMixed } from "./fleet.mjs";
import { SERVERS, startServer } from "./servers.mjs";
import { poll } from "./wait.mjs";

const MINUTES_MS = 60_000;
const SKEWS = [-5, 0, 5].map((minutes) => minutes * MINUTES_MS);
const SIZE = 2 * SKEWS.length;
const CALLS = 50;

for (const [kind, { version }] of Object.entries(SERVERS)) {
  test(`${kind} ${version}: wall clocks that are wrong by five minutes, and one that jumps`, async (t) => {
    const server = await startServer(t, kind);
    const endpoint = await startEndpoint(t);
    const options = sharing(endpoint, { backgroundRefresh: false });
    const fleet = await startMixed(t, SIZE, server.target, (index) => ({
      skewMs: SKEWS[index % SKEWS.length],
      options,
    }));
    const jump = (ms) => fleet.processes[0].ask("jump", ms);
    const assertOne = async (what) => {
      const outcome = await fleet.calls(CALLS);
      const { tokenRequests } = await endpoint.restart();
      row(`${kind} ${version}, wrong clocks: ${what}`, SIZE, tokenRequests, outcome);
      assertAll(outcome, SIZE * CALLS);
      assert.equal(tokenRequests, 1);
    };

    await endpoint.set({ lifetimeSeconds: 5 });
    await assertOne("cold");
    await jump(10 * MINUTES_MS);
    await poll(async () => (await endpoint.live()) === 0, "the token has expired");
    await endpoint.set({ lifetimeSeconds: 3_600 });
    await assertOne("at expiry");
    await jump(-20 * MINUTES_MS);
    await endpoint.revoke();
    await assertOne("revoked");
  });
}
