// The clock that tests advance: alone, with stand-ins for clients, and as the sandbox's clock.

import assert from "node:assert/strict";
import { AsyncLocalStorage } from "node:async_hooks";
import { describe, test } from "node:test";
import { virtualClock } from "everbearer/sandbox";
import { ask, bearer, control, errorOf, probe, send, start, tokenOf } from "./support.mjs";

const MINUTE_MS = 60_000;

/** A list, and a function that makes callbacks which append a name and the time. */
function notes(clock) {
  const heard = [];
  const from = clock.monotonic();
  return { heard, note: (name) => () => heard.push([name, clock.monotonic() - from]) };
}

describe("both clocks", () => {
  test("stand still, and begin at the given time", async () => {
    const clock = virtualClock();
    const before = [clock.wall(), clock.monotonic()];
    await new Promise(setImmediate);
    assert.deepEqual([clock.wall(), clock.monotonic()], before);
    assert.equal(new Date(clock.wall()).toISOString(), "2026-01-01T00:00:00.000Z");
    assert.ok(clock.monotonic() > 0);
    assert.equal(virtualClock({ wall: 1_000 }).wall(), 1_000);
    assert.equal(virtualClock({ wall: 0 }).wall(), 0);
  });

  test("move together, also by fractions, and the wall clock gives whole milliseconds", async () => {
    const clock = virtualClock({ wall: 0 });
    const from = clock.monotonic();
    await clock.advance(1.5);
    clock.skip(1.25);
    assert.deepEqual([clock.wall(), clock.monotonic() - from], [2, 2.75]);
  });

  test("differ after the wall clock is set, which fires no timer", async () => {
    const clock = virtualClock({ wall: MINUTE_MS });
    const { heard, note } = notes(clock);
    const from = clock.monotonic();
    clock.setTimeout(note("timer"), 10);
    clock.setWall(5);
    assert.deepEqual([clock.wall(), clock.monotonic() - from], [5, 0]);
    await clock.advance(9);
    assert.deepEqual(heard, []);
    await clock.advance(1);
    assert.deepEqual([heard, clock.wall()], [[["timer", 10]], 15]);
  });
});

describe("timers", () => {
  test("run at their times, in order, including those set on the way", async () => {
    const clock = virtualClock();
    const { heard, note } = notes(clock);
    clock.setTimeout(note("c"), 300);
    clock.setTimeout(() => {
      note("a")();
      clock.setTimeout(note("b"), 50);
      clock.setTimeout(note("late"), 901);
    }, 100);
    clock.setTimeout(note("c, set second"), 300);
    await clock.advance(1_000);
    assert.deepEqual(heard, [
      ["a", 100],
      ["b", 150],
      ["c", 300],
      ["c, set second", 300],
    ]);
    assert.deepEqual(clock.pending(), [{ delayMs: 901, dueInMs: 1 }]);
  });

  test("run once, and not after they are cleared", async () => {
    const clock = virtualClock();
    const { heard, note } = notes(clock);
    const handle = clock.setTimeout(note("called off"), 10);
    clock.setTimeout(note("once"), 10);
    clock.clearTimeout(handle);
    for (const odd of [handle, undefined, null, 7, {}]) clock.clearTimeout(odd);
    await clock.advance(10);
    await clock.advance(10);
    assert.deepEqual(heard, [["once", 10]]);
  });

  test("wait for the work of the one before", async () => {
    const clock = virtualClock();
    const { heard, note } = notes(clock);
    clock.setTimeout(async () => {
      await undefined;
      clock.setTimeout(note("set by a promise"), 5);
    }, 10);
    clock.setTimeout(note("later"), 20);
    await clock.advance(20);
    assert.deepEqual(heard, [
      ["set by a promise", 15],
      ["later", 20],
    ]);
  });

  test("run at once if real runtimes run them at once", async () => {
    const clock = virtualClock();
    const { heard, note } = notes(clock);
    for (const delay of [0, -1, Number.NaN, undefined, 2 ** 31, Infinity]) {
      clock.setTimeout(note(delay), delay);
    }
    clock.setTimeout(note("longest"), 2 ** 31 - 1);
    await clock.advance(0);
    assert.deepEqual(
      heard.map(([, at]) => at),
      [0, 0, 0, 0, 0, 0],
    );
    assert.deepEqual(clock.pending(), [{ delayMs: 2 ** 31 - 1, dueInMs: 2 ** 31 - 1 }]);
  });

  test("do not run in a skip, but in the next advance", async () => {
    const clock = virtualClock();
    const { heard, note } = notes(clock);
    clock.setTimeout(note("second"), 20);
    clock.setTimeout(note("first"), 10);
    clock.skip(MINUTE_MS);
    await new Promise(setImmediate);
    assert.deepEqual(heard, []);
    assert.deepEqual(clock.pending(), [
      { delayMs: 10, dueInMs: 0 },
      { delayMs: 20, dueInMs: 0 },
    ]);
    await clock.advance(0);
    assert.deepEqual(heard, [
      ["first", MINUTE_MS],
      ["second", MINUTE_MS],
    ]);
  });

  test("run in the context in which they were set", async () => {
    const clock = virtualClock();
    const store = new AsyncLocalStorage();
    const seen = [];
    store.run("setter", () => clock.setTimeout(() => seen.push(store.getStore()), 1));
    await store.run("mover", () => clock.advance(1));
    assert.deepEqual(seen, ["setter"]);
  });

  test("that throw end the advance at their time", async () => {
    const clock = virtualClock();
    const from = clock.monotonic();
    clock.setTimeout(() => {
      throw new RangeError("mine");
    }, 10);
    await assert.rejects(clock.advance(20), new RangeError("mine"));
    assert.equal(clock.monotonic() - from, 10);
    await clock.advance(10);
    assert.equal(clock.monotonic() - from, 20);
  });
});

describe("clients passed to advance", () => {
  /** A client whose token requests take some turns of the event loop. */
  function double(state) {
    let left = 0;
    return {
      begin: (turns) => (left = turns),
      status: () => ({ state: left-- > 0 ? state : "usable" }),
      left: () => left,
    };
  }

  test("have no flight when a timer runs, before the first and after the last", async () => {
    for (const state of ["fetching", "refreshing"]) {
      const clock = virtualClock();
      const [one, other] = [double(state), double(state)];
      const left = [];
      const timer = (turns) => () => {
        left.push([one.left(), other.left()]);
        one.begin(turns);
        other.begin(2 * turns);
      };
      clock.setTimeout(timer(5), 10);
      clock.setTimeout(timer(7), 20);
      one.begin(9);
      await clock.advance(30, [one, other]);
      left.push([one.left(), other.left()]);
      assert.ok(
        left.flat().every((turns) => turns <= 0),
        JSON.stringify(left),
      );
      assert.equal(left.length, 3);
    }
  });

  test("may fail or be closed, which ends the wait", async () => {
    const clock = virtualClock();
    for (const state of ["idle", "usable", "failing", "closed"]) {
      await clock.advance(1, { status: () => ({ state }) });
    }
    assert.equal(clock.wall(), Date.UTC(2026, 0, 1) + 4);
  });

  test("whose flight never ends fail the advance with advice", async () => {
    const clock = virtualClock({ patienceMs: 1 });
    const hung = { status: () => ({ state: "fetching" }) };
    await assert.rejects(
      clock.advance(1, hung),
      /still fetching after 1 ms of real time: .* without that client/,
    );
    await clock.advance(1);
  });
});

test("invalid arguments are errors that name them", async () => {
  for (const options of [null, 7, [], "x"]) {
    assert.throws(() => virtualClock(options), new TypeError("the options must be an object"));
  }
  assert.throws(() => virtualClock({ wal: 1 }), new TypeError("unknown option: wal"));
  const bad = (name) => new TypeError(`${name} must be a number of milliseconds of at least 0`);
  for (const value of [-1, Number.NaN, Infinity, "1", null, new Date(), 1n]) {
    assert.throws(() => virtualClock({ wall: value }), bad("wall"));
    assert.throws(() => virtualClock({ patienceMs: value }), bad("patienceMs"));
    const clock = virtualClock();
    assert.throws(() => clock.skip(value), bad("ms"));
    assert.throws(() => clock.setWall(value), bad("ms"));
    await assert.rejects(clock.advance(value), bad("ms"));
  }
  const clock = virtualClock();
  assert.throws(() => clock.setTimeout("code", 1), new TypeError("callback must be a function"));
  for (const clients of [null, 7, {}, [undefined]]) {
    await assert.rejects(
      clock.advance(1, clients),
      new TypeError("clients must be a client or an array of clients"),
    );
  }
  const first = clock.advance(1);
  await assert.rejects(clock.advance(1), /being advanced already/);
  await first;
  await clock.advance(1);
});

describe("as the sandbox's clock", () => {
  test("it ends tokens", async (t) => {
    const clock = virtualClock();
    const s = await start(t, { clock, tokenLifetimeSeconds: 3_600 });
    const token = await tokenOf(s, "oauth");
    await clock.advance(3_599_999);
    assert.equal((await probe(s, "oauth", token)).status, 200);
    clock.setWall(0);
    assert.equal((await probe(s, "oauth", token)).status, 200);
    await clock.advance(1);
    assert.equal((await probe(s, "oauth", token)).status, 401);
  });

  test("it sets the minute in which a limit is counted", async (t) => {
    const clock = virtualClock();
    const s = await start(t, { clock });
    s.oauth.settings.tokenRequestsPerMinute = 1;
    const statuses = async () => [(await ask.oauth(s)).status, (await ask.oauth(s)).status];
    assert.deepEqual(await statuses(), [200, 429]);
    clock.setWall(clock.wall() + MINUTE_MS - 1);
    assert.equal((await ask.oauth(s)).status, 429);
    await clock.advance(1);
    assert.deepEqual(await statuses(), [200, 429]);
  });

  test("it dates requests and responses, also of the control routes", async (t) => {
    const wall = Date.UTC(2031, 4, 6, 7, 8, 9);
    const clock = virtualClock({ wall });
    const s = await start(t, { clock });
    const date = "Tue, 06 May 2031 07:08:09 GMT";
    assert.equal((await ask.oauth(s)).headers.get("date"), date);
    assert.equal((await control(s, "GET", "counters")).headers.get("date"), date);
    assert.deepEqual(
      s.oauth.requests().map(({ at }) => at),
      [wall],
    );
    clock.skip(1_000);
    await ask.oauth(s);
    assert.equal(s.oauth.requests()[1].at, wall + 1_000);
  });

  test("it dates the systems' data and changes, before and after a reset", async (t) => {
    const clock = virtualClock({ wall: Date.UTC(2031, 4, 6) });
    const s = await start(t, { clock });
    const athenaPast = async () => {
      const headers = bearer(await tokenOf(s, "athena"));
      const url = `${s.athena.baseUrl}patients/1/appointments?showpast=true`;
      return (await send("GET", url, headers)).json.appointments[0].date;
    };
    assert.equal(await athenaPast(), "04/22/2031");
    const deleted = await (async () => {
      const headers = {
        ...bearer(await tokenOf(s, "vagaro")),
        "content-type": "application/json",
      };
      const body = JSON.stringify({ task_id: "task_1" });
      return send("POST", `${s.vagaro.baseUrl}tasks/delete`, headers, body);
    })();
    assert.match(JSON.stringify(deleted.json), /2031-05-06T00:00:00Z/);
    await clock.advance(86_400_000);
    s.reset();
    assert.equal(await athenaPast(), "04/23/2031");
    await clock.advance(86_400_000);
    assert.equal((await control(s, "POST", "reset")).status, 200);
    assert.equal(await athenaPast(), "04/24/2031");
  });

  test("one sandbox's clock does not affect another", async (t) => {
    const old = virtualClock({ wall: 0 });
    const [virtual, real] = await Promise.all([start(t, { clock: old }), start(t)]);
    await Promise.all([ask.oauth(virtual), ask.oauth(real), ask.oauth(virtual)]);
    assert.deepEqual(
      virtual.oauth.requests().map(({ at }) => at),
      [0, 0],
    );
    assert.ok(real.oauth.requests()[0].at > Date.UTC(2026, 0, 1));
  });

  test("it is invalid if it has no time", async (t) => {
    const told = new TypeError("clock must have the methods wall and monotonic");
    for (const clock of [null, 7, {}, { wall: () => 0 }, { wall: 0, monotonic: 0 }]) {
      await assert.rejects(start(t, { clock }), told);
    }
    const token = start(t, { clock: { wall: () => 0, monotonic: () => 0 } });
    assert.equal(errorOf(await ask.oauth(await token))[0], 200);
  });
});
