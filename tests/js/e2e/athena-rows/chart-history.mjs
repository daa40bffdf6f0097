// Owns the calls of client.patients about medical histories, defaults, order groups and other parts of charts.

import assert from "node:assert/strict";
import { holds, reads, writes } from "../../support/operations.mjs";
import { absent, del, get, ids, invalid, isDone, lacks, list, NONE, post, put } from "./common.mjs";
import { holdsIfDocumented } from "./common.mjs";

const CHART = { departmentid: 1 };
const CETIRIZINE = { ...CHART, medicationid: 251333 };
const LAB = { ...CHART, clinicalproviderid: 10902 };
const HAS_ASTHMA = { questionid: 123, answer: "Y", note: "since May" };
const HAS_NO_DIABETES = { questionid: "129", answer: "N" };

const history = (client) => client.patients.getPatientMedicalHistory(1, CHART);
const medications = (client) => client.patients.getPatientMedications(1, CHART);
const answer = (...questions) =>
  function answered({ client }) {
    return client.patients.updatePatientMedicalHistory(1, { ...CHART, questions });
  };

const listRows = [
  reads("patients.getPatientCharts", "gives the charts with a department of each", {
    args: [1],
    sent: list("chart/1/patientchartlist"),
    check({ totalcount, chartlist }) {
      assert.equal(totalcount, 1);
      assert.deepEqual(chartlist, [{ sampledepartmentid: "1", chartsharinggroupid: "42" }]);
    },
  }),
  reads("patients.getPatientAnalytes", "gives those of a time, of all lab results", {
    args: [1, { ...CHART, startdate: "2024-02-01", showhidden: true }],
    sent: list("chart/1/analytes?departmentid=1&startdate=02%2F01%2F2024&showhidden=true"),
    check({ totalcount, analytes: [analyte, ...more] }, at) {
      assert.deepEqual([totalcount, more], [1, []]);
      holds(analyte, {
        analyteid: "271",
        analytename: "Hemoglobin A1c",
        analytedate: "03/02/2024",
        value: "5.6",
      });
      const documented = { units: "%", description: "hemoglobin a1c", labresultstatus: "final" };
      holdsIfDocumented(at, analyte, documented);
    },
  }),
];

const medicationRows = [
  writes("patients.createPatientMedication", "adds a medication", {
    args: [1, { ...CETIRIZINE, startdate: "2024-05-01", providernote: "for hay fever" }],
    sent: post(
      "chart/1/medications",
      "departmentid=1&medicationid=251333&startdate=05%2F01%2F2024&providernote=for+hay+fever",
    ),
    async check(result, at) {
      assert.equal(result.success, true);
      holdsIfDocumented(at, result, { medicationentryid: "H204" });
      const [medication] = (await medications(at.client)).medications.at(-1);
      holds(medication, {
        medicationid: "251333",
        medicationentryid: "H204",
        medication: "cetirizine 10 mg tablet",
        providernote: "for hay fever",
        events: [{ type: "START", eventdate: "05/01/2024" }],
      });
    },
  }),
  writes("patients.createPatientMedication", "adds one that has ended", {
    args: [1, { ...CETIRIZINE, startdate: "05/01/2024", stopdate: "2024-06-30", hidden: false }],
    sent: post(
      "chart/1/medications",
      "departmentid=1&medicationid=251333&startdate=05%2F01%2F2024&stopdate=06%2F30%2F2024" +
        "&hidden=false",
    ),
    async check(_result, at) {
      const [medication] = (await medications(at.client)).medications.at(-1);
      holdsIfDocumented(at, medication, { isdiscontinued: true });
      assert.deepEqual(ids("eventdate", medication.events), ["05/01/2024", "06/30/2024"]);
    },
  }),
  writes("patients.updatePatientMedications", "says that none are taken, in a note as well", {
    args: [1, { ...CHART, nomedicationsreported: true, sectionnote: "Asked twice" }],
    sent: put(
      "chart/1/medications",
      "departmentid=1&nomedicationsreported=true&sectionnote=Asked+twice",
    ),
    async check(result, { client }) {
      isDone(result);
      const said = { nomedicationsreported: true, sectionnote: "Asked twice" };
      holds(await medications(client), said);
      await client.patients.updatePatientMedications(1, { ...CHART, sectionnote: "" });
      holds(await medications(client), { ...said, sectionnote: "" });
    },
  }),
];

const historyRows = [
  reads("patients.getPatientMedicalHistory", "gives questions with their answers", {
    first: answer(HAS_ASTHMA, HAS_NO_DIABETES),
    args: [1, CHART],
    sent: get("chart/1/medicalhistory?departmentid=1"),
    check: ({ questions }) =>
      assert.deepEqual(questions, [
        { questionid: "123", question: "Asthma", answer: "Y", note: "since May" },
        { questionid: "129", question: "Diabetes", answer: "N" },
      ]),
  }),
  writes("patients.updatePatientMedicalHistory", "changes an answer beside others", {
    first: answer(HAS_ASTHMA, HAS_NO_DIABETES),
    args: [1, { ...CHART, questions: [{ questionid: "123", answer: "N" }], sectionnote: "Asked" }],
    sent: put(
      "chart/1/medicalhistory",
      "departmentid=1&questions=%5B%7B%22questionid%22%3A%22123%22%2C%22answer%22%3A%22N%22%7D%5D" +
        "&sectionnote=Asked",
    ),
    async check(result, { client }) {
      isDone(result);
      const { questions, sectionnote } = await history(client);
      assert.deepEqual(ids("answer", questions), ["N", "N"]);
      assert.deepEqual([questions[0].note, sectionnote], ["since May", "Asked"]);
    },
  }),
  writes("patients.updatePatientMedicalHistory", "deletes an answer", {
    first: answer(HAS_ASTHMA, HAS_NO_DIABETES),
    args: [1, { ...CHART, questions: [{ questionid: 123, delete: true }] }],
    sent: put(
      "chart/1/medicalhistory",
      "departmentid=1&questions=%5B%7B%22questionid%22%3A123%2C%22delete%22%3Atrue%7D%5D",
    ),
    async check(result, { client }) {
      isDone(result);
      assert.deepEqual(ids("questionid", (await history(client)).questions), ["129"]);
    },
  }),
  reads("patients.getPatientSocialHistoryTemplates", "gives the chosen templates", {
    args: [1, CHART],
    sent: get("chart/1/socialhistory/templates?departmentid=1"),
    check: (templates) =>
      assert.deepEqual(templates, [{ templateid: "55", templatename: "Social History" }]),
  }),
  writes("patients.setPatientSocialHistoryTemplates", "replaces the templates", {
    args: [1, { ...CHART, templateids: [56] }],
    sent: put("chart/1/socialhistory/templates", "departmentid=1&templateids=56"),
    async check(result, { client }) {
      isDone(result);
      const chosen = await client.patients.getPatientSocialHistoryTemplates(1, CHART);
      assert.deepEqual(ids("templateid", chosen), ["56"]);
      const all = { ...CHART, showunansweredquestions: true };
      const shown = await client.patients.getPatientSocialHistory(1, all);
      assert.deepEqual(shown.questions, []);
      assert.deepEqual(ids("templateid", shown.templates), ["56"]);
    },
  }),
  writes("patients.setPatientSocialHistoryTemplates", "takes several", {
    args: [1, { ...CHART, templateids: ["55", 56] }],
    sent: put("chart/1/socialhistory/templates", "departmentid=1&templateids=55%2C56"),
    async check(_result, { client }) {
      const chosen = await client.patients.getPatientSocialHistoryTemplates(1, CHART);
      assert.deepEqual(ids("templateid", chosen), ["55", "56"]);
    },
  }),
];

const defaultRows = [
  reads("patients.getPatientDefaultPharmacy", "gives nothing where there is none", {
    args: [1, CHART],
    sent: get("chart/1/pharmacies/default?departmentid=1"),
    check: (pharmacy) => assert.deepEqual(pharmacy, {}),
  }),
  writes("patients.setPatientDefaultPharmacy", "sets the pharmacy, not a preferred one", {
    args: [1, { ...CHART, ncpdpid: "1000002" }],
    sent: put("chart/1/pharmacies/default", "departmentid=1&ncpdpid=1000002"),
    async check(result, at) {
      isDone(result);
      const pharmacy = await at.client.patients.getPatientDefaultPharmacy(1, CHART);
      holds(pharmacy, { clinicalproviderid: "10802", clinicalprovidername: "Example Quay Drugs" });
      holdsIfDocumented(at, pharmacy, { ncpdpid: "1000002" });
      const { pharmacies } = await at.client.patients.getPatientPharmacy(1, CHART);
      assert.deepEqual(pharmacies, []);
    },
  }),
  reads("patients.getPatientDefaultLab", "gives the lab", {
    first: ({ client }) => client.patients.setPatientDefaultLab(1, LAB),
    args: [1, CHART],
    sent: get("chart/1/labs/default?departmentid=1"),
    check: (lab) =>
      holds(lab, {
        clinicalproviderid: "10902",
        clinicalprovidername: "EXAMPLE QUAY DIAGNOSTICS",
        zip: "02472",
        acceptfax: true,
      }),
  }),
  writes("patients.setPatientDefaultLab", "replaces the lab", {
    first: ({ client }) => client.patients.setPatientDefaultLab(1, LAB),
    args: [1, { ...CHART, clinicalproviderid: "10901" }],
    sent: put("chart/1/labs/default", "departmentid=1&clinicalproviderid=10901"),
    async check(result, { client }) {
      isDone(result);
      const lab = await client.patients.getPatientDefaultLab(1, CHART);
      assert.equal(lab.clinicalproviderid, "10901");
    },
  }),
  writes("patients.deletePatientDefaultLab", "leaves none", {
    first: ({ client }) => client.patients.setPatientDefaultLab(1, LAB),
    args: [1, LAB],
    sent: del("chart/1/labs/default?departmentid=1&clinicalproviderid=10902"),
    async check(result, { client }) {
      isDone(result);
      assert.deepEqual(await client.patients.getPatientDefaultLab(1, CHART), {});
    },
  }),
  writes("patients.createPatientOrderGroup", "adds an encounter for orders alone", {
    args: [1, { ...CHART, orderingproviderid: 72 }],
    sent: post("chart/1/ordergroups", "departmentid=1&orderingproviderid=72"),
    async check(result, at) {
      assert.deepEqual(result, { success: true, encounterid: "302" });
      const encounter = await at.client.encounters.getEncounter(result.encounterid);
      holds(encounter, { encountertype: "ORDERSONLY", appointmentid: undefined });
      holdsIfDocumented(at, encounter, { patientid: "1", providerid: "72" });
    },
  }),
];

export const rows = [listRows, medicationRows, historyRows, defaultRows].flat();

/** The reads of a chart, which fail alike. */
const CHART_READS = [
  "getPatientAnalytes",
  "getPatientMedicalHistory",
  "getPatientSocialHistoryTemplates",
  "getPatientDefaultPharmacy",
  "getPatientDefaultLab",
].map((name) => `patients.${name}`);

const REPLACED = { first: ({ client }) => client.patients.setPatientDefaultLab(1, LAB) };

export const failures = [
  ...CHART_READS.flatMap((method) => [
    absent(method, [NONE, CHART]),
    invalid(method, [1, { departmentid: NONE }]),
    lacks(method, ["departmentid"], [1, { departmentid: "" }]),
  ]),
  absent("patients.getPatientCharts", [NONE]),
  absent("patients.createPatientMedication", [NONE, CETIRIZINE]),
  invalid("patients.createPatientMedication", [1, { ...CHART, medicationid: NONE }]),
  lacks("patients.createPatientMedication", ["medicationid"], [1, { ...CHART, medicationid: "" }]),
  absent("patients.updatePatientMedications", [NONE, { ...CHART, sectionnote: "" }]),
  absent("patients.updatePatientMedicalHistory", [NONE, CHART]),
  invalid("patients.updatePatientMedicalHistory", [
    1,
    { ...CHART, questions: [{ questionid: NONE, answer: "Y" }] },
  ]),
  invalid(
    "patients.updatePatientMedicalHistory",
    [1, { ...CHART, questions: [{ questionid: 123, answer: "perhaps" }] }],
    { why: ", with an answer that is neither Y nor N" },
  ),
  absent("patients.setPatientSocialHistoryTemplates", [NONE, { ...CHART, templateids: [55] }]),
  invalid("patients.setPatientSocialHistoryTemplates", [1, { ...CHART, templateids: [NONE] }]),
  absent("patients.setPatientDefaultPharmacy", [NONE, { ...CHART, ncpdpid: 1000001 }]),
  invalid("patients.setPatientDefaultPharmacy", [1, { ...CHART, ncpdpid: NONE }]),
  lacks("patients.setPatientDefaultPharmacy", ["ncpdpid", "clinicalproviderid"], [1, CHART]),
  absent("patients.setPatientDefaultLab", [NONE, LAB]),
  invalid("patients.setPatientDefaultLab", [1, { ...CHART, clinicalproviderid: 10801 }], {
    why: ", where it is a pharmacy",
  }),
  absent("patients.deletePatientDefaultLab", [NONE, LAB]),
  invalid("patients.deletePatientDefaultLab", [1, { ...CHART, clinicalproviderid: 10901 }], {
    ...REPLACED,
    why: ", where it is another lab",
  }),
  absent("patients.createPatientOrderGroup", [NONE, CHART]),
  invalid("patients.createPatientOrderGroup", [1, { ...CHART, orderingproviderid: NONE }]),
];
