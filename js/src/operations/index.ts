// Owns what the entries of all providers say alike.

export type { Open } from "../errors.js";
export type { Environment, Given } from "../options.js";
export { ApiError } from "./api-error.js";
export type { CallOptions, Id, NoParams, Operation, Resource } from "./declare.js";
export type { Paged } from "./paging.js";
export type { ProviderClient } from "./provider.js";
export type { Fields } from "./shapes.js";
export { WebhookError } from "../webhooks/error.js";
export type { WebhookErrorCode } from "../webhooks/error.js";
export type { WebhookHeaders, WebhookRequest } from "../webhooks/request.js";
