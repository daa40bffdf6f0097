// Owns what is said to and by the operations on payments, fees and charges.

import type { Open } from "../../../errors/errors.js";
import type { Id } from "../../../operations/declare.js";
import type { Day, Page, PageParams } from "./common.js";

/**
 * What is paid, and for what. Amounts are in US dollars.
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
  /** What belongs to no appointment and no claim yet. Default: none. */
  readonly otheramount?: number | string | undefined;
  /** Whether `otheramount` is for today's service. Default: false. */
  readonly todayservice?: boolean | undefined;
  /** What is paid for claims: amounts by claim, as in `[{ "501": "10.00" }]`. Default: none. */
  readonly claimpayment?: readonly Readonly<Record<string, number | string>>[] | undefined;
}

/**
 * What `billing.recordPayment` takes.
 *
 * @provenance official
 */
export interface RecordPaymentParams extends PaymentParams {
  /** `CASH`, `CHECK`, or one of the practice's methods for cards. */
  readonly paymentmethod: Open<"CASH" | "CHECK">;
  /** The check's number; needed with `CHECK`. */
  readonly checknumber?: string | undefined;
  /** The card number's last four digits; needed with a card. */
  readonly cardnumberlast4?: string | undefined;
  /** The day of the payment. Default: today. */
  readonly postdate?: Day | undefined;
}

/**
 * A card that was swiped.
 *
 * @provenance official
 */
export interface SwipedCardParams {
  /** What the reader read, with its sentinels: track 1, track 2, or both. */
  readonly trackdata: string;
  /** The name on the card, at most 30 characters; not needed with track 1. */
  readonly nameoncard?: string | undefined;
}

/**
 * A card whose numbers were typed in. Texts keep their leading zeros.
 *
 * @provenance official
 */
export interface TypedCardParams {
  /** The card's number. */
  readonly accountnumber: string;
  /** The name on the card, at most 30 characters; not needed with track 1. */
  readonly nameoncard: string;
  /** The billing address, at most 20 characters. */
  readonly billingaddress: string;
  /** The billing address's ZIP code. */
  readonly billingzip: string;
  /** The month in which the card ends, MM. */
  readonly expirationmonthmm: string;
  /** The year in which the card ends, YYYY. */
  readonly expirationyearyyyy: string;
  /** Whether the card is not there, as in telemedicine. Default: false. */
  readonly ecommercemode?: boolean | undefined;
  /** The three or four digits beside the number; needed with `ecommercemode`. */
  readonly cardsecuritycode?: string | undefined;
}

/**
 * What `billing.collectPayment` takes, but for the card.
 *
 * @provenance official
 */
export interface CardPaymentParams extends PaymentParams {
  /** Whether the same amount may be taken again on one day. Default: false. */
  readonly allowduplicatepayments?: boolean | undefined;
}

/**
 * What `billing.collectPayment` takes.
 *
 * @provenance official
 */
export type CollectPaymentParams = CardPaymentParams & (SwipedCardParams | TypedCardParams);

/**
 * What `billing.recordPayment` and `billing.collectPayment` answer.
 *
 * @provenance reported
 */
export interface RecordedPayment {
  /** The batch that a recorded payment went into. */
  readonly paymentbatchid?: string;
  /** The payment that was taken from a card. */
  readonly epaymentid?: string;
}

/**
 * What `billing.getPaymentHistory` takes.
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
  /** Whether the day of service, the plan and the supervising provider are wanted. Default: false. */
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
  /** How much, in US dollars. */
  readonly amount?: number;
  /** How it was paid. */
  readonly paymentmethod?: string;
}

/**
 * What `billing.checkProcedure` takes.
 *
 * @provenance official
 */
export interface CheckProcedureParams {
  /** The department. */
  readonly departmentid: Id;
  /** The insurance package that would pay. */
  readonly insurancepackageid: Id;
  /** Codes of procedures; a comma within one begins its modifiers, as in `J1234,TC`. */
  readonly procedurecode: string | readonly string[];
  /** The day of the service. Default: today. */
  readonly servicedate?: Day | undefined;
}

/**
 * What a procedure costs.
 *
 * @provenance reported
 */
export interface ProcedureFee {
  /** The procedure's code. */
  readonly procedurecode?: string;
  /** What the code means. */
  readonly description?: string;
  /** The fee, in US dollars. */
  readonly fee?: number;
  /** Whether there is a fee. */
  readonly feeexists?: boolean;
  /** The day that was asked for, mm/dd/yyyy. */
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
 * What `billing.getPatientCharges` takes: what the seed SDK's tests send.
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
  /** Whether closed ones are found. */
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
  /** How much, in US dollars. */
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
 * What `billing.createCharge` takes: what the seed SDK's tests send.
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
  /** How much, in US dollars. */
  readonly amount?: number | string | undefined;
  /** The day of the service. */
  readonly servicedate?: Day | undefined;
}

/**
 * What `billing.createCharge` answers.
 *
 * @provenance seed
 */
export interface CreatedCharge {
  /** The new charge. */
  readonly chargeid?: string;
}
