// Owns the calls of client.insurance on positions among payers, and on the packages that the practice uses.

import assert from "node:assert/strict";
import { holds, reads, writes } from "../../support/operations.mjs";
import { absent, conflicts, DAY, del, invalid, isDone, lacks, list, NONE, put } from "./common.mjs";

const policies = async (client, own) =>
  (await client.insurance.getPatientInsurances(1, own)).insurances;

export const rows = [
  writes("insurance.updatePatientInsuranceBySequence", "changes the policy at a position", {
    args: [1, { sequencenumber: 1, policynumber: "G/7", expirationdate: "2031-12-31" }],
    sent: put(
      "patients/1/insurances",
      "sequencenumber=1&policynumber=G%2F7&expirationdate=12%2F31%2F2031",
    ),
    async check(result, { client }) {
      isDone(result);
      const [policy] = await policies(client);
      holds(policy, {
        insuranceid: "801",
        policynumber: "G/7",
        expirationdate: "12/31/2031",
        insuranceidnumber: "SM1234567",
      });
    },
  }),
  writes("insurance.deletePatientInsuranceBySequence", "cancels the policy at a position", {
    args: [1, { sequencenumber: 1, cancellationnote: "Moved & left", departmentid: 1 }],
    sent: del(
      "patients/1/insurances?sequencenumber=1&cancellationnote=Moved+%26+left&departmentid=1",
    ),
    async check(result, { client }) {
      isDone(result);
      assert.deepEqual(await policies(client), []);
      assert.match((await policies(client, { showcancelled: true }))[0].cancelled, DAY);
    },
  }),
  reads("insurance.listCommonInsurancePackages", "gives packages of the practice", {
    args: [{ departmentid: 1 }],
    sent: list("misc/commoninsurancepackages?departmentid=1"),
    check({ totalcount, insurancepackages: [found] }) {
      assert.equal(totalcount, 2);
      holds(found, { insurancepackageid: "901", name: "Sample Mutual PPO", state: "MA" });
    },
  }),
  reads("insurance.listTopInsurancePackages", "gives packages by their share", {
    sent: list("misc/topinsurancepackages"),
    check({ insurancepackages: [first, second, ...more] }) {
      assert.deepEqual(more, []);
      holds(first, { insurancepackageid: "0", name: "*SELF PAY*", ranking: 1 });
      holds(second, { insurancepackageid: "901", ranking: 2 });
      assert.equal(Math.round(first.percentage + second.percentage), 100);
    },
  }),
];

const SECOND = { insurancepackageid: 902, sequencenumber: 2 };

export const failures = [
  absent("insurance.updatePatientInsuranceBySequence", [1, { sequencenumber: 2 }]),
  conflicts(
    "insurance.updatePatientInsuranceBySequence",
    [1, { sequencenumber: 1, newsequencenumber: 2 }],
    { first: ({ client }) => client.insurance.createPatientInsurance(1, SECOND) },
  ),
  lacks(
    "insurance.updatePatientInsuranceBySequence",
    ["sequencenumber"],
    [1, { sequencenumber: "" }],
  ),
  absent("insurance.deletePatientInsuranceBySequence", [1, { sequencenumber: 2 }]),
  absent("insurance.deletePatientInsuranceBySequence", [NONE, { sequencenumber: 1 }]),
  lacks("insurance.listCommonInsurancePackages", ["departmentid"], [{ departmentid: "" }]),
  invalid("insurance.listTopInsurancePackages", [{ departmentid: NONE }]),
];
