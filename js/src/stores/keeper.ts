// Owns what one client keeps in its store: under which names, and sealed. A store knows no client and no HTTP.

import type { StoredValue, TokenStore } from "./contract.js";
import { holdOffIn } from "./lease.js";
import type { HoldOff } from "./lease.js";
import { Seal } from "./seal.js";
import type { Unopened } from "./seal.js";

/** Longer values are not opened; the longest records are those of long tokens. */
const LONGEST_VALUE = 65_536;

/** What a read has found, as the core takes it. */
export interface Found {
  readonly record?: object | undefined;
  readonly leftMs?: number | undefined;
  /** What stands in the place of the lease: a hold-off, or a flight's; whether that is one's own. */
  readonly lease?: HoldOff | boolean | undefined;
  readonly leaseMs?: number | undefined;
}

/** Why a value cannot be used. */
type Ignored = Unopened | "too-large" | undefined;

/** The names of one client's record and of its lease, one for each key. */
export interface Names {
  readonly records: readonly string[];
  readonly leases: readonly string[];
}

/** A store with its keys: the one in use first, and the one that all processes have last. */
export class Keeper {
  readonly #store: TokenStore;
  readonly #seals: readonly Seal[];
  /** The last value that could not be used. */
  #ignored: string | undefined;

  private constructor(store: TokenStore, seals: readonly Seal[]) {
    this.#store = store;
    this.#seals = seals;
  }

  /** The keeper of a store with these keys. */
  static async of(store: TokenStore, keys: readonly Uint8Array[]): Promise<Keeper> {
    return new Keeper(store, await Promise.all(keys.map((key) => Seal.of(key))));
  }

  /**
   * The names of what a token request says. While keys rotate, old processes and new ones have one of them in common,
   * whichever that is: so a lease is taken under each.
   */
  async names(identity: string): Promise<Names> {
    const records = await Promise.all(this.#seals.map((seal) => seal.name(identity)));
    return { records, leases: records.map((name) => `${name}.l`) };
  }

  /**
   * The record with the most time left, and the lease; and why a value cannot be used, once for each. `own`: the text of
   * one's own lease.
   */
  async read(
    { records, leases }: Names,
    own: string | undefined,
  ): Promise<{ readonly found: Found; readonly ignored: Ignored }> {
    const get = (key: string): Promise<StoredValue | undefined> => this.#store.get(key);
    const [held, values] = await Promise.all([
      Promise.all(leases.map(get)),
      Promise.all(records.map(get)),
    ]);
    const lease = held.find((one) => one && one.value !== own) ?? held.find(Boolean);
    let found: Found = lease
      ? { lease: holdOffIn(lease.value) ?? lease.value === own, leaseMs: lease.leftMs }
      : {};
    let ignored: Ignored;
    for (const [at, seal] of this.#seals.entries()) {
      const [stored, name] = [values[at], records[at]];
      if (stored === undefined || name === undefined) continue;
      const { value, leftMs = 0 } = stored;
      const record = value.length > LONGEST_VALUE ? "too-large" : await seal.open(name, value);
      if (typeof record !== "object") {
        if (this.#ignored !== value) ignored = record;
        this.#ignored = value;
      } else if (!found.record || leftMs > (found.leftMs ?? 0)) {
        found = { ...found, record, leftMs: stored.leftMs };
      }
    }
    return { found, ignored };
  }

  /** Takes the leases, or none of them. Those whose keys others may have come first. */
  async take({ leases }: Names, text: string, forMs: number): Promise<boolean> {
    const taken: string[] = [];
    for (const key of [...leases].reverse()) {
      if ((await this.#store.add?.(key, text, forMs)) !== true) {
        await this.release(taken, text);
        return false;
      }
      taken.push(key);
    }
    return true;
  }

  /** Removes leases, those that have this text still. */
  async release(keys: readonly string[], text: string): Promise<void> {
    const releases = keys.map(async (key) => {
      if ((await this.#store.get(key))?.value === text) await this.#store.delete(key);
    });
    await Promise.all(releases);
  }

  /** Stores a hold-off in the place of the leases; or clears it away. */
  async hold({ leases }: Names, text: string | undefined, forMs: number): Promise<void> {
    const changes = leases.map((key) =>
      text === undefined ? this.#store.delete(key) : this.#store.set(key, text, forMs),
    );
    await Promise.all(changes);
  }

  /** Stores a record under every key. */
  async write({ records }: Names, record: object, forMs: number): Promise<void> {
    const writes = this.#seals.map(async (seal, at) => {
      const name = records[at] ?? "";
      await this.#store.set(name, await seal.seal(name, record), forMs);
    });
    await Promise.all(writes);
  }
}
