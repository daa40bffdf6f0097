// Lists of servers that misbehave at random, from a seed that failures name: each row comes as often as it is
// on one page, and every walk ends.

import assert from "node:assert/strict";
import { test } from "node:test";
import { idsOf, LINK_WAYS, PAGED, rowsOf, walk } from "../support/lists.mjs";

const SEEDS = 300;

/** Seeded random numbers (mulberry32); `pick` draws from a list. */
function chance(seed) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit) => Math.floor(next() * limit);
  return { below, pick: (list) => list[below(list.length)], one: (times) => below(times) === 0 };
}

/** Totals that a server may claim. */
const TOTALS = {
  honest: (count) => count,
  missing: () => undefined,
  text: (count) => ` ${count} `,
  words: () => "several",
  large: (count) => count + 40,
  small: (count) => Math.floor(count / 3),
  negative: () => -7,
};

/**
 * The sizes of pages that a server of V2 chooses itself. It may not say that more rows follow, so the client
 * has to tell them from the end of a list.
 */
const OWN_SIZES = [5, 10, 15, 20, 25, 30, 40, 50];

/** A random server: its list, its ways, and the number of rows of its pages. */
function drawn(name, { below, pick, one }) {
  const count = below(130);
  const size = 1 + below(40);
  const own = (limit) => (name === "v2" ? pick(OWN_SIZES) : 1 + below(limit));
  const fixed = one(4) ? own(30) : undefined;
  const cap = one(4) ? own(20) : undefined;
  const page = Math.min(fixed ?? size, cap ?? Infinity);
  const link = pick(LINK_WAYS);
  // Without links, a walk ends at a count that is too small.
  const leadsOn = !["never", "silent", "back"].includes(link);
  const totals = Object.keys(TOTALS).filter((way) => leadsOn || !/small|negative/.test(way));
  const write = pick([String, Number]);
  const original = rowsOf(name, count, { write });
  const doubles = page >= 4 && one(3);
  const rows = original.flatMap((row) => (doubles && one(4) ? [row, row] : [row]));
  const growth = { front: below(Math.floor((page + 1) / 2)), end: below(20), until: 1 + below(3) };
  const ways = { size, fixed, cap, link, total: TOTALS[pick(totals)], bare: one(8) };
  return { original, rows, page, write, growth, ways, samePlace: one(6) };
}

/** How often each id occurs. */
function tally(ids) {
  const counts = new Map();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

/** Adds rows during a walk, before and after the others. */
function growing(name, { front, end, until }, write) {
  let id = 1_000;
  const added = (count) => rowsOf(name, count, { first: (id += 100), write });
  return (list, index) => {
    if (index === 0 || index > until) return;
    list.unshift(...added(front));
    list.push(...added(end));
  };
}

for (const name of PAGED) {
  test(`${name}: ${SEEDS} random servers lose and double nothing, and every walk ends`, async (t) => {
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const { original, rows, page, write, growth, ways, samePlace } = drawn(name, chance(seed));
      const before = growing(name, growth, write);
      const sent = new Map();
      const written = (rowsOfPage) => {
        for (const [id, times] of tally(idsOf(name, rowsOfPage)))
          sent.set(id, Math.max(times, sent.get(id) ?? 0));
        return rowsOfPage;
      };
      const { ids, requests } = await walk(t, name, rows, { ...ways, samePlace, before, written });
      const what = `seed ${seed}: ${JSON.stringify({ count: rows.length, page, samePlace, growth, ...ways })}`;
      assert.deepEqual(tally(ids), sent, `lost or doubled, ${what}`);
      const all = rows.length + growth.until * (growth.front + growth.end);
      // Links may halve the steps; a count that is too large may lead through empty pages.
      assert.ok(requests <= 2 * Math.ceil(all / page) + 50, `${requests} requests, ${what}`);
      const shown = samePlace ? rows.slice(0, page) : original;
      const expected = [...new Set(idsOf(name, shown))];
      const kept = [...new Set(ids.filter((id) => expected.includes(id)))];
      assert.deepEqual(kept, expected, `lost or out of order, ${what}`);
    }
  });
}

test("rows without ids come as often as they are in the list", async (t) => {
  for (const name of PAGED) {
    for (let seed = 1; seed <= 60; seed += 1) {
      const { below, one } = chance(seed);
      const size = 1 + below(20);
      const rows = Array.from({ length: below(70) }, (_, index) => ({ title: `row ${index}` }));
      const total = one(2) ? undefined : () => undefined;
      const walked = await walk(t, name, rows, { size, total, fixed: one(3) ? 10 : undefined });
      assert.deepEqual(walked.rows, rows, `${name}, seed ${seed}`);
    }
  }
});
