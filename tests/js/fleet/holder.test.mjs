// The process that holds the lease is killed, or paused past its lease; and a lease that is granted too late.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  LIBRARIES,
  assertAll,
  row,
  sharing,
  startEndpoint,
  startMixed,
  startProcess,
  summed,
} from "./fleet.mjs";
import { startProxy } from "./proxy.mjs";
import { SERVERS, startServer } from "./servers.mjs";
import { pause, poll } from "./wait.mjs";

const SIZE = 6;
const CALLS = 20;

/** Long enough for a busy machine, and less than a token request may take. */
const STORE_TIMEOUT_MS = 2_000;

/** A lease lasts a second longer. */
const TOKEN_TIMEOUT_MS = 3_000;

/** With this timeout, a lease that is left would outlast the test. */
const LONG_MS = 60_000;

/** How late a lease is granted. */
const LATE_MS = 4_000;

const optionsOf = (endpoint, own) =>
  sharing(endpoint, { storeTimeoutMs: STORE_TIMEOUT_MS, ...own });

/**
 * A fleet that makes its first calls, with the token request of one process, the holder, held back. Resolves with the
 * holder, with the others, and with a function that gives the outcome of these processes' calls.
 */
async function inFlight(t, { target }, tokenTimeoutMs = TOKEN_TIMEOUT_MS) {
  const endpoint = await startEndpoint(t, { held: true });
  const options = optionsOf(endpoint, { tokenTimeoutMs });
  const { processes, all } = await startMixed(t, SIZE, target, () => ({ options }));
  const calls = new Map(processes.map((one) => [one, one.ask("calls", CALLS)]));
  // A process that is killed has no outcome.
  for (const outcome of calls.values()) outcome.catch(() => undefined);
  await poll(async () => (await endpoint.books()).waiting === 1, "a token request arrives");
  const requested = await all("requested");
  assert.deepEqual(requested.toSorted(), [0, 0, 0, 0, 0, 1]);
  const holder = processes[requested.indexOf(1)];
  const outcomeOf = async (some) => summed(await Promise.all(some.map((one) => calls.get(one))));
  return { endpoint, holder, others: processes.filter((one) => one !== holder), outcomeOf };
}

const isLease = (key) => key.endsWith(".l");

/** Each server with a client library for the tests that have only one. */
const KINDS = Object.entries(SERVERS).map(([kind, { version }], index) => ({
  kind,
  name: `${kind} ${version}`,
  library: LIBRARIES[index % LIBRARIES.length],
}));

// Mostly they wait for leases to end, so several run at once.
describe("the holder of the lease", { concurrency: 4 }, () => {
  for (const { kind, name, library } of KINDS) {
    test(`${name}: the holder is killed in its token request, and another takes over`, async (t) => {
      const server = await startServer(t, kind);
      const { endpoint, holder, others, outcomeOf } = await inFlight(t, server);
      await holder.kill();
      await endpoint.set({ held: false });
      const outcome = await outcomeOf(others);
      const { tokenRequests } = await endpoint.books();
      row(`${name}: the holder is killed`, SIZE, tokenRequests, outcome);
      assertAll(outcome, others.length * CALLS);
      assert.equal(tokenRequests, 2);
    });

    test(`${name}: the holder is paused past its lease, and woken with a token in its socket`, async (t) => {
      const server = await startServer(t, kind);
      const { endpoint, holder, others, outcomeOf } = await inFlight(t, server);
      holder.stop();
      await endpoint.set({ held: false });
      assertAll(await outcomeOf(others), others.length * CALLS);
      await poll(
        async () => !(await server.ask("KEYS", "*")).some(isLease),
        "the lease is given back",
      );
      const [record, ...more] = await server.ask("KEYS", "*");
      assert.deepEqual(more, []);
      const newer = await server.ask("GET", record);

      holder.resume();
      assertAll(await outcomeOf([holder]), CALLS);
      const { tokenRequests } = await endpoint.books();
      const again = summed([await holder.ask("calls", CALLS), await holder.ask("calls", CALLS)]);
      row(`${name}: the holder is paused and woken`, SIZE, tokenRequests, again);
      assertAll(again, 2 * CALLS);
      assert.equal(tokenRequests, 2);
      assert.equal(await server.ask("GET", record), newer);
      assert.deepEqual(await server.ask("KEYS", "*"), [record]);
    });

    test(`${name}: the store is full when the holder has its token`, async (t) => {
      const server = await startServer(t, kind);
      const { endpoint, holder, others, outcomeOf } = await inFlight(t, server, LONG_MS);
      await server.ask("CONFIG", "SET", "maxmemory", "1");
      await endpoint.set({ held: false });
      assertAll(await outcomeOf([holder]), CALLS);
      const left = async () => (await server.ask("KEYS", "*")).some(isLease);
      await poll(async () => !(await left()), "the lease is given back");
      const outcome = await outcomeOf(others);
      const { tokenRequests } = await endpoint.books();
      row(`${name}: full when the holder has its token`, SIZE, tokenRequests, outcome);
      assertAll(outcome, others.length * CALLS);
      assert.ok(tokenRequests <= SIZE, `${tokenRequests} token requests`);
    });

    test(`${name}, ${library}: a process does not wait for a lease that it could not give back`, async (t) => {
      const server = await startServer(t, kind);
      const endpoint = await startEndpoint(t, { held: true, lifetimeSeconds: 6 });
      const own = { tokenTimeoutMs: LONG_MS, backgroundRefresh: false };
      const { target } = server;
      const alone = await startProcess(t, { library, target, options: optionsOf(endpoint, own) });
      const first = alone.ask("calls", CALLS);
      await poll(async () => (await endpoint.books()).waiting === 1, "a token request arrives");
      server.stop();
      await endpoint.set({ held: false });
      assertAll(await first, CALLS);
      const failed = async () => (await alone.ask("status")).storeFaults > 0;
      await poll(failed, "the store has failed to take the record");
      server.resume();
      await server.ask(
        "DEL",
        ...(await server.ask("KEYS", "*")).filter((key) => !isLease(key)),
        "none",
      );
      await poll(async () => (await endpoint.live()) === 0, "the token has expired");
      const second = alone.ask("calls", CALLS);
      await poll(async () => (await endpoint.books()).granted === 2, "another token");
      const { tokenRequests } = await endpoint.books();
      const outcome = await second;
      row(`${name}, ${library}: a lease that was not given back`, 1, tokenRequests, outcome);
      assertAll(outcome, CALLS);
      assert.equal(tokenRequests, 2);
    });

    test(`${name}, ${library}: a lease that is granted ${LATE_MS} ms late is given back`, async (t) => {
      const server = await startServer(t, kind);
      const proxy = await startProxy(t, server.port);
      const endpoint = await startEndpoint(t);
      const options = optionsOf(endpoint, { storeTimeoutMs: 500, tokenTimeoutMs: LONG_MS });
      const first = await startProcess(t, { library, target: proxy.target, options });
      let taking = 0;
      proxy.watch((request) => {
        if (!/\bNX\b/.test(request)) return;
        taking += 1;
        if (taking === 1) server.stop();
      });
      assertAll(await first.ask("calls", CALLS), CALLS);
      assert.equal(taking, 1);
      await pause(LATE_MS);
      server.resume();
      const granted = async () =>
        /cmdstat_set:calls=1,/.test(await server.ask("INFO", "commandstats"));
      await poll(granted, "the lease is granted");
      await poll(async () => !(await server.ask("KEYS", "*")).some(isLease), "it is given back");

      const next = await startProcess(t, { library, target: server.target, options });
      const outcome = await next.ask("calls", CALLS);
      const { tokenRequests } = await endpoint.books();
      row(`${name}, ${library}: a lease is granted late`, 2, tokenRequests, outcome);
      assertAll(outcome, CALLS);
      assert.equal(tokenRequests, 2);
    });
  }
});
