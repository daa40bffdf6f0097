// Processes that have different tokens for a while: one after another comes to the newer one, and a revocation of all
// tokens fails no call.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAll, row, sharing, startEndpoint, startMixed } from "./fleet.mjs";
import { SERVERS, startServer } from "./servers.mjs";
import { poll } from "./wait.mjs";

const SIZE = 6;
const CALLS = 20;
const EVERY_MS = 50;

async function fleetOver(t, kind, settings, own = undefined) {
  const server = await startServer(t, kind);
  const endpoint = await startEndpoint(t, settings);
  const options = sharing(endpoint, own);
  const fleet = await startMixed(t, SIZE, server.target, () => ({ options }));
  return { fleet, endpoint };
}

for (const [kind, { version }] of Object.entries(SERVERS)) {
  const name = `${kind} ${version}`;

  test(`${name}: all tokens are revoked while the store has a newer one than most processes`, async (t) => {
    const { fleet, endpoint } = await fleetOver(t, kind);
    assertAll(await fleet.calls(CALLS), SIZE * CALLS);
    const [first] = fleet.processes;
    await first.ask("invalidate");
    assertAll(await first.ask("calls", CALLS), CALLS);
    assert.equal((await endpoint.restart()).tokenRequests, 2);

    await endpoint.revoke();
    const outcome = await fleet.calls(CALLS);
    const { tokenRequests } = await endpoint.books();
    row(`${name}: two tokens, both revoked`, SIZE, tokenRequests, outcome);
    assertAll(outcome, SIZE * CALLS);
    assert.equal(tokenRequests, 1);
  });

  test(`${name}: an endpoint whose new tokens revoke the ones before`, async (t) => {
    const policy = { refreshAheadMinMs: 0, hardWindowMinMs: 0 };
    const settings = { oneLive: true, lifetimeSeconds: 4 };
    const { fleet, endpoint } = await fleetOver(t, kind, settings, { policy });
    await fleet.begin(EVERY_MS);
    await poll(async () => (await endpoint.books()).granted === 3, "the third token");
    const outcome = await fleet.end();
    const { tokenRequests } = await endpoint.books();
    row(`${name}: three lives, one token at a time`, SIZE, tokenRequests, outcome);
    assertAll(outcome, outcome.succeeded);
    assert.equal(tokenRequests, 3);
  });
}
