// A loop over changes against a feed that misbehaves, and against every moment at which a process may end.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { EVERY_MS, feedOf, kindsOf, nextOf, step, taken, waiting } from "../support/feeds.mjs";
import { json } from "../support/providers.mjs";
import { rejection } from "../support/setup.mjs";

const lost = () => {
  throw new TypeError("fetch failed");
};
const isDrop = (query) => query.get("leaveunprocessed") !== "true";
const versionOf = ({ patientid, version }) => `${patientid}.${version}`;

/** The next `count` versions that a loop hands out. */
async function versions(at, loop, count) {
  const seen = [];
  while (seen.length < count) seen.push(versionOf(await nextOf(loop.next(), at.clock, at.client)));
  return seen;
}

describe("a loop over changes", () => {
  test("looks, hands out, looks again, drops, and waits", async (t) => {
    const at = feedOf(t);
    for (const id of ["1", "2"]) at.server.change(id);
    const loop = at.loop();
    assert.deepEqual(await versions(at, loop, 2), ["1.1", "2.1"]);
    assert.deepEqual(kindsOf(at.server), ["look"]);
    const more = loop.next();
    assert.equal(await step(more, at.clock), "waits");
    assert.deepEqual(at.server.requests, [
      { leaveunprocessed: "true", limit: "500" },
      { leaveunprocessed: "true", limit: "2" },
      { limit: "2" },
    ]);
    assert.ok(at.server.isEmpty);
    await at.clock.advance(3 * EVERY_MS, at.client);
    await waiting(at.clock);
    assert.ok(at.server.requests.length <= 6, "an idle loop sends one request for each wait");
    at.server.change("3");
    assert.deepEqual(versionOf(await nextOf(more, at.clock, at.client)), "3.1");
  });

  test("reads a backlog in batches, without waiting between them", async (t) => {
    const at = feedOf(t);
    for (const id of ["1", "2", "3", "4", "5"]) at.server.change(id);
    const loop = at.loop({ limit: 2, departmentid: [7, 8] });
    const seen = [];
    for (let count = 0; count < 5; count += 1) seen.push((await loop.next()).value.patientid);
    assert.deepEqual(seen, ["1", "2", "3", "4", "5"]);
    assert.equal(await step(loop.next(), at.clock), "waits");
    assert.ok(at.server.requests.every(({ departmentid }) => departmentid === "7,8"));
  });

  test("hands out what changes while a batch is processed", async (t) => {
    const at = feedOf(t);
    at.server.change("1");
    const loop = at.loop();
    assert.deepEqual(await versions(at, loop, 1), ["1.1"]);
    at.server.change("1");
    at.server.change("2");
    assert.deepEqual(await versions(at, loop, 2), ["1.2", "2.1"]);
  });

  for (const deaf of [false, true]) {
    test(`hands out what changes before the drop${deaf ? ", whatever limit says" : ""}`, async (t) => {
      const fault = (query, _index, server) => {
        if (isDrop(query) && server.versionOf("1") === 1) {
          server.change("1");
          server.change("2");
        }
      };
      const at = feedOf(t, { fault, ways: { deaf } });
      at.server.change("1");
      assert.deepEqual(await versions(at, at.loop(), 3), ["1.1", "1.2", "2.1"]);
    });
  }

  test("hands out what a drop has dropped if its response is lost", async (t) => {
    let losses = 0;
    const fault = (query, _index, server) => {
      if (!isDrop(query) || losses > 0) return;
      losses += 1;
      server.change("1");
      server.read(query);
      lost();
    };
    const at = feedOf(t, { fault });
    at.server.change("1");
    const loop = at.loop();
    assert.deepEqual(await versions(at, loop, 2), ["1.1", "1.2"]);
    assert.deepEqual(kindsOf(at.server), ["look", "look", "drop", "again"]);
    assert.equal(await step(loop.next(), at.clock), "waits");
    assert.deepEqual(kindsOf(at.server).slice(4), ["look"]);
  });

  test("goes on, as another loop over the same changes, where one has failed", async (t) => {
    let losses = 0;
    const fault = (query, _index, server) => {
      if (losses === 2 || (losses === 0 && !isDrop(query))) return;
      losses += 1;
      if (isDrop(query)) {
        server.change("1");
        server.read(query);
      }
      lost();
    };
    const at = feedOf(t, { fault });
    at.server.change("1");
    const changes = at.changes();
    const loop = changes[Symbol.asyncIterator]();
    await loop.next();
    const failed = rejection(loop.next());
    await waiting(at.clock);
    await at.clock.advance(EVERY_MS, at.client);
    assert.equal((await failed).code, "network_error");
    assert.deepEqual(await versions(at, changes[Symbol.asyncIterator](), 1), ["1.2"]);
  });

  test("says since when what it has dropped is not processed", async (t) => {
    const at = feedOf(t);
    at.server.change("1");
    const changes = at.changes();
    assert.equal(changes.since, undefined);
    const loop = changes[Symbol.asyncIterator]();
    const begun = at.clock.wall();
    await loop.next();
    await at.clock.advance(7_000, at.client);
    assert.equal(changes.since, begun, "nothing has been dropped");
    const next = loop.next();
    await waiting(at.clock);
    assert.equal(changes.since, begun + 7_000, "when the batch was dropped");
    at.server.change("2");
    await nextOf(next, at.clock, at.client);
    assert.equal(changes.since, begun + 7_000);
  });

  test("does not take another order of members for a change", async (t) => {
    let count = 0;
    const members = ({ patientid, version }) =>
      (count += 1) % 2 === 0 ? { patientid, version } : { version, patientid };
    const at = feedOf(t, { ways: { members } });
    at.server.change("1");
    const loop = at.loop();
    await loop.next();
    assert.equal(await step(loop.next(), at.clock), "waits");
    assert.deepEqual(kindsOf(at.server), ["look", "look", "drop"]);
  });

  test("waits if what was dropped is still shown", async (t) => {
    const still = { totalcount: 9, patients: [{ patientid: "1" }, { patientid: "2" }] };
    const at = feedOf(t, { fault: () => json(still) });
    const loop = at.loop({ limit: 2 });
    const seen = [];
    for (let count = 0; count < 4; count += 1) seen.push((await loop.next()).value.patientid);
    assert.deepEqual(seen, ["1", "2", "1", "2"]);
    assert.equal(await step(loop.next(), at.clock), "waits");
  });
});

describe("the end of a loop", () => {
  test("break drops nothing and leaves no timer", async (t) => {
    const at = feedOf(t);
    for (const id of ["1", "2"]) at.server.change(id);
    const timers = at.clock.pending().length;
    await taken(at.client.feeds.patients.changes(), 2);
    assert.deepEqual(kindsOf(at.server), ["look"]);
    const left = at.clock.pending().filter(({ delayMs }) => delayMs === 60_000);
    assert.deepEqual([left, timers], [[], 0]);
  });

  test("a signal ends a wait at once, with its reason", async (t) => {
    const at = feedOf(t);
    const stopping = new AbortController();
    const ended = rejection(at.loop({}, { signal: stopping.signal }).next());
    await waiting(at.clock);
    const reason = new Error("SIGTERM");
    stopping.abort(reason);
    assert.equal(await ended, reason);
    assert.ok(at.clock.pending().every(({ delayMs }) => delayMs !== EVERY_MS));
  });

  test("a signal that fires while a batch is processed drops nothing", async (t) => {
    const at = feedOf(t);
    at.server.change("1");
    const stopping = new AbortController();
    const loop = at.loop({}, { signal: stopping.signal });
    await loop.next();
    stopping.abort();
    assert.equal((await rejection(loop.next())).name, "AbortError");
    assert.ok(!at.server.isEmpty);
    assert.deepEqual(await loop.next(), { value: undefined, done: true });
  });

  for (const [name, faceOf] of [
    ["the client", (client) => client],
    ["a face of it", (client) => client.withOptions({ maxRetries: 0 })],
  ]) {
    test(`close of ${name} ends a wait`, async (t) => {
      const at = feedOf(t);
      const ended = rejection(at.loop().next());
      await waiting(at.clock);
      faceOf(at.client).close();
      assert.equal((await ended).code, "client_closed");
    });
  }

  for (const status of [400, 403, 429]) {
    test(`a drop that fails with ${status} has dropped nothing, and ends the loop`, async (t) => {
      const fault = (query) => (isDrop(query) ? json({ error: "no" }, { status }) : undefined);
      const at = feedOf(t, { fault });
      at.server.change("1");
      const loop = at.loop();
      await loop.next();
      assert.equal((await rejection(loop.next())).status, status);
      assert.ok(!at.server.isEmpty);
    });
  }

  for (const body of [{}, { totalcount: 2 }, { patients: [], others: [] }, [], "text"]) {
    test(`${JSON.stringify(body)} is no page of changes`, async (t) => {
      const at = feedOf(t, { fault: () => json(body) });
      const error = await rejection(at.loop().next());
      assert.equal(error.operation, "feeds.patients.changes");
      assert.match(error.code, /^(unexpected_response|refused)$/);
    });
  }

  test("an empty page need not have its list", async (t) => {
    const at = feedOf(t, { fault: () => json({ totalcount: 0 }) });
    assert.deepEqual(await at.client.feeds.patients.listChanges(), { totalcount: 0, changes: [] });
  });
});

describe("since", () => {
  const [EDT, EST] = [Date.UTC(2026, 10, 1, 5, 30), Date.UTC(2026, 10, 1, 6, 30)];
  const MINUTES = 60_000;
  const cases = {
    "in winter": [Date.UTC(2026, 0, 5, 12), 60, "01/05/2026 06:50:00", "01/05/2026 08:10:00"],
    "in summer": [Date.UTC(2026, 6, 5, 12), 60, "07/05/2026 07:50:00", "07/05/2026 09:10:00"],
    "at midnight": [Date.UTC(2026, 6, 5, 4), 0, "07/04/2026 23:50:00", "07/05/2026 00:10:00"],
    "in the first of two hours": [EDT, 10, "11/01/2026 00:20:00", "11/01/2026 01:50:00"],
    "in the second of two hours": [EST, 10, "11/01/2026 01:20:00", "11/01/2026 02:50:00"],
  };
  for (const [when, [since, minutes, start, end]] of Object.entries(cases)) {
    test(`${when} asks for a range in Eastern time with a margin`, async (t) => {
      const at = feedOf(t, { wall: since + minutes * MINUTES });
      assert.equal(await step(at.loop({}, { since }).next(), at.clock), "waits");
      assert.deepEqual(at.server.requests, [
        {
          leaveunprocessed: "true",
          showprocessedstartdatetime: start,
          showprocessedenddatetime: end,
          limit: "500",
          offset: "0",
        },
        { leaveunprocessed: "true", limit: "500" },
      ]);
    });
  }

  test("reads all pages of what was dropped", async (t) => {
    const at = feedOf(t);
    for (const id of ["1", "2", "3"]) at.server.change(id);
    const since = at.clock.wall();
    at.server.read(new URLSearchParams());
    const loop = at.loop({ limit: 2 }, { since });
    assert.deepEqual(await versions(at, loop, 3), ["1.1", "2.1", "3.1"]);
    assert.deepEqual(
      at.server.requests.map(({ offset }) => offset),
      ["0", "2"],
    );
  });
});

describe("arguments of changes", () => {
  const wrong = {
    "everyMs must be a whole number of milliseconds from 1000": [
      [{}, { everyMs: 999 }],
      [{}, { everyMs: 1_000.5 }],
      [{}, { everyMs: 2 ** 31 }],
      [{}, { everyMs: "5000" }],
    ],
    "since must be a number of milliseconds": [
      [{}, { since: -1 }],
      [{}, { since: new Date() }],
      [{}, { since: Infinity }],
    ],
    "limit must be a whole number of at least 1": [[{ limit: 0 }], [{ limit: "many" }]],
    "leaveunprocessed is set by the walk over the changes": [
      [{ leaveunprocessed: false }],
      [{}, { extra: { leaveunprocessed: false } }],
    ],
    "offset is set by the walk over the changes": [[{ offset: 1 }]],
    "the params must be a plain object": [[new Map([["patientid", 1]])], ["1"]],
    "the options must be a plain object": [[{}, []]],
    "signal must be an AbortSignal": [[{}, { signal: {} }]],
  };
  for (const [problem, givens] of Object.entries(wrong)) {
    test(problem, async (t) => {
      const at = feedOf(t);
      for (const given of givens) {
        const [params, options] = given;
        const changes = at.client.feeds.patients.changes(params, options);
        const error = await rejection(taken(changes, 1));
        assert.equal(error.code, "invalid_call");
        assert.ok(error.message.includes(problem), error.message);
      }
      assert.equal(at.calls.length, 0);
    });
  }
});
