// Providers that keep one live token for each client, and providers that hand out the same token again: one client, and
// a fleet of them with a store.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { load } from "../packaging/load.mjs";
import { memoryStore } from "../support/memory-store.mjs";
import { record, setup, statuses, until, virtualClock } from "../support/setup.mjs";

const { AthenaClient } = await load("everbearer/athena");

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Three hours of calls, one every ten seconds; gives the statuses that were seen. */
async function threeHours(client, clock) {
  const seen = new Set();
  for (let ms = 0; ms < 3 * HOUR; ms += 10_000) {
    for (const status of await statuses(client, 1)) seen.add(status);
    await clock.advance(10_000, client);
  }
  return [...seen];
}

describe("one live token", () => {
  test("a refresh ends the token that calls carry, and no call fails", async (t) => {
    const clock = virtualClock();
    const { oauth, connect, tokenRequests } = await setup(t, { clock });
    oauth.settings.oneLiveToken = true;
    const client = connect();
    assert.deepEqual(await threeHours(client, clock), [200]);
    const { tokensIssued, apiUnauthorized } = oauth.counters();
    assert.deepEqual([tokenRequests(), tokensIssued, apiUnauthorized], [4, 4, 0]);
  });

  test("calls on their way when their token ends are replayed, by one more token request", async (t) => {
    const { oauth, connect, tokenRequests } = await setup(t);
    oauth.settings.oneLiveToken = true;
    let newer;
    const held = [];
    const client = connect({
      async fetch(input, init) {
        const isCall = String(input?.url ?? input).startsWith(oauth.baseUrl);
        if (isCall && newer === undefined) await new Promise((go) => held.push(go));
        return fetch(input, init);
      },
    });
    const heard = record(client, ["replayed"]);
    const calls = Array.from({ length: 20 }, () => client.fetch("things"));
    await until(() => held.length === 20);
    newer = await client.getToken({ forceRefresh: true });
    for (const go of held) go();
    for (const response of await Promise.all(calls)) assert.equal(response.status, 200);
    assert.equal(heard.length, 20);
    assert.equal(tokenRequests(), 2);
    assert.equal((await client.getToken()).accessToken, newer.accessToken);
  });

  test("two clients of one client id end each other's token, and no call fails", async (t) => {
    const clock = virtualClock();
    const { oauth, connect } = await setup(t, { clock });
    oauth.settings.oneLiveToken = true;
    const pair = [connect(), connect()];
    for (let ms = 0; ms < HOUR; ms += MINUTE) {
      for (const client of pair) assert.deepEqual(await statuses(client, 1), [200]);
      await clock.advance(MINUTE, pair);
    }
    // Without a store, each call of one client ends the token of the other.
    assert.ok(oauth.counters().apiUnauthorized > 60);
  });
});

describe("the same token again", () => {
  test("a refresh that brings the same token does not loop", async (t) => {
    const clock = virtualClock();
    const { oauth, connect, tokenRequests } = await setup(t, { clock });
    oauth.settings.sameToken = true;
    const client = connect();
    assert.deepEqual(await threeHours(client, clock), [200]);
    const { tokensIssued, apiUnauthorized } = oauth.counters();
    assert.deepEqual([tokensIssued, apiUnauthorized], [3, 0]);
    // Each refresh leaves a fraction of the life that was left: of 300 s, a second is left after four.
    assert.ok(tokenRequests() <= 3 * 7, `${tokenRequests()}`);
  });

  test("a refresh shortly before a new token is handed out costs one request more", async (t) => {
    const clock = virtualClock();
    const { oauth, connect, tokenRequests } = await setup(t, { clock });
    oauth.settings.sameToken = { untilMs: 5 * MINUTE };
    const client = connect();
    assert.deepEqual(await threeHours(client, clock), [200]);
    const { tokensIssued, apiUnauthorized } = oauth.counters();
    assert.deepEqual([tokensIssued, apiUnauthorized], [4, 0]);
    assert.ok(tokenRequests() <= 2 * tokensIssued, `${tokenRequests()}`);
  });

  test("a rejected token that is handed out again is one replay, and no loop", async (t) => {
    const { oauth, connect, tokenRequests } = await setup(t);
    oauth.settings.sameToken = true;
    const client = connect();
    assert.deepEqual(await statuses(client, 1), [200]);
    oauth.api.inject({ kind: "unauthorized" }, { times: Infinity });
    assert.deepEqual(await statuses(client, 50), Array(50).fill(401));
    assert.equal(tokenRequests(), 2);
    oauth.api.clear();
    assert.deepEqual(await statuses(client, 2), [200, 200]);
    assert.equal(tokenRequests(), 2);
  });

  test("athena: the same, by its own client", async (t) => {
    const clock = virtualClock();
    const { sandbox } = await setup(t, { clock });
    const { athena, clientId, clientSecret, url } = sandbox;
    athena.settings.sameToken = { untilMs: 5 * MINUTE };
    const client = new AthenaClient({
      environment: "preview",
      baseUrl: url,
      clientId,
      clientSecret,
      practiceId: athena.practiceId,
      clock,
    });
    t.after(() => client.close());
    for (let ms = 0; ms < HOUR; ms += MINUTE) {
      assert.deepEqual(await statuses(client, 1, "patients/1"), [200]);
      await clock.advance(MINUTE, client);
    }
    const { tokenRequests, tokensIssued, apiUnauthorized } = athena.counters();
    assert.deepEqual([tokensIssued, apiUnauthorized], [2, 0]);
    assert.ok(tokenRequests <= 3, `${tokenRequests}`);
  });
});

describe("a fleet with a store", () => {
  const SIZE = 20;
  const storeKey = Buffer.alloc(32, 7).toString("base64");

  /** A fleet with a token, and the sums of what its clients count. */
  async function warmFleet(t, settings) {
    const clock = virtualClock();
    const { oauth, connect, tokenRequests } = await setup(t, { clock });
    Object.assign(oauth.settings, settings);
    const store = memoryStore(clock);
    const fleet = Array.from({ length: SIZE }, () => connect({ store, storeKey }));
    const sum = (name) => fleet.reduce((total, client) => total + client.status()[name], 0);
    /** A call of each client. */
    const calls = async () => {
      for (const client of fleet) assert.deepEqual(await statuses(client, 1), [200]);
    };
    const settled = () => until(() => store.status().state === "idle");
    await calls();
    await settled();
    assert.deepEqual([tokenRequests(), sum("adopted"), sum("storeFaults")], [1, SIZE - 1, 0]);
    return { clock, oauth, store, fleet, sum, calls, settled };
  }

  /** Two hours with a call of each client every minute. */
  async function twoHours(t, settings) {
    const { clock, oauth, store, fleet, sum, calls } = await warmFleet(t, settings);
    for (let ms = 0; ms < 2 * HOUR; ms += MINUTE) {
      await calls();
      await clock.advance(MINUTE, [...fleet, store]);
    }
    assert.equal(sum("storeFaults"), 0);
    return { ...oauth.counters(), replays: sum("replays"), operations: store.operations };
  }

  test("one token request in a token's life, and some four operations of each client", async (t) => {
    const { tokenRequests, apiUnauthorized, operations } = await twoHours(t, {});
    assert.deepEqual([tokenRequests, apiUnauthorized], [3, 0]);
    assert.ok(operations <= 5 * SIZE * tokenRequests, `${operations}`);
  });

  test("one live token: a refresh costs each other client a replay, and no token request", async (t) => {
    const { oauth, fleet, sum, calls, settled } = await warmFleet(t, { oneLiveToken: true });
    await fleet[0].getToken({ forceRefresh: true });
    await settled();
    await calls();
    const { tokenRequests, apiUnauthorized } = oauth.counters();
    assert.deepEqual([tokenRequests, apiUnauthorized, sum("replays")], [2, SIZE - 1, SIZE - 1]);
  });

  test("one live token: no more token requests than without that, and no call fails", async (t) => {
    const { tokenRequests, apiUnauthorized, replays } = await twoHours(t, { oneLiveToken: true });
    assert.equal(tokenRequests, 3);
    assert.equal(replays, apiUnauthorized);
  });

  test("the same token again: no more token requests than of one client", async (t) => {
    const same = await twoHours(t, { sameToken: true });
    assert.ok(same.tokenRequests <= 2 * 7, `${same.tokenRequests}`);
    assert.equal(same.apiUnauthorized, 0);
    const renewed = await twoHours(t, { sameToken: { untilMs: 5 * MINUTE } });
    assert.equal(renewed.tokensIssued, 3);
    assert.ok(renewed.tokenRequests <= 2 * 3, `${renewed.tokenRequests}`);
  });
});
