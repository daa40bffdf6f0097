// Owns the calls of client.appointments about one appointment, or lists of them.

import assert from "node:assert/strict";
import { holds, reads, writes } from "../../support/operations.mjs";
import {
  absent,
  all,
  conflicts,
  del,
  EVER,
  EVER_SENT,
  get,
  holdsIfDocumented,
  ids,
  invalid,
  isDone,
  isGone,
  lacks,
  list,
  NONE,
  post,
  put,
  refused,
  unsubscribed,
} from "./common.mjs";

/** The sandbox's appointments: a past one, a booked one, and open slots. */
const [PAST, BOOKED, SLOT, OTHER_SLOT] = [1001, 1002, 1003, 1005];
const PATIENT = { patientid: 2 };
const NOTE = { notetext: "Brings a cane" };
const OPEN = { departmentid: 1, reasonid: -1, ...EVER };
const OPEN_SENT = `departmentid=1&reasonid=-1&${EVER_SENT}`;
const NEW_SLOTS = { departmentid: 1, providerid: 71, appointmentdate: "2099-07-01" };
const TWO_TIMES = { ...NEW_SLOTS, appointmenttime: ["09:00", "09:20"], appointmenttypeid: 1 };

const cancel = ({ client }) => client.appointments.cancelAppointment(BOOKED, PATIENT);
const book = ({ client }) =>
  client.appointments.bookAppointment(SLOT, { patientid: 3, appointmenttypeid: 1 });
const freeze = ({ client }) => client.appointments.freezeAppointment(SLOT, { freeze: true });
const startCheckIn = ({ client }) => client.appointments.startCheckIn(BOOKED);
const checkIn = ({ client }) => client.appointments.checkIn(BOOKED);

/** Creates a note; gives its id. */
async function addNote({ client }) {
  await client.appointments.createNote(BOOKED, NOTE);
  const { notes } = await client.appointments.listNotes(BOOKED);
  return notes[0].noteid;
}

const statusOf = async (client, id) =>
  (await client.appointments.getAppointment(id)).appointmentstatus;

const openIds = async (client) =>
  ids("appointmentid", await all(client.appointments.listOpenSlots(OPEN)));

const finding = [
  reads("appointments.getAppointment", "gives an appointment with what was asked for", {
    args: ["1002", { showpatientdetail: true, showinsurance: false, showcopay: false }],
    sent: get("appointments/1002?showpatientdetail=true&showinsurance=false&showcopay=false"),
    check({ patient, ...appointment }, at) {
      holds(appointment, {
        appointmentid: "1002",
        appointmentstatus: "f",
        starttime: "11:00",
        duration: 30,
        departmentid: "1",
        providerid: "71",
        patientid: "2",
        appointmenttypeid: "1",
        appointmenttype: "Office Visit",
        copay: undefined,
        insurances: undefined,
      });
      holdsIfDocumented(at, appointment, { hl7providerid: "71", frozenyn: false });
      holds(patient, { patientid: "2", firstname: "Bertram", dob: "11/02/1958" });
    },
  }),
  reads("appointments.getAppointment", "gives an open slot", {
    args: [SLOT],
    sent: get("appointments/1003"),
    check: (slot) => holds(slot, { appointmentid: "1003", appointmentstatus: "o", copay: 0 }),
  }),
  reads("appointments.listOpenSlots", "gives slots, as many as are asked for", {
    args: [{ ...OPEN, limit: 3 }],
    sent: get(`appointments/open?${OPEN_SENT}&limit=3&offset=0`),
    check({ totalcount, next, appointments: [slot, ...more] }, at) {
      assert.deepEqual([totalcount, next], [20, undefined]);
      holds(slot, {
        appointmentid: "1003",
        providerid: "71",
        departmentid: "1",
        reasonid: ["-1"],
        starttime: "09:00",
        frozen: undefined,
      });
      holdsIfDocumented(at, slot, { localproviderid: "71" });
      assert.deepEqual(ids("appointmentid", more), ["1005", "1007"]);
    },
  }),
  reads("appointments.listBookedAppointments", "gives what is booked, whatever became of it", {
    args: [{ ...EVER, departmentid: 1 }],
    sent: list(`appointments/booked?${EVER_SENT}&departmentid=1`),
    check({ totalcount, appointments }) {
      assert.equal(totalcount, 2);
      const found = appointments.map((each) => [each.appointmentid, each.appointmentstatus]);
      assert.deepEqual(found, [
        ["1001", "3"],
        ["1002", "f"],
      ]);
      assert.equal(appointments[0].encounterid, "301");
    },
  }),
  reads("appointments.listBookedInDepartments", "joins the departments", {
    args: [{ ...EVER, departmentid: ["1", 2], appointmentstatus: "f" }],
    sent: list(
      `appointments/booked/multipledepartment?${EVER_SENT}&departmentid=1%2C2&appointmentstatus=f`,
    ),
    check: ({ appointments }) => assert.deepEqual(ids("appointmentid", appointments), ["1002"]),
  }),
  // A read that consumes its result must not be retried.
  writes("appointments.listChangedAppointments", "gives each change once", {
    async first(at) {
      await at.client.appointments.subscribeToChanges();
      await book(at);
    },
    args: [{ departmentid: [1, 2] }],
    sent: get("appointments/changed?departmentid=1%2C2"),
    async check({ totalcount, appointments }, { client }) {
      assert.equal(totalcount, 1);
      holds(appointments[0], { appointmentid: "1003", appointmentstatus: "f", patientid: "3" });
      const { appointments: none } = await client.appointments.listChangedAppointments();
      assert.deepEqual(none, []);
    },
  }),
];

const changing = [
  writes("appointments.bookAppointment", "makes a slot the patient's", {
    args: [
      SLOT,
      { patientid: 3, appointmenttypeid: 2, bookingnote: "Cough & fever", urgentyn: true },
    ],
    sent: put(
      "appointments/1003",
      "patientid=3&appointmenttypeid=2&bookingnote=Cough+%26+fever&urgentyn=true",
    ),
    check({ appointmentnotes: [note], ...appointment }, at) {
      holds(appointment, {
        appointmentid: "1003",
        appointmentstatus: "f",
        patientid: "3",
        appointmenttypeid: "2",
        urgentyn: true,
      });
      holdsIfDocumented(at, appointment, { templateappointmenttypeid: "1", scheduledby: "API-1" });
      holds(note, { text: "Reported reason for booking: Cough & fever", displayonschedule: false });
      assert.equal(typeof note.id, "string");
    },
  }),
  writes("appointments.cancelAppointment", "frees the time", {
    args: [BOOKED, { ...PATIENT, appointmentcancelreasonid: "4" }],
    sent: put("appointments/1002/cancel", "patientid=2&appointmentcancelreasonid=4"),
    async check({ status }, { client }) {
      assert.equal(status, "x");
      holds(await client.appointments.getAppointment(BOOKED), {
        appointmentstatus: "x",
        cancelreasonid: "4",
        cancelreasonname: "PATIENT RESCHEDULED",
        cancelreasonnoshow: false,
        cancelreasonslotavailable: true,
      });
      assert.equal((await openIds(client)).length, 21);
    },
  }),
  writes("appointments.rescheduleAppointment", "gives the new one", {
    args: [BOOKED, { ...PATIENT, newappointmentid: SLOT, reschedulereason: "Rain" }],
    sent: put(
      "appointments/1002/reschedule",
      "patientid=2&newappointmentid=1003&reschedulereason=Rain",
    ),
    async check(appointment, { client }) {
      holds(appointment, { appointmentid: "1003", appointmentstatus: "f", patientid: "2" });
      const old = await client.appointments.getAppointment(BOOKED);
      holds(old, { appointmentstatus: "x", rescheduledappointmentid: "1003" });
    },
  }),
  writes("appointments.freezeAppointment", "keeps a slot from being booked", {
    args: [SLOT, { freeze: true }],
    sent: put("appointments/1003/freeze", "freeze=true"),
    async check(result, { client }) {
      isDone(result);
      assert.equal((await openIds(client)).includes("1003"), false);
    },
  }),
  writes("appointments.freezeAppointment", "frees it again", {
    first: freeze,
    args: [SLOT, { freeze: false }],
    sent: put("appointments/1003/freeze", "freeze=false"),
    async check(result, { client }) {
      isDone(result);
      assert.equal((await openIds(client)).includes("1003"), true);
    },
  }),
  writes("appointments.updateBookedAppointment", "changes where and with whom", {
    args: [BOOKED, { departmentid: 2, providerid: "72", supervisingproviderid: 71 }],
    sent: put("appointments/booked/1002", "departmentid=2&providerid=72&supervisingproviderid=71"),
    async check(result, { client }) {
      isDone(result);
      const changed = { departmentid: "2", providerid: "72", supervisingproviderid: "71" };
      holds(await client.appointments.getAppointment(BOOKED), changed);
    },
  }),
  writes("appointments.createSlot", "opens a slot at each time", {
    args: [TWO_TIMES],
    sent: post(
      "appointments/open",
      "departmentid=1&providerid=71&appointmentdate=07%2F01%2F2099" +
        "&appointmenttime=09%3A00%2C09%3A20&appointmenttypeid=1",
    ),
    async check({ appointmentids }, { client }) {
      assert.deepEqual(appointmentids, { 1043: "09:00", 1044: "09:20" });
      holds(await client.appointments.getAppointment(1044), { date: "07/01/2099" });
    },
  }),
  writes("appointments.deleteSlot", "removes an open slot", {
    args: [SLOT],
    sent: del("appointments/1003"),
    async check(result, { client }) {
      isDone(result);
      await isGone(client.appointments.getAppointment(SLOT));
    },
  }),
];

const notes = [
  reads("appointments.listNotes", "gives deleted notes, too, where they are wanted", {
    async first(at) {
      await at.client.appointments.deleteNote(BOOKED, await addNote(at));
    },
    args: [BOOKED, { showdeleted: true }],
    sent: get("appointments/1002/notes?showdeleted=true"),
    check({ notes: [note], totalcount }, at) {
      assert.equal(totalcount, 1);
      holds(note, { ...NOTE, createdby: "API-1" });
      holdsIfDocumented(at, note, { displayonschedule: false });
      assert.equal(typeof note.noteid, "string");
    },
  }),
  writes("appointments.createNote", "adds a note", {
    args: [BOOKED, { notetext: "Größe: 1,80 m", displayonschedule: true }],
    sent: post(
      "appointments/1002/notes",
      "notetext=Gr%C3%B6%C3%9Fe%3A+1%2C80+m&displayonschedule=true",
    ),
    async check(result, at) {
      isDone(result);
      const { notes: found } = await at.client.appointments.listNotes(BOOKED);
      holds(found[0], { notetext: "Größe: 1,80 m" });
      holdsIfDocumented(at, found[0], { displayonschedule: true });
    },
  }),
  writes("appointments.updateNote", "changes a note's text and nothing else", {
    first: addNote,
    args: (noteid) => [BOOKED, noteid, { notetext: "Brings two canes" }],
    sent: (noteid) => put(`appointments/1002/notes/${noteid}`, "notetext=Brings+two+canes"),
    async check(result, at) {
      isDone(result);
      const { notes: found } = await at.client.appointments.listNotes(BOOKED);
      holds(found[0], { notetext: "Brings two canes" });
      holdsIfDocumented(at, found[0], { displayonschedule: false });
    },
  }),
  writes("appointments.deleteNote", "removes a note", {
    first: addNote,
    args: (noteid) => [BOOKED, noteid],
    sent: (noteid) => del(`appointments/1002/notes/${noteid}`),
    async check(result, { client }) {
      isDone(result);
      assert.deepEqual((await client.appointments.listNotes(BOOKED)).notes, []);
    },
  }),
];

const visiting = [
  writes("appointments.startCheckIn", "begins the check-in", {
    args: [BOOKED],
    sent: post("appointments/1002/startcheckin"),
    async check(result, { client }) {
      isDone(result);
      const { startcheckin, appointmentstatus } = await client.appointments.getAppointment(BOOKED);
      assert.deepEqual([typeof startcheckin, appointmentstatus], ["string", "f"]);
    },
  }),
  writes("appointments.checkIn", "begins the encounter", {
    args: [BOOKED],
    sent: post("appointments/1002/checkin"),
    async check(result, { client }) {
      isDone(result);
      const checkedIn = { appointmentstatus: "2", encounterid: "302" };
      holds(await client.appointments.getAppointment(BOOKED), checkedIn);
    },
  }),
  writes("appointments.cancelCheckIn", "takes the check-in back", {
    first: startCheckIn,
    args: [BOOKED],
    sent: post("appointments/1002/cancelcheckin"),
    async check(result, { client }) {
      isDone(result);
      const { startcheckin } = await client.appointments.getAppointment(BOOKED);
      assert.equal(startcheckin, undefined);
    },
  }),
  writes("appointments.checkOut", "ends the visit", {
    first: checkIn,
    args: [BOOKED],
    sent: post("appointments/1002/checkout"),
    async check(result, { client }) {
      isDone(result);
      assert.equal(await statusOf(client, BOOKED), "3");
    },
  }),
];

export const rows = [finding, changing, notes, visiting].flat();

const MOVE = { ...PATIENT, newappointmentid: SLOT };
const VISIT = { patientid: 3, appointmenttypeid: 1 };
const NEVER_BOOKED = { why: ", where it is not booked" };

export const failures = [
  absent("appointments.getAppointment", [NONE]),
  lacks("appointments.listOpenSlots", ["providerid"], [{ ...OPEN, reasonid: 2 }]),
  invalid("appointments.listOpenSlots", [{ ...OPEN, departmentid: NONE }]),
  invalid("appointments.listBookedAppointments", [{ ...EVER, departmentid: NONE }]),
  invalid("appointments.listBookedInDepartments", [{ ...EVER, departmentid: [1, NONE] }]),
  invalid("appointments.listChangedAppointments", [{ departmentid: NONE }]),
  unsubscribed("appointments.listChangedAppointments", []),
  absent("appointments.bookAppointment", [NONE, VISIT]),
  invalid("appointments.bookAppointment", [SLOT, { ...VISIT, patientid: NONE }]),
  lacks("appointments.bookAppointment", ["appointmenttypeid", "reasonid"], [SLOT, PATIENT]),
  conflicts("appointments.bookAppointment", [SLOT, VISIT], {
    first: book,
    why: ", where it is booked",
  }),
  conflicts("appointments.bookAppointment", [SLOT, VISIT], {
    first: freeze,
    why: ", where it is frozen",
  }),
  absent("appointments.cancelAppointment", [NONE, PATIENT]),
  invalid("appointments.cancelAppointment", [BOOKED, { patientid: 3 }]),
  conflicts("appointments.cancelAppointment", [BOOKED, PATIENT], { first: cancel }),
  absent("appointments.rescheduleAppointment", [BOOKED, { ...MOVE, newappointmentid: NONE }]),
  conflicts("appointments.rescheduleAppointment", [BOOKED, MOVE], { first: book }),
  absent("appointments.freezeAppointment", [NONE, { freeze: true }]),
  refused("appointments.freezeAppointment", [SLOT, { freeze: true }], {
    first: freeze,
    check: ({ body }) => assert.equal(body.errormessage, "Appointment is already frozen."),
  }),
  absent("appointments.updateBookedAppointment", [NONE, { providerid: 72 }]),
  refused("appointments.updateBookedAppointment", [PAST, { providerid: 72 }], {
    check: ({ body }) => assert.equal(body, "The appointment is not booked."),
  }),
  lacks(
    "appointments.createSlot",
    ["appointmenttypeid", "reasonid"],
    [{ ...NEW_SLOTS, appointmenttime: "09:00" }],
  ),
  absent("appointments.deleteSlot", [NONE]),
  conflicts("appointments.deleteSlot", [BOOKED]),
  absent("appointments.listNotes", [NONE]),
  absent("appointments.createNote", [NONE, NOTE]),
  absent("appointments.updateNote", [BOOKED, NONE, NOTE]),
  absent("appointments.deleteNote", [BOOKED, NONE]),
  absent("appointments.startCheckIn", [NONE]),
  refused("appointments.startCheckIn", [OTHER_SLOT], NEVER_BOOKED),
  absent("appointments.checkIn", [NONE]),
  refused("appointments.checkIn", [BOOKED], { first: checkIn, why: ", if it is already done" }),
  absent("appointments.cancelCheckIn", [NONE]),
  refused("appointments.cancelCheckIn", [BOOKED], { why: ", if it has not begun" }),
  absent("appointments.checkOut", [NONE]),
  refused("appointments.checkOut", [BOOKED], { why: ", if nobody is checked in" }),
];
