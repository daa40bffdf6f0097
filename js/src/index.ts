// Owns the public names of the package. It imports neither wasm nor anything of a runtime; entries do.

export type { CallInit, WaitInit } from "./call/init.js";
export type { AccessToken } from "./client/access-token.js";
export { OAuthClient } from "./client/client.js";
export type { ClientStatus } from "./client/client.js";
export type {
  ClientEvent,
  ClientEvents,
  ClosedEvent,
  Listener,
  ReplayedEvent,
  RetriedEvent,
  StoreFailedEvent,
  StoreIgnoredEvent,
  TokenEvent,
  TokenFailedEvent,
  TokenReason,
  TokenRequestEvent,
  TokenWaitEvent,
  TokenSource,
} from "./client/events.js";
export type {
  AssertionFunction,
  CallDefaults,
  ClientAuthentication,
  Environment,
  FromEnv,
  FromEnvWithPreset,
  Given,
  Grant,
  KeyAlgorithmName,
  OAuthClientOptions,
  ParameterValue,
  PrefixedEnvironment,
  PresetFunction,
  PrivateKey,
  PrivateKeyFunction,
  SecretFunction,
  Signer,
} from "./client/options.js";
export {
  CallError,
  ClientError,
  ConfigurationError,
  EverbearerError,
  TokenError,
  isEverbearerError,
} from "./errors/errors.js";
export type { Open } from "./errors/errors.js";
export type { Problem } from "./errors/fields.js";
export type { ErrorClass, ErrorCode, Policy, Profile } from "./generated/error-codes.js";
export type { Clock } from "./runtime/clock.js";
export type { StoredValue, TokenStore } from "./stores/contract.js";
export type {
  FetchHeaders,
  FetchInit,
  FetchInput,
  ForAwaitUsing,
  ForUsing,
  WasmModule,
  WebFetch,
  WebKey,
  WebResponse,
  WebSignal,
  WebUrl,
} from "./runtime/web-types.js";
