// Owns the calls of client.billing, except getPatientBalance, which the patients have as well.

import assert from "node:assert/strict";
import { holds, reads, writes } from "../../support/operations.mjs";
import {
  absent,
  conflicts,
  DAY,
  EVER,
  EVER_SENT,
  get,
  ids,
  invalid,
  lacks,
  list,
  NONE,
  post,
} from "./common.mjs";

const CASH = { departmentid: 1, paymentmethod: "CASH", otheramount: "10.00" };
const CARD = {
  accountnumber: "4111111111111111",
  nameoncard: "O. Marlowe",
  billingaddress: "1 Sample Street",
  billingzip: "02472",
  expirationmonthmm: "09",
  expirationyearyyyy: "2031",
};
const COLLECTED = { departmentid: 1, otheramount: 20.5, ...CARD };
const FEES = { departmentid: 1, insurancepackageid: 901, procedurecode: ["99213,25", "36415"] };
const CHARGE = { patientid: 3, departmentid: 1, cptcode: "99214" };

const balanceOf = async (client) => (await client.billing.getPatientBalance(1))[0].balance;
const collect = ({ client }) => client.billing.collectPayment(1, COLLECTED);

export const rows = [
  writes("billing.recordPayment", "takes what was paid off the balance", {
    args: [
      1,
      {
        ...CASH,
        paymentmethod: "CHECK",
        checknumber: "0042",
        claimpayment: [{ 501: "25.50" }],
        postdate: "2024-06-01",
        todayservice: false,
      },
    ],
    sent: post(
      "patients/1/recordpayment",
      "departmentid=1&paymentmethod=CHECK&otheramount=10.00&checknumber=0042" +
        "&claimpayment=%5B%7B%22501%22%3A%2225.50%22%7D%5D&postdate=06%2F01%2F2024" +
        "&todayservice=false",
    ),
    async check(result, { client }) {
      holds(result, { success: true, paymentbatchid: "701" });
      assert.equal(await balanceOf(client), 90);
    },
  }),
  writes("billing.collectPayment", "charges a card whose numbers were typed in", {
    args: [1, COLLECTED],
    sent: post(
      "patients/1/collectpayment",
      "departmentid=1&otheramount=20.5&accountnumber=4111111111111111&nameoncard=O.+Marlowe" +
        "&billingaddress=1+Sample+Street&billingzip=02472&expirationmonthmm=09" +
        "&expirationyearyyyy=2031",
    ),
    async check(result, { client }) {
      holds(result, { success: true, epaymentid: "701" });
      assert.equal(await balanceOf(client), 105);
    },
  }),
  writes("billing.collectPayment", "charges the same amount twice, if it may", {
    first: collect,
    args: [
      1,
      {
        departmentid: 1,
        copayamount: "20.50",
        trackdata: ";4111111111111111=3109?",
        allowduplicatepayments: true,
      },
    ],
    sent: post(
      "patients/1/collectpayment",
      "departmentid=1&copayamount=20.50&trackdata=%3B4111111111111111%3D3109%3F" +
        "&allowduplicatepayments=true",
    ),
    async check({ epaymentid }, { client }) {
      assert.equal(epaymentid, "702");
      assert.equal(await balanceOf(client), 84.5);
    },
  }),
  reads("billing.getPaymentHistory", "gives payments of several patients", {
    async first({ client }) {
      await client.billing.recordPayment(2, CASH);
      await client.billing.recordPayment(3, CASH);
    },
    args: [{ patientidlist: ["2", 4], ...EVER, additionalpaymentinfo: true }],
    sent: get(
      `patients/paymenthistory?patientidlist=2%2C4&${EVER_SENT}&additionalpaymentinfo=true`,
    ),
    check([{ paymentdate, ...payment }, ...more]) {
      assert.match(paymentdate, DAY);
      assert.deepEqual(
        [more, payment],
        [
          [],
          {
            epaymentid: "701",
            patientid: "2",
            departmentid: "1",
            paymentmethod: "CASH",
            amount: 10,
          },
        ],
      );
    },
  }),
  reads("billing.checkProcedure", "puts tabs between codes, which may hold commas", {
    args: [FEES],
    sent: get(
      "feeschedules/checkprocedure?departmentid=1&insurancepackageid=901" +
        "&procedurecode=99213%2C25%0936415",
    ),
    check: (fees) =>
      assert.deepEqual(fees, [
        { procedurecode: "99213,25", fee: 125.5 },
        { procedurecode: "36415", fee: 12 },
      ]),
  }),
  reads("billing.getPatientCharges", "gives charges", {
    args: [1, { departmentid: 1, showclosed: false }],
    sent: list("patients/1/charges?departmentid=1&showclosed=false"),
    check: ({ totalcount, charges: [charge] }) => {
      assert.equal(totalcount, 1);
      holds(charge, { chargeid: "601", claimid: "501", amount: 125.5 });
    },
  }),
  writes("billing.createCharge", "makes a charge", {
    args: [{ ...CHARGE, modifiers: ["25", "59"], amount: 12.5, servicedate: "2024-06-01" }],
    sent: post(
      "charges",
      "patientid=3&departmentid=1&cptcode=99214&modifiers=25%2C59&amount=12.5" +
        "&servicedate=06%2F01%2F2024",
    ),
    async check(result, { client }) {
      holds(result, { success: true, chargeid: "602" });
      const { charges } = await client.billing.getPatientCharges(3);
      assert.deepEqual(ids("amount", charges), [12.5]);
    },
  }),
];

export const failures = [
  absent("billing.recordPayment", [NONE, CASH]),
  lacks("billing.recordPayment", ["checknumber"], [1, { ...CASH, paymentmethod: "CHECK" }]),
  lacks("billing.recordPayment", ["cardnumberlast4"], [1, { ...CASH, paymentmethod: "CARD" }]),
  lacks(
    "billing.recordPayment",
    ["copayamount", "otheramount", "claimpayment"],
    [1, { ...CASH, otheramount: undefined }],
  ),
  invalid("billing.recordPayment", [1, { ...CASH, claimpayment: [{ [NONE]: "1.00" }] }]),
  absent("billing.collectPayment", [NONE, COLLECTED]),
  conflicts("billing.collectPayment", [1, COLLECTED], { first: collect, why: ", done twice" }),
  lacks("billing.collectPayment", ["billingzip"], [1, { ...COLLECTED, billingzip: undefined }]),
  invalid("billing.getPaymentHistory", [{ ...EVER, patientidlist: "everybody" }]),
  lacks("billing.getPaymentHistory", ["patientidlist"], [{ ...EVER, patientidlist: "" }]),
  invalid("billing.checkProcedure", [{ ...FEES, departmentid: NONE }]),
  lacks("billing.checkProcedure", ["procedurecode"], [{ ...FEES, procedurecode: "" }]),
  absent("billing.getPatientCharges", [NONE]),
  lacks("billing.createCharge", ["cptcode"], [{ ...CHARGE, cptcode: undefined }]),
  invalid("billing.createCharge", [{ ...CHARGE, patientid: NONE }]),
];
