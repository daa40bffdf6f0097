// Owns the calls of client.providers and client.departments.

import assert from "node:assert/strict";
import { holds, reads, writes } from "../../support/operations.mjs";
import {
  absent,
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
  unsubscribed,
} from "./common.mjs";

const CORE = {
  billable: true,
  entitytypeid: 1,
  schedulingname: "Vane_Isolde",
  signatureonfileflag: false,
};
const CORE_SENT =
  "billable=true&entitytypeid=1&schedulingname=Vane_Isolde&signatureonfileflag=false";
const REFERRING = { lastname: "Thackeray-Wold", entitytype: "PERSON" };

const providers = [
  reads("providers.getProvider", "gives one provider, ids as text", {
    args: [71, { showfederalidnumber: 1 }],
    sent: get("providers/71?showfederalidnumber=1"),
    check(provider, at) {
      holds(provider, {
        providerid: "71",
        firstname: "Honoria",
        lastname: "Featherstonehaugh",
        specialty: "Family Medicine",
        billable: true,
        entitytype: "Person",
      });
      const displayname = "Honoria Featherstonehaugh";
      holdsIfDocumented(at, provider, { displayname, createencounteroncheckin: true });
    },
  }),
  reads("providers.listProviders", "gives those of a name", {
    args: [{ name: "wren" }],
    sent: list("providers?name=wren"),
    check: ({ totalcount, providers: rows }) =>
      assert.deepEqual([totalcount, ids("providerid", rows)], [1, ["72"]]),
  }),
  writes("providers.createProvider", "makes a provider", {
    args: [{ ...CORE, medicalgroupid: 1, firstname: "Isolde", lastname: "Vane", npinumber: 42 }],
    sent: post(
      "providers",
      `${CORE_SENT}&medicalgroupid=1&firstname=Isolde&lastname=Vane&npinumber=42`,
    ),
    async check(result, { client }) {
      holds(result, { providerid: "73" });
      holds(await client.providers.getProvider(73), { lastname: "Vane", npinumber: "42" });
    },
  }),
  writes("providers.updateProvider", "changes a provider", {
    args: ["72", { ...CORE, lastname: "Vane" }],
    sent: put("providers/72", `${CORE_SENT}&lastname=Vane`),
    async check(result, at) {
      isDone(result);
      const provider = await at.client.providers.getProvider(72);
      holds(provider, { firstname: "Lucius", lastname: "Vane" });
      holdsIfDocumented(at, provider, { schedulingname: "Vane_Isolde" });
    },
  }),
  writes("providers.deleteProvider", "hides a provider", {
    args: [72],
    sent: del("providers/72"),
    async check(result, { client }) {
      isDone(result);
      await isGone(client.providers.getProvider(72));
      const deleted = await client.providers.getProvider(72, { showdeletedproviders: true });
      assert.equal(deleted.providerid, "72");
    },
  }),
  // A read that consumes its result must not be retried.
  writes("providers.getChangedProviders", "leaves changes for the next one, if it is told to", {
    async first({ client }) {
      await client.feeds.providers.subscribe();
      await client.providers.updateProvider(71, CORE);
    },
    args: [{ leaveunprocessed: true }],
    sent: get("providers/changed?leaveunprocessed=true"),
    async check({ totalcount, providers: rows }, { client }) {
      assert.deepEqual([totalcount, ids("providerid", rows)], [1, ["71"]]);
      const read = async () => (await client.providers.getChangedProviders()).providers.length;
      assert.deepEqual([await read(), await read()], [1, 0]);
    },
  }),
  reads("providers.getReferringProviders", "gives those who refer patients", {
    args: [{ limit: 5, offset: 0 }],
    sent: get("referringproviders?limit=5&offset=0"),
    check: ({ referringproviders: [provider, ...more] }) => {
      holds(provider, { referringproviderid: "11", lastname: "Nightingrove" });
      assert.deepEqual(more, []);
    },
  }),
  reads("providers.getReferringProvider", "gives one of them", {
    args: [11],
    sent: get("referringproviders/11"),
    check: (provider) => holds(provider, { referringproviderid: "11", entitytype: "PERSON" }),
  }),
  writes("providers.createReferringProvider", "makes one", {
    args: [{ ...REFERRING, npinumber: 1000000004, email: "tw@example.com" }],
    sent: post(
      "referringproviders",
      "lastname=Thackeray-Wold&entitytype=PERSON&npinumber=1000000004&email=tw%40example.com",
    ),
    async check(result, { client }) {
      holds(result, { referringproviderid: "12" });
      const made = { lastname: "Thackeray-Wold", npinumber: "1000000004" };
      holds(await client.providers.getReferringProvider(12), made);
    },
  }),
  writes("providers.updateReferringProvider", "changes one", {
    args: [11, { city: "Medford", phone: "" }],
    sent: put("referringproviders/11", "city=Medford&phone="),
    async check(result, { client }) {
      isDone(result);
      const changed = { lastname: "Nightingrove", city: "Medford", phone: "" };
      holds(await client.providers.getReferringProvider(11), changed);
    },
  }),
];

const departments = [
  reads("departments.getDepartment", "gives one department", {
    args: ["2", { providerlist: true }],
    sent: get("departments/2?providerlist=true"),
    check(department, at) {
      holds(department, {
        departmentid: "2",
        name: "Riverside Clinic",
        timezone: -5,
        timezoneoffset: -5,
        doesnotobservedst: false,
        providergroupid: "1",
      });
      holdsIfDocumented(at, department, { timezonename: "US/Eastern", servicedepartment: true });
    },
  }),
  reads("departments.listDepartments", "gives all departments", {
    args: [{ showalldepartments: true }],
    sent: list("departments?showalldepartments=true"),
    check: ({ totalcount, departments: rows }) =>
      assert.deepEqual([totalcount, ids("departmentid", rows)], [2, ["1", "2"]]),
  }),
  reads("departments.getPracticeInfo", "gives the practice", {
    sent: list("practiceinfo"),
    check({ practiceinfo: [practice, ...more] }) {
      holds(practice, {
        practiceid: "195900",
        name: "Sample Practice",
        publicnames: ["Sample Practice"],
        iscoordinatorsender: false,
      });
      assert.deepEqual(more, []);
    },
  }),
  reads("departments.getDepartmentAppointmentTypes", "gives a department's types", {
    args: [{ departmentids: 1 }],
    sent: list("appointmenttypes?departmentids=1"),
    check: ({ appointmenttypes }) =>
      assert.deepEqual(ids("appointmenttypeid", appointmenttypes), ["1", "2", "3"]),
  }),
];

export const rows = [...providers, ...departments];

const NEW_PROVIDER = { ...CORE, medicalgroupid: 1 };

export const failures = [
  unsubscribed("providers.getChangedProviders", []),
  absent("providers.getProvider", [NONE]),
  invalid("providers.listProviders", [{ limit: 9999 }]),
  lacks("providers.createProvider", ["medicalgroupid"], [{ ...NEW_PROVIDER, medicalgroupid: "" }]),
  invalid("providers.createProvider", [{ ...NEW_PROVIDER, supervisingproviderid: NONE }]),
  absent("providers.updateProvider", [NONE, CORE]),
  lacks("providers.updateProvider", ["schedulingname"], [71, { ...CORE, schedulingname: "" }]),
  absent("providers.deleteProvider", [NONE]),
  absent("providers.deleteProvider", [72], {
    first: ({ client }) => client.providers.deleteProvider(72),
    why: ", where it is deleted",
  }),
  invalid("providers.getChangedProviders", [{}, { extra: { leaveunprocessed: "perhaps" } }]),
  invalid("providers.getReferringProviders", [{ limit: 5001 }]),
  absent("providers.getReferringProvider", [NONE]),
  invalid("providers.createReferringProvider", [{ ...REFERRING, entitytype: "ROBOT" }]),
  lacks("providers.createReferringProvider", ["lastname"], [{ ...REFERRING, lastname: "" }]),
  absent("providers.updateReferringProvider", [NONE, { city: "Medford" }]),
  absent("departments.getDepartment", [NONE]),
  invalid("departments.listDepartments", [{ limit: 5001 }]),
  invalid("departments.getPracticeInfo", [{ limit: 5001 }]),
  invalid("departments.getDepartmentAppointmentTypes", [{ departmentids: [1, NONE] }]),
];
