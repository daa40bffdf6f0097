// The entry of the store on Redis, in every runtime: it is for the option `store`, and needs no client of its own.

export { redisStore } from "../stores/redis.js";
export type { RedisStoreOptions } from "../stores/redis.js";
export type {
  RedisCaller,
  RedisClient,
  RedisClusterSender,
  RedisCommand,
  RedisCustomCommander,
  RedisRestClient,
  RedisSender,
  RedisSentinelSender,
} from "../stores/redis-clients.js";
export type { StoredValue, TokenStore } from "../stores/contract.js";
