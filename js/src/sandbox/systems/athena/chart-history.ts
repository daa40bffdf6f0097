// Owns the medical history, default pharmacy and lab, order groups and other parts of a patient's chart.
import { isObject } from "../../request.js";
import { templatesOf } from "./chart-records.js";
import type { HistoryAnswer } from "./chart-records.js";
import { chartOf } from "./chart.js";
import { day } from "./dates.js";
import { invalid } from "./error-response.js";
import { PHARMACIES, sentPharmacy } from "./history.js";
import { done, operation, page, PAGING } from "./operation.js";
import type { AthenaContext } from "./operation.js";
import type { Parameters } from "./parameters.js";
import { FACILITIES, HISTORY_QUESTIONS, MEDICATIONS, TEMPLATES } from "./reference-lists.js";

const CHART: Parameters = { department: "departmentid!" };
const LAB: Parameters = [CHART, { id: "clinicalproviderid!" }];
const PATIENT = "/chart/:patientid";

/** The operations of this file. */
export const CHART_HISTORY_OPERATIONS = [
  operation(`GET ${PATIENT}/patientchartlist`, PAGING, (context) => {
    chartOf(context);
    return page(context, "chartlist", [{ sampledepartmentid: 1, chartsharinggroupid: 42 }]);
  }),
  operation(`GET ${PATIENT}/analytes`, [CHART, PAGING, { date: "startdate enddate" }], (context) =>
    page(context, "analytes", analytesOf(context)),
  ),
  operation(
    `POST ${PATIENT}/medications`,
    [
      CHART,
      {
        id: "medicationid!",
        date: "startdate stopdate",
        text: "unstructuredsig stopreason patientnote providernote",
        boolean: "hidden",
      },
    ],
    addMedication,
  ),
  operation(
    `PUT ${PATIENT}/medications`,
    [CHART, { boolean: "nomedicationsreported", text: "sectionnote" }],
    (context) => {
      const chart = chartOf(context);
      const { input } = context;
      if (input.text("nomedicationsreported") !== undefined) {
        chart.noMedications = input.flag("nomedicationsreported");
      }
      chart.medicationNote = input.text("sectionnote") ?? chart.medicationNote;
      return done();
    },
  ),
  operation(`GET ${PATIENT}/medicalhistory`, CHART, showHistory),
  operation(
    `PUT ${PATIENT}/medicalhistory`,
    [CHART, { json: "questions", text: "sectionnote" }],
    updateHistory,
  ),
  operation(`GET ${PATIENT}/socialhistory/templates`, CHART, (context) =>
    templatesOf(chartOf(context)),
  ),
  operation(
    `PUT ${PATIENT}/socialhistory/templates`,
    [CHART, { ids: "templateids!" }],
    (context) => {
      const chart = chartOf(context);
      const sent = context.input.list("templateids") ?? [];
      const known = TEMPLATES.map(({ templateid }) => String(templateid));
      if (!sent.every((id) => known.includes(id))) {
        throw invalid("The parameter templateids is not valid.");
      }
      chart.templates = sent;
      return done();
    },
  ),
  operation(`GET ${PATIENT}/pharmacies/default`, CHART, (context) => {
    const { pharmacy } = chartOf(context);
    return PHARMACIES.find(({ ncpdpid }) => ncpdpid === pharmacy) ?? {};
  }),
  operation(
    `PUT ${PATIENT}/pharmacies/default`,
    [CHART, { id: "ncpdpid clinicalproviderid" }],
    (context) => {
      chartOf(context).pharmacy = sentPharmacy(context.input).ncpdpid;
      return done();
    },
  ),
  operation(`GET ${PATIENT}/labs/default`, CHART, (context) => labRow(chartOf(context).lab)),
  operation(`PUT ${PATIENT}/labs/default`, LAB, (context) => {
    const lab = context.input.need("clinicalproviderid");
    const chart = chartOf(context);
    if (labWith(lab) === undefined) throw invalid("The parameter clinicalproviderid is not valid.");
    chart.lab = lab;
    return done();
  }),
  operation(`DELETE ${PATIENT}/labs/default`, LAB, (context) => {
    const chart = chartOf(context);
    if (chart.lab !== context.input.need("clinicalproviderid")) {
      throw invalid("The parameter clinicalproviderid is not valid.");
    }
    chart.lab = undefined;
    return done();
  }),
  operation(
    `POST ${PATIENT}/ordergroups`,
    [CHART, { provider: "orderingproviderid", id: "patientcaseid" }],
    addOrderGroup,
  ),
];

function analytesOf({ store, input, id }: AthenaContext): unknown[] {
  return store.labResults
    .of(store.patients.get(id("patientid")).patientid)
    .filter(({ labresultdate }) => input.within("startdate", "enddate", labresultdate))
    .map(({ labresultid, labresultdate, analytename, value, units, description }) => ({
      analyteid: Number(labresultid),
      analytename,
      analytedate: labresultdate,
      value,
      units,
      description,
      labresultstatus: "final",
      note: "Fasting.",
    }));
}

function addMedication(context: AthenaContext): unknown {
  const { store, input, id } = context;
  const { patientid } = store.patients.get(id("patientid"));
  const known = MEDICATIONS.find(({ medicationid }) => medicationid === input.text("medicationid"));
  if (known === undefined) throw invalid("The parameter medicationid is not valid.");
  const { medicationentryid } = store.medications.add((entry) => ({
    medicationentryid: `H${entry}`,
    patientid,
    medicationid: Number(known.medicationid),
    medication: known.medication,
    unstructuredsig: input.text("unstructuredsig") ?? "",
    startdate: input.text("startdate") ?? day(),
    enddate: input.text("stopdate"),
    ...input.pick(["patientnote", "providernote", "stopreason"]),
  }));
  return done({ medicationentryid });
}

function showHistory(context: AthenaContext): unknown {
  const { answers, historyNote } = chartOf(context);
  const questions = HISTORY_QUESTIONS.flatMap(({ questionid, question }) => {
    const given = answers.get(String(questionid));
    return given === undefined ? [] : [{ ...given, question, questionid }];
  });
  return { questions, sectionnote: historyNote };
}

function updateHistory(context: AthenaContext): unknown {
  const sent = context.input.json("questions") ?? [];
  if (!Array.isArray(sent)) throw invalid("The parameter questions must be an array.");
  const chart = chartOf(context);
  const changes = sent.map(readAnswer);
  for (const { remove, ...change } of changes) {
    const before = chart.answers.get(change.questionid);
    const answer = change.answer ?? before?.answer;
    const note = change.note ?? before?.note;
    if (remove) chart.answers.delete(change.questionid);
    else chart.answers.set(change.questionid, { ...change, answer, note });
  }
  chart.historyNote = context.input.text("sectionnote") ?? chart.historyNote;
  return done();
}

function readAnswer(sent: unknown): HistoryAnswer & { remove: boolean } {
  const entry = isObject(sent) ? sent : {};
  const question = HISTORY_QUESTIONS.find(
    ({ questionid }) => String(questionid) === String(entry["questionid"]),
  );
  if (question === undefined) {
    throw invalid("Each of the questions needs a questionid that is known.");
  }
  const { answer, note } = entry;
  if (answer !== undefined && answer !== "Y" && answer !== "N") {
    throw invalid("The answer to each of the questions must be Y or N.");
  }
  return {
    questionid: String(question.questionid),
    answer,
    note: typeof note === "string" ? note : undefined,
    remove: entry["delete"] === true || entry["delete"] === "true",
  };
}

const labWith = (id: string | undefined): (typeof FACILITIES)[number] | undefined =>
  FACILITIES.find(({ facilityid, ordertype }) => ordertype === "LAB" && facilityid === id);

function labRow(id: string | undefined): unknown {
  const lab = labWith(id);
  if (lab === undefined) return {};
  return {
    clinicalproviderid: Number(lab.facilityid),
    clinicalprovidername: lab.name,
    address1: lab.address,
    city: "WATERTOWN",
    state: "MA",
    zip: "02472",
    phonenumber: "6175550101",
    faxnumber: "6175550102",
    acceptfax: "true",
  };
}

// An order group is an encounter without a visit.
function addOrderGroup({ store, input, id }: AthenaContext): unknown {
  const { patientid } = store.patients.get(id("patientid"));
  const { encounterid } = store.encounters.add((encounter) => ({
    encounterid: encounter,
    appointmentid: undefined,
    patientid,
    departmentid: input.need("departmentid"),
    providerid: input.text("orderingproviderid") ?? "71",
    encounterdate: day(),
    status: "OPEN",
    patientstatusid: undefined,
    patientlocationid: undefined,
    diagnoses: [],
  }));
  return done({ encounterid: Number(encounterid) });
}
