// Owns the contract of stores: what everbearer asks of a place that several processes share.

/** A value in a store. */
export interface StoredValue {
  /** The text that was stored. */
  readonly value: string;
  /**
   * How long the store will keep it, in milliseconds by the store's own clock. Without it, ages are counted by the
   * wall clocks of the hosts, so these have to agree.
   */
  readonly leftMs?: number;
}

/**
 * A place that several processes share, so that a fleet makes one token request. Four operations; everything else
 * (names, encryption, leases, timeouts, what to do when it fails) is everbearer's. `checkStore` of
 * `everbearer/sandbox` tests an implementation.
 *
 * Keys have 5 to 64 characters of `A-Z a-z 0-9 - _ .`; values are visible ASCII of at most 64 KiB. An operation that fails
 * rejects; it needs no timeout and no retries of its own, and may settle whenever: everbearer waits for
 * `storeTimeoutMs` at most. What it rejects with is reduced to its name and code.
 */
export interface TokenStore {
  /** The value of a key; undefined if there is none, or if its time is over. Never from a replica that may lag. */
  get(key: string): Promise<StoredValue | undefined>;
  /** Stores a value for this time, in place of any other. */
  set(key: string, value: string, forMs: number): Promise<unknown>;
  /**
   * Stores a value for this time unless the key has one. Whether it did. Of several at once, one does. A store that
   * cannot do this leaves it out: then there is no lease, and each process makes its own token requests when the
   * store has no token.
   */
  add?(key: string, value: string, forMs: number): Promise<boolean>;
  /** Removes a key. One that is not there is no error. */
  delete(key: string): Promise<unknown>;
  /**
   * Resolves when the key may have changed, after this time at the latest. It saves asking again and again; a store that does not have
   * it is asked every 40 to 400 milliseconds, while another process makes the token request.
   */
  changed?(key: string, atMostMs: number): Promise<unknown>;
}
