// Owns the encounters: diagnoses, orders and vitals of a visit.
import { isObject } from "../../request.js";
import { now } from "./dates.js";
import { absent, conflict, invalid } from "./error-response.js";
import { done, operation, page, PAGING, rows } from "./operation.js";
import type { AthenaContext } from "./operation.js";
import { orderRow } from "./order-rows.js";
import type { Input, Parameters } from "./parameters.js";
import type { Diagnosis, Encounter } from "./records.js";
import { isVital, vitalRows } from "./vital-rows.js";

const DIAGNOSIS: Parameters = { id: "snomedcode!", text: "icd10codes icd9codes laterality note" };
/** Where a patient is during a visit, and how far the visit is, by id. */
const LOCATIONS: Readonly<Record<string, string>> = { "1": "Waiting room", "2": "Exam room 1" };
const STATUSES: Readonly<Record<string, string>> = { "1": "Ready for staff", "2": "With provider" };

const SUMMARY: Parameters = { boolean: "mobile skipamendments" };
const ONE = "/chart/encounter/:encounterid";

/** The operations of this file. */
export const ENCOUNTER_OPERATIONS = [
  operation(`GET ${ONE}`, {}, (context) => [encounterRow(encounterOf(context))]),
  operation(`PUT ${ONE}`, { id: "patientstatusid patientlocationid" }, (context) => {
    const changes = context.input.pick(["patientstatusid", "patientlocationid"]);
    Object.assign(encounterOf(context), changes);
    return done();
  }),
  operation(
    "GET /chart/:patientid/encounters",
    [
      PAGING,
      {
        department: "departmentid!",
        date: "startdate enddate",
        id: "appointmentid providerid",
        boolean: "showallstatuses showdiagnoses",
      },
    ],
    listEncounters,
  ),
  operation(`GET ${ONE}/diagnoses`, {}, (context) =>
    encounterOf(context).diagnoses.map(diagnosisRow),
  ),
  operation(`POST ${ONE}/diagnoses`, DIAGNOSIS, (context) => {
    const encounter = openEncounterOf(context);
    const diagnosisid = context.store.serial();
    const diagnosis = { diagnosisid, ...sentDiagnosis(context.input) };
    encounter.diagnoses.push(diagnosis);
    return done({
      ...diagnosisRow(diagnosis),
      ranking: encounter.diagnoses.length,
      supportslaterality: false,
    });
  }),
  operation(`PUT ${ONE}/diagnoses/:diagnosisid`, DIAGNOSIS, (context) => {
    Object.assign(diagnosisOf(context), sentDiagnosis(context.input));
    return done();
  }),
  operation(`DELETE ${ONE}/diagnoses/:diagnosisid`, {}, (context) => {
    const gone = diagnosisOf(context);
    const encounter = encounterOf(context);
    encounter.diagnoses = encounter.diagnoses.filter((each) => each !== gone);
    return done();
  }),
  operation(`GET ${ONE}/orders`, { boolean: "showdiagnoseswithoutorders" }, listOrders),
  operation(`GET ${ONE}/vitals`, { boolean: "showemptyvitals" }, (context) => {
    const { encounterid, patientid } = encounterOf(context);
    const readings = context.store.vitals
      .of(patientid)
      .filter((reading) => reading.encounterid === encounterid);
    return rows("vitals", vitalRows(readings, context.input.flag("showemptyvitals")));
  }),
  operation(`POST ${ONE}/vitals`, { json: "vitals!" }, addVitals),
  operation("GET /chart/encounters/:encounterid/summary", SUMMARY, (context) =>
    summary(encounterOf(context)),
  ),
  operation("GET /chart/:patientid/encounters/:appointmentid/summary", SUMMARY, (context) => {
    const { store, id } = context;
    const found = store.encounters
      .of(store.patients.get(id("patientid")).patientid)
      .find(({ appointmentid }) => appointmentid === id("appointmentid"));
    if (found === undefined) throw absent("encounter");
    return summary(found);
  }),
  operation(`POST ${ONE}/sign`, {}, (context) => {
    openEncounterOf(context).status = "CLOSED";
    return done();
  }),
];

/** The encounter in the path. Throws an error response if there is none. */
export function encounterOf({ store, id }: AthenaContext): Encounter {
  return store.encounters.get(id("encounterid"));
}

/** The same. Throws an error response if it is signed, because then it cannot be changed. */
export function openEncounterOf(context: AthenaContext): Encounter {
  const encounter = encounterOf(context);
  if (encounter.status === "CLOSED") throw conflict("The encounter is closed.");
  return encounter;
}

function diagnosisOf(context: AthenaContext): Diagnosis {
  const { diagnoses } = openEncounterOf(context);
  const diagnosis = diagnoses.find(({ diagnosisid }) => diagnosisid === context.id("diagnosisid"));
  if (diagnosis === undefined) throw absent("diagnosis");
  return diagnosis;
}

function encounterRow(encounter: Encounter): Record<string, unknown> {
  const { encounterid, appointmentid, departmentid, providerid } = encounter;
  return {
    encounterid: Number(encounterid),
    appointmentid: appointmentid === undefined ? undefined : Number(appointmentid),
    departmentid: Number(departmentid),
    providerid: Number(providerid),
    patientid: encounter.patientid,
    encounterdate: encounter.encounterdate,
    encountertype: appointmentid === undefined ? "ORDERSONLY" : "VISIT",
    encountervisitname: appointmentid === undefined ? "Orders Only" : "Office Visit",
    status: encounter.status,
    stage: encounter.status === "CLOSED" ? "SIGNOFF" : "INTAKE",
    patientstatusid: encounter.patientstatusid,
    patientstatus: STATUSES[encounter.patientstatusid ?? ""],
    patientlocationid: encounter.patientlocationid,
    patientlocation: LOCATIONS[encounter.patientlocationid ?? ""],
    lastupdated: encounter.encounterdate,
  };
}

function listEncounters(context: AthenaContext): unknown {
  const { store, input, id } = context;
  const { patientid } = store.patients.get(id("patientid"));
  const found = store.encounters
    .of(patientid)
    .filter(
      (each) =>
        input.fits("departmentid", each.departmentid) &&
        input.fits("providerid", each.providerid) &&
        input.fits("appointmentid", each.appointmentid) &&
        input.within("startdate", "enddate", each.encounterdate),
    );
  const shown = found.map((each) => ({
    ...encounterRow(each),
    ...(input.flag("showdiagnoses") ? { diagnoses: each.diagnoses.map(diagnosisRow) } : {}),
  }));
  return page(context, "encounters", shown);
}

function diagnosisRow(diagnosis: Diagnosis): Record<string, unknown> {
  return {
    diagnosisid: Number(diagnosis.diagnosisid),
    snomedcode: Number(diagnosis.snomedcode),
    description: `SNOMED ${diagnosis.snomedcode}`,
    icdcodes: diagnosis.icd10codes.map(icdCode),
    ...diagnosis.details,
  };
}

/** An ICD-10 code as responses show it. */
export function icdCode(code: string): unknown {
  return { code, codeset: "ICD10", description: `ICD-10 ${code}` };
}

function sentDiagnosis(input: Input): Omit<Diagnosis, "diagnosisid"> {
  return {
    snomedcode: input.need("snomedcode"),
    icd10codes: input.list("icd10codes") ?? [],
    details: input.pick(["laterality", "note"]),
  };
}

// Orders by diagnosis; diagnoses without orders only if they are requested.
function listOrders(context: AthenaContext): unknown {
  const { encounterid, diagnoses } = encounterOf(context);
  const all = context.input.flag("showdiagnoseswithoutorders");
  const found = context.store.charts.orders.where((order) => order.encounterid === encounterid);
  return diagnoses
    .map(({ snomedcode, icd10codes }) => ({
      diagnosis: `SNOMED ${snomedcode}`,
      diagnosissnomed: snomedcode,
      diagnosisicd: icd10codes.map(icdCode),
      orders: found.filter((order) => order.snomedcode === snomedcode).map(orderRow),
    }))
    .filter(({ orders }) => all || orders.length > 0);
}

interface Measured {
  readonly clinicalelementid: string;
  readonly value: string;
}

function addVitals(context: AthenaContext): unknown {
  const { store, input } = context;
  const { encounterid, patientid } = openEncounterOf(context);
  const vitalids = readGroups(input.json("vitals")).flatMap((group) => {
    const readingid = store.serial();
    return group.map(({ clinicalelementid, value }) => {
      const { vitalid } = store.vitals.add((id) => ({
        vitalid: id,
        readingid,
        patientid,
        encounterid,
        clinicalelementid,
        value,
        readingtaken: now().slice(0, 10),
      }));
      return Number(vitalid);
    });
  });
  return done({ vitalids });
}

function readGroups(sent: unknown): Measured[][] {
  const wrong = invalid("The parameter vitals must be an array of arrays of readings.");
  if (!Array.isArray(sent)) throw wrong;
  return sent.map((group: unknown) => {
    if (!Array.isArray(group)) throw wrong;
    return group.map((reading: unknown) => {
      if (!isObject(reading) || !isVital(reading["clinicalelementid"])) throw wrong;
      const { clinicalelementid, value } = reading;
      if (typeof value !== "string" && typeof value !== "number") throw wrong;
      return { clinicalelementid, value: String(value) };
    });
  });
}

function summary({ encounterid, encounterdate, diagnoses }: Encounter): unknown {
  const list = diagnoses.map(({ snomedcode }) => `<li>SNOMED ${snomedcode}</li>`).join("");
  const title = `Encounter ${encounterid} of ${encounterdate}`;
  return { summaryhtml: `<html><body><h1>${title}</h1><ul>${list}</ul></body></html>` };
}
