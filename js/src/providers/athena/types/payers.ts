// Owns the types of the operations on insurances by their position among payers, and on the packages that a
// practice uses.

import type { Id } from "../../../operations/declare.js";
import type { Page, PageParams } from "./common.js";
import type { DeletePatientInsuranceParams, PolicyFieldsParams } from "./insurance.js";

/**
 * The insurance that an operation is about, by its position.
 *
 * @provenance official
 */
export interface PayerParams {
  /** The position among payers: 1 primary, 2 secondary, and so on. */
  readonly sequencenumber: number;
  /** The department whose copy of the record is used, if the practice keeps several. Default: none. */
  readonly departmentid?: Id | undefined;
}

/**
 * Fields of a case policy, such as workers' compensation.
 *
 * @provenance official
 */
type CaseFields =
  | "caseinjurydate"
  | "insuranceclaimnumber"
  | "descriptionofinjury"
  | "injuredbodypart"
  | "autoaccidentstate"
  | "stateofreportedinjury"
  | "adjusterfirstname"
  | "adjusterlastname"
  | "adjusterphone"
  | "adjusterfax"
  | "repricername"
  | "repricerphone";

/**
 * Parameters of `insurance.updatePatientInsuranceBySequence`. Fields that are not given stay unchanged.
 *
 * @provenance official
 */
export interface UpdatePatientInsuranceBySequenceParams
  extends PayerParams, Omit<PolicyFieldsParams, CaseFields> {
  /** The new position among payers; no other insurance may have it. Default: unchanged. */
  readonly newsequencenumber?: number | undefined;
  /** Whether to reject an invalid insurance id number. Default: false. */
  readonly validateinsuranceidnumber?: boolean | undefined;
}

/**
 * Parameters of `insurance.deletePatientInsuranceBySequence`.
 *
 * @provenance official
 */
export interface DeletePatientInsuranceBySequenceParams
  extends PayerParams, DeletePatientInsuranceParams {}

/**
 * Parameters of `insurance.listCommonInsurancePackages`.
 *
 * @provenance official
 */
export interface ListCommonInsurancePackagesParams extends PageParams {
  /** A department of the group of providers whose packages are meant. */
  readonly departmentid: Id;
  /** Whether to list case policies only. Default: false. */
  readonly showonlycasepolicies?: boolean | undefined;
}

/**
 * Parameters of `insurance.listTopInsurancePackages`.
 *
 * @provenance official
 */
export interface ListTopInsurancePackagesParams extends PageParams {
  /** A department of the group of providers whose patients are counted. Default: the whole practice. */
  readonly departmentid?: Id | undefined;
}

/**
 * An insurance package that a practice uses.
 *
 * @provenance proven
 */
export interface CommonInsurancePackage {
  /** The package's id. */
  readonly insurancepackageid: string;
  /** Name of the plan. */
  readonly name?: string;
  /** The insurer's phone. */
  readonly phone?: string;
  /** The insurer's address. */
  readonly address?: string;
  /** City. */
  readonly city?: string;
  /** State, two letters. */
  readonly state?: string;
  /** ZIP code. */
  readonly zip?: string;
}

/**
 * An insurance package with its share of a practice's patients. `*SELF PAY*` is a package, too.
 *
 * @provenance proven
 */
export interface TopInsurancePackage extends CommonInsurancePackage {
  /** Its rank; packages with the same share have the same one. */
  readonly ranking?: number;
  /** Its share of the patients, in percent. */
  readonly percentage?: number;
  /** The kind of insurance, such as `PPO`. */
  readonly insuranceproducttypename?: string;
}

/**
 * One page of insurance packages that a practice uses.
 *
 * @provenance proven
 */
export interface CommonInsurancePackagePage extends Page {
  /** The rows. */
  readonly insurancepackages: readonly CommonInsurancePackage[];
}

/**
 * One page of insurance packages by their share.
 *
 * @provenance proven
 */
export interface TopInsurancePackagePage extends Page {
  /** The rows. */
  readonly insurancepackages: readonly TopInsurancePackage[];
}
