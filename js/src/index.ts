// Owns the public names of the package. It imports no wasm and nothing of a runtime: an entry does.

export type { CallInit, WaitInit } from "./call.js";
export { OAuthClient } from "./client.js";
export type { Clock } from "./clock.js";
export type { ClientStatus } from "./client.js";
export type { Problem } from "./core-api.js";
export {
  CallError,
  ClientError,
  ConfigurationError,
  EverbearerError,
  TokenError,
  isEverbearerError,
} from "./errors.js";
export type { Open } from "./errors.js";
export type {
  ClientEvents,
  Listener,
  TokenFailedEvent,
  ReplayedEvent,
  RetriedEvent,
  TokenEvent,
} from "./events.js";
export type { ErrorClass, ErrorCode, Policy, Profile } from "./generated/error-codes.js";
export type { ClientAuthentication, Environment, Given, OAuthClientOptions } from "./options.js";
export type { AccessToken } from "./token.js";
export type {
  FetchHeaders,
  FetchInit,
  FetchInput,
  ForAwaitUsing,
  ForUsing,
  WasmModule,
  WebFetch,
  WebResponse,
  WebSignal,
  WebUrl,
} from "./web-types.js";
