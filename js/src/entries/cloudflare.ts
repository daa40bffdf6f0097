// The entry of the stores on Cloudflare, for workers: the Durable Object is a class of that runtime.

export { durableObjectStore, kvStore } from "../stores/cloudflare.js";
export type {
  TokenKvNamespace,
  TokenStoreNamespace,
  TokenStoreStub,
} from "../stores/cloudflare.js";
export { TokenStoreObject } from "../stores/token-store-object.js";
export type { StoredValue, TokenStore } from "../stores/contract.js";
