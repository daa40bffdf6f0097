// Owns the names that the entries of all providers export.

export type { CallDefaults, Environment, FromEnv, Given } from "../client/options.js";
export type { Open } from "../errors/errors.js";
export { ApiError } from "../operations/api-error.js";
export type {
  Caller,
  CallParameters,
  CallResult,
  JsonValue,
  List,
  Params,
} from "../operations/call-types.js";
export type { CallOptions, Id, NoParams, Operation, Resource } from "../operations/declare.js";
export type { Paged } from "../operations/paging.js";
export type { OnClient, ProviderClient } from "../operations/provider.js";
export type { Fields } from "../values/fields.js";
export { WebhookError } from "../webhooks/error.js";
export type { WebhookErrorCode } from "../webhooks/error.js";
export type { WebhookHeaders, WebhookRequest } from "../webhooks/request.js";
