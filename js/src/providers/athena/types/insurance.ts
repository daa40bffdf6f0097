// Owns what is said to and by the operations on insurance.

import type { Open } from "../../../errors/errors.js";
import type { Id } from "../../../operations/declare.js";
import type { Day, Page, PageParams } from "./common.js";

/**
 * What can be said of a patient's insurance in results and in params alike. What is said of an injury is for
 * case policies only: those of auto insurance, workers' compensation and lawsuits.
 *
 * @provenance official
 */
export interface PolicyFields {
  /** The number on the card that tells the insured apart. */
  readonly insuranceidnumber?: string | undefined;
  /** The number of the group on the card. */
  readonly policynumber?: string | undefined;
  /** The day on which it was issued. */
  readonly issuedate?: Day | undefined;
  /** The day on which it ends. */
  readonly expirationdate?: Day | undefined;
  /** The insurer's phone; beats that of the insurance package. */
  readonly insurancephone?: string | undefined;
  /** Name of the policy holder; needed of those who are no person. */
  readonly insurancepolicyholder?: string | undefined;
  /** The policy holder's first name; needed of new policies, unless the patient pays. */
  readonly insurancepolicyholderfirstname?: string | undefined;
  /** The policy holder's middle name. */
  readonly insurancepolicyholdermiddlename?: string | undefined;
  /** The policy holder's last name; needed of new policies, unless the patient pays. */
  readonly insurancepolicyholderlastname?: string | undefined;
  /** The suffix of the policy holder's name. */
  readonly insurancepolicyholdersuffix?: string | undefined;
  /** The policy holder's date of birth. */
  readonly insurancepolicyholderdob?: Day | undefined;
  /** The policy holder's sex; needed of new policies, unless the patient pays. */
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
  /** The policy holder's country, as ISO 3166-1 has it, two letters. */
  readonly insurancepolicyholdercountryiso3166?: string | undefined;

  /** The day of the injury; a new one lies within the last year. */
  readonly caseinjurydate?: Day | undefined;
  /** The number of the claim at the insurer. */
  readonly insuranceclaimnumber?: string | undefined;
  /** What happened. */
  readonly descriptionofinjury?: string | undefined;
  /** Which part of the body was injured. */
  readonly injuredbodypart?: string | undefined;
  /** The state in which the accident was, two letters. */
  readonly autoaccidentstate?: string | undefined;
  /** The state in which the injury was reported, two letters. */
  readonly stateofreportedinjury?: string | undefined;
  /** First name of the adjuster, who settles the claim. */
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
 * What a policy is made or changed with.
 *
 * @provenance official
 */
export interface PolicyFieldsParams extends PolicyFields {
  /** How the patient is related to the policy holder: a number of athenahealth's own, `1` for the same person. */
  readonly relationshiptoinsuredid?: Id | undefined;
  /** What the policy holder is: 1 a person, 2 something else. */
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
  /** How the patient is related to the policy holder: a number of athenahealth's own, `1` for the same person. */
  readonly relationshiptoinsuredid?: string;
  /** What the policy holder is: 1 a person, 2 something else. */
  readonly insuredentitytypeid?: string;
  /** The insurance package that it is one of. */
  readonly insurancepackageid?: string;
  /** Place in the order of payers: 1 primary, 2 secondary, and so on. */
  readonly sequencenumber?: number;
  /** Name of the plan. */
  readonly insuranceplanname?: string;
  /** Name of the plan as patients know it. */
  readonly insuranceplandisplayname?: string;
  /** What kind of insurance it is, such as `Commercial`. */
  readonly insurancetype?: string;
  /** The insurer. */
  readonly ircid?: string;
  /** The insurer's name. */
  readonly ircname?: string;
  /** Whether it pays, as far as is known, such as `Eligible` or `Unverified`. */
  readonly eligibilitystatus?: string;
  /** Who says so: `Athena` is athenahealth's own check. */
  readonly eligibilityreason?: string;
  /** The words of the last check. */
  readonly eligibilitymessage?: string;
  /** The day of the last check, mm/dd/yyyy. */
  readonly eligibilitylastchecked?: string;
  /** The day on which it was cancelled, mm/dd/yyyy; missing while it is in use. */
  readonly cancelled?: string;
  /** How the patient is related to the policy holder, in words. */
  readonly relationshiptoinsured?: string;
  /** What the patient pays of the costs, in percent; known after the first check. */
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
  /** What kind of case policy it is. */
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
 * What `insurance.getPatientInsurances` takes.
 *
 * @provenance official
 */
export interface GetPatientInsurancesParams extends PageParams {
  /** The department whose copy of the record is meant, where a practice keeps several. Default: none. */
  readonly departmentid?: Id | undefined;
  /** Whether cancelled ones are wanted, too. Default: false. */
  readonly showcancelled?: boolean | undefined;
  /** Whether social security numbers are shown in full. Default: false. */
  readonly showfullssn?: boolean | undefined;
  /** Whether restricted and blocked patients are found, too. Default: false. */
  readonly ignorerestrictions?: boolean | undefined;
}

/**
 * What `insurance.createPatientInsurance` takes.
 *
 * @provenance official
 */
export interface CreatePatientInsuranceParams extends PolicyFieldsParams {
  /** The insurance package. */
  readonly insurancepackageid: Id;
  /**
   * Place in the order of payers: 1 primary, 2 secondary; there must be one at each place before it. Needed,
   * unless the package is a case policy.
   */
  readonly sequencenumber?: number | undefined;
  /** The department whose copy of the record is meant, where a practice keeps several. Default: none. */
  readonly departmentid?: Id | undefined;
  /** Whether future appointments get the insurance. Default: false. */
  readonly updateappointments?: boolean | undefined;
  /** Whether an insurance id number is refused that does not look like one. Default: false. */
  readonly validateinsuranceidnumber?: boolean | undefined;
}

/**
 * What `insurance.updatePatientInsurance` takes. Fields that are not given stay as they are.
 *
 * @provenance official
 */
export interface UpdatePatientInsuranceParams extends PolicyFieldsParams {
  /** A new place in the order of payers; no other insurance may have it. Default: unchanged. */
  readonly newsequencenumber?: number | undefined;
  /** The department whose copy of the record is meant, where a practice keeps several. Default: none. */
  readonly departmentid?: Id | undefined;
  /** Diagnoses of the injury; they take the place of all that are there. Default: unchanged. */
  readonly icd10codes?: readonly string[] | undefined;
}

/**
 * What `insurance.deletePatientInsurance` takes.
 *
 * @provenance official
 */
export interface DeletePatientInsuranceParams {
  /** Why; at most 400 characters. Default: none. */
  readonly cancellationnote?: string | undefined;
}

/**
 * What `insurance.reactivatePatientInsurance` takes.
 *
 * @provenance official
 */
export interface ReactivatePatientInsuranceParams {
  /** The day on which it ends. Default: unchanged. */
  readonly expirationdate?: Day | undefined;
}

/**
 * What `insurance.listInsurancePackages` takes.
 *
 * @provenance official
 */
export interface ListInsurancePackagesParams extends PageParams {
  /** The insurer's name; the API may demand it. Default: any. */
  readonly insuranceplanname?: string | undefined;
  /** The patient's number at the insurer; the API may demand it. Default: any. */
  readonly memberid?: string | undefined;
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
  /** What kinds of insurance are wanted. Default: any. */
  readonly producttypeid?: Id | readonly Id[] | undefined;
}

/**
 * An insurance package: what an insurer offers.
 *
 * @provenance reported
 */
export interface InsurancePackage {
  /** The package's id. */
  readonly insurancepackageid: string;
  /** Name of the plan. */
  readonly insuranceplanname?: string;
  /** What kind of insurance it is, such as `Commercial`. */
  readonly insurancetype?: string;
  /** The same as an id. */
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
 * @provenance official
 */
export interface InsurancePackagePage extends Page {
  /** The rows. */
  readonly insurancepackages: readonly InsurancePackage[];
}

/**
 * What `insurance.getBenefitDetails` and `insurance.createBenefitDetails` take.
 *
 * @provenance official
 */
export interface BenefitDetailsParams {
  /** The day of the service. Default: today. */
  readonly dateofservice?: Day | undefined;
  /** What kind of service it is, as X12 has it. Default: the practice's. */
  readonly servicetypecode?: string | undefined;
}

/**
 * What an insurance pays for. What else stands in it differs between insurers, and is kept.
 *
 * @provenance official
 */
export interface BenefitDetails {
  /** Whether it pays, as far as is known, such as `Eligible` or `Unverified`. */
  readonly eligibilitystatus?: string;
  /** The day of the last check, mm/dd/yyyy. */
  readonly eligibilitylastchecked?: string;
}

/**
 * What `insurance.uploadCardImage` and `insurance.updateCardImage` take.
 *
 * @provenance official
 */
export interface CardImageParams {
  /** The image, in base64. */
  readonly image: string;
  /** The department whose copy of the record is meant, where a practice keeps several. Default: none. */
  readonly departmentid?: Id | undefined;
}

/**
 * The image of an insurance card.
 *
 * @provenance official
 */
export interface CardImage {
  /** The image, in base64. */
  readonly image: string;
}
