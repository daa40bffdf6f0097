// Owns what is checked of a store, one function for each check.

import type { StoredValue } from "../stores/contract.js";
import { after, realTime } from "./clock.js";

/** The store, each of whose operations settles in some seconds. */
export interface LimitedStore {
  readonly get: (key: string) => Promise<StoredValue | undefined>;
  readonly set: (key: string, value: string, forMs: number) => Promise<unknown>;
  readonly delete: (key: string) => Promise<unknown>;
  readonly add: Add | undefined;
  readonly changed: Changed | undefined;
}

type Add = (key: string, value: string, forMs: number) => Promise<boolean>;
type Changed = (key: string, atMostMs: number) => Promise<unknown>;

/** What the checks work with. */
export interface Subject {
  readonly store: LimitedStore;
  /** A key that nobody else has. */
  readonly newKey: (ending?: string) => string;
  readonly atOnce: number;
  readonly leastMs: number;
}

/** A check fails by throwing a {@link Problem}. */
export interface Check {
  readonly name: string;
  readonly run: (subject: Subject) => Promise<unknown>;
}

/** What a check resolves with where a store does not have what it checks, and need not. */
export const LEFT_OUT = Symbol("left out");

/** What a store does wrong. */
export class Problem extends Error {}

function insist(condition: boolean, problem: string): asserts condition {
  if (!condition) throw new Problem(problem);
}

/** Long enough for a value not to end in the course of a check. */
const LONG_MS = 120_000;
/** A store that counts in seconds ends a value up to one later, or earlier; the rest is for a slow machine. */
const LATE_MS = 3_000;
const EARLY_MS = 1_000;
const POLL_MS = 20;

const pause = (ms: number): Promise<void> => new Promise((resolve) => after(ms, resolve));

/** A clock from now. */
function stopwatch(): () => number {
  const start = realTime.monotonic();
  return () => realTime.monotonic() - start;
}

/** A value of the kind that is stored. */
const valueOf = (text: string | number): string => `1.${text}`;

/** Checks that the key has this value. */
async function has({ store }: Subject, key: string, value: string, when: string): Promise<void> {
  const stored = await store.get(key);
  insist(stored !== undefined, `get gives nothing ${when}`);
  insist(stored.value === value, `get gives another value ${when}`);
}

async function hasNothing({ store }: Subject, key: string, when: string): Promise<void> {
  insist((await store.get(key)) === undefined, `get gives a value ${when}`);
}

/** Waits for the end of a value, which was stored after `elapsed` began. It may neither come early nor late. */
async function ends(
  { store, leastMs }: Subject,
  key: string,
  elapsed: () => number,
): Promise<void> {
  for (;;) {
    const askedMs = elapsed();
    const stored = await store.get(key);
    if (stored === undefined) {
      const answeredMs = Math.round(elapsed());
      // Of a short time a second would be too much.
      const least = leastMs - Math.min(EARLY_MS, leastMs / 4);
      insist(answeredMs >= least, `a value for ${leastMs} ms is gone after ${answeredMs} ms`);
      return;
    }
    insist(
      askedMs < leastMs + LATE_MS,
      `a value for ${leastMs} ms is there after ${Math.round(askedMs)} ms`,
    );
    await pause(POLL_MS);
  }
}

/** Many calls of `add` at once, of which one has to win: the value in the store is its value. */
async function oneWins(subject: Subject, add: Add, key: string): Promise<void> {
  const values = Array.from({ length: subject.atOnce }, (_, index) => valueOf(index));
  const answers = await Promise.all(values.map((value) => add(key, value, LONG_MS)));
  const [winner, ...others] = values.filter((_, index) => answers[index]);
  insist(winner !== undefined, `none of ${values.length} calls of add resolves with true`);
  const count = others.length + 1;
  insist(count === 1, `${count} of ${values.length} calls of add resolve with true`);
  await has(subject, key, winner, "that the add which won has stored");
}

/** Every visible character of ASCII, repeated to this length. */
function characters(length: number): string {
  const all = Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index)).join("");
  return valueOf(all.repeat(Math.ceil(length / all.length))).slice(0, length);
}

const check = (name: string, run: Check["run"]): Check => ({ name, run });

/** A check of `add`, with the key of a lease. */
const ofAdd = (
  name: string,
  run: (subject: Subject, add: Add, key: string) => Promise<void>,
): Check =>
  check(name, async (subject) => {
    const { add } = subject.store;
    return add === undefined ? LEFT_OUT : run(subject, add, subject.newKey(".l"));
  });

const ofChanged = (
  name: string,
  run: (subject: Subject, changed: Changed) => Promise<void>,
): Check =>
  check(name, async (subject) => {
    const { changed } = subject.store;
    return changed === undefined ? LEFT_OUT : run(subject, changed);
  });

const ofLength = (name: string, length: number): Check =>
  check(name, async (subject) => {
    const key = subject.newKey();
    const value = characters(length);
    await subject.store.set(key, value, LONG_MS);
    await has(subject, key, value, "after set");
  });

/** All checks. The first only reads. */
export const checks: readonly [Check, ...Check[]] = [
  check("a key without a value has none", async (subject) => {
    await hasNothing(subject, subject.newKey(), "of a key that was never set");
  }),
  check("set stores a value, in place of any other", async (subject) => {
    const key = subject.newKey();
    for (const value of ["one", "two"].map(valueOf)) {
      await subject.store.set(key, value, LONG_MS);
      await has(subject, key, value, "after set");
    }
  }),
  ofLength("a value of 8 KB comes back unchanged", 8_192),
  ofLength("a value of 60 KB comes back unchanged", 61_440),
  check("keys do not touch each other", async (subject) => {
    const { store } = subject;
    const key = subject.newKey("a");
    // They differ by their last letter, by its case, and as a lease does from its record.
    const others = ["b", "A"].map((letter) => key.slice(0, -1) + letter).concat(`${key}.l`);
    await store.set(key, valueOf("one"), LONG_MS);
    for (const other of others) await hasNothing(subject, other, "of a key that was never set");
    for (const other of others) await store.set(other, valueOf(other), LONG_MS);
    for (const other of others) await has(subject, other, valueOf(other), "of a similar key");
    for (const other of others) await store.delete(other);
    await has(subject, key, valueOf("one"), "after similar keys were set and deleted");
  }),
  check("delete removes a value, and may be called without one", async (subject) => {
    const { store } = subject;
    const key = subject.newKey();
    await store.delete(key);
    await store.set(key, valueOf("one"), LONG_MS);
    await store.delete(key);
    await hasNothing(subject, key, "after delete");
    await store.delete(key);
  }),
  check("a value ends after its time", async (subject) => {
    const key = subject.newKey();
    const elapsed = stopwatch();
    await subject.store.set(key, valueOf("one"), subject.leastMs);
    await ends(subject, key, elapsed);
  }),
  check("set counts the time anew", async (subject) => {
    const { store, leastMs } = subject;
    const [longer, shorter] = [subject.newKey(), subject.newKey()];
    await store.set(longer, valueOf("one"), leastMs);
    await store.set(longer, valueOf("two"), leastMs + LONG_MS);
    await store.set(shorter, valueOf("one"), leastMs + LONG_MS);
    const elapsed = stopwatch();
    await store.set(shorter, valueOf("two"), leastMs);
    await ends(subject, shorter, elapsed);
    await has(subject, longer, valueOf("two"), "after the time of the value that it replaced");
  }),
  check("leftMs is at most the time that was asked for, and falls", async (subject) => {
    const { store, leastMs } = subject;
    const key = subject.newKey();
    const forMs = leastMs + LONG_MS;
    const elapsed = stopwatch();
    await store.set(key, valueOf("one"), forMs);
    const stored = await store.get(key);
    insist(stored !== undefined, "get gives nothing after set");
    const { leftMs } = stored;
    if (leftMs === undefined) return LEFT_OUT;
    const isRight = leftMs <= forMs && leftMs >= forMs - elapsed() - LATE_MS;
    insist(isRight, `it is ${leftMs} after set for ${forMs} ms`);
    return falls(store, key, leftMs);
  }),
  ofAdd("add stores a value where there is none", async (subject, add, key) => {
    insist(await add(key, valueOf("one"), LONG_MS), "add resolves with false without a value");
    await has(subject, key, valueOf("one"), "after add");
  }),
  ofAdd("add leaves a value alone", async (subject, add, key) => {
    const record = subject.newKey();
    await add(key, valueOf("one"), LONG_MS);
    await subject.store.set(record, valueOf("one"), LONG_MS);
    for (const taken of [key, record]) {
      const isAdded = await add(taken, valueOf("two"), LONG_MS);
      insist(!isAdded, "add resolves with true where there is a value");
      await has(subject, taken, valueOf("one"), "that was there before add");
    }
  }),
  ofAdd("add stores a value where one was deleted", async (subject, add, key) => {
    await add(key, valueOf("one"), LONG_MS);
    await subject.store.delete(key);
    insist(await add(key, valueOf("two"), LONG_MS), "add resolves with false after delete");
  }),
  ofAdd("of several add at once, one does", oneWins),
  ofAdd("of several add at once, one does where a value has ended", async (subject, add, key) => {
    const elapsed = stopwatch();
    await add(key, valueOf("one"), subject.leastMs);
    await ends(subject, key, elapsed);
    await oneWins(subject, add, key);
  }),
  ofChanged("changed resolves when its time is over", async ({ newKey, leastMs }, changed) => {
    const elapsed = stopwatch();
    await changed(newKey(), leastMs);
    const ms = Math.round(elapsed());
    insist(ms < leastMs + LATE_MS, `it resolves after ${ms} ms instead of ${leastMs} ms`);
  }),
  ofChanged("changed resolves after a change", async ({ store, newKey }, changed) => {
    const key = newKey();
    const elapsed = stopwatch();
    const wait = { isOver: false };
    // It may begin to wait later than the first change.
    const change = async (): Promise<void> => {
      while (!wait.isOver) {
        insist(elapsed() < LATE_MS, `it does not, although the key is set again and again`);
        await store.set(key, valueOf("one"), LONG_MS);
        await pause(POLL_MS);
      }
    };
    const waiting = changed(key, 2 * LATE_MS).finally(() => (wait.isOver = true));
    await Promise.all([waiting, change()]);
  }),
];

/** Waits until less time is left than there was. */
async function falls(store: LimitedStore, key: string, beforeMs: number): Promise<void> {
  const elapsed = stopwatch();
  for (;;) {
    const { leftMs = 0 } = (await store.get(key)) ?? {};
    insist(leftMs <= beforeMs, `it rises from ${beforeMs} to ${leftMs}`);
    if (leftMs < beforeMs) return;
    insist(elapsed() < LATE_MS, `it is still ${leftMs} after ${Math.round(elapsed())} ms`);
    await pause(POLL_MS);
  }
}
