// Owns fleets: an endpoint and processes that share a store, driven together, with the sums of their outcomes.

import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { forked } from "./remote.mjs";

/** How many processes start at once: they all share a few processors. */
const AT_ONCE = 4;

export const storeKey = () => randomBytes(32).toString("base64");

/** Starts an endpoint, a process with a token endpoint and an API. Its `options` are those of clients. */
export async function startEndpoint(t, settings = {}) {
  const { ask } = await forked(t, "endpoint.mjs", settings);
  const urls = await ask("urls");
  return {
    options: { ...urls, clientId: "fleet", clientSecret: "secret" },
    set: (changes) => ask("set", changes),
    revoke: () => ask("revoke"),
    live: () => ask("live"),
    tokens: () => ask("tokens"),
    lagMs: () => ask("lagMs"),
    /** What has happened since the last `restart` of the books. */
    books: () => ask("books"),
    restart: () => ask("books", { reset: true }),
  };
}

/**
 * How long the store may take, unless a test is about just that. Where many processes share few processors, one may wait
 * for seconds until it runs, and would take that for a fault.
 */
const STORE_TIMEOUT_MS = 10_000;

/** Options of clients of this endpoint that share a store, under a key of their own. */
export const sharing = (endpoint, own) => ({
  ...endpoint.options,
  storeKey: storeKey(),
  storeTimeoutMs: STORE_TIMEOUT_MS,
  ...own,
});

/** Starts one process. See process.mjs for the settings. */
export const startProcess = (t, settings) => forked(t, "process.mjs", settings);

/** The sum of outcomes of calls. */
export function summed(outcomes) {
  const sum = { succeeded: 0, failed: {}, slowestMs: 0 };
  for (const { succeeded, failed, slowestMs } of outcomes) {
    sum.succeeded += succeeded;
    sum.slowestMs = Math.max(sum.slowestMs, slowestMs);
    for (const [name, count] of Object.entries(failed)) {
      sum.failed[name] = (sum.failed[name] ?? 0) + count;
    }
  }
  return sum;
}

/** Asserts that no call has failed, and that so many have succeeded. */
export function assertAll(outcome, count) {
  assert.deepEqual(outcome.failed, {});
  assert.equal(outcome.succeeded, count);
}

/**
 * Starts so many processes, a few at once. `of(index)` gives the settings of each one when it starts.
 */
export async function startFleet(t, size, of) {
  const processes = [];
  const everyone = Array.from({ length: size }, (_, index) => index);
  /** Does this for each index, a few at once. */
  const inTurn = async (work) => {
    const left = [...everyone];
    const next = async () => {
      while (left.length > 0) await work(left.shift());
    };
    await Promise.all(Array.from({ length: AT_ONCE }, next));
  };
  const start = async (index) => {
    processes[index] = await startProcess(t, of(index));
  };
  await inTurn(start);
  const all = (name, ...args) => Promise.all(processes.map(({ ask }) => ask(name, ...args)));
  return {
    processes,
    all,
    /** Makes so many calls at once in each process. Resolves with the sum of the outcomes. */
    calls: async (count) => summed(await all("calls", count)),
    /** What processes have told of faults of the store, as a text. */
    async faults() {
      const events = (await all("report")).flatMap((report) => report.events);
      return JSON.stringify(events.filter(({ type }) => type === "store-failed"));
    },
    /** Makes a call each so many milliseconds in each process, until `end`, which resolves with the sum. */
    begin: (everyMs) => all("begin", everyMs),
    end: async () => summed(await all("end")),
    /** Kills all processes and starts others in their place. */
    async restart() {
      await Promise.all(processes.map((one) => one.kill()));
      await inTurn(start);
    },
    /** A rolling deploy: replaces each process under load, a few at once. Resolves with the sum up to then. */
    async roll(everyMs) {
      const outcomes = [];
      await inTurn(async (index) => {
        outcomes.push(await processes[index].ask("end"));
        await processes[index].leave();
        await start(index);
        await processes[index].ask("begin", everyMs);
      });
      return summed(outcomes);
    },
  };
}

/** The client libraries of a mixed fleet. */
export const LIBRARIES = ["redis", "ioredis"];

/**
 * Starts so many processes over this server, half of them with `redis`, half with `ioredis`. `settingsOf(index)` gives
 * the other settings of each.
 */
export const startMixed = (t, size, target, settingsOf) =>
  startFleet(t, size, (index) => ({
    library: LIBRARIES[index % LIBRARIES.length],
    target,
    ...settingsOf(index),
  }));

/** Prints a row of the table of the run. */
export function row(what, processes, tokenRequests, { failed }) {
  const count = Object.values(failed).reduce((sum, one) => sum + one, 0);
  process.stdout.write(`| ${what} | ${processes} | ${tokenRequests} | ${count} |\n`);
}
