// The host of an instance: it tells clients apart by their ids, and knows none that was forgotten.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";
import { hostOf } from "../../../build/js/client/host.js";

const capabilities = {
  timers: true,
  unrefTimer: () => undefined,
  waitUntil: () => undefined,
  cacheable: () => true,
};

/** A client's belongings, and what has become of them. */
function belongings(name) {
  const seen = [];
  const see =
    (what, result) =>
    (...given) => {
      seen.push([what, ...given]);
      return result;
    };
  const own = {
    fetch: (url, init) => {
      seen.push(["fetch", url, init]);
      return name;
    },
    clock: {
      wall: see("wall", `${name.length}`),
      monotonic: see("monotonic", 5),
      setTimeout: see("setTimeout", name),
      clearTimeout: see("clearTimeout"),
    },
    emitter: { emit: (event, causeOf) => seen.push(["emit", event, causeOf]) },
    tokenCause: undefined,
  };
  return { own, seen };
}

const callback = () => undefined;

test("each client's own fetch, clock and listeners are used for it, and those of no other", () => {
  const host = hostOf(capabilities);
  const clients = ["one", "other"].map((name) => ({ name, ...belongings(name) }));
  const ids = clients.map(({ own }) => host.add(own));
  assert.notEqual(ids[0], ids[1]);
  for (const [index, { name, own, seen }] of clients.entries()) {
    const id = ids[index];
    assert.equal(host.sendTokenRequest(id, "https://auth.example.com/", {}), name);
    assert.equal(host.wall(id), name.length);
    assert.equal(host.monotonic(id), 5);
    assert.equal(host.startTimer(id, callback, 7), name);
    host.stopTimer(id, name);
    host.emit(id, { type: "token" });
    host.tokenFault(id, name);
    assert.deepEqual(
      seen.map(([what]) => what),
      ["fetch", "wall", "monotonic", "setTimeout", "clearTimeout", "emit"],
    );
    assert.deepEqual(seen[0].slice(1), ["https://auth.example.com/", { cache: "no-store" }]);
    assert.deepEqual([seen[3].slice(1), seen[4].slice(1)], [[callback, 7], [name]]);
    assert.equal(own.tokenCause, name);
  }
  assert.deepEqual(
    clients.map(({ own }) => own.tokenCause),
    ["one", "other"],
  );
});

test("an error of a token request has the cause of its own client", () => {
  const host = hostOf(capabilities);
  const [one, other] = [belongings("one"), belongings("other")];
  const ids = [host.add(one.own), host.add(other.own)];
  host.tokenFault(ids[0], new Error("fault"));
  const fields = { code: "token_endpoint_unreachable", message: "Unreachable." };
  assert.equal(host.makeError(ids[0], fields).cause.message, "fault");
  assert.equal(host.makeError(ids[1], fields).cause, undefined);
  host.emit(ids[0], { type: "token-failed" });
  assert.equal(one.seen[0][2](fields).message, "fault");
});

test("the text of a network fault is withheld after a token request whose URL holds a secret, and no other's", () => {
  const host = hostOf(capabilities);
  const { own } = belongings("one");
  const id = host.add(own);
  const fault = Object.assign(new Error("no way to https://a/?s3cret"), { code: "ENOTFOUND" });
  const foreign = Object.assign(new Error("s3cret"), { digest: "steers" });
  for (const [hides, thrown, isWithheld] of [
    [true, fault, true],
    [true, new TypeError("s3cret"), true],
    [true, foreign, false],
    [false, fault, false],
  ]) {
    host.sendTokenRequest(id, "https://a/?s3cret", {}, hides);
    host.tokenFault(id, thrown);
    assert.equal(own.tokenCause !== thrown, isWithheld);
    if (!isWithheld) continue;
    assert.ok(!inspect(own.tokenCause, { showHidden: true, depth: null }).includes("s3cret"));
    assert.equal(own.tokenCause.code, thrown.code);
  }
});

test("UUIDs are random ones of version 4", () => {
  const host = hostOf(capabilities);
  const all = Array.from({ length: 1_000 }, host.uuid);
  assert.equal(new Set(all).size, 1_000);
  for (const one of all) {
    assert.match(one, /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  }
  for (const at of [0, 9, 15, 19, 35])
    assert.ok(new Set(all.map((one) => one[at])).size > 3, `${at}`);
});

test("what a client's own fetch throws is a rejection, and what its clock throws is the runtime's turn", async () => {
  const host = hostOf(capabilities);
  const broken = () => {
    throw new Error("broken");
  };
  const clock = { wall: broken, monotonic: broken, setTimeout: broken, clearTimeout: broken };
  // The host holds it weakly.
  const own = { ...belongings("one").own, fetch: broken, clock };
  const id = host.add(own);
  await assert.rejects(
    host.sendTokenRequest(id, "https://auth.example.com/", {}),
    /^Error: broken/,
  );
  const before = Date.now();
  assert.ok(host.wall(id) >= before);
  assert.ok(host.monotonic(id) > 0);
});

test("a timer in place of one that a client's clock cannot set is the runtime's to the end", (t) => {
  const unreferenced = [];
  const host = hostOf({ ...capabilities, unrefTimer: (handle) => unreferenced.push(handle) });
  const { own, seen } = belongings("one");
  own.clock.setTimeout = () => {
    throw new Error("broken");
  };
  const timer = {};
  const set = t.mock.method(globalThis, "setTimeout", () => timer);
  const cleared = t.mock.method(globalThis, "clearTimeout", () => undefined);
  const id = host.add(own);
  const handle = host.startTimer(id, callback, 1_000);
  host.unrefTimer(handle);
  t.mock.method(globalThis, "clearTimeout", () => assert.fail("replaced since it was set"));
  host.stopTimer(id, handle);
  assert.deepEqual(set.mock.calls[0].arguments, [callback, 1_000]);
  assert.deepEqual([unreferenced, cleared.mock.calls[0].arguments], [[timer], [timer]]);
  assert.deepEqual(seen, [], "the client's clock does not know it");
});

test("the global fetch is looked up at each token request, and `cache` is set where it is accepted", (t) => {
  const host = hostOf({ ...capabilities, cacheable: () => false });
  const own = { ...belongings("one").own, fetch: undefined };
  const id = host.add(own);
  const mocked = t.mock.method(globalThis, "fetch", () => "mocked");
  const init = {};
  assert.equal(host.sendTokenRequest(id, "https://auth.example.com/", init), "mocked");
  assert.deepEqual(mocked.mock.calls[0].arguments, ["https://auth.example.com/", init]);
  assert.deepEqual(init, {});
});

test("nothing of a forgotten client is used any more", async () => {
  const host = hostOf(capabilities);
  const [one, other] = [belongings("one"), belongings("other")];
  const ids = [host.add(one.own), host.add(other.own)];
  host.forget(ids[0]);
  await assert.rejects(
    host.sendTokenRequest(ids[0], "https://auth.example.com/", {}),
    /garbage-collected/,
  );
  host.emit(ids[0], { type: "token" });
  host.tokenFault(ids[0], new Error("fault"));
  host.stopTimer(ids[0], "one");
  assert.ok(host.wall(ids[0]) > 3);
  assert.deepEqual([one.seen, one.own.tokenCause], [[], undefined]);
  assert.equal(host.sendTokenRequest(ids[1], "https://auth.example.com/", {}), "other");
  assert.ok(host.add(one.own) > ids[1], "an id is not used again");
});

test("an instance's host knows no client of another's", async () => {
  const [before, after] = [hostOf(capabilities), hostOf(capabilities)];
  const id = before.add(belongings("one").own);
  await assert.rejects(
    after.sendTokenRequest(id, "https://auth.example.com/", {}),
    /garbage-collected/,
  );
});
