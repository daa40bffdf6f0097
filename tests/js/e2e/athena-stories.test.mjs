// Complete workflows of practices with AthenaClient: each step builds on the data of the steps before it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { start } from "../support/athena.mjs";
import { holds } from "../support/operations.mjs";
import { rejection } from "../support/setup.mjs";
import { all, EVER, ids, isDone } from "./athena-rows/common.mjs";

const HERE = { departmentid: 1 };
const SLOTS = { ...HERE, ...EVER, reasonid: -1 };
const PERSON = { firstname: "Zenobia", lastname: "Quartermain", dob: "1988-02-29", ...HERE };

const slotsOf = (client) => all(client.appointments.listOpenSlots(SLOTS));
const firstSlot = async (client) => (await slotsOf(client))[0];
const whenOf = ({ date, starttime }) => ({ date, starttime });

/** The open slots at the time of another. */
const openAt = async (client, { date, starttime }) =>
  (await slotsOf(client)).filter((slot) => slot.date === date && slot.starttime === starttime);

async function book(client, patientid) {
  const slot = await firstSlot(client);
  const visit = { patientid, appointmenttypeid: slot.appointmenttypeid };
  return client.appointments.bookAppointment(slot.appointmentid, visit);
}

async function owes(client, patientid) {
  const [{ balance }] = await client.billing.getPatientBalance(patientid);
  return balance;
}

test("a visit: booked, prepared, held, signed, billed and paid", async (t) => {
  const { client } = await start(t);
  const { patients, appointments, encounters, claims, billing } = client;
  const { patientid } = await patients.createPatient({ ...PERSON, email: "zq@example.com" });
  const { appointmentid } = await book(client, patientid);
  const statusNow = async () =>
    (await appointments.getAppointment(appointmentid)).appointmentstatus;
  const planned = await all(patients.getPatientAppointments(patientid));
  assert.deepEqual(ids("appointmentid", planned), [appointmentid]);

  isDone(await appointments.createNote(appointmentid, { notetext: "Brings a cane" }));
  isDone(await appointments.startCheckIn(appointmentid));
  isDone(await appointments.checkIn(appointmentid));
  assert.equal(await statusNow(), "2");

  const [{ encounterid }] = await all(
    encounters.getPatientEncounters(patientid, { ...HERE, appointmentid }),
  );
  const pulse = { clinicalelementid: "VITALS.HEARTRATE.RATE", value: 61 };
  await encounters.createEncounterVitals(encounterid, { vitals: [[pulse]] });
  const asthma = { snomedcode: 195967001, icd10codes: ["J45.909"] };
  const { diagnosisid } = await encounters.createEncounterDiagnosis(encounterid, asthma);
  const [diagnosis] = await encounters.getEncounterDiagnoses(encounterid);
  holds(diagnosis, { diagnosisid, snomedcode: 195967001 });
  const [vital] = await all(patients.getPatientVitals(patientid, HERE));
  assert.equal(vital.readings[0][0].value, "61");
  isDone(await encounters.signEncounter(encounterid));
  const late = encounters.createEncounterDiagnosis(encounterid, asthma);
  assert.equal((await rejection(late)).code, "conflict");

  isDone(await appointments.checkOut(appointmentid));
  assert.equal(await statusNow(), "3");
  const claimcharges = [{ procedurecode: "99213", icd10code1: diagnosis.icdcodes[0].code }];
  const { claimids } = await claims.createAppointmentClaim(appointmentid, { claimcharges });
  assert.equal(await statusNow(), "4");
  assert.equal(await owes(client, patientid), 125.5);

  const [claimid] = ids("claimid", await all(claims.getOutstandingClaims(patientid)));
  assert.deepEqual([claimid], claimids);
  const paid = { ...HERE, paymentmethod: "CASH", claimpayment: [{ [claimid]: "125.50" }] };
  const { paymentbatchid } = await billing.recordPayment(patientid, paid);
  assert.equal(await owes(client, patientid), 0);
  assert.deepEqual(await all(claims.getOutstandingClaims(patientid)), []);
  assert.deepEqual(ids("claimid", await all(claims.getClosedClaims(patientid))), claimids);
  const history = await billing.getPaymentHistory({ ...EVER, patientidlist: patientid });
  assert.deepEqual(
    history.map(({ epaymentid, amount }) => [epaymentid, amount]),
    [[paymentbatchid, 125.5]],
  );
});

test("a patient created twice is one record", async (t) => {
  const { client } = await start(t);
  const given = { ...PERSON, zip: "02472" };
  const first = await client.patients.createPatient(given);
  const again = await client.patients.createPatient({ ...given, lastname: "QUARTERMAIN" });
  assert.equal(again.patientid, first.patientid);
  const { firstname, lastname, dob } = given;
  const matches = await client.patients.findBestMatches({ firstname, lastname, dob });
  assert.deepEqual(ids("patientid", matches), [first.patientid]);
  const found = await all(client.patients.searchPatients({ lastname }));
  assert.deepEqual(ids("patientid", found), [first.patientid]);
  const told = client.patients.createPatient({ ...given, showerrormessage: true });
  assert.equal((await rejection(told)).code, "refused");
});

test("a slot goes to the first who books it, and to the next after a cancellation", async (t) => {
  const { client } = await start(t);
  const { appointments } = client;
  const booked = await book(client, 3);
  const { appointmentid } = booked;
  assert.deepEqual(await openAt(client, booked), []);
  const second = { patientid: 4, appointmenttypeid: 1 };
  const taken = await rejection(appointments.bookAppointment(appointmentid, second));
  assert.equal(taken.code, "conflict");

  const { status } = await appointments.cancelAppointment(appointmentid, { patientid: 3 });
  assert.equal(status, "x");
  const [free, ...more] = await openAt(client, booked);
  assert.deepEqual(more, []);
  holds(await appointments.bookAppointment(free.appointmentid, second), {
    patientid: "4",
    ...whenOf(booked),
  });
  // A cancelled appointment stays cancelled, and is in no list of coming ones.
  assert.equal((await appointments.getAppointment(appointmentid)).appointmentstatus, "x");
  assert.deepEqual(await all(client.patients.getPatientAppointments(3)), []);
});

test("a no-show does not open its slot", async (t) => {
  const { client } = await start(t);
  const booked = await book(client, 3);
  const { appointmentcancelreasons } = await client.appointments.listCancelReasons();
  const { reasonid } = appointmentcancelreasons.find(({ noshow }) => noshow);
  const reason = { patientid: 3, appointmentcancelreasonid: reasonid };
  await client.appointments.cancelAppointment(booked.appointmentid, reason);
  assert.deepEqual(await openAt(client, booked), []);
});

test("a rescheduled appointment frees its slot and takes the other", async (t) => {
  const { client } = await start(t);
  const { appointments } = client;
  const old = await book(client, 3);
  const slot = await firstSlot(client);
  const move = { patientid: 3, newappointmentid: slot.appointmentid };
  const next = await appointments.rescheduleAppointment(old.appointmentid, move);
  holds(next, { appointmentid: slot.appointmentid, patientid: "3" });
  assert.equal((await openAt(client, old)).length, 1);
  assert.deepEqual(await openAt(client, slot), []);
  const [planned, ...more] = await all(client.patients.getPatientAppointments(3));
  holds(planned, { appointmentid: next.appointmentid, ...whenOf(slot) });
  assert.deepEqual(more, []);
  const moved = await appointments.getAppointment(old.appointmentid);
  holds(moved, { appointmentstatus: "x", rescheduledappointmentid: next.appointmentid });
});

test("a frozen slot cannot be booked until it is unfrozen", async (t) => {
  const { client } = await start(t);
  const { appointments } = client;
  const { appointmentid } = await firstSlot(client);
  isDone(await appointments.freezeAppointment(appointmentid, { freeze: true }));
  const visit = { patientid: 3, appointmenttypeid: 1 };
  const refused = await rejection(appointments.bookAppointment(appointmentid, visit));
  assert.equal(refused.code, "conflict");
  const shown = await all(appointments.listOpenSlots({ ...SLOTS, showfrozenslots: true }));
  holds(shown[0], { appointmentid, frozen: true });
  isDone(await appointments.freezeAppointment(appointmentid, { freeze: false }));
  holds(await appointments.bookAppointment(appointmentid, visit), { appointmentid });
});

test("changes are read once, unless they are left or requested again", async (t) => {
  const { client } = await start(t);
  const { appointments } = client;
  const changed = async (params) =>
    ids("appointmentid", (await appointments.listChangedAppointments(params)).appointments);
  await book(client, 3);
  isDone(await appointments.subscribeToChanges());
  const { appointmentid } = await book(client, 4);
  assert.deepEqual(await changed({ leaveunprocessed: true }), [appointmentid]);
  assert.deepEqual(await changed(), [appointmentid]);
  assert.deepEqual(await changed(), []);
  const since = { showprocessedstartdatetime: "2000-01-01 00:00:00" };
  assert.deepEqual(await changed(since), [appointmentid]);
});

test("an insurance: added, checked, shown at visits, cancelled", async (t) => {
  const { client } = await start(t);
  const { insurance, appointments } = client;
  const [{ insurancepackageid }] = await all(
    insurance.listInsurancePackages({ insuranceplanname: "State", memberid: "E-1" }),
  );
  const policy = { insurancepackageid, sequencenumber: 1, insuranceidnumber: "E-1" };
  await insurance.createPatientInsurance(3, policy);
  const [{ insuranceid }] = await all(insurance.getPatientInsurances(3));
  isDone(await insurance.createBenefitDetails(3, insuranceid));
  const { eligibilitystatus } = await insurance.getBenefitDetails(3, insuranceid);
  assert.equal(eligibilitystatus, "Eligible");
  const { appointmentid } = await book(client, 3);
  const shown = async () =>
    (await appointments.getAppointment(appointmentid, { showinsurance: true })).insurances;
  assert.deepEqual(ids("insuranceid", await shown()), [insuranceid]);
  isDone(await insurance.deletePatientInsurance(3, insuranceid));
  assert.deepEqual(await shown(), []);
});
