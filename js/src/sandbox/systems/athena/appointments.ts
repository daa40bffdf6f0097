// Owns the appointments: finding slots, booking them, and everything that happens to a booked one.
import { CANCEL_REASONS, REASONS } from "./appointment-reasons.js";
import { bookedRow, shown, slotRow } from "./appointment-rows.js";
import { day, daysAfter, now } from "./dates.js";
import { conflict, invalid, missing } from "./error-response.js";
import { done, operation, page, PAGING } from "./operation.js";
import type { AthenaContext } from "./operation.js";
import type { Input, Parameters } from "./parameters.js";
import type { Appointment } from "./records.js";
import type { AthenaStore } from "./store.js";

const SHOW: Parameters = { boolean: "showinsurance showpatientdetail showcopay" };
const BOOKED: Parameters = [
  PAGING,
  SHOW,
  {
    date: "startdate! enddate! scheduledstartdate scheduledenddate",
    departments: "departmentid",
    ids: "providerid",
    id: "patientid appointmenttypeid",
    text: "appointmentstatus",
    boolean: "showcancelled",
    datetime: "startlastmodified endlastmodified",
  },
];
const CHANGE: Parameters = {
  patient: "patientid!",
  id: "appointmentcancelreasonid",
  boolean: "nopatientcase ignoreschedulablepermission",
};
// Lists of slots have their own limits.
const SLOT_PAGES = { usual: 1000, most: 10_000, links: false };
const SEARCHED_DAYS = 7;

type CancelReason = (typeof CANCEL_REASONS)[number];

/** The operations of this file. */
export const APPOINTMENT_OPERATIONS = [
  operation(
    "GET /appointments/open",
    [
      PAGING,
      {
        departments: "departmentid!",
        ids: "reasonid providerid",
        id: "appointmenttypeid",
        date: "startdate enddate",
        boolean: "showfrozenslots bypassscheduletimechecks ignoreschedulablepermission",
      },
    ],
    listOpenSlots,
  ),
  operation(
    "POST /appointments/open",
    {
      department: "departmentid!",
      provider: "providerid!",
      date: "appointmentdate!",
      times: "appointmenttime!",
      appointmenttype: "appointmenttypeid",
      id: "reasonid",
    },
    createSlots,
  ),
  operation("GET /appointments/booked", [BOOKED, { department: "departmentid" }], listBooked),
  operation("GET /appointments/booked/multipledepartment", BOOKED, listBooked),
  operation(
    "PUT /appointments/booked/:appointmentid",
    {
      appointmenttype: "appointmenttypeid",
      department: "departmentid",
      provider: "providerid schedulingproviderid supervisingproviderid",
    },
    updateBooked,
  ),
  operation("GET /appointments/:appointmentid", SHOW, (context) => [
    shown(context, appointmentOf(context)),
  ]),
  operation(
    "PUT /appointments/:appointmentid",
    {
      patient: "patientid!",
      appointmenttype: "appointmenttypeid",
      id: "reasonid",
      department: "departmentid",
      text: "bookingnote",
      boolean: "urgentyn nopatientcase donotsendconfirmationemail ignoreschedulablepermission",
      json: "insuranceinfo",
    },
    book,
  ),
  operation("DELETE /appointments/:appointmentid", {}, deleteSlot),
  operation("PUT /appointments/:appointmentid/cancel", CHANGE, cancel),
  operation(
    "PUT /appointments/:appointmentid/reschedule",
    [CHANGE, { id: "newappointmentid! reasonid", text: "reschedulereason" }],
    reschedule,
  ),
  operation("PUT /appointments/:appointmentid/freeze", { boolean: "freeze!" }, freeze),
  operation("POST /appointments/:appointmentid/startcheckin", {}, startCheckIn),
  operation("POST /appointments/:appointmentid/checkin", {}, checkIn),
  operation("POST /appointments/:appointmentid/cancelcheckin", {}, cancelCheckIn),
  operation("POST /appointments/:appointmentid/checkout", {}, checkOut),
];

function appointmentOf({ store, id }: AthenaContext): Appointment {
  return store.appointments.get(id("appointmentid"));
}

function listOpenSlots(context: AthenaContext): unknown {
  const { store, input } = context;
  const types = searchedTypes(input);
  const startdate = input.text("startdate") ?? day();
  const enddate = input.text("enddate") ?? daysAfter(startdate, SEARCHED_DAYS);
  const span = input.with({ startdate, enddate });
  const found = store.appointments.where(
    (each) =>
      each.status === "o" &&
      (!each.frozen || input.flag("showfrozenslots")) &&
      input.fits("departmentid", each.departmentid) &&
      input.fits("providerid", each.providerid) &&
      offers(store, each, types) &&
      span.within("startdate", "enddate", each.date),
  );
  return page(
    context,
    "appointments",
    found.map((each) => slotRow(store, each)),
    SLOT_PAGES,
  );
}

// Nothing is found without a reason or a type; the reason -1 means any.
function searchedTypes(input: Input): readonly string[] | "any" {
  const reasons = input.list("reasonid") ?? [];
  if (reasons.includes("-1")) return "any";
  if (reasons.length > 0 && input.text("providerid") === undefined) throw missing(["providerid"]);
  const type = input.text("appointmenttypeid");
  return [...reasons.map(typeOfReason), ...(type === undefined ? [] : [type])];
}

// A slot of a generic type can also be booked for every other type.
function offers(store: AthenaStore, slot: Appointment, types: readonly string[] | "any"): boolean {
  if (types === "any") return true;
  const { appointmenttypeid, generic } = store.appointmentTypes.get(slot.appointmenttypeid);
  return types.includes(appointmenttypeid) || (generic && types.length > 0);
}

function typeOfReason(reasonid: string): string {
  const reason = REASONS.find((each) => each.reasonid === reasonid);
  if (reason === undefined) throw invalid("The parameter reasonid is not valid.");
  return reason.appointmenttypeid;
}

function createSlots({ store, input }: AthenaContext): unknown {
  const appointmenttypeid = wantedType(input);
  const made = (input.list("appointmenttime") ?? []).map((starttime) =>
    store.addSlot({
      date: input.need("appointmentdate"),
      starttime,
      appointmenttypeid,
      departmentid: input.need("departmentid"),
      providerid: input.need("providerid"),
    }),
  );
  for (const each of made) record(store, "AddAppointmentSlot", each);
  const times = made.map(({ appointmentid, starttime }) => [appointmentid, starttime] as const);
  return { appointmentids: Object.fromEntries(times) };
}

function wantedType(input: Input): string {
  const type = input.text("appointmenttypeid");
  const reason = input.text("reasonid");
  if (type === undefined && reason === undefined) throw missing(["appointmenttypeid", "reasonid"]);
  return type ?? typeOfReason(reason ?? "");
}

function listBooked(context: AthenaContext): unknown {
  const { store, input } = context;
  const found = store.appointments.where((each) => {
    const scheduled = textOf(each, "scheduleddatetime");
    return (
      each.patientid !== undefined &&
      (each.status !== "x" || input.flag("showcancelled")) &&
      input.within("startdate", "enddate", each.date) &&
      input.within("scheduledstartdate", "scheduledenddate", scheduled.slice(0, 10)) &&
      input.within("startlastmodified", "endlastmodified", textOf(each, "lastmodified")) &&
      input.fits("departmentid", each.departmentid) &&
      input.fits("providerid", each.providerid) &&
      input.fits("patientid", each.patientid) &&
      input.fits("appointmenttypeid", each.appointmenttypeid) &&
      input.fits("appointmentstatus", each.status)
    );
  });
  return page(
    context,
    "appointments",
    found.map((each) => shown(context, each)),
  );
}

function textOf(appointment: Appointment, name: string): string {
  return String(appointment.details[name] ?? "");
}

function record(store: AthenaStore, event: string, appointment: Appointment): void {
  const { details, appointmentid } = appointment;
  Object.assign(details, { lastmodified: now(), lastmodifiedby: "API-1" });
  store.feeds.appointments.record(event, appointmentid);
}

function book(context: AthenaContext): unknown {
  const { store, input } = context;
  const appointmenttypeid = wantedType(input);
  const appointment = appointmentOf(context);
  assign(appointment, input.need("patientid"), appointmenttypeid);
  const { details } = appointment;
  if (input.flag("urgentyn")) details["urgentyn"] = "true";
  addNote(store, appointment, "booking", input.text("bookingnote"));
  if (!input.flag("nopatientcase")) openCase(store, appointment);
  record(store, "ScheduleAppointment", appointment);
  return [bookedRow(store, appointment)];
}

function assign(appointment: Appointment, patientid: string, appointmenttypeid: string): void {
  if (appointment.status !== "o" || appointment.frozen) {
    throw conflict("The appointment is not open for booking.");
  }
  Object.assign(appointment, { status: "f", patientid, appointmenttypeid });
  Object.assign(appointment.details, { scheduledby: "API-1", scheduleddatetime: now() });
}

// The first appointment of a patient opens a case.
function openCase(store: AthenaStore, { patientid = "", departmentid }: Appointment): void {
  if (store.appointments.where((each) => each.patientid === patientid).length > 1) return;
  store.documents.add((documentid) => ({
    documentid,
    patientid,
    departmentid,
    documentclass: "PATIENTCASE",
    documentsubclass: "PATIENTCASE_NEWPATIENT",
    createddate: day(),
    deleted: false,
    details: {},
  }));
}

function addNote(
  store: AthenaStore,
  { notes }: Appointment,
  what: string,
  text: string | undefined,
): void {
  if (text === undefined) return;
  notes.push({
    noteid: store.serial(),
    notetext: `Reported reason for ${what}: ${text}`,
    displayonschedule: false,
    deleted: false,
    created: now(),
  });
}

// A patient's future appointment.
function futureOf(context: AthenaContext): Appointment {
  const appointment = appointmentOf(context);
  if (appointment.patientid !== context.input.need("patientid")) {
    throw invalid("The appointment is not one of this patient.");
  }
  if (appointment.status !== "f") throw conflict("The appointment is not booked.");
  return appointment;
}

function cancel(context: AthenaContext): unknown {
  const appointment = futureOf(context);
  release(context.store, appointment, cancelReason(context.input));
  addNote(context.store, appointment, "cancellation", context.input.text("cancellationreason"));
  return { status: "x" };
}

function cancelReason(input: Input): CancelReason {
  const [usual] = CANCEL_REASONS;
  const wanted = input.text("appointmentcancelreasonid") ?? usual.reasonid;
  const reason = CANCEL_REASONS.find(({ reasonid }) => reasonid === wanted);
  if (reason === undefined) throw invalid("The parameter appointmentcancelreasonid is not valid.");
  return reason;
}

// The slot is free again under a new id; the cancelled appointment is kept.
function release(store: AthenaStore, appointment: Appointment, reason: CancelReason): void {
  appointment.status = "x";
  Object.assign(appointment.details, {
    cancelreasonid: reason.reasonid,
    cancelreasonname: reason.name,
    cancelreasonnoshow: reason.noshow,
    cancelreasonslotavailable: reason.slotavailable,
    cancelledby: "API-1",
    cancelleddatetime: now(),
  });
  const { date, starttime, departmentid, providerid, templateappointmenttypeid } = appointment;
  if (reason.slotavailable) {
    const appointmenttypeid = templateappointmenttypeid;
    store.addSlot({ date, starttime, departmentid, providerid, appointmenttypeid });
  }
  record(store, "CancelAppointment", appointment);
}

function reschedule(context: AthenaContext): unknown {
  const { store, input } = context;
  const old = futureOf(context);
  const next = store.appointments.get(input.need("newappointmentid"));
  const why = cancelReason(input);
  const reason = input.text("reasonid");
  const type = reason === undefined ? old.appointmenttypeid : typeOfReason(reason);
  assign(next, input.need("patientid"), type);
  release(store, old, why);
  old.details["rescheduledappointmentid"] = next.appointmentid;
  addNote(store, next, "rescheduling", input.text("reschedulereason"));
  record(store, "ScheduleAppointment", next);
  return [bookedRow(store, next)];
}

// Like the real system, it reports failures with status 200.
function freeze(context: AthenaContext): unknown {
  const appointment = appointmentOf(context);
  const frozen = context.input.flag("freeze");
  const fail = (errormessage: string): unknown => ({ success: false, errormessage });
  if (appointment.status !== "o") return fail("Appointment is not open.");
  if (appointment.frozen === frozen) {
    return fail(`Appointment is ${frozen ? "already" : "not"} frozen.`);
  }
  appointment.frozen = frozen;
  record(context.store, frozen ? "FreezeAppointment" : "UnfreezeAppointment", appointment);
  return done({ errormessage: "" });
}

function updateBooked(context: AthenaContext): unknown {
  const { store, input } = context;
  const appointment = appointmentOf(context);
  if (appointment.status !== "f") return "The appointment is not booked.";
  Object.assign(appointment, input.pick(["appointmenttypeid", "departmentid", "providerid"]));
  Object.assign(appointment.details, input.pick(["supervisingproviderid"]));
  record(store, "UpdateAppointment", appointment);
  return 1;
}

function deleteSlot(context: AthenaContext): unknown {
  const appointment = appointmentOf(context);
  if (appointment.status !== "o") throw conflict("The appointment is not open.");
  context.store.appointments.remove(appointment.appointmentid);
  return done();
}

const notNow = (message: string): unknown => ({ success: false, message });

function startCheckIn(context: AthenaContext): unknown {
  const { status, details } = appointmentOf(context);
  if (status !== "f") return notNow("The appointment is not booked.");
  details["startcheckin"] = now();
  return { success: "true", message: "" };
}

function cancelCheckIn(context: AthenaContext): unknown {
  const { status, details } = appointmentOf(context);
  if (status !== "f" || details["startcheckin"] === undefined) {
    return notNow("The check-in has not begun, or it is complete.");
  }
  delete details["startcheckin"];
  return { success: "true", message: "" };
}

// The visit begins: it creates the encounter.
function checkIn(context: AthenaContext): unknown {
  const { store } = context;
  const appointment = appointmentOf(context);
  const { appointmentid, patientid, departmentid, providerid, details } = appointment;
  if (appointment.status !== "f" || patientid === undefined) {
    return notNow("The appointment is not booked.");
  }
  appointment.status = "2";
  const { encounterid } = store.encounters.add((id) => ({
    encounterid: id,
    appointmentid,
    patientid,
    departmentid,
    providerid,
    encounterdate: appointment.date,
    status: "OPEN",
    diagnoses: [],
    patientstatusid: undefined,
    patientlocationid: undefined,
  }));
  Object.assign(details, { encounterid, checkindatetime: now(), stopcheckin: now() });
  record(store, "CheckIn", appointment);
  return { success: true, message: "" };
}

function checkOut(context: AthenaContext): unknown {
  const appointment = appointmentOf(context);
  if (appointment.status !== "2") {
    return { success: false, errormessage: "The appointment is not checked in." };
  }
  appointment.status = "3";
  appointment.details["checkoutdatetime"] = now();
  record(context.store, "CheckOut", appointment);
  return { success: true, errormessage: "" };
}
