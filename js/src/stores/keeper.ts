// Owns what one client keeps in its store: under which names, and sealed. A store knows no client and no HTTP.

import type { TokenStore } from "./contract.js";
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

/** The names of one client's record, one for each key, and that of its lease. */
export interface Names {
  readonly records: readonly string[];
  readonly lease: string;
}

/** A store with its keys: the one in use first, and the one that all processes have last. */
export class Keeper {
  readonly store: TokenStore;
  readonly #seals: readonly Seal[];
  /** The last value that could not be used. */
  #ignored: string | undefined;

  private constructor(store: TokenStore, seals: readonly Seal[]) {
    this.store = store;
    this.#seals = seals;
  }

  /** The keeper of a store with these keys. */
  static async of(store: TokenStore, keys: readonly Uint8Array[]): Promise<Keeper> {
    return new Keeper(store, await Promise.all(keys.map((key) => Seal.of(key))));
  }

  /** The names of what a token request says. While keys rotate, old processes and new ones have the last in common. */
  async names(identity: string): Promise<Names> {
    const records = await Promise.all(this.#seals.map((seal) => seal.name(identity)));
    return { records, lease: `${records.at(-1) ?? ""}.l` };
  }

  /** The first record that can be opened, and the lease; and why a value cannot be used, once for
   * each. `own`: the text of one's own lease. */
  async read(
    { records, lease }: Names,
    own: string | undefined,
  ): Promise<{ readonly found: Found; readonly ignored?: Ignored }> {
    const [held, ...values] = await Promise.all(
      [lease, ...records].map((key) => this.store.get(key)),
    );
    const found: Found = held
      ? { lease: holdOffIn(held.value) ?? held.value === own, leaseMs: held.leftMs }
      : {};
    let ignored: Ignored;
    for (const [at, seal] of this.#seals.entries()) {
      const [stored, name] = [values[at], records[at]];
      if (stored === undefined || name === undefined) continue;
      const { value, leftMs } = stored;
      const record = value.length > LONGEST_VALUE ? "too-large" : await seal.open(name, value);
      if (typeof record === "object") return { found: { ...found, record, leftMs } };
      if (this.#ignored !== value) ignored = record;
      this.#ignored = value;
    }
    return { found, ignored };
  }

  /** Stores a record under every key. */
  async write({ records }: Names, record: object, forMs: number): Promise<void> {
    const writes = this.#seals.map(async (seal, at) => {
      const name = records[at] ?? "";
      await this.store.set(name, await seal.seal(name, record), forMs);
    });
    await Promise.all(writes);
  }
}
