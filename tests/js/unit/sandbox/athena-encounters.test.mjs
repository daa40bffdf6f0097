// The athena system's encounters and documents.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { day, good, lacks, practice, refuses } from "./athena.mjs";

const PATH = "chart/encounter/301";
const CHART = { departmentid: "1" };

describe("encounters", () => {
  test("one is read, changed, and listed for its patient", async (t) => {
    const { get, put } = await practice(t);
    const [encounter] = await good(get(PATH));
    assert.deepEqual([encounter.encounterid, encounter.status], [301, "OPEN"]);
    await good(put(PATH, { patientstatusid: "4", patientlocationid: "8" }));
    const [changed] = await good(get(PATH));
    assert.deepEqual([changed.patientstatusid, changed.patientlocationid], ["4", "8"]);
    await refuses(put(PATH, { patientstatusid: "ready" }), 400, /patientstatusid/);
    await refuses(get("chart/encounter/999"), 404, /encounter/);
    const list = async (query) =>
      (await good(get("chart/1/encounters", { ...CHART, ...query }))).encounters;
    const [listed] = await list({ showdiagnoses: "true" });
    assert.equal(listed.diagnoses.length, 1);
    for (const query of [{ startdate: day(-7) }, { providerid: "72" }, { departmentid: "2" }]) {
      assert.deepEqual(await list(query), [], JSON.stringify(query));
    }
  });

  test("diagnoses are added, changed and deleted until it is signed", async (t) => {
    const { get, post, put, del } = await practice(t);
    const path = `${PATH}/diagnoses`;
    await lacks(post(path, {}), ["snomedcode"]);
    const made = await good(post(path, { snomedcode: "195967001", icd10codes: "J45.909" }));
    const one = `${path}/${made.diagnosisid}`;
    await good(put(one, { snomedcode: "195967001", icd10codes: "J45.20,J45.909", note: "mild" }));
    const [, diagnosis] = await good(get(path));
    assert.deepEqual(
      [diagnosis.snomedcode, diagnosis.icdcodes.map(({ code }) => code), diagnosis.note],
      [195967001, ["J45.20", "J45.909"], "mild"],
    );
    const orders = await good(get(`${PATH}/orders`, { showdiagnoseswithoutorders: "true" }));
    const ordered = orders.map((each) => each.orders.map(({ documentid }) => documentid));
    assert.deepEqual(ordered, [[3001], []]);
    assert.deepEqual(orders[0].diagnosisicd, [
      { code: "I10", codeset: "ICD10", description: "ICD-10 I10" },
    ]);
    assert.equal((await good(get(`${PATH}/orders`))).length, 1);
    await good(del(one));
    await refuses(del(one), 404, /diagnosis/);
    await good(post(`${PATH}/sign`));
    assert.equal((await good(get(PATH)))[0].status, "CLOSED");
    const closed = [
      post(path, { snomedcode: "1" }),
      post(`${PATH}/sign`),
      post(`${PATH}/vitals`, { vitals: "[]" }),
    ];
    for (const call of closed) await refuses(call, 409, /closed/);
  });

  test("vitals taken together are one reading, in the encounter and in the chart", async (t) => {
    const { get, post } = await practice(t);
    const add = (vitals) => post(`${PATH}/vitals`, { vitals: JSON.stringify(vitals) });
    const reading = (name, value) => ({ clinicalelementid: `VITALS.${name}`, value });
    const made = await good(
      add([
        [reading("BLOODPRESSURE.SYSTOLIC", 120), reading("BLOODPRESSURE.DIASTOLIC", "80")],
        [reading("WEIGHT", "70000")],
      ]),
    );
    assert.equal(made.vitalids.length, 3);
    const { vitals } = await good(get(`${PATH}/vitals`));
    const shape = vitals.map(({ key, readings }) => [key, readings.map((group) => group.length)]);
    assert.deepEqual(shape, [
      ["BLOODPRESSURE", [2, 2]],
      ["WEIGHT", [1]],
    ]);
    assert.deepEqual((await good(get("chart/1/vitals", CHART))).vitals, vitals);
    const [weight] = vitals[1].readings[0];
    assert.equal(weight.value, "70000");
    assert.match(weight.readingtaken, /^\d\d\/\d\d\/\d{4}$/);
    const bad = [{}, [{}], [[{}]], [[reading("MOOD", "1")]], [[reading("WEIGHT", null)]]];
    for (const vital of bad) await refuses(add(vital), 400, /vitals/);
    await lacks(post(`${PATH}/vitals`, {}), ["vitals"]);
  });

  test("its summary is HTML in JSON, by encounter and by appointment", async (t) => {
    const { get } = await practice(t);
    const summary = await good(get("chart/encounters/301/summary", { mobile: "1" }));
    assert.match(summary.summaryhtml, /^<html>.*38341003/);
    assert.deepEqual(await good(get("chart/1/encounters/1001/summary")), summary);
    await refuses(get("chart/2/encounters/1001/summary"), 404, /encounter/);
  });
});

describe("documents", () => {
  const ALL = "patients/1/documents";

  test("one of any class is added to the patient's", async (t) => {
    const { get, post } = await practice(t);
    const fields = { documentsubclass: "CLINICALDOCUMENT_CONSULTNOTE", attachmentcontents: "aGk=" };
    const { documentid } = await good(post(ALL, { ...fields, departmentid: "1" }));
    assert.equal(typeof documentid, "string");
    await good(post(ALL, { ...fields, appointmentid: "1001" }));
    const count = async (query) => (await good(get(ALL, { ...CHART, ...query }))).documents.length;
    assert.deepEqual(
      [await count({}), await count({ documentclass: "ADMIN" }), await count({ enddate: day(-7) })],
      [3, 1, 1],
    );
    await lacks(post(ALL, {}), ["documentsubclass", "attachmentcontents"]);
    await lacks(post(ALL, fields), ["departmentid"]);
    const wrong = { ...fields, ...CHART, documentsubclass: "SECRET_NOTE" };
    await refuses(post(ALL, wrong), 400, /documentsubclass/);
    await lacks(get(ALL), ["departmentid"]);
  });

  for (const [path, list, id, subclass] of [
    ["clinicaldocument", "clinicaldocuments", "clinicaldocumentid", "CLINICALDOCUMENT_CONSULTNOTE"],
    ["admin", "admins", "adminid", "ADMIN_BILLING"],
  ]) {
    test(`those of the class ${path} are added, read and deleted`, async (t) => {
      const { get, post, del } = await practice(t);
      const base = `${ALL}/${path}`;
      const count = async (query) => (await good(get(base, { ...CHART, ...query })))[list].length;
      const before = await count({});
      const fields = { documentsubclass: subclass, internalnote: "seen" };
      const made = await good(post(base, { ...CHART, ...fields }));
      assert.equal(typeof made[id], "number");
      const one = `${base}/${made[id]}`;
      const [row] = await good(get(one));
      assert.deepEqual([row[id], row.internalnote, row.status], [made[id], "seen", "REVIEW"]);
      assert.equal(await count({}), before + 1);
      assert.deepEqual(await good(del(one)), { success: true, [id]: made[id] });
      await refuses(get(one), 404, /document/);
      assert.deepEqual([await count({}), await count({ showdeleted: "1" })], [before, before + 1]);
      const other = { ...CHART, documentsubclass: "MEDICALRECORD_HISTORICAL" };
      await refuses(post(base, other), 400, /documentsubclass/);
    });
  }
});
