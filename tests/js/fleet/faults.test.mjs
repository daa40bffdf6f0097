// A store that fails in every way, at random moments from a seed, under load: no call fails, no process makes more than
// one token request in a token's life, and the store is told of once before it is asked again.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { randomOf } from "../support/random.mjs";
import { assertAll, row, sharing, startEndpoint, startMixed, startProcess } from "./fleet.mjs";
import { startProxy } from "./proxy.mjs";
import { SERVERS, startServer } from "./servers.mjs";
import { pause } from "./wait.mjs";

const TIME_MS = Number(process.env.EVERBEARER_FLEET_FAULTS_MS ?? 40_000);
const SEED = Number(process.env.EVERBEARER_FLEET_SEED ?? 1);

const SIZE = 6;
const EVERY_MS = 50;
const LONE_TIMEOUT_MS = 500;

const LIFETIME_MS = 4_000;
const POLICY = { refreshAheadMinMs: 0, hardWindowMinMs: 0 };
/** The window is a fifth of the life, and begins earlier by a quarter of itself at most. */
const SOONEST_MS = LIFETIME_MS * (1 - 0.2 * 1.25);
/** Timers may be early by a part of a millisecond, and events are heard a moment after they happen. */
const GRAIN_MS = 20;

/** How long a fault lasts, and the time before the next. */
const FAULT_MS = [500, 4_000];
const HEALTHY_MS = [200, 1_500];

/** The faults: each begins one, and gives what ends it. */
const faultsOf = (server, proxy) => ({
  "killed and restarted empty": async () => {
    await server.kill();
    return () => server.restart();
  },
  stopped: () => {
    server.stop();
    return () => server.resume();
  },
  "restarted empty": async () => {
    await server.restart();
    return () => undefined;
  },
  flushed: async () => {
    await server.ask("FLUSHALL");
    return () => undefined;
  },
  full: async () => {
    await server.ask("CONFIG", "SET", "maxmemory", "1");
    return () => server.ask("CONFIG", "SET", "maxmemory", "0");
  },
  "300 ms away": () => {
    proxy.delay(150);
    return () => proxy.delay(0);
  },
  "half-open": () => {
    proxy.swallow();
    return () => proxy.heal();
  },
});

/** Lets faults happen, each of them before any happens again. Resolves with how many there were of each. */
async function play(faults, random) {
  const within = ([least, most]) => least + random() * (most - least);
  const counts = {};
  const end = performance.now() + TIME_MS;
  let left = [];
  while (performance.now() < end) {
    if (left.length === 0) left = Object.keys(faults);
    const [name] = left.splice(Math.floor(random() * left.length), 1);
    await pause(within(HEALTHY_MS));
    const heal = await faults[name]();
    counts[name] = (counts[name] ?? 0) + 1;
    await pause(within(FAULT_MS));
    await heal();
  }
  return counts;
}

/** Asserts that these events are at least so far apart; `leastMs` gives it for the one before. */
function assertApart(events, leastMs) {
  events.slice(1).forEach((event, index) => {
    const [gapMs, least] = [event.at - events[index].at, leastMs(events[index])];
    assert.ok(gapMs >= least - GRAIN_MS, `${event.type} again after ${gapMs} of ${least} ms`);
  });
}

/** Asserts the bounds of one process by what it has told. Returns how often it has told that the store failed. */
function assertBounds({ events }) {
  const of = (wanted) => events.filter(({ type }) => type === wanted);
  assertApart(of("token-request"), () => SOONEST_MS);
  assertApart(of("store-failed"), ({ retryInMs }) => retryInMs);
  return of("store-failed").length;
}

/** A fleet, a process with a record of its own, and one without a store, all of one endpoint. */
async function start(t, target) {
  const secrets = { fleet: ["secret"], lone: ["secret"], plain: ["secret"] };
  const endpoint = await startEndpoint(t, { secrets, lifetimeSeconds: LIFETIME_MS / 1_000 });
  const basic = { ...endpoint.options, policy: POLICY };
  const shared = sharing(endpoint, { policy: POLICY, storeTimeoutMs: 2_000 });
  const fleet = await startMixed(t, SIZE, target, () => ({ options: shared }));
  const own = { ...shared, clientId: "lone", storeTimeoutMs: LONE_TIMEOUT_MS };
  const lone = await startProcess(t, { library: "redis", target, options: own });
  const plain = await startProcess(t, { options: { ...basic, clientId: "plain" } });
  return { endpoint, fleet, lone, plain };
}

describe("a store that fails at random moments", { concurrency: true }, () => {
  for (const [kind, { version }] of Object.entries(SERVERS)) {
    test(`${kind} ${version}, seed ${SEED}`, async (t) => {
      const server = await startServer(t, kind);
      const proxy = await startProxy(t, server.port);
      const { endpoint, fleet, lone, plain } = await start(t, proxy.target);
      const singles = [lone, plain];
      await fleet.begin(EVERY_MS);
      for (const one of singles) await one.ask("begin", EVERY_MS);
      const counts = await play(faultsOf(server, proxy), randomOf(SEED));
      const outcome = await fleet.end();
      const [ofLone, ofPlain] = await Promise.all(singles.map((one) => one.ask("end")));
      const { byClient, unauthorized } = await endpoint.books();
      row(`${kind} ${version}, faults`, SIZE, byClient["fleet:secret"], outcome);
      for (const one of [outcome, ofLone, ofPlain]) assertAll(one, one.succeeded);

      const ofTheLone = await lone.ask("report");
      const reports = [...(await fleet.all("report")), ofTheLone];
      const failures = reports.map(assertBounds);
      assert.ok(
        failures.some((count) => count > 0),
        "no process has met a fault",
      );
      const adopted = (await fleet.all("status")).reduce((sum, status) => sum + status.adopted, 0);
      assert.ok(adopted > 0, "no process has adopted a token");

      // The store adds its bound at most to what a call takes without one.
      const lagMs = ofTheLone.lagMs + (await endpoint.lagMs());
      const mostMs = ofPlain.slowestMs + LONE_TIMEOUT_MS + lagMs;
      assert.ok(ofLone.slowestMs <= mostMs, `a call took ${ofLone.slowestMs} of ${mostMs} ms`);
      t.diagnostic(
        `${JSON.stringify(counts)}; ${adopted} adopted, ${failures} store-failed events, ` +
          `${unauthorized} rejected, slowest calls ${[outcome, ofLone, ofPlain].map(({ slowestMs }) => Math.round(slowestMs))} ms`,
      );
    });
  }
});
