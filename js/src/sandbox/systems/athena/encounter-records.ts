// Owns the orders, patient goals, physical exams and screening questionnaires of encounters.
import { epochMs } from "../../clock.js";
import { isObject } from "../../request.js";
import type { Screener } from "./chart-records.js";
import { day } from "./dates.js";
import { encounterOf, icdCode, openEncounterOf } from "./encounters.js";
import { absent, invalid } from "./error-response.js";
import { done, operation, page, PAGING } from "./operation.js";
import type { AthenaContext } from "./operation.js";
import { orderRow, orderType } from "./order-rows.js";
import type { Parameters } from "./parameters.js";
import type { Encounter } from "./records.js";
import { LAB_ORDER_TYPES, SCREENERS } from "./reference-lists.js";

const ONE = "/chart/encounter/:encounterid";
const SCREENER: Parameters = { id: "questionnaireid!", ids: "documentids!", text: "note" };
const ORDER_DETAILS = ["facilitynote", "providernote", "futuresubmitdate", "highpriority"];

/** The operations of this file. */
export const ENCOUNTER_RECORD_OPERATIONS = [
  operation(
    `GET ${ONE}/orders/:orderid`,
    { boolean: "showexternalcodes showquestions showstructuredauthorizationdetails" },
    showOrder,
  ),
  operation(
    `POST ${ONE}/orders/lab`,
    {
      id: "diagnosissnomedcode! facilityid ordertypeid",
      text: "loinc facilitynote providernote",
      date: "futuresubmitdate",
      boolean: "highpriority",
    },
    addLabOrder,
  ),
  operation(`GET ${ONE}/patientgoals`, {}, (context) => goalsOf(encounterOf(context))),
  operation(
    `GET ${ONE}/physicalexam`,
    { boolean: "showstructured ccdaoutputformat", ids: "templateids" },
    showExam,
  ),
  operation(`GET ${ONE}/questionnairescreeners`, PAGING, (context) => {
    const { encounterid } = encounterOf(context);
    const found = context.store.charts.screeners.where((each) => each.encounterid === encounterid);
    return page(context, "questionnairescreeners", found.map(screenerRow));
  }),
  operation(`POST ${ONE}/questionnairescreeners`, { id: "templateid!" }, addScreener),
  operation(
    `PUT ${ONE}/questionnairescreeners`,
    [
      SCREENER,
      { json: "questions!", number: "score!", boolean: "ignorescore", text: "guidelines state" },
    ],
    (context) => {
      const screener = screenerOf(context);
      const answers = readAnswers(context.input.json("questions"), screener);
      for (const [questionid, answer] of answers) screener.answers.set(questionid, answer);
      return score(context, screener);
    },
  ),
  operation(
    `PUT ${ONE}/questionnairescreeners/scoreonly`,
    [SCREENER, { number: "score" }],
    (context) => score(context, screenerOf(context)),
  ),
];

function addLabOrder(context: AthenaContext): unknown {
  const { store, input } = context;
  const encounter = openEncounterOf(context);
  const snomedcode = input.need("diagnosissnomedcode");
  const [id, loinc] = [input.text("ordertypeid"), input.text("loinc")];
  if (id === undefined && loinc === undefined) {
    throw invalid("You must specify which lab to order, either via the ordertypeid or a LOINC.");
  }
  const type = LAB_ORDER_TYPES.find((each) => each.ordertypeid === id || each.loinc === loinc);
  if (type === undefined) throw invalid("The lab cannot be found.");
  // The diagnosis of an order belongs to the encounter.
  if (!encounter.diagnoses.some((each) => each.snomedcode === snomedcode)) {
    const diagnosisid = store.serial();
    encounter.diagnoses.push({ diagnosisid, snomedcode, icd10codes: [], details: {} });
  }
  const { orderid } = store.charts.orders.add((newId) => ({
    orderid: newId,
    encounterid: encounter.encounterid,
    snomedcode,
    ordertypeid: type.ordertypeid,
    facilityid: input.text("facilityid"),
    dateordered: day(),
    details: input.pick(ORDER_DETAILS),
  }));
  return done({ documentid: Number(orderid) });
}

function showOrder(context: AthenaContext): unknown {
  const { store, input, id } = context;
  const encounter = encounterOf(context);
  const order = store.charts.orders.get(id("orderid"));
  if (order.encounterid !== encounter.encounterid) throw absent("order");
  const diagnosis = encounter.diagnoses.find(({ snomedcode }) => snomedcode === order.snomedcode);
  const [code] = diagnosis?.icd10codes ?? [];
  const loinc = orderType(order.ordertypeid)?.loinc;
  return {
    ...orderRow(order),
    ordertypeid: Number(order.ordertypeid),
    ordertype: "Lab",
    documents: [],
    departmentid: Number(encounter.departmentid),
    clinicalproviderid: order.facilityid === undefined ? undefined : Number(order.facilityid),
    diagnosislist: [
      { snomedicdcodes: [], ...(code === undefined ? {} : { diagnosiscode: icdCode(code) }) },
    ],
    ...(input.flag("showquestions") ? { questions: [] } : {}),
    ...(input.flag("showexternalcodes")
      ? { externalcodes: [{ code: loinc, codeset: "LOINC", description: "" }] }
      : {}),
  };
}

// The encounter that the sandbox starts with has a goal and an exam; others have none.
const isSeeded = ({ encounterid }: Encounter): boolean => encounterid === "301";

function goalsOf(encounter: Encounter): unknown {
  const goal = {
    compoundvalues: [],
    targetvalue: "130",
    name: "Blood Pressure Systolic",
    goaltype: "VITALS",
    duration: "Long term goal",
  };
  const none = {};
  return {
    auditinformation: { patientinstructions: none, discussionnotes: none, freetextgoal: none },
    versiontokens: { patientinstructions: 0, discussionnotes: 0, freetextgoal: 0 },
    goals: isSeeded(encounter) ? [goal] : [],
  };
}

const EXAM = [
  {
    paragraphid: 21,
    paragraphname: "Constitutional",
    sentences: [
      {
        sentenceid: 31,
        sentencename: "General Appearance",
        findings: [{ findingid: 41, findingname: "healthy-appearing", selected: "true" }],
      },
    ],
  },
];

function showExam(context: AthenaContext): unknown {
  const encounter = encounterOf(context);
  const { input } = context;
  const structured = input.flag("showstructured");
  if (input.text("templateids") !== undefined && !structured) {
    throw invalid("The showstructured flag must be true to use the templateids.");
  }
  const template = { templateid: 61, templatename: "Sample Exam" };
  const some = isSeeded(encounter);
  return {
    ...(structured ? { physicalexam: some ? EXAM : [] } : {}),
    ...(some && !structured ? { summarytext: "<b>Constitutional:</b> healthy-appearing" } : {}),
    templatedata: some ? [template] : [],
    templates: some ? [template.templatename] : [],
  };
}

const templateOf = (id: string): (typeof SCREENERS)[number] | undefined =>
  SCREENERS.find(({ templateid }) => String(templateid) === id);

function addScreener(context: AthenaContext): unknown {
  const { encounterid } = openEncounterOf(context);
  const templateid = context.input.need("templateid");
  if (templateOf(templateid) === undefined) {
    throw invalid("The template ID for the questionnaire is not eligible for this encounter.");
  }
  context.store.charts.screeners.add((questionnaireid) => ({
    questionnaireid,
    encounterid,
    templateid,
    answers: new Map(),
    documentids: [],
    score: undefined,
    scoreddate: undefined,
    details: {},
  }));
  return done();
}

function screenerOf(context: AthenaContext): Screener {
  const { encounterid } = openEncounterOf(context);
  const id = context.input.need("questionnaireid");
  const [found] = context.store.charts.screeners.where(
    (each) => each.encounterid === encounterid && each.questionnaireid === id,
  );
  if (found === undefined) throw invalid("The questionnaire screener cannot be found.");
  return found;
}

/** The answers by the questions' ids. */
function readAnswers(sent: unknown, { templateid }: Screener): (readonly [string, string])[] {
  if (!Array.isArray(sent)) throw invalid("The parameter questions must be an array.");
  const questions = templateOf(templateid)?.sections.flatMap(({ questionlist }) => questionlist);
  return sent.map((entry: unknown) => {
    const { questionid, answer } = isObject(entry) ? entry : {};
    const known = questions?.find((each) => String(each.questionid) === String(questionid));
    if (known === undefined || typeof answer !== "string") {
      throw invalid("Each of the questions needs a questionid that is known, and an answer.");
    }
    return [String(known.questionid), answer] as const;
  });
}

function score({ input }: AthenaContext, screener: Screener): unknown {
  screener.documentids = input.list("documentids") ?? [];
  Object.assign(screener.details, input.pick(["note", "guidelines"]));
  const given = input.text("score");
  if (input.flag("ignorescore"))
    Object.assign(screener, { score: undefined, scoreddate: undefined });
  else if (given !== undefined)
    Object.assign(screener, {
      score: Number(given),
      scoreddate: new Date(epochMs()).toISOString(),
    });
  return done();
}

function screenerRow(screener: Screener): unknown {
  const { questionnaireid, templateid, answers, documentids, details } = screener;
  const template = templateOf(templateid);
  return {
    ...template,
    ...details,
    questionnaireid: Number(questionnaireid),
    documentids,
    scoringstatus: screener.score === undefined ? "UNSCORED" : "BEENSCORED",
    score: screener.score,
    scoreddate: screener.scoreddate,
    scoredby: screener.score === undefined ? undefined : "API-1",
    sections: template?.sections.map(({ questionlist, ...section }) => ({
      ...section,
      questionlist: questionlist.map((question) => ({
        ...question,
        answer: answers.get(String(question.questionid)),
      })),
    })),
  };
}
