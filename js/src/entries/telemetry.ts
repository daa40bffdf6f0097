// The entry for OpenTelemetry, in every runtime: it is for a client that the program has, and needs none of its own.

export { instrument } from "../telemetry/index.js";
export type { TelemetryOptions } from "../telemetry/index.js";
export { instrumentStore } from "../telemetry/store.js";
export type { StoreTelemetryOptions } from "../telemetry/store.js";
export type { StoredValue, TokenStore } from "../stores/contract.js";
