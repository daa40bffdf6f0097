// Rolling deploys under load that change the key of the store, or the client's secret.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAll, row, startEndpoint, startFleet, storeKey, summed } from "./fleet.mjs";
import { SERVERS, startServer } from "./servers.mjs";
import { poll } from "./wait.mjs";

const SIZE = 6;
const LIBRARIES = ["redis", "ioredis"];
const EVERY_MS = 50;

/** A fleet whose next processes get what `deploy` was given last. */
async function deployed(t, kind, first) {
  const server = await startServer(t, kind);
  const endpoint = await startEndpoint(t, { secrets: { fleet: ["old", "new"] } });
  let own = first;
  let started = 0;
  const fleet = await startFleet(t, SIZE, (index) => {
    started += 1;
    return {
      library: LIBRARIES[index % LIBRARIES.length],
      target: server.target,
      options: { ...endpoint.options, storeTimeoutMs: 2_000, ...own },
    };
  });
  await fleet.begin(EVERY_MS);
  const outcomes = [];
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
    async end() {
      outcomes.push(await fleet.end());
      const outcome = summed(outcomes);
      assertAll(outcome, outcome.succeeded);
      assert.ok(outcome.succeeded > SIZE);
      return outcome;
    },
  };
}

for (const [kind, { version }] of Object.entries(SERVERS)) {
  const name = `${kind} ${version}`;

  test(`${name}: another key of the store, in two rolling deploys`, async (t) => {
    const [before, after] = [storeKey(), storeKey()];
    const clientSecret = "old";
    const { server, endpoint, deploy, end } = await deployed(t, kind, {
      clientSecret,
      storeKey: [before],
    });
    // A token is due when there are old processes and new ones.
    await deploy({ clientSecret, storeKey: [after, before] }, () => endpoint.revoke());
    await deploy({ clientSecret, storeKey: [after] });
    const outcome = await end();
    const { tokenRequests } = await endpoint.books();
    row(`${name}: another storeKey`, SIZE, tokenRequests, outcome);
    assert.equal(tokenRequests, 2);
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
