// Owns the stores on Cloudflare: how a worker reaches the Durable Object of a key, and what Workers KV can do.

import { failure } from "./failure.js";
import type { StoredValue, TokenStore } from "./contract.js";

/** What {@link durableObjectStore} needs of the stub of an object: the methods of `TokenStoreObject`. */
export interface TokenStoreStub {
  /** Reads a value. */
  get(key: string): PromiseLike<StoredValue | undefined>;
  /** Stores a value. */
  set(key: string, value: string, forMs: number): PromiseLike<unknown>;
  /** Stores a value unless there is one. */
  add(key: string, value: string, forMs: number): PromiseLike<boolean>;
  /** Removes a value. */
  delete(key: string): PromiseLike<unknown>;
  /** Waits for a change. */
  changed(key: string, atMostMs: number): PromiseLike<unknown>;
}

/** What {@link durableObjectStore} needs of a binding: any `DurableObjectNamespace<TokenStoreObject>` has it. */
export interface TokenStoreNamespace {
  /** The stub of the object with this name. Runtimes before August 2025 have none. */
  getByName?(name: string): TokenStoreStub;
  /** The id of the object with this name. */
  idFromName(name: string): unknown;
  /** The stub of the object with this id. */
  get(id: unknown): TokenStoreStub;
}

/** What {@link kvStore} needs of a binding: any `KVNamespace` has it. */
export interface TokenKvNamespace {
  /** Reads a value. */
  get(key: string, options: { type: "text"; cacheTtl: number }): Promise<string | null>;
  /** Stores a value. */
  put(key: string, value: string, options: { expirationTtl: number }): Promise<unknown>;
  /** Removes a value. */
  delete(key: string): Promise<unknown>;
}

/**
 * A store on Durable Objects, for all isolates of a worker, and for other workers that have the same binding. Each
 * token has an object of its own, which is the lock as well as the place. The worker exports `TokenStoreObject`:
 *
 * ```js
 * import { env } from "cloudflare:workers";
 * import { durableObjectStore, TokenStoreObject } from "everbearer/cloudflare";
 *
 * export { TokenStoreObject };
 * const store = durableObjectStore(() => env.TOKENS);
 * ```
 *
 * @param namespace - Gives the binding. It is called for each operation, because workerd ties a stub to the request
 * that made it.
 * @throws TypeError if it is no function.
 */
export function durableObjectStore(namespace: () => TokenStoreNamespace | undefined): TokenStore {
  const stubOf = stubs(given(namespace, "Durable Object namespace"));
  return {
    get: async (key) => stubOf(key).get(key),
    set: async (key, value, forMs) => stubOf(key).set(key, value, forMs),
    add: async (key, value, forMs) => stubOf(key).add(key, value, forMs),
    delete: async (key) => stubOf(key).delete(key),
    changed: async (key, atMostMs) => stubOf(key).changed(key, atMostMs),
  };
}

/** A lease is in the object of its record. */
const LEASE = /\.l$/;

function stubs(namespace: () => TokenStoreNamespace): (key: string) => TokenStoreStub {
  return (key) => {
    const objects = namespace();
    const name = key.replace(LEASE, "");
    return objects.getByName?.(name) ?? objects.get(objects.idFromName(name));
  };
}

/** KV refuses shorter times. */
const LEAST_SECONDS = 60;
const LEAST_CACHE_SECONDS = 30;

/**
 * A store on Workers KV: a cache, for workers that cannot have Durable Objects. What it can promise is less:
 *
 * - There is no lease, since KV has no step that only one of several can take: isolates that need a token at once
 *   each request one. A written token is seen in other places after a minute or more, a missing one as well.
 * - What is to be kept for less than 60 seconds is not stored: KV refuses it.
 * - KV does not say how long it will keep a value, so ages are counted by the clocks of the workers.
 *
 * @param namespace - Gives the binding. It is called for each operation.
 * @throws TypeError if it is no function.
 */
export function kvStore(namespace: () => TokenKvNamespace | undefined): TokenStore {
  const kv = given(namespace, "KV namespace");
  return {
    async get(key) {
      const value = await kv().get(key, { type: "text", cacheTtl: LEAST_CACHE_SECONDS });
      return value === null ? undefined : { value };
    },
    async set(key, value, forMs) {
      // Not longer than asked.
      const expirationTtl = Math.floor(forMs / 1_000);
      if (expirationTtl < LEAST_SECONDS) return;
      await kv().put(key, value, { expirationTtl });
    },
    async delete(key) {
      await kv().delete(key);
    },
  };
}

/** The function of a binding, which says what is wrong if there is none. */
function given<Binding>(namespace: () => Binding | undefined, what: string): () => Binding {
  const hint = `such as () => env.TOKENS, that gives a ${what}`;
  if (typeof namespace !== "function") throw new TypeError(`namespace must be a function, ${hint}`);
  return () => {
    const binding = namespace();
    if (binding !== undefined) return binding;
    throw failure(
      "NO_BINDING",
      `the worker has no such binding: namespace must be a function, ${hint}`,
    );
  };
}
