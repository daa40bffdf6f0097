// Owns the types of the operations on insurance.

import type { Open } from "../../../errors/errors.js";
import type { Id } from "../../../operations/declare.js";
import type { Bytes, Day, FileContents, Page, PageParams } from "./common.js";

/**
 * Fields of a patient's insurance in results and in params. Those about an injury are for case policies
 * only: auto insurance, workers' compensation and lawsuits.
 *
 * @provenance official
 */
export interface PolicyFields {
  /** The number of the insured on the card. */
  readonly insuranceidnumber?: string | undefined;
  /** The number of the group on the card. */
  readonly policynumber?: string | undefined;
  /** The day on which it was issued. */
  readonly issuedate?: Day | undefined;
  /** The day on which it expires. */
  readonly expirationdate?: Day | undefined;
  /** The insurer's phone; overrides that of the insurance package. */
  readonly insurancephone?: string | undefined;
  /** Name of the policy holder; required if the holder is not a person. */
  readonly insurancepolicyholder?: string | undefined;
  /** The policy holder's first name; required in new policies, unless the patient pays. */
  readonly insurancepolicyholderfirstname?: string | undefined;
  /** The policy holder's middle name. */
  readonly insurancepolicyholdermiddlename?: string | undefined;
  /** The policy holder's last name; required in new policies, unless the patient pays. */
  readonly insurancepolicyholderlastname?: string | undefined;
  /** The suffix of the policy holder's name. */
  readonly insurancepolicyholdersuffix?: string | undefined;
  /** The policy holder's date of birth. */
  readonly insurancepolicyholderdob?: Day | undefined;
  /** The policy holder's sex; required in new policies, unless the patient pays. */
  readonly insurancepolicyholdersex?: Open<"M" | "F"> | undefined;
  /** The policy holder's social security number. */
  readonly insurancepolicyholderssn?: string | undefined;
  /** First line of the policy holder's address. */
  readonly insurancepolicyholderaddress1?: string | undefined;
  /** Second line of the policy holder's address. */
  readonly insurancepolicyholderaddress2?: string | undefined;
  /** The policy holder's city. */
  readonly insurancepolicyholdercity?: string | undefined;
  /** The policy holder's state, two letters. */
  readonly insurancepolicyholderstate?: string | undefined;
  /** The policy holder's ZIP code. */
  readonly insurancepolicyholderzip?: string | undefined;
  /** The policy holder's country, three letters. */
  readonly insurancepolicyholdercountrycode?: string | undefined;
  /** The policy holder's country, as a two-letter ISO 3166-1 code. */
  readonly insurancepolicyholdercountryiso3166?: string | undefined;

  /** The day of the injury; a new one lies within the last year. */
  readonly caseinjurydate?: Day | undefined;
  /** The number of the claim at the insurer. */
  readonly insuranceclaimnumber?: string | undefined;
  /** What happened. */
  readonly descriptionofinjury?: string | undefined;
  /** The injured part of the body. */
  readonly injuredbodypart?: string | undefined;
  /** The state in which the accident was, two letters. */
  readonly autoaccidentstate?: string | undefined;
  /** The state in which the injury was reported, two letters. */
  readonly stateofreportedinjury?: string | undefined;
  /** First name of the adjuster of the claim. */
  readonly adjusterfirstname?: string | undefined;
  /** The adjuster's last name. */
  readonly adjusterlastname?: string | undefined;
  /** The adjuster's phone. */
  readonly adjusterphone?: string | undefined;
  /** The adjuster's fax. */
  readonly adjusterfax?: string | undefined;
  /** Name of the repricer. */
  readonly repricername?: string | undefined;
  /** The repricer's phone. */
  readonly repricerphone?: string | undefined;
}

/**
 * Fields to create or change a policy.
 *
 * @provenance official
 */
export interface PolicyFieldsParams extends PolicyFields {
  /** The patient's relation to the policy holder: a number of athenahealth, `1` for the same person. */
  readonly relationshiptoinsuredid?: Id | undefined;
  /** The kind of policy holder: 1 a person, 2 anything else. */
  readonly insuredentitytypeid?: Id | undefined;
}

/**
 * A patient's insurance.
 *
 * @provenance official
 */
export interface PatientInsurance extends PolicyFields {
  /** The insurance's id. */
  readonly insuranceid: string;
  /** The patient's relation to the policy holder: a number of athenahealth, `1` for the same person. */
  readonly relationshiptoinsuredid?: string;
  /** The kind of policy holder: 1 a person, 2 anything else. */
  readonly insuredentitytypeid?: string;
  /** Its insurance package. */
  readonly insurancepackageid?: string;
  /** The position among payers: 1 primary, 2 secondary, and so on. */
  readonly sequencenumber?: number;
  /** Name of the plan. */
  readonly insuranceplanname?: string;
  /** The plan's name for patients. */
  readonly insuranceplandisplayname?: string;
  /** The kind of insurance, such as `Commercial`. */
  readonly insurancetype?: string;
  /** The insurer. */
  readonly ircid?: string;
  /** The insurer's name. */
  readonly ircname?: string;
  /** The eligibility, such as `Eligible` or `Unverified`. */
  readonly eligibilitystatus?: string;
  /** The source of the eligibility; `Athena` is athenahealth's own check. */
  readonly eligibilityreason?: string;
  /** The text of the last check. */
  readonly eligibilitymessage?: string;
  /** The day of the last check, mm/dd/yyyy. */
  readonly eligibilitylastchecked?: string;
  /** The day on which it was cancelled, mm/dd/yyyy; missing while it is active. */
  readonly cancelled?: string;
  /** The patient's relation to the policy holder, in words. */
  readonly relationshiptoinsured?: string;
  /** The patient's share of the costs, in percent; known after the first check. */
  readonly coinsurancepercent?: number;
  /** First line of the package's address. */
  readonly insurancepackageaddress1?: string;
  /** Second line of the package's address. */
  readonly insurancepackageaddress2?: string;
  /** The package's city. */
  readonly insurancepackagecity?: string;
  /** The package's state, two letters. */
  readonly insurancepackagestate?: string;
  /** The package's ZIP code. */
  readonly insurancepackagezip?: string;
  /** The kind of case policy. */
  readonly casepolicytypename?: string;
}

/**
 * One page of a patient's insurances.
 *
 * @provenance official
 */
export interface PatientInsurancePage extends Page {
  /** The rows. */
  readonly insurances: readonly PatientInsurance[];
}

/**
 * Parameters of `insurance.getPatientInsurances`.
 *
 * @provenance official
 */
export interface GetPatientInsurancesParams extends PageParams {
  /** The department whose copy of the record is used, if the practice keeps several. Default: none. */
  readonly departmentid?: Id | undefined;
  /** Whether to include cancelled ones. Default: false. */
  readonly showcancelled?: boolean | undefined;
  /** Whether to show social security numbers in full. Default: false. */
  readonly showfullssn?: boolean | undefined;
  /** Whether to include restricted and blocked patients. Default: false. */
  readonly ignorerestrictions?: boolean | undefined;
}

/**
 * The result of `insurance.createPatientInsurance`: the new insurance, or only that it was created.
 *
 * @provenance proven
 */
export interface CreatedPatientInsurance extends Omit<PatientInsurance, "insuranceid"> {
  /** The insurance's id, if the API sends it; `getPatientInsurances` has it. */
  readonly insuranceid?: string;
  /** Whether it was created. */
  readonly success?: boolean;
}

/**
 * Parameters of `insurance.createPatientInsurance`.
 *
 * @provenance official
 */
export interface CreatePatientInsuranceParams extends PolicyFieldsParams {
  /** The insurance package. */
  readonly insurancepackageid: Id;
  /**
   * The position among payers: 1 primary, 2 secondary; each position before it must be taken. Required,
   * unless the package is a case policy.
   */
  readonly sequencenumber?: number | undefined;
  /** The department whose copy of the record is used, if the practice keeps several. Default: none. */
  readonly departmentid?: Id | undefined;
  /** Whether to apply the insurance to future appointments. Default: false. */
  readonly updateappointments?: boolean | undefined;
  /** Whether to reject an invalid insurance id number. Default: false. */
  readonly validateinsuranceidnumber?: boolean | undefined;
}

/**
 * Parameters of `insurance.updatePatientInsurance`. Fields that are not given stay unchanged. For a case policy
 * the API requires some of the fields about the accident.
 *
 * @provenance official
 */
export interface UpdatePatientInsuranceParams extends PolicyFieldsParams {
  /** The new position among payers; no other insurance may have it. Default: unchanged. */
  readonly newsequencenumber?: number | undefined;
  /** The department whose copy of the record is used, if the practice keeps several. Default: none. */
  readonly departmentid?: Id | undefined;
  /** Diagnoses of the injury; they replace all existing ones. Default: unchanged. */
  readonly icd10codes?: readonly string[] | undefined;
  /** The same as ICD-9 codes. Default: unchanged. */
  readonly icd9codes?: readonly string[] | undefined;
  /** Whether another party is responsible for the accident. Default: unchanged. */
  readonly anotherpartyresponsible?: boolean | undefined;
  /** Whether the injury was in an auto accident; spelled like this in the API. Default: unchanged. */
  readonly realtedtoautoaccident?: boolean | undefined;
  /** Whether the injury has to do with the patient's work. Default: unchanged. */
  readonly relatedtoemployment?: boolean | undefined;
  /** Whether the injury was in another accident. Default: unchanged. */
  readonly relatedtootheraccident?: boolean | undefined;
}

/**
 * Parameters of `insurance.deletePatientInsurance`.
 *
 * @provenance official
 */
export interface DeletePatientInsuranceParams {
  /** The reason; at most 400 characters. Default: none. */
  readonly cancellationnote?: string | undefined;
}

/**
 * Parameters of `insurance.reactivatePatientInsurance`.
 *
 * @provenance official
 */
export interface ReactivatePatientInsuranceParams {
  /** The day on which it expires. Default: unchanged. */
  readonly expirationdate?: Day | undefined;
}

/**
 * Parameters of `insurance.listInsurancePackages`.
 *
 * @provenance official
 */
export interface ListInsurancePackagesParams extends PageParams {
  /** The insurer's name. */
  readonly insuranceplanname: string;
  /** The patient's number at the insurer. */
  readonly memberid: string;
  /** The insurer's address. Default: any. */
  readonly insuranceaddress?: string | undefined;
  /** The insurer's city. Default: any. */
  readonly insurancecity?: string | undefined;
  /** The insurer's state, two letters. Default: any. */
  readonly insurancestate?: string | undefined;
  /** The insurer's ZIP code. Default: any. */
  readonly insurancezip?: string | undefined;
  /** The insurer's phone. Default: any. */
  readonly insurancephone?: string | undefined;
  /** A state that it covers, two letters. Default: any. */
  readonly stateofcoverage?: string | undefined;
  /** The kinds of insurance. Default: any. */
  readonly producttypeid?: Id | readonly Id[] | undefined;
}

/**
 * An insurance package: a plan of an insurer.
 *
 * @provenance reported
 */
export interface InsurancePackage {
  /**
   * The package's id.
   *
   * @provenance proven
   */
  readonly insurancepackageid: string;
  /**
   * Name of the plan.
   *
   * @provenance proven
   */
  readonly insuranceplanname?: string;
  /**
   * Addresses of the insurer, one text each.
   *
   * @provenance proven
   */
  readonly addresslist?: readonly string[];
  /**
   * Insurers and networks that it belongs to.
   *
   * @provenance proven
   */
  readonly affiliations?: readonly string[];
  /** The kind of insurance, such as `Commercial`. */
  readonly insurancetype?: string;
  /** The same, as an id. */
  readonly producttypeid?: string;
  /** The insurer's phone. */
  readonly insurancephone?: string;
  /** First line of the address. */
  readonly insurancepackageaddress1?: string;
  /** City. */
  readonly insurancepackagecity?: string;
  /** State, two letters. */
  readonly insurancepackagestate?: string;
  /** ZIP code. */
  readonly insurancepackagezip?: string;
}

/**
 * One page of insurance packages.
 *
 * @provenance proven
 */
export interface InsurancePackagePage extends Page {
  /** The rows. */
  readonly insurances: readonly InsurancePackage[];
}

/**
 * Parameters of `insurance.getBenefitDetails` and `insurance.createBenefitDetails`.
 *
 * @provenance official
 */
export interface BenefitDetailsParams {
  /** The day of the service. Default: today. */
  readonly dateofservice?: Day | undefined;
  /** The kind of service, as an X12 code. Default: the practice's. */
  readonly servicetypecode?: string | undefined;
}

/**
 * The benefits of an insurance. Further members differ between insurers and are kept.
 *
 * @provenance official
 */
export interface BenefitDetails {
  /** The eligibility, such as `Eligible` or `Unverified`. */
  readonly eligibilitystatus?: string;
  /** The day of the last check, mm/dd/yyyy. */
  readonly eligibilitylastchecked?: string;
}

/**
 * Parameters of `insurance.uploadCardImage` and `insurance.updateCardImage`.
 *
 * @provenance official
 */
export interface CardImageParams {
  /** The image. */
  readonly image: FileContents;
  /** The department whose copy of the record is used, if the practice keeps several. Default: none. */
  readonly departmentid?: Id | undefined;
}

/**
 * The image of an insurance card.
 *
 * @provenance official
 */
export interface CardImage {
  /** The image. */
  readonly image: Bytes;
}
