// Owns the operations on patients (docs.athenahealth.com/api/api-ref/patient and the chart pages).

import { operation } from "../../operations/declare.js";
import type { CallOptions, Id } from "../../operations/declare.js";
import type { Paged } from "../../operations/paging.js";
import { copies, done, list, one, pageOf, rowsIn } from "../../operations/shapes.js";
import type { Shape } from "../../operations/shapes.js";
import { isFields } from "../../values/fields.js";
import { createPatientCase } from "./document-classes.js";
import { listDocuments } from "./documents.js";
import {
  createPatientInsurance,
  deletePatientInsurance,
  getPatientInsurances,
  updatePatientInsurance,
} from "./insurance.js";
import type { Appointment } from "./types/appointments.js";
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
import type {
  Balance,
  ChangedPatients,
  Patient,
  PatientCaseList,
  PatientMatch,
  PatientPage,
  WrittenPatient,
} from "./types/patient-records.js";
import type {
  CreatePatientParams,
  FindBestMatchesParams,
  GetPatientAppointmentsParams,
  GetPatientBalanceParams,
  GetPatientCasesParams,
  GetPatientParams,
  ListChangedPatientsParams,
  SearchPatientsParams,
  UpdatePatientParams,
} from "./types/patients.js";
import type { AppointmentPage } from "./types/scheduling.js";

/**
 * The balances in a patient's record, which has none if nothing was ever owed. Copies of the record may
 * repeat them.
 */
const balances: Shape = (value, asked) => {
  const all = copies(value, asked)?.flatMap(({ balances: rows = null }) => rowsIn(rows) ?? []);
  return all && [...new Map(all.map((row) => [JSON.stringify(row), row])).values()];
};

/** Medications are a list of lists; a single entry becomes a list of one. */
const medicationLists: Shape = (value) => {
  const page = pageOf("medications")(value);
  if (!isFields(page)) return undefined;
  const { medications } = page;
  const lists = Array.isArray(medications) ? medications.map((entry) => rowsIn(entry) ?? []) : [];
  return { ...page, medications: lists };
};

/** `getPatientBalance` of `client.patients` and of `client.billing`. */
export const getPatientBalance = operation<
  (
    patientid: Id,
    params?: GetPatientBalanceParams,
    options?: CallOptions,
  ) => Promise<readonly Balance[]>
>({
  method: "GET",
  path: "patients/{patientid}",
  result: balances,
  provenance: "official",
  seed: "GET /patients/{patientid}/collectionsbalance",
});

/** `client.patients`. */
export const patients = {
  /**
   * One patient's record: the first copy, if the practice keeps several. `departmentid` selects one, and
   * `listPatientCopies` gives all.
   */
  getPatient: operation<
    (patientid: Id, params?: GetPatientParams, options?: CallOptions) => Promise<Patient>
  >({ method: "GET", path: "patients/{patientid}", result: one, provenance: "official" }),

  /** All copies of one patient's record: a practice may keep one for each group of departments. */
  listPatientCopies: operation<
    (patientid: Id, params?: GetPatientParams, options?: CallOptions) => Promise<readonly Patient[]>
  >({ method: "GET", path: "patients/{patientid}", result: copies, provenance: "official" }),

  /** Patients who match all given fields. At least one field is required. */
  searchPatients: operation<
    (params?: SearchPatientsParams, options?: CallOptions) => Paged<Patient, PatientPage>
  >({
    method: "GET",
    path: "patients",
    result: pageOf("patients"),
    provenance: "official",
    paging: { rows: "patients", id: "patientid", size: 500 },
  }),

  /**
   * Adds a patient, unless an existing one matches: then it returns the id of that patient and adds
   * nothing. athenahealth asks callers to call `findBestMatches` first. Beside the required parameters it
   * needs one of `email`, `guarantoremail`, `homephone`, `mobilephone`, `workphone`, `zip` and `ssn`.
   */
  createPatient: operation<
    (params: CreatePatientParams, options?: CallOptions) => Promise<WrittenPatient>
  >({
    method: "POST",
    path: "patients",
    required: ["firstname", "lastname", "dob", "departmentid"],
    result: one,
    provenance: "official",
  }),

  /** Changes a patient's record. Patients cannot be deleted; their `status` can be set to `deleted`. */
  updatePatient: operation<
    (patientid: Id, params?: UpdatePatientParams, options?: CallOptions) => Promise<WrittenPatient>
  >({ method: "PUT", path: "patients/{patientid}", result: one, provenance: "official" }),

  /** Patients who may be the one that is searched for, five at most, each with a score. */
  findBestMatches: operation<
    (params: FindBestMatchesParams, options?: CallOptions) => Promise<readonly PatientMatch[]>
  >({
    method: "GET",
    path: "patients/enhancedbestmatch",
    required: ["firstname", "lastname", "dob"],
    result: list,
    provenance: "official",
  }),

  /**
   * Patients whose records have changed. Requires a subscription. Reading removes changes from the list,
   * unless `leaveunprocessed` is given. Therefore it is not retried.
   */
  listChangedPatients: operation<
    (params?: ListChangedPatientsParams, options?: CallOptions) => Promise<ChangedPatients>
  >({
    method: "GET",
    path: "patients/changed",
    result: pageOf("patients"),
    safe: false,
    provenance: "official",
  }),

  /** The problems in a patient's chart. */
  getPatientProblems: operation<
    (patientid: Id, params: GetPatientProblemsParams, options?: CallOptions) => Promise<ProblemList>
  >({
    method: "GET",
    path: "chart/{patientid}/problems",
    required: ["departmentid"],
    result: pageOf("problems"),
    provenance: "official",
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
    provenance: "official",
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
    provenance: "official",
  }),

  /** Ends a problem, or removes one that was entered by mistake (`remove`). */
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
    provenance: "official",
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
    provenance: "official",
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
    provenance: "official",
  }),

  /** Adds allergies and updates existing ones. Allergies that are not given stay unchanged. */
  updatePatientAllergies: operation<
    (patientid: Id, params: UpdatePatientAllergiesParams, options?: CallOptions) => Promise<Done>
  >({
    method: "PUT",
    path: "chart/{patientid}/allergies",
    required: ["departmentid"],
    result: done,
    provenance: "official",
    seed: "POST /chart/{patientid}/allergies, as createPatientAllergy, and deletePatientAllergy",
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
    provenance: "official",
    seed: "GET /chart/{patientid}/immunizations, as getPatientImmunizations",
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
    provenance: "official",
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
    provenance: "official",
    seed: "GET /patients/{patientid}/labresults",
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
    provenance: "official",
  }),

  /** Changes answers of the social history. Answers that are not given stay unchanged. */
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
    provenance: "official",
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
    provenance: "official",
    seed: "GET /patients/{patientid}/preferredpharmacies",
    paging: { rows: "pharmacies", id: "clinicalproviderid", size: 500 },
  }),

  /** Adds a pharmacy, given by `ncpdpid` or `clinicalproviderid`, to those that a patient prefers. */
  setPatientPharmacy: operation<
    (patientid: Id, params: SetPatientPharmacyParams, options?: CallOptions) => Promise<Done>
  >({
    method: "PUT",
    path: "chart/{patientid}/pharmacies/preferred",
    required: ["departmentid"],
    result: done,
    provenance: "official",
    seed: "PUT /patients/{patientid}/preferredpharmacies",
  }),

  /** A patient's documents; the same as `documents.listDocuments`. */
  getPatientDocuments: listDocuments,

  /** A patient's insurances; the same as `insurance.getPatientInsurances`. */
  getPatientInsurance: getPatientInsurances,

  /** Adds an insurance to a patient; the same as `insurance.createPatientInsurance`. */
  createPatientInsurance,

  /** Changes a patient's insurance; the same as `insurance.updatePatientInsurance`. */
  updatePatientInsurance,

  /** Cancels a patient's insurance; the same as `insurance.deletePatientInsurance`. */
  deletePatientInsurance,

  /** What a patient owes to each group of providers, from all copies of the patient's record. */
  getPatientBalance,

  /** A patient's appointments, from today on unless `showpast` is given. */
  getPatientAppointments: operation<
    (
      patientid: Id,
      params?: GetPatientAppointmentsParams,
      options?: CallOptions,
    ) => Paged<Appointment, AppointmentPage>
  >({
    method: "GET",
    path: "patients/{patientid}/appointments",
    result: pageOf("appointments"),
    provenance: "official",
    paging: { rows: "appointments", id: "appointmentid", size: 500 },
  }),

  /** A patient's cases. */
  getPatientCases: operation<
    (
      patientid: Id,
      params: GetPatientCasesParams,
      options?: CallOptions,
    ) => Promise<PatientCaseList>
  >({
    method: "GET",
    path: "patients/{patientid}/patientcases",
    required: ["departmentid"],
    result: pageOf("patientcases"),
    provenance: "official",
  }),

  /** Adds a case. */
  createPatientCase,
};
