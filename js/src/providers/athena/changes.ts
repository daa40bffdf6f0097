// Owns walking over the changes of a feed without losing one. athenahealth drops what it sends, unless it is told
// to leave it, and has no way to acknowledge a single change. So a batch is read and left, handed out, and dropped
// by reading it once more when the loop has come back for more: then it may show what has changed meanwhile.

import { ApiError } from "../../operations/api-error.js";
import type { CallOptions } from "../../operations/declare.js";
import { hasPlainPrototype } from "../../operations/plain-data.js";
import { invalidCall } from "../../operations/request.js";
import { numberIn } from "../../operations/shapes.js";
import { ClientError, EverbearerError } from "../../errors/errors.js";
import { isFields } from "../../values/fields.js";
import { isA } from "../../values/foreign.js";
import { ownMembers } from "../../values/own-members.js";
import type { ChangesOptions } from "./changes-options.js";
import { notAfter, notBefore } from "./eastern.js";
import type { ChangePage } from "./types/feeds.js";

/** How far a loop is. */
export interface Place {
  /** What was dropped before, in milliseconds since the Unix epoch, has been processed. */
  since: number | undefined;
}

/** Reads a page of a feed. */
type Read = (params: object, options: CallOptions) => Promise<ChangePage<unknown>>;

/** What a walk needs. */
export interface Walk {
  /** The method, for errors. */
  readonly name: string;
  /** Reads and leaves; it may be retried. */
  readonly look: Read;
  /** Reads and drops. */
  readonly drop: Read;
  /** Waits that many milliseconds. */
  readonly wait: (ms: number, signal: CallOptions["signal"]) => Promise<void>;
  /** Milliseconds since the Unix epoch. */
  readonly wall: () => number;
}

const EVERY_MS = 60_000;
const LEAST_EVERY_MS = 1_000;
const LONGEST_MS = 2_147_483_647;
const LIMIT = 500;

/** Parameters that the walk itself sets. */
const OWN = [
  "leaveunprocessed",
  "offset",
  "showprocessedenddatetime",
  "showprocessedstartdatetime",
];

/** Hands out the changes of a feed, one by one. */
export async function* changesOf(
  walk: Walk,
  place: Place,
  params: object | undefined,
  options: ChangesOptions | undefined,
): AsyncGenerator<unknown, void> {
  const { everyMs, since, limit, filter, call } = settle(walk.name, params, options);
  const look = async (own: object): Promise<readonly unknown[]> =>
    (await walk.look({ ...filter, leaveunprocessed: true, ...own }, call)).changes;
  let from = place.since ?? since;
  place.since = from ?? walk.wall();
  let last: readonly unknown[] = [];
  for (;;) {
    if (from !== undefined) yield* processedSince(walk, from, look, limit);
    from = undefined;
    const batch = await look({ limit });
    yield* batch;
    // What was dropped may be shown for a while.
    const isStale = unlike(batch, last).length === 0;
    if (batch.length > 0) {
      // The consumer has come back for more: all of the batch is processed.
      const again = await look({ limit: batch.length });
      last = again;
      yield* unlike(again, batch);
      place.since = walk.wall();
      let dropped: readonly unknown[] = [];
      try {
        if (again.length > 0) {
          dropped = (await walk.drop({ ...filter, limit: again.length }, call)).changes;
        }
      } catch (error) {
        if (!mayHaveDropped(error, call)) throw error;
        from = place.since;
      }
      // Others than those that were handed out may be dropped if they have changed just now.
      yield* unlike(dropped, again);
    }
    if (batch.length < limit || isStale || from !== undefined)
      await walk.wait(everyMs, call.signal);
  }
}

/** What has been dropped since a time. The list does not change while it is read. */
async function* processedSince(
  { wall }: Walk,
  since: number,
  look: (own: object) => Promise<readonly unknown[]>,
  limit: number,
): AsyncGenerator<unknown, void> {
  const window = {
    showprocessedstartdatetime: notAfter(since),
    showprocessedenddatetime: notBefore(wall()),
  };
  for (let offset = 0; ;) {
    const rows = await look({ ...window, limit, offset });
    yield* rows;
    offset += rows.length;
    if (rows.length < limit) return;
  }
}

/** Those rows that are not among others, in any order of their members: athenahealth's order varies. */
function unlike(rows: readonly unknown[], others: readonly unknown[]): readonly unknown[] {
  const known = new Set(others.map(canonical));
  return rows.filter((row) => !known.has(canonical(row)));
}

const canonical = (row: unknown): string =>
  JSON.stringify(row, (_name, value: unknown) =>
    isFields(value) ? Object.fromEntries(Object.entries(value).sort()) : value,
  );

/** Whether a failed request may have dropped changes, although its response was lost. */
function mayHaveDropped(error: unknown, { signal }: CallOptions): boolean {
  if (signal?.aborted === true || isA(error, ClientError) || !isA(error, EverbearerError)) {
    return false;
  }
  return !isA(error, ApiError) || error.status < 400 || error.status >= 500;
}

function settle(
  name: string,
  params: object | undefined,
  options: ChangesOptions | undefined,
): {
  everyMs: number;
  since: number | undefined;
  limit: number;
  filter: object;
  call: CallOptions;
} {
  const invalid = invalidCall(name);
  for (const [what, given] of Object.entries({ params, options })) {
    if (given !== undefined && !(isFields(given) && hasPlainPrototype(given))) {
      throw invalid(`the ${what} must be a plain object.`);
    }
  }
  const { limit: given, ...filter } = ownMembers(params as { limit?: unknown } | undefined);
  const { everyMs = EVERY_MS, since, ...call } = ownMembers(options);
  const set = { ...filter, ...ownMembers(call.extra) };
  const taken = OWN.find((own) => own in set);
  if (taken !== undefined) throw invalid(`${taken} is set by the walk over the changes.`);
  const limit = given === undefined ? LIMIT : numberIn(given);
  if (limit === undefined || !Number.isSafeInteger(limit) || limit < 1) {
    throw invalid("limit must be a whole number of at least 1.");
  }
  if (!Number.isInteger(everyMs) || everyMs < LEAST_EVERY_MS || everyMs > LONGEST_MS) {
    throw invalid(
      `everyMs must be a whole number of milliseconds from ${LEAST_EVERY_MS} to ${LONGEST_MS}.`,
    );
  }
  if (since !== undefined && !(typeof since === "number" && since >= 0 && since < Infinity)) {
    throw invalid("since must be a number of milliseconds since the Unix epoch.");
  }
  return { everyMs, since, limit, filter, call };
}
