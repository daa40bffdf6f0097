// The athena system's medical histories, defaults, orders, screening questionnaires and reference lists.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { good, lacks, practice, refuses } from "./athena.mjs";

const CHART = { departmentid: "1" };
const ENCOUNTER = "chart/encounter/301";
const LAB = { diagnosissnomedcode: "38341003", ordertypeid: "342104" };

describe("a chart", () => {
  test("has answers, defaults and templates of its own patient only", async (t) => {
    const { get, put } = await practice(t);
    const questions = JSON.stringify([{ questionid: 123, answer: "Y" }]);
    await good(put("chart/1/medicalhistory", { ...CHART, questions, sectionnote: "Asked" }));
    await good(put("chart/1/labs/default", { ...CHART, clinicalproviderid: "10901" }));
    await good(put("chart/1/pharmacies/default", { ...CHART, clinicalproviderid: "10801" }));
    await good(put("chart/1/socialhistory/templates", { ...CHART, templateids: "56" }));
    await good(put("chart/1/medications", { ...CHART, nomedicationsreported: "true" }));
    assert.deepEqual(await good(get("chart/1/medicalhistory", CHART)), {
      questions: [{ questionid: 123, question: "Asthma", answer: "Y" }],
      sectionnote: "Asked",
    });
    assert.deepEqual(await good(get("chart/2/medicalhistory", CHART)), { questions: [] });
    assert.deepEqual(await good(get("chart/2/labs/default", CHART)), {});
    assert.deepEqual(await good(get("chart/2/pharmacies/default", CHART)), {});
    const [{ templateid }] = await good(get("chart/2/socialhistory/templates", CHART));
    assert.equal(templateid, 55);
    assert.equal((await good(get("chart/2/medications", CHART))).nomedicationsreported, false);
  });

  test("refuses answers that are none, and keeps the others then", async (t) => {
    const { get, put } = await practice(t);
    const answer = (...questions) =>
      put("chart/1/medicalhistory", { ...CHART, questions: JSON.stringify(questions) });
    await good(answer({ questionid: "123", answer: "N" }));
    const good129 = { questionid: 129, answer: "Y" };
    for (const wrong of [{}, null, { questionid: 1 }, { questionid: 123, answer: "maybe" }]) {
      await refuses(answer(good129, wrong), 400, /questions/);
    }
    await refuses(put("chart/1/medicalhistory", { ...CHART, questions: "{}" }), 400, /array/);
    const { questions } = await good(get("chart/1/medicalhistory", CHART));
    assert.deepEqual(questions, [{ questionid: 123, question: "Asthma", answer: "N" }]);
  });

  test("lists analytes of a time", async (t) => {
    const { get } = await practice(t);
    const count = async (query) =>
      (await good(get("chart/1/analytes", { ...CHART, ...query }))).totalcount;
    assert.deepEqual(
      [
        await count({}),
        await count({ startdate: "02/01/2024" }),
        await count({ enddate: "02/01/2024" }),
        await count({ startdate: "04/01/2024" }),
      ],
      [2, 1, 1, 0],
    );
  });
});

describe("an encounter", () => {
  test("has orders, which are its own", async (t) => {
    const { get, post } = await practice(t);
    const { documentid } = await good(post(`${ENCOUNTER}/orders/lab`, LAB));
    assert.equal(typeof documentid, "number");
    const [{ orders }, ...more] = await good(get(`${ENCOUNTER}/orders`));
    const ids = orders.map(({ orderid }) => orderid);
    assert.deepEqual([ids, more], [[3001, documentid], []]);
    const group = await good(post("chart/1/ordergroups", CHART));
    await refuses(get(`chart/encounter/${group.encounterid}/orders/${documentid}`), 404, /order/);
    assert.deepEqual(await good(get(`chart/encounter/${group.encounterid}/orders`)), []);
    await lacks(post(`${ENCOUNTER}/orders/lab`, {}), ["diagnosissnomedcode"]);
  });

  test("has screening questionnaires, which other encounters cannot change", async (t) => {
    const { get, post, put } = await practice(t);
    const path = `${ENCOUNTER}/questionnairescreeners`;
    await good(post(path, { templateid: "1" }));
    const [{ questionnaireid }] = (await good(get(path))).questionnairescreeners;
    const fields = { questionnaireid: String(questionnaireid), documentids: "2001" };
    const group = await good(post("chart/1/ordergroups", CHART));
    const elsewhere = `chart/encounter/${group.encounterid}/questionnairescreeners/scoreonly`;
    await refuses(put(elsewhere, { ...fields, score: "1" }), 400, /cannot be found/);
    const answers = [[{}], [{ questionid: 11 }], [{ questionid: 99, answer: "Often" }]];
    for (const questions of answers) {
      const call = put(path, { ...fields, score: "1", questions: JSON.stringify(questions) });
      await refuses(call, 400, /questions/);
    }
    await good(put(`${path}/scoreonly`, { ...fields, score: "3" }));
    // Without a score the one that it has stays.
    await good(put(`${path}/scoreonly`, { ...fields, note: "seen" }));
    const [{ score, note, scoringstatus }] = (await good(get(path))).questionnairescreeners;
    assert.deepEqual([score, note, scoringstatus], [3, "seen", "BEENSCORED"]);
  });

  test("has goals and an exam only if it is the first one", async (t) => {
    const { get, post } = await practice(t);
    const { encounterid } = await good(post("chart/1/ordergroups", CHART));
    const other = `chart/encounter/${encounterid}`;
    assert.deepEqual((await good(get(`${other}/patientgoals`))).goals, []);
    const exam = await good(get(`${other}/physicalexam`, { showstructured: "true" }));
    assert.deepEqual(exam, { physicalexam: [], templatedata: [], templates: [] });
  });
});

describe("reference lists", () => {
  test("are searched by all words, in any case", async (t) => {
    const { get } = await practice(t);
    const search = async (list, searchvalue) =>
      (await good(get(`reference/${list}`, { searchvalue }))).length;
    assert.deepEqual(
      [
        await search("medications", "TABLET"),
        await search("medications", "tablet lisinopril"),
        await search("medications", "tablet amoxicillin"),
        await search("order/lab", "serum"),
        await search("allergies", "e"),
      ],
      [2, 1, 0, 1, 3],
    );
  });

  test("have facilities of the requested kind only", async (t) => {
    const { get } = await practice(t);
    const find = async (ordertype) =>
      (
        await good(
          get("chart/configuration/facilities", { ...CHART, name: "sample street", ordertype }),
        )
      ).map(({ facilityid }) => facilityid);
    assert.deepEqual(
      [await find("LAB"), await find("PRESCRIPTION"), await find("IMAGING")],
      [["10901"], ["10801"], []],
    );
  });
});
