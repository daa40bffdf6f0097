// Owns billing: payments, charges, and what procedures cost.
import { isObject } from "../../request.js";
import { day } from "./dates.js";
import { conflict, invalid, missing } from "./error-response.js";
import { feeOf, knownFee } from "./fees.js";
import { amount, cents, sum } from "./money.js";
import { done, operation, page, PAGING, rows } from "./operation.js";
import type { AthenaContext } from "./operation.js";
import type { Input, Parameters } from "./parameters.js";
import type { Payment } from "./records.js";

const PAYMENT: Parameters = {
  department: "departmentid!",
  amount: "copayamount otheramount",
  json: "claimpayment",
  id: "appointmentid",
  boolean: "todayservice",
};
const CARD = [
  "accountnumber",
  "nameoncard",
  "billingaddress",
  "billingzip",
  "expirationmonthmm",
  "expirationyearyyyy",
];

/** The operations of this file. */
export const BILLING_OPERATIONS = [
  operation(
    "POST /patients/:patientid/recordpayment",
    [PAYMENT, { text: "paymentmethod! checknumber cardnumberlast4", date: "postdate" }],
    recordPayment,
  ),
  operation(
    "POST /patients/:patientid/collectpayment",
    [PAYMENT, { amount: "amount", text: "trackdata", boolean: "allowduplicatepayments" }],
    collectPayment,
  ),
  operation(
    "GET /patients/paymenthistory",
    { ids: "patientidlist!", date: "startdate! enddate!" },
    listPayments,
  ),
  operation(
    "GET /feeschedules/checkprocedure",
    {
      department: "departmentid!",
      id: "insurancepackageid!",
      tabs: "procedurecode!",
      date: "servicedate",
    },
    checkProcedures,
  ),
  operation("GET /patients/:patientid/charges", PAGING, listCharges),
  operation(
    "POST /charges",
    {
      patient: "patientid!",
      department: "departmentid!",
      text: "cptcode!",
      amount: "amount",
      date: "servicedate",
    },
    createCharge,
  ),
];

// All other methods are cards.
const WITHOUT_CARD = ["CASH", "CHECK"];

function recordPayment(context: AthenaContext): unknown {
  const { input } = context;
  const paymentmethod = input.need("paymentmethod");
  if (paymentmethod === "CHECK") input.need("checknumber");
  if (!WITHOUT_CARD.includes(paymentmethod)) input.need("cardnumberlast4");
  const { paymentid } = pay(context, paymentmethod, input.text("postdate") ?? day());
  return done({ paymentbatchid: paymentid });
}

function collectPayment(context: AthenaContext): unknown {
  const { input } = context;
  const lacking = CARD.filter((name) => input.text(name) === undefined);
  if (input.text("trackdata") === undefined && lacking.length > 0) throw missing(lacking);
  const { paymentid } = pay(context, "CREDITCARD", day(), !input.flag("allowduplicatepayments"));
  return done({ epaymentid: paymentid });
}

function pay(
  context: AthenaContext,
  paymentmethod: string,
  paymentdate: string,
  once = false,
): Payment {
  const { store, input, id } = context;
  const { patientid } = store.patients.get(id("patientid"));
  const claims = claimPayments(context, patientid);
  const parts = ["copayamount", "otheramount", "amount"].map((name) => input.text(name));
  if (claims.size === 0 && parts.every((part) => part === undefined)) {
    throw missing(["copayamount", "otheramount", "claimpayment"]);
  }
  const total =
    sum(parts, (part) => cents(part ?? "0")) + sum([...claims.values()], (paid) => paid);
  const twice = store.payments
    .of(patientid)
    .some((each) => each.cents === total && each.paymentdate === paymentdate);
  if (once && twice) throw conflict("The same amount has been collected today.");
  return store.payments.add((paymentid) => ({
    paymentid,
    patientid,
    departmentid: input.need("departmentid"),
    paymentmethod,
    cents: total,
    paymentdate,
    claims,
  }));
}

// [{ "501": "10.00" }, ...]: the amount for each claim.
function claimPayments({ store, input }: AthenaContext, patientid: string): Map<string, number> {
  const sent = input.json("claimpayment") ?? [];
  if (!Array.isArray(sent)) throw invalid("The parameter claimpayment must be an array.");
  const paid = sent.flatMap((part: unknown) => (isObject(part) ? Object.entries(part) : []));
  const claims = new Map<string, number>();
  for (const [claimid, value] of paid) {
    const known = store.claims.has(claimid) && store.claims.get(claimid).patientid === patientid;
    const inCents = cents(String(value));
    if (!known || !(inCents > 0)) throw invalid("The parameter claimpayment is not valid.");
    claims.set(claimid, (claims.get(claimid) ?? 0) + inCents);
  }
  return claims;
}

function listPayments({ store, input }: AthenaContext): unknown {
  const found = store.payments.where(
    ({ patientid, paymentdate }) =>
      input.fits("patientidlist", patientid) && input.within("startdate", "enddate", paymentdate),
  );
  return rows("payments", found.map(paymentRow));
}

function paymentRow({ paymentid, patientid, ...payment }: Payment): unknown {
  const { departmentid, paymentmethod, paymentdate } = payment;
  return {
    epaymentid: paymentid,
    patientid: Number(patientid),
    departmentid,
    paymentmethod,
    paymentdate,
    amount: amount(payment.cents),
  };
}

// Codes are separated by tabs, since a code may contain a comma before its modifier.
function checkProcedures({ input }: AthenaContext): unknown {
  const codes = input.need("procedurecode").split("\t");
  const fees = codes.map((procedurecode) => {
    const fee = knownFee(procedurecode.split(",", 1)[0] ?? "");
    return { procedurecode, ...(fee === undefined ? {} : { fee: amount(fee) }) };
  });
  return rows("fees", fees);
}

function listCharges(context: AthenaContext): unknown {
  const { store, id } = context;
  const found = store.charges.of(store.patients.get(id("patientid")).patientid);
  const shown = found.map(({ cents: inCents, ...charge }) => ({
    ...charge,
    amount: amount(inCents),
  }));
  return page(context, "charges", shown);
}

function createCharge({ store, input }: AthenaContext): unknown {
  const procedurecode = input.need("cptcode");
  const { chargeid } = store.charges.add((id) => ({
    chargeid: id,
    patientid: input.need("patientid"),
    claimid: undefined,
    procedurecode,
    departmentid: input.need("departmentid"),
    cents: chargedCents(input, procedurecode),
    servicedate: input.text("servicedate") ?? day(),
  }));
  return done({ chargeid });
}

function chargedCents(input: Input, procedurecode: string): number {
  const text = input.text("amount");
  return text === undefined ? feeOf(procedurecode) : cents(text);
}
