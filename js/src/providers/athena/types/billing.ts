// Owns the types of the operations on payments, fees and charges.

import type { Open } from "../../../errors/errors.js";
import type { Id } from "../../../operations/declare.js";
import type { Day, Page, PageParams } from "./common.js";

/**
 * The parts of a payment. Amounts are in US dollars.
 *
 * @provenance official
 */
export interface PaymentParams {
  /** The department that takes the payment. */
  readonly departmentid: Id;
  /** The copay of an appointment. Default: none. */
  readonly copayamount?: number | string | undefined;
  /** The appointment whose copay it is. Default: none. */
  readonly appointmentid?: Id | undefined;
  /** The amount without an appointment or a claim. Default: none. */
  readonly otheramount?: number | string | undefined;
  /** Whether `otheramount` is for today's service. Default: false. */
  readonly todayservice?: boolean | undefined;
  /** The amounts for claims, by claim id, as in `[{ "501": "10.00" }]`. Default: none. */
  readonly claimpayment?: readonly Readonly<Record<string, number | string>>[] | undefined;
}

/**
 * Parameters of `billing.recordPayment`.
 *
 * @provenance official
 */
export interface RecordPaymentParams extends PaymentParams {
  /** `CASH`, `CHECK`, or one of the practice's methods for cards. */
  readonly paymentmethod: Open<"CASH" | "CHECK">;
  /** The check's number; required with `CHECK`. */
  readonly checknumber?: string | undefined;
  /** The card number's last four digits; required with a card. */
  readonly cardnumberlast4?: string | undefined;
  /** The day of the payment. Default: today. */
  readonly postdate?: Day | undefined;
}

/**
 * A swiped card.
 *
 * @provenance official
 */
export interface SwipedCardParams {
  /** The data from the reader, with sentinels: track 1, track 2, or both. */
  readonly trackdata: string;
  /** The name on the card, at most 30 characters; not required with track 1. */
  readonly nameoncard?: string | undefined;
}

/**
 * A card that was typed in. Strings keep leading zeros.
 *
 * @provenance official
 */
export interface TypedCardParams {
  /** The card's number. */
  readonly accountnumber: string;
  /** The name on the card, at most 30 characters; not required with track 1. */
  readonly nameoncard: string;
  /** The billing address, at most 20 characters. */
  readonly billingaddress: string;
  /** The billing address's ZIP code. */
  readonly billingzip: string;
  /** The month in which the card expires, MM. */
  readonly expirationmonthmm: string;
  /** The year in which the card expires, YYYY. */
  readonly expirationyearyyyy: string;
  /** Whether the card is not present, as in telemedicine. Default: false. */
  readonly ecommercemode?: boolean | undefined;
  /** The three or four digits beside the number; required with `ecommercemode`. */
  readonly cardsecuritycode?: string | undefined;
}

/**
 * Parameters of `billing.collectPayment`, without the card.
 *
 * @provenance official
 */
export interface CardPaymentParams extends PaymentParams {
  /** The amount of the whole payment. Default: the sum of its parts. */
  readonly amount?: number | string | undefined;
  /** Whether the same amount may be charged twice on one day. Default: false. */
  readonly allowduplicatepayments?: boolean | undefined;
}

/**
 * Parameters of `billing.collectPayment`.
 *
 * @provenance official
 */
export type CollectPaymentParams = CardPaymentParams & (SwipedCardParams | TypedCardParams);

/**
 * The result of `billing.recordPayment` and `billing.collectPayment`.
 *
 * @provenance reported
 */
export interface RecordedPayment {
  /** The batch of a recorded payment. */
  readonly paymentbatchid?: string;
  /** The payment by card. */
  readonly epaymentid?: string;
  /**
   * Whether it was recorded.
   *
   * @provenance proven
   */
  readonly success?: boolean;
}

/**
 * Parameters of `billing.getPaymentHistory`.
 *
 * @provenance official
 */
export interface GetPaymentHistoryParams {
  /** The patients. */
  readonly patientidlist: Id | readonly Id[];
  /** The first day. */
  readonly startdate: Day;
  /** The last day. */
  readonly enddate: Day;
  /** Whether to include the day of service, the plan and the supervising provider. Default: false. */
  readonly additionalpaymentinfo?: boolean | undefined;
}

/**
 * A payment.
 *
 * @provenance reported
 */
export interface Payment {
  /** The payment's id. */
  readonly epaymentid?: string;
  /** The patient. */
  readonly patientid?: string;
  /** The day, mm/dd/yyyy. */
  readonly paymentdate?: string;
  /** The amount, in US dollars. */
  readonly amount?: number;
  /** The method of payment. */
  readonly paymentmethod?: string;
}

/**
 * Parameters of `billing.checkProcedure`.
 *
 * @provenance official
 */
export interface CheckProcedureParams {
  /** The department. */
  readonly departmentid: Id;
  /** The insurance package that would pay. */
  readonly insurancepackageid: Id;
  /** Codes of procedures; modifiers follow a comma, as in `J1234,TC`. */
  readonly procedurecode: string | readonly string[];
  /** The day of the service. Default: today. */
  readonly servicedate?: Day | undefined;
}

/**
 * The fee of a procedure.
 *
 * @provenance reported
 */
export interface ProcedureFee {
  /** The procedure's code. */
  readonly procedurecode?: string;
  /** The code's meaning. */
  readonly description?: string;
  /** The fee, in US dollars. */
  readonly fee?: number;
  /** Whether there is a fee. */
  readonly feeexists?: boolean;
  /** The day that was requested, mm/dd/yyyy. */
  readonly servicedate?: string;
  /** The department. */
  readonly departmentid?: string;
  /** The insurance package. */
  readonly insurancepackageid?: string;
  /** The group of procedures that it belongs to. */
  readonly procedurecodegroupid?: string;
  /** That group's name. */
  readonly procedurecodegroupname?: string;
}

/**
 * Parameters of `billing.getPatientCharges`, as the seed SDK's tests send them.
 *
 * @provenance seed
 */
export interface GetPatientChargesParams extends PageParams {
  /** Only on this day or later. */
  readonly startdate?: Day | undefined;
  /** Only on this day or earlier. */
  readonly enddate?: Day | undefined;
  /** Only in this department. */
  readonly departmentid?: Id | undefined;
  /** Whether to include closed ones. */
  readonly showclosed?: boolean | undefined;
}

/**
 * A charge.
 *
 * @provenance seed
 */
export interface Charge {
  /** The charge's id. */
  readonly chargeid: string;
  /** The amount, in US dollars. */
  readonly amount?: number;
}

/**
 * One page of charges.
 *
 * @provenance seed
 */
export interface ChargePage extends Page {
  /** The rows. */
  readonly charges: readonly Charge[];
}

/**
 * Parameters of `billing.createCharge`, as the seed SDK's tests send them.
 *
 * @provenance seed
 */
export interface CreateChargeParams {
  /** The patient. */
  readonly patientid?: Id | undefined;
  /** The department. */
  readonly departmentid?: Id | undefined;
  /** The procedure's CPT code. */
  readonly cptcode?: string | undefined;
  /** Modifiers of the code. */
  readonly modifiers?: string | readonly string[] | undefined;
  /** Codes of the diagnoses. */
  readonly diagnosiscodes?: string | readonly string[] | undefined;
  /** The amount, in US dollars. */
  readonly amount?: number | string | undefined;
  /** The day of the service. */
  readonly servicedate?: Day | undefined;
}

/**
 * The result of `billing.createCharge`.
 *
 * @provenance seed
 */
export interface CreatedCharge {
  /** The new charge. */
  readonly chargeid?: string;
}
