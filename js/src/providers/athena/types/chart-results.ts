// Owns the types of vitals, lab results, social history and pharmacies in a patient's chart.

import type { Open } from "../../../errors/errors.js";
import type { Id } from "../../../operations/declare.js";
import type { ChartParams, Day, Page, PageParams, PatientFacingParams } from "./common.js";

/**
 * Parameters of `patients.getPatientVitals`.
 *
 * @provenance official
 */
export interface GetPatientVitalsParams extends ChartParams, PageParams, PatientFacingParams {
  /** The first day. Default: none. */
  readonly startdate?: Day | undefined;
  /** The last day. Default: none. */
  readonly enddate?: Day | undefined;
  /** Whether to include vitals without readings. Default: false. */
  readonly showemptyvitals?: boolean | undefined;
}

/**
 * A measured value.
 *
 * @provenance official
 */
export interface VitalReading {
  /** The value's id. */
  readonly vitalid: string;
  /** The vital that was measured, such as `VITALS.BLOODPRESSURE.SYSTOLIC`. */
  readonly clinicalelementid?: string;
  /** The value. */
  readonly value?: string;
  /** The unit, if it has one. */
  readonly unit?: string;
  /** The reading; values that were measured together have the same one. */
  readonly readingid?: string;
  /** The day of the reading, mm/dd/yyyy. */
  readonly readingtaken?: string;
  /** The place of entry, such as `ENCOUNTER`. */
  readonly source?: string;
  /** The id of that place. */
  readonly sourceid?: string;
  /** The code of the vital. */
  readonly code?: string;
  /** The code's system. */
  readonly codeset?: string;
  /** The user who entered it. */
  readonly createdby?: string;
  /** The day on which it was entered, mm/dd/yyyy. */
  readonly createddate?: string;
}

/**
 * A vital sign with its readings.
 *
 * @provenance official
 */
export interface Vital {
  /** The vital sign, such as `BLOODPRESSURE`. */
  readonly key: string;
  /** The abbreviation, such as `BP`. */
  readonly abbreviation?: string;
  /** Its place among the others. */
  readonly ordering?: number;
  /** A list for each reading, which holds its values. */
  readonly readings?: readonly (readonly VitalReading[])[];
}

/**
 * One page of vitals.
 *
 * @provenance official
 */
export interface VitalPage extends Page {
  /** The rows. */
  readonly vitals: readonly Vital[];
}

/**
 * Parameters of `patients.getPatientLabResults`.
 *
 * @provenance official
 */
export interface GetPatientLabResultsParams extends ChartParams, PageParams, PatientFacingParams {
  /** Only results of orders from this day on. Default: none. */
  readonly startdate?: Day | undefined;
  /** Only results of orders up to this day. Default: none. */
  readonly enddate?: Day | undefined;
  /** Only results with this status, a free text such as `final`. Default: any. */
  readonly labresultstatus?: string | undefined;
  /** Only analytes with this status, a free text such as `final`. Default: any. */
  readonly analyteresultstatus?: string | undefined;
  /** Only results of this encounter. Default: any. */
  readonly allresultsbyencounterid?: Id | undefined;
  /** Only exact duplicates of this result. Default: any. */
  readonly exactduplicatedocumentid?: Id | undefined;
  /** Only results that the result with this id has replaced. Default: any. */
  readonly supersededdocumentid?: Id | undefined;
  /** Whether to leave out exact duplicates. Default: false. */
  readonly hideduplicate?: boolean | undefined;
  /** Whether to include hidden ones, which were entered by hand. Default: false. */
  readonly showhidden?: boolean | undefined;
  /** Whether to include only those that the portal shows. Default: false. */
  readonly showportalonly?: boolean | undefined;
  /** Whether to include the text that interprets the result. Default: false. */
  readonly showtemplate?: boolean | undefined;
  /** Whether to include `abnormalflag` in the form of HL7 as well. Default: false. */
  readonly showabnormaldetails?: boolean | undefined;
}

/**
 * One analyte of a lab result.
 *
 * @provenance proven
 */
export interface Analyte {
  /** The analyte's id. */
  readonly analyteid?: string;
  /** The analyte's name. */
  readonly analytename?: string;
  /** The value: a number, or words. */
  readonly value?: string;
  /** The unit of the value. */
  readonly units?: string;
  /** The normal range. */
  readonly referencerange?: string;
  /** Whether the value is normal. */
  readonly abnormalflag?: string;
  /** The same as an HL7 code. */
  readonly abnormalhl7code?: string;
  /** Its LOINC code. */
  readonly loinc?: string;
  /** Status, such as `final`. */
  readonly resultstatus?: string;
  /** The result that it belongs to. */
  readonly description?: string;
  /** A note. */
  readonly note?: string;
  /** The day, mm/dd/yyyy. */
  readonly analytedate?: string;
  /** The day and the time, mm/dd/yyyy hh:mm:ss. */
  readonly analytedatetime?: string;
}

/**
 * A result from a lab.
 *
 * @provenance proven
 */
export interface LabResult {
  /** The result's id. */
  readonly labresultid: string;
  /** The examination. */
  readonly description?: string;
  /** The analytes. */
  readonly analytes?: readonly Analyte[];
  /** Status, such as `final`. */
  readonly resultstatus?: string;
  /** The LOINC code of the result. */
  readonly labresultloinc?: string;
  /** The note on the result. */
  readonly labresultnote?: string;
  /** A note that patients do not see. */
  readonly internalnote?: string;
  /** The note for the patient. */
  readonly patientnote?: string;
  /** The priority: high or normal. */
  readonly priority?: Open<"1" | "2">;
  /**
   * Whether a provider has reviewed it: a boolean, or `1`.
   *
   * @provenance disputed
   */
  readonly isreviewedbyprovider?: boolean | string;
  /** Whether a file is attached. */
  readonly attachmentexists?: boolean;
  /** The order. */
  readonly orderid?: string;
  /** The provider. */
  readonly providerid?: string;
  /** The lab. */
  readonly facilityid?: string;
  /** The lab's name. */
  readonly performinglabname?: string;
  /** First line of the lab's address. */
  readonly performinglabaddress1?: string;
  /** Second line of the lab's address. */
  readonly performinglabaddress2?: string;
  /** The lab's city. */
  readonly performinglabcity?: string;
  /** The lab's state. */
  readonly performinglabstate?: string;
  /** The lab's ZIP code. */
  readonly performinglabzip?: string;
  /** The day of the result, mm/dd/yyyy. */
  readonly labresultdate?: string;
  /** The day and the time of the result, mm/dd/yyyy hh:mm:ss. */
  readonly labresultdatetime?: string;
  /** The day of the entry, mm/dd/yyyy. */
  readonly createddate?: string;
  /** When it was entered, ISO 8601. */
  readonly createddatetime?: string;
}

/**
 * One page of lab results.
 *
 * @provenance official
 */
export interface LabResultPage extends Page {
  /** The rows. */
  readonly results: readonly LabResult[];
}

/**
 * Parameters of `patients.getPatientSocialHistory`.
 *
 * @provenance official
 */
export interface GetPatientSocialHistoryParams extends ChartParams {
  /** The recipient; what is confidential to the recipient is left out. Default: none. */
  readonly recipientcategory?: string | undefined;
  /** Whether to include questions that were not asked. Default: false. */
  readonly shownotperformedquestions?: boolean | undefined;
  /** Whether to include questions without an answer. Default: false. */
  readonly showunansweredquestions?: boolean | undefined;
}

/**
 * A question of the social history, with its answer. Dates are mm/dd/yyyy.
 *
 * @provenance proven
 */
export interface SocialHistoryQuestion {
  /** The question's id. */
  readonly questionid: string;
  /** The question's key: a global one, such as `SMOKINGSTATUS`, or a local one, such as `LOCAL.44`. */
  readonly key?: string;
  /** The question's text. */
  readonly question?: string;
  /** The answer. */
  readonly answer?: string;
  /** A note on it. */
  readonly note?: string;
  /** Its place in the template. */
  readonly ordering?: number;
  /** The template. */
  readonly templateid?: string;
  /** The day of the last change. */
  readonly lastupdated?: string;
  /** The day of the note's last change. */
  readonly notelastupdateddate?: string;
}

/**
 * A template: a list of questions.
 *
 * @provenance official
 */
export interface SocialHistoryTemplate {
  /** The template's id. */
  readonly templateid: string;
  /** The name. */
  readonly templatename?: string;
}

/**
 * A patient's social history.
 *
 * @provenance proven
 */
export interface SocialHistory {
  /** The questions. */
  readonly questions?: readonly SocialHistoryQuestion[];
  /** The templates of the questions. */
  readonly templates?: readonly SocialHistoryTemplate[];
  /** A note on the whole history. */
  readonly sectionnote?: string;
}

/**
 * An answer for the social history.
 *
 * @provenance official
 */
export interface SocialHistoryAnswer {
  /** The question's key. */
  readonly key: string;
  /** The answer. Default: unchanged. */
  readonly answer?: string | undefined;
  /** A note on it. Default: unchanged. */
  readonly note?: string | undefined;
  /** Whether the answer is deleted. Default: false. */
  readonly delete?: boolean | undefined;
}

/**
 * Parameters of `patients.updatePatientSocialHistory`.
 *
 * @provenance official
 */
export interface UpdatePatientSocialHistoryParams extends ChartParams {
  /** The answers to change; others stay. Default: none. */
  readonly questions?: readonly SocialHistoryAnswer[] | undefined;
  /** A note on the whole history. Default: unchanged. */
  readonly sectionnote?: string | undefined;
}

/**
 * Parameters of `patients.getPatientPharmacy`.
 *
 * @provenance official
 */
export interface GetPatientPharmacyParams extends ChartParams, PageParams {}

/**
 * A pharmacy.
 *
 * @provenance proven
 */
export interface Pharmacy {
  /** The pharmacy's id. */
  readonly clinicalproviderid: string;
  /** The name. */
  readonly clinicalprovidername?: string;
  /** Its NCPDP id. */
  readonly ncpdpid?: string;
  /** The kind of pharmacy, such as `RETAIL`. */
  readonly pharmacytype?: string;
  /** Whether it is the patient's default. */
  readonly defaultpharmacy?: boolean;
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
  /** Whether it accepts prescriptions by fax. */
  readonly acceptfax?: boolean;
  /** How it gets prescriptions, such as `ERX`. */
  readonly receivertype?: string;
}

/**
 * One page of pharmacies.
 *
 * @provenance official
 */
export interface PharmacyPage extends Page {
  /** The rows. */
  readonly pharmacies: readonly Pharmacy[];
}

/**
 * Parameters of `patients.setPatientPharmacy`: one of the two ids.
 *
 * @provenance official
 */
export type SetPatientPharmacyParams = ChartParams &
  (
    | {
        /** The pharmacy's NCPDP id. */
        readonly ncpdpid: Id;
      }
    | {
        /** The pharmacy's id at athenahealth. */
        readonly clinicalproviderid: Id;
      }
  );
