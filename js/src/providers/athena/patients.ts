// Owns the operations on patients (docs.athenahealth.com/api/api-ref/patient and the chart pages).

import { operation } from "../../operations/declare.js";
import type { CallOptions, Id } from "../../operations/declare.js";
import type { Paged } from "../../operations/paging.js";
import { one, pageOf } from "../../operations/shapes.js";
import type {
  GetPatientParams,
  Patient,
  PatientPage,
  SearchPatientsParams,
} from "./types/patients.js";

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
};
