// What surrounds the appointments: their types, reasons and notes, and the feed of their changes.
import { CANCEL_REASONS, REASONS } from "./appointment-reasons.js";
import { shown } from "./appointment-rows.js";
import { FEED_PARAMETERS } from "./changes.js";
import { now } from "./dates.js";
import { done, operation, page, PAGING, rows } from "./operation.js";
import type { Request } from "./operation.js";
import type { Parameters } from "./parameters.js";
import type { AppointmentNote, AppointmentReason, AppointmentType } from "./records.js";
import { absent, invalid } from "./refused.js";

const EVENTS = [
  "ScheduleAppointment",
  "CheckIn",
  "CheckOut",
  "UpdateAppointment",
  "CancelAppointment",
  "FreezeAppointment",
  "UnfreezeAppointment",
  "DeleteAppointment",
  "AddAppointmentSlot",
];
const SUBSCRIPTION: Parameters = {
  text: "eventname",
  departments: "departmentids",
  boolean: "includeremindercall includesuggestedoverbooking",
};
const NOTE: Parameters = { text: "notetext!", boolean: "displayonschedule" };
const REASON_QUERY: Parameters = [PAGING, { department: "departmentid!", provider: "providerid!" }];

/** The operations of this file. */
export const SCHEDULING_OPERATIONS = [
  operation(
    "GET /appointmenttypes",
    [PAGING, { departments: "departmentids", ids: "providerids", boolean: "hidegeneric" }],
    listTypes,
  ),
  operation("GET /appointmenttypes/:appointmenttypeid", {}, ({ store, id }) => [
    typeRow(store.appointmentTypes.get(id("appointmenttypeid"))),
  ]),
  operation("GET /appointmentcancelreasons", [PAGING, { boolean: "slotavailable" }], (request) => {
    const wanted = request.input.text("slotavailable");
    const found = CANCEL_REASONS.filter(
      ({ slotavailable }) =>
        wanted === undefined || slotavailable === request.input.flag("slotavailable"),
    );
    return page(request, "appointmentcancelreasons", found);
  }),
  operation("GET /patientappointmentreasons", REASON_QUERY, (request) =>
    listReasons(request, ["new", "existing"]),
  ),
  operation("GET /patientappointmentreasons/newpatient", REASON_QUERY, (request) =>
    listReasons(request, ["new"]),
  ),
  operation("GET /patientappointmentreasons/existingpatient", REASON_QUERY, (request) =>
    listReasons(request, ["existing"]),
  ),
  operation(
    "GET /appointments/changed",
    [FEED_PARAMETERS, { ids: "patientid providerid", departments: "departmentid" }],
    listChanged,
  ),
  operation("GET /appointments/changed/subscription", {}, showSubscription),
  operation("POST /appointments/changed/subscription", SUBSCRIPTION, subscribe),
  operation("DELETE /appointments/changed/subscription", SUBSCRIPTION, unsubscribe),
  operation("GET /appointments/changed/subscription/events", {}, () => ({
    subscriptions: EVENTS.map((eventname) => ({ eventname })),
  })),
  operation("GET /appointments/:appointmentid/notes", { boolean: "showdeleted" }, listNotes),
  operation("POST /appointments/:appointmentid/notes", NOTE, createNote),
  operation("PUT /appointments/:appointmentid/notes/:noteid", NOTE, updateNote),
  operation("DELETE /appointments/:appointmentid/notes/:noteid", {}, deleteNote),
];

function listTypes(request: Request): unknown {
  const types = request.store.appointmentTypes.where(
    ({ generic }) => !generic || !request.input.flag("hidegeneric"),
  );
  return page(request, "appointmenttypes", types.map(typeRow));
}

function typeRow({ duration, ...type }: AppointmentType): unknown {
  return { ...type, duration: String(duration), templatetypeonly: false };
}

function listReasons(request: Request, types: readonly AppointmentReason["reasontype"][]): unknown {
  const found = REASONS.filter(({ reasontype }) => types.includes(reasontype)).map(
    ({ reasonid, reason, description, reasontype }) => ({
      reasonid: Number(reasonid),
      reason,
      description,
      reasontype,
    }),
  );
  return page(request, "patientappointmentreasons", found);
}

// A slot that was deleted is in the feed no longer.
function listChanged(request: Request): unknown {
  const { store, input } = request;
  const found = store.appointmentChanges
    .read(input)
    .filter((id) => store.appointments.has(id))
    .map((id) => store.appointments.get(id))
    .filter(
      (each) =>
        input.fits("patientid", each.patientid) &&
        input.fits("departmentid", each.departmentid) &&
        input.fits("providerid", each.providerid),
    );
  return rows(
    "appointments",
    found.map((each) => shown(request, each)),
  );
}

function subscribedEvents({ store }: Request): Set<string> {
  return store.appointmentChanges.subscribed ?? new Set();
}

function showSubscription(request: Request): unknown {
  const events = [...subscribedEvents(request)];
  return {
    status: events.length === 0 ? "INACTIVE" : events.length < EVENTS.length ? "PARTIAL" : "ACTIVE",
    subscriptions: events.map((eventname) => ({ eventname })),
  };
}

function meantEvents({ input }: Request): readonly string[] {
  const event = input.text("eventname");
  if (event === undefined) return EVENTS;
  if (!EVENTS.includes(event)) throw invalid("The parameter eventname is not valid.");
  return [event];
}

function subscribe(request: Request): unknown {
  for (const event of meantEvents(request)) subscribedEvents(request).add(event);
  return done();
}

function unsubscribe(request: Request): unknown {
  for (const event of meantEvents(request)) subscribedEvents(request).delete(event);
  return done();
}

function notesOf({ store, id }: Request): AppointmentNote[] {
  return store.appointments.get(id("appointmentid")).notes;
}

function noteOf(request: Request): AppointmentNote {
  const note = notesOf(request).find(
    ({ noteid, deleted }) => noteid === request.id("noteid") && !deleted,
  );
  if (note === undefined) throw absent("note");
  return note;
}

function listNotes(request: Request): unknown {
  const found = notesOf(request).filter(
    ({ deleted }) => !deleted || request.input.flag("showdeleted"),
  );
  return rows(
    "notes",
    found.map(({ noteid, notetext, displayonschedule, created }) => ({
      noteid,
      notetext,
      displayonschedule,
      created,
      createdby: "API-1",
    })),
  );
}

function createNote(request: Request): unknown {
  const { store, input } = request;
  notesOf(request).push({
    noteid: store.serial(),
    notetext: input.need("notetext"),
    displayonschedule: input.flag("displayonschedule"),
    deleted: false,
    created: now(),
  });
  return done();
}

function updateNote(request: Request): unknown {
  const { input } = request;
  const note = noteOf(request);
  note.notetext = input.need("notetext");
  if (input.text("displayonschedule") !== undefined) {
    note.displayonschedule = input.flag("displayonschedule");
  }
  return done();
}

function deleteNote(request: Request): unknown {
  noteOf(request).deleted = true;
  return done();
}
