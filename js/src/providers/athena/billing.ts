// Owns the operations on payments, fees and charges (docs.athenahealth.com/api/api-ref, payment and
// fee-schedule).

import { operation } from "../../operations/declare.js";
import type { CallOptions, Id } from "../../operations/declare.js";
import type { Paged } from "../../operations/paging.js";
import { lacking, listOf, one, pageOf, rowsIn } from "../../operations/shapes.js";
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

/** The only list in the response; the name of its member is not documented. */
const onlyList: Shape = (value) => {
  if (!isFields(value)) return rowsIn(value);
  const members = Object.values(value);
  const rows: unknown = members.find(Array.isArray) ?? (members.includes(null) ? [] : undefined);
  if (rows !== undefined) return rows;
  throw lacking("a list", value);
};

/** `client.billing`. */
export const billing = {
  /**
   * Records a payment by cash, by check, or by a card that athenahealth did not charge. A request that is
   * sent twice is recorded twice, so it is retried only if it certainly was not processed.
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
   * Charges a patient's card: a swiped one (`trackdata`), or one that was typed in (`accountnumber`,
   * `nameoncard`, `billingaddress`, `billingzip`, `expirationmonthmm`, `expirationyearyyyy`). A request
   * that is sent twice may charge twice, so it is retried only if it certainly was not processed. No error
   * shows the card's data.
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

  /** What a patient owes to each group of providers, from all copies of the patient's record. */
  getPatientBalance,

  /** The payments of patients between two days. */
  getPaymentHistory: operation<
    (params: GetPaymentHistoryParams, options?: CallOptions) => Promise<readonly Payment[]>
  >({
    method: "GET",
    path: "patients/paymenthistory",
    result: onlyList,
    provenance: "official",
    required: ["patientidlist", "startdate", "enddate"],
  }),

  /** The fees of procedures, by the fee schedule for a department and an insurance package. */
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
   * A patient's charges, requested in the way of the seed SDK. No official path is known: this sends what
   * that SDK sends, and athenahealth may not know it. Officially, charges are part of claims.
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
   * Creates a charge in the way of the seed SDK. No official path is known: this sends what that SDK sends,
   * and athenahealth may not know it. Officially, charges are created with `claims.createClaim`.
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
