// A loop over changes whose process ends at any moment, over a network that loses requests and responses: whatever
// happens, the newest version of each record is handed out in the end.

import assert from "node:assert/strict";
import { test } from "node:test";
import { EVERY_MS, feedOf, step } from "../support/feeds.mjs";
import { randomOf } from "../support/random.mjs";

const SEEDS = 150;
const STEPS = 60;
const RECORDS = ["1", "2", "3", "4", "5", "6"];
/** More steps than a calm loop needs to hand out everything. */
const ENOUGH = 500;

const lost = () => {
  throw new TypeError("fetch failed");
};

class Story {
  processed = new Map();
  #random;
  #at;
  #limit;
  #isCalm = false;
  #hangs = false;
  #since;
  #changes;
  #loop;
  #next;

  constructor(t, seed) {
    this.#random = randomOf(seed);
    const isFifo = this.#chance(0.5);
    const shuffled = (ids) =>
      ids
        .map((id) => [this.#random(), id])
        .sort(([one], [other]) => one - other)
        .map(([, id]) => id);
    const ways = {
      skewMs: Math.round((this.#random() - 0.5) * 600_000),
      deaf: this.#chance(0.3),
      ...(isFifo ? {} : { order: shuffled }),
    };
    this.#limit = 1 + Math.floor(this.#random() * 4);
    this.#at = feedOf(t, { ways, fault: (query) => this.#fault(query) });
    this.#begin();
  }

  get server() {
    return this.#at.server;
  }

  #chance(part) {
    return this.#random() < part;
  }

  /** A new process: all that it knows of the one before is what that has stored. */
  #begin() {
    this.#changes = this.#at.changes({ limit: this.#limit }, { since: this.#since });
    this.#again();
  }

  /** Another loop over the same changes. */
  #again() {
    this.#hangs = false;
    this.#loop = this.#changes[Symbol.asyncIterator]();
    this.#next = undefined;
  }

  #fault(query) {
    if (this.#isCalm) return undefined;
    if (this.#chance(0.15)) this.#change();
    const fate = this.#random();
    if (fate < 0.05) lost();
    if (fate < 0.1) {
      this.server.read(query);
      lost();
    }
    if (fate < 0.14) {
      // The process ends while the request is on its way.
      this.server.read(query);
      this.#hangs = true;
      return new Promise(() => undefined);
    }
    return undefined;
  }

  #change() {
    this.server.change(RECORDS[Math.floor(this.#random() * RECORDS.length)]);
  }

  /** One step of the loop, and what happens meanwhile. Gives whether the loop waits. */
  async step() {
    if (!this.#isCalm && this.#chance(0.3)) this.#change();
    this.#next ??= this.#loop.next();
    let result;
    try {
      result = await step(this.#next, this.#at.clock, () => this.#hangs);
    } catch {
      return this.#again();
    }
    const dies = !this.#isCalm && this.#chance(0.1);
    if (result === "hangs" || dies) return this.#begin();
    if (result === "waits") {
      await this.#at.clock.advance(EVERY_MS, this.#at.client);
      if (this.#chance(0.1)) await this.#at.clock.advance(3_600_000, this.#at.client);
      return true;
    }
    const { patientid, version } = result.value;
    this.processed.set(patientid, version);
    this.#since = this.#changes.since;
    this.#next = undefined;
    return false;
  }

  /** Nothing happens any more; gives how many steps the loop took to hand out everything. */
  async settle() {
    this.#isCalm = true;
    let steps = 0;
    while (!((await this.step()) && this.server.isEmpty)) {
      steps += 1;
      assert.ok(steps < ENOUGH, "the loop does not come to rest");
    }
  }
}

for (let seed = 1; seed <= SEEDS; seed += 1) {
  test(`no change is lost, whatever happens (seed ${seed})`, async (t) => {
    const story = new Story(t, seed);
    for (let count = 0; count < STEPS; count += 1) await story.step();
    await story.settle();
    const { server, processed } = story;
    const newest = server.ids.map((id) => [id, server.versionOf(id)]);
    assert.deepEqual(Object.fromEntries(processed), Object.fromEntries(newest));
  });
}
