// The stores as a user's program sees them.

import { fileStore } from "everbearer/file";
import { redisStore } from "everbearer/redis";
import type { RedisClient, RedisStoreOptions, StoredValue, TokenStore } from "everbearer/redis";
import { checkStore, StoreCheckError } from "everbearer/sandbox";
import type { CheckStoreOptions, StoreCheck } from "everbearer/sandbox";
import type { AnyMembers, Holds, Same } from "./support.js";

type Reply = Promise<string | number | null>;

/** The members of clients that matter, with overloads and options as the libraries have them. */
interface NodeRedis {
  readonly isReady: boolean;
  readonly isOpen: boolean;
  sendCommand<T = unknown>(args: readonly (string | Buffer)[], options?: object): Promise<T>;
}
interface NodeRedisCluster {
  readonly isOpen: boolean;
  readonly slots: readonly object[];
  readonly masters: readonly object[];
  sendCommand<T = unknown>(
    firstKey: string | Buffer | undefined,
    isReadonly: boolean | undefined,
    args: readonly (string | Buffer)[],
  ): Promise<T>;
}
interface IoRedis {
  status: string;
  call(command: string, callback?: (error: Error | null) => void): Promise<unknown>;
  call(command: string, ...args: (string | Buffer | number)[]): Promise<unknown>;
}
type SetOptions = { ex: number; px?: never } | { ex?: never; px: number };
interface Upstash {
  get<T>(key: string): Promise<T | null>;
  set<T>(key: string, value: T, options?: SetOptions & ({ nx: true } | { nx?: never })): Reply;
  pttl(key: string): Promise<number>;
  del(...keys: string[]): Promise<number>;
}

export async function rightUse(
  single: NodeRedis,
  cluster: NodeRedisCluster,
  caller: IoRedis,
  rest: Upstash,
): Promise<void> {
  const clients: RedisClient[] = [single, cluster, caller, rest, async (args) => args.join(" ")];
  const options: RedisStoreOptions = { prefix: "acme:" };
  const stores: TokenStore[] = clients.map((client) => redisStore(client, options));
  stores.push(redisStore(caller), fileStore("/var/lib/acme"));
  const [store] = stores;
  if (store === undefined) return;
  const stored: StoredValue | undefined = await store.get("some.key");
  const isAdded: boolean | undefined = await store.add?.("some.key", "f.1", 1_000);
  const checking: CheckStoreOptions = { atOnce: 20, keyPrefix: "a.", leastMs: 1_000 };
  try {
    const report: readonly StoreCheck[] = await checkStore(store, checking);
    report.map(({ name, outcome }) => `${name}: ${outcome}`);
  } catch (error) {
    if (error instanceof StoreCheckError) error.checks satisfies readonly StoreCheck[];
  }
  void [stored, isAdded];
}

export function misuse(): void {
  // @ts-expect-error -- an address is no client
  redisStore("redis://127.0.0.1");
  // @ts-expect-error -- it cannot read the time left
  redisStore({ get: async () => null, set: async () => "OK", del: async () => 1 });
  // @ts-expect-error -- there is no directory of its own choice
  fileStore();
  // @ts-expect-error -- get is missing
  void checkStore({ set: async () => undefined, delete: async () => undefined });
  // @ts-expect-error -- Redis's answer is no boolean
  ({ add: async () => "OK" }) satisfies Partial<TokenStore>;
}

export type Checks = [
  Holds<Same<AnyMembers<TokenStore>, never>>,
  Holds<Same<AnyMembers<StoredValue>, never>>,
  Holds<Same<AnyMembers<StoreCheck>, never>>,
  Holds<Same<AnyMembers<CheckStoreOptions>, never>>,
];
