// Owns the charts of patients: problems, medications, allergies, vaccines, vitals, laboratory results.
import { isObject } from "../../request.js";
import type { Chart } from "./chart-records.js";
import { day, now } from "./dates.js";
import { invalid } from "./error-response.js";
import { done, operation, page, PAGING, rows } from "./operation.js";
import type { AthenaContext } from "./operation.js";
import type { Parameters } from "./parameters.js";
import type { AllergyList, LabResult, Medication, Problem } from "./records.js";
import type { AthenaStore } from "./store.js";
import { vitalRows } from "./vital-rows.js";

const CHART: Parameters = { department: "departmentid!" };
const SPAN: Parameters = { date: "startdate enddate" };
const PROBLEM: Parameters = [CHART, { text: "laterality note status", date: "startdate" }];
const PROBLEM_DETAILS = ["laterality", "note", "status"];
const PROBLEMS = "/chart/:patientid/problems";

/** The operations of this file. */
export const CHART_OPERATIONS = [
  operation(`GET ${PROBLEMS}`, [CHART, { boolean: "showinactive" }], listProblems),
  operation(`POST ${PROBLEMS}`, [PROBLEM, { id: "snomedcode!" }], createProblem),
  operation(`PUT ${PROBLEMS}/:problemid`, PROBLEM, updateProblem),
  operation(`DELETE ${PROBLEMS}/:problemid`, [CHART, { boolean: "remove" }], deleteProblem),
  operation(
    "GET /chart/:patientid/medications",
    [CHART, { text: "medicationtype" }],
    listMedications,
  ),
  operation("GET /chart/:patientid/allergies", [CHART, { boolean: "showinactive" }], (context) => {
    const { nkda, ...list } = allergiesOf(context);
    return { ...list, nkda: String(nkda), lastupdated: day() };
  }),
  operation(
    "PUT /chart/:patientid/allergies",
    [CHART, { json: "allergies", boolean: "nkda", text: "sectionnote" }],
    updateAllergies,
  ),
  operation("GET /chart/:patientid/vaccines", CHART, (context) =>
    rows(
      "vaccines",
      context.store.vaccines.of(patientOf(context)).map((vaccine) => ({
        ...vaccine,
        patientid: undefined,
        status: "ADMINISTERED",
        vaccinetype: "HISTORICAL",
      })),
    ),
  ),
  operation(
    "GET /chart/:patientid/vitals",
    [CHART, SPAN, { boolean: "showemptyvitals" }],
    (context) => {
      const { store, input } = context;
      const readings = store.vitals
        .of(patientOf(context))
        .filter(({ readingtaken }) => input.within("startdate", "enddate", readingtaken));
      return rows("vitals", vitalRows(readings, input.flag("showemptyvitals")));
    },
  ),
  operation("GET /chart/:patientid/labresults", [CHART, SPAN, PAGING], (context) => {
    const { store, input } = context;
    const found = store.labResults
      .of(patientOf(context))
      .filter(({ labresultdate }) => input.within("startdate", "enddate", labresultdate));
    return page(context, "results", found.map(labResultRow));
  }),
];

function patientOf({ store, id }: AthenaContext): string {
  return store.patients.get(id("patientid")).patientid;
}

/** The chart of the patient in the path. Throws an error response if there is no such patient. */
export function chartOf(context: AthenaContext): Chart {
  return context.store.charts.of(patientOf(context));
}

function problemOf({ store, id }: AthenaContext): Problem {
  return store.problems.getOf(id("patientid"), id("problemid"));
}

function listProblems(context: AthenaContext): unknown {
  const found = context.store.problems
    .of(patientOf(context))
    .filter(({ enddate }) => enddate === undefined || context.input.flag("showinactive"));
  return { ...rows("problems", found.map(problemRow)), lastupdated: day() };
}

/** Where an event of a problem comes from. */
const HISTORY = { source: "HISTORY", diagnoses: [] };

/** A problem as responses show it. */
export function problemRow({
  problemid,
  code,
  name,
  startdate,
  enddate,
  details,
}: Problem): Record<string, unknown> {
  const start = { eventtype: "START", startdate, onsetdate: startdate, ...HISTORY, ...details };
  return {
    problemid: Number(problemid),
    name,
    code,
    codeset: "SNOMED",
    events: [start, ...(enddate === undefined ? [] : [{ eventtype: "END", enddate, ...HISTORY }])],
  };
}

function createProblem(context: AthenaContext): unknown {
  const { store, input } = context;
  const patientid = patientOf(context);
  const code = input.need("snomedcode");
  const problem = store.problems.add((id) => ({
    problemid: id,
    patientid,
    code,
    name: `SNOMED ${code}`,
    enddate: undefined,
    startdate: input.text("startdate") ?? day(),
    details: input.pick(PROBLEM_DETAILS),
  }));
  recordProblem(store, "AddProblem", problem);
  return done({ problemid: Number(problem.problemid) });
}

function recordProblem(store: AthenaStore, event: string, problem: Problem): void {
  store.allProblems.set(problem.problemid, problem);
  store.feeds["chart/healthhistory/problems"].record(event, problem.problemid);
}

function updateProblem(context: AthenaContext): unknown {
  const problem = problemOf(context);
  Object.assign(problem, context.input.pick(["startdate"]));
  Object.assign(problem.details, context.input.pick(PROBLEM_DETAILS));
  recordProblem(context.store, "UpdateProblem", problem);
  return done();
}

// Deleting a problem ends it; only one that was added in error is removed.
function deleteProblem(context: AthenaContext): unknown {
  const problem = problemOf(context);
  if (context.input.flag("remove")) context.store.problems.remove(problem.problemid);
  else problem.enddate = day();
  recordProblem(context.store, "DeleteProblem", problem);
  return done();
}

// An array of arrays: each inner one has the entries of one medication.
function listMedications(context: AthenaContext): unknown {
  const type = context.input.text("medicationtype")?.toLowerCase();
  const chart = chartOf(context);
  const found = context.store.medications.of(patientOf(context)).filter(({ enddate }) => {
    const state = enddate === undefined ? "active" : "historical";
    return type === undefined || type === state;
  });
  return {
    medications: found.map((each) => [medicationRow(each)]),
    lastupdated: day(),
    nomedicationsreported: chart.noMedications,
    sectionnote: chart.medicationNote,
    patientdownloadconsent: true,
    patientneedsdownloadconsent: false,
  };
}

function medicationRow({ startdate, enddate, ...medication }: Medication): unknown {
  const ended = enddate === undefined ? [] : [{ type: "END", eventdate: enddate }];
  return {
    ...medication,
    patientid: undefined,
    isdiscontinued: enddate !== undefined,
    source: "API-1",
    createdby: "API-1",
    isstructuredsig: medication.structuredsig !== undefined,
    issafetorenew: true,
    events: [{ type: "START", eventdate: startdate }, ...ended],
  };
}

function allergiesOf(context: AthenaContext): AllergyList {
  const patientid = patientOf(context);
  const known = context.store.allergies.get(patientid);
  const list = known ?? { allergies: [], nkda: false, sectionnote: "" };
  context.store.allergies.set(patientid, list);
  return list;
}

// The allergen identifies an allergy. Allergies that are not sent stay unchanged.
function updateAllergies(context: AthenaContext): unknown {
  const { input } = context;
  const list = allergiesOf(context);
  const sent = input.json("allergies") ?? [];
  if (!Array.isArray(sent)) throw invalid("The parameter allergies must be an array.");
  const entries = sent.map((entry: unknown) => {
    if (isObject(entry) && entry["allergenid"] !== undefined) return entry;
    throw invalid("Each of the allergies needs an allergenid.");
  });
  for (const entry of entries) {
    const same = list.allergies.find((each) => allergen(each) === allergen(entry));
    if (same === undefined) list.allergies.push({ ...entry });
    else Object.assign(same, entry);
  }
  if (input.text("nkda") !== undefined) list.nkda = input.flag("nkda");
  list.sectionnote = input.text("sectionnote") ?? list.sectionnote;
  context.store.feeds["chart/healthhistory/allergies"].record("UpdateAllergy", patientOf(context));
  return done();
}

function allergen(entry: Readonly<Record<string, unknown>>): string {
  return String(entry["allergenid"]);
}

function labResultRow(result: LabResult): unknown {
  const { labresultid, analytename, value, units, ...rest } = result;
  return {
    ...rest,
    labresultid: Number(labresultid),
    patientid: undefined,
    labresultdatetime: `${rest.labresultdate} 00:00:00`,
    createddate: rest.labresultdate,
    createddatetime: now(),
    priority: "2",
    attachmentexists: false,
    isreviewedbyprovider: "1",
    labresultnote: "Discussed on the phone.",
    analytes: [
      {
        analyteid: labresultid,
        analytename,
        description: analytename,
        loinc: rest.labresultloinc,
        value,
        units,
        analytedate: rest.labresultdate,
      },
    ],
  };
}
