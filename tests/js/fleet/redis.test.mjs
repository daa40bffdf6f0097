// Twenty processes over a real server, half of them with `redis`, half with `ioredis`: whatever happens to the token,
// the fleet makes one token request, and no call fails.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAll, row, sharing, startEndpoint, startMixed } from "./fleet.mjs";
import { SERVERS, startServer } from "./servers.mjs";
import { poll } from "./wait.mjs";

const SIZE = 20;
const CALLS = 100;
const ROUNDS = Number(process.env.EVERBEARER_FLEET_ROUNDS ?? 1);

/** The life of tokens that the fleet outlives. */
const LIFETIME_MS = 4_000;

/** How often each process makes a call under load, in milliseconds. */
const EVERY_MS = 50;

/** A fleet of its own for a test, over a server of this kind. */
async function fleetOver(t, kind, own = undefined) {
  const server = await startServer(t, kind);
  const endpoint = await startEndpoint(t);
  const options = sharing(endpoint, own);
  const fleet = await startMixed(t, SIZE, server.target, () => ({ options }));
  return { fleet, endpoint };
}

for (const [kind, { version }] of Object.entries(SERVERS)) {
  const name = `${kind} ${version}`;

  /** Asserts that since the last time one token request was made, and that all of so many calls have succeeded. */
  const assertOne = async (what, { fleet, endpoint }, outcome, calls = SIZE * CALLS) => {
    const books = await endpoint.restart();
    row(`${name}: ${what}`, SIZE, books.tokenRequests, outcome);
    assertAll(outcome, calls);
    assert.equal(books.tokenRequests, 1, await fleet.faults());
    return books;
  };

  for (let round = 1; round <= ROUNDS; round += 1) {
    test(`${name}, round ${round}: cold; revoked; revoked and all restarted`, async (t) => {
      const { fleet, endpoint } = await fleetOver(t, kind);
      const cold = await assertOne("cold", { fleet, endpoint }, await fleet.calls(CALLS));
      assert.deepEqual([cold.tokensUsed, cold.unauthorized], [1, 0]);

      await endpoint.revoke();
      const revoked = await assertOne("revoked", { fleet, endpoint }, await fleet.calls(CALLS));
      assert.equal(revoked.tokensUsed, 2);

      await endpoint.revoke();
      await fleet.restart();
      await assertOne("revoked, and all restarted", { fleet, endpoint }, await fleet.calls(CALLS));
      assert.equal(await endpoint.live(), 1);
    });

    test(`${name}, round ${round}: a rolling restart, then life after life, under load`, async (t) => {
      const policy = { refreshAheadMinMs: 0, hardWindowMinMs: 0 };
      const { fleet, endpoint } = await fleetOver(t, kind, { policy });
      await fleet.begin(EVERY_MS);
      const rolled = await fleet.roll(EVERY_MS);
      await assertOne("a rolling restart", { fleet, endpoint }, rolled, rolled.succeeded);
      assert.ok(rolled.succeeded > SIZE);

      await endpoint.set({ lifetimeSeconds: LIFETIME_MS / 1_000 });
      await endpoint.revoke();
      await poll(async () => (await endpoint.books()).granted === 3, "the third token");
      const outcome = await fleet.end();
      const { times, granted, tokenRequests } = await endpoint.books();
      row(`${name}: three lives`, SIZE, tokenRequests, outcome);
      assertAll(outcome, outcome.succeeded);
      assert.equal(tokenRequests, granted);
      // A token is asked for in the last quarter of the life before. On a busy machine a request arrives late.
      const gaps = times.slice(1).map((time, index) => time - times[index]);
      assert.ok(
        gaps.every((gapMs) => gapMs > LIFETIME_MS / 2),
        `token requests after ${gaps} ms`,
      );
    });

    test(`${name}, round ${round}: at expiry`, async (t) => {
      const { fleet, endpoint } = await fleetOver(t, kind, { backgroundRefresh: false });
      await endpoint.set({ lifetimeSeconds: 3 });
      assertAll(await fleet.calls(1), SIZE);
      const { tokenRequests } = await endpoint.restart();
      assert.equal(tokenRequests, 1);
      await poll(async () => (await endpoint.live()) === 0, "the token has expired");
      await endpoint.set({ lifetimeSeconds: 3_600 });
      const { tokensUsed } = await assertOne(
        "at expiry",
        { fleet, endpoint },
        await fleet.calls(CALLS),
      );
      assert.equal(tokensUsed, 1);
    });
  }
}
