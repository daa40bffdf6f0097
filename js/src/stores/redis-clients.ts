// Owns how each kind of Redis client is told apart, sends a command, and says that it has no connection.

import { failure } from "./failure.js";

/** The commands, which resolve with the client's replies. */
export interface Commands {
  pttl(key: string): Promise<unknown>;
  get(key: string): Promise<unknown>;
  set(key: string, value: string, px: number): Promise<unknown>;
  /** `SET` where there is no value. */
  add(key: string, value: string, px: number): Promise<unknown>;
  del(key: string): Promise<unknown>;
}

/** A function that sends a command to a master, such as `["GET", "key"]`, and resolves with the reply. */
export type RedisCommand = (args: string[]) => Promise<unknown>;

/** A client or a cluster of `ioredis` or `iovalkey`, with or without Sentinel. */
export interface RedisCaller {
  /** The state of its connection. */
  readonly status?: string;
  /** Sends a command. */
  call(command: string, ...args: string[]): Promise<unknown>;
}

/** A client of `@valkey/valkey-glide`. */
export interface RedisCustomCommander {
  /** Sends a command. */
  customCommand(args: string[]): Promise<unknown>;
}

/** A client or a pool of `redis`. */
export interface RedisSender {
  /** Whether it has a connection that takes commands. */
  readonly isReady?: boolean;
  /** Whether it has been connected, and not closed since. */
  readonly isOpen?: boolean;
  /** Sends a command. */
  sendCommand(args: string[]): Promise<unknown>;
}

/** A cluster of `redis`. */
export interface RedisClusterSender {
  /** Whether it has connections that take commands. */
  readonly isReady?: boolean;
  /** Whether it has been connected, and not closed since. */
  readonly isOpen?: boolean;
  /** The cluster's slots, by which it is recognised. */
  readonly slots: unknown;
  /** The cluster's masters, by which it is recognised. */
  readonly masters: unknown;
  /** Sends a command to the node that has the key. */
  sendCommand(firstKey: string, isReadonly: boolean, args: string[]): Promise<unknown>;
}

/** A client of `redis` that finds its master through Sentinel. */
export interface RedisSentinelSender {
  /** Whether it has connections that take commands. */
  readonly isReady?: boolean;
  /** Whether it has been connected, and not closed since. */
  readonly isOpen?: boolean;
  /** The master, by which it is recognised. */
  getMasterNode(): unknown;
  /** Sends a command to the master, or to a replica. */
  sendCommand(isReadonly: boolean, args: string[]): Promise<unknown>;
}

/** A client of `@upstash/redis`. */
export interface RedisRestClient {
  /** Reads a value. */
  get(key: string): Promise<unknown>;
  /** Stores a value for `px` milliseconds, with `nx` only where there is none. */
  set(
    key: string,
    value: string,
    options: { px: number } | { px: number; nx: true },
  ): Promise<unknown>;
  /** The time left in milliseconds. */
  pttl(key: string): Promise<unknown>;
  /** Removes a value. */
  del(key: string): Promise<unknown>;
}

/** The clients that {@link redisStore} takes, told apart by their members. */
export type RedisClient =
  | RedisCommand
  | RedisCaller
  | RedisCustomCommander
  | RedisSender
  | RedisClusterSender
  | RedisSentinelSender
  | RedisRestClient;

/** The members that tell clients apart, some of which any client has. */
type Members = Partial<
  Record<"call" | "customCommand" | "sendCommand" | "getMasterNode" | "get" | "set", unknown> &
    Record<"pttl" | "del" | "slots" | "masters", unknown>
>;

const ACCEPTED =
  "redisStore takes a client of redis, ioredis, iovalkey, @valkey/valkey-glide or @upstash/redis, " +
  "or a function that sends a command, given as an array of strings";

/** The commands of a client. Throws a TypeError for a value that is none. */
export function commandsOf(client: RedisClient): Commands {
  if (typeof client === "function") return commands(client);
  if (typeof client !== "object" || (client as unknown) === null) throw new TypeError(ACCEPTED);
  const has = (...names: readonly (keyof Members)[]): boolean =>
    names.every((name) => typeof (client as Members)[name] === "function");
  // ioredis has all these methods, so it comes first.
  if (has("call")) return called(client as RedisCaller);
  if (has("customCommand")) {
    const glide = client as RedisCustomCommander;
    return commands((args) => glide.customCommand(args));
  }
  if (has("sendCommand")) {
    const send = nodeRedis(client, has("getMasterNode"));
    return commands(ifConnected(client as RedisSender, send));
  }
  if (has("get", "set", "pttl", "del")) return rest(client as RedisRestClient);
  throw new TypeError(ACCEPTED);
}

/** The commands by a function that sends any, and by one that sends those that only read. */
function commands(send: RedisCommand, read = send): Commands {
  return {
    pttl: (key) => read(["PTTL", key]),
    get: (key) => read(["GET", key]),
    set: (key, value, px) => send(["SET", key, value, "PX", String(px)]),
    add: (key, value, px) => send(["SET", key, value, "NX", "PX", String(px)]),
    del: (key) => send(["DEL", key]),
  };
}

/** Statuses of a client whose queue empties as soon as its first connection is made, or in vain. */
const STARTING: ReadonlySet<string> = new Set(["wait", "connecting", "connect"]);

/**
 * ioredis connects when it is made, or with `lazyConnect` at the first command, and programs do not wait for it. A read
 * may wait in its queue, since it does no harm when it comes late.
 */
function called(client: RedisCaller): Commands {
  const sendIf =
    (isReady: (status: string) => boolean): RedisCommand =>
    ([command = "", ...args]) =>
      isReady(client.status ?? "ready") ? client.call(command, ...args) : notConnected();
  return commands(
    sendIf((status) => status === "ready"),
    sendIf((status) => status === "ready" || STARTING.has(status)),
  );
}

/** The three forms of redis's `sendCommand`. Commands go to masters, since a replica may lag. */
function nodeRedis(client: RedisClient, isSentinel: boolean): RedisCommand {
  if ("slots" in client && "masters" in client) {
    return (args) => client.sendCommand(args[1] ?? "", false, args);
  }
  if (isSentinel) {
    const sentinel = client as RedisSentinelSender;
    return (args) => sentinel.sendCommand(false, args);
  }
  const single = client as RedisSender;
  return (args) => single.sendCommand(args);
}

/** Pools, and clusters before version 6, only say whether they are open. */
const ifConnected =
  (client: RedisSender, send: RedisCommand): RedisCommand =>
  (args) =>
    (client.isReady ?? client.isOpen) === false ? notConnected() : send(args);

/** Upstash's client has a method for each command, and none that takes any. */
const rest = (client: RedisRestClient): Commands => ({
  pttl: (key) => client.pttl(key),
  get: (key) => client.get(key),
  set: (key, value, px) => client.set(key, value, { px }),
  add: (key, value, px) => client.set(key, value, { px, nx: true }),
  del: (key) => client.del(key),
});

const notConnected = (): Promise<never> =>
  Promise.reject(failure("NOT_CONNECTED", "the Redis client is not connected"));
