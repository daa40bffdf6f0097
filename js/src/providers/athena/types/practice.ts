// Owns the types of the operations on what a practice has configured, and on the lists that records refer to.

import type { Open } from "../../../errors/errors.js";
import type { Page, PageParams } from "./common.js";

/**
 * The response to a ping.
 *
 * @provenance proven
 */
export interface Ping {
  /** Whether the API responds for this practice. */
  readonly pong?: boolean;
}

/**
 * The fields that a department requires at check-in.
 *
 * @provenance proven
 */
export interface CheckInRequiredFields {
  /** The names of the patient's fields, such as `dob`. */
  readonly fieldlist?: readonly string[];
}

/**
 * An option of a custom field.
 *
 * @provenance proven
 */
export interface CustomFieldOption {
  /** The option's id. */
  readonly optionid?: string;
  /** The option in words. */
  readonly optionvalue?: string;
}

/**
 * A custom field of patients that the practice has defined.
 *
 * @provenance proven
 */
export interface CustomField {
  /** The field's id. */
  readonly customfieldid: string;
  /** The name. */
  readonly name?: string;
  /** The type of its values, such as `TEXT` or `DATE`. */
  readonly type?: Open<"TEXT" | "NUMBER" | "DATE">;
  /** The most characters of a value, as text. */
  readonly length?: string;
  /** Whether its value is one of `selectlist`. */
  readonly select?: boolean;
  /** The options of a selection. */
  readonly selectlist?: readonly CustomFieldOption[];
  /** Whether patients can be searched by it. */
  readonly searchable?: boolean;
  /** Whether upper and lower case differ in searches. */
  readonly casesensitive?: boolean;
  /** Whether applications must not change it. */
  readonly disallowupdate?: boolean;
}

/**
 * The brand under which patients hear from the practice.
 *
 * @provenance proven
 */
export interface CommunicatorBrand {
  /** The brand's id. */
  readonly communicatorbrandid: string;
  /** The name that patients see. */
  readonly name?: string;
  /** The sender of its e-mails. */
  readonly fromemail?: string;
  /** Whether it has a portal. */
  readonly hasportal?: boolean;
  /** Whether it has an information center, a smaller portal. */
  readonly haspatientinfocenter?: boolean;
}

/**
 * One page of brands.
 *
 * @provenance proven
 */
export interface CommunicatorBrandPage extends Page {
  /** The rows. */
  readonly communicatorbrands: readonly CommunicatorBrand[];
}

/**
 * Parameters of `practice.listEmployers`.
 *
 * @provenance official
 */
export interface ListEmployersParams extends PageParams {
  /** A part of the name. Default: any. */
  readonly name?: string | undefined;
  /** The whole name. Default: any. */
  readonly exactname?: string | undefined;
  /** A part of the address. Default: any. */
  readonly address?: string | undefined;
  /** City. Default: any. */
  readonly city?: string | undefined;
  /** State. Default: any. */
  readonly state?: string | undefined;
  /** ZIP code. Default: any. */
  readonly zip?: string | undefined;
  /** Phone. Default: any. */
  readonly phone?: string | undefined;
}

/**
 * An employer of patients. People have typed these rows, so any member may hold any text.
 *
 * @provenance proven
 */
export interface Employer {
  /** The employer's id; `employerid` in a patient's record. */
  readonly id: string;
  /** The name. */
  readonly name?: string;
  /** Street and number. */
  readonly address?: string;
  /** City. */
  readonly city?: string;
  /** State. */
  readonly state?: string;
  /** ZIP code. */
  readonly zip?: string;
  /** Phone. */
  readonly phone?: string;
  /** Fax. */
  readonly fax?: string;
}

/**
 * One page of employers.
 *
 * @provenance proven
 */
export interface EmployerPage extends Page {
  /** The rows. */
  readonly employers: readonly Employer[];
}

/**
 * An ethnicity.
 *
 * @provenance proven
 */
export interface Ethnicity {
  /** The code, such as `2135-2`; missing for a patient who declines to answer. */
  readonly ethnicityid?: string;
  /** The name. */
  readonly name?: string;
}

/**
 * A language.
 *
 * @provenance proven
 */
export interface Language {
  /** The ISO 639-2 code, such as `eng`; missing for a patient who declines to answer. */
  readonly iso6392code?: string;
  /** The name. */
  readonly name?: string;
}

/**
 * A carrier of mobile phones.
 *
 * @provenance proven
 */
export interface MobileCarrier {
  /** The carrier's id. */
  readonly mobilecarrierid: string;
  /** The name. */
  readonly name?: string;
}

/**
 * A race.
 *
 * @provenance proven
 */
export interface Race {
  /** The code, such as `2106-3`; missing for a patient who declines to answer. */
  readonly raceid?: string;
  /** The name. */
  readonly name?: string;
}

/**
 * A way in which patients hear of the practice.
 *
 * @provenance proven
 */
export interface ReferralSource {
  /** The source's id. */
  readonly referralsourceid: string;
  /** The name. */
  readonly name?: string;
  /** Its place among the others. */
  readonly ordering?: number;
}

/**
 * One page of referral sources.
 *
 * @provenance proven
 */
export interface ReferralSourcePage extends Page {
  /** The rows. */
  readonly referralsources: readonly ReferralSource[];
}

/**
 * A plan by which patients with a low income pay less.
 *
 * @provenance proven
 */
export interface SlidingFeePlan {
  /** The plan's id. */
  readonly slidingfeeplanid: string;
  /** The name. */
  readonly name?: string;
  /** The program that it belongs to. */
  readonly programname?: string;
  /** A note, which may not be meant for patients. */
  readonly note?: string;
  /** The lowest income of the plan, in percent of the poverty level. */
  readonly povertylevellowerbound?: number;
  /** The highest income of the plan, in percent of the poverty level. */
  readonly povertylevelupperbound?: number;
  /** The way in which the patient's share is calculated. */
  readonly calculationtypeid?: string;
  /** The name of that way. */
  readonly calculationtypename?: string;
  /** The same, shorter. */
  readonly calculationtypeshortname?: string;
  /** The patient's share of a charge, in percent. */
  readonly percentageresponsibility?: number;
  /** What the patient pays at a flat rate, in US dollars. */
  readonly flatfeeresponsibility?: number;
  /** Its place among the others. */
  readonly ordering?: number;
}

/**
 * One page of sliding fee plans.
 *
 * @provenance proven
 */
export interface SlidingFeePlanPage extends Page {
  /** The rows. */
  readonly slidingfeeplans: readonly SlidingFeePlan[];
}

/**
 * A state or territory.
 *
 * @provenance proven
 */
export interface State {
  /** The abbreviation, such as `MA`. */
  readonly state: string;
  /** The name after the abbreviation, such as `MA-Massachusetts`. */
  readonly name?: string;
}

/**
 * A place in the practice where a patient may be during a visit.
 *
 * @provenance proven
 */
export interface PatientLocation {
  /** The location's id. */
  readonly patientlocationid: string;
  /** The name. */
  readonly name?: string;
}

/**
 * A group of departments that share charts.
 *
 * @provenance proven
 */
export interface ChartSharingGroup {
  /** The group's id. */
  readonly chartsharinggroupid: string;
  /** The name. */
  readonly name?: string;
  /** The name that patients see. */
  readonly patientfacingname?: string;
  /** The day on which it was created, mm/dd/yyyy. */
  readonly created?: string;
}

/**
 * Parameters of `practice.listOrderSets`.
 *
 * @provenance official
 */
export interface ListOrderSetsParams extends PageParams {
  /** Only sets of this user, and those of everybody. Default: all. */
  readonly username?: string | undefined;
}

/**
 * An order of an order set.
 *
 * @provenance proven
 */
export interface OrderSetOrder {
  /** The type of order. */
  readonly ordertypeid?: string;
  /** What is ordered. */
  readonly ordername?: string;
  /** The external provider, lab or pharmacy that gets it. */
  readonly clinicalproviderid?: string;
  /** The name of that provider. */
  readonly clinicalprovidername?: string;
}

/**
 * A diagnosis of an order set, with its orders.
 *
 * @provenance proven
 */
export interface OrderSetDiagnosis {
  /** SNOMED code, as the API writes it; the longest ones exceed exact numbers in JavaScript. */
  readonly snomedcode?: string | number;
  /** ICD-10 code without its point, such as `I517`. */
  readonly snomedicd10code?: string;
  /** The diagnosis in words. */
  readonly diagnosisdescription?: string;
  /** The orders. */
  readonly orderrequests?: readonly OrderSetOrder[];
}

/**
 * Orders that a practice often gives together.
 *
 * @provenance proven
 */
export interface OrderSet {
  /** The set's id. */
  readonly ordersetid: string;
  /** The name. */
  readonly ordersetname?: string;
  /** The diagnoses that it is for. */
  readonly diagnoses?: readonly OrderSetDiagnosis[];
}

/**
 * One page of order sets.
 *
 * @provenance proven
 */
export interface OrderSetPage extends Page {
  /** The rows. */
  readonly ordersets: readonly OrderSet[];
}

/**
 * Parameters of `practice.listGenderIdentities`.
 *
 * @provenance official
 */
export interface ListGenderIdentitiesParams extends PageParams {
  /** Whether to use the wording of the 2015 certification. Default: false. */
  readonly show2015edcehrtvalues?: boolean | undefined;
}

/**
 * One page of gender identities.
 *
 * @provenance proven
 */
export interface GenderIdentityPage extends Page {
  /** The values for `genderidentity` of a patient; one of them may be empty. */
  readonly genderidentityfields: readonly string[];
}

/**
 * A way of paying by card that needs no contract with athenahealth.
 *
 * @provenance proven
 */
export interface CreditCardMethod {
  /** The value for `paymentmethod` of a payment, such as `AMEX`. */
  readonly paymentmethod: string;
  /** The name. */
  readonly name?: string;
}

/**
 * One page of ways of paying by card.
 *
 * @provenance proven
 */
export interface CreditCardMethodPage extends Page {
  /** The rows. */
  readonly paymentmethods: readonly CreditCardMethod[];
}
