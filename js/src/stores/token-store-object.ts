// Owns the Durable Object of the store on Cloudflare: the values of one record, their ends, and who waits for a change.

import { DurableObject } from "cloudflare:workers";
import type { StoredValue, TokenStore } from "./contract.js";

/** What the object's storage has for a key: the value, and its end by the object's clock. */
interface Kept {
  readonly value: string;
  readonly untilMs: number;
}

/** A request to an object is not held longer. */
const LONGEST_WAIT_MS = 10_000;

/**
 * The Durable Object that keeps the values of {@link durableObjectStore}, one object for each token. Export it from
 * the worker, and name it in the configuration of wrangler:
 *
 * ```json
 * {
 *   "durable_objects": { "bindings": [{ "name": "TOKENS", "class_name": "TokenStoreObject" }] },
 *   "migrations": [{ "tag": "v1", "new_sqlite_classes": ["TokenStoreObject"] }]
 * }
 * ```
 *
 * It keeps what everbearer has encrypted: it has no key, no secret, and makes no requests. Both kinds of storage do.
 * An object whose values have all ended removes them and itself.
 */
export class TokenStoreObject extends DurableObject implements Required<TokenStore> {
  readonly #waiting = new Map<string, Set<() => void>>();

  /**
   * The value of a key.
   *
   * @throws What the storage throws.
   */
  async get(key: string): Promise<StoredValue | undefined> {
    const kept = await this.ctx.storage.get<Kept>(key);
    if (kept === undefined) return undefined;
    const leftMs = kept.untilMs - Date.now();
    return leftMs > 0 ? { value: kept.value, leftMs } : undefined;
  }

  /**
   * Stores a value for this time in milliseconds.
   *
   * @throws What the storage throws.
   */
  async set(key: string, value: string, forMs: number): Promise<void> {
    const { storage } = this.ctx;
    const untilMs = Date.now() + Math.max(1, Math.ceil(forMs));
    const kept: Kept = { value, untilMs };
    await storage.put(key, kept);
    // One alarm for all, at the last end: an ended lease waits for it, so that a lease costs no alarm.
    const alarmMs = await storage.getAlarm();
    if (alarmMs === null || alarmMs < untilMs) await storage.setAlarm(untilMs);
    this.#tell(key);
  }

  /**
   * Stores a value for this time in milliseconds unless there is one. Whether it did.
   *
   * @throws What the storage throws.
   */
  async add(key: string, value: string, forMs: number): Promise<boolean> {
    // While the object waits for its storage, it gets no other request: so this is one step.
    if ((await this.get(key)) !== undefined) return false;
    await this.set(key, value, forMs);
    return true;
  }

  /**
   * Removes a key.
   *
   * @throws What the storage throws.
   */
  async delete(key: string): Promise<void> {
    await this.ctx.storage.delete(key);
    this.#tell(key);
  }

  /** Resolves when a key is set or removed, after this time in milliseconds and after 10 seconds at the latest. */
  async changed(key: string, atMostMs: number): Promise<void> {
    const waiting = this.#waiting.get(key) ?? new Set();
    this.#waiting.set(key, waiting);
    await new Promise<void>((resolve) => {
      const settle = (): void => {
        clearTimeout(timer);
        waiting.delete(settle);
        if (waiting.size === 0) this.#waiting.delete(key);
        resolve();
      };
      const timer = setTimeout(settle, Math.min(atMostMs, LONGEST_WAIT_MS));
      waiting.add(settle);
    });
  }

  /**
   * Removes what has ended. The runtime calls it.
   *
   * @throws What the storage throws.
   */
  async alarm(): Promise<void> {
    const { storage } = this.ctx;
    const now = Date.now();
    const ends = [...(await storage.list<Kept>()).values()].map(({ untilMs }) => untilMs);
    const last = Math.max(...ends);
    if (last > now) await storage.setAlarm(last);
    // Without anything in its storage, an object is no more.
    else await storage.deleteAll();
  }

  #tell(key: string): void {
    for (const settle of [...(this.#waiting.get(key) ?? [])]) settle();
  }
}
