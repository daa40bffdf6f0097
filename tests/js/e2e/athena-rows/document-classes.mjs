// Owns the calls of client.documents on encounter documents, lab results and prescriptions, and
// patients.createPatientCase.

import assert from "node:assert/strict";
import { holds, reads, writes } from "../../support/operations.mjs";
import { absent, get, ids, invalid, isDone, lacks, list, NONE, post, put } from "./common.mjs";

const ALL = "patients/1/documents";
const HERE = { departmentid: 1 };
const NOTE = { ...HERE, documentsubclass: "ENCOUNTERDOCUMENT_PROGRESSNOTE" };
const PDF = new TextEncoder().encode("%PDF-1.7 ÿ");

const encounterRows = [
  reads("documents.listEncounterDocuments", "gives those of an encounter", {
    async first({ client }) {
      await client.documents.createEncounterDocument(1, { ...NOTE, encounterid: 301 });
      await client.documents.createEncounterDocument(1, NOTE);
    },
    args: [1, { ...HERE, encounterid: 301, status: "REVIEW", showdeleted: true }],
    sent: list(
      `${ALL}/encounterdocument?departmentid=1&encounterid=301&status=REVIEW&showdeleted=true`,
    ),
    check({ totalcount, encounterdocuments: [document] }) {
      assert.equal(totalcount, 1);
      holds(document, {
        encounterdocumentid: "2002",
        documentclass: "ENCOUNTERDOCUMENT",
        documentsubclass: "ENCOUNTERDOCUMENT_PROGRESSNOTE",
        encounterid: "301",
        departmentid: "1",
      });
    },
  }),
  writes("documents.createEncounterDocument", "takes a file as bytes", {
    args: [1, { ...NOTE, attachmentcontents: PDF, internalnote: "Scanned" }],
    sent: post(
      `${ALL}/encounterdocument`,
      "departmentid=1&documentsubclass=ENCOUNTERDOCUMENT_PROGRESSNOTE" +
        "&attachmentcontents=JVBERi0xLjcgw78%3D&internalnote=Scanned",
    ),
    async check(result, { client }) {
      assert.deepEqual(result, { success: true, encounterdocumentid: "2002" });
      const { encounterdocuments } = await client.documents.listEncounterDocuments(1, HERE);
      assert.deepEqual(ids("internalnote", encounterdocuments), ["Scanned"]);
    },
  }),
];

const ANALYTES = [
  { analytename: "Glucose", value: "95", units: "mg/dL" },
  { analytename: "Ketones", value: "negative" },
];

const labRows = [
  writes("documents.createLabResult", "adds a result that the chart has as well", {
    args: [
      1,
      { ...HERE, analytes: ANALYTES, observationdate: "2024-06-01", resultstatus: "final" },
    ],
    sent: post(
      `${ALL}/labresult`,
      "departmentid=1&analytes=%5B%7B%22analytename%22%3A%22Glucose%22%2C%22value%22%3A%2295%22%2C" +
        "%22units%22%3A%22mg%2FdL%22%7D%2C%7B%22analytename%22%3A%22Ketones%22%2C%22value%22%3A" +
        "%22negative%22%7D%5D&observationdate=06%2F01%2F2024&resultstatus=final",
    ),
    async check(result, { client }) {
      assert.deepEqual(result, { success: true, labresultid: "273" });
      const { results } = await client.patients.getPatientLabResults(1, HERE);
      const made = results.find(({ labresultid }) => labresultid === "273");
      holds(made, { labresultdate: "06/01/2024", resultstatus: "final" });
      assert.deepEqual(ids("analytename", made.analytes), ["Glucose", "Ketones"]);
    },
  }),
  reads("documents.getLabResult", "gives one result with its values", {
    args: [1, 271, { showtemplate: true }],
    sent: get(`${ALL}/labresult/271?showtemplate=true`),
    check(result) {
      holds(result, {
        labresultid: "271",
        documentclass: "LABRESULT",
        observationdate: "03/02/2024",
        pages: [],
      });
      holds(result.observations[0], { analytename: "Hemoglobin A1c", value: "5.6", units: "%" });
    },
  }),
];

const CASE = { ...HERE, documentsource: "CALL", documentsubclass: "PATIENTCASE_ADMINISTRATIVE" };

const caseRows = [
  writes("patients.createPatientCase", "adds a case", {
    args: [
      1,
      { ...CASE, subject: "New address", callbacknumber: "6175550100", outboundonly: false },
    ],
    sent: post(
      `${ALL}/patientcase`,
      "departmentid=1&documentsource=CALL&documentsubclass=PATIENTCASE_ADMINISTRATIVE" +
        "&subject=New+address&callbacknumber=6175550100&outboundonly=false",
    ),
    async check(result, { client }) {
      assert.deepEqual(result, { success: true, patientcaseid: "2002" });
      const { patientcases } = await client.patients.getPatientCases(1, HERE);
      holds(patientcases[0], {
        patientcaseid: "2002",
        subject: "New address",
        documentsubclass: "PATIENTCASE_ADMINISTRATIVE",
      });
    },
  }),
];

const prescriptionRows = [
  reads("documents.listPrescriptions", "gives those that fit", {
    args: [1, { ...HERE, encounterid: 301, startdate: "2000-01-01", status: "REVIEW" }],
    sent: list(
      `${ALL}/prescription?departmentid=1&encounterid=301&startdate=01%2F01%2F2000&status=REVIEW`,
    ),
    check({ totalcount, prescriptions }, { system }) {
      assert.deepEqual([totalcount, ids("prescriptionid", prescriptions)], [2, ["2501", "2502"]]);
      holds(prescriptions[0], {
        documentclass: "PRESCRIPTION",
        providerid: "71",
        encounterid: "301",
      });
      if (system.settings.responsesAs === "recorded")
        assert.equal(prescriptions[0].documentdescription, "lisinopril 10 mg tablet");
    },
  }),
  writes("documents.updatePrescription", "changes notes and assignment", {
    args: [1, 2501, { ...HERE, assignedto: "wrenfield", internalnote: "a\nb", pintotop: true }],
    sent: put(
      `${ALL}/prescriptions/2501`,
      "departmentid=1&assignedto=wrenfield&internalnote=a%0Ab&pintotop=true",
    ),
    async check(result, { client }) {
      isDone(result);
      const { prescriptions } = await client.documents.listPrescriptions(1, HERE);
      holds(prescriptions[0], { assignedto: "wrenfield", internalnote: "a\nb" });
      holds(prescriptions[1], { assignedto: "hfeather", internalnote: undefined });
    },
  }),
];

export const rows = [...encounterRows, ...labRows, ...caseRows, ...prescriptionRows];

export const failures = [
  absent("documents.listEncounterDocuments", [NONE, HERE]),
  lacks("documents.listEncounterDocuments", ["departmentid"], [1, { departmentid: "" }]),
  absent("documents.createEncounterDocument", [NONE, NOTE]),
  invalid(
    "documents.createEncounterDocument",
    [1, { ...HERE, documentsubclass: "ADMIN_CONSENT" }],
    { why: ", where it is of another class" },
  ),
  absent("documents.createLabResult", [NONE, HERE]),
  invalid("documents.createLabResult", [1, { ...HERE, analytes: [{ value: 1 }] }]),
  absent("documents.getLabResult", [1, NONE]),
  absent("documents.getLabResult", [2, 271], { why: ", where it is another's" }),
  absent("patients.createPatientCase", [NONE, CASE]),
  invalid("patients.createPatientCase", [1, { ...CASE, documentsubclass: "ADMIN_CONSENT" }]),
  invalid(
    "patients.createPatientCase",
    [1, { ...CASE, callbacknumber: "6175550100", callbacknumbertype: "HOME" }],
    { why: ", with two numbers" },
  ),
  absent("documents.listPrescriptions", [NONE, HERE]),
  lacks("documents.listPrescriptions", ["departmentid"], [1, { departmentid: "" }]),
  absent("documents.updatePrescription", [1, NONE, HERE]),
  absent("documents.updatePrescription", [2, 2501, HERE], { why: ", where it is another's" }),
];
