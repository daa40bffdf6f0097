// Owns running the checks of a store: their options, their time limits and their report. What they check is in
// store-checks.ts.

import type { StoredValue, TokenStore } from "../stores/contract.js";
import { after } from "./clock.js";
import { checks, LEFT_OUT, Problem } from "./store-checks.js";
import type { Check, LimitedStore, Subject } from "./store-checks.js";

/** Options of {@link checkStore}. */
export interface CheckStoreOptions {
  /** How many processes want a lease at the same time. Unit: number of calls of `add`. Default `50`. */
  readonly atOnce?: number;
  /** What all keys of the checks begin with, at most 24 characters of `A-Z a-z 0-9 - _ .`. Default `"check."`. */
  readonly keyPrefix?: string;
  /**
   * The shortest time that the store can keep a value, in ms. The checks take a little longer than this. Default `300`.
   */
  readonly leastMs?: number;
}

/** What one check has found. */
export interface StoreCheck {
  /** What is checked, as a sentence. */
  readonly name: string;
  /** `left-out` is for what the store does not have and need not have. */
  readonly outcome: "passed" | "failed" | "left-out";
  /** What is wrong, of a check that failed. */
  readonly problem?: string;
}

/** What {@link checkStore} throws when a store does not keep the contract. The message has every problem. */
export class StoreCheckError extends Error {
  /** All checks, those that passed as well. */
  readonly checks: readonly StoreCheck[];

  /** @internal */
  constructor(checks: readonly StoreCheck[]) {
    const failed = checks.filter(({ outcome }) => outcome === "failed");
    const lines = failed.map(({ name, problem = "" }) => `- ${name}: ${problem}`);
    super(`the store fails ${failed.length} of ${checks.length} checks\n${lines.join("\n")}`);
    this.name = "StoreCheckError";
    this.checks = checks;
  }
}

/** An operation that takes longer is taken for one that never settles. */
const PATIENCE_MS = 10_000;
const PREFIX = /^[A-Za-z0-9_.-]{0,24}$/;

/**
 * Checks that a store keeps the contract of `TokenStore`: it ends values by its own clock, lets one of several `add` at
 * once win, and gives back what it was given. It is for the integration tests of a store, with the real server: it runs
 * in real time, all checks at once, with keys of its own that it removes.
 *
 * A store that is only eventually consistent does not pass.
 *
 * @param store - The store.
 * @param options - See {@link CheckStoreOptions}.
 * @returns What each check has found, if none failed.
 * @throws StoreCheckError with all problems; TypeError for what is no store, and for wrong options.
 */
export async function checkStore(
  store: TokenStore,
  options: CheckStoreOptions = {},
): Promise<readonly StoreCheck[]> {
  const { keys, subject } = prepare(store, options);
  const [first, ...rest] = checks;
  // A client that is connecting may refuse all but reads, so a read comes first.
  const report = [await perform(first, subject)];
  report.push(...(await Promise.all(rest.map((check) => perform(check, subject)))));
  await Promise.allSettled(keys.map((key) => subject.store.delete(key)));
  if (report.some(({ outcome }) => outcome === "failed")) throw new StoreCheckError(report);
  return report;
}

async function perform({ name, run }: Check, subject: Subject): Promise<StoreCheck> {
  try {
    const result = await run(subject);
    return { name, outcome: result === LEFT_OUT ? "left-out" : "passed" };
  } catch (error) {
    if (error instanceof Problem) return { name, outcome: "failed", problem: error.message };
    return { name, outcome: "failed", problem: `the store rejects with ${String(error)}` };
  }
}

/** What the checks work with, and the keys that they have used. */
function prepare(store: TokenStore, options: CheckStoreOptions) {
  const { atOnce = 50, keyPrefix = "check.", leastMs = 300 } = options;
  if (!Number.isInteger(atOnce) || atOnce < 2) {
    throw new TypeError("atOnce must be a whole number from 2");
  }
  if (typeof keyPrefix !== "string" || !PREFIX.test(keyPrefix)) {
    throw new TypeError("keyPrefix must be at most 24 of the characters A-Z a-z 0-9 - _ .");
  }
  if (!Number.isInteger(leastMs) || leastMs < 1) {
    throw new TypeError("leastMs must be a whole number from 1, in milliseconds");
  }
  const keys: string[] = [];
  const newKey = (ending = ""): string => {
    const key = `${keyPrefix}${crypto.randomUUID().replaceAll("-", "")}${ending}`;
    keys.push(key);
    return key;
  };
  return { keys, subject: { store: withLimits(store), newKey, atOnce, leastMs } };
}

/** The store with a limit for each operation, and an answer of `get` that is one. */
function withLimits(store: TokenStore): LimitedStore {
  checkMembers(store);
  const add = store.add?.bind(store);
  const changed = store.changed?.bind(store);
  return {
    get: async (key) => answerOf(await limited("get", store.get(key))),
    set: (key, value, forMs) => limited("set", store.set(key, value, forMs)),
    delete: (key) => limited("delete", store.delete(key)),
    add:
      add &&
      (async (key, value, forMs) => {
        const answer: unknown = await limited("add", add(key, value, forMs));
        if (typeof answer === "boolean") return answer;
        throw new Problem("add resolves with neither true nor false");
      }),
    changed: changed && ((key, atMostMs) => limited("changed", changed(key, atMostMs))),
  };
}

function checkMembers(store: Partial<Record<keyof TokenStore, unknown>>): void {
  if (typeof store !== "object" || (store as unknown) === null) {
    throw new TypeError("store must be an object with the methods get, set and delete");
  }
  for (const name of ["get", "set", "delete", "add", "changed"] as const) {
    const isLeftOut = (name === "add" || name === "changed") && store[name] === undefined;
    if (typeof store[name] !== "function" && !isLeftOut) {
      throw new TypeError(`store.${name} must be a function`);
    }
  }
}

async function limited<Result>(name: string, operation: Promise<Result>): Promise<Result> {
  let cancel: () => void = () => undefined;
  const over = new Promise<never>((_resolve, reject) => {
    cancel = after(PATIENCE_MS, () => {
      reject(new Problem(`${name} has not settled after ${PATIENCE_MS / 1_000} seconds`));
    });
  });
  try {
    return await Promise.race([operation, over]);
  } finally {
    cancel();
  }
}

/** Checks what `get` resolves with. */
function answerOf(answer: unknown): StoredValue | undefined {
  if (answer === undefined) return undefined;
  const { value, leftMs } = (answer ?? {}) as Partial<Record<keyof StoredValue, unknown>>;
  if (typeof value !== "string") {
    throw new Problem("get resolves with neither undefined nor an object whose value is a string");
  }
  if (leftMs === undefined) return { value };
  if (typeof leftMs === "number" && leftMs >= 0) return { value, leftMs };
  throw new Problem("get gives a leftMs that is no number from 0");
}
