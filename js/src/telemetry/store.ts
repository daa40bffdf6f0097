// Owns `instrumentStore`: how long each operation of a store takes, and how it ends.

import type { MeterProvider } from "@opentelemetry/api";
import type { TokenStore } from "../stores/contract.js";
import { BUCKETS, checkName, SCOPE } from "./metrics.js";

/** Where the metric of a store goes. */
export interface StoreTelemetryOptions {
  /** Makes the instrument. */
  readonly meterProvider: MeterProvider;
  /** Tells stores apart: the attribute `everbearer.store.name`. It must be no secret. Default: none. */
  readonly name?: string;
}

/**
 * A store that does what the given one does, and measures each operation. Keys and values are told to nobody. Waits for a
 * change (`changed`) are no operations.
 *
 * @param store - A store of the package, or your own.
 * @returns The store for the option `store`.
 * @throws TypeError if it is no store, or an option is wrong.
 *
 * @example
 * const store = instrumentStore(redisStore(redis), { meterProvider });
 */
export function instrumentStore(store: TokenStore, options: StoreTelemetryOptions): TokenStore {
  check(store, options);
  const { meterProvider, name } = options;
  const duration = meterProvider
    .getMeter(SCOPE)
    .createHistogram("everbearer.store.operation.duration", {
      unit: "s",
      description: "Time of an operation of the store.",
      advice: { explicitBucketBoundaries: BUCKETS },
    });
  const own = name === undefined ? {} : { "everbearer.store.name": name };
  const timed = async <T>(operation: string, work: () => Promise<T>): Promise<T> => {
    const began = performance.now();
    let failure = {};
    try {
      return await work();
    } catch (error) {
      failure = { "error.type": nameOf(error) };
      throw error;
    } finally {
      const attributes = { ...own, "db.operation.name": operation, ...failure };
      duration.record((performance.now() - began) / 1_000, attributes);
    }
  };
  const add = store.add?.bind(store);
  const changed = store.changed?.bind(store);
  return {
    get: (key) => timed("get", () => store.get(key)),
    set: (key, value, forMs) => timed("set", () => store.set(key, value, forMs)),
    delete: (key) => timed("delete", () => store.delete(key)),
    ...(add && { add: (key, value, forMs) => timed("add", () => add(key, value, forMs)) }),
    ...(changed && { changed }),
  };
}

/** The name of an error, if it looks like one. Messages may hold what was sent to a database. */
function nameOf(error: unknown): string {
  const name = error instanceof Error ? error.name : "";
  return /^[\w.$]{1,40}$/.test(name) ? name : "_OTHER";
}

function check(store: unknown, options: unknown): void {
  const operations = (store ?? {}) as Record<string, unknown>;
  if (!["get", "set", "delete"].every((name) => typeof operations[name] === "function")) {
    throw new TypeError("instrumentStore takes a store: an object with get, set and delete.");
  }
  const { meterProvider, name } = (options ?? {}) as Record<string, unknown>;
  const provider = meterProvider as Record<string, unknown> | null | undefined;
  if (typeof provider?.["getMeter"] !== "function") {
    throw new TypeError("instrumentStore needs OpenTelemetry's meterProvider.");
  }
  checkName(name);
}
