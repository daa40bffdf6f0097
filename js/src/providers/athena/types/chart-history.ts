// Owns the types of medical histories, default pharmacies and labs, order groups and other parts of a
// patient's chart.

import type { Open } from "../../../errors/errors.js";
import type { Id } from "../../../operations/declare.js";
import type {
  Analyte,
  GetPatientLabResultsParams,
  Pharmacy,
  SetPatientPharmacyParams,
} from "./chart-results.js";
import type { ChartParams, Day, Page, PatientFacingParams } from "./common.js";

/**
 * Parameters of `patients.getPatientAnalytes`.
 *
 * @provenance official
 */
export type GetPatientAnalytesParams = Omit<GetPatientLabResultsParams, keyof PatientFacingParams>;

/**
 * One analyte of any lab result of a patient.
 *
 * @provenance proven
 */
export interface PatientAnalyte extends Analyte {
  /** The name of `abnormalhl7code`. */
  readonly abnormalhl7name?: string;
  /** The status of the lab result, such as `final`. */
  readonly labresultstatus?: string;
}

/**
 * One page of analytes.
 *
 * @provenance proven
 */
export interface AnalytePage extends Page {
  /** The rows. */
  readonly analytes: readonly PatientAnalyte[];
}

/**
 * A chart of a patient. Departments of one chart sharing group share it.
 *
 * @provenance proven
 */
export interface PatientChart {
  /** The chart sharing group. */
  readonly chartsharinggroupid: string;
  /** A department of the group, for `departmentid`. */
  readonly sampledepartmentid: string;
}

/**
 * One page of charts.
 *
 * @provenance proven
 */
export interface PatientChartPage extends Page {
  /** The rows. */
  readonly chartlist: readonly PatientChart[];
}

/**
 * The lab that gets a patient's orders by default. All members are missing if there is none.
 *
 * @provenance proven
 */
export interface DefaultLab {
  /** The lab's id. */
  readonly clinicalproviderid?: string;
  /** The name. */
  readonly clinicalprovidername?: string;
  /** First line of the address. */
  readonly address1?: string;
  /** Second line of the address. */
  readonly address2?: string;
  /** City. */
  readonly city?: string;
  /** State, two letters. */
  readonly state?: string;
  /** ZIP code. */
  readonly zip?: string;
  /** Phone. */
  readonly phonenumber?: string;
  /** Fax. */
  readonly faxnumber?: string;
  /** Whether it accepts orders by fax. */
  readonly acceptfax?: boolean;
}

/**
 * Parameters of `patients.setPatientDefaultLab` and `patients.deletePatientDefaultLab`.
 *
 * @provenance official
 */
export interface PatientDefaultLabParams extends ChartParams {
  /** The lab, such as a `facilityid` of `reference.searchFacilities`. */
  readonly clinicalproviderid: Id;
}

/**
 * The pharmacy that gets a patient's prescriptions by default. All members are missing if there is none.
 *
 * @provenance proven
 */
export type DefaultPharmacy = Partial<Pharmacy>;

/**
 * Parameters of `patients.setPatientDefaultPharmacy`: one of the two ids.
 *
 * @provenance official
 */
export type SetPatientDefaultPharmacyParams = SetPatientPharmacyParams;

/**
 * A question of the medical history with the patient's answer.
 *
 * @provenance proven
 */
export interface MedicalHistoryEntry {
  /** The question's id. */
  readonly questionid: string;
  /** The question: a disease, such as `Asthma`. */
  readonly question: string;
  /** The answer. */
  readonly answer: Open<"Y" | "N">;
  /** A note on it. */
  readonly note?: string;
  /** The code of the disease. */
  readonly diagnosiscode?: string;
  /** The code's system. */
  readonly codeset?: string;
  /** The code's meaning. */
  readonly description?: string;
}

/**
 * A patient's medical history.
 *
 * @provenance proven
 */
export interface MedicalHistory {
  /** The questions with their answers. */
  readonly questions: readonly MedicalHistoryEntry[];
  /** A note on the whole history. */
  readonly sectionnote?: string;
}

/**
 * An answer for the medical history.
 *
 * @provenance official
 */
export interface MedicalHistoryAnswer {
  /** The question, of `reference.listMedicalHistoryQuestions`. */
  readonly questionid: Id;
  /** The answer. Default: unchanged. */
  readonly answer?: Open<"Y" | "N"> | undefined;
  /** A note on it. Default: unchanged. */
  readonly note?: string | undefined;
  /** Whether the answer is deleted. Default: false. */
  readonly delete?: boolean | undefined;
}

/**
 * Parameters of `patients.updatePatientMedicalHistory`.
 *
 * @provenance official
 */
export interface UpdatePatientMedicalHistoryParams extends ChartParams {
  /** The answers to change; others stay. Default: none. */
  readonly questions?: readonly MedicalHistoryAnswer[] | undefined;
  /** A note on the whole history. Default: unchanged. */
  readonly sectionnote?: string | undefined;
}

/**
 * Parameters of `patients.setPatientSocialHistoryTemplates`.
 *
 * @provenance official
 */
export interface SetPatientSocialHistoryTemplatesParams extends ChartParams {
  /** All templates that the social history shows, of `reference.listSocialHistoryTemplates`. */
  readonly templateids: readonly Id[];
}

/**
 * Parameters of `patients.createPatientMedication`.
 *
 * @provenance official
 */
export interface CreatePatientMedicationParams extends ChartParams, PatientFacingParams {
  /** The medication, of `reference.searchMedications`. */
  readonly medicationid: Id;
  /** How it is taken, in words. Default: none. */
  readonly unstructuredsig?: string | undefined;
  /** The first day. Default: none. */
  readonly startdate?: Day | undefined;
  /** The last day. Default: none. */
  readonly stopdate?: Day | undefined;
  /** The reason why it was stopped. athenahealth recommends to give `stopdate` as well. Default: none. */
  readonly stopreason?: string | undefined;
  /** A note for the patient. Default: none. */
  readonly patientnote?: string | undefined;
  /** An internal note. Default: none. */
  readonly providernote?: string | undefined;
  /** Whether athenaOne hides it from its users. Default: false. */
  readonly hidden?: boolean | undefined;
}

/**
 * The new entry of a medication.
 *
 * @provenance proven
 */
export interface CreatedMedication {
  /** The entry in this chart, such as `H228145`. Older responses lack it. */
  readonly medicationentryid?: string;
  /** Whether it was created. */
  readonly success?: boolean;
}

/**
 * Parameters of `patients.updatePatientMedications`.
 *
 * @provenance official
 */
export interface UpdatePatientMedicationsParams extends ChartParams, PatientFacingParams {
  /** Whether the patient reports taking none. Default: unchanged. */
  readonly nomedicationsreported?: boolean | undefined;
  /** A note on all medications. Default: unchanged. */
  readonly sectionnote?: string | undefined;
}

/**
 * Parameters of `patients.createPatientOrderGroup`.
 *
 * @provenance official
 */
export interface CreatePatientOrderGroupParams extends ChartParams {
  /** The provider who orders. Default: athenahealth chooses one of the department. */
  readonly orderingproviderid?: Id | undefined;
  /** The patient case that the orders belong to. Default: none. */
  readonly patientcaseid?: Id | undefined;
}

/**
 * The new order group.
 *
 * @provenance proven
 */
export interface CreatedOrderGroup {
  /** The group, which is an encounter of type ORDERSONLY. */
  readonly encounterid: string;
  /** Whether it was created. */
  readonly success?: boolean;
}
