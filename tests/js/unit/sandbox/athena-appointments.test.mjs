// The athena system's appointments: from the open slot to the visit, and the feed of changes.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { day, good, lacks, practice, refuses } from "./athena.mjs";

const OPEN = { departmentid: "1", reasonid: "-1" };
const SPAN = { startdate: day(-30), enddate: day(30) };

const openIds = async ({ get }, query = OPEN) =>
  (await good(get("appointments/open", query))).appointments.map((slot) => slot.appointmentid);

/** Books the first open slot for patient 1 and gives its id, as text. */
async function booked(at, more = {}) {
  const [id] = await openIds(at);
  await good(at.put(`appointments/${id}`, { patientid: "1", appointmenttypeid: "3", ...more }));
  return String(id);
}

const statusOf = async ({ get }, id) =>
  (await good(get(`appointments/${id}`)))[0].appointmentstatus;

describe("slots", () => {
  test("open ones are found by reason, type, provider and department", async (t) => {
    const at = await practice(t);
    const [{ date }] = (await good(at.get("appointments/open", OPEN))).appointments;
    const cases = [
      [{ departmentid: "1", reasonid: "-1" }, 20],
      [{ departmentid: "1,2", reasonid: "-1" }, 40],
      [{ departmentid: "1,2", reasonid: "-1", providerid: "72" }, 20],
      [{ departmentid: "1", reasonid: "2", providerid: "71" }, 20],
      [{ departmentid: "1", appointmenttypeid: "2" }, 20],
      [{ departmentid: "1" }, 0],
      [{ departmentid: "1", reasonid: "-1", startdate: date, enddate: date }, 4],
    ];
    for (const [query, count] of cases) {
      const { totalcount, appointments } = await good(at.get("appointments/open", query));
      assert.deepEqual([totalcount, appointments.length], [count, count], JSON.stringify(query));
    }
    await lacks(at.get("appointments/open"), ["departmentid"]);
    await lacks(at.get("appointments/open", { departmentid: "1", reasonid: "2" }), ["providerid"]);
    await refuses(
      at.get("appointments/open", { ...OPEN, reasonid: "99", providerid: "71" }),
      400,
      /reasonid/,
    );
  });

  test("a page of them has numeric ids and no link to the next page", async (t) => {
    const { get } = await practice(t);
    const page = await good(get("appointments/open", { ...OPEN, limit: "5", offset: "5" }));
    assert.deepEqual(Object.keys(page).sort(), ["appointments", "totalcount"]);
    const [slot] = page.appointments;
    assert.deepEqual(
      ["appointmentid", "departmentid", "providerid"].map((name) => typeof slot[name]),
      ["number", "number", "number"],
    );
    assert.deepEqual(slot.reasonid, ["-1"]);
  });

  test("new ones are created, and open ones deleted", async (t) => {
    const at = await practice(t);
    const fields = { departmentid: "2", providerid: "71", appointmentdate: day(4) };
    const times = { appointmenttime: "16:00,16:30", appointmenttypeid: "2" };
    const made = await good(at.post("appointments/open", { ...fields, ...times }));
    assert.deepEqual(Object.values(made.appointmentids), ["16:00", "16:30"]);
    const [id] = Object.keys(made.appointmentids);
    const query = { departmentid: "2", providerid: "71", appointmenttypeid: "2" };
    assert.ok((await openIds(at, query)).includes(Number(id)));
    await good(at.del(`appointments/${id}`));
    assert.ok(!(await openIds(at, query)).includes(Number(id)));
    await refuses(at.get(`appointments/${id}`), 404, /appointment/);
    await lacks(at.post("appointments/open", { ...fields, appointmenttime: "16:00" }), [
      "appointmenttypeid",
      "reasonid",
    ]);
    await refuses(
      at.post("appointments/open", { ...fields, ...times, appointmenttime: "25:00" }),
      400,
      /appointmenttime/,
    );
  });

  test("a frozen one is hidden and cannot be booked", async (t) => {
    const at = await practice(t);
    const [id] = await openIds(at);
    const freeze = (value) => good(at.put(`appointments/${id}/freeze`, { freeze: value }));
    assert.deepEqual(await freeze("true"), { success: true, errormessage: "" });
    assert.deepEqual(await freeze("true"), {
      success: false,
      errormessage: "Appointment is already frozen.",
    });
    assert.ok(!(await openIds(at)).includes(id));
    assert.ok((await openIds(at, { ...OPEN, showfrozenslots: "true" })).includes(id));
    const fields = { patientid: "1", appointmenttypeid: "1" };
    await refuses(at.put(`appointments/${id}`, fields), 409, /not open/);
    assert.equal((await freeze("false")).success, true);
    assert.equal((await at.put(`appointments/${id}`, fields)).status, 200);
  });
});

describe("appointments", () => {
  test("a booked slot is no longer open and cannot be booked twice", async (t) => {
    const at = await practice(t);
    const [id] = await openIds(at);
    const path = `appointments/${id}`;
    await lacks(at.put(path, { appointmenttypeid: "1" }), ["patientid"]);
    await lacks(at.put(path, { patientid: "1" }), ["appointmenttypeid", "reasonid"]);
    await refuses(at.put(path, { patientid: "999", reasonid: "2" }), 400, /patientid/);
    const fields = { patientid: "3", reasonid: "2", bookingnote: "cough", urgentyn: "true" };
    const [row] = await good(at.put(path, fields));
    assert.deepEqual(
      [
        row.appointmentid,
        row.appointmentstatus,
        row.patientid,
        row.appointmenttypeid,
        row.urgentyn,
      ],
      [String(id), "f", "3", "3", "true"],
    );
    assert.match(row.appointmentnotes[0].text, /cough/);
    assert.ok(!(await openIds(at)).includes(id));
    await refuses(at.put(path, fields), 409, /not open/);
    const mine = await good(at.get("appointments/booked", { ...SPAN, patientid: "3" }));
    assert.deepEqual(
      mine.appointments.map(({ appointmentid }) => appointmentid),
      [String(id)],
    );
    const theirs = await good(at.get("patients/3/appointments"));
    assert.equal(theirs.appointments[0].appointmentid, String(id));
    const cases = await good(at.get("patients/3/patientcases", { departmentid: "1" }));
    assert.equal(cases.patientcases.length, 1);
  });

  test("booked ones are found by day, department, provider and status", async (t) => {
    const { get } = await practice(t);
    const cases = [
      ["appointments/booked", SPAN, ["1001", "1002"]],
      ["appointments/booked", { ...SPAN, startdate: day(-7) }, ["1002"]],
      ["appointments/booked", { ...SPAN, appointmentstatus: "3" }, ["1001"]],
      ["appointments/booked", { ...SPAN, departmentid: "2" }, []],
      ["appointments/booked", { ...SPAN, scheduledstartdate: day(-5) }, ["1002"]],
      [
        "appointments/booked/multipledepartment",
        { ...SPAN, departmentid: "1,2" },
        ["1001", "1002"],
      ],
    ];
    for (const [path, query, ids] of cases) {
      const { appointments } = await good(get(path, query));
      assert.deepEqual(
        appointments.map(({ appointmentid }) => appointmentid),
        ids,
      );
    }
    await lacks(get("appointments/booked"), ["startdate", "enddate"]);
    const wrong = { ...SPAN, startdate: "2024-01-01" };
    await refuses(get("appointments/booked", wrong), 400, /startdate/);
  });

  test("one is shown with patient, insurance and copay on demand", async (t) => {
    const { get } = await practice(t);
    const show = async (query) => (await good(get("appointments/1001", query)))[0];
    const plain = await show({});
    assert.deepEqual([plain.copay, plain.patient, plain.insurances], [0, undefined, undefined]);
    const full = await show({
      showpatientdetail: "true",
      showinsurance: "true",
      showcopay: "false",
    });
    assert.deepEqual(
      [full.copay, full.patient.lastname, full.insurances[0].insuranceid],
      [undefined, "Marlowe", "801"],
    );
  });

  test("a cancelled one stays, and its slot is open again", async (t) => {
    const at = await practice(t);
    const before = (await openIds(at)).length;
    const id = await booked(at);
    const cancel = (fields) => at.put(`appointments/${id}/cancel`, fields);
    await refuses(cancel({ patientid: "2" }), 400, /patient/);
    await refuses(cancel({ patientid: "1", appointmentcancelreasonid: "77" }), 400, /reason/);
    assert.equal(await statusOf(at, id), "f");
    assert.deepEqual(await good(cancel({ patientid: "1", cancellationreason: "ill" })), {
      status: "x",
    });
    await refuses(cancel({ patientid: "1" }), 409, /not booked/);
    const [row] = await good(at.get(`appointments/${id}`));
    assert.deepEqual([row.appointmentstatus, row.cancelreasonid], ["x", "-5"]);
    assert.equal((await openIds(at)).length, before);
    const listed = async (query) =>
      (await good(at.get("appointments/booked", { ...SPAN, patientid: "1", ...query }))).totalcount;
    assert.deepEqual([await listed({}), await listed({ showcancelled: "true" })], [1, 2]);
  });

  test("a no-show does not open its slot", async (t) => {
    const at = await practice(t);
    const id = await booked(at);
    const left = (await openIds(at)).length;
    await good(
      at.put(`appointments/${id}/cancel`, { patientid: "1", appointmentcancelreasonid: "2" }),
    );
    assert.equal((await openIds(at)).length, left);
  });

  test("a rescheduled one points to the new one", async (t) => {
    const at = await practice(t);
    const id = await booked(at);
    const [next, taken] = await openIds(at);
    const fields = { patientid: "1", newappointmentid: next };
    await refuses(
      at.put(`appointments/${id}/reschedule`, { ...fields, appointmentcancelreasonid: "77" }),
      400,
      /reason/,
    );
    assert.equal(await statusOf(at, next), "o");
    const [row] = await good(at.put(`appointments/${id}/reschedule`, fields));
    assert.deepEqual([row.appointmentid, row.appointmentstatus], [String(next), "f"]);
    const [old] = await good(at.get(`appointments/${id}`));
    assert.deepEqual([old.appointmentstatus, old.rescheduledappointmentid], ["x", String(next)]);
    await good(at.put(`appointments/${taken}`, { patientid: "2", reasonid: "6" }));
    const again = { patientid: "1", newappointmentid: taken };
    await refuses(at.put(`appointments/${next}/reschedule`, again), 409, /not open/);
  });

  test("changing a booked one responds with a bare 1, or with the error", async (t) => {
    const at = await practice(t);
    const id = await booked(at);
    const change = (which, fields) => good(at.put(`appointments/booked/${which}`, fields));
    assert.equal(await change(id, { providerid: "72", departmentid: "2" }), 1);
    const [row] = await good(at.get(`appointments/${id}`));
    assert.deepEqual([row.providerid, row.departmentid], ["72", "2"]);
    const [open] = await openIds(at);
    assert.equal(await change(open, { providerid: "72" }), "The appointment is not booked.");
  });

  test("check-in creates an encounter and comes before check-out", async (t) => {
    const at = await practice(t);
    const id = await booked(at);
    const step = (name) => good(at.post(`appointments/${id}/${name}`));
    assert.equal((await step("checkout")).success, false);
    assert.equal((await step("cancelcheckin")).success, false);
    assert.equal((await step("startcheckin")).success, "true");
    assert.equal((await step("cancelcheckin")).success, "true");
    assert.equal((await step("checkin")).success, true);
    assert.equal((await step("checkin")).success, false);
    assert.equal(await statusOf(at, id), "2");
    const query = { departmentid: "1", appointmentid: id };
    const { encounters } = await good(at.get("chart/1/encounters", query));
    assert.deepEqual([encounters.length, encounters[0].status], [1, "OPEN"]);
    assert.equal((await step("checkout")).success, true);
    assert.equal(await statusOf(at, id), "3");
  });

  test("notes are created, changed and deleted", async (t) => {
    const { get, post, put, del } = await practice(t);
    const path = "appointments/1002/notes";
    await lacks(post(path, {}), ["notetext"]);
    await good(post(path, { notetext: "first", displayonschedule: "true" }));
    await good(post(path, { notetext: "second" }));
    const { notes, totalcount } = await good(get(path));
    assert.deepEqual([totalcount, notes[0].displayonschedule], [2, true]);
    const [one, two] = notes.map(({ noteid }) => `${path}/${noteid}`);
    await good(put(one, { notetext: "changed" }));
    await good(del(two));
    await refuses(del(two), 404, /note/);
    const texts = async (query) => (await good(get(path, query))).notes.map((n) => n.notetext);
    assert.deepEqual(await texts({}), ["changed"]);
    assert.deepEqual(await texts({ showdeleted: "true" }), ["changed", "second"]);
  });
});

describe("schedule settings", () => {
  test("types, reasons and reasons to cancel are listed", async (t) => {
    const { get } = await practice(t);
    const whose = { departmentid: "1", providerid: "71" };
    const cases = [
      ["appointmenttypes", {}, "appointmenttypes", 3],
      ["appointmenttypes", { hidegeneric: "true" }, "appointmenttypes", 2],
      ["appointmentcancelreasons", {}, "appointmentcancelreasons", 3],
      ["appointmentcancelreasons", { slotavailable: "false" }, "appointmentcancelreasons", 1],
      ["patientappointmentreasons", whose, "patientappointmentreasons", 3],
      ["patientappointmentreasons/newpatient", whose, "patientappointmentreasons", 1],
      ["patientappointmentreasons/existingpatient", whose, "patientappointmentreasons", 2],
    ];
    for (const [path, query, key, count] of cases) {
      const list = await good(get(path, query));
      assert.deepEqual([list.totalcount, list[key].length], [count, count], path);
    }
    await lacks(get("patientappointmentreasons"), ["departmentid", "providerid"]);
    const [type] = await good(get("appointmenttypes/2"));
    assert.deepEqual([type.name, type.duration], ["New Patient", "30"]);
    await refuses(get("appointmenttypes/99"), 404, /appointment type/);
  });

  test("changes go to subscribers only, once, and by event", async (t) => {
    const at = await practice(t);
    const path = "appointments/changed/subscription";
    const changed = async (query) =>
      (await good(at.get("appointments/changed", query))).appointments.map((a) => a.appointmentid);
    await booked(at);
    await refuses(at.get("appointments/changed"), 403, /require setup \(subscription\)/);
    assert.equal((await good(at.get(path))).status, "INACTIVE");
    await good(at.post(path, { eventname: "CancelAppointment" }));
    assert.equal((await good(at.get(path))).status, "PARTIAL");
    const id = await booked(at);
    assert.deepEqual(await changed({}), []);
    await at.put(`appointments/${id}/cancel`, { patientid: "1" });
    assert.deepEqual(await changed({ leaveunprocessed: "true", patientid: "1" }), [id]);
    assert.deepEqual(await changed({ patientid: "2" }), []);
    // Reading drops what it shows and nothing else.
    assert.deepEqual(await changed({}), [id]);
    assert.deepEqual(await changed({}), []);
    await good(at.post(path));
    assert.equal((await good(at.get(path))).status, "ACTIVE");
    await good(at.del(path));
    assert.deepEqual((await good(at.get(path))).subscriptions, []);
    assert.equal((await good(at.get(`${path}/events`))).subscriptions.length, 9);
    await refuses(at.post(path, { eventname: "Nothing" }), 400, /eventname/);
  });
});
