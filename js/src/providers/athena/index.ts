// Owns the public names of `everbearer/athena`.

export * from "../../operations/index.js";
export { AthenaClient } from "./client.js";
export type { AthenaClientOptions, AthenaEnvironment } from "./client.js";
export type * from "./types/common.js";
export type * from "./types/patients.js";
export * from "./webhooks.js";
