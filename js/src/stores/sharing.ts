// Owns what a client with a store keeps: the store, its keys, and the flight that goes through it.

import type { TokenStore } from "./contract.js";
import type { Keeper } from "./keeper.js";

/** The store of a client. Held by the client, and never by the module. */
export interface Sharing {
  readonly store: TokenStore;
  /** The keys, 32 bytes each. */
  readonly keys: readonly Uint8Array[];
  /** Made by the first flight. */
  keeper?: Promise<Keeper> | undefined;
  /** The coordination of the last flight. */
  last?: { readonly flight: number; readonly renamed: (identity: string) => void };
}
