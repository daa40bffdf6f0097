// Owns the calls of client.insurance, and of the methods that client.patients has as well.

import assert from "node:assert/strict";
import { holds, reads, writes } from "../../support/operations.mjs";
import {
  absent,
  alias,
  conflicts,
  DAY,
  del,
  get,
  holdsIfDocumented,
  ids,
  invalid,
  isDone,
  isGone,
  lacks,
  list,
  NONE,
  post,
  put,
} from "./common.mjs";

/** The sandbox's initial insurance, of patient 1. */
const POLICY = 801;
const ONE = "patients/1/insurances/801";
const SECOND = { insurancepackageid: 902, sequencenumber: 2 };
const IMAGE = { image: "aW1hZ2U/" };
const isImage = ({ image }) => assert.equal(new TextDecoder().decode(image), "image?");

const policies = async (client, own) =>
  (await client.insurance.getPatientInsurances(1, own)).insurances;
const cancel = ({ client }) => client.insurance.deletePatientInsurance(1, POLICY);
const upload = ({ client }) => client.insurance.uploadCardImage(1, POLICY, IMAGE);
const check = ({ client }) => client.insurance.createBenefitDetails(1, POLICY);

const policyRows = [
  reads("insurance.listInsurancePackages", "gives packages that fit", {
    args: [{ insuranceplanname: "mutual", memberid: "SM 1", producttypeid: [1, 2] }],
    sent: list("insurancepackages?insuranceplanname=mutual&memberid=SM+1&producttypeid=1%2C2"),
    check: ({ insurances: [found, ...more] }) => {
      holds(found, { insurancepackageid: "901", insuranceplanname: "Sample Mutual PPO" });
      assert.deepEqual(more, []);
    },
  }),
  reads("insurance.getPatientInsurances", "gives policies", {
    args: [1, { showcancelled: false }],
    sent: list("patients/1/insurances?showcancelled=false"),
    check({ insurances: [policy, ...more] }, at) {
      holds(policy, {
        insuranceid: "801",
        insurancepackageid: "901",
        sequencenumber: 1,
        insuranceidnumber: "SM1234567",
        eligibilitystatus: "Unverified",
        relationshiptoinsuredid: "1",
        cancelled: undefined,
      });
      holdsIfDocumented(at, policy, { insuredentitytypeid: "1" });
      assert.deepEqual(more, []);
    },
  }),
  writes("insurance.createPatientInsurance", "gives the new policy", {
    args: [1, { ...SECOND, insuranceidnumber: "ESP/9", issuedate: "2024-01-01" }],
    sent: post(
      "patients/1/insurances",
      "insurancepackageid=902&sequencenumber=2&insuranceidnumber=ESP%2F9&issuedate=01%2F01%2F2024",
    ),
    async check(result, at) {
      holdsIfDocumented(at, result, { insuranceid: "802", insuranceidnumber: "ESP/9" });
      const [, policy] = await policies(at.client);
      holds(policy, {
        insuranceid: "802",
        insurancepackageid: "902",
        sequencenumber: 2,
        insuranceplanname: "Example State Plan",
        insuranceidnumber: "ESP/9",
        issuedate: "01/01/2024",
      });
    },
  }),
  writes("insurance.updatePatientInsurance", "changes a policy", {
    args: [1, POLICY, { policynumber: "", expirationdate: "12/31/2031" }],
    sent: put(ONE, "policynumber=&expirationdate=12%2F31%2F2031"),
    async check(result, { client }) {
      isDone(result);
      const [policy] = await policies(client);
      holds(policy, {
        expirationdate: "12/31/2031",
        policynumber: "",
        insuranceidnumber: "SM1234567",
      });
    },
  }),
  writes("insurance.deletePatientInsurance", "cancels a policy, which stays", {
    args: [1, POLICY, { cancellationnote: "Moved & left" }],
    sent: del(`${ONE}?cancellationnote=Moved+%26+left`),
    async check(result, { client }) {
      isDone(result);
      assert.deepEqual(await policies(client), []);
      assert.match((await policies(client, { showcancelled: true }))[0].cancelled, DAY);
    },
  }),
];

const careRows = [
  writes("insurance.reactivatePatientInsurance", "reactivates a policy", {
    first: cancel,
    args: [1, POLICY, { expirationdate: "2031-12-31" }],
    sent: post(`${ONE}/reactivate`, "expirationdate=12%2F31%2F2031"),
    async check(result, { client }) {
      isDone(result);
      assert.deepEqual(ids("expirationdate", await policies(client)), ["12/31/2031"]);
    },
  }),
  reads("insurance.getBenefitDetails", "gives what the last check found", {
    first: check,
    args: [1, POLICY, { dateofservice: "2024-06-01", servicetypecode: "30" }],
    sent: get(`${ONE}/benefitdetails?dateofservice=06%2F01%2F2024&servicetypecode=30`),
    check({ eligibilitystatus, eligibilitylastchecked }) {
      assert.equal(eligibilitystatus, "Eligible");
      assert.match(eligibilitylastchecked, DAY);
    },
  }),
  writes("insurance.createBenefitDetails", "has a policy checked", {
    args: [1, POLICY, { servicetypecode: "30" }],
    sent: post(`${ONE}/benefitdetails`, "servicetypecode=30"),
    async check(result, { client }) {
      isDone(result);
      assert.deepEqual(ids("eligibilitystatus", await policies(client)), ["Eligible"]);
    },
  }),
  reads("insurance.getCardImage", "gives a card's image", {
    first: upload,
    args: [1, POLICY],
    sent: get(`${ONE}/image`),
    check: isImage,
  }),
  ...["POST", "PUT"].map((method) =>
    writes(`insurance.${method === "POST" ? "upload" : "update"}CardImage`, "sets a card's image", {
      args: [1, POLICY, { ...IMAGE, departmentid: 1 }],
      sent: [method, `/v1/195900/${ONE}/image`, "image=aW1hZ2U%2F&departmentid=1"],
      async check(result, { client }) {
        isDone(result);
        isImage(await client.insurance.getCardImage(1, POLICY));
      },
    }),
  ),
  writes("insurance.deleteCardImage", "removes a card's image", {
    first: upload,
    args: [1, POLICY],
    sent: del(`${ONE}/image`),
    async check(result, { client }) {
      isDone(result);
      await isGone(client.insurance.getCardImage(1, POLICY));
    },
  }),
];

const policyFailures = [
  invalid("insurance.listInsurancePackages", [
    { insuranceplanname: "mutual", memberid: "SM 1", limit: 5001 },
  ]),
  lacks(
    "insurance.listInsurancePackages",
    ["memberid"],
    [{ insuranceplanname: "a", memberid: "" }],
  ),
  absent("insurance.getPatientInsurances", [NONE]),
  absent("insurance.createPatientInsurance", [NONE, SECOND]),
  conflicts("insurance.createPatientInsurance", [1, { ...SECOND, sequencenumber: 1 }]),
  lacks(
    "insurance.createPatientInsurance",
    ["sequencenumber"],
    [1, { ...SECOND, sequencenumber: "" }],
  ),
  absent("insurance.updatePatientInsurance", [1, NONE, { policynumber: "" }]),
  absent("insurance.updatePatientInsurance", [2, POLICY], { why: ", where it is another's" }),
  absent("insurance.deletePatientInsurance", [1, NONE]),
];

/** The methods of client.patients that are aliases of these. */
const NAMES = {
  "patients.getPatientInsurance": "insurance.getPatientInsurances",
  "patients.createPatientInsurance": "insurance.createPatientInsurance",
  "patients.updatePatientInsurance": "insurance.updatePatientInsurance",
  "patients.deletePatientInsurance": "insurance.deletePatientInsurance",
};

const underBothNames = (all) => [
  ...all,
  ...Object.entries(NAMES).flatMap(([method, name]) => alias(method, all, name)),
];

export const rows = [...underBothNames(policyRows), ...careRows];

export const failures = [
  ...underBothNames(policyFailures),
  absent("insurance.reactivatePatientInsurance", [1, NONE]),
  conflicts("insurance.reactivatePatientInsurance", [1, POLICY], { why: ", where it is active" }),
  absent("insurance.getBenefitDetails", [1, NONE]),
  absent("insurance.createBenefitDetails", [1, NONE]),
  absent("insurance.getCardImage", [1, POLICY], { why: ", where there is none" }),
  absent("insurance.uploadCardImage", [1, NONE, IMAGE]),
  lacks("insurance.uploadCardImage", ["image"], [1, POLICY, { image: "" }]),
  absent("insurance.updateCardImage", [1, NONE, IMAGE]),
  absent("insurance.deleteCardImage", [1, NONE]),
];
