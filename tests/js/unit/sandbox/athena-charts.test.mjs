// The athena system's charts.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { good, lacks, practice, refuses } from "./athena.mjs";

const CHART = { departmentid: "1" };

describe("charts", () => {
  test("every part of a chart needs its department and its patient", async (t) => {
    const { get } = await practice(t);
    const parts = ["problems", "medications", "allergies", "vaccines", "vitals", "labresults"];
    for (const part of [...parts, "socialhistory", "pharmacies/preferred", "encounters"]) {
      await lacks(get(`chart/1/${part}`), ["departmentid"]);
      await refuses(get(`chart/1/${part}`, { departmentid: "77" }), 400, /departmentid/);
      await refuses(get(`chart/999/${part}`, CHART), 404, /patient/);
      assert.equal((await get(`chart/2/${part}`, CHART)).status, 200);
    }
  });

  test("problems are added, changed, ended and removed", async (t) => {
    const { get, post, put, del } = await practice(t);
    const list = async (query = {}) =>
      (await good(get("chart/1/problems", { ...CHART, ...query }))).problems;
    assert.equal((await list()).length, 1);
    const fields = { ...CHART, snomedcode: "195967001", startdate: "06/01/2024" };
    const { success, problemid } = await good(post("chart/1/problems", fields));
    assert.deepEqual([success, typeof problemid], [true, "number"]);
    const path = `chart/1/problems/${problemid}`;
    await good(put(path, { ...CHART, note: "asthma", startdate: "06/02/2024" }));
    const [event] = (await list())[1].events;
    assert.deepEqual([event.note, event.startdate], ["asthma", "06/02/2024"]);
    await good(del(path, CHART));
    assert.deepEqual(
      [(await list()).length, (await list({ showinactive: "true" })).length],
      [1, 2],
    );
    await good(del(path, { ...CHART, remove: "true" }));
    assert.equal((await list({ showinactive: "true" })).length, 1);
    await refuses(put(path, CHART), 404, /problem/);
    await refuses(put("chart/2/problems/101", CHART), 404, /problem/);
    await lacks(post("chart/1/problems", {}), ["departmentid", "snomedcode"]);
  });

  test("medications come as an array of arrays", async (t) => {
    const { get } = await practice(t);
    const list = async (query = {}) =>
      (await good(get("chart/1/medications", { ...CHART, ...query }))).medications;
    const names = (medications) => medications.map(([{ medication }]) => medication.split(" ")[0]);
    assert.deepEqual(names(await list()), ["lisinopril", "amoxicillin", "metformin"]);
    assert.deepEqual(names(await list({ medicationtype: "Active" })), ["lisinopril", "metformin"]);
    assert.deepEqual(names(await list({ medicationtype: "Historical" })), ["amoxicillin"]);
    const [[{ medicationid, medicationentryid }]] = await list();
    assert.deepEqual([typeof medicationid, medicationentryid[0]], ["number", "H"]);
  });

  test("allergies are added and changed by their allergen", async (t) => {
    const { get, put } = await practice(t);
    const sent = [
      { allergenid: 8870, note: "since childhood" },
      { allergenid: 12, allergenname: "latex" },
    ];
    await good(
      put("chart/1/allergies", { ...CHART, allergies: JSON.stringify(sent), nkda: "true" }),
    );
    const { allergies, nkda } = await good(get("chart/1/allergies", CHART));
    assert.deepEqual(
      allergies.map(({ allergenname, note }) => [allergenname, note]),
      [
        ["penicillin", "since childhood"],
        ["latex", undefined],
      ],
    );
    assert.equal(nkda, "true");
    const bad = ["{", "5", '{"a":1}', "[1]", "[{}]"];
    for (const text of bad) {
      await refuses(put("chart/1/allergies", { ...CHART, allergies: text }), 400, /allerg/);
    }
  });

  test("vaccines, vitals and laboratory results of the patient are read", async (t) => {
    const { get } = await practice(t);
    const { vaccines } = await good(get("chart/1/vaccines", CHART));
    assert.deepEqual([vaccines[0].cvx, vaccines[0].status], ["141", "ADMINISTERED"]);
    const { vitals } = await good(get("chart/1/vitals", CHART));
    assert.deepEqual(
      vitals.map(({ key, readings }) => [key, readings[0].map(({ value }) => value)]),
      [["BLOODPRESSURE", ["128", "82"]]],
    );
    const { results } = await good(get("chart/1/labresults", CHART));
    assert.deepEqual(
      [typeof results[0].labresultid, results[0].analytes[0].value],
      ["number", "5.6"],
    );
    const late = await good(get("chart/1/labresults", { ...CHART, startdate: "03/03/2024" }));
    assert.deepEqual(late.results, []);
  });

  test("answers of the social history are set and removed", async (t) => {
    const { get, put } = await practice(t);
    const path = "chart/1/socialhistory";
    const set = (questions) => put(path, { ...CHART, questions: JSON.stringify(questions) });
    await good(
      set([
        { key: "SMOKINGSTATUS", answer: "Never" },
        { key: "EXERCISELEVEL", answer: "Some" },
      ]),
    );
    const { questions } = await good(get(path, CHART));
    assert.deepEqual(
      questions.map(({ questionid, answer }) => [questionid, answer]),
      [
        [101, "Never"],
        ["102", "Some"],
      ],
    );
    await good(set([{ key: "SMOKINGSTATUS", delete: true }]));
    assert.equal((await good(get(path, CHART))).questions.length, 1);
    const all = { ...CHART, showunansweredquestions: "true" };
    assert.equal((await good(get(path, all))).questions.length, 2);
    await refuses(set([{ key: "NOBODY" }]), 400, /questions/);
  });

  test("a preferred pharmacy is chosen by either of its ids", async (t) => {
    const { get, put } = await practice(t);
    const path = "chart/1/pharmacies/preferred";
    await good(put(path, { ...CHART, ncpdpid: "1000002" }));
    await good(put(path, { ...CHART, clinicalproviderid: "10802" }));
    const { pharmacies } = await good(get(path, CHART));
    assert.deepEqual(
      pharmacies.map(({ ncpdpid, clinicalprovidername }) => [ncpdpid, clinicalprovidername]),
      [["1000002", "Example Quay Drugs"]],
    );
    await lacks(put(path, CHART), ["ncpdpid", "clinicalproviderid"]);
    await refuses(put(path, { ...CHART, ncpdpid: "5" }), 400, /ncpdpid/);
  });
});
