// Owns appointment types, reasons and notes.
import { CANCEL_REASONS, REASONS } from "./appointment-reasons.js";
import { now } from "./dates.js";
import { absent } from "./error-response.js";
import { done, operation, page, PAGING, rows } from "./operation.js";
import type { AthenaContext } from "./operation.js";
import type { Parameters } from "./parameters.js";
import type { AppointmentNote, AppointmentReason, AppointmentType } from "./records.js";

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
  operation("GET /appointmentcancelreasons", [PAGING, { boolean: "slotavailable" }], (context) => {
    const wanted = context.input.text("slotavailable");
    const found = CANCEL_REASONS.filter(
      ({ slotavailable }) =>
        wanted === undefined || slotavailable === context.input.flag("slotavailable"),
    );
    return page(context, "appointmentcancelreasons", found);
  }),
  operation("GET /patientappointmentreasons", REASON_QUERY, (context) =>
    listReasons(context, ["new", "existing"]),
  ),
  operation("GET /patientappointmentreasons/newpatient", REASON_QUERY, (context) =>
    listReasons(context, ["new"]),
  ),
  operation("GET /patientappointmentreasons/existingpatient", REASON_QUERY, (context) =>
    listReasons(context, ["existing"]),
  ),
  operation("GET /appointments/:appointmentid/notes", { boolean: "showdeleted" }, listNotes),
  operation("POST /appointments/:appointmentid/notes", NOTE, createNote),
  operation("PUT /appointments/:appointmentid/notes/:noteid", NOTE, updateNote),
  operation("DELETE /appointments/:appointmentid/notes/:noteid", {}, deleteNote),
];

function listTypes(context: AthenaContext): unknown {
  const types = context.store.appointmentTypes.where(
    ({ generic }) => !generic || !context.input.flag("hidegeneric"),
  );
  return page(context, "appointmenttypes", types.map(typeRow));
}

function typeRow({ duration, ...type }: AppointmentType): unknown {
  return {
    ...type,
    duration: String(duration),
    patientdisplayname: type.name,
    templatetypeonly: false,
  };
}

function listReasons(
  context: AthenaContext,
  types: readonly AppointmentReason["reasontype"][],
): unknown {
  const found = REASONS.filter(({ reasontype }) => types.includes(reasontype)).map(
    ({ reasonid, reason, description, reasontype }) => ({
      reasonid: Number(reasonid),
      reason,
      description,
      reasontype,
      schedulingminhours: 2,
      schedulingmaxdays: 90,
    }),
  );
  return page(context, "patientappointmentreasons", found);
}

function notesOf({ store, id }: AthenaContext): AppointmentNote[] {
  return store.appointments.get(id("appointmentid")).notes;
}

function noteOf(context: AthenaContext): AppointmentNote {
  const note = notesOf(context).find(
    ({ noteid, deleted }) => noteid === context.id("noteid") && !deleted,
  );
  if (note === undefined) throw absent("note");
  return note;
}

function listNotes(context: AthenaContext): unknown {
  const found = notesOf(context).filter(
    ({ deleted }) => !deleted || context.input.flag("showdeleted"),
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

function createNote(context: AthenaContext): unknown {
  const { store, input } = context;
  notesOf(context).push({
    noteid: store.serial(),
    notetext: input.need("notetext"),
    displayonschedule: input.flag("displayonschedule"),
    deleted: false,
    created: now(),
  });
  return done();
}

function updateNote(context: AthenaContext): unknown {
  const { input } = context;
  const note = noteOf(context);
  note.notetext = input.need("notetext");
  if (input.text("displayonschedule") !== undefined) {
    note.displayonschedule = input.flag("displayonschedule");
  }
  return done();
}

function deleteNote(context: AthenaContext): unknown {
  noteOf(context).deleted = true;
  return done();
}
