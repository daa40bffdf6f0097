// Owns the types of the operations on claims.

import type { Open } from "../../../errors/errors.js";
import type { Id } from "../../../operations/declare.js";
import type { ChangesParams, Counted, CustomFieldValue, Day, Page, PageParams } from "./common.js";

/**
 * What to include with claims.
 *
 * @provenance official
 */
export interface ClaimDetailParams {
  /** Whether to include `customfields`. Default: false. */
  readonly showcustomfields?: boolean | undefined;
  /** Whether to include `servicetypeaddons`. Default: false. */
  readonly showservicetypeaddons?: boolean | undefined;
}

/**
 * Parameters of `claims.getClaim`.
 *
 * @provenance official
 */
export type GetClaimParams = ClaimDetailParams;

/**
 * Parameters of `claims.listClaims`: at least a range of days, a patient, an appointment, a provider or a
 * department.
 *
 * @provenance official
 */
export interface ListClaimsParams extends ClaimDetailParams, PageParams {
  /** Only this patient's. Default: all. */
  readonly patientid?: Id | undefined;
  /** Only of services in this department. Default: all. */
  readonly departmentid?: Id | undefined;
  /** Only with this provider, also as the supervising one. Default: all. */
  readonly providerid?: Id | undefined;
  /** Only those of these appointments. Default: all. */
  readonly appointmentid?: Id | readonly Id[] | undefined;
  /** Only with these procedures. Default: all. */
  readonly procedurecodes?: string | readonly string[] | undefined;
  /** Only of services on this day or later. Default: all. */
  readonly servicestartdate?: Day | undefined;
  /** Only of services on this day or earlier. Default: all. */
  readonly serviceenddate?: Day | undefined;
  /** Only created on this day or later. Default: all. */
  readonly createdstartdate?: Day | undefined;
  /** Only created on this day or earlier. Default: all. */
  readonly createdenddate?: Day | undefined;
  /** Further filters, by athenahealth's names. Default: none. */
  readonly claimfilters?: string | readonly string[] | undefined;
  /** Whether to include the supervising provider. Default: false. */
  readonly showsupervisingprovider?: boolean | undefined;
  /** Whether to include the patient's local id. Default: false. */
  readonly showlocalpatientid?: boolean | undefined;
}

/**
 * The charge of one procedure.
 *
 * @provenance proven
 */
export interface ClaimCharge {
  /** The procedure's code. */
  readonly procedurecode: string;
  /** ICD-10 code of the diagnosis. */
  readonly icd10code1: string;
  /** ICD-10 code of the second diagnosis. */
  readonly icd10code2?: string | undefined;
  /** ICD-10 code of the third diagnosis. */
  readonly icd10code3?: string | undefined;
  /** ICD-10 code of the fourth diagnosis. */
  readonly icd10code4?: string | undefined;
  /** ICD-9 code of the diagnosis, for payers that still require it. */
  readonly icd9code1?: string | undefined;
  /** ICD-9 code of the second diagnosis. */
  readonly icd9code2?: string | undefined;
  /** ICD-9 code of the third diagnosis. */
  readonly icd9code3?: string | undefined;
  /** ICD-9 code of the fourth diagnosis. */
  readonly icd9code4?: string | undefined;
  /** The number of units. */
  readonly units?: number | string | undefined;
  /** The price of one unit, in US dollars. Default: from the fee schedule. */
  readonly unitamount?: number | string | undefined;
  /** A note on the line. */
  readonly linenote?: string | undefined;
  /** What the payer allows, in US dollars. */
  readonly allowableamount?: number | string | undefined;
  /** The most that the payer allows, in US dollars. */
  readonly allowablemax?: number | string | undefined;
  /** The least that the payer allows, in US dollars. */
  readonly allowablemin?: number | string | undefined;
  /** The schedule of what payers allow. */
  readonly allowablescheduleid?: string | undefined;
}

/**
 * Parameters of `claims.createClaim`.
 *
 * @provenance official
 */
export interface CreateClaimParams {
  /** The patient. */
  readonly patientid: Id;
  /** The department. */
  readonly departmentid: Id;
  /** The supervising provider. */
  readonly supervisingproviderid: Id;
  /** The charges. `billing.checkProcedure` says whether a code is valid. */
  readonly claimcharges: readonly ClaimCharge[];
  /** The day of the service, not in the future. Default: today. */
  readonly servicedate?: Day | undefined;
  /** The rendering provider. Default: the supervising one. */
  readonly renderingproviderid?: Id | undefined;
  /** The ordering provider. Default: none. */
  readonly orderingproviderid?: Id | undefined;
  /** The referring provider, of `providers.getReferringProviders`. Default: none. */
  readonly referringproviderid?: Id | undefined;
  /** The referral's authorization. Default: none. */
  readonly referralauthid?: Id | undefined;
  /** The patient's primary insurance. Default: the active one. */
  readonly primarypatientinsuranceid?: Id | undefined;
  /** The patient's secondary insurance. Default: the active one. */
  readonly secondarypatientinsuranceid?: Id | undefined;
  /** Text of the field Reserved 19, at most 48 characters. Default: none. */
  readonly reserved19?: string | undefined;
  /** The practice's custom fields. Default: none. */
  readonly customfields?: readonly CustomFieldValue[] | undefined;
  /** Add-ons by type of service. Default: none. */
  readonly servicetypeaddons?: readonly Readonly<Record<string, unknown>>[] | undefined;
}

/**
 * Parameters of `claims.createAppointmentClaim`.
 *
 * @provenance official
 */
export interface CreateAppointmentClaimParams {
  /** The charges. `billing.checkProcedure` says whether a code is valid. */
  readonly claimcharges: readonly ClaimCharge[];
  /** The supervising provider. Default: the appointment's. */
  readonly supervisingproviderid?: Id | undefined;
  /** Add-ons by type of service. Default: none. */
  readonly servicetypeaddons?: readonly Readonly<Record<string, unknown>>[] | undefined;
}

/**
 * The result of `claims.createClaim` and `claims.createAppointmentClaim`.
 *
 * @provenance proven
 */
export interface CreatedClaims {
  /** The new claims. */
  readonly claimids: readonly string[];
}

/**
 * Parameters of `claims.updateClaim`. Fields that are not given stay unchanged.
 *
 * @provenance official
 */
export interface UpdateClaimParams {
  /** Charges with what payers allow for them. */
  readonly claimcharges?: readonly Readonly<Partial<ClaimCharge>>[] | undefined;
  /** The practice's custom fields. */
  readonly customfields?: readonly CustomFieldValue[] | undefined;
  /** Add-ons by type of service. */
  readonly servicetypeaddons?: readonly Readonly<Record<string, unknown>>[] | undefined;
  /** The referral's authorization. */
  readonly referralauthid?: Id | undefined;
  /** The ordering provider. */
  readonly orderingproviderid?: Id | undefined;
  /** The referring provider, of `providers.getReferringProviders`. */
  readonly referringproviderid?: Id | undefined;
}

/**
 * The result of `claims.updateClaim`.
 *
 * @provenance proven
 */
export interface UpdatedClaim {
  /** The number of charges whose allowed amounts changed. */
  readonly transactions?: number;
  /** The number of changed custom fields, as the API writes it; elsewhere this name means a list. */
  readonly customfields?: number | string;
}

/**
 * A claim.
 *
 * @provenance proven
 */
export interface Claim {
  /** The claim's id. */
  readonly claimid: string;
  /** The patient. */
  readonly patientid?: string;
  /** The department. */
  readonly departmentid?: string;
  /** The billed provider. */
  readonly billedproviderid?: string;
  /** The day on which it was created, mm/dd/yyyy. */
  readonly claimcreateddate?: string;
  /** The day of the service, mm/dd/yyyy. */
  readonly billedservicedate?: string;
  /** The procedures. */
  readonly procedures?: readonly ClaimProcedure[];
  /** The diagnoses. */
  readonly diagnoses?: readonly ClaimDiagnosis[];
  /** Amounts in US dollars, by transaction, as the API writes them. */
  readonly transactiondetails?: Readonly<Record<string, string | number>>;
  /** The status with the patient. */
  readonly patientpayer?: ClaimPayer;
  /** The status with the primary insurance. */
  readonly primaryinsurancepayer?: ClaimPayer;
  /** The status with the secondary insurance. */
  readonly secondaryinsurancepayer?: ClaimPayer;
  /** The practice's custom fields, if requested. */
  readonly customfields?: readonly CustomFieldValue[];
}

/**
 * A procedure of a claim.
 *
 * @provenance proven
 */
export interface ClaimProcedure {
  /** The transaction that charges it. */
  readonly transactionid?: string;
  /** Its code. */
  readonly procedurecode?: string;
  /** The code's meaning. */
  readonly proceduredescription?: string;
  /** Its category. */
  readonly procedurecategory?: string;
  /** The charge, in US dollars. */
  readonly chargeamount?: number;
}

/**
 * A diagnosis of a claim.
 *
 * @provenance proven
 */
export interface ClaimDiagnosis {
  /** The diagnosis's id. */
  readonly diagnosisid?: string;
  /** Its code. */
  readonly diagnosisrawcode?: string;
  /** The code set. */
  readonly diagnosiscodeset?: Open<"ICD9" | "ICD10">;
  /** Its category. */
  readonly diagnosiscategory?: string;
  /** The code's meaning. */
  readonly diagnosisdescription?: string;
  /** Whether it was deleted. */
  readonly deleteddiagnosis?: boolean;
}

/**
 * The status of a claim with a payer.
 *
 * @provenance proven
 */
export interface ClaimPayer {
  /** The status. */
  readonly status?: string;
  /** The patient's insurance, if it is the primary one. */
  readonly primarypatientinsuranceid?: string;
  /** The patient's insurance, if it is the secondary one. */
  readonly secondarypatientinsuranceid?: string;
  /** A note on the status. */
  readonly note?: string;
}

/**
 * One page of claims.
 *
 * @provenance proven
 */
export interface ClaimPage extends Page {
  /** The rows. */
  readonly claims: readonly Claim[];
}

/**
 * Parameters of `claims.getChangedClaims`.
 *
 * @provenance official
 */
export interface GetChangedClaimsParams extends ChangesParams {
  /** Only these patients'. Default: all. */
  readonly patientid?: Id | readonly Id[] | undefined;
  /** Only of these departments. Default: all. */
  readonly departmentid?: Id | readonly Id[] | undefined;
  /** Whether to include `servicetypeaddons`. Default: false. */
  readonly showservicetypeaddons?: boolean | undefined;
}

/**
 * Claims that changed.
 *
 * @provenance official
 */
export interface ChangedClaims extends Counted {
  /** The current records. */
  readonly claims: readonly Claim[];
}

/**
 * Parameters of `claims.getOutstandingClaims` and `claims.getClosedClaims`.
 *
 * @provenance official
 */
export interface PatientClaimsParams extends PageParams {
  /** Only of services in this department. Default: all. */
  readonly departmentid?: Id | undefined;
  /** Only with these procedures. Default: all. */
  readonly procedurecodes?: string | readonly string[] | undefined;
}
