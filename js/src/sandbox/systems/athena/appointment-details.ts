// Owns what belongs to an appointment: accident data, check-in, insurances, telehealth, health history forms
// and custom fields; and new types of appointments.
import { isObject } from "../../request.js";
import { absent, conflict, invalid } from "./error-response.js";
import { insuranceRow } from "./insurance-rows.js";
import { operation, rows } from "./operation.js";
import type { AthenaContext } from "./operation.js";
import type { Appointment, HealthHistorySection } from "./records.js";

const FORM = "/appointments/:appointmentid/healthhistoryforms/:formid";
const FORM_ID = "1";

const CUSTOM_FIELDS = [
  {
    customfieldid: 641,
    name: "Transport",
    type: "TEXT",
    select: true,
    casesensitive: false,
    disallowupdate: false,
    selectlist: [
      { optionid: 87, optionvalue: "Ferry" },
      { optionid: 88, optionvalue: "Tandem" },
    ],
  },
  {
    customfieldid: 642,
    name: "Parking note",
    type: "TEXT",
    select: false,
    casesensitive: false,
    disallowupdate: true,
  },
];

/** The operations of this file. */
export const APPOINTMENT_DETAIL_OPERATIONS = [
  operation("GET /appointments/customfields", {}, () =>
    rows("appointmentcustomfields", CUSTOM_FIELDS),
  ),
  operation("GET /appointments/:appointmentid/accidentdata", {}, (context) => ({
    appointmentid: Number(bookedOf(context).appointmentid),
    relatedtoautoaccident: "false",
    relatedtoemployment: "false",
    relatedtootheraccident: "false",
    anotherpartyresponsible: "false",
  })),
  operation("GET /appointments/:appointmentid/checkin", {}, showCheckIn),
  operation(
    "GET /appointments/:appointmentid/insurances",
    { boolean: "showcancelled showfullssn ignorerestrictions" },
    listInsurances,
  ),
  operation("GET /appointments/:appointmentid/nativeathenatelehealthroom", {}, (context) => {
    const { appointmentid } = bookedOf(context);
    const jointoken = `join-${appointmentid}`;
    const patienturl = `https://telehealth.example.com/?token=${jointoken}`;
    return { appointmentid, jointoken, patienturl };
  }),
  operation(`GET ${FORM}`, { boolean: "shownullanswers" }, showForm),
  operation(`PUT ${FORM}`, { json: "healthhistoryform!" }, updateForm),
  operation(
    "POST /appointmenttypes",
    { text: "name! shortname!", id: "duration!", boolean: "patient! generic templatetypeonly" },
    createType,
  ),
];

/** A booked appointment, with its patient. */
function bookedOf({ store, id }: AthenaContext): Appointment & { readonly patientid: string } {
  const appointment = store.appointments.get(id("appointmentid"));
  const { patientid } = appointment;
  if (patientid === undefined) throw conflict("The appointment is not booked.");
  return { ...appointment, patientid };
}

// As in the real system, a group with one field has it without a list.
function showCheckIn(context: AthenaContext): unknown {
  const { patientid, status, details } = bookedOf(context);
  const patient = context.store.patients.get(patientid);
  const begun = details["startcheckin"] !== undefined;
  const demographics = ["email", "zip"].map((field) =>
    patient[field] === undefined
      ? { field, valid: "false", error: "empty" }
      : { field, valid: "true" },
  );
  const group = (name: string, complete: boolean, fields: unknown): unknown => ({
    name,
    required: String(name !== "Check In"),
    complete: String(complete),
    fields,
  });
  const valid = demographics.every((field) => field.valid === "true");
  const progress = begun ? "During Check In" : "Before Check In";
  return [
    group("Check In", status !== "f", { status: progress }),
    group("Demographics", valid, demographics),
  ];
}

function listInsurances(context: AthenaContext): unknown {
  const { store, input } = context;
  const { patientid } = bookedOf(context);
  const found = input.flag("showcancelled")
    ? store.insurances.of(patientid)
    : store.activeInsurances(patientid);
  return rows(
    "insurances",
    found.map((insurance) => insuranceRow(store, insurance)),
  );
}

const NEW_FORM: readonly HealthHistorySection[] = [
  {
    portalformsectionid: 1,
    type: "ALLERGY",
    name: "Allergies",
    questions: [
      { allergyid: "8870", name: "penicillin", allergyreactionid: ["7"], severityid: null },
    ],
    fielddata: { allergyid: { required: 1, inputtype: "CHECKBOX" } },
    populatedfrom: "Chart",
    ageunit: "Y",
    empty: false,
    complete: false,
  },
  {
    portalformsectionid: 2,
    type: "SOCIAL",
    name: "Social history",
    questions: [{ portalformquestionid: "11", text: "Do you smoke?", fields: { default: null } }],
    fielddata: { default: { inputtype: "YESNO" } },
    ageunit: "Y",
    empty: true,
    complete: false,
  },
];

function formOf(context: AthenaContext): readonly HealthHistorySection[] {
  const { appointmentid } = bookedOf(context);
  if (context.id("formid") !== FORM_ID) throw absent("health history form");
  return context.store.healthHistoryForms.get(appointmentid) ?? NEW_FORM;
}

function showForm(context: AthenaContext): unknown {
  const form = formOf(context);
  return context.input.flag("shownullanswers") ? form : withoutNull(form);
}

function withoutNull(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNull);
  if (!isObject(value)) return value;
  const answered = Object.entries(value).filter(([, answer]) => answer !== null);
  return Object.fromEntries(answered.map(([name, answer]) => [name, withoutNull(answer)]));
}

// With status 200, like the real system.
function updateForm(context: AthenaContext): unknown {
  const { store, input } = context;
  const form = formOf(context);
  const sections = input.json("healthhistoryform");
  if (!Array.isArray(sections)) throw invalid("The parameter healthhistoryform is not valid.");
  const written = sections.filter(isObject);
  const questionsOf = (section: HealthHistorySection): readonly unknown[] | undefined => {
    const id = String(section.portalformsectionid);
    const found = written.find((one) => String(one["portalformsectionid"]) === id);
    return Array.isArray(found?.["questions"]) ? found["questions"] : undefined;
  };
  const next = form.map((section) => {
    const questions = questionsOf(section);
    return questions === undefined
      ? section
      : { ...section, questions, empty: questions.length === 0, complete: true };
  });
  if (next.every((section, index) => section === form[index])) {
    return { success: false, errormessage: "The form has no such section." };
  }
  store.healthHistoryForms.set(bookedOf(context).appointmentid, next);
  return { success: true, errormessage: "" };
}

function createType({ store, input }: AthenaContext): unknown {
  const { appointmenttypeid } = store.appointmentTypes.add((id) => ({
    appointmenttypeid: id,
    name: input.need("name"),
    shortname: input.need("shortname"),
    duration: Number(input.need("duration")),
    patient: input.flag("patient"),
    generic: input.flag("generic"),
  }));
  return { appointmenttypeid: Number(appointmenttypeid) };
}
