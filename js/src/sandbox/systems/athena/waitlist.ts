// Owns the waitlist, and the reminders to make an appointment.
import { day, now } from "./dates.js";
import { invalid } from "./error-response.js";
import { done, operation, page, PAGING } from "./operation.js";
import type { AthenaContext } from "./operation.js";
import { declared } from "./parameters.js";
import type { Input, Parameters } from "./parameters.js";
import type { Reminder, WaitlistEntry } from "./records.js";

const WISHES: Parameters = {
  id: "appointmentid hourfrom hourto",
  ids: "dayofweekids",
  appointmenttype: "appointmenttypeid",
  provider: "providerid",
  text: "priority",
};
const WRITTEN: Parameters = [WISHES, { text: "note", boolean: "allowanydepartment" }];
const REMINDER: Parameters = {
  appointmenttype: "appointmenttypeid",
  provider: "providerid",
  text: "note patientinstructions",
};
const ENTRY = "/appointments/waitlist/:waitlistid";
const REMINDERS = "/appointments/appointmentreminders";
const ONE = `${REMINDERS}/:appointmentreminderid`;

/** The operations of this file. */
export const WAITLIST_OPERATIONS = [
  operation(
    "GET /appointments/waitlist",
    [PAGING, WISHES, { department: "departmentid", patient: "patientid" }],
    listEntries,
  ),
  operation(
    "POST /appointments/waitlist",
    [WRITTEN, { department: "departmentid!", patient: "patientid!" }],
    createEntry,
  ),
  operation(`GET ${ENTRY}`, {}, (context) => entryRow(entryOf(context))),
  operation(`PUT ${ENTRY}`, [WRITTEN, { department: "departmentid" }], (context) => {
    Object.assign(entryOf(context).details, wishes(context.input));
    return done();
  }),
  operation(`DELETE ${ENTRY}`, {}, (context) => {
    context.store.waitlist.remove(entryOf(context).waitlistid);
    return done();
  }),
  operation(
    `GET ${REMINDERS}`,
    [
      PAGING,
      {
        department: "departmentid!",
        date: "startdate! enddate!",
        id: "appointmenttypeid patientid providerid",
        boolean: "showdeleted",
      },
    ],
    listReminders,
  ),
  operation(
    `POST ${REMINDERS}`,
    [REMINDER, { date: "approximatedate!", department: "departmentid!", patient: "patientid!" }],
    createReminder,
  ),
  operation(`GET ${ONE}`, {}, (context) => reminderRow(reminderOf(context))),
  operation(`PUT ${ONE}`, [REMINDER, { date: "approximatedate", text: "status" }], (context) => {
    Object.assign(liveReminderOf(context).details, context.input.pick(REMINDER_NAMES));
    return { success: "true" };
  }),
  operation(`DELETE ${ONE}`, {}, (context) => {
    liveReminderOf(context).deleted = day();
    return { success: "true" };
  }),
];

const WISH_NAMES = [...declared(WRITTEN).keys(), "departmentid"];
const REMINDER_NAMES = [...declared(REMINDER).keys(), "approximatedate", "departmentid", "status"];

function entryOf({ store, id }: AthenaContext): WaitlistEntry {
  return store.waitlist.get(id("waitlistid"));
}

// An entry for any department has none.
function wishes(input: Input): Record<string, string | undefined> {
  const { allowanydepartment, ...given } = input.pick(WISH_NAMES);
  const anywhere = allowanydepartment !== undefined && input.flag("allowanydepartment");
  return anywhere ? { ...given, departmentid: undefined } : given;
}

function entryRow({ waitlistid, patientid, created, details }: WaitlistEntry): unknown {
  const { dayofweekids, ...rest } = details;
  const written = Object.entries(rest).filter(([, value]) => value !== undefined);
  const numbers = written.map(([name, value]) =>
    name === "priority" || name === "note" ? [name, value] : [name, Number(value)],
  );
  return {
    waitlistid: Number(waitlistid),
    patientid: Number(patientid),
    created,
    ...(Object.fromEntries(numbers) as object),
    ...(dayofweekids === undefined ? {} : { dayofweekids: dayofweekids.split(",").map(Number) }),
  };
}

function listEntries(context: AthenaContext): unknown {
  const { store, input } = context;
  const found = store.waitlist.where(
    ({ patientid, details }) =>
      input.fits("patientid", patientid) &&
      (details["departmentid"] === undefined ||
        input.fits("departmentid", details["departmentid"])) &&
      ["appointmentid", "appointmenttypeid", "hourfrom", "hourto", "priority", "providerid"].every(
        (name) => input.fits(name, details[name]),
      ) &&
      fitsDays(input, details["dayofweekids"]),
  );
  return page(context, "waitlistentries", found.map(entryRow));
}

// One common day is enough, and an entry without days takes any.
function fitsDays(input: Input, days: string | undefined): boolean {
  const wanted = input.list("dayofweekids");
  return wanted === undefined || (days?.split(",").some((one) => wanted.includes(one)) ?? true);
}

function createEntry({ store, input }: AthenaContext): unknown {
  const { waitlistid } = store.waitlist.add((id) => ({
    waitlistid: id,
    patientid: input.need("patientid"),
    created: now(),
    details: wishes(input),
  }));
  return { waitlistid: Number(waitlistid) };
}

function reminderOf({ store, id }: AthenaContext): Reminder {
  return store.reminders.get(id("appointmentreminderid"));
}

function liveReminderOf(context: AthenaContext): Reminder {
  const reminder = reminderOf(context);
  if (reminder.deleted !== undefined) {
    throw invalid("That appointment reminder has already been deleted.");
  }
  return reminder;
}

function reminderRow({ details, deleted, ...ids }: Reminder): unknown {
  return { ...ids, ...details, ...(deleted === undefined ? {} : { deleted }) };
}

function listReminders(context: AthenaContext): unknown {
  const { store, input } = context;
  const found = store.reminders.where(
    ({ patientid, deleted, details }) =>
      (deleted === undefined || input.flag("showdeleted")) &&
      input.fits("departmentid", details["departmentid"]) &&
      input.fits("patientid", patientid) &&
      input.fits("providerid", details["providerid"]) &&
      input.fits("appointmenttypeid", details["appointmenttypeid"]) &&
      input.within("startdate", "enddate", details["approximatedate"] ?? ""),
  );
  return page(context, "reminders", found.map(reminderRow));
}

function createReminder({ store, input }: AthenaContext): unknown {
  const { appointmentreminderid } = store.reminders.add((id) => ({
    appointmentreminderid: id,
    patientid: input.need("patientid"),
    deleted: undefined,
    details: { status: "NEW", ...input.pick(REMINDER_NAMES) },
  }));
  return { success: "true", appointmentreminderid };
}
