// Owns the public names of `everbearer/athena`.

export * from "../common.js";
export type { Changes, ChangesOptions } from "./changes-options.js";
export { AthenaClient } from "./client.js";
export { AthenaCoreClient } from "./core.js";
export type {
  AthenaClientOptions,
  AthenaEnvironment,
  AthenaOnClient,
  AthenaPoolOptions,
  AthenaResource,
  AthenaResources,
  WithResources,
} from "./core.js";
export type { AthenaMethods } from "./methods.js";
export type { AthenaOptional } from "./optional.js";
export type { AthenaResults } from "./results.js";
export type { AthenaOperations } from "./reference/index.js";
export * from "./resources.js";
export type * from "./types/appointment-details.js";
export type * from "./types/appointments.js";
export type * from "./types/billing.js";
export type * from "./types/chart-history.js";
export type * from "./types/chart-results.js";
export type * from "./types/chart.js";
export type * from "./types/claim-notes.js";
export type * from "./types/claims.js";
export type * from "./types/common.js";
export type * from "./types/departments.js";
export type * from "./types/document-classes.js";
export type * from "./types/documents.js";
export type * from "./types/encounter-records.js";
export type * from "./types/encounters.js";
export type * from "./types/feeds.js";
export type * from "./types/insurance.js";
export type * from "./types/patient-details.js";
export type * from "./types/patient-fields.js";
export type * from "./types/patient-images.js";
export type * from "./types/patient-records.js";
export type * from "./types/patients.js";
export type * from "./types/payers.js";
export type * from "./types/practice.js";
export type * from "./types/providers.js";
export type * from "./types/reference.js";
export type * from "./types/scheduling.js";
export type * from "./types/screeners.js";
export type * from "./types/waitlist.js";
export * from "./webhooks.js";
