// Owns the operations on patients (docs.athenahealth.com/api/api-ref/patient); chart.ts has those on charts.

import { operation } from "../../operations/declare.js";
import type { CallOptions, Id } from "../../operations/declare.js";
import type { Paged } from "../../operations/paging.js";
import { isFields, list, one, pageOf } from "../../operations/shapes.js";
import type { Shape } from "../../operations/shapes.js";
import { chart } from "./chart.js";
import { documents } from "./documents.js";
import { insurance } from "./insurance.js";
import type {
  Balance,
  Patient,
  PatientAppointment,
  PatientAppointmentPage,
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

/** The balances in a patient's record, which has none where nothing was ever owed. */
const balances: Shape = (value) => {
  const record = one(value);
  return isFields(record) ? (list(record["balances"]) ?? []) : undefined;
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
  source: "official",
  seed: "GET /patients/{id}/collectionsbalance",
});

/** `client.patients`. */
export const patients = {
  /** One patient's record. */
  getPatient: operation<
    (patientid: Id, params?: GetPatientParams, options?: CallOptions) => Promise<Patient>
  >({ method: "GET", path: "patients/{patientid}", result: one, source: "official" }),

  /** Patients that match all of the given fields; at least one of them is needed. */
  searchPatients: operation<
    (params?: SearchPatientsParams, options?: CallOptions) => Paged<Patient, PatientPage>
  >({
    method: "GET",
    path: "patients",
    result: pageOf("patients"),
    source: "official",
    paging: { rows: "patients", id: "patientid", size: 500 },
  }),

  /**
   * Adds a patient, unless there is one already who matches: then the id of that one comes back, and nothing
   * is added. athenahealth asks to call `findBestMatches` first.
   */
  createPatient: operation<
    (params: CreatePatientParams, options?: CallOptions) => Promise<WrittenPatient>
  >({
    method: "POST",
    path: "patients",
    required: ["firstname", "lastname", "dob", "departmentid"],
    result: one,
    source: "official",
  }),

  /** Changes a patient's record. Patients cannot be deleted; their `status` can be set to `deleted`. */
  updatePatient: operation<
    (patientid: Id, params?: UpdatePatientParams, options?: CallOptions) => Promise<WrittenPatient>
  >({ method: "PUT", path: "patients/{patientid}", result: one, source: "official" }),

  /** Patients who may be the one that is looked for, with how sure it is of each. There are five at most. */
  findBestMatches: operation<
    (params: FindBestMatchesParams, options?: CallOptions) => Promise<readonly PatientMatch[]>
  >({
    method: "GET",
    path: "patients/enhancedbestmatch",
    required: ["firstname", "lastname", "dob"],
    result: list,
    source: "official",
  }),

  /**
   * Patients whose records have changed. Needs a subscription. Reading consumes: a change is not shown again,
   * unless `leaveunprocessed` is given. So the call is not retried.
   */
  listChangedPatients: operation<
    (params?: ListChangedPatientsParams, options?: CallOptions) => Promise<PatientPage>
  >({
    method: "GET",
    path: "patients/changed",
    result: pageOf("patients"),
    safe: false,
    source: "official",
  }),

  ...chart,

  /** A patient's documents; the same as `documents.listDocuments`. */
  getPatientDocuments: documents.listDocuments,

  /** A patient's insurances; the same as `insurance.getPatientInsurances`. */
  getPatientInsurance: insurance.getPatientInsurances,

  /** Adds an insurance to a patient; the same as `insurance.createPatientInsurance`. */
  createPatientInsurance: insurance.createPatientInsurance,

  /** Changes a patient's insurance; the same as `insurance.updatePatientInsurance`. */
  updatePatientInsurance: insurance.updatePatientInsurance,

  /** Cancels a patient's insurance; the same as `insurance.deletePatientInsurance`. */
  deletePatientInsurance: insurance.deletePatientInsurance,

  /** What a patient owes, for each group of providers. It is read out of the patient's record. */
  getPatientBalance,

  /** A patient's appointments, from today on unless `showpast` is given. */
  getPatientAppointments: operation<
    (
      patientid: Id,
      params?: GetPatientAppointmentsParams,
      options?: CallOptions,
    ) => Paged<PatientAppointment, PatientAppointmentPage>
  >({
    method: "GET",
    path: "patients/{patientid}/appointments",
    result: pageOf("appointments"),
    source: "official",
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
    source: "official",
  }),
};
