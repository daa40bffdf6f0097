// Owns the patient records: searching, reading, creating with best match, and changing.
import { bookedRow } from "./appointment-rows.js";
import { day, sortable } from "./dates.js";
import { invalid, missing } from "./error-response.js";
import { operation, page, PAGING } from "./operation.js";
import type { AthenaContext } from "./operation.js";
import type { Input, Parameters } from "./parameters.js";
import { PATIENT_FIELD_NAMES, PATIENT_FIELDS, patientRow } from "./patient-rows.js";
import type { Patient } from "./records.js";

// A new patient needs one of these beside name and date of birth.
const CONTACTS = ["email", "guarantoremail", "ssn", "homephone", "mobilephone", "workphone", "zip"];

const STATUSES = ["active", "inactive", "prospective", "deleted"];
const SHOW: Parameters = { boolean: "showinsurance showfullssn" };

/** The operations of this file. */
export const PATIENT_OPERATIONS = [
  operation(
    "GET /patients",
    [PATIENT_FIELDS, PAGING, { id: "departmentid", boolean: "omitbalances" }],
    search,
  ),
  operation(
    "POST /patients",
    [
      PATIENT_FIELDS,
      {
        text: "firstname! lastname!",
        date: "dob!",
        department: "departmentid!",
        boolean: "showerrormessage",
      },
    ],
    create,
  ),
  operation(
    "GET /patients/enhancedbestmatch",
    [
      PATIENT_FIELDS,
      {
        text: "firstname! lastname!",
        date: "dob!",
        number: "minscore",
        boolean: "returnbestmatches",
      },
    ],
    findBestMatches,
  ),
  operation("GET /patients/:patientid", SHOW, (context) => [
    patientRow(context, context.store.patients.get(context.id("patientid"))),
  ]),
  operation("PUT /patients/:patientid", PATIENT_FIELDS, update),
  operation(
    "GET /patients/:patientid/appointments",
    [PAGING, { date: "startdate enddate", boolean: "showcancelled showpast" }],
    listAppointments,
  ),
];

function search(context: AthenaContext): unknown {
  const { store, input } = context;
  const found = store.patients.where(
    (patient) =>
      (input.text("status") !== undefined || patient.status !== "deleted") &&
      PATIENT_FIELD_NAMES.every((name) => resembles(patient, name, input.text(name))),
  );
  return page(
    context,
    "patients",
    found.map((patient) => patientRow(context, patient)),
  );
}

// Names match by prefix and zip codes by their first five digits; case is ignored.
function resembles(patient: Patient, name: string, wanted = ""): boolean {
  if (wanted === "") return true;
  const value = (patient[name] ?? "").toLowerCase();
  if (name === "zip") return value.slice(0, 5) === wanted.slice(0, 5);
  return name === "firstname" || name === "lastname"
    ? value.startsWith(wanted.toLowerCase())
    : value === wanted.toLowerCase();
}

function create({ store, input }: AthenaContext): unknown {
  if (CONTACTS.every((name) => (input.text(name) ?? "") === "")) throw missing(CONTACTS);
  const known = store.patients.where((patient) =>
    ["firstname", "lastname", "dob"].every(
      (name) => patient[name]?.toLowerCase() === input.need(name).toLowerCase(),
    ),
  )[0];
  if (known !== undefined) {
    // With status 200, like the real system.
    if (input.flag("showerrormessage")) return [{ errormessage: "The patient exists already." }];
    return [{ patientid: known.patientid, errormessage: "" }];
  }
  const { patientid } = store.patients.add((id) => ({
    status: "active",
    registrationdate: day(),
    firstname: input.need("firstname"),
    lastname: input.need("lastname"),
    dob: input.need("dob"),
    departmentid: input.need("departmentid"),
    ...sent(input),
    patientid: id,
  }));
  store.feeds.patients.record("AddPatient", patientid);
  return [{ patientid, errormessage: "" }];
}

function update({ store, input, id }: AthenaContext): unknown {
  const patient = store.patients.get(id("patientid"));
  Object.assign(patient, sent(input));
  store.feeds.patients.record("UpdatePatient", patient.patientid);
  return [{ patientid: patient.patientid }];
}

function sent(input: Input): Record<string, string> {
  const fields = input.pick(PATIENT_FIELD_NAMES);
  const status = fields["status"];
  if (status !== undefined && !STATUSES.includes(status)) {
    throw invalid(`The parameter status must be one of ${STATUSES.join(", ")}.`);
  }
  return fields;
}

const POINTS: Readonly<Record<string, number>> = {
  ssn: 10,
  email: 5,
  mobilephone: 5,
  homephone: 5,
  workphone: 2,
  zip: 2,
};
const POINTS_OF_NAME_AND_DOB = 16;
const MOST_MATCHES = 5;

function findBestMatches(context: AthenaContext): unknown {
  const { store, input } = context;
  const least = Number(input.text("minscore") ?? POINTS_OF_NAME_AND_DOB);
  const matches = store.patients
    .where((patient) =>
      ["firstname", "lastname", "dob"].every((name) => resembles(patient, name, input.need(name))),
    )
    .map((patient) => ({ patient, score: score(input, patient) }))
    .filter((match) => match.score >= least)
    .sort((a, b) => b.score - a.score);
  const shown = matches.slice(0, input.flag("returnbestmatches") ? MOST_MATCHES : 1);
  return shown.map(({ patient, score }) => ({ ...patientRow(context, patient), score }));
}

function score(input: Input, patient: Patient): number {
  const points = Object.entries(POINTS).map(([name, worth]) => {
    const wanted = input.text(name) ?? "";
    return wanted !== "" && resembles(patient, name, wanted) ? worth : 0;
  });
  return points.reduce((total, each) => total + each, POINTS_OF_NAME_AND_DOB);
}

function listAppointments(context: AthenaContext): unknown {
  const { store, input, id } = context;
  const { patientid } = store.patients.get(id("patientid"));
  const today = sortable(day());
  const found = store.appointments.where(
    (each) =>
      each.patientid === patientid &&
      (input.flag("showcancelled") || each.status !== "x") &&
      (input.flag("showpast") || sortable(each.date) >= today) &&
      input.within("startdate", "enddate", each.date),
  );
  return page(
    context,
    "appointments",
    found.map((each) => bookedRow(store, each)),
  );
}
