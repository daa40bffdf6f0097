// Owns what is said to and by the operations on claims.

import type { Open } from "../../../errors/errors.js";
import type { Id } from "../../../operations/declare.js";
import type { ChangesParams, Counted, CustomFieldValue, Day, Page, PageParams } from "./common.js";

/**
 * What can be shown in claims.
 *
 * @provenance official
 */
export interface ClaimDetailParams {
  /** Whether `customfields` is wanted. Default: false. */
  readonly showcustomfields?: boolean | undefined;
  /** Whether `servicetypeaddons` is wanted. Default: false. */
  readonly showservicetypeaddons?: boolean | undefined;
}

/**
 * What `claims.getClaim` takes.
 *
 * @provenance official
 */
export type GetClaimParams = ClaimDetailParams;

/**
 * What `claims.listClaims` takes: a range of days, a patient, an appointment, a provider or a
 * department is needed.
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
  /** Only made on this day or later. Default: all. */
  readonly createdstartdate?: Day | undefined;
  /** Only made on this day or earlier. Default: all. */
  readonly createdenddate?: Day | undefined;
  /** Further filters, by athenahealth's names. Default: none. */
  readonly claimfilters?: string | readonly string[] | undefined;
  /** Whether the supervising provider is wanted. Default: false. */
  readonly showsupervisingprovider?: boolean | undefined;
  /** Whether the patient's local id is wanted. Default: false. */
  readonly showlocalpatientid?: boolean | undefined;
}

/**
 * What is charged for one procedure.
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
  /** ICD-9 code of the diagnosis, for payers that still want it. */
  readonly icd9code1?: string | undefined;
  /** ICD-9 code of the second diagnosis. */
  readonly icd9code2?: string | undefined;
  /** ICD-9 code of the third diagnosis. */
  readonly icd9code3?: string | undefined;
  /** ICD-9 code of the fourth diagnosis. */
  readonly icd9code4?: string | undefined;
  /** How many units. */
  readonly units?: number | string | undefined;
  /** What one unit costs, in US dollars. Default: by the fee schedule. */
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
 * What `claims.createClaim` takes.
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
  /** The charges. `billing.checkProcedure` tells whether a code is valid. */
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
  /** The practice's own fields. Default: none. */
  readonly customfields?: readonly CustomFieldValue[] | undefined;
  /** Additions by type of service. Default: none. */
  readonly servicetypeaddons?: readonly Readonly<Record<string, unknown>>[] | undefined;
}

/**
 * What `claims.createAppointmentClaim` takes.
 *
 * @provenance official
 */
export interface CreateAppointmentClaimParams {
  /** The charges. `billing.checkProcedure` tells whether a code is valid. */
  readonly claimcharges: readonly ClaimCharge[];
  /** The supervising provider. Default: the appointment's. */
  readonly supervisingproviderid?: Id | undefined;
  /** Additions by type of service. Default: none. */
  readonly servicetypeaddons?: readonly Readonly<Record<string, unknown>>[] | undefined;
}

/**
 * What `claims.createClaim` and `claims.createAppointmentClaim` answer.
 *
 * @provenance proven
 */
export interface CreatedClaims {
  /** The new claims. */
  readonly claimids: readonly string[];
}

/**
 * What `claims.updateClaim` takes; what is left out stays as it is.
 *
 * @provenance official
 */
export interface UpdateClaimParams {
  /** Charges with what payers allow for them. */
  readonly claimcharges?: readonly Readonly<Partial<ClaimCharge>>[] | undefined;
  /** The practice's own fields. */
  readonly customfields?: readonly CustomFieldValue[] | undefined;
  /** Additions by type of service. */
  readonly servicetypeaddons?: readonly Readonly<Record<string, unknown>>[] | undefined;
  /** The referral's authorization. */
  readonly referralauthid?: Id | undefined;
  /** The ordering provider. */
  readonly orderingproviderid?: Id | undefined;
  /** The referring provider, of `providers.getReferringProviders`. */
  readonly referringproviderid?: Id | undefined;
}

/**
 * What `claims.updateClaim` answers.
 *
 * @provenance proven
 */
export interface UpdatedClaim {
  /** How many charges got other allowed amounts. */
  readonly transactions?: number;
  /** How many of the practice's own fields were changed, as the API writes it: elsewhere this name means a list. */
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
  /** The provider that is billed. */
  readonly billedproviderid?: string;
  /** The day on which it was made, mm/dd/yyyy. */
  readonly claimcreateddate?: string;
  /** The day of the service, mm/dd/yyyy. */
  readonly billedservicedate?: string;
  /** The procedures. */
  readonly procedures?: readonly ClaimProcedure[];
  /** The diagnoses. */
  readonly diagnoses?: readonly ClaimDiagnosis[];
  /** Amounts in US dollars, by transaction, as the API writes them. */
  readonly transactiondetails?: Readonly<Record<string, string | number>>;
  /** Where it stands with the patient. */
  readonly patientpayer?: ClaimPayer;
  /** Where it stands with the primary insurance. */
  readonly primaryinsurancepayer?: ClaimPayer;
  /** Where it stands with the secondary insurance. */
  readonly secondaryinsurancepayer?: ClaimPayer;
  /** The practice's own fields, if asked for. */
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
  /** What the code means. */
  readonly proceduredescription?: string;
  /** Its category. */
  readonly procedurecategory?: string;
  /** What is charged for it, in US dollars. */
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
  /** Whose code it is. */
  readonly diagnosiscodeset?: Open<"ICD9" | "ICD10">;
  /** Its category. */
  readonly diagnosiscategory?: string;
  /** What the code means. */
  readonly diagnosisdescription?: string;
  /** Whether it was deleted. */
  readonly deleteddiagnosis?: boolean;
}

/**
 * Where a claim stands with one who pays.
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
 * What `claims.getChangedClaims` takes.
 *
 * @provenance official
 */
export interface GetChangedClaimsParams extends ChangesParams {
  /** Only these patients'. Default: all. */
  readonly patientid?: Id | readonly Id[] | undefined;
  /** Only of these departments. Default: all. */
  readonly departmentid?: Id | readonly Id[] | undefined;
  /** Whether `servicetypeaddons` is wanted. Default: false. */
  readonly showservicetypeaddons?: boolean | undefined;
}

/**
 * Claims that changed.
 *
 * @provenance official
 */
export interface ChangedClaims extends Counted {
  /** As they are now. */
  readonly claims: readonly Claim[];
}

/**
 * What `claims.getOutstandingClaims` and `claims.getClosedClaims` take.
 *
 * @provenance official
 */
export interface PatientClaimsParams extends PageParams {
  /** Only of services in this department. Default: all. */
  readonly departmentid?: Id | undefined;
  /** Only with these procedures. Default: all. */
  readonly procedurecodes?: string | readonly string[] | undefined;
}
