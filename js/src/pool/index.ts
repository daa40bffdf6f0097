// Owns the public names of the entry `everbearer/pool`.

export { ClientPool } from "./pool.js";
export type { PoolListener } from "./pool.js";
export type {
  ClientPoolOptions,
  CredentialsFunction,
  PoolStatus,
  TenantCredentials,
  TokenRequestLimits,
} from "./options.js";
