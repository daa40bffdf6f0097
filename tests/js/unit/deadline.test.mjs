// What ends a call before its response: signals of any class, and timeouts by the client's clock.

import assert from "node:assert/strict";
import { getEventListeners } from "node:events";
import { describe, test } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { Deadline, within } from "../../../build/js/call/deadline.js";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc");

/** A clock whose timers a test fires. */
function handClock() {
  const timers = new Map();
  return {
    timers,
    wall: () => 0,
    monotonic: () => 0,
    setTimeout(callback, delayMs) {
      const handle = Symbol("timer");
      timers.set(handle, { callback, delayMs });
      return handle;
    },
    clearTimeout: (handle) => void timers.delete(handle),
    fire() {
      for (const [handle, { callback }] of [...timers]) {
        timers.delete(handle);
        callback();
      }
    },
  };
}

const clock = handClock();
const deadlineOf = (signal, timeoutMs, own = clock) => Deadline.of(signal, timeoutMs, own);
const ends = async (promise) => {
  try {
    return { value: await promise };
  } catch (error) {
    return { error };
  }
};
const never = () => new Promise(() => undefined);
const turn = () => new Promise((resolve) => setImmediate(resolve));

/** A signal as before 2022: without reason and throwIfAborted, and of a class unknown to fetch. */
class Old {
  aborted = false;
  listeners = new Set();
  addEventListener = (_type, listener) => void this.listeners.add(listener);
  removeEventListener = (_type, listener) => void this.listeners.delete(listener);
  abort() {
    this.aborted = true;
    for (const listener of [...this.listeners]) listener();
  }
}

describe("there is no deadline", () => {
  test("without a signal and a limit", () => {
    for (const timeoutMs of [undefined, Infinity]) {
      for (const signal of [undefined, null])
        assert.equal(deadlineOf(signal, timeoutMs), undefined);
    }
  });

  test("and a promise is awaited as it is", async () => {
    assert.equal(await within(undefined, Promise.resolve(1)), 1);
    assert.equal(await within(undefined, 1), 1);
    assert.deepEqual(await ends(within(undefined, Promise.reject(2))), { error: 2 });
  });
});

describe("invalid are", () => {
  test("limits that no timer can hold", () => {
    for (const timeoutMs of [0, -1, 1.5, NaN, -Infinity, 2 ** 31, "1000", null, {}, 1n]) {
      assert.throws(() => deadlineOf(undefined, timeoutMs), { code: "invalid_call" });
    }
    assert.equal(clock.timers.size, 0);
  });

  test("values that are not signals", () => {
    const half = { aborted: false, addEventListener: () => undefined };
    for (const signal of [{}, 7, "abort", true, half, new EventTarget(), new AbortController()]) {
      assert.throws(() => deadlineOf(signal, undefined), { code: "invalid_call" });
    }
  });
});

describe("a timeout", () => {
  test("ends a wait, even if nothing heeds the signal", async () => {
    const own = handClock();
    const deadline = deadlineOf(undefined, 1_000, own);
    assert.deepEqual(
      [...own.timers.values()].map(({ delayMs }) => delayMs),
      [1_000],
    );
    const waiting = ends(within(deadline, never()));
    deadline.check();
    own.fire();
    const { error } = await waiting;
    assert.deepEqual([error.name, error.code], ["CallError", "call_timeout"]);
    assert.match(error.message, /1000 ms/);
    assert.equal(deadline.signal.reason, error, "fetch gets the same reason");
    assert.throws(() => deadline.check(), error);
    assert.equal((await ends(within(deadline, never()))).error, error, "also for later waits");
  });

  test("may be as long as a timer can hold", () => {
    const own = handClock();
    deadlineOf(undefined, 2 ** 31 - 1, own).release();
    assert.equal(own.timers.size, 0, "released");
  });

  test("after the end of the call changes nothing", async () => {
    const own = handClock();
    const deadline = deadlineOf(undefined, 1_000, own);
    assert.equal(await within(deadline, Promise.resolve(1)), 1);
    deadline.release();
    assert.equal(own.timers.size, 0);
    assert.equal(deadline.signal.aborted, false);
    deadline.check();
  });
});

describe("a signal", () => {
  test("of the runtime's class goes to fetch as it is, without a timeout", () => {
    const { signal } = new AbortController();
    const deadline = deadlineOf(signal, undefined);
    assert.equal(deadline.signal, signal);
    deadline.release();
  });

  for (const [kind, timeoutMs] of [
    ["without a timeout", undefined],
    ["beside a timeout", 1_000],
  ]) {
    test(`ends the call with its own reason, ${kind}`, async () => {
      const own = handClock();
      const controller = new AbortController();
      const deadline = deadlineOf(controller.signal, timeoutMs, own);
      const waiting = ends(within(deadline, never()));
      const reason = new Error("enough");
      controller.abort(reason);
      assert.equal((await waiting).error, reason);
      assert.equal(deadline.signal.reason, reason);
      own.fire();
      assert.throws(() => deadline.check(), reason, "the first end stays");
      deadline.release();
    });

    test(`that has already fired ends it at once, ${kind}`, async () => {
      const own = handClock();
      const deadline = deadlineOf(AbortSignal.abort("enough"), timeoutMs, own);
      assert.equal(deadline.signal.aborted, true);
      assert.deepEqual(await ends(within(deadline, never())), { error: "enough" });
      deadline.release();
      assert.equal(own.timers.size, 0);
    });
  }

  test("of a polyfill is bridged and gets a reason", async () => {
    const old = new Old();
    const deadline = deadlineOf(old, undefined);
    assert.ok(deadline.signal instanceof AbortSignal);
    const waiting = ends(within(deadline, never()));
    old.abort();
    const { error } = await waiting;
    assert.deepEqual([error.name, deadline.signal.reason], ["AbortError", error]);
    deadline.release();
    const gone = new Old();
    gone.aborted = true;
    assert.throws(() => deadlineOf(gone, undefined).check(), { name: "AbortError" });
  });

  test("shared by a thousand calls has one listener, and none after their end", async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const calls = Array.from({ length: 1_000 }, (_, index) =>
      deadlineOf(signal, index % 2 === 0 ? undefined : 1_000),
    );
    assert.equal(getEventListeners(signal, "abort").length, 1);
    const last = calls.pop();
    for (const call of calls) call.release();
    assert.equal(getEventListeners(signal, "abort").length, 1);
    const waiting = ends(within(last, never()));
    controller.abort("enough");
    assert.deepEqual(await waiting, { error: "enough" });
    for (const call of calls) call.check();
    last.release();
    assert.equal(getEventListeners(signal, "abort").length, 0);
    assert.equal(clock.timers.size, 0);
  });

  test("works again after its last call has ended", async () => {
    const controller = new AbortController();
    deadlineOf(controller.signal, undefined).release();
    const waiting = ends(within(deadlineOf(controller.signal, undefined), never()));
    controller.abort("enough");
    assert.deepEqual(await waiting, { error: "enough" });
  });

  test("may end one call whose listener releases another", () => {
    const controller = new AbortController();
    const first = deadlineOf(controller.signal, 1_000);
    const second = deadlineOf(controller.signal, 1_000);
    const told = [];
    first.onEnd(() => {
      told.push("first");
      second.release();
    });
    second.onEnd(() => told.push("second"));
    controller.abort("enough");
    assert.deepEqual(told, ["first", "second"], "neither had ended when it fired");
    first.release();
  });
});

describe("after the response, the caller's signal", () => {
  test("ends the reading of a body that is still to be read", () => {
    for (const given of [new AbortController(), new Old()]) {
      const signal = given.signal ?? given;
      const deadline = deadlineOf(signal, 1_000);
      deadline.outlast();
      deadline.release();
      assert.equal(clock.timers.size, 0, "the timeout was for the response");
      assert.equal(deadline.signal.aborted, false);
      given.abort();
      assert.equal(deadline.signal.aborted, true);
    }
  });

  test("loses its listener if nothing is left to be read", () => {
    const controller = new AbortController();
    const deadline = deadlineOf(controller.signal, 1_000);
    deadline.release();
    assert.equal(getEventListeners(controller.signal, "abort").length, 0);
    controller.abort();
    assert.equal(deadline.signal.aborted, false);
  });

  test("keeps nothing of a call whose body nobody holds", async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const passed = Array.from({ length: 100 }, () => {
      const deadline = deadlineOf(signal, 1_000);
      deadline.outlast();
      deadline.release();
      return new WeakRef(deadline.signal);
    });
    const isLeft = () => getEventListeners(signal, "abort").length > 0;
    // Finalizers run in a separate turn of the event loop.
    for (let round = 0; round < 100 && isLeft(); round += 1) {
      await turn();
      collect();
    }
    assert.equal(passed.filter((one) => one.deref()).length, 0);
    assert.equal(isLeft(), false, "not even a listener");
  });
});

describe("waiting within a deadline", () => {
  test("gives what comes first and forgets the wait", async () => {
    const own = handClock();
    const deadline = deadlineOf(undefined, 1_000, own);
    assert.equal(await within(deadline, Promise.resolve(1)), 1);
    assert.equal(await within(deadline, 2), 2);
    const thenable = { then: (resolve) => resolve(3) };
    assert.equal(await within(deadline, thenable), 3);
    assert.deepEqual(await ends(within(deadline, Promise.reject(4))), { error: 4 });
    own.fire();
    assert.deepEqual((await ends(within(deadline, never()))).error.code, "call_timeout");
  });

  test("leaves no late rejection unhandled", async (t) => {
    const unhandled = [];
    const hear = (reason) => unhandled.push(reason);
    process.on("unhandledRejection", hear);
    t.after(() => process.off("unhandledRejection", hear));
    const own = handClock();
    const deadline = deadlineOf(undefined, 1_000, own);
    let reject;
    const waiting = ends(within(deadline, new Promise((_, no) => (reject = no))));
    own.fire();
    await waiting;
    reject(new Error("late"));
    assert.equal(
      (await ends(within(deadline, Promise.reject(new Error("later"))))).error.code,
      "call_timeout",
    );
    await turn();
    assert.deepEqual(unhandled, []);
  });
});
