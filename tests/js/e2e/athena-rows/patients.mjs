// Owns the calls of client.patients about patients' records.

import assert from "node:assert/strict";
import { holds, reads, writes } from "../../support/operations.mjs";
import {
  absent,
  get,
  holdsIfDocumented,
  ids,
  invalid,
  lacks,
  list,
  NONE,
  post,
  put,
  refused,
  unsubscribed,
} from "./common.mjs";

const NEW = { firstname: "Zenobia", lastname: "Quartermain", dob: "1988-02-29", departmentid: 1 };
const KNOWN = { firstname: "Ottilie", lastname: "Marlowe", dob: "03/14/1961", departmentid: 1 };
const KNOWN_SENT = "firstname=Ottilie&lastname=Marlowe&dob=03%2F14%2F1961&departmentid=1";
const BALANCE = { balance: 125.5, departmentlist: "1", providergroupid: "1", cleanbalance: true };

export const rows = [
  reads("patients.getPatient", "gives the one object out of its list", {
    args: ["1", { departmentid: 1, showinsurance: true }],
    sent: get("patients/1?departmentid=1&showinsurance=true"),
    check({ balances, insurances, ...patient }) {
      holds(patient, {
        patientid: "1",
        firstname: "Ottilie",
        lastname: "Marlowe",
        dob: "03/14/1961",
        sex: "F",
        status: "active",
        email: "ottilie.marlowe@example.com",
        zip: "02472",
        departmentid: "1",
        primaryproviderid: "71",
      });
      assert.deepEqual(balances, [BALANCE]);
      assert.deepEqual(ids("insurancepackageid", insurances), ["901"]);
    },
  }),
  reads("patients.listPatientCopies", "gives the copies of a record", {
    args: [1, { departmentid: 1 }],
    sent: get("patients/1?departmentid=1"),
    check: (copies) => assert.deepEqual(ids("patientid", copies), ["1"]),
  }),
  reads("patients.searchPatients", "gives those who match everything", {
    args: [{ lastname: "marl", sex: "F", dob: undefined, omitbalances: true }],
    sent: list("patients?lastname=marl&sex=F&omitbalances=true"),
    check({ totalcount, patients }) {
      assert.deepEqual([totalcount, ids("patientid", patients)], [2, ["1", "5"]]);
      assert.equal("balances" in patients[0], false);
    },
  }),
  writes("patients.createPatient", "adds a patient", {
    args: [{ ...NEW, email: "z+q@example.com", race: ["2106-3", "2028-9"], consenttocall: true }],
    sent: post(
      "patients",
      "firstname=Zenobia&lastname=Quartermain&dob=02%2F29%2F1988&departmentid=1" +
        "&email=z%2Bq%40example.com&race=2106-3%092028-9&consenttocall=true",
    ),
    async check({ patientid, ...more }, at) {
      assert.equal(patientid, "8");
      holdsIfDocumented(at, more, { errormessage: "" });
      holds(await at.client.patients.getPatient(patientid), {
        dob: "02/29/1988",
        email: "z+q@example.com",
        race: ["2106-3", "2028-9"],
        consenttocall: true,
        status: "active",
      });
    },
  }),
  writes("patients.createPatient", "gives the patient who is there already", {
    args: [{ ...KNOWN, zip: "02472" }],
    sent: post("patients", `${KNOWN_SENT}&zip=02472`),
    async check({ patientid }, { client }) {
      assert.equal(patientid, "1");
      assert.equal((await client.patients.searchPatients()).totalcount, 7);
    },
  }),
  writes("patients.updatePatient", "changes what it names and nothing else", {
    args: [3, { mobilephone: "declined", notes: "", deceaseddate: "", consenttotext: false }],
    sent: put("patients/3", "mobilephone=declined&notes=&deceaseddate=&consenttotext=false"),
    async check(result, { client }) {
      assert.deepEqual(result, { patientid: "3" });
      holds(await client.patients.getPatient(3), {
        firstname: "Saoirse",
        mobilephone: "declined",
        notes: "",
        deceaseddate: undefined,
        consenttotext: false,
      });
    },
  }),
  reads("patients.findBestMatches", "says how sure it is of each", {
    args: [{ ...KNOWN, departmentid: undefined, zip: "02472", minscore: 16.5 }],
    sent: get(
      "patients/enhancedbestmatch?firstname=Ottilie&lastname=Marlowe&dob=03%2F14%2F1961" +
        "&zip=02472&minscore=16.5",
    ),
    check(matches) {
      assert.equal(matches.length, 1);
      holds(matches[0], { patientid: "1", score: 18 });
    },
  }),
  reads("patients.findBestMatches", "gives nobody where nobody fits", {
    args: [{ ...KNOWN, departmentid: undefined, dob: "1961-03-15", returnbestmatches: true }],
    sent: get(
      "patients/enhancedbestmatch?firstname=Ottilie&lastname=Marlowe&dob=03%2F15%2F1961" +
        "&returnbestmatches=true",
    ),
    check: (matches) => assert.deepEqual(matches, []),
  }),
  // A read that consumes its result must not be retried.
  writes("patients.listChangedPatients", "gives each change once", {
    async first({ client }) {
      await client.feeds.patients.subscribe();
      await client.patients.updatePatient(3, { city: "Arlington" });
    },
    args: [{ patientid: [3, 4], leaveunprocessed: false }],
    sent: get("patients/changed?patientid=3%2C4&leaveunprocessed=false"),
    async check({ totalcount, patients }, { client }) {
      assert.equal(totalcount, 1);
      holds(patients[0], { patientid: "3", city: "Arlington" });
      assert.deepEqual((await client.patients.listChangedPatients()).patients, []);
    },
  }),
  ...["patients.getPatientBalance", "billing.getPatientBalance"].map((method) =>
    reads(method, "takes the balances out of the record", {
      args: [1, { showbalancedetails: true }],
      sent: get("patients/1?showbalancedetails=true"),
      check: (balances) => assert.deepEqual(balances, [BALANCE]),
    }),
  ),
  reads("patients.getPatientAppointments", "gives those of the past, too", {
    args: [1, { showpast: true, startdate: "2000-01-01" }],
    sent: list("patients/1/appointments?showpast=true&startdate=01%2F01%2F2000"),
    check({ appointments: [appointment, ...more] }, at) {
      holds(appointment, { appointmentid: "1001", appointmentstatus: "3" });
      holdsIfDocumented(at, appointment, { patientid: "1" });
      assert.deepEqual(more, []);
    },
  }),
  reads("patients.getPatientCases", "gives the case that a first visit opened", {
    first: ({ client }) =>
      client.appointments.bookAppointment(1003, { patientid: 3, appointmenttypeid: 2 }),
    args: [3, { departmentid: 1 }],
    sent: get("patients/3/patientcases?departmentid=1"),
    check: ({ patientcases: [opened, ...more] }) => {
      holds(opened, { patientcaseid: "2002", documentsubclass: "PATIENTCASE_NEWPATIENT" });
      assert.deepEqual(more, []);
    },
  }),
];

const CONTACTS = ["email", "guarantoremail", "ssn", "homephone", "mobilephone", "workphone", "zip"];

export const failures = [
  absent("patients.getPatient", [NONE]),
  absent("patients.listPatientCopies", [NONE]),
  absent("patients.getPatient", ["1/../2"], { why: ", and a slash in an id leads nowhere else" }),
  invalid("patients.searchPatients", [{ departmentid: "everywhere" }]),
  lacks("patients.createPatient", CONTACTS, [NEW]),
  lacks("patients.createPatient", ["firstname"], [{ ...NEW, firstname: "" }]),
  invalid("patients.createPatient", [{ ...NEW, departmentid: NONE, zip: "02472" }]),
  refused("patients.createPatient", [{ ...KNOWN, zip: "02472", showerrormessage: true }], {
    check: ({ body }) => assert.deepEqual(body, [{ errormessage: "The patient exists already." }]),
  }),
  absent("patients.updatePatient", [NONE, { city: "Arlington" }]),
  invalid("patients.updatePatient", [3, { status: "forgotten" }]),
  lacks("patients.findBestMatches", ["firstname"], [{ ...KNOWN, firstname: "" }]),
  invalid("patients.findBestMatches", [{ ...KNOWN, minscore: "a lot" }]),
  invalid("patients.listChangedPatients", [{ patientid: "everybody" }]),
  unsubscribed("patients.listChangedPatients", []),
  absent("patients.getPatientBalance", [NONE]),
  absent("billing.getPatientBalance", [NONE]),
  absent("patients.getPatientAppointments", [NONE]),
  absent("patients.getPatientCases", [NONE, { departmentid: 1 }]),
  invalid("patients.getPatientCases", [1, { departmentid: NONE }]),
];
