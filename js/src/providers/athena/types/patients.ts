// Owns what is said to and by the operations on patients. Fields that are not listed are kept, too.

import type { Id } from "../../../operations/declare.js";
import type { Day } from "../fields.js";
import type { Page } from "./common.js";
import type { Open } from "../../../errors.js";

/** What {@link patients.getPatient} takes. */
export interface GetPatientParams {
  /** The department whose view of the record is wanted. Default: none in particular. */
  readonly departmentid?: Id | undefined;
  /** Whether `insurances` is wanted. Default: false. */
  readonly showinsurance?: boolean | undefined;
}

/** What {@link patients.searchPatients} takes. */
export interface SearchPatientsParams {
  /** First name, from its beginning. */
  readonly firstname?: string | undefined;
  /** Last name, from its beginning. */
  readonly lastname?: string | undefined;
  /** Date of birth. */
  readonly dob?: Day | undefined;
  /** Rows in a request. Default: 500. */
  readonly limit?: number | undefined;
  /** Rows before the first. Default: 0. */
  readonly offset?: number | undefined;
}

/** A patient's record. */
export interface Patient {
  /** The patient's id. */
  readonly patientid: string;
  /** First name. */
  readonly firstname?: string;
  /** Last name. */
  readonly lastname?: string;
  /** Date of birth, mm/dd/yyyy. */
  readonly dob?: string;
  /** The record's status. */
  readonly status?: Open<"active" | "inactive" | "prospective" | "deleted">;
}

/** One page of patients. */
export interface PatientPage extends Page {
  /** The rows. */
  readonly patients: readonly Patient[];
}
