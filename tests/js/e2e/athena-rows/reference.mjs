// Owns the calls of client.reference.

import assert from "node:assert/strict";
import { holds, reads } from "../../support/operations.mjs";
import { forbidden, get, ids, invalid, lacks, list, NONE } from "./common.mjs";

const LABS = { departmentid: 1, ordertype: "LAB" };

const clinical = [
  reads("reference.searchAllergies", "finds allergens by a part of the name", {
    args: [{ searchvalue: "PEN" }],
    sent: get("reference/allergies?searchvalue=PEN"),
    check: (found) => assert.deepEqual(found, [{ allergyid: "8870", allergy: "penicillin" }]),
  }),
  reads("reference.listAllergyReactions", "gives the reactions", {
    sent: get("reference/allergies/reactions"),
    check: ([reaction]) =>
      assert.deepEqual(reaction, {
        reactionid: "7",
        reactionname: "Hives",
        snomedcode: 126485001,
      }),
  }),
  reads("reference.listAllergySeverities", "gives the severities", {
    sent: get("reference/allergies/severities"),
    check: ([severity]) =>
      assert.deepEqual(severity, { severity: "Mild", snomedcode: "255604002" }),
  }),
  reads("reference.searchMedications", "finds those whose names hold all words", {
    args: [{ searchvalue: "tablet 10 cetirizine" }],
    sent: get("reference/medications?searchvalue=tablet+10+cetirizine"),
    check: (found) =>
      assert.deepEqual(found, [{ medicationid: "251333", medication: "cetirizine 10 mg tablet" }]),
  }),
  reads("reference.searchLabOrderTypes", "finds tests", {
    args: [{ searchvalue: "panel" }],
    sent: get("reference/order/lab?searchvalue=panel"),
    check: (found) =>
      assert.deepEqual(found, [{ ordertypeid: "342286", name: "lipid panel, serum" }]),
  }),
  reads("reference.listOfficeOrderTypes", "gives what departments carry out", {
    sent: get("chart/configuration/officeordertypes"),
    check: ([glucose, cardiogram]) => {
      holds(glucose, { clinicalordertypeid: "342273", departmentids: "1,2", loinc: "32016-8" });
      holds(cardiogram, { ordertypecategory: "IMAGING", departmentids: "-1", loinc: undefined });
    },
  }),
  reads("reference.searchFacilities", "finds labs by their address", {
    args: [{ ...LABS, name: "quay example", patientid: "1" }],
    sent: get(
      "chart/configuration/facilities?departmentid=1&ordertype=LAB&name=quay+example&patientid=1",
    ),
    check([lab, ...more]) {
      assert.deepEqual(more, []);
      holds(lab, {
        facilityid: "10902",
        name: "EXAMPLE QUAY DIAGNOSTICS",
        distance: 3.2,
        zipcode: "02472",
      });
    },
  }),
  reads("reference.searchFacilities", "finds pharmacies with their kind", {
    args: [{ departmentid: 1, ordertype: "PRESCRIPTION", name: "sample" }],
    sent: get("chart/configuration/facilities?departmentid=1&ordertype=PRESCRIPTION&name=sample"),
    check: ([pharmacy]) => holds(pharmacy, { facilityid: "10801", pharmacytype: "RETAIL" }),
  }),
];

const configured = [
  reads("reference.listMedicalHistoryQuestions", "gives the questions, without deleted ones", {
    sent: list("chart/configuration/medicalhistory"),
    check({ totalcount, questions: [asthma] }) {
      assert.equal(totalcount, 3);
      const question = { questionid: "123", question: "Asthma", ordering: 1, deleted: false };
      assert.deepEqual(asthma, question);
    },
  }),
  reads("reference.listMedicalHistoryQuestions", "gives deleted ones on request", {
    args: [{ showdeleted: true }],
    sent: list("chart/configuration/medicalhistory?showdeleted=true"),
    check: ({ questions }) =>
      assert.deepEqual(ids("deleted", questions), [false, false, false, true]),
  }),
  reads("reference.listSocialHistoryTemplates", "gives templates with their questions", {
    sent: get("chart/configuration/socialhistory"),
    check([{ questions, ...template }, empty]) {
      assert.deepEqual(template, { templateid: "55", templatename: "Social History" });
      assert.deepEqual(ids("questionid", questions), ["101", "102"]);
      assert.deepEqual(questions[0].options[0], { never: "Never" });
      assert.deepEqual(empty.questions, []);
    },
  }),
  reads("reference.listConfiguredVitals", "gives vitals with their values", {
    args: [{ showunconfigured: true, specialtyid: "008" }],
    sent: list("chart/configuration/vitals?showunconfigured=true&specialtyid=008"),
    check({ totalcount, vitals: [pressure, ...more] }) {
      assert.equal(totalcount, 6);
      holds(pressure, { key: "BLOODPRESSURE", abbreviation: "BP", istiedtomeasurement: false });
      assert.deepEqual(ids("clinicalelementid", pressure.attributes), [
        "VITALS.BLOODPRESSURE.SYSTOLIC",
        "VITALS.BLOODPRESSURE.DIASTOLIC",
      ]);
      assert.equal(more.at(-1).key, "PAINSCALE");
    },
  }),
  reads("reference.listScreeners", "gives templates", {
    args: [{ limit: 1 }],
    sent: get("chart/questionnairescreeners?limit=1&offset=0"),
    check({ totalcount, questionnairescreeners }) {
      assert.equal(totalcount, 2);
      const sleep = { templateid: "1", templatetype: "CUSTOM", name: "Sample Sleep Screener" };
      assert.deepEqual(questionnairescreeners, [sleep]);
    },
  }),
  reads("reference.listProviderSpecialties", "gives specialties", {
    sent: list("reference/providerspecialties"),
    check({ totalcount, providerspecialties: [family] }) {
      assert.equal(totalcount, 3);
      assert.deepEqual(family, { specialtyid: "008", specialtyname: "Family Medicine" });
    },
  }),
  reads("reference.listProviderTypes", "gives types", {
    sent: list("reference/providertypes"),
    check: ({ providertypes }) =>
      assert.deepEqual(ids("providertypeid", providertypes), ["FNP", "MD", "PA-C"]),
  }),
];

export const rows = [...clinical, ...configured];

const SEARCHES = ["searchAllergies", "searchMedications", "searchLabOrderTypes"];
const LISTS = ["listMedicalHistoryQuestions", "listConfiguredVitals", "listScreeners"];
const PROVIDERS = ["listProviderSpecialties", "listProviderTypes"];
const WHOLE = ["listAllergyReactions", "listAllergySeverities", "listOfficeOrderTypes"];

export const failures = [
  ...SEARCHES.map((name) => lacks(`reference.${name}`, ["searchvalue"], [{ searchvalue: "" }])),
  ...[...LISTS, ...PROVIDERS].map((name) => invalid(`reference.${name}`, [{ limit: 5001 }])),
  ...[...WHOLE, "listSocialHistoryTemplates"].map((name) => forbidden(`reference.${name}`, [])),
  invalid("reference.searchFacilities", [{ ...LABS, departmentid: NONE, name: "lab" }]),
  lacks("reference.searchFacilities", ["name"], [{ ...LABS, name: "" }]),
];
