// Owns the store on Redis and what speaks its commands: the commands, and how each kind of client sends them.

import { failure } from "./failure.js";
import { commandsOf } from "./redis-clients.js";
import type { RedisClient } from "./redis-clients.js";
import type { StoredValue, TokenStore } from "./contract.js";

/** Options of {@link redisStore}. */
export interface RedisStoreOptions {
  /** What all keys begin with, for users of the server that may only use such keys. Default `""`. */
  readonly prefix?: string;
}

/** PTTL of a key that is not there, and of one that is kept without an end. */
const NO_KEY = -2;
const NO_END = -1;

/** The code of the errors about replies. */
const UNEXPECTED = "UNEXPECTED_REPLY";

/**
 * A store on Redis, Valkey or a service with their commands, through a client that you already have: `redis` 4 to 6,
 * `ioredis`, `iovalkey`, `@valkey/valkey-glide`, `@upstash/redis`, or a function that sends a command. Clusters and
 * Sentinel need no setting. It sends `GET`, `PTTL`, `SET` and `DEL` for one key each; there is no script, no
 * subscription and no transaction, and the time left is the server's.
 *
 * The client stays yours: connect it, listen to its `error` event and close it. A client that says that it has no
 * connection gets no command, because it would send a queued one later, when it no longer holds. Only reads wait in
 * the queue of an `ioredis` that is connecting, which a program starts with. Reads must come from a master: leave
 * ioredis's `scaleReads` alone, and do not give a client of a replica or of a database with reads from replicas.
 *
 * Operations reject with the client's errors, and with errors that have a code: `NOT_CONNECTED`, and
 * `UNEXPECTED_REPLY` for a reply that is none of Redis.
 *
 * @param client - See {@link RedisClient}.
 * @param options - See {@link RedisStoreOptions}.
 * @throws TypeError for a client of another shape, and for a prefix that is no string.
 */
export function redisStore(client: RedisClient, options: RedisStoreOptions = {}): TokenStore {
  const { prefix = "" } = options;
  if (typeof prefix !== "string") throw new TypeError("prefix must be a string");
  const commands = commandsOf(client);
  return {
    async get(key) {
      const name = prefix + key;
      // Together, so that one round trip is enough. The time comes first: if another value is set between the two, its
      // time is taken too short and never too long.
      const [left, value] = await Promise.all([commands.pttl(name), commands.get(name)]);
      return stored(text(value), millisecondsOf(left));
    },
    async set(key, value, forMs) {
      await commands.set(prefix + key, value, duration(forMs));
    },
    async add(key, value, forMs) {
      const reply = await commands.add(prefix + key, value, duration(forMs));
      return isMissing(reply) ? false : isOk(reply);
    },
    async delete(key) {
      await commands.del(prefix + key);
    },
  };
}

/**
 * The answer of `get`. A key without an end was not written here or was changed since, so the server does not count
 * its time: what the value says of its age counts, as with a store that knows no times.
 */
function stored(value: string | undefined, leftMs: number): StoredValue | undefined {
  if (value === undefined || leftMs === NO_KEY) return undefined;
  return leftMs === NO_END ? { value } : { value, leftMs };
}

/** Redis takes whole numbers from 1. */
const duration = (forMs: number): number => Math.max(1, Math.ceil(forMs));

const isMissing = (reply: unknown): boolean => reply === null || reply === undefined;

function isOk(reply: unknown): true {
  if (text(reply) === "OK") return true;
  throw failure(UNEXPECTED, "the Redis client answers SET with neither OK nor null");
}

function millisecondsOf(reply: unknown): number {
  // Some clients can be set to give numbers as strings, or as bytes.
  const number = Number(typeof reply === "object" ? text(reply) : reply);
  if (!Number.isInteger(number))
    throw failure(UNEXPECTED, "the Redis client answers PTTL with no number");
  return number;
}

/** A reply as text. Clients can be set to give bytes, and Upstash's reads what looks like JSON as such. */
function text(reply: unknown): string | undefined {
  if (isMissing(reply)) return undefined;
  if (typeof reply === "string") return reply;
  if (reply instanceof Uint8Array) return new TextDecoder().decode(reply);
  // Upstash's client gives these only if their text is the very text that was stored.
  if (typeof reply === "number" || typeof reply === "boolean") return String(reply);
  throw failure(
    UNEXPECTED,
    "the Redis client answers with neither text nor bytes; with @upstash/redis, set automaticDeserialization: false",
  );
}
