// Owns the calls of client.patients about patients' charts.

import assert from "node:assert/strict";
import { holds, reads, writes } from "../../support/operations.mjs";
import {
  absent,
  DAY,
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

const CHART = { departmentid: 1 };
const ASTHMA = { ...CHART, snomedcode: "195967001" };
const LATEX = { allergenid: "77", allergenname: "latex", reactions: [] };
const SMOKES_NOT = { key: "SMOKINGSTATUS", answer: "Never" };

const problems = async (client, own) =>
  (await client.patients.getPatientProblems(1, { ...CHART, ...own })).problems;
const pharmacies = async (client) =>
  (await client.patients.getPatientPharmacy(1, CHART)).pharmacies;

const problemRows = [
  reads("patients.getPatientProblems", "gives problems with what happened to them", {
    args: ["1", { ...CHART, showinactive: true, PATIENTFACINGCALL: false }],
    sent: get("chart/1/problems?departmentid=1&showinactive=true&PATIENTFACINGCALL=false"),
    check({ totalcount, lastupdated, problems: [{ events, ...problem }] }) {
      assert.equal(totalcount, 1);
      assert.match(lastupdated, DAY);
      assert.deepEqual(problem, {
        problemid: "101",
        name: "Hypertensive disorder",
        code: "38341003",
        codeset: "SNOMED",
      });
      holds(events[0], { eventtype: "START", startdate: "05/04/2019", status: "CHRONIC" });
    },
  }),
  writes("patients.createPatientProblem", "adds a problem", {
    args: [1, { ...ASTHMA, startdate: "2024-05-01", status: "ACUTE", note: "Wheezing; mild" }],
    sent: post(
      "chart/1/problems",
      "departmentid=1&snomedcode=195967001&startdate=05%2F01%2F2024&status=ACUTE" +
        "&note=Wheezing%3B+mild",
    ),
    async check(result, at) {
      holds(result, { success: true });
      holdsIfDocumented(at, result, { problemid: "102" });
      const [, problem] = await problems(at.client);
      holds(problem, { problemid: "102", code: "195967001" });
      holds(problem.events[0], { startdate: "05/01/2024", note: "Wheezing; mild" });
    },
  }),
  writes("patients.updatePatientProblem", "changes a problem", {
    args: [1, "101", { ...CHART, note: "Under control", laterality: "LEFT" }],
    sent: put("chart/1/problems/101", "departmentid=1&note=Under+control&laterality=LEFT"),
    async check(result, { client }) {
      isDone(result);
      const [{ events }] = await problems(client);
      holds(events[0], { note: "Under control", laterality: "LEFT", status: "CHRONIC" });
    },
  }),
  writes("patients.deletePatientProblem", "ends a problem", {
    args: [1, 101, CHART],
    sent: del("chart/1/problems/101?departmentid=1"),
    async check(result, { client }) {
      isDone(result);
      assert.deepEqual(await problems(client), []);
      const [{ events }] = await problems(client, { showinactive: true });
      assert.deepEqual(ids("eventtype", events), ["START", "END"]);
    },
  }),
  writes("patients.deletePatientProblem", "takes out what was entered by mistake", {
    args: [1, 101, { ...CHART, remove: true }],
    sent: del("chart/1/problems/101?departmentid=1&remove=true"),
    async check(result, { client }) {
      isDone(result);
      assert.deepEqual(await problems(client, { showinactive: true }), []);
    },
  }),
];

const allergyRows = [
  reads("patients.getPatientAllergies", "gives allergies with their reactions", {
    args: [1, { ...CHART, showinactive: false }],
    sent: get("chart/1/allergies?departmentid=1&showinactive=false"),
    check({ allergies, nkda, sectionnote, lastupdated }) {
      const [penicillin, ...more] = allergies;
      holds(penicillin, { allergenid: "8870", allergenname: "penicillin" });
      assert.deepEqual([ids("reactionname", penicillin.reactions), more], [["hives"], []]);
      assert.deepEqual([nkda, sectionnote], [false, ""]);
      assert.match(lastupdated, DAY);
    },
  }),
  writes("patients.updatePatientAllergies", "adds one beside those that are there", {
    args: [1, { ...CHART, allergies: [LATEX], nkda: false, sectionnote: "Asked twice" }],
    sent: put(
      "chart/1/allergies",
      "departmentid=1&allergies=%5B%7B%22allergenid%22%3A%2277%22%2C%22allergenname%22%3A%22latex%22" +
        "%2C%22reactions%22%3A%5B%5D%7D%5D&nkda=false&sectionnote=Asked+twice",
    ),
    async check(result, { client }) {
      isDone(result);
      const after = await client.patients.getPatientAllergies(1, CHART);
      assert.deepEqual(ids("allergenid", after.allergies), ["8870", "77"]);
      assert.equal(after.sectionnote, "Asked twice");
    },
  }),
  writes("patients.updatePatientAllergies", "sends an empty list as such", {
    args: [3, { ...CHART, allergies: [], nkda: true }],
    sent: put("chart/3/allergies", "departmentid=1&allergies=%5B%5D&nkda=true"),
    async check(result, { client }) {
      isDone(result);
      const { allergies, nkda } = await client.patients.getPatientAllergies(3, CHART);
      assert.deepEqual([allergies, nkda], [[], true]);
    },
  }),
];

const resultRows = [
  reads("patients.getPatientMedications", "gives a list for each medication", {
    args: [1, { ...CHART, medicationtype: "Active" }],
    sent: get("chart/1/medications?departmentid=1&medicationtype=Active"),
    check({ medications: [[medication], ...more], nomedicationsreported }, at) {
      holds(medication, {
        medicationid: "231555",
        medicationentryid: "H201",
        medication: "lisinopril 10 mg tablet",
        events: [{ type: "START", eventdate: "02/01/2021" }],
      });
      holdsIfDocumented(at, medication, { isdiscontinued: false });
      assert.deepEqual(
        [ids("medicationentryid", more.flat()), nomedicationsreported],
        [["H203"], false],
      );
    },
  }),
  reads("patients.getPatientVaccines", "gives vaccines", {
    args: [1, { ...CHART, showdeleted: true }],
    sent: list("chart/1/vaccines?departmentid=1&showdeleted=true"),
    check({ totalcount, vaccines: [vaccine] }) {
      assert.equal(totalcount, 2);
      assert.deepEqual(vaccine, {
        vaccineid: "251",
        description: "influenza, seasonal, injectable",
        cvx: "141",
        administerdate: "10/12/2023",
        status: "ADMINISTERED",
        vaccinetype: "HISTORICAL",
      });
    },
  }),
  reads("patients.getPatientVitals", "gives readings that were taken together", {
    args: [1, CHART],
    sent: list("chart/1/vitals?departmentid=1"),
    check({ vitals: [{ readings, ...vital }, ...more] }) {
      assert.deepEqual([vital.key, vital.abbreviation, more], ["BLOODPRESSURE", "BP", []]);
      const [[systolic, diastolic]] = readings;
      holds(systolic, {
        vitalid: "401",
        clinicalelementid: "VITALS.BLOODPRESSURE.SYSTOLIC",
        value: "128",
      });
      assert.equal(diastolic.value, "82");
      assert.equal(systolic.readingid, diastolic.readingid);
    },
  }),
  reads("patients.getPatientLabResults", "gives those of a time", {
    args: [1, { ...CHART, startdate: "2024-02-01" }],
    sent: list("chart/1/labresults?departmentid=1&startdate=02%2F01%2F2024"),
    check({ totalcount, results: [{ analytes, ...result }] }, at) {
      assert.equal(totalcount, 1);
      holds(result, { labresultid: "271", labresultdate: "03/02/2024" });
      holdsIfDocumented(at, result, { labresultloinc: "4548-4", attachmentexists: false });
      holds(analytes[0], { analytename: "Hemoglobin A1c", value: "5.6", units: "%" });
    },
  }),
];

const historyRows = [
  reads("patients.getPatientSocialHistory", "gives questions, answered or not", {
    first: ({ client }) =>
      client.patients.updatePatientSocialHistory(1, { ...CHART, questions: [SMOKES_NOT] }),
    args: [1, { ...CHART, showunansweredquestions: true }],
    sent: get("chart/1/socialhistory?departmentid=1&showunansweredquestions=true"),
    check({ questions, templates }) {
      const answers = questions.map(({ questionid, answer }) => [questionid, answer]);
      assert.deepEqual(answers, [
        ["101", "Never"],
        ["102", undefined],
      ]);
      assert.deepEqual(templates, [{ templateid: "55", templatename: "Social History" }]);
    },
  }),
  writes("patients.updatePatientSocialHistory", "changes an answer", {
    args: [1, { ...CHART, questions: [SMOKES_NOT], sectionnote: "" }],
    sent: put(
      "chart/1/socialhistory",
      "departmentid=1&questions=%5B%7B%22key%22%3A%22SMOKINGSTATUS%22%2C%22answer%22%3A" +
        "%22Never%22%7D%5D&sectionnote=",
    ),
    async check(result, { client }) {
      isDone(result);
      const { questions } = await client.patients.getPatientSocialHistory(1, CHART);
      assert.deepEqual(ids("answer", questions), ["Never"]);
    },
  }),
  reads("patients.getPatientPharmacy", "gives the preferred pharmacies", {
    first: ({ client }) =>
      client.patients.setPatientPharmacy(1, { ...CHART, clinicalproviderid: 10802 }),
    args: [1, CHART],
    sent: list("chart/1/pharmacies/preferred?departmentid=1"),
    check({ pharmacies: [found, ...more] }, at) {
      holds(found, { clinicalproviderid: "10802", clinicalprovidername: "Example Quay Drugs" });
      holdsIfDocumented(at, found, { ncpdpid: "1000002" });
      assert.deepEqual(more, []);
    },
  }),
  writes("patients.setPatientPharmacy", "adds a pharmacy", {
    args: [1, { ...CHART, ncpdpid: "1000001" }],
    sent: put("chart/1/pharmacies/preferred", "departmentid=1&ncpdpid=1000001"),
    async check(result, { client }) {
      isDone(result);
      assert.deepEqual(ids("clinicalproviderid", await pharmacies(client)), ["10801"]);
    },
  }),
];

export const rows = [problemRows, allergyRows, resultRows, historyRows].flat();

/** The reads of a chart, which fail alike. */
const CHART_READS = [
  "getPatientProblems",
  "getPatientMedications",
  "getPatientAllergies",
  "getPatientVaccines",
  "getPatientVitals",
  "getPatientLabResults",
  "getPatientSocialHistory",
  "getPatientPharmacy",
].map((name) => `patients.${name}`);

export const failures = [
  ...CHART_READS.flatMap((method) => [
    absent(method, [NONE, CHART]),
    invalid(method, [1, { departmentid: NONE }]),
    lacks(method, ["departmentid"], [1, { departmentid: "" }]),
  ]),
  absent("patients.createPatientProblem", [NONE, ASTHMA]),
  invalid("patients.createPatientProblem", [1, { ...CHART, snomedcode: "Asthma" }]),
  lacks("patients.createPatientProblem", ["snomedcode"], [1, { ...ASTHMA, snomedcode: "" }]),
  absent("patients.updatePatientProblem", [1, NONE, CHART]),
  absent("patients.updatePatientProblem", [2, 101, CHART], { why: ", where it is another's" }),
  absent("patients.deletePatientProblem", [1, NONE, CHART]),
  absent("patients.updatePatientAllergies", [NONE, { ...CHART, nkda: true }]),
  invalid("patients.updatePatientAllergies", [1, { ...CHART, allergies: [{ note: "bees" }] }]),
  absent("patients.updatePatientSocialHistory", [NONE, CHART]),
  invalid("patients.updatePatientSocialHistory", [
    1,
    { ...CHART, questions: [{ key: "UNASKED" }] },
  ]),
  absent("patients.setPatientPharmacy", [NONE, { ...CHART, ncpdpid: 1000001 }]),
  invalid("patients.setPatientPharmacy", [1, { ...CHART, ncpdpid: NONE }]),
  lacks("patients.setPatientPharmacy", ["ncpdpid", "clinicalproviderid"], [1, CHART]),
];
