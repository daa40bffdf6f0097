// Owns the types of the operations on a patient's custom fields, signatures and receipts.

import type { Open } from "../../../errors/errors.js";
import type { Id } from "../../../operations/declare.js";
import type { ChartParams, Day, DayTime } from "./common.js";

/**
 * Parameters of the operations that read a patient's custom fields, privacy information and receipts.
 *
 * @provenance official
 */
export interface PatientDepartmentParams {
  /** The department whose copy of the record is used. */
  readonly departmentid: Id;
}

/**
 * A value for a custom field of a patient: `customfieldvalue`, or `optionid` if the field is a selection.
 *
 * @provenance official
 */
export interface CustomFieldChange {
  /** The field. */
  readonly customfieldid: Id;
  /** The value in words; an empty string clears it. Default: none. */
  readonly customfieldvalue?: string | undefined;
  /** The value, if it is one of several options. Default: none. */
  readonly optionid?: Id | undefined;
}

/**
 * Parameters of `patients.updatePatientCustomFields`.
 *
 * @provenance official
 */
export interface UpdatePatientCustomFieldsParams extends PatientDepartmentParams {
  /** The values to change; other fields stay. */
  readonly customfields: readonly CustomFieldChange[];
}

/**
 * The outcome of `patients.updatePatientCustomFields`.
 *
 * @provenance proven
 */
export interface UpdatedCustomFields {
  /** Always true. */
  readonly success?: boolean;
  /** How many fields have changed. */
  readonly updatedcount?: number;
  /** How many fields must not be changed, and were not. */
  readonly disallowedcount?: number;
}

/**
 * A signature, as operations on consents take it.
 *
 * @provenance official
 */
export interface SignatureParams extends ChartParams {
  /** When it was signed. */
  readonly signaturedatetime: DayTime;
  /** The name that the signer typed; at most 100 characters. */
  readonly signaturename: string;
  /** Why the patient cannot sign. Default: none. */
  readonly reasonpatientunabletosign?: string | undefined;
  /** The patient's relation to a signer who is someone else: a number of athenahealth. Default: none. */
  readonly signerrelationshiptopatientid?: Id | undefined;
}

/**
 * Parameters of `patients.updatePatientPrivacyInformation`.
 *
 * @provenance official
 */
export interface UpdatePatientPrivacyInformationParams extends SignatureParams {
  /** The day on which release of billing information and assignment of benefits expire. Default: none. */
  readonly expirationdate?: Day | undefined;
  /** Whether to set the check box of the assignment of benefits. Default: unchanged. */
  readonly insuredsignature?: boolean | undefined;
  /** Whether to set the check box of the release of billing information. Default: unchanged. */
  readonly patientsignature?: boolean | undefined;
  /** Whether to set the check box of the privacy notice. Default: unchanged. */
  readonly privacynotice?: boolean | undefined;
}

/**
 * Parameters of `patients.updatePatientMedicationHistoryConsent`.
 *
 * @provenance official
 */
export interface UpdatePatientMedicationHistoryConsentParams extends SignatureParams {
  /** Whether the medication history may be downloaded from pharmacy benefit managers. Default: `YES`. */
  readonly medicationauthorityhistory?: Open<"YES" | "NO"> | undefined;
  /** Who gave the consent. Default: `PATIENT`. */
  readonly medicationhistoryconsentby?: Open<"PATIENT" | "OTHER"> | undefined;
}

/**
 * The result of `patients.updatePatientPrivacyInformation`.
 *
 * @provenance proven
 */
export interface UpdatedPrivacyInformation {
  /** The patient's id. */
  readonly patientid?: string;
  /** Always true. */
  readonly success?: boolean;
}

/**
 * The release of billing information. Dates are mm/dd/yyyy.
 *
 * @provenance proven
 */
export interface PatientSignature {
  /** Whether it is on file and has not expired. */
  readonly ispatientsignatureonfile?: boolean;
  /** The day from which it is effective. */
  readonly patientsignatureeffectivedate?: string;
  /** The day on which it expires. */
  readonly patientsignatureexpirationdate?: string;
}

/**
 * The assignment of benefits. Dates are mm/dd/yyyy.
 *
 * @provenance proven
 */
export interface InsuredSignature {
  /** Whether it is on file and has not expired. */
  readonly isinsuredsignatureonfile?: boolean;
  /** The day from which it is effective. */
  readonly insuredsignatureeffectivedate?: string;
  /** The day on which it expires. */
  readonly insuredsignatureexpirationdate?: string;
}

/**
 * The privacy notice.
 *
 * @provenance proven
 */
export interface PrivacyNotice {
  /** Whether it is on file and has not expired. */
  readonly isprivacynoticeonfile?: boolean;
  /** The day on which it was given, mm/dd/yyyy. */
  readonly privacynoticegivendate?: string;
  /** Why it was not given. */
  readonly privacynoticenotgivenreason?: string;
  /** A note on that. */
  readonly privacynoticenotgivennote?: string;
}

/**
 * What a patient has signed about privacy.
 *
 * @provenance proven
 */
export interface PrivacyInformation {
  /** The release of billing information. */
  readonly patientsignature?: PatientSignature;
  /** The assignment of benefits. */
  readonly insuredsignature?: InsuredSignature;
  /** The privacy notice. */
  readonly privacynotice?: PrivacyNotice;
  /** How many check boxes the practice has configured. */
  readonly checkboxesconfigured?: number;
}

/**
 * The receipt of a payment by card.
 *
 * @provenance proven
 */
export interface Receipt {
  /** The payment. */
  readonly epaymentid: string;
  /** The amount in US dollars. */
  readonly amount?: number;
  /** The kind of transaction, such as `PURCHASE` or `VOID`. */
  readonly type?: string;
  /** When the payment began, mm/dd/yyyy hh:mm:ss (Eastern). */
  readonly requestdate?: string;
  /** The kind of card, such as `Visa`. */
  readonly cardtypename?: string;
  /** The same, abbreviated, such as `VI`. */
  readonly cardtypeabbreviation?: string;
  /** The last four digits of the card. */
  readonly cardnumberlast4digits?: string;
  /** The payment contract that it belongs to. */
  readonly contractid?: string;
  /** What is left of that contract, in US dollars. */
  readonly epaymentcontractbalance?: number;
  /** The most that the contract allows, in US dollars. */
  readonly epaymentcontractmaxamount?: number;
}
