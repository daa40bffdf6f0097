// Owns the public names of `everbearer/vagaro`.

export * from "../common.js";
export { VagaroClient } from "./client.js";
export type { VagaroClientOptions } from "./client.js";
export { VagaroV2Client } from "./client-v2.js";
export type { VagaroV2ClientOptions, VagaroV2OnClient, VagaroV2PoolOptions } from "./client-v2.js";
export type { VagaroMethods } from "./seed/methods.js";
export type { VagaroOptional } from "./seed/optional.js";
export type { VagaroResults } from "./seed/results.js";
export type * from "./seed/types/index.js";
export type { VagaroV2Methods } from "./v2/methods.js";
export type { VagaroV2Optional } from "./v2/optional.js";
export type { VagaroV2Results } from "./v2/results.js";
export type * as V2 from "./v2/types/index.js";
export * from "./v2-webhook-events.js";
export * from "./webhook-events.js";
export * from "./webhooks.js";
