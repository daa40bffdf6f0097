// The rows of the sandbox's Vagaro system fit together, also after changes.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { bearer, errorOf, send, start, tokenOf, vagaro } from "./support.mjs";

const WEDNESDAY = "2099-07-01";
const SATURDAY = "2099-07-04";
const read = (data, kind, id) => data("POST", `${kind}s/retrieve`, { [`${kind}_id`]: id });
const search = (data, fields) =>
  data("POST", "appointments/availability", {
    location_id: "loc_1",
    service_id: "service_1",
    date: WEDNESDAY,
    ...fields,
  });
const startsOf = ({ available_slots }, employee) =>
  available_slots
    .filter(({ employee_id }) => employee_id === employee)
    .map(({ start_time }) => start_time);

describe("vagaro: rows", () => {
  test("every reference leads to a row, in both directions", async (t) => {
    const { data } = await vagaro(t);
    const { locations } = await data("POST", "locations/retrieve", {});
    const { employees } = await data("POST", "employees/retrieve", {});
    const { services } = await data("POST", "services/retrieve", {});
    const { tasks } = await data("POST", "tasks/retrieve", {});
    for (const { location_id, ...location } of locations) {
      for (const each of employees) {
        const isHere = each.locations.includes(location_id);
        assert.equal(location.employees.includes(each.employee_id), isHere);
      }
      for (const each of services) {
        const isHere = each.locations.includes(location_id);
        assert.equal(location.services.includes(each.service_id), isHere);
      }
    }
    for (const { employee_id, ...employee } of employees) {
      for (const each of services) {
        const performs = employee.services.includes(each.service_id);
        assert.equal(each.employees.includes(employee_id), performs);
      }
    }
    for (const { assignee_id, assignee_name } of tasks) {
      const { first_name, last_name } = await read(data, "employee", assignee_id);
      assert.equal(assignee_name, `${first_name} ${last_name}`);
    }
  });

  test("an appointment shows the rows it refers to as they are now", async (t) => {
    const { data } = await vagaro(t);
    await data("PUT", "employees/update", { employee_id: "emp_1", first_name: "Cora" });
    await data("PUT", "locations/update", { location_id: "loc_1", name: "Renamed" });
    const visit = await read(data, "appointment", "appt_1");
    assert.equal(visit.employee_name, "Cora Hathersage");
    assert.equal(visit.location_name, "Renamed");
    const minutes = (Date.parse(visit.end_time) - Date.parse(visit.start_time)) / 60_000;
    assert.deepEqual([minutes, visit.duration_minutes], [45, 45]);
    const customer = await read(data, "customer", visit.customer_id);
    assert.equal(visit.customer_email, customer.email);
    assert.deepEqual([customer.total_appointments, customer.last_visit], [2, visit.start_time]);
  });

  test("a deleted customer is gone, and appointments keep the name", async (t) => {
    const { call, data } = await vagaro(t);
    assert.equal((await call("POST", "customers/delete", { customer_id: "cust_456" })).status, 200);
    assert.deepEqual(errorOf(await call("GET", "customers/cust_456")), [404, "customer_not_found"]);
    const again = await call("POST", "customers/delete", { customer_id: "cust_456" });
    assert.deepEqual(errorOf(again), [404, "customer_not_found"]);
    const visit = await read(data, "appointment", "appt_3");
    assert.equal(visit.customer_name, "Leopold Winterbourne");
  });

  test("an assignment shows in the employee, the location and the service", async (t) => {
    const { call, data } = await vagaro(t);
    const place = { employee_id: "emp_2", location_id: "loc_2" };
    const body = { ...place, services: ["service_2"] };
    assert.equal((await call("POST", "employees/assign", body)).status, 200);
    const again = await call("POST", "employees/assign", body);
    assert.deepEqual(errorOf(again), [409, "already_assigned"]);
    assert.deepEqual((await read(data, "employee", "emp_2")).locations, ["loc_1", "loc_2"]);
    assert.deepEqual((await read(data, "location", "loc_2")).locations[0].employees, ["emp_2"]);
    const { services } = await read(data, "service", "service_2");
    assert.deepEqual(services[0].employees, ["emp_1", "emp_2"]);
    await data("POST", "employees/unassign", place);
    assert.deepEqual((await read(data, "employee", "emp_2")).locations, ["loc_1"]);
    await data("POST", "employees/delete", { employee_id: "emp_2" });
    const { locations } = await data("POST", "locations/retrieve", {});
    assert.deepEqual(locations[0].employees, ["emp_1"]);
  });

  test("services are found by location and by category", async (t) => {
    const { data } = await vagaro(t);
    const ids = async (body) =>
      (await data("POST", "services/retrieve", body)).services.map(({ service_id }) => service_id);
    assert.deepEqual(await ids({ location_id: "loc_2" }), ["service_1", "service_2"]);
    assert.deepEqual(await ids({ category: "skincare" }), ["service_3"]);
    assert.deepEqual(await ids({ category: "nails" }), []);
  });

  test("an update of a location changes what it names and nothing else", async (t) => {
    const { data } = await vagaro(t);
    const one = async () => (await read(data, "location", "loc_1")).locations[0];
    const before = await one();
    const { updated_at } = await data("PUT", "locations/update", {
      location_id: "loc_1",
      address: { city: "Shelbyville" },
      business_hours: { monday: null },
    });
    assert.deepEqual(await one(), {
      ...before,
      address: { ...before.address, city: "Shelbyville" },
      business_hours: { ...before.business_hours, monday: null },
      updated_at,
    });
  });
});

describe("vagaro: tasks", () => {
  test("are counted as they are filtered", async (t) => {
    const { data } = await vagaro(t);
    const counts = async (filter) => {
      const response = await data("POST", "tasks/retrieve", filter);
      assert.equal(response.tasks.length, response.total_count);
      return [response.total_count, response.pending_count, response.completed_count];
    };
    assert.deepEqual(await counts({}), [3, 1, 1]);
    assert.deepEqual(await counts({ assignee_id: "emp_1" }), [2, 1, 0]);
    assert.deepEqual(await counts({ status: "completed" }), [1, 0, 1]);
    const days = { due_date_start: "2099-07-02", due_date_end: "2099-07-02" };
    assert.deepEqual(await counts(days), [1, 0, 1]);
    assert.deepEqual(await counts({ due_date_start: "2099-07-01T15:00:00Z" }), [2, 0, 1]);
  });

  test("exist from creation to deletion", async (t) => {
    const { call, data } = await vagaro(t);
    const wish = { title: "Sweep", due_date: "2099-08-01", assignee_id: "emp_2" };
    const { task_id, ...made } = await data("POST", "tasks/create", wish);
    assert.deepEqual(
      { ...made, created_at: "", updated_at: "" },
      {
        ...wish,
        description: "",
        priority: "medium",
        status: "pending",
        created_at: "",
        updated_at: "",
      },
    );
    const find = async () => {
      const { tasks } = await data("POST", "tasks/retrieve", {});
      return tasks.find((each) => each.task_id === task_id);
    };
    const update = (changes) => data("PUT", "tasks/update", { task_id, ...changes });
    const done = await update({ status: "completed", notes: "Done" });
    assert.equal(done.status, "completed");
    assert.equal((await find()).completed_at, done.updated_at);
    assert.equal((await find()).notes, "Done");
    await update({ status: "pending" });
    assert.equal((await find()).completed_at, undefined);
    await data("POST", "tasks/delete", { task_id });
    assert.equal(await find(), undefined);
    assert.deepEqual(errorOf(await call("POST", "tasks/delete", { task_id })), [
      404,
      "task_not_found",
    ]);
    assert.notEqual((await data("POST", "tasks/create", wish)).task_id, task_id);
  });
});

describe("vagaro: availability", () => {
  test("excludes breaks and booked appointments with their buffer", async (t) => {
    const { data } = await vagaro(t);
    const found = await search(data, { employee_id: "emp_1" });
    // Works from 9 to 17 with a break from 12 to 13; booked from 10:00 to 10:45, plus 15 minutes.
    assert.deepEqual(startsOf(found, "emp_1"), [
      "09:00",
      "11:00",
      "13:00",
      "13:30",
      "14:00",
      "14:30",
      "15:00",
      "15:30",
      "16:00",
    ]);
    assert.deepEqual(found.available_slots[0], {
      start_time: "09:00",
      end_time: "09:45",
      employee_id: "emp_1",
      employee_name: "Cordelia Hathersage",
    });
  });

  test("ends with the business hours, even if an employee works longer", async (t) => {
    const { data } = await vagaro(t);
    const starts = startsOf(await search(data), "emp_2");
    assert.deepEqual([starts[0], starts.at(-1)], ["11:00", "17:00"]);
    assert.deepEqual(startsOf(await search(data, { date: SATURDAY }), "emp_1"), []);
    assert.equal(startsOf(await search(data, { date: SATURDAY }), "emp_2").at(-1), "15:00");
    const sunday = await search(data, { date: "2099-07-05" });
    assert.deepEqual(sunday.available_slots, []);
  });

  test("follows the requested duration and times", async (t) => {
    const { data } = await vagaro(t);
    const long = await search(data, { employee_id: "emp_1", duration_minutes: 180 });
    assert.deepEqual(startsOf(long, "emp_1"), ["13:00", "13:30", "14:00"]);
    const limits = { employee_id: "emp_1", start_time: "13:30", end_time: "15:00" };
    assert.deepEqual(startsOf(await search(data, limits), "emp_1"), ["13:30", "14:00"]);
    const one = { employee_id: "emp_1", start_time: "11:00", end_time: "11:45" };
    assert.deepEqual(startsOf(await search(data, one), "emp_1"), ["11:00"]);
  });

  test("is empty if nobody performs the service", async (t) => {
    const { data } = await vagaro(t);
    assert.deepEqual((await search(data, { location_id: "loc_2" })).available_slots, []);
    const other = await search(data, { service_id: "service_3", employee_id: "emp_1" });
    assert.deepEqual(other.available_slots, []);
  });

  test("follows new assignments, hours and statuses", async (t) => {
    const { data } = await vagaro(t);
    const place = { employee_id: "emp_2", location_id: "loc_2" };
    const services = ["service_1"];
    await data("POST", "employees/assign", { ...place, services, start_date: WEDNESDAY });
    const find = (fields) => search(data, { location_id: "loc_2", ...fields });
    assert.deepEqual((await find()).available_slots, []);
    const hours = { start_time: "14:00", end_time: "15:00" };
    const schedule = { wednesday: hours, tuesday: hours };
    await data("PUT", "employees/working-hours", { ...place, schedule });
    assert.deepEqual(startsOf(await find(), "emp_2"), ["14:00"]);
    assert.deepEqual((await find({ date: "2099-06-30" })).available_slots, []);
    await data("PUT", "locations/update", { location_id: "loc_2", status: "closed" });
    assert.deepEqual((await find()).available_slots, []);
    await data("PUT", "employees/update", { employee_id: "emp_2", status: "inactive" });
    assert.deepEqual(startsOf(await search(data), "emp_2"), []);
  });
});

test("vagaro: each sandbox has its own rows, and reset restores them", async (t) => {
  const { s, data } = await vagaro(t);
  const other = await start(t);
  await data("POST", "customers/delete", { customer_id: "cust_456" });
  const statusAt = async (sandbox) => {
    const auth = bearer(await tokenOf(sandbox, "vagaro"));
    return (await send("GET", `${sandbox.vagaro.baseUrl}customers/cust_456`, auth)).status;
  };
  assert.deepEqual([await statusAt(s), await statusAt(other)], [404, 200]);
  s.reset();
  assert.equal(await statusAt(s), 200);
});
