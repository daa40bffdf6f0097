// Owns the calls of client.encounters about orders, patient goals, physical exams and screening questionnaires.

import assert from "node:assert/strict";
import { holds, reads, writes } from "../../support/operations.mjs";
import { absent, conflicts, DAY, get, ids, invalid, lacks, list, NONE } from "./common.mjs";
import { holdsIfDocumented, isDone, post, put } from "./common.mjs";

/** The sandbox's initial encounter, of appointment 1001 of patient 1. */
const OPEN = 301;
const ONE = "chart/encounter/301";
const A1C = { diagnosissnomedcode: 38341003, ordertypeid: 342104 };
const SLEEP = { templateid: 1 };
const TIRED = { questionid: 12, answer: "Often" };

const sign = ({ client }) => client.encounters.signEncounter(OPEN);

/** Orders a test; gives the order's id. */
const order = async ({ client }) =>
  (await client.encounters.createEncounterLabOrder(OPEN, A1C)).documentid;

/** Adds a screening questionnaire; gives its id. */
const screen = async ({ client }) => {
  await client.encounters.createEncounterScreener(OPEN, SLEEP);
  const { questionnairescreeners } = await client.encounters.getEncounterScreeners(OPEN);
  return questionnairescreeners.at(-1).questionnaireid;
};
const screeners = async (client) =>
  (await client.encounters.getEncounterScreeners(OPEN)).questionnairescreeners;

const orders = [
  reads("encounters.getEncounterOrder", "gives an order with its codes", {
    first: order,
    args: (orderid) => [OPEN, orderid, { showexternalcodes: true, showquestions: false }],
    sent: (orderid) => get(`${ONE}/orders/${orderid}?showexternalcodes=true&showquestions=false`),
    check(found, at) {
      holds(found, {
        ordertype: "Lab",
        class: "LAB",
        description: "hemoglobin A1c, blood",
        status: "REVIEW",
        documents: [],
      });
      if (at.system.settings.responsesAs === "documented") assert.match(found.dateordered, DAY);
      holdsIfDocumented(at, found, {
        orderid: "3002",
        ordertypeid: "342104",
        classdescription: "lab",
        documentationonly: false,
        departmentid: "1",
        diagnosislist: [
          {
            snomedicdcodes: [],
            diagnosiscode: { code: "I10", codeset: "ICD10", description: "ICD-10 I10" },
          },
        ],
        externalcodes: [{ code: "4548-4", codeset: "LOINC", description: "" }],
      });
    },
  }),
  writes("encounters.createEncounterLabOrder", "orders a test for a diagnosis", {
    args: [
      OPEN,
      { ...A1C, facilityid: "10901", futuresubmitdate: "2030-02-01", highpriority: true },
    ],
    sent: post(
      `${ONE}/orders/lab`,
      "diagnosissnomedcode=38341003&ordertypeid=342104&facilityid=10901" +
        "&futuresubmitdate=02%2F01%2F2030&highpriority=true",
    ),
    async check(result, { client }) {
      assert.deepEqual(result, { success: true, documentid: "3002" });
      const [{ diagnosissnomed, orders: found }, ...more] =
        await client.encounters.getEncounterOrders(OPEN);
      assert.deepEqual(
        [diagnosissnomed, ids("documentid", found), more],
        ["38341003", ["3001", "3002"], []],
      );
    },
  }),
  writes("encounters.createEncounterLabOrder", "adds the diagnosis to an order group", {
    async first({ client }) {
      const group = await client.patients.createPatientOrderGroup(1, { departmentid: 1 });
      return group.encounterid;
    },
    args: (encounterid) => [encounterid, { diagnosissnomedcode: "195967001", loinc: "24331-1" }],
    sent: (encounterid) =>
      post(
        `chart/encounter/${encounterid}/orders/lab`,
        "diagnosissnomedcode=195967001&loinc=24331-1",
      ),
    async check({ documentid }, { client, found: encounterid }) {
      const [{ snomedcode }] = await client.encounters.getEncounterDiagnoses(encounterid);
      assert.equal(snomedcode, 195967001);
      const { description } = await client.encounters.getEncounterOrder(encounterid, documentid);
      assert.equal(description, "lipid panel, serum");
    },
  }),
];

const visits = [
  reads("encounters.getEncounterPatientGoals", "gives the goals", {
    args: [OPEN],
    sent: get(`${ONE}/patientgoals`),
    check: ({ goals, versiontokens, auditinformation }) => {
      assert.deepEqual(goals, [
        {
          name: "Blood Pressure Systolic",
          goaltype: "VITALS",
          targetvalue: "130",
          duration: "Long term goal",
          compoundvalues: [],
        },
      ]);
      assert.deepEqual([versiontokens.freetextgoal, auditinformation.discussionnotes], [0, {}]);
    },
  }),
  reads("encounters.getEncounterPhysicalExam", "gives text", {
    args: [OPEN],
    sent: get(`${ONE}/physicalexam`),
    check({ summarytext, physicalexam, templatedata }) {
      assert.match(summarytext, /healthy-appearing/);
      assert.deepEqual([physicalexam, ids("templateid", templatedata)], [undefined, ["61"]]);
    },
  }),
  reads("encounters.getEncounterPhysicalExam", "gives data", {
    args: [OPEN, { showstructured: true, templateids: [61, "62"] }],
    sent: get(`${ONE}/physicalexam?showstructured=true&templateids=61%2C62`),
    check({ summarytext, physicalexam: [{ sentences, ...paragraph }] }) {
      assert.equal(summarytext, undefined);
      assert.deepEqual(paragraph, { paragraphid: "21", paragraphname: "Constitutional" });
      assert.deepEqual(sentences[0].findings, [
        { findingid: "41", findingname: "healthy-appearing", selected: true },
      ]);
    },
  }),
];

const screening = [
  reads("encounters.getEncounterScreeners", "gives the questions in their sections", {
    first: screen,
    args: [OPEN],
    sent: list(`${ONE}/questionnairescreeners`),
    check({ totalcount, questionnairescreeners: [{ sections, ...screener }] }) {
      assert.equal(totalcount, 1);
      assert.deepEqual(screener, {
        questionnaireid: "3501",
        templateid: "1",
        templatetype: "CUSTOM",
        name: "Sample Sleep Screener",
        metaquestions: [{ questiontext: "Who answered the questions?" }],
        scoringstatus: "UNSCORED",
        documentids: [],
      });
      assert.deepEqual(sections[0].questionlist[1], {
        questionid: "12",
        key: "FEELINGTIRED",
        question: "Feeling tired",
        possibleanswers: ["Never", "Sometimes", "Often"],
      });
    },
  }),
  writes("encounters.createEncounterScreener", "adds a questionnaire", {
    args: [OPEN, { templateid: "66" }],
    sent: post(`${ONE}/questionnairescreeners`, "templateid=66"),
    async check(result, { client }) {
      isDone(result);
      const [{ templatetype, sections }] = await screeners(client);
      assert.deepEqual([templatetype, sections], ["SCOREONLY", []]);
    },
  }),
  writes("encounters.updateEncounterScreener", "records answers and the score", {
    first: screen,
    args: (questionnaireid) => [
      OPEN,
      { questionnaireid, documentids: [2001, 2002], questions: [TIRED], score: 2, note: "mild" },
    ],
    sent: (questionnaireid) =>
      put(
        `${ONE}/questionnairescreeners`,
        `questionnaireid=${questionnaireid}&documentids=2001%2C2002&questions=%5B%7B%22questionid` +
          "%22%3A12%2C%22answer%22%3A%22Often%22%7D%5D&score=2&note=mild",
      ),
    async check(result, { client }) {
      isDone(result);
      const [{ sections, scoreddate, ...screener }] = await screeners(client);
      holds(screener, {
        scoringstatus: "BEENSCORED",
        score: 2,
        note: "mild",
        documentids: ["2001", "2002"],
      });
      assert.match(scoreddate, /^\d{4}-\d\d-\d\dT/);
      assert.deepEqual(ids("answer", sections[0].questionlist), [undefined, "Often"]);
    },
  }),
  writes("encounters.updateEncounterScreener", "leaves it unscored", {
    first: screen,
    args: (questionnaireid) => [
      OPEN,
      { questionnaireid, documentids: ["2001"], questions: [], score: "0", ignorescore: true },
    ],
    sent: (questionnaireid) =>
      put(
        `${ONE}/questionnairescreeners`,
        `questionnaireid=${questionnaireid}&documentids=2001&questions=%5B%5D&score=0` +
          "&ignorescore=true",
      ),
    async check(_result, { client }) {
      const [{ scoringstatus, score }] = await screeners(client);
      assert.deepEqual([scoringstatus, score], ["UNSCORED", undefined]);
    },
  }),
  writes("encounters.updateEncounterScreenerScore", "records the score alone", {
    first: screen,
    args: (questionnaireid) => [OPEN, { questionnaireid, documentids: [2001], score: 7 }],
    sent: (questionnaireid) =>
      put(
        `${ONE}/questionnairescreeners/scoreonly`,
        `questionnaireid=${questionnaireid}&documentids=2001&score=7`,
      ),
    async check(result, { client }) {
      isDone(result);
      const [{ sections, score }] = await screeners(client);
      assert.equal(score, 7);
      assert.deepEqual(ids("answer", sections[0].questionlist), [undefined, undefined]);
    },
  }),
];

export const rows = [...orders, ...visits, ...screening];

const SIGNED = { first: sign, why: ", where it is signed" };
const FIELDS = { questionnaireid: NONE, documentids: [2001] };
const ANSWERED = { ...FIELDS, questions: [], score: 0 };

export const failures = [
  absent("encounters.getEncounterOrder", [OPEN, NONE]),
  absent("encounters.getEncounterOrder", [NONE, 3001], { why: ", without its encounter" }),
  absent("encounters.createEncounterLabOrder", [NONE, A1C]),
  invalid("encounters.createEncounterLabOrder", [OPEN, { ...A1C, ordertypeid: NONE }]),
  invalid("encounters.createEncounterLabOrder", [OPEN, { diagnosissnomedcode: 38341003 }], {
    why: ", without a test",
    check: ({ body }) => assert.match(body.detailedmessage, /ordertypeid or a LOINC/),
  }),
  lacks(
    "encounters.createEncounterLabOrder",
    ["diagnosissnomedcode"],
    [OPEN, { ...A1C, diagnosissnomedcode: "" }],
  ),
  conflicts("encounters.createEncounterLabOrder", [OPEN, A1C], SIGNED),
  absent("encounters.getEncounterPatientGoals", [NONE]),
  absent("encounters.getEncounterPhysicalExam", [NONE]),
  invalid("encounters.getEncounterPhysicalExam", [OPEN, { templateids: [61] }], {
    why: ", where templates are not structured",
  }),
  absent("encounters.getEncounterScreeners", [NONE]),
  absent("encounters.createEncounterScreener", [NONE, SLEEP]),
  invalid("encounters.createEncounterScreener", [OPEN, { templateid: NONE }]),
  conflicts("encounters.createEncounterScreener", [OPEN, SLEEP], SIGNED),
  absent("encounters.updateEncounterScreener", [NONE, ANSWERED]),
  invalid("encounters.updateEncounterScreener", [OPEN, ANSWERED]),
  lacks(
    "encounters.updateEncounterScreener",
    ["questions", "score"],
    [OPEN, { ...FIELDS, questions: "", score: "" }],
  ),
  absent("encounters.updateEncounterScreenerScore", [NONE, FIELDS]),
  invalid("encounters.updateEncounterScreenerScore", [OPEN, FIELDS]),
  conflicts("encounters.updateEncounterScreenerScore", [OPEN, FIELDS], SIGNED),
];
