// Owns the calls of client.appointments about types, reasons and the subscription to changes.

import assert from "node:assert/strict";
import { holds, reads, writes } from "../../support/operations.mjs";
import { absent, del, forbidden, get, ids, invalid, isDone, list, NONE, post } from "./common.mjs";

const OFFICE = { departmentid: 1, providerid: 71 };
const SUBSCRIPTION = "appointments/changed/subscription";

const reasonIds =
  (wanted) =>
  ({ patientappointmentreasons }) =>
    assert.deepEqual(ids("reasonid", patientappointmentreasons), wanted);

const subscribeToAll = ({ client }) => client.appointments.subscribeToChanges();
const statusOf = async (client) => (await client.appointments.getChangeSubscription()).status;

export const rows = [
  reads("appointments.listAppointmentTypes", "gives the practice's types", {
    args: [{ departmentids: [1, 2], hidegeneric: true }],
    sent: list("appointmenttypes?departmentids=1%2C2&hidegeneric=true"),
    check({ appointmenttypes: [type, ...more] }) {
      holds(type, {
        appointmenttypeid: "2",
        name: "New Patient",
        shortname: "NP",
        duration: 30,
        generic: false,
        patient: true,
        templatetypeonly: false,
      });
      assert.deepEqual(ids("shortname", more), ["FU"]);
    },
  }),
  reads("appointments.getAppointmentType", "gives one type", {
    args: [1, { showappointmenttypeclasses: true }],
    sent: get("appointmenttypes/1?showappointmenttypeclasses=true"),
    check: (type) => holds(type, { appointmenttypeid: "1", duration: 30, generic: true }),
  }),
  reads("appointments.listCancelReasons", "gives those that free the slot", {
    args: [{ slotavailable: true }],
    sent: list("appointmentcancelreasons?slotavailable=true"),
    check({ appointmentcancelreasons: [usual, ...more] }) {
      assert.deepEqual(usual, {
        reasonid: "-5",
        name: "CANCELLED FROM API",
        noshow: false,
        slotavailable: true,
      });
      assert.deepEqual(ids("reasonid", more), ["4"]);
    },
  }),
  reads("appointments.listReasons", "gives all reasons, ids as text", {
    args: [OFFICE],
    sent: list("patientappointmentreasons?departmentid=1&providerid=71"),
    check: reasonIds(["1", "2", "6"]),
  }),
  reads("appointments.listNewPatientReasons", "gives those of new patients", {
    args: [OFFICE],
    sent: list("patientappointmentreasons/newpatient?departmentid=1&providerid=71"),
    check: reasonIds(["1"]),
  }),
  reads("appointments.listExistingPatientReasons", "gives those of known patients", {
    args: [OFFICE],
    sent: list("patientappointmentreasons/existingpatient?departmentid=1&providerid=71"),
    check: reasonIds(["2", "6"]),
  }),
  reads("appointments.getChangeSubscription", "says that there is none", {
    args: [{ includeremindercall: true }],
    sent: get(`${SUBSCRIPTION}?includeremindercall=true`),
    check: (result) => assert.deepEqual(result, { status: "INACTIVE", subscriptions: [] }),
  }),
  writes("appointments.subscribeToChanges", "subscribes to one event", {
    args: [{ eventname: "CheckIn", departmentids: [1, 2] }],
    sent: post(SUBSCRIPTION, "eventname=CheckIn&departmentids=1%2C2"),
    async check(result, { client }) {
      isDone(result);
      const { status, subscriptions } = await client.appointments.getChangeSubscription();
      assert.deepEqual([status, subscriptions], ["PARTIAL", [{ eventname: "CheckIn" }]]);
    },
  }),
  writes("appointments.subscribeToChanges", "subscribes to all events", {
    sent: post(SUBSCRIPTION),
    async check(result, { client }) {
      isDone(result);
      assert.equal(await statusOf(client), "ACTIVE");
    },
  }),
  writes("appointments.unsubscribeFromChanges", "takes its parameters into the query", {
    first: subscribeToAll,
    args: [{ eventname: "CheckIn" }],
    sent: del(`${SUBSCRIPTION}?eventname=CheckIn`),
    async check(result, { client }) {
      isDone(result);
      assert.equal(await statusOf(client), "PARTIAL");
    },
  }),
  reads("appointments.listChangeEvents", "gives the events that there are", {
    sent: get(`${SUBSCRIPTION}/events`),
    check: ({ subscriptions }) =>
      assert.deepEqual(ids("eventname", subscriptions).slice(0, 3), [
        "ScheduleAppointment",
        "CheckIn",
        "CheckOut",
      ]),
  }),
];

const NOWHERE = { ...OFFICE, departmentid: NONE };

export const failures = [
  invalid("appointments.listAppointmentTypes", [{ departmentids: NONE }]),
  absent("appointments.getAppointmentType", [NONE]),
  invalid("appointments.listCancelReasons", [{ limit: 9999 }]),
  invalid("appointments.listReasons", [NOWHERE]),
  invalid("appointments.listNewPatientReasons", [NOWHERE]),
  invalid("appointments.listExistingPatientReasons", [{ ...OFFICE, providerid: NONE }]),
  forbidden("appointments.getChangeSubscription", []),
  invalid("appointments.subscribeToChanges", [{ eventname: "PatientSneezes" }]),
  invalid("appointments.unsubscribeFromChanges", [{ eventname: "PatientSneezes" }]),
  forbidden("appointments.listChangeEvents", []),
];
