// Owns the operations on patients' charts (the chart pages of docs.athenahealth.com/api/api-ref). They are
// methods of `client.patients`.

import { operation } from "../../operations/declare.js";
import type { CallOptions, Id } from "../../operations/declare.js";
import type { Paged } from "../../operations/paging.js";
import { done, isFields, list, one, pageOf } from "../../operations/shapes.js";
import type { Shape } from "../../operations/shapes.js";
import type {
  AllergyList,
  CreatedProblem,
  CreatePatientProblemParams,
  DeletePatientProblemParams,
  GetPatientAllergiesParams,
  GetPatientMedicationsParams,
  GetPatientProblemsParams,
  GetPatientVaccinesParams,
  MedicationList,
  ProblemList,
  UpdatePatientAllergiesParams,
  UpdatePatientProblemParams,
  Vaccine,
  VaccinePage,
} from "./types/chart.js";
import type {
  GetPatientLabResultsParams,
  GetPatientPharmacyParams,
  GetPatientSocialHistoryParams,
  GetPatientVitalsParams,
  LabResult,
  LabResultPage,
  Pharmacy,
  PharmacyPage,
  SetPatientPharmacyParams,
  SocialHistory,
  UpdatePatientSocialHistoryParams,
  Vital,
  VitalPage,
} from "./types/chart-results.js";
import type { Done } from "./types/common.js";

/** Medications are a list of lists; an entry that stands by itself is a list of one. */
const medicationLists: Shape = (value) => {
  const answer = pageOf("medications")(value);
  if (!isFields(answer)) return undefined;
  const { medications } = answer;
  const lists = Array.isArray(medications) ? medications.map((entry) => list(entry) ?? []) : [];
  return { ...answer, medications: lists };
};

/** The operations on charts. */
export const chart = {
  /** The problems in a patient's chart. */
  getPatientProblems: operation<
    (patientid: Id, params: GetPatientProblemsParams, options?: CallOptions) => Promise<ProblemList>
  >({
    method: "GET",
    path: "chart/{patientid}/problems",
    required: ["departmentid"],
    result: pageOf("problems"),
    source: "official",
  }),

  /** Adds a problem. */
  createPatientProblem: operation<
    (
      patientid: Id,
      params: CreatePatientProblemParams,
      options?: CallOptions,
    ) => Promise<CreatedProblem>
  >({
    method: "POST",
    path: "chart/{patientid}/problems",
    required: ["departmentid", "snomedcode"],
    result: one,
    source: "official",
  }),

  /** Changes a problem. */
  updatePatientProblem: operation<
    (
      patientid: Id,
      problemid: Id,
      params: UpdatePatientProblemParams,
      options?: CallOptions,
    ) => Promise<Done>
  >({
    method: "PUT",
    path: "chart/{patientid}/problems/{problemid}",
    required: ["departmentid"],
    result: done,
    source: "official",
  }),

  /** Ends a problem, or takes one that was entered by mistake out of the chart (`remove`). */
  deletePatientProblem: operation<
    (
      patientid: Id,
      problemid: Id,
      params: DeletePatientProblemParams,
      options?: CallOptions,
    ) => Promise<Done>
  >({
    method: "DELETE",
    path: "chart/{patientid}/problems/{problemid}",
    required: ["departmentid"],
    query: ["departmentid", "remove"],
    result: done,
    source: "official",
  }),

  /** The medications in a patient's chart: a list for each, which holds its entries. */
  getPatientMedications: operation<
    (
      patientid: Id,
      params: GetPatientMedicationsParams,
      options?: CallOptions,
    ) => Promise<MedicationList>
  >({
    method: "GET",
    path: "chart/{patientid}/medications",
    required: ["departmentid"],
    result: medicationLists,
    source: "official",
  }),

  /** The allergies in a patient's chart. */
  getPatientAllergies: operation<
    (
      patientid: Id,
      params: GetPatientAllergiesParams,
      options?: CallOptions,
    ) => Promise<AllergyList>
  >({
    method: "GET",
    path: "chart/{patientid}/allergies",
    required: ["departmentid"],
    result: one,
    source: "official",
  }),

  /** Adds allergies and updates those that are there. Allergies that are not given stay as they are. */
  updatePatientAllergies: operation<
    (patientid: Id, params: UpdatePatientAllergiesParams, options?: CallOptions) => Promise<Done>
  >({
    method: "PUT",
    path: "chart/{patientid}/allergies",
    required: ["departmentid"],
    result: done,
    source: "official",
    seed: "POST /chart/{id}/allergies, DELETE /chart/{id}/allergies/{allergyId}",
  }),

  /** The vaccines in a patient's chart. */
  getPatientVaccines: operation<
    (
      patientid: Id,
      params: GetPatientVaccinesParams,
      options?: CallOptions,
    ) => Paged<Vaccine, VaccinePage>
  >({
    method: "GET",
    path: "chart/{patientid}/vaccines",
    required: ["departmentid"],
    result: pageOf("vaccines"),
    source: "official",
    seed: "GET /chart/{id}/immunizations",
    paging: { rows: "vaccines", id: "vaccineid", size: 500 },
  }),

  /** The vitals in a patient's chart: each with its readings, which are lists of values. */
  getPatientVitals: operation<
    (
      patientid: Id,
      params: GetPatientVitalsParams,
      options?: CallOptions,
    ) => Paged<Vital, VitalPage>
  >({
    method: "GET",
    path: "chart/{patientid}/vitals",
    required: ["departmentid"],
    result: pageOf("vitals"),
    source: "official",
    paging: { rows: "vitals", id: "key", size: 500 },
  }),

  /** The lab results in a patient's chart, with their analytes. */
  getPatientLabResults: operation<
    (
      patientid: Id,
      params: GetPatientLabResultsParams,
      options?: CallOptions,
    ) => Paged<LabResult, LabResultPage>
  >({
    method: "GET",
    path: "chart/{patientid}/labresults",
    required: ["departmentid"],
    result: pageOf("results"),
    source: "official",
    seed: "GET /patients/{id}/labresults",
    paging: { rows: "results", id: "labresultid", size: 500 },
  }),

  /** A patient's social history: questions with their answers. */
  getPatientSocialHistory: operation<
    (
      patientid: Id,
      params: GetPatientSocialHistoryParams,
      options?: CallOptions,
    ) => Promise<SocialHistory>
  >({
    method: "GET",
    path: "chart/{patientid}/socialhistory",
    required: ["departmentid"],
    result: one,
    source: "official",
  }),

  /** Changes answers of the social history. Answers that are not given stay as they are. */
  updatePatientSocialHistory: operation<
    (
      patientid: Id,
      params: UpdatePatientSocialHistoryParams,
      options?: CallOptions,
    ) => Promise<Done>
  >({
    method: "PUT",
    path: "chart/{patientid}/socialhistory",
    required: ["departmentid"],
    result: done,
    source: "official",
  }),

  /** The pharmacies that a patient prefers. */
  getPatientPharmacy: operation<
    (
      patientid: Id,
      params: GetPatientPharmacyParams,
      options?: CallOptions,
    ) => Paged<Pharmacy, PharmacyPage>
  >({
    method: "GET",
    path: "chart/{patientid}/pharmacies/preferred",
    required: ["departmentid"],
    result: pageOf("pharmacies"),
    source: "official",
    seed: "GET /patients/{id}/preferredpharmacies",
    paging: { rows: "pharmacies", id: "clinicalproviderid", size: 500 },
  }),

  /** Adds a pharmacy to those that a patient prefers. */
  setPatientPharmacy: operation<
    (patientid: Id, params: SetPatientPharmacyParams, options?: CallOptions) => Promise<Done>
  >({
    method: "PUT",
    path: "chart/{patientid}/pharmacies/preferred",
    required: ["departmentid"],
    result: done,
    source: "official",
    seed: "PUT /patients/{id}/preferredpharmacies",
  }),
};
