// Rolling deploys under load that change the key of the store, or the client's secret.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAll, row, sharing, startEndpoint, startMixed, storeKey, summed } from "./fleet.mjs";
import { SERVERS, startServer } from "./servers.mjs";
import { poll } from "./wait.mjs";

const SIZE = 6;
const CALLS = 20;
const EVERY_MS = 50;

/** A fleet under load with a token. What is deployed later gets other options. */
async function deployed(t, kind, first) {
  const server = await startServer(t, kind);
  const endpoint = await startEndpoint(t, { secrets: { fleet: ["old", "new"] } });
  let own = first;
  let started = 0;
  const fleet = await startMixed(t, SIZE, server.target, () => {
    started += 1;
    return { options: sharing(endpoint, own) };
  });
  const outcomes = [await fleet.calls(1)];
  await fleet.begin(EVERY_MS);
  return {
    server,
    endpoint,
    /** Replaces all processes, a few at once, by those with other options. Does this halfway. */
    async deploy(options, halfway = () => undefined) {
      own = options;
      const half = started + SIZE / 2;
      const rolling = fleet.roll(EVERY_MS);
      await poll(() => started >= half, "half of the processes are replaced");
      await halfway();
      outcomes.push(await rolling);
    },
    /** A token is due at once: each process makes calls with one that is not the one before. */
    async renew() {
      await endpoint.revoke();
      outcomes.push(await fleet.calls(1));
    },
    /** How many token requests there were since the last time. */
    requests: async () => (await endpoint.restart()).tokenRequests,
    async end() {
      const outcome = summed([...outcomes, await fleet.end()]);
      assertAll(outcome, outcome.succeeded);
      assert.ok(outcome.succeeded > SIZE);
      return outcome;
    },
  };
}

for (const [kind, { version }] of Object.entries(SERVERS)) {
  const name = `${kind} ${version}`;

  test(`${name}: processes with another key, and with both, find what the others have written`, async (t) => {
    const server = await startServer(t, kind);
    const endpoint = await startEndpoint(t);
    const [before, after] = [storeKey(), storeKey()];
    const keys = [before, [after, before]];
    const fleet = await startMixed(t, SIZE, server.target, (index) => ({
      options: sharing(endpoint, { storeKey: keys[index < SIZE / 2 ? 0 : 1] }),
    }));
    const calls = async (some) => {
      const outcome = summed(await Promise.all(some.map((one) => one.ask("calls", CALLS))));
      assertAll(outcome, some.length * CALLS);
      return (await endpoint.restart()).tokenRequests;
    };
    const [old, both] = [fleet.processes.slice(0, SIZE / 2), fleet.processes.slice(SIZE / 2)];
    const counts = [await calls(both), await calls(old)];
    await endpoint.revoke();
    counts.push(await calls(old), await calls(both));
    await server.ask("FLUSHALL");
    await fleet.restart();
    counts.push(await calls(fleet.processes));
    row(`${name}: one key beside two`, SIZE, counts.join(" + "), { failed: {} });
    assert.deepEqual(counts, [1, 0, 1, 0, 1]);
  });

  test(`${name}: another key of the store, in two rolling deploys`, async (t) => {
    const [before, after] = [storeKey(), storeKey()];
    const clientSecret = "old";
    const options = { clientSecret, storeKey: before };
    const { server, endpoint, deploy, renew, requests, end } = await deployed(t, kind, options);
    const counts = [await requests()];
    await deploy({ clientSecret, storeKey: [after, before] }, () => endpoint.revoke());
    counts.push(await requests());
    await renew();
    counts.push(await requests());
    await deploy({ clientSecret, storeKey: after });
    counts.push(await requests());
    const outcome = await end();
    row(`${name}: another storeKey`, SIZE, counts.join(" + "), outcome);
    // At the start, halfway through the first deploy, and after it: a record under both keys.
    assert.deepEqual(counts, [1, 1, 1, 0]);
    assert.equal((await server.ask("KEYS", "*")).length, 2);
  });

  test(`${name}: another client secret, in a rolling deploy`, async (t) => {
    const key = storeKey();
    const { endpoint, deploy, end } = await deployed(t, kind, {
      clientSecret: "old",
      storeKey: key,
    });
    await deploy({ clientSecret: "new", storeKey: key });
    const outcome = await end();
    const { tokenRequests, byClient } = await endpoint.books();
    row(`${name}: another secret`, SIZE, tokenRequests, outcome);
    assert.deepEqual(byClient, { "fleet:old": 1, "fleet:new": 1 });
  });
}
