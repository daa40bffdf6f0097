// Creating, changing and deleting appointments and personal tasks of the sandbox's V2 system.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { vagaroV2 } from "./support.mjs";

const WEDNESDAY = "2099-07-01";
const idIn = (path, id) => `${path}/${encodeURIComponent(id)}`;
const codeOf = async (response) => (await response).json.responseCode;

async function world(t) {
  const all = await vagaroV2(t);
  const { businessId, customerId } = all.s.vagaroV2;
  const [haircut] = (await all.data("POST", "services", {})).services;
  const [{ serviceProviderId }] = haircut.servicePerformedBy;
  const booking = {
    businessId,
    serviceId: haircut.serviceId,
    serviceProviderId,
    appointmentType: "appointment",
    customerId,
    startTime: `${WEDNESDAY}T14:00:00`,
  };
  const create = (...bookings) => all.raw("POST", "appointments/create", bookings);
  const free = async (appointmentDate = WEDNESDAY) => {
    const bookingItems = [{ serviceId: haircut.serviceId, serviceProviderId }];
    const search = { appointmentDate, bookingItems };
    return (await all.data("POST", "appointments/availability", search))[0]?.timeSlot ?? [];
  };
  return { ...all, serviceProviderId, booking, create, free };
}

describe("vagaroV2: appointments", () => {
  test("are created at local times, read in UTC, moved and deleted", async (t) => {
    const { data, booking, create, free } = await world(t);
    const { json } = await create(booking);
    const [{ appointmentId }] = json.data.appointments;
    const read = async () => (await data("POST", "appointments", { appointmentId }))[0];
    const made = await read();
    assert.equal(made.startTime, `${WEDNESDAY}T21:00:00.000Z`);
    assert.equal(made.endTime, `${WEDNESDAY}T21:45:00.000Z`);
    assert.deepEqual([made.amount, made.duration, made.modifiedDate], [60, 45, null]);
    assert.ok(!(await free()).includes("14:00"));
    const moved = { ...booking, customerId: undefined, startTime: "2099-01-07T14:00" };
    assert.equal(await data("PUT", idIn("appointments", appointmentId), moved), "");
    const now = await read();
    assert.equal(now.startTime, "2099-01-07T22:00:00.000Z"); // winter time
    assert.equal(now.customerId, booking.customerId);
    assert.notEqual(now.modifiedDate, null);
    assert.ok((await free()).includes("14:00"));
    assert.equal(await data("POST", idIn("appointments/delete", appointmentId), {}), null);
    assert.equal(await read(), undefined);
    assert.equal(await codeOf(create(booking)), 1000);
  });

  test("may keep their time in an update", async (t) => {
    const { call, booking, create } = await world(t);
    const [{ appointmentId }] = (await create(booking)).json.data.appointments;
    const path = idIn("appointments", appointmentId);
    assert.equal((await call("PUT", path, { ...booking, appointmentNote: "Again" })).status, 200);
    const onto = { ...booking, startTime: `${WEDNESDAY}T10:00:00` };
    assert.equal(await codeOf(call("PUT", path, onto)), 1051);
    assert.equal(await codeOf(call("PUT", path, { startTime: booking.startTime })), 1003);
  });

  test("are refused as a whole batch", async (t) => {
    const { raw, booking, create, data } = await world(t);
    const at = (startTime) => ({ ...booking, startTime });
    const cases = [
      [[at(`${WEDNESDAY}T10:15:00`)], 1051, "startTime"],
      [[at(`${WEDNESDAY}T12:30:00`)], 1051, "startTime"],
      [[at(`${WEDNESDAY}T20:00:00`)], 1051, "startTime"],
      [[at("2020-01-06T14:00:00")], 1051, "startTime"],
      [[at(`${WEDNESDAY}T14:00:00Z`)], 1003, "startTime"],
      [[booking, booking], 1051, "startTime"],
      [[booking, { ...booking, customerId: "x" }], 1051, "customerId"],
      [[{ ...booking, serviceId: "x" }], 1051, "serviceId"],
      [[{ ...booking, serviceProviderId: "x" }], 1051, "serviceProviderId"],
      [[{ ...booking, appointmentType: "party" }], 1003, "appointmentType"],
      [[], 1003, "body"],
    ];
    const own = async () => (await data("POST", "appointments", { customerId })).length;
    const { customerId } = booking;
    const before = await own();
    for (const [bookings, code, field] of cases) {
      const { json } = await create(...bookings);
      assert.deepEqual([json.responseCode, Object.keys(json.errors)], [code, [field]]);
    }
    assert.equal(await codeOf(raw("POST", "appointments/create", booking)), 1003);
    assert.equal(await own(), before);
  });
});

describe("vagaroV2: personal tasks", () => {
  const TASK = { startTime: `${WEDNESDAY}T14:00:00`, endTime: `${WEDNESDAY}T15:00:00` };
  const DAY = { startTime: `${WEDNESDAY}T00:00:00`, endTime: `${WEDNESDAY}T23:59:59` };

  test("block the calendar until they are moved or deleted", async (t) => {
    const { data, serviceProviderId, free } = await world(t);
    const own = { serviceProviderId };
    const created = await data("POST", "personal-tasks/create", { ...own, ...TASK });
    const [personalTaskId] = created.personalTaskIds;
    assert.deepEqual(created, { personalTaskIds: [personalTaskId], recurringRuleIds: [] });
    assert.ok(!(await free()).includes("14:00"));
    const find = async (body) =>
      (await data("POST", "personal-tasks/retrieve", { ...own, ...body })).personalTasks;
    const [found] = await find({ personalTaskId });
    assert.deepEqual([found.personalTaskHexCode, found.blockOnlineBooking], ["#e5b67f", true]);
    assert.equal((await find(DAY)).length, 2);
    assert.deepEqual(await find({ personalTaskId: "x" }), []);
    const path = idIn("personal-tasks", personalTaskId);
    await data("PUT", path, { ...own, blockOnlineBooking: false });
    assert.ok((await free()).includes("14:00"));
    assert.equal(await data("POST", idIn("personal-tasks/delete", personalTaskId), {}), null);
    assert.deepEqual(await find({ personalTaskId }), []);
  });

  test("of a series can be moved and deleted alone, or together", async (t) => {
    const { data, serviceProviderId, free } = await world(t);
    const own = { serviceProviderId };
    const recurrence = { type: "weekly", interval: 2 };
    const created = await data("POST", "personal-tasks/create", { ...own, ...TASK, recurrence });
    const [{ recurringRuleId }] = created.recurringRuleIds;
    assert.deepEqual(created.personalTaskIds, []);
    const blocked = async (date) => !(await free(date)).includes("14:00");
    const days = ["2099-07-01", "2099-07-08", "2099-07-15", "2099-07-29", "2099-08-12"];
    const blockedDays = async () => {
      const all = await Promise.all(days.map(blocked));
      return days.filter((_, index) => all[index]);
    };
    assert.deepEqual(await blockedDays(), [days[0], days[2], days[3], days[4]]);
    const change = (body) =>
      data("PUT", idIn("personal-tasks", recurringRuleId), { ...own, recurring: true, ...body });
    const moved = await change({
      editSeries: false,
      startTime: `${days[2]}T16:00:00`,
      endTime: `${days[2]}T17:00:00`,
    });
    assert.equal(moved.personalTaskIds.length, 1);
    assert.deepEqual(await blockedDays(), [days[0], days[3], days[4]]);
    const remove = (body) =>
      data("POST", idIn("personal-tasks/delete", recurringRuleId), { recurring: true, ...body });
    await remove({ appointmentDate: days[0], editSeries: false });
    assert.deepEqual(await blockedDays(), days.slice(3));
    await remove({ appointmentDate: days[4], editSeries: true });
    assert.deepEqual(await blockedDays(), [days[3]]);
    await change({ editSeries: true, recurrence: { type: "weekly", interval: 1 } });
    assert.deepEqual(await blockedDays(), [days[1], days[3], days[4]]);
    await remove({ appointmentDate: WEDNESDAY, editSeries: true });
    assert.deepEqual(await blockedDays(), []);
  });

  test("repeat daily, monthly and yearly", async (t) => {
    const { data, serviceProviderId, free } = await world(t);
    const cases = [
      [{ type: "daily", interval: 2 }, ["2099-07-03"], ["2099-07-06"]],
      [{ type: "daily", interval: 1, endDate: "2099-07-08" }, ["2099-07-08"], ["2099-07-09"]],
      [{ type: "monthly", interval: 2 }, ["2099-09-01"], ["2099-10-01"]],
      [{ type: "yearly", interval: 1 }, ["2100-07-01"], ["2100-07-02"]],
      [{ type: "yearly", interval: 1, monthOfYear: 9 }, ["2099-09-01"], ["2099-10-01"]],
    ];
    const from16 = { startTime: `${WEDNESDAY}T16:00:00`, endTime: `${WEDNESDAY}T17:00:00` };
    for (const [recurrence, hit, missed] of cases) {
      const body = { serviceProviderId, ...from16, recurrence };
      const created = await data("POST", "personal-tasks/create", body);
      const [{ recurringRuleId }] = created.recurringRuleIds;
      for (const date of hit) assert.ok(!(await free(date)).includes("16:00"), date);
      for (const date of missed) assert.ok((await free(date)).includes("16:00"), date);
      const all = { recurring: true, editSeries: true, appointmentDate: WEDNESDAY };
      await data("POST", idIn("personal-tasks/delete", recurringRuleId), all);
    }
  });

  test("are refused if they are invalid", async (t) => {
    const { call, data, serviceProviderId, free } = await world(t);
    const own = { serviceProviderId };
    const { personalTasks } = await data("POST", "personal-tasks/retrieve", { ...own, ...DAY });
    const [{ personalTaskId: series }] = personalTasks;
    const create = (body) => call("POST", "personal-tasks/create", { ...own, ...TASK, ...body });
    const update = (body) => call("PUT", idIn("personal-tasks", series), { ...own, ...body });
    const remove = (body) => call("POST", idIn("personal-tasks/delete", series), body);
    const cases = [
      [create({ endTime: TASK.startTime }), 1051],
      [create({ startTime: "now" }), 1003],
      [create({ serviceProviderId: "x" }), 1051],
      [create({ recurrence: { type: "hourly", interval: 1 } }), 1003],
      [create({ recurrence: { type: "daily", interval: 0 } }), 1003],
      [update({ personalTaskName: "New" }), 1051],
      [update({ recurring: true, editSeries: true }), 1003],
      [update({ recurring: true, editSeries: false }), 1051],
      [update({ recurring: true, ...DAY, endTime: DAY.startTime }), 1051],
      [remove({}), 1051],
      [remove({ recurring: true, editSeries: true }), 1003],
      [remove({ recurring: true, editSeries: false, appointmentDate: "2099-07-02" }), 1051],
      [call("POST", "personal-tasks/delete/x", {}), 1051],
    ];
    for (const [index, [response, code]] of cases.entries()) {
      assert.equal(await codeOf(response), code, `case ${index}`);
    }
    const after = await data("POST", "personal-tasks/retrieve", { ...own, ...DAY });
    assert.deepEqual(after.personalTasks, personalTasks);
    assert.ok(!(await free()).includes("12:00"));
  });
});
