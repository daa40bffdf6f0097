// Owns the operations on encounters (docs.athenahealth.com/api/api-ref, encounter-chart, encounter and
// the encounter pages).

import { operation } from "../../operations/declare.js";
import type { CallOptions, Id, NoParams } from "../../operations/declare.js";
import type { Paged } from "../../operations/paging.js";
import { done, list, listOf, one, pageOf } from "../../operations/shapes.js";
import type { Vital } from "./types/chart-results.js";
import type { Done } from "./types/common.js";
import type {
  CreatedEncounterDiagnosis,
  CreatedEncounterVitals,
  CreateEncounterVitalsParams,
  Encounter,
  EncounterDiagnosis,
  EncounterDiagnosisParams,
  EncounterOrders,
  EncounterPage,
  EncounterSummary,
  GetEncounterOrdersParams,
  GetEncounterSummaryParams,
  GetEncounterVitalsParams,
  GetPatientEncountersParams,
  UpdateEncounterParams,
} from "./types/encounters.js";

/** `client.encounters`. */
export const encounters = {
  /** One encounter. */
  getEncounter: operation<
    (encounterid: Id, params?: NoParams, options?: CallOptions) => Promise<Encounter>
  >({
    method: "GET",
    path: "chart/encounter/{encounterid}",
    result: one,
    provenance: "official",
  }),

  /** Changes a patient's place and status during an encounter. */
  updateEncounter: operation<
    (encounterid: Id, params?: UpdateEncounterParams, options?: CallOptions) => Promise<Done>
  >({
    method: "PUT",
    path: "chart/encounter/{encounterid}",
    result: done,
    provenance: "official",
  }),

  /** A patient's encounters. */
  getPatientEncounters: operation<
    (
      patientid: Id,
      params: GetPatientEncountersParams,
      options?: CallOptions,
    ) => Paged<Encounter, EncounterPage>
  >({
    method: "GET",
    path: "chart/{patientid}/encounters",
    result: pageOf("encounters"),
    provenance: "official",
    seed: "GET /patients/{patientid}/encounters",
    required: ["departmentid"],
    paging: { rows: "encounters", id: "encounterid", size: 500 },
  }),

  /** The diagnoses of an encounter. */
  getEncounterDiagnoses: operation<
    (
      encounterid: Id,
      params?: NoParams,
      options?: CallOptions,
    ) => Promise<readonly EncounterDiagnosis[]>
  >({
    method: "GET",
    path: "chart/encounter/{encounterid}/diagnoses",
    result: listOf("diagnoses"),
    provenance: "official",
  }),

  /** Adds a diagnosis to an encounter. */
  createEncounterDiagnosis: operation<
    (
      encounterid: Id,
      params: EncounterDiagnosisParams,
      options?: CallOptions,
    ) => Promise<CreatedEncounterDiagnosis>
  >({
    method: "POST",
    path: "chart/encounter/{encounterid}/diagnoses",
    result: one,
    provenance: "official",
    seed: "POST /chart/encounter/{encounterid}/diagnoses, as addEncounterDiagnosis",
    required: ["snomedcode"],
  }),

  /** Changes a diagnosis of an encounter. */
  updateEncounterDiagnosis: operation<
    (
      encounterid: Id,
      diagnosisid: Id,
      params: EncounterDiagnosisParams,
      options?: CallOptions,
    ) => Promise<Done>
  >({
    method: "PUT",
    path: "chart/encounter/{encounterid}/diagnoses/{diagnosisid}",
    result: done,
    provenance: "official",
    required: ["snomedcode"],
  }),

  /** Removes a diagnosis from an encounter. */
  deleteEncounterDiagnosis: operation<
    (encounterid: Id, diagnosisid: Id, params?: NoParams, options?: CallOptions) => Promise<Done>
  >({
    method: "DELETE",
    path: "chart/encounter/{encounterid}/diagnoses/{diagnosisid}",
    result: done,
    provenance: "official",
  }),

  /** The orders of an encounter, by diagnosis. */
  getEncounterOrders: operation<
    (
      encounterid: Id,
      params?: GetEncounterOrdersParams,
      options?: CallOptions,
    ) => Promise<readonly EncounterOrders[]>
  >({
    method: "GET",
    path: "chart/encounter/{encounterid}/orders",
    result: list,
    provenance: "official",
  }),

  /** The vitals of an encounter. */
  getEncounterVitals: operation<
    (
      encounterid: Id,
      params?: GetEncounterVitalsParams,
      options?: CallOptions,
    ) => Promise<readonly Vital[]>
  >({
    method: "GET",
    path: "chart/encounter/{encounterid}/vitals",
    result: listOf("vitals"),
    provenance: "official",
  }),

  /** Records vitals of an encounter. */
  createEncounterVitals: operation<
    (
      encounterid: Id,
      params: CreateEncounterVitalsParams,
      options?: CallOptions,
    ) => Promise<CreatedEncounterVitals>
  >({
    method: "POST",
    path: "chart/encounter/{encounterid}/vitals",
    result: one,
    provenance: "official",
    seed: "POST /chart/encounter/{encounterid}/vitals, as addEncounterVitals",
    required: ["vitals"],
  }),

  /** The summary of an encounter, in HTML. */
  getEncounterSummary: operation<
    (
      encounterid: Id,
      params?: GetEncounterSummaryParams,
      options?: CallOptions,
    ) => Promise<EncounterSummary>
  >({
    method: "GET",
    path: "chart/encounters/{encounterid}/summary",
    result: one,
    provenance: "official",
    seed: "GET /chart/encounter/{encounterid}/summary",
  }),

  /** The summary of an appointment's encounter, in HTML. */
  getAppointmentEncounterSummary: operation<
    (
      patientid: Id,
      appointmentid: Id,
      params?: GetEncounterSummaryParams,
      options?: CallOptions,
    ) => Promise<EncounterSummary>
  >({
    method: "GET",
    path: "chart/{patientid}/encounters/{appointmentid}/summary",
    result: one,
    provenance: "official",
  }),

  /**
   * Signs and closes an encounter in the way of the seed SDK. No official path is known: this sends what
   * that SDK sends, and athenahealth may not know it.
   */
  signEncounter: operation<
    (encounterid: Id, params?: NoParams, options?: CallOptions) => Promise<Done>
  >({
    method: "POST",
    path: "chart/encounter/{encounterid}/sign",
    result: done,
    provenance: "seed",
  }),
};
