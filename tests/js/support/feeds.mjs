// Owns taking changes from a loop while a virtual clock moves, and a feed whose server is a function of the test.

import assert from "node:assert/strict";
import { connect, json } from "./providers.mjs";
import { virtualClock } from "./setup.mjs";

/** The wait of loops in tests, in ms: no other timer has this delay. */
export const EVERY_MS = 5_432;

const isWaiting = (clock) => clock.pending().some(({ delayMs }) => delayMs === EVERY_MS);

/** Gives the event loop turns until a condition holds; for at most ten seconds. */
async function turnsUntil(condition, what) {
  const deadline = process.hrtime.bigint() + 10_000_000_000n;
  while (!condition()) {
    assert.ok(process.hrtime.bigint() < deadline, `waited in vain for ${what}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Waits until a loop waits for new changes. */
export const waiting = (clock) => turnsUntil(() => isWaiting(clock), "a loop that waits");

/** The first `count` changes of a feed; then the loop ends by `break`. */
export async function taken(changes, count) {
  const rows = [];
  for await (const row of changes) {
    rows.push(row);
    if (rows.length === count) break;
  }
  return rows;
}

/** What a loop gives next: its result, or `"waits"`, or `"hangs"` if `hangs` says so. */
export async function step(promise, clock, hangs = () => false) {
  let isOver = false;
  const over = promise.finally(() => {
    isOver = true;
  });
  over.catch(() => undefined);
  await turnsUntil(() => isOver || isWaiting(clock) || hangs(), "the next change");
  if (isOver) return await over;
  return hangs() ? "hangs" : "waits";
}

/** The value that a loop gives next. Whenever it waits, the clock moves on. */
export async function nextOf(promise, clock, client) {
  for (;;) {
    const result = await step(promise, clock);
    if (result !== "waits") return result.value;
    await clock.advance(EVERY_MS, client);
  }
}

/** A time in US Eastern Standard Time, as athenahealth writes it, in ms since the Unix epoch. */
const instant = (text) => Date.parse(`${text.replace(" ", "T")}-05:00`.replace(DAY, "$3-$1-$2"));
const DAY = /^(\d\d)\/(\d\d)\/(\d{4})/;

/**
 * A feed of patients as athenahealth keeps it: reading drops changes unless it is told to leave them, and each
 * record is shown once, as it is now. Its ways: `skewMs` (of its clock), `order` (sorts the ids of a response),
 * `deaf` (it ignores `limit`), `members` (orders the members of a row).
 */
export class FeedServer {
  clock;
  requests = [];
  #ways;
  #changes = [];
  #versions = new Map();

  constructor(clock, ways = {}) {
    this.clock = clock;
    this.#ways = ways;
  }

  /** Changes a record. */
  change(id) {
    this.#versions.set(id, this.versionOf(id) + 1);
    this.#changes.push({ id, at: undefined });
  }

  versionOf(id) {
    return this.#versions.get(id) ?? 0;
  }

  get ids() {
    return [...this.#versions.keys()];
  }

  /** Whether there is nothing to read. */
  get isEmpty() {
    return this.#changes.every(({ at }) => at !== undefined);
  }

  #now() {
    return this.clock.wall() + (this.#ways.skewMs ?? 0);
  }

  /** The body of a response to this query. */
  read(query) {
    const wanted = this.#wanted(query);
    const found = [...new Set(this.#changes.filter(wanted).map(({ id }) => id))];
    const { order = (ids) => ids, deaf, members = (row) => row } = this.#ways;
    const offset = Number(query.get("offset") ?? 0);
    const limit = deaf ? Infinity : Number(query.get("limit") ?? 1500);
    // What has been dropped keeps its order: it is read in pages.
    const ordered = query.has("showprocessedstartdatetime") ? found : order(found);
    const shown = ordered.slice(offset, offset + limit);
    if (query.get("leaveunprocessed") !== "true") {
      for (const change of this.#changes.filter(wanted)) {
        if (shown.includes(change.id)) change.at = this.#now();
      }
    }
    const patients = shown.map((id) => members({ patientid: id, version: this.versionOf(id) }));
    return { totalcount: found.length, patients };
  }

  #wanted(query) {
    const start = query.get("showprocessedstartdatetime");
    const end = query.get("showprocessedenddatetime");
    if (start === null) return ({ at }) => at === undefined;
    // The time is in whole seconds.
    return ({ at }) => at !== undefined && at + 999 >= instant(start) && at <= instant(end);
  }
}

/**
 * A client of such a feed, with a virtual clock. `fault(query, index)`, if given, may respond instead, or throw.
 */
export function feedOf(t, { ways, fault, wall, ...own } = {}) {
  const clock = virtualClock(wall === undefined ? {} : { wall });
  const server = new FeedServer(clock, ways);
  const respond = async ({ query }, index) => {
    server.requests.push(Object.fromEntries(query));
    return (await fault?.(query, index, server)) ?? json(server.read(query));
  };
  const made = connect(t, "athena", respond, { clock, ...own });
  const changes = (params, options) =>
    made.client.feeds.patients.changes(params, { everyMs: EVERY_MS, maxRetries: 0, ...options });
  const loop = (...given) => changes(...given)[Symbol.asyncIterator]();
  return { ...made, clock, server, changes, loop };
}

/** What requests of a loop do. */
export const kindsOf = ({ requests }) =>
  requests.map((query) => {
    if (query.showprocessedstartdatetime !== undefined) return "again";
    return query.leaveunprocessed === "true" ? "look" : "drop";
  });
