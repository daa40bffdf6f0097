// Providers that keep one live token for each client, and providers that hand out the same token again.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { load } from "../packaging/load.mjs";
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
    // What a shared store would save: without one, each call of one client ends the token of the other.
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
    // What is left is halved by each refresh: of 300 s, a second is left after eight.
    assert.ok(tokenRequests() <= 3 * 11, `${tokenRequests()}`);
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
