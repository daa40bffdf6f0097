// Owns the calls of client.encounters.

import assert from "node:assert/strict";
import { holds, reads, writes } from "../../support/operations.mjs";
import {
  absent,
  conflicts,
  del,
  get,
  holdsIfDocumented,
  ids,
  invalid,
  isDone,
  lacks,
  list,
  NONE,
  post,
  put,
} from "./common.mjs";

/** The sandbox's initial encounter, of appointment 1001 of patient 1. */
const OPEN = 301;
const ONE = "chart/encounter/301";
const ASTHMA = { snomedcode: 195967001, icd10codes: ["J45.20", "J45.909"] };
const ASTHMA_SENT = "snomedcode=195967001&icd10codes=J45.20%2CJ45.909";
const PULSE = { clinicalelementid: "VITALS.HEARTRATE.RATE", value: 61 };
const WEIGHT = { clinicalelementid: "VITALS.WEIGHT", value: "72.5" };
const HYPERTENSION_ICD = [{ code: "I10", codeset: "ICD10", description: "ICD-10 I10" }];

const diagnosesOf = (client) => client.encounters.getEncounterDiagnoses(OPEN);
const sign = ({ client }) => client.encounters.signEncounter(OPEN);

/** Adds a diagnosis; gives its id. */
const diagnose = async ({ client }) =>
  (await client.encounters.createEncounterDiagnosis(OPEN, ASTHMA)).diagnosisid;

const encounters = [
  reads("encounters.getEncounter", "gives the one object out of its list", {
    args: [OPEN],
    sent: get(ONE),
    check(encounter, at) {
      holds(encounter, {
        encounterid: "301",
        appointmentid: "1001",
        encountertype: "VISIT",
        status: "OPEN",
      });
      const owners = { departmentid: "1", providerid: "71", patientid: "1" };
      holdsIfDocumented(at, encounter, owners);
    },
  }),
  writes("encounters.updateEncounter", "says where the patient is", {
    args: [OPEN, { patientstatusid: 4, patientlocationid: "8" }],
    sent: put(ONE, "patientstatusid=4&patientlocationid=8"),
    async check(result, { client }) {
      isDone(result);
      const changed = { patientstatusid: "4", patientlocationid: "8" };
      holds(await client.encounters.getEncounter(OPEN), changed);
    },
  }),
  reads("encounters.getPatientEncounters", "gives encounters with their diagnoses", {
    args: [1, { departmentid: 1, showdiagnoses: true }],
    sent: list("chart/1/encounters?departmentid=1&showdiagnoses=true"),
    check({ totalcount, encounters: [{ diagnoses, encounterid }] }) {
      assert.deepEqual([totalcount, encounterid], [1, "301"]);
      assert.deepEqual(ids("icdcodes", diagnoses), [HYPERTENSION_ICD]);
    },
  }),
  reads("encounters.getEncounterSummary", "gives HTML", {
    args: [OPEN, { mobile: false, skipamendments: true }],
    sent: get("chart/encounters/301/summary?mobile=false&skipamendments=true"),
    check: ({ summaryhtml }) => assert.match(summaryhtml, /^<html>.*SNOMED 38341003/),
  }),
  reads("encounters.getAppointmentEncounterSummary", "gives HTML", {
    args: [1, 1001],
    sent: get("chart/1/encounters/1001/summary"),
    check: ({ summaryhtml }) => assert.match(summaryhtml, /<h1>Encounter 301 of /),
  }),
  writes("encounters.signEncounter", "closes it", {
    args: [OPEN],
    sent: post(`${ONE}/sign`),
    async check(result, { client }) {
      isDone(result);
      assert.equal((await client.encounters.getEncounter(OPEN)).status, "CLOSED");
    },
  }),
];

const found = [
  reads("encounters.getEncounterDiagnoses", "gives diagnoses", {
    args: [OPEN],
    sent: get(`${ONE}/diagnoses`),
    check([{ diagnosisid, ...diagnosis }, ...more]) {
      assert.deepEqual([typeof diagnosisid, more], ["string", []]);
      assert.deepEqual(diagnosis, {
        snomedcode: 38341003,
        description: "SNOMED 38341003",
        icdcodes: HYPERTENSION_ICD,
      });
    },
  }),
  writes("encounters.createEncounterDiagnosis", "adds a diagnosis", {
    args: [OPEN, { ...ASTHMA, note: "since May" }],
    sent: post(`${ONE}/diagnoses`, `${ASTHMA_SENT}&note=since+May`),
    async check({ success, diagnosisid }, { client }) {
      assert.equal(success, true);
      const [, diagnosis] = await diagnosesOf(client);
      holds(diagnosis, { diagnosisid, snomedcode: 195967001, note: "since May" });
      assert.deepEqual(ids("code", diagnosis.icdcodes), ASTHMA.icd10codes);
    },
  }),
  writes("encounters.updateEncounterDiagnosis", "changes a diagnosis", {
    first: diagnose,
    args: (diagnosisid) => [OPEN, diagnosisid, { snomedcode: "195967001", laterality: "RIGHT" }],
    sent: (diagnosisid) =>
      put(`${ONE}/diagnoses/${diagnosisid}`, "snomedcode=195967001&laterality=RIGHT"),
    async check(result, { client }) {
      isDone(result);
      holds((await diagnosesOf(client))[1], { laterality: "RIGHT", icdcodes: [] });
    },
  }),
  writes("encounters.deleteEncounterDiagnosis", "takes a diagnosis out", {
    first: diagnose,
    args: (diagnosisid) => [OPEN, diagnosisid],
    sent: (diagnosisid) => del(`${ONE}/diagnoses/${diagnosisid}`),
    async check(result, { client }) {
      isDone(result);
      assert.deepEqual(ids("snomedcode", await diagnosesOf(client)), [38341003]);
    },
  }),
  reads("encounters.getEncounterOrders", "gives the orders of each diagnosis", {
    args: [OPEN, { showdiagnoseswithoutorders: true }],
    sent: get(`${ONE}/orders?showdiagnoseswithoutorders=true`),
    check([{ orders, ...diagnosis }, ...more], at) {
      holds(diagnosis, { diagnosis: "SNOMED 38341003", diagnosissnomed: "38341003" });
      holdsIfDocumented(at, diagnosis, { diagnosisicd: HYPERTENSION_ICD });
      assert.deepEqual([ids("documentid", orders), more], [["3001"], []]);
    },
  }),
  reads("encounters.getEncounterVitals", "gives what was measured, and what was not", {
    args: [OPEN, { showemptyvitals: true }],
    sent: get(`${ONE}/vitals?showemptyvitals=true`),
    check([pressure, pulse]) {
      assert.deepEqual(ids("value", pressure.readings[0]), ["128", "82"]);
      holds(pulse, { key: "HEARTRATE", ordering: 2, readings: [] });
    },
  }),
  writes("encounters.createEncounterVitals", "keeps together what was measured together", {
    args: [OPEN, { vitals: [[PULSE], [WEIGHT]] }],
    sent: post(
      `${ONE}/vitals`,
      "vitals=%5B%5B%7B%22clinicalelementid%22%3A%22VITALS.HEARTRATE.RATE%22%2C%22value%22%3A61" +
        "%7D%5D%2C%5B%7B%22clinicalelementid%22%3A%22VITALS.WEIGHT%22%2C%22value%22%3A%2272.5%22" +
        "%7D%5D%5D",
    ),
    async check(result, { client }) {
      holds(result, { success: true, vitalids: ["403", "404"] });
      const vitals = await client.encounters.getEncounterVitals(OPEN);
      assert.deepEqual(ids("key", vitals), ["BLOODPRESSURE", "HEARTRATE", "WEIGHT"]);
      holds(vitals[2].readings[0][0], { vitalid: "404", value: "72.5" });
    },
  }),
];

export const rows = [...encounters, ...found];

const SIGNED = { first: sign, why: ", where it is signed" };
const SNOMED = { snomedcode: 195967001 };

export const failures = [
  absent("encounters.getEncounter", [NONE]),
  absent("encounters.updateEncounter", [NONE, { patientstatusid: 4 }]),
  invalid("encounters.updateEncounter", [OPEN, { patientstatusid: "ready" }]),
  absent("encounters.getPatientEncounters", [NONE, { departmentid: 1 }]),
  lacks("encounters.getPatientEncounters", ["departmentid"], [1, { departmentid: "" }]),
  absent("encounters.getEncounterSummary", [NONE]),
  absent("encounters.getAppointmentEncounterSummary", [1, 1002], {
    why: ", where the visit is still to come",
  }),
  absent("encounters.signEncounter", [NONE]),
  conflicts("encounters.signEncounter", [OPEN], SIGNED),
  absent("encounters.getEncounterDiagnoses", [NONE]),
  absent("encounters.createEncounterDiagnosis", [NONE, SNOMED]),
  conflicts("encounters.createEncounterDiagnosis", [OPEN, SNOMED], SIGNED),
  lacks("encounters.createEncounterDiagnosis", ["snomedcode"], [OPEN, { snomedcode: "" }]),
  absent("encounters.updateEncounterDiagnosis", [OPEN, NONE, SNOMED]),
  conflicts("encounters.updateEncounterDiagnosis", [OPEN, NONE, SNOMED], SIGNED),
  absent("encounters.deleteEncounterDiagnosis", [OPEN, NONE]),
  conflicts("encounters.deleteEncounterDiagnosis", [OPEN, NONE], SIGNED),
  absent("encounters.getEncounterOrders", [NONE]),
  absent("encounters.getEncounterVitals", [NONE]),
  absent("encounters.createEncounterVitals", [NONE, { vitals: [[PULSE]] }]),
  invalid("encounters.createEncounterVitals", [OPEN, { vitals: [PULSE] }]),
  conflicts("encounters.createEncounterVitals", [OPEN, { vitals: [[PULSE]] }], SIGNED),
];
