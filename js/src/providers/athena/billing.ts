// Owns the operations on payments, fees and charges (docs.athenahealth.com/api/api-ref, payment and
// fee-schedule).

import { operation } from "../../operations/declare.js";
import type { CallOptions, Id } from "../../operations/declare.js";
import type { Paged } from "../../operations/paging.js";
import { listOf, one, pageOf } from "../../operations/shapes.js";
import type { Shape } from "../../operations/shapes.js";
import { isFields } from "../../values/fields.js";
import { getPatientBalance } from "./patients.js";
import type {
  Charge,
  ChargePage,
  CheckProcedureParams,
  CollectPaymentParams,
  CreateChargeParams,
  CreatedCharge,
  GetPatientChargesParams,
  GetPaymentHistoryParams,
  Payment,
  ProcedureFee,
  RecordedPayment,
  RecordPaymentParams,
} from "./types/billing.js";

/** The only list in the answer: under which name it stands is not documented. */
const onlyList: Shape = (value) =>
  isFields(value) ? Object.values(value).find(Array.isArray) : listOf("payments")(value);

/** `client.billing`. */
export const billing = {
  /**
   * Records a payment that was made by cash, check or a card that athenahealth did not charge. Sent
   * twice, it is recorded twice: it is not retried unless it surely was not processed.
   */
  recordPayment: operation<
    (patientid: Id, params: RecordPaymentParams, options?: CallOptions) => Promise<RecordedPayment>
  >({
    method: "POST",
    path: "patients/{patientid}/recordpayment",
    result: one,
    provenance: "official",
    seed: "POST /payments",
    required: ["departmentid", "paymentmethod"],
  }),

  /**
   * Charges a patient's card: one that was swiped (`trackdata`), or one whose numbers were typed in
   * (`accountnumber`, `nameoncard`, `billingaddress`, `billingzip`, `expirationmonthmm`, `expirationyearyyyy`).
   * Sent twice, it may be charged twice: it is not retried unless it surely
   * was not processed. The card's data are in no error.
   */
  collectPayment: operation<
    (patientid: Id, params: CollectPaymentParams, options?: CallOptions) => Promise<RecordedPayment>
  >({
    method: "POST",
    path: "patients/{patientid}/collectpayment",
    result: one,
    provenance: "official",
    required: ["departmentid"],
  }),

  /** What a patient owes, for each group of providers. It is read out of the patient's record. */
  getPatientBalance,

  /** What patients paid between two days. */
  getPaymentHistory: operation<
    (params: GetPaymentHistoryParams, options?: CallOptions) => Promise<readonly Payment[]>
  >({
    method: "GET",
    path: "patients/paymenthistory",
    result: onlyList,
    provenance: "official",
    required: ["patientidlist", "startdate", "enddate"],
  }),

  /** What procedures cost, by the fee schedule that holds for a department and an insurance package. */
  checkProcedure: operation<
    (params: CheckProcedureParams, options?: CallOptions) => Promise<readonly ProcedureFee[]>
  >({
    method: "GET",
    path: "feeschedules/checkprocedure",
    result: listOf("fees"),
    provenance: "official",
    seed: "GET /feeschedules/checkprocedure, as procedureCodes.getProcedureCodeWithFee",
    required: ["departmentid", "insurancepackageid", "procedurecode"],
  }),

  /**
   * A patient's charges, as the seed SDK asks for them. No official path is known: this sends what that
   * SDK sends, and athenahealth may not know it. Officially, charges stand in claims.
   */
  getPatientCharges: operation<
    (
      patientid: Id,
      params?: GetPatientChargesParams,
      options?: CallOptions,
    ) => Paged<Charge, ChargePage>
  >({
    method: "GET",
    path: "patients/{patientid}/charges",
    result: pageOf("charges"),
    provenance: "seed",
    paging: { rows: "charges", id: "chargeid", size: 500 },
  }),

  /**
   * Makes a charge, as the seed SDK does it. No official path is known: this sends what that SDK sends,
   * and athenahealth may not know it. Officially, charges are made with `claims.createClaim`.
   */
  createCharge: operation<
    (params?: CreateChargeParams, options?: CallOptions) => Promise<CreatedCharge>
  >({
    method: "POST",
    path: "charges",
    result: one,
    provenance: "seed",
  }),
};
