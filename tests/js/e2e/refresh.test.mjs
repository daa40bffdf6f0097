// Tokens are refreshed before they expire: also while the client is idle, without keeping a process alive,
// and without blocking calls while the token endpoint is down.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { optionsFor, runScript } from "../support/child.mjs";
import { record, setup, statuses, until, virtualClock } from "../support/setup.mjs";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe("while the client is idle", () => {
  test("a token of 60 s is refreshed before it expires, once if it is not used again", async (t) => {
    const clock = virtualClock();
    const { connect, tokenRequests } = await setup(t, { clock, tokenLifetimeSeconds: 60 });
    const client = connect();
    const heard = record(client);
    assert.deepEqual(await statuses(client, 3), [200, 200, 200]);
    const { refreshesAt, expiresAt } = client.status();
    const inMs = refreshesAt - clock.wall();
    assert.ok(inMs > 20_000 && inMs <= 30_000, `${inMs}`);
    await clock.advance(inMs - 1, client);
    assert.equal(tokenRequests(), 1);
    await clock.advance(1, client);
    assert.equal(tokenRequests(), 2);
    assert.deepEqual(
      heard.map(([name, { generation, reason }]) => [name, generation, reason]),
      [
        ["token", 1, "needed"],
        ["token", 2, "ahead"],
      ],
    );
    assert.equal(expiresAt, refreshesAt - inMs + 60_000);
    await clock.advance(HOUR, client);
    assert.equal(tokenRequests(), 2);
    assert.deepEqual(await statuses(client, 2), [200, 200]);
    assert.equal(tokenRequests(), 3);
  });

  test("a token in use is refreshed repeatedly, and no call waits for it", async (t) => {
    const clock = virtualClock();
    const { connect, tokenRequests } = await setup(t, { clock, tokenLifetimeSeconds: 60 });
    const client = connect();
    const reasons = [];
    client.on("token", ({ reason }) => reasons.push(reason));
    for (let minute = 0; minute < 10; minute += 0.25) {
      await statuses(client, 1);
      await clock.advance(15_000, client);
    }
    const [first, ...others] = reasons;
    assert.equal(first, "needed");
    assert.deepEqual(new Set(others), new Set(["ahead"]));
    assert.ok(tokenRequests() >= 14 && tokenRequests() <= 27, `${tokenRequests()}`);
  });

  test("backgroundRefresh: false sets no timer; a call starts the refresh instead", async (t) => {
    const clock = virtualClock();
    const { connect, tokenRequests } = await setup(t, { clock, tokenLifetimeSeconds: 60 });
    const client = connect({ backgroundRefresh: false });
    await statuses(client, 1);
    assert.deepEqual(clock.pending(), []);
    await clock.advance(35_000, client);
    assert.equal(tokenRequests(), 1);
    await statuses(client, 1);
    await until(() => client.status().generation === 2);
    assert.equal(tokenRequests(), 2);
  });

  test("a token of 40 days is trusted for one day, with no timer above 6 h", async (t) => {
    const clock = virtualClock();
    const timers = [];
    const setTimeout = (callback, delayMs) => {
      timers.push(delayMs);
      return clock.setTimeout(callback, delayMs);
    };
    const { oauth, connect, tokenRequests } = await setup(t, { clock });
    oauth.settings.expiresIn = 40 * 86_400;
    oauth.settings.tokenLifetimeSeconds = 40 * 86_400;
    const client = connect({ clock: { ...clock, setTimeout } });
    await statuses(client, 1);
    assert.equal(client.status().expiresAt, (await client.getToken()).expiresAt);
    assert.equal(client.status().expiresAt - clock.wall(), DAY);
    await clock.advance(DAY - HOUR, client);
    assert.equal(tokenRequests(), 1);
    await clock.advance(HOUR, client);
    assert.equal(tokenRequests(), 2);
    assert.ok(Math.max(...timers) <= 6 * HOUR, `${Math.max(...timers)}`);
    assert.ok(timers.length < 20, `${timers.length} timers in a day`);
    assert.equal(clock.pending().length, 1);
  });

  test("the server's refresh_in sets the time", async (t) => {
    const clock = virtualClock();
    const { oauth, connect } = await setup(t, { clock });
    oauth.settings.extra = { refresh_in: 1_800 };
    const client = connect();
    await client.getToken();
    const inMs = client.status().refreshesAt - clock.wall();
    // Earlier by a random part, so that clients that started together do not refresh together.
    assert.ok(inMs > 1_200_000 && inMs <= 1_800_000, `${inMs}`);
  });
});

describe("a script that never calls close()", () => {
  // Every pending timer after all work that would hold the process open.
  const WATCH = `
    const handles = new Set();
    const { setTimeout: start, clearTimeout: stop } = globalThis;
    let count = 0;
    let longest = 0;
    globalThis.setTimeout = (callback, delay, ...args) => {
      count += 1;
      longest = Math.max(longest, delay ?? 0);
      const handle = start(() => { handles.delete(handle); callback(...args); }, delay);
      handles.add(handle);
      return handle;
    };
    globalThis.clearTimeout = (handle) => { handles.delete(handle); stop(handle); };
    process.on("exit", () => {
      const holding = [...handles].filter((handle) => handle.hasRef()).length;
      console.log(JSON.stringify({ holding, waiting: handles.size, count, longest }));
    });`;
  const CALL = `
    const { OAuthClient } = await load("everbearer");
    const client = new OAuthClient(JSON.parse(env.OPTIONS));
    console.log((await client.fetch("things")).status);
    console.log(process.getActiveResourcesInfo().includes("Timeout"));`;
  const RAW = `console.log((await fetch(JSON.parse(env.OPTIONS).baseUrl + "things")).status);
    console.log(process.getActiveResourcesInfo().includes("Timeout"));`;

  for (const [name, seconds] of [
    ["60 s", 60],
    ["40 days", 40 * 86_400],
  ]) {
    test(`ends at once, as with raw fetch, with a token of ${name}`, async (t) => {
      const { sandbox, oauth } = await setup(t);
      oauth.settings.expiresIn = seconds;
      const env = optionsFor(sandbox);
      const [own, raw] = await Promise.all([
        runScript(WATCH + CALL, { env }),
        runScript(WATCH + RAW, { env }),
      ]);
      const [status, held, timers] = own.stdout.trim().split("\n");
      assert.deepEqual([own.code, own.stderr, status, held], [0, "", "200", "false"]);
      const { holding, waiting, count, longest } = JSON.parse(timers);
      assert.equal(holding, 0);
      assert.ok(waiting >= 1, "the refresh is still to come");
      assert.ok(count < 12 && longest <= 6 * HOUR, timers);
      const [rawStatus, rawHeld] = raw.stdout.trim().split("\n");
      assert.deepEqual([raw.code, rawStatus, rawHeld], [0, "401", "false"]);
    });
  }
});

describe("while the token endpoint is down and the token has life left", () => {
  const DOWN = [
    [{ kind: "status", status: 503 }, "token_endpoint_unavailable"],
    [{ kind: "reset" }, "token_endpoint_unreachable"],
    [{ kind: "hang" }, "token_endpoint_timeout"],
    [{ kind: "malformed", variant: "html" }, "invalid_token_response"],
    [{ kind: "unauthorized" }, "invalid_client"],
  ];

  for (const [fault, code] of DOWN) {
    const name = fault.variant ?? fault.status ?? fault.kind;
    test(`${name}: calls succeed without waiting, and listeners get an event`, async (t) => {
      const clock = virtualClock();
      const { oauth, connect, tokenRequests } = await setup(t, { clock, tokenLifetimeSeconds: 60 });
      const client = connect({ tokenTimeoutMs: 300, backgroundRefresh: false });
      await statuses(client, 1);
      const failures = [];
      client.on("token-failed", (event) => failures.push(event));
      oauth.token.inject(fault, { times: Infinity });
      clock.skip(40_000);
      assert.deepEqual(await statuses(client, 5), [200, 200, 200, 200, 200]);
      assert.ok((await client.authorization()).startsWith("Bearer "));
      if (fault.kind === "hang") {
        assert.equal(client.status().state, "refreshing");
        await clock.advance(300);
      }
      await until(() => failures.length === 1);
      const [{ error, stillUsable, retryInMs }] = failures;
      assert.deepEqual([error.code, stillUsable], [code, true]);
      assert.equal(retryInMs, error.transient ? 3_000 : 30_000);
      assert.deepEqual(await statuses(client, 5), [200, 200, 200, 200, 200]);
      assert.equal(tokenRequests(), 2);
      assert.equal(client.status().state, "usable");
      assert.equal(client.status().lastError.code, code);
    });
  }

  test("the refresh is retried after 3 s, then 6 s, until the first success", async (t) => {
    const clock = virtualClock();
    const { oauth, connect, tokenRequests } = await setup(t, { clock, tokenLifetimeSeconds: 60 });
    const client = connect();
    await statuses(client, 1);
    oauth.token.inject({ kind: "status", status: 503 }, { times: 2 });
    const waits = [];
    client.on("token-failed", ({ retryInMs }) => waits.push(retryInMs));
    await clock.advance(client.status().refreshesAt - clock.wall(), client);
    assert.deepEqual(waits, [3_000]);
    await clock.advance(2_999, client);
    assert.equal(tokenRequests(), 2);
    await clock.advance(1, client);
    assert.deepEqual(waits, [3_000, 6_000]);
    await clock.advance(5_999, client);
    assert.equal(tokenRequests(), 3);
    await clock.advance(1, client);
    assert.equal(tokenRequests(), 4);
    const { generation, lastError, tokenFailures } = client.status();
    assert.deepEqual([generation, lastError, tokenFailures], [2, undefined, 2]);
  });
});

test("the old token is not used after a sleep past its expiry", async (t) => {
  const clock = virtualClock();
  const { oauth, connect } = await setup(t, { clock, tokenLifetimeSeconds: 60 });
  const client = connect();
  await statuses(client, 1);
  clock.skip(60_000);
  oauth.token.latency(50);
  await statuses(client, 1);
  assert.equal(client.status().generation, 2);
  assert.equal(oauth.counters().apiUnauthorized, 0);
});
