// Owns one process of a fleet: a client with a store, over a client library given by name, and calls on demand.

import { monitorEventLoopDelay } from "node:perf_hooks";
import { inspect } from "node:util";
import { load } from "../packaging/load.mjs";
import { connect } from "./libraries.mjs";
import { answer } from "./remote.mjs";

const { OAuthClient } = await load("everbearer");
const { redisStore } = await load("everbearer/redis");
const { fileStore } = await load("everbearer/file");

/**
 * `library` and `target` name the store (`file`: a directory); without a library there is none. `options` are the client's own. `skewMs`:
 * how far the wall clock is ahead. `absent`: the server may be down at the start.
 */
const { library, target, options, skewMs = 0, absent = false } = JSON.parse(process.argv[2]);

const EVENTS = ["token-request", "token", "token-failed", "replayed", "retried"];
const STORE_EVENTS = ["store-failed", "store-ignored"];

let aheadMs = skewMs;

/** The real clock, whose wall may be wrong. */
const clock = {
  wall: () => Date.now() + aheadMs,
  monotonic: () => performance.now(),
  setTimeout: (callback, delayMs) => setTimeout(callback, delayMs),
  clearTimeout: (handle) => clearTimeout(handle),
};

const isFile = library === "file";
const place = library && !isFile ? connect(library, target) : undefined;
if (place && !absent) await place.ready;
const store = isFile ? fileStore(target) : place && redisStore(place.client);
const client = new OAuthClient({ clock, ...options, ...(store && { store }) });

const shown = (value) => inspect(value, { depth: null, showHidden: true, maxStringLength: null });

/** What the client has told: events with their times; and these and errors as texts, since an error cannot travel. */
const events = [];
const told = [];
for (const type of [...EVENTS, ...(store ? STORE_EVENTS : [])]) {
  client.on(type, (event) => {
    const at = performance.now();
    events.push({ ...event, type, at, error: event.error && `${event.error.code}` });
    told.push({ type, text: shown(event) });
  });
}

const lag = monitorEventLoopDelay({ resolution: 5 });
lag.enable();

const freshOutcome = () => ({ succeeded: 0, failed: {}, slowestMs: 0 });

/** Makes one call, and puts it into the outcome. */
async function call(outcome) {
  const startedAt = performance.now();
  const fails = (name) => (outcome.failed[name] = (outcome.failed[name] ?? 0) + 1);
  try {
    const response = await client.fetch("things");
    await response.arrayBuffer();
    if (response.status === 200) outcome.succeeded += 1;
    else fails(response.status);
  } catch (error) {
    told.push({ type: "call", text: shown(error) });
    fails(error.code ?? error.name);
  }
  outcome.slowestMs = Math.max(outcome.slowestMs, performance.now() - startedAt);
}

/** The load that is going on. */
let underway;

answer({
  /** Makes so many calls at once, and resolves with their outcome. */
  async calls(count) {
    const outcome = freshOutcome();
    await Promise.all(Array.from({ length: count }, () => call(outcome)));
    return outcome;
  },
  /** Makes a call each so many milliseconds, until `end`. */
  begin(everyMs) {
    const outcome = freshOutcome();
    const open = new Set();
    const next = () => {
      const one = call(outcome).finally(() => open.delete(one));
      open.add(one);
    };
    underway = { outcome, open, timer: setInterval(next, everyMs) };
  },
  /** The outcome of the load that `begin` has begun, when its last call has ended. */
  async end() {
    clearInterval(underway.timer);
    await Promise.all(underway.open);
    return underway.outcome;
  },
  /** Whether the library reaches the store. */
  reaches: () => store.get("eb1.reach").then(() => true),
  invalidate: () => client.invalidate(),
  /** Moves the wall clock. */
  jump: (ms) => void (aheadMs += ms),
  status: () => client.status(),
  /** How many token requests it has begun. */
  requested: () => events.filter(({ type }) => type === "token-request").length,
  /** Events, texts of events and errors, and the longest lag of the event loop in milliseconds. */
  report: () => ({ events, told, lagMs: lag.max / 1e6 }),
  /** As a deploy ends a process: the rest ends by itself. */
  leave() {
    client.close();
    place?.close();
    lag.disable();
  },
});
