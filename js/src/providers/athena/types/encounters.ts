// Owns what is said to and by the operations on encounters.

import type { Open } from "../../../errors/errors.js";
import type { Id } from "../../../operations/declare.js";
import type { Day, Page, PageParams } from "./common.js";

/**
 * What `encounters.updateEncounter` takes; what is left out stays as it is.
 *
 * @provenance official
 */
export interface UpdateEncounterParams {
  /** How far the patient is. */
  readonly patientstatusid?: Id | undefined;
  /** Where the patient is. */
  readonly patientlocationid?: Id | undefined;
}

/**
 * What `encounters.getPatientEncounters` takes.
 *
 * @provenance official
 */
export interface GetPatientEncountersParams extends PageParams {
  /** The department whose view of the chart is wanted. */
  readonly departmentid: Id;
  /** Only on this day or later. Default: all. */
  readonly startdate?: Day | undefined;
  /** Only on this day or earlier. Default: all. */
  readonly enddate?: Day | undefined;
  /** Only the one of this appointment. Default: all. */
  readonly appointmentid?: Id | undefined;
  /** Only those of this provider. Default: all. */
  readonly providerid?: Id | undefined;
  /** Whether others than those that are OPEN, CLOSED or in REVIEW are found. Default: false. */
  readonly showallstatuses?: boolean | undefined;
  /** Whether others than VISIT and ORDERSONLY are found. Default: false. */
  readonly showalltypes?: boolean | undefined;
  /** Whether `diagnoses` is wanted. Default: false. */
  readonly showdiagnoses?: boolean | undefined;
}

/**
 * An encounter: what happened at a visit.
 *
 * @provenance proven
 */
export interface Encounter {
  /** The encounter's id. */
  readonly encounterid: string;
  /** The appointment that it came of. */
  readonly appointmentid?: string;
  /**
   * The patient.
   *
   * @provenance reported
   */
  readonly patientid?: string;
  /** The department. */
  readonly departmentid?: string;
  /** What kind it is. */
  readonly encountertype?: Open<"VISIT" | "ORDERSONLY" | "FLOWSHEET">;
  /** The day, mm/dd/yyyy. */
  readonly encounterdate?: string;
  /** What the visit is called. */
  readonly encountervisitname?: string;
  /** Where it stands. */
  readonly status?: Open<"OPEN" | "CLOSED" | "REVIEW" | "PEND">;
  /** The last stage that it reached. */
  readonly stage?: Open<"INTAKE" | "SIGNOFF">;
  /** The provider. */
  readonly providerid?: string;
  /** The provider's first name. */
  readonly providerfirstname?: string;
  /** The provider's last name. */
  readonly providerlastname?: string;
  /** The provider's phone number. */
  readonly providerphone?: string;
  /** Where the patient is. */
  readonly patientlocation?: string;
  /** The id of that place. */
  readonly patientlocationid?: string;
  /** How far the patient is. */
  readonly patientstatus?: string;
  /** The id of that status. */
  readonly patientstatusid?: string;
  /** The day of the last change, mm/dd/yyyy. */
  readonly lastupdated?: string;
  /** The day on which it was opened again, mm/dd/yyyy. */
  readonly lastreopened?: string;
  /** The day on which it was closed. */
  readonly closeddate?: string;
  /** Who closed it: a username. */
  readonly closeduser?: string;
  /** Its diagnoses, if asked for. */
  readonly diagnoses?: readonly EncounterDiagnosis[];
}

/**
 * One page of encounters.
 *
 * @provenance official
 */
export interface EncounterPage extends Page {
  /** The rows. */
  readonly encounters: readonly Encounter[];
}

/**
 * A diagnosis of an encounter.
 *
 * @provenance reported
 */
export interface EncounterDiagnosis {
  /** The diagnosis's id. */
  readonly diagnosisid: string;
  /** SNOMED code, as the API writes it: the longest ones are no exact numbers in JavaScript. */
  readonly snomedcode?: string | number;
  /** What the code means. */
  readonly description?: string;
  /** The ICD codes for it. */
  readonly icdcodes?: readonly IcdCode[];
  /** The side of the body. */
  readonly laterality?: Open<"LEFT" | "RIGHT" | "BILATERAL">;
  /** A note. */
  readonly note?: string;
  /** Its place among the diagnoses. */
  readonly ranking?: number;
}

/**
 * An ICD code.
 *
 * @provenance reported
 */
export interface IcdCode {
  /** The code. */
  readonly code?: string;
  /** Whose code it is. */
  readonly codeset?: Open<"ICD9" | "ICD10">;
  /** What it means. */
  readonly description?: string;
}

/**
 * What `encounters.createEncounterDiagnosis` and `encounters.updateEncounterDiagnosis` take.
 *
 * @provenance official
 */
export interface EncounterDiagnosisParams {
  /** SNOMED code. */
  readonly snomedcode: Id;
  /** ICD-10 codes. Default: none. */
  readonly icd10codes?: string | readonly string[] | undefined;
  /** ICD-9 codes. Default: none. */
  readonly icd9codes?: string | readonly string[] | undefined;
  /** The side of the body. Default: none. */
  readonly laterality?: Open<"LEFT" | "RIGHT" | "BILATERAL"> | undefined;
  /** A note. Default: none. */
  readonly note?: string | undefined;
}

/**
 * What `encounters.createEncounterDiagnosis` answers.
 *
 * @provenance reported
 */
export interface CreatedEncounterDiagnosis {
  /** The new diagnosis. */
  readonly diagnosisid?: string;
}

/**
 * What `encounters.getEncounterOrders` takes.
 *
 * @provenance official
 */
export interface GetEncounterOrdersParams {
  /** Whether who receives an order is wanted. Default: false. */
  readonly showclinicalprovider?: boolean | undefined;
  /** Whether declined orders are found. Default: false. */
  readonly showdeclinedorders?: boolean | undefined;
  /** Whether diagnoses without orders are found. Default: false. */
  readonly showdiagnoseswithoutorders?: boolean | undefined;
  /** Whether codes such as RxNorm, NDC, CVX and LOINC are wanted, where known. Default: false. */
  readonly showexternalcodes?: boolean | undefined;
  /** Whether the encounter may be a discharge. Default: false. */
  readonly allowdischargetype?: boolean | undefined;
}

/**
 * A diagnosis with its orders.
 *
 * @provenance reported
 */
export interface EncounterOrders {
  /** What the diagnosis is called. */
  readonly diagnosis?: string;
  /** SNOMED code, as the API writes it: the longest ones are no exact numbers in JavaScript. */
  readonly diagnosissnomed?: string | number;
  /** The ICD codes for it. */
  readonly diagnosisicd?: readonly IcdCode[];
  /** The orders. */
  readonly orders: readonly EncounterOrder[];
}

/**
 * An order.
 *
 * @provenance reported
 */
export interface EncounterOrder {
  /** The order's id. */
  readonly orderid: string;
  /** What kind it is. */
  readonly ordertype?: string;
  /** Its class. */
  readonly class?: string;
  /** What is ordered. */
  readonly description?: string;
  /** Where it stands. */
  readonly status?: string;
  /** The day on which it was ordered, mm/dd/yyyy. */
  readonly dateordered?: string;
}

/**
 * What `encounters.getEncounterVitals` takes.
 *
 * @provenance official
 */
export interface GetEncounterVitalsParams {
  /** Only measured on this day or later. Default: all. */
  readonly startdate?: Day | undefined;
  /** Only measured on this day or earlier. Default: all. */
  readonly enddate?: Day | undefined;
  /** Whether vitals without readings are found. Default: false. */
  readonly showemptyvitals?: boolean | undefined;
}

/**
 * What `encounters.createEncounterVitals` takes.
 *
 * @provenance official
 */
export interface CreateEncounterVitalsParams {
  /** What was measured; values in one list are one reading. */
  readonly vitals: readonly (readonly MeasuredVital[])[];
}

/**
 * One value to be recorded.
 *
 * @provenance official
 */
export interface MeasuredVital {
  /** What was measured, such as `VITALS.HEARTRATE.RATE`. */
  readonly clinicalelementid: string;
  /** The value. */
  readonly value: string | number;
}

/**
 * What `encounters.createEncounterVitals` answers.
 *
 * @provenance reported
 */
export interface CreatedEncounterVitals {
  /** The new values. */
  readonly vitalids?: readonly string[];
}

/**
 * What summaries of encounters take.
 *
 * @provenance official
 */
export interface GetEncounterSummaryParams {
  /** Whether details are left out, to make it smaller. Default: false. */
  readonly mobile?: boolean | undefined;
  /** Whether amendments are left out. Default: false. */
  readonly skipamendments?: boolean | undefined;
}

/**
 * An encounter's summary.
 *
 * @provenance proven
 */
export interface EncounterSummary {
  /** The summary in HTML. It holds patient data, and is not safe to put into a page unchecked. */
  readonly summaryhtml: string;
}
