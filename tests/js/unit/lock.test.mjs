// The lock, in interleavings that a busy machine produces now and then: file-system steps of all runs go
// on one by one, in an order drawn from a seed.

import assert from "node:assert/strict";
import { AsyncLocalStorage } from "node:async_hooks";
import fs from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, beforeEach, describe, test } from "node:test";
import { locked } from "../../../scripts/lib/lock.mjs";

const LONG_AGO = new Date(0);
const STARTED = Date.now();
const real = { ...fs };
const { now } = Date;
const { setTimeout, setInterval } = globalThis;
const run = new AsyncLocalStorage();
let stopped = [];

/** Stops the current run until the test lets it go on; outside of a run it does nothing. */
const gate = () =>
  run.getStore() === undefined ? undefined : new Promise((go) => stopped.push(go));

before(() => {
  for (const [name, step] of Object.entries(fs)) {
    if (typeof step !== "function") continue;
    fs[name] = async (...args) => {
      await gate();
      return step.apply(fs, args);
    };
  }
  syncBuiltinESMExports();
  // However slow the machine, no lock becomes stale unless the test ages it.
  Date.now = () => STARTED;
  // A pause is a step like any other, and the holder's timer never fires.
  globalThis.setTimeout = (callback, ...rest) =>
    run.getStore() === undefined ? setTimeout(callback, ...rest) : stopped.push(callback);
  globalThis.setInterval = (...args) =>
    run.getStore() === undefined ? setInterval(...args) : setInterval(() => {}, 1e6);
});

after(() => {
  Object.assign(fs, real);
  syncBuiltinESMExports();
  Object.assign(globalThis, { setTimeout, setInterval });
  Date.now = now;
});

function drawn(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

let path;
let inside;
let most;

beforeEach(async (t) => {
  const directory = await fs.mkdtemp(join(tmpdir(), "everbearer-lock-"));
  t.after(() => fs.rm(directory, { recursive: true, force: true }));
  path = join(directory, "below", "it.lock");
  [inside, most, stopped] = [0, 0, []];
});

async function work() {
  inside += 1;
  most = Math.max(most, inside);
  for (let step = 0; step < 5; step += 1) await gate();
  inside -= 1;
}

/** A holder outside of the order: it has the lock when this resolves, and `leave` releases it. */
async function holder() {
  let end;
  let left;
  await new Promise((entered) => {
    const stay = () => new Promise((resolve) => entered((end = resolve)));
    left = locked(path, stay);
  });
  return { leave: () => (end(), left) };
}

/** Makes the lock look as if its holder had died long ago. */
async function age() {
  await fs.utimes(path, LONG_AGO, LONG_AGO);
  const names = await fs.readdir(path).catch(() => []);
  for (const name of names) await fs.utimes(join(path, name), LONG_AGO, LONG_AGO);
}

/** Lets `runs` runs work under the lock, with steps in the seed's order. */
async function inAnyOrder(runs, seed, meanwhile = () => undefined) {
  const draw = drawn(seed);
  let left = runs;
  let failure;
  const ended = Array.from({ length: runs }, (_, index) =>
    run
      .run(index, () => locked(path, work))
      .then(
        () => (left -= 1),
        (error) => {
          left -= 1;
          failure ??= error;
        },
      ),
  );
  for (let step = 0; left > 0; step += 1) {
    while (stopped.length < left) await new Promise(setImmediate);
    if (left === 0) break;
    await meanwhile(step);
    const [go] = stopped.splice(draw(stopped.length), 1);
    go();
    await new Promise(setImmediate);
  }
  await Promise.all(ended);
  if (failure) throw failure;
}

const SEEDS = Array.from({ length: 100 }, (_, seed) => seed);

describe("one run at a time holds a lock", () => {
  test("that is free", async () => {
    for (const seed of SEEDS) {
      await inAnyOrder(3, seed);
      assert.equal(most, 1, `seed ${seed}`);
    }
  });

  test("whose holder has died, however many notice", async () => {
    for (const seed of SEEDS) {
      const dead = await holder();
      await age();
      await inAnyOrder(3, seed);
      assert.equal(most, 1, `seed ${seed}`);
      await dead.leave();
    }
  });

  test("whose holder seemed dead and returns while others wait", async () => {
    for (const seed of SEEDS) {
      const slept = await holder();
      await age();
      let woken = false;
      const wake = async () => {
        if (inside === 0 || woken) return;
        woken = true;
        await slept.leave();
      };
      await inAnyOrder(3, seed, wake);
      assert.ok(woken);
      assert.equal(most, 1, `seed ${seed}`);
    }
  });
});

test("waiting for a held lock is reported once, and leaves nothing behind", async () => {
  const first = await holder();
  let told = 0;
  let out = false;
  const second = locked(
    path,
    () => assert.ok(out),
    () => {
      told += 1;
      out = true;
      void first.leave();
    },
  );
  await second;
  assert.equal(told, 1);
  assert.deepEqual(await fs.readdir(join(path, "..")), []);
});

test("remains of earlier versions and of a release block nobody", async () => {
  await fs.mkdir(path, { recursive: true });
  assert.equal(await locked(path, () => "in"), "in");
  await fs.writeFile(path, "");
  await age();
  assert.equal(await locked(path, () => "in"), "in");
});

test("a failure releases the lock", async () => {
  const failure = locked(path, () => Promise.reject(new Error("mine")));
  await assert.rejects(failure, new Error("mine"));
  assert.equal(await locked(path, () => "next"), "next");
});
