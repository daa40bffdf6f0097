// Owns the operations on charts beyond problems, medications and results, as a part of `client.patients`
// (docs.athenahealth.com/api/api-ref, medical-history, medication, default-lab and others).

import { operation } from "../../operations/declare.js";
import type { CallOptions, Id } from "../../operations/declare.js";
import type { Paged } from "../../operations/paging.js";
import { done, list, one, pageOf } from "../../operations/shapes.js";
import type {
  AnalytePage,
  CreatedMedication,
  CreatedOrderGroup,
  CreatePatientMedicationParams,
  CreatePatientOrderGroupParams,
  DefaultLab,
  DefaultPharmacy,
  GetPatientAnalytesParams,
  MedicalHistory,
  PatientAnalyte,
  PatientChart,
  PatientChartPage,
  PatientDefaultLabParams,
  SetPatientDefaultPharmacyParams,
  SetPatientSocialHistoryTemplatesParams,
  UpdatePatientMedicalHistoryParams,
  UpdatePatientMedicationsParams,
} from "./types/chart-history.js";
import type { SocialHistoryTemplate } from "./types/chart-results.js";
import type { ChartParams, Done, PageParams } from "./types/common.js";

/** A part of `client.patients`. */
export const charts = {
  /** The charts of a patient, one for each chart sharing group. */
  getPatientCharts: operation<
    (
      patientid: Id,
      params?: PageParams,
      options?: CallOptions,
    ) => Paged<PatientChart, PatientChartPage>
  >({
    method: "GET",
    path: "chart/{patientid}/patientchartlist",
    result: pageOf("chartlist"),
    provenance: "official",
    paging: { rows: "chartlist", id: "chartsharinggroupid", size: 500 },
  }),

  /** The analytes of all lab results in a patient's chart. */
  getPatientAnalytes: operation<
    (
      patientid: Id,
      params: GetPatientAnalytesParams,
      options?: CallOptions,
    ) => Paged<PatientAnalyte, AnalytePage>
  >({
    method: "GET",
    path: "chart/{patientid}/analytes",
    required: ["departmentid"],
    result: pageOf("analytes"),
    provenance: "official",
    paging: { rows: "analytes", id: "analyteid", size: 500 },
  }),

  /** Adds a medication that the patient takes or took. It orders nothing. */
  createPatientMedication: operation<
    (
      patientid: Id,
      params: CreatePatientMedicationParams,
      options?: CallOptions,
    ) => Promise<CreatedMedication>
  >({
    method: "POST",
    path: "chart/{patientid}/medications",
    required: ["departmentid", "medicationid"],
    result: one,
    provenance: "official",
  }),

  /** Changes what the chart says about the medications as a whole. */
  updatePatientMedications: operation<
    (patientid: Id, params: UpdatePatientMedicationsParams, options?: CallOptions) => Promise<Done>
  >({
    method: "PUT",
    path: "chart/{patientid}/medications",
    required: ["departmentid"],
    result: done,
    provenance: "official",
  }),

  /** A patient's medical history: questions with their answers. */
  getPatientMedicalHistory: operation<
    (patientid: Id, params: ChartParams, options?: CallOptions) => Promise<MedicalHistory>
  >({
    method: "GET",
    path: "chart/{patientid}/medicalhistory",
    required: ["departmentid"],
    result: one,
    provenance: "official",
  }),

  /** Changes answers of the medical history. Answers that are not given stay unchanged. */
  updatePatientMedicalHistory: operation<
    (
      patientid: Id,
      params: UpdatePatientMedicalHistoryParams,
      options?: CallOptions,
    ) => Promise<Done>
  >({
    method: "PUT",
    path: "chart/{patientid}/medicalhistory",
    required: ["departmentid"],
    result: done,
    provenance: "official",
  }),

  /** The templates whose questions a patient's social history shows. */
  getPatientSocialHistoryTemplates: operation<
    (
      patientid: Id,
      params: ChartParams,
      options?: CallOptions,
    ) => Promise<readonly SocialHistoryTemplate[]>
  >({
    method: "GET",
    path: "chart/{patientid}/socialhistory/templates",
    required: ["departmentid"],
    result: list,
    provenance: "official",
  }),

  /** Replaces the templates whose questions a patient's social history shows. */
  setPatientSocialHistoryTemplates: operation<
    (
      patientid: Id,
      params: SetPatientSocialHistoryTemplatesParams,
      options?: CallOptions,
    ) => Promise<Done>
  >({
    method: "PUT",
    path: "chart/{patientid}/socialhistory/templates",
    required: ["departmentid", "templateids"],
    result: done,
    provenance: "official",
  }),

  /** The pharmacy that gets a patient's prescriptions by default. */
  getPatientDefaultPharmacy: operation<
    (patientid: Id, params: ChartParams, options?: CallOptions) => Promise<DefaultPharmacy>
  >({
    method: "GET",
    path: "chart/{patientid}/pharmacies/default",
    required: ["departmentid"],
    result: one,
    provenance: "official",
  }),

  /** Makes a pharmacy, given by `ncpdpid` or `clinicalproviderid`, a patient's default. */
  setPatientDefaultPharmacy: operation<
    (patientid: Id, params: SetPatientDefaultPharmacyParams, options?: CallOptions) => Promise<Done>
  >({
    method: "PUT",
    path: "chart/{patientid}/pharmacies/default",
    required: ["departmentid"],
    result: done,
    provenance: "official",
  }),

  /** The lab that gets a patient's orders by default. */
  getPatientDefaultLab: operation<
    (patientid: Id, params: ChartParams, options?: CallOptions) => Promise<DefaultLab>
  >({
    method: "GET",
    path: "chart/{patientid}/labs/default",
    required: ["departmentid"],
    result: one,
    provenance: "official",
  }),

  /** Makes a lab a patient's default. */
  setPatientDefaultLab: operation<
    (patientid: Id, params: PatientDefaultLabParams, options?: CallOptions) => Promise<Done>
  >({
    method: "PUT",
    path: "chart/{patientid}/labs/default",
    required: ["departmentid", "clinicalproviderid"],
    result: done,
    provenance: "official",
  }),

  /** Removes a patient's default lab. */
  deletePatientDefaultLab: operation<
    (patientid: Id, params: PatientDefaultLabParams, options?: CallOptions) => Promise<Done>
  >({
    method: "DELETE",
    path: "chart/{patientid}/labs/default",
    required: ["departmentid", "clinicalproviderid"],
    query: ["departmentid", "clinicalproviderid"],
    result: done,
    provenance: "official",
  }),

  /**
   * Adds an order group: an encounter for orders outside of a visit. Add the orders with
   * `encounters.createEncounterLabOrder`.
   */
  createPatientOrderGroup: operation<
    (
      patientid: Id,
      params: CreatePatientOrderGroupParams,
      options?: CallOptions,
    ) => Promise<CreatedOrderGroup>
  >({
    method: "POST",
    path: "chart/{patientid}/ordergroups",
    required: ["departmentid"],
    result: one,
    provenance: "official",
  }),
};
