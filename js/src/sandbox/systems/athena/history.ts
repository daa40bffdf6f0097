// Owns the patient's social history, preferred pharmacies, and cases.
import { isObject } from "../../request.js";
import { FIRST_TEMPLATE, templatesOf } from "./chart-records.js";
import { chartOf } from "./chart.js";
import { day } from "./dates.js";
import { invalid, missing } from "./error-response.js";
import { done, operation, rows } from "./operation.js";
import type { AthenaContext } from "./operation.js";
import type { Input, Parameters } from "./parameters.js";
import type { Pharmacy, SocialAnswer } from "./records.js";

const CHART: Parameters = { department: "departmentid!" };
const SOCIAL = "/chart/:patientid/socialhistory";
const PHARMACY = "/chart/:patientid/pharmacies/preferred";

const QUESTIONS: readonly Pick<SocialAnswer, "questionid" | "key" | "question">[] = [
  { questionid: "101", key: "SMOKINGSTATUS", question: "Tobacco smoking status" },
  { questionid: "102", key: "EXERCISELEVEL", question: "Exercise level" },
];

const TOWN = { city: "Watertown", state: "MA", zip: "02472" };

/** The pharmacies. */
export const PHARMACIES: readonly Pharmacy[] = [
  {
    clinicalproviderid: "10801",
    ncpdpid: "1000001",
    clinicalprovidername: "Sample Street Pharmacy",
    address1: "12 Sample Street",
    phonenumber: "6175550131",
    faxnumber: "6175550132",
    ...TOWN,
  },
  {
    clinicalproviderid: "10802",
    ncpdpid: "1000002",
    clinicalprovidername: "Example Quay Drugs",
    address1: "3 Example Quay",
    phonenumber: "6175550133",
    faxnumber: "6175550134",
    ...TOWN,
  },
];

/** The operations of this file. */
export const HISTORY_OPERATIONS = [
  operation(`GET ${SOCIAL}`, [CHART, { boolean: "showunansweredquestions" }], showSocialHistory),
  operation(`PUT ${SOCIAL}`, [CHART, { json: "questions", text: "sectionnote" }], updateSocial),
  operation(`GET ${PHARMACY}`, CHART, ({ store, id }) => {
    const chosen = store.pharmacies.get(store.patients.get(id("patientid")).patientid) ?? [];
    const found = PHARMACIES.filter(({ ncpdpid }) => chosen.includes(ncpdpid));
    return rows("pharmacies", found);
  }),
  operation(`PUT ${PHARMACY}`, [CHART, { id: "ncpdpid clinicalproviderid" }], addPharmacy),
  operation("GET /patients/:patientid/patientcases", CHART, ({ store, id }) => {
    const { patientid } = store.patients.get(id("patientid"));
    const found = store.documents.of(patientid).filter(({ documentclass, deleted }) => {
      return documentclass === "PATIENTCASE" && !deleted;
    });
    return rows(
      "patientcases",
      found.map(({ documentid, departmentid, documentsubclass, createddate }) => ({
        patientcaseid: Number(documentid),
        departmentid,
        documentsubclass,
        createddate,
        status: "OPEN",
      })),
    );
  }),
];

function answersOf({ store, id }: AthenaContext): Map<string, SocialAnswer> {
  const { patientid } = store.patients.get(id("patientid"));
  const answers = store.socialHistories.get(patientid) ?? new Map<string, SocialAnswer>();
  store.socialHistories.set(patientid, answers);
  return answers;
}

// Like the real system, it gives the id of one question as a number and that of another as text.
function showSocialHistory(context: AthenaContext): unknown {
  const answers = answersOf(context);
  const all = context.input.flag("showunansweredquestions");
  const chart = chartOf(context);
  const shown = chart.templates.includes(FIRST_TEMPLATE) ? QUESTIONS : [];
  const questions = shown.flatMap(({ questionid, ...question }, index) => {
    const given = answers.get(question.key);
    if (given === undefined && !all) return [];
    const mixed = index === 0 ? Number(questionid) : questionid;
    const place = { templateid: Number(FIRST_TEMPLATE), ordering: index + 1 };
    return [{ ...question, ...place, ...given, questionid: mixed }];
  });
  const sectionnote = context.store.socialNotes.get(context.id("patientid"));
  return { questions, templates: templatesOf(chart), sectionnote };
}

function updateSocial(context: AthenaContext): unknown {
  const { store, input, id } = context;
  const sent = input.json("questions") ?? [];
  if (!Array.isArray(sent)) throw invalid("The parameter questions must be an array.");
  const changes = sent.map(readAnswer);
  const answers = answersOf(context);
  for (const { remove, ...answer } of changes) {
    if (remove) answers.delete(answer.key);
    else answers.set(answer.key, answer);
  }
  const note = input.text("sectionnote");
  if (note !== undefined) store.socialNotes.set(id("patientid"), note);
  return done();
}

function readAnswer(sent: unknown): SocialAnswer & { remove: boolean } {
  const entry = isObject(sent) ? sent : {};
  const question = QUESTIONS.find(({ key }) => key === entry["key"]);
  if (question === undefined) throw invalid("Each of the questions needs a key that is known.");
  const text = (name: string): string | undefined => {
    const value = entry[name];
    return typeof value === "string" ? value : undefined;
  };
  const remove = entry["delete"] === true || entry["delete"] === "true";
  return { ...question, answer: text("answer"), note: text("note"), lastupdated: day(), remove };
}

function addPharmacy({ store, input, id }: AthenaContext): unknown {
  const { patientid } = store.patients.get(id("patientid"));
  const pharmacy = sentPharmacy(input);
  const chosen = store.pharmacies.get(patientid) ?? [];
  store.pharmacies.set(patientid, [...new Set([...chosen, pharmacy.ncpdpid])]);
  return done();
}

/** The pharmacy that either id names. Throws an error response if there is none. */
export function sentPharmacy(input: Input): Pharmacy {
  const names = ["ncpdpid", "clinicalproviderid"] as const;
  const name = names.find((each) => input.text(each) !== undefined);
  if (name === undefined) throw missing(names);
  const pharmacy = PHARMACIES.find((each) => each[name] === input.text(name));
  if (pharmacy === undefined) throw invalid(`The parameter ${name} is not valid.`);
  return pharmacy;
}
