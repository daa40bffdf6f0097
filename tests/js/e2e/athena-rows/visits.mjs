// Owns the calls of client.appointments about what belongs to an appointment, and those of client.waitlist and
// client.reminders.

import assert from "node:assert/strict";
import { holds, reads, writes } from "../../support/operations.mjs";
import {
  absent,
  conflicts,
  DAY,
  del,
  EVER,
  EVER_SENT,
  forbidden,
  get,
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
} from "./common.mjs";

/** The sandbox's appointments: a past one, a booked one, and an open slot. */
const [PAST, BOOKED, SLOT] = [1001, 1002, 1003];
const FORM = 1;
const [ENTRY, REMINDER] = [3001, 3101];
const REMINDERS = "appointments/appointmentreminders";
const HERE = { departmentid: 1, patientid: 2 };
const TYPE = { duration: 45, name: "Fitting", patient: true, shortname: "FIT" };

const sectionOf = async (client, type) =>
  (await client.appointments.getHealthHistoryForm(BOOKED, FORM)).find((one) => one.type === type);

const details = [
  reads("appointments.getAccidentData", "says that there was none", {
    args: [BOOKED],
    sent: get("appointments/1002/accidentdata"),
    check: (data) =>
      assert.deepEqual(data, {
        appointmentid: "1002",
        relatedtoautoaccident: false,
        relatedtoemployment: false,
        relatedtootheraccident: false,
        anotherpartyresponsible: false,
      }),
  }),
  reads("appointments.listCheckInRequirements", "gives a list of fields, even of one", {
    first: ({ client }) => client.patients.updatePatient(2, { email: "bm@example.com" }),
    args: [BOOKED],
    sent: get("appointments/1002/checkin"),
    check([progress, demographics]) {
      holds(progress, {
        name: "Check In",
        required: false,
        complete: false,
        fields: [{ status: "Before Check In" }],
      });
      holds(demographics, { name: "Demographics", required: true });
      assert.deepEqual(demographics.fields[0], { field: "email", valid: true });
    },
  }),
  reads("appointments.listCheckInRequirements", "follows the check-in", {
    async first({ client }) {
      await client.appointments.startCheckIn(BOOKED);
      await client.appointments.checkIn(BOOKED);
    },
    args: [BOOKED],
    sent: get("appointments/1002/checkin"),
    check: ([{ complete, fields }]) =>
      assert.deepEqual([complete, fields], [true, [{ status: "During Check In" }]]),
  }),
  reads("appointments.listAppointmentInsurances", "gives the patient's", {
    args: [PAST, { showcancelled: true }],
    sent: get("appointments/1001/insurances?showcancelled=true"),
    check({ totalcount, insurances: [insurance, ...more] }) {
      assert.deepEqual([totalcount, more], [1, []]);
      holds(insurance, {
        insuranceid: "801",
        insurancepackageid: "901",
        sequencenumber: 1,
        relationshiptoinsuredid: "1",
        insuranceplanname: "Sample Mutual PPO",
      });
    },
  }),
  reads("appointments.getTelehealthRoom", "gives the patient's URL", {
    args: [BOOKED],
    sent: get("appointments/1002/nativeathenatelehealthroom"),
    check: (room) =>
      assert.deepEqual(room, {
        appointmentid: "1002",
        jointoken: "join-1002",
        patienturl: "https://telehealth.example.com/?token=join-1002",
      }),
  }),
  reads("appointments.getHealthHistoryForm", "gives its sections, unanswered questions as null", {
    args: [BOOKED, FORM, { shownullanswers: true }],
    sent: get("appointments/1002/healthhistoryforms/1?shownullanswers=true"),
    check([allergies, social, ...more]) {
      assert.deepEqual(more, []);
      holds(allergies, { portalformsectionid: "1", type: "ALLERGY", complete: false });
      holds(allergies.questions[0], { name: "penicillin", severityid: null });
      holds(social, { type: "SOCIAL", empty: true });
      assert.deepEqual(social.questions[0].fields, { default: null });
    },
  }),
  writes("appointments.updateHealthHistoryForm", "writes the answers", {
    async first({ client }) {
      const section = await sectionOf(client, "SOCIAL");
      const [question] = section.questions;
      return [{ ...section, questions: [{ ...question, fields: { default: "N" } }] }];
    },
    args: (healthhistoryform) => [BOOKED, FORM, { healthhistoryform }],
    sent: (sections) =>
      put(
        "appointments/1002/healthhistoryforms/1",
        new URLSearchParams({ healthhistoryform: JSON.stringify(sections) }).toString(),
      ),
    async check(result, { client }) {
      isDone(result);
      const { questions, complete, empty } = await sectionOf(client, "SOCIAL");
      assert.deepEqual([questions[0].fields.default, complete, empty], ["N", true, false]);
      holds(await sectionOf(client, "ALLERGY"), { complete: false });
    },
  }),
  reads("appointments.listCustomFields", "gives those of appointments", {
    sent: get("appointments/customfields"),
    check({ totalcount, appointmentcustomfields: [choice, text] }) {
      assert.equal(totalcount, 2);
      holds(choice, { customfieldid: "641", select: true, casesensitive: false });
      assert.deepEqual(choice.selectlist[0], { optionid: "87", optionvalue: "Ferry" });
      holds(text, { customfieldid: "642", disallowupdate: true, selectlist: undefined });
    },
  }),
  writes("appointments.createAppointmentType", "gives the new type's id", {
    args: [{ ...TYPE, generic: false }],
    sent: post(
      "appointmenttypes",
      "duration=45&name=Fitting&patient=true&shortname=FIT&generic=false",
    ),
    async check({ appointmenttypeid }, { client }) {
      holds(await client.appointments.getAppointmentType(appointmenttypeid), {
        appointmenttypeid,
        name: "Fitting",
        duration: 45,
        generic: false,
      });
    },
  }),
];

const waiting = [
  reads("waitlist.listWaitlist", "gives those who would come on one of these days", {
    args: [{ dayofweekids: [1, "2"], departmentid: 1 }],
    sent: list("appointments/waitlist?dayofweekids=1%2C2&departmentid=1"),
    check({ totalcount, waitlistentries: [entry] }) {
      assert.equal(totalcount, 1);
      holds(entry, {
        waitlistid: "3001",
        patientid: "3",
        departmentid: "1",
        providerid: "71",
        dayofweekids: ["2", "4"],
        hourfrom: 9,
        hourto: undefined,
      });
    },
  }),
  reads("waitlist.getWaitlistEntry", "gives one entry", {
    args: [ENTRY],
    sent: get("appointments/waitlist/3001"),
    check: (entry) => holds(entry, { waitlistid: "3001", patientid: "3", hourfrom: 9 }),
  }),
  writes("waitlist.createWaitlistEntry", "puts a patient on it, for any department", {
    args: [
      {
        ...HERE,
        hourfrom: 8,
        hourto: 11,
        priority: "HIGH",
        note: "Early",
        allowanydepartment: true,
      },
    ],
    sent: post(
      "appointments/waitlist",
      "departmentid=1&patientid=2&hourfrom=8&hourto=11&priority=HIGH&note=Early&allowanydepartment=true",
    ),
    async check({ waitlistid }, { client }) {
      holds(await client.waitlist.getWaitlistEntry(waitlistid), {
        waitlistid,
        patientid: "2",
        departmentid: undefined,
        hourfrom: 8,
        hourto: 11,
        priority: "HIGH",
        note: "Early",
      });
      const { totalcount } = await client.waitlist.listWaitlist({ departmentid: 2 });
      assert.equal(totalcount, 1);
    },
  }),
  writes("waitlist.updateWaitlistEntry", "leaves other fields as they were", {
    args: [ENTRY, { hourto: 12, note: "Mornings" }],
    sent: put("appointments/waitlist/3001", "hourto=12&note=Mornings"),
    async check(result, { client }) {
      isDone(result);
      holds(await client.waitlist.getWaitlistEntry(ENTRY), {
        hourfrom: 9,
        hourto: 12,
        note: "Mornings",
      });
    },
  }),
  writes("waitlist.deleteWaitlistEntry", "takes the patient off it", {
    args: [ENTRY],
    sent: del("appointments/waitlist/3001"),
    async check(result, { client }) {
      isDone(result);
      await isGone(client.waitlist.getWaitlistEntry(ENTRY));
    },
  }),
];

const reminding = [
  reads("reminders.listReminders", "gives those that are due", {
    args: [{ departmentid: "1", ...EVER, patientid: 1 }],
    sent: list(`${REMINDERS}?departmentid=1&${EVER_SENT}&patientid=1`),
    check({ totalcount, reminders: [reminder] }) {
      assert.equal(totalcount, 1);
      holds(reminder, {
        appointmentreminderid: "3101",
        departmentid: "1",
        patientid: "1",
        providerid: "71",
        status: "NEW",
        deleted: undefined,
      });
      assert.match(reminder.approximatedate, DAY);
    },
  }),
  reads("reminders.getReminder", "gives one reminder", {
    args: [REMINDER],
    sent: get(`${REMINDERS}/3101`),
    check: (reminder) => holds(reminder, { appointmentreminderid: "3101", patientid: "1" }),
  }),
  writes("reminders.createReminder", "writes the day in athenahealth's form", {
    args: [{ ...HERE, approximatedate: "2099-05-04", patientinstructions: "Fast & rest" }],
    sent: post(
      REMINDERS,
      "departmentid=1&patientid=2&approximatedate=05%2F04%2F2099&patientinstructions=Fast+%26+rest",
    ),
    async check({ appointmentreminderid }, { client }) {
      holds(await client.reminders.getReminder(appointmentreminderid), {
        approximatedate: "05/04/2099",
        patientinstructions: "Fast & rest",
        patientid: "2",
      });
    },
  }),
  writes("reminders.updateReminder", "leaves other fields as they were", {
    args: [REMINDER, { approximatedate: "06/01/2099", status: "CALLED" }],
    sent: put(`${REMINDERS}/3101`, "approximatedate=06%2F01%2F2099&status=CALLED"),
    async check(result, { client }) {
      isDone(result);
      holds(await client.reminders.getReminder(REMINDER), {
        approximatedate: "06/01/2099",
        status: "CALLED",
        providerid: "71",
      });
    },
  }),
  writes("reminders.deleteReminder", "keeps it in the list of all", {
    args: [REMINDER],
    sent: del(`${REMINDERS}/3101`),
    async check(result, { client }) {
      isDone(result);
      const those = { departmentid: 1, ...EVER };
      assert.deepEqual((await client.reminders.listReminders(those)).reminders, []);
      const { reminders } = await client.reminders.listReminders({ ...those, showdeleted: true });
      assert.deepEqual(ids("appointmentreminderid", reminders), ["3101"]);
      assert.match(reminders[0].deleted, DAY);
    },
  }),
];

export const rows = [...details, ...waiting, ...reminding];

export const failures = [
  absent("appointments.getAccidentData", [NONE]),
  conflicts("appointments.listCheckInRequirements", [SLOT]),
  conflicts("appointments.listAppointmentInsurances", [SLOT]),
  conflicts("appointments.getTelehealthRoom", [SLOT]),
  absent("appointments.getHealthHistoryForm", [BOOKED, NONE]),
  refused("appointments.updateHealthHistoryForm", [
    BOOKED,
    FORM,
    { healthhistoryform: [{ portalformsectionid: "9", questions: [] }] },
  ]),
  forbidden("appointments.listCustomFields", []),
  invalid("appointments.createAppointmentType", [{ ...TYPE, duration: "soon" }]),
  lacks("appointments.createAppointmentType", ["shortname"], [{ ...TYPE, shortname: "" }]),
  invalid("waitlist.listWaitlist", [{ departmentid: NONE }]),
  absent("waitlist.getWaitlistEntry", [NONE]),
  lacks("waitlist.createWaitlistEntry", ["departmentid"], [{ ...HERE, departmentid: "" }]),
  absent("waitlist.updateWaitlistEntry", [NONE, { note: "Early" }]),
  absent("waitlist.deleteWaitlistEntry", [NONE]),
  invalid("reminders.listReminders", [{ departmentid: NONE, ...EVER }]),
  absent("reminders.getReminder", [NONE]),
  invalid("reminders.createReminder", [
    { departmentid: 1, patientid: NONE, approximatedate: "05/04/2099" },
  ]),
  absent("reminders.updateReminder", [NONE, { status: "CALLED" }]),
  invalid("reminders.deleteReminder", [REMINDER], {
    why: ", if it was deleted before",
    first: ({ client }) => client.reminders.deleteReminder(REMINDER),
  }),
];
