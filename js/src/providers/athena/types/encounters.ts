// Owns the types of the operations on encounters.

import type { Open } from "../../../errors/errors.js";
import type { Id } from "../../../operations/declare.js";
import type { Day, Page, PageParams } from "./common.js";

/**
 * Parameters of `encounters.updateEncounter`. Fields that are not given stay unchanged.
 *
 * @provenance official
 */
export interface UpdateEncounterParams {
  /** The patient's status in the visit. */
  readonly patientstatusid?: Id | undefined;
  /** Where the patient is. */
  readonly patientlocationid?: Id | undefined;
}

/**
 * Parameters of `encounters.getPatientEncounters`.
 *
 * @provenance official
 */
export interface GetPatientEncountersParams extends PageParams {
  /** The department whose view of the chart is shown. */
  readonly departmentid: Id;
  /** Only on this day or later. Default: all. */
  readonly startdate?: Day | undefined;
  /** Only on this day or earlier. Default: all. */
  readonly enddate?: Day | undefined;
  /** Only the one of this appointment. Default: all. */
  readonly appointmentid?: Id | undefined;
  /** Only those of this provider. Default: all. */
  readonly providerid?: Id | undefined;
  /** Whether to include encounters that are not OPEN, CLOSED or in REVIEW. Default: false. */
  readonly showallstatuses?: boolean | undefined;
  /** Whether to include encounters other than VISIT and ORDERSONLY. Default: false. */
  readonly showalltypes?: boolean | undefined;
  /** Whether to include `diagnoses`. Default: false. */
  readonly showdiagnoses?: boolean | undefined;
}

/**
 * An encounter: the record of a visit.
 *
 * @provenance proven
 */
export interface Encounter {
  /** The encounter's id. */
  readonly encounterid: string;
  /** Its appointment. */
  readonly appointmentid?: string;
  /**
   * The patient.
   *
   * @provenance reported
   */
  readonly patientid?: string;
  /** The department. */
  readonly departmentid?: string;
  /** The kind of encounter. */
  readonly encountertype?: Open<"VISIT" | "ORDERSONLY" | "FLOWSHEET">;
  /** The day, mm/dd/yyyy. */
  readonly encounterdate?: string;
  /** The visit's name. */
  readonly encountervisitname?: string;
  /** The status. */
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
  /** The patient's status in the visit. */
  readonly patientstatus?: string;
  /** The id of that status. */
  readonly patientstatusid?: string;
  /** The day of the last change, mm/dd/yyyy. */
  readonly lastupdated?: string;
  /** The day on which it was reopened, mm/dd/yyyy. */
  readonly lastreopened?: string;
  /** The day on which it was closed. */
  readonly closeddate?: string;
  /** The user who closed it. */
  readonly closeduser?: string;
  /** Its diagnoses, if requested. */
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
  /** SNOMED code, as the API writes it; the longest ones exceed exact numbers in JavaScript. */
  readonly snomedcode?: string | number;
  /** The code's meaning. */
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
  /** The code set. */
  readonly codeset?: Open<"ICD9" | "ICD10">;
  /** The meaning. */
  readonly description?: string;
}

/**
 * Parameters of `encounters.createEncounterDiagnosis` and `encounters.updateEncounterDiagnosis`.
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
 * The result of `encounters.createEncounterDiagnosis`.
 *
 * @provenance reported
 */
export interface CreatedEncounterDiagnosis extends Omit<EncounterDiagnosis, "diagnosisid"> {
  /** The new diagnosis. */
  readonly diagnosisid?: string;
  /**
   * Whether it was created.
   *
   * @provenance proven
   */
  readonly success?: boolean;
  /**
   * Whether it can have a side of the body.
   *
   * @provenance proven
   */
  readonly supportslaterality?: boolean;
}

/**
 * Parameters of `encounters.getEncounterOrders`.
 *
 * @provenance official
 */
export interface GetEncounterOrdersParams {
  /** Whether to include who receives an order. Default: false. */
  readonly showclinicalprovider?: boolean | undefined;
  /** Whether to include declined orders. Default: false. */
  readonly showdeclinedorders?: boolean | undefined;
  /** Whether to include diagnoses without orders. Default: false. */
  readonly showdiagnoseswithoutorders?: boolean | undefined;
  /** Whether to include codes such as RxNorm, NDC, CVX and LOINC, if known. Default: false. */
  readonly showexternalcodes?: boolean | undefined;
  /** Whether to allow discharge encounters. Default: false. */
  readonly allowdischargetype?: boolean | undefined;
}

/**
 * A diagnosis with its orders.
 *
 * @provenance reported
 */
export interface EncounterOrders {
  /** The diagnosis's name. */
  readonly diagnosis?: string;
  /** SNOMED code, as the API writes it; the longest ones exceed exact numbers in JavaScript. */
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
  /** The order's id; older responses have `documentid` instead. */
  readonly orderid?: string;
  /**
   * The order's document.
   *
   * @provenance proven
   */
  readonly documentid?: string;
  /**
   * Whether it only documents what was done, and nobody carries it out.
   *
   * @provenance proven
   */
  readonly documentationonly?: boolean;
  /**
   * The class in words.
   *
   * @provenance proven
   */
  readonly classdescription?: string;
  /**
   * The username of the provider who ordered it.
   *
   * @provenance proven
   */
  readonly orderingprovider?: string;
  /**
   * The assigned user.
   *
   * @provenance proven
   */
  readonly assigneduser?: string;
  /** The kind of order. */
  readonly ordertype?: string;
  /** Its class. */
  readonly class?: string;
  /** The name of the order. */
  readonly description?: string;
  /** The status. */
  readonly status?: string;
  /** The day on which it was ordered, mm/dd/yyyy. */
  readonly dateordered?: string;
}

/**
 * Parameters of `encounters.getEncounterVitals`.
 *
 * @provenance official
 */
export interface GetEncounterVitalsParams {
  /** Only measured on this day or later. Default: all. */
  readonly startdate?: Day | undefined;
  /** Only measured on this day or earlier. Default: all. */
  readonly enddate?: Day | undefined;
  /** Whether to include vitals without readings. Default: false. */
  readonly showemptyvitals?: boolean | undefined;
}

/**
 * Parameters of `encounters.createEncounterVitals`.
 *
 * @provenance official
 */
export interface CreateEncounterVitalsParams {
  /** The measured values; those in one list are one reading. */
  readonly vitals: readonly (readonly MeasuredVital[])[];
}

/**
 * One value to be recorded.
 *
 * @provenance official
 */
export interface MeasuredVital {
  /** The vital that was measured, such as `VITALS.HEARTRATE.RATE`. */
  readonly clinicalelementid: string;
  /** The value. */
  readonly value: string | number;
}

/**
 * The result of `encounters.createEncounterVitals`.
 *
 * @provenance reported
 */
export interface CreatedEncounterVitals {
  /** The new values. */
  readonly vitalids?: readonly string[];
}

/**
 * Parameters of the summaries of encounters.
 *
 * @provenance official
 */
export interface GetEncounterSummaryParams {
  /** Whether to leave out details, for a smaller summary. Default: false. */
  readonly mobile?: boolean | undefined;
  /** Whether to leave out amendments. Default: false. */
  readonly skipamendments?: boolean | undefined;
}

/**
 * An encounter's summary.
 *
 * @provenance proven
 */
export interface EncounterSummary {
  /** The summary in HTML. It holds patient data, and must be sanitised before it is put into a page. */
  readonly summaryhtml: string;
}
