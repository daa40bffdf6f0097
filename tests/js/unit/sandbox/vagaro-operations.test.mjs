// The operations of the sandbox's Vagaro system: what each accepts, gives and refuses.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { errorOf, vagaro } from "./support.mjs";

const DATE = "2099-07-01"; // a Wednesday
const SEARCH = { location_id: "loc_1", service_id: "service_1", date: DATE };
const PLACE = { employee_id: "emp_1", location_id: "loc_1" };
const NEW_PLACE = { ...PLACE, location_id: "loc_2" };
const TASK = { title: "Sweep", due_date: `${DATE}T09:00:00Z`, assignee_id: "emp_1" };
const TASK_FIELDS = "task_id title description due_date priority category assignee_id";
const TIMES = "created_at updated_at";

// Method, path, body, and the fields of the response.
const OPERATIONS = [
  [
    "POST",
    "employees/retrieve",
    { employee_id: "emp_1" },
    "employee_id first_name last_name email phone locations services status",
  ],
  [
    "POST",
    "employees/assign",
    { ...NEW_PLACE, services: ["service_1"], start_date: DATE },
    "success employee_id location_id assigned_at",
  ],
  ["POST", "employees/unassign", PLACE, "success employee_id location_id unassigned_at"],
  [
    "PUT",
    "employees/update",
    { employee_id: "emp_1", first_name: "Cora", status: "inactive" },
    "success employee_id updated_at",
  ],
  [
    "PUT",
    "employees/working-hours",
    { ...PLACE, schedule: { monday: null } },
    "success employee_id schedule_updated_at",
  ],
  ["POST", "employees/delete", { employee_id: "emp_1" }, "success employee_id deleted_at"],
  [
    "POST",
    "customers/retrieve",
    { customer_id: "123" },
    "customer_id first_name last_name email phone date_of_birth address created_at last_visit total_appointments preferences notes status",
  ],
  ["POST", "customers/delete", { customer_id: "cust_456" }, "success customer_id deleted_at"],
  ["POST", "appointments/availability", SEARCH, "date location_id service_id available_slots"],
  [
    "POST",
    "appointments/retrieve",
    { appointment_id: "appt_1" },
    `appointment_id customer_id customer_name customer_email customer_phone location_id location_name employee_id employee_name service_id service_name start_time end_time duration_minutes status price currency notes ${TIMES}`,
  ],
  ["POST", "locations/retrieve", {}, "locations"],
  [
    "PUT",
    "locations/update",
    { location_id: "loc_1", name: "Renamed" },
    "success location_id updated_at",
  ],
  ["POST", "services/retrieve", {}, "services"],
  [
    "POST",
    "tasks/create",
    { ...TASK, description: "All", priority: "low", category: "admin" },
    `${TASK_FIELDS} status ${TIMES}`,
  ],
  ["POST", "tasks/retrieve", {}, "tasks total_count pending_count completed_count"],
  [
    "PUT",
    "tasks/update",
    { task_id: "task_1", status: "in_progress" },
    "success task_id status updated_at",
  ],
  ["POST", "tasks/delete", { task_id: "task_1" }, "success task_id deleted_at"],
  ["GET", "access/levels", undefined, "access_levels"],
];

// Method, path, body, status, code.
const REFUSALS = [
  ["POST", "employees/retrieve", { employee_id: "x" }, 404, "employee_not_found"],
  ["POST", "employees/assign", { ...NEW_PLACE }, 400, "invalid_request"],
  ["POST", "employees/assign", { ...PLACE, services: [] }, 409, "already_assigned"],
  ["POST", "employees/assign", { ...NEW_PLACE, services: ["x"] }, 404, "service_not_found"],
  ["POST", "employees/assign", { ...NEW_PLACE, services: ["service_3"] }, 400, "invalid_request"],
  [
    "POST",
    "employees/assign",
    { ...NEW_PLACE, location_id: "x", services: [] },
    404,
    "location_not_found",
  ],
  [
    "POST",
    "employees/assign",
    { ...NEW_PLACE, services: [], start_date: "2099-02-30" },
    400,
    "invalid_request",
  ],
  ["POST", "employees/unassign", NEW_PLACE, 404, "employee_not_found"],
  ["PUT", "employees/update", { employee_id: "x" }, 404, "employee_not_found"],
  ["PUT", "employees/update", { employee_id: "emp_1", firstName: "C" }, 400, "invalid_request"],
  ["PUT", "employees/update", { employee_id: "emp_1", phone: 1 }, 400, "invalid_request"],
  ["POST", "employees/delete", {}, 400, "invalid_request"],
  ["POST", "customers/retrieve", {}, 400, "invalid_request"],
  ["POST", "customers/retrieve", { email: "a", phone: "b" }, 400, "invalid_request"],
  ["POST", "customers/retrieve", { email: "x@example.com" }, 404, "customer_not_found"],
  ["GET", "customers/x", undefined, 404, "customer_not_found"],
  ["POST", "customers/delete", { customer_id: "x" }, 404, "customer_not_found"],
  ["POST", "customers/delete", { customer_id: "123" }, 409, "customer_has_future_appointments"],
  ["POST", "appointments/retrieve", { appointment_id: "x" }, 404, "appointment_not_found"],
  ["POST", "appointments/availability", { ...SEARCH, date: "tomorrow" }, 400, "invalid_date"],
  ["POST", "appointments/availability", { ...SEARCH, date: "2020-01-01" }, 400, "invalid_date"],
  ["POST", "appointments/availability", { ...SEARCH, date: undefined }, 400, "invalid_date"],
  ["POST", "appointments/availability", { ...SEARCH, location_id: "x" }, 404, "location_not_found"],
  ["POST", "appointments/availability", { ...SEARCH, service_id: "x" }, 404, "service_not_found"],
  ["POST", "appointments/availability", { ...SEARCH, employee_id: "x" }, 404, "employee_not_found"],
  [
    "POST",
    "appointments/availability",
    { ...SEARCH, start_time: "12:00", end_time: "11:00" },
    400,
    "invalid_request",
  ],
  ["POST", "appointments/availability", { ...SEARCH, start_time: "9" }, 400, "invalid_request"],
  ["POST", "appointments/availability", { ...SEARCH, duration_minutes: 0 }, 400, "invalid_request"],
  [
    "POST",
    "appointments/availability",
    { ...SEARCH, employee_id: "emp_1", start_time: "10:00", end_time: "10:45" },
    409,
    "time_slot_unavailable",
  ],
  ["POST", "locations/retrieve", { location_id: "x" }, 404, "location_not_found"],
  ["PUT", "locations/update", { location_id: "x" }, 404, "location_not_found"],
  ["PUT", "locations/update", { location_id: "loc_1", status: "shut" }, 400, "invalid_request"],
  ["PUT", "locations/update", { location_id: "loc_1", timezone: "x/y" }, 400, "invalid_request"],
  [
    "PUT",
    "locations/update",
    { location_id: "loc_1", address: { planet: "Mars" } },
    400,
    "invalid_request",
  ],
  ["POST", "services/retrieve", { service_id: "x" }, 404, "service_not_found"],
  ["POST", "services/retrieve", { location_id: "x" }, 404, "location_not_found"],
  ["POST", "services/retrieve", { category: "x" }, 400, "invalid_category"],
  [
    "POST",
    "services/retrieve",
    { service_id: "service_1", category: "nails" },
    400,
    "invalid_request",
  ],
  ["POST", "tasks/create", { ...TASK, title: "" }, 400, "invalid_request"],
  ["POST", "tasks/create", { ...TASK, priority: "top" }, 400, "invalid_request"],
  ["POST", "tasks/create", { ...TASK, due_date: "soon" }, 400, "invalid_due_date"],
  ["POST", "tasks/create", { ...TASK, due_date: "2020-01-01" }, 400, "invalid_due_date"],
  ["POST", "tasks/create", { ...TASK, assignee_id: "x" }, 404, "employee_not_found"],
  ["POST", "tasks/retrieve", { due_date_start: "now" }, 400, "invalid_due_date"],
  ["POST", "tasks/retrieve", { status: "open" }, 400, "invalid_request"],
  ["PUT", "tasks/update", { task_id: "x" }, 404, "task_not_found"],
  ["PUT", "tasks/update", { task_id: "task_1", due_date: "2020-01-01" }, 400, "invalid_due_date"],
  ["POST", "tasks/delete", { task_id: "x" }, 404, "task_not_found"],
  ["GET", "access/levels?level_id=king", undefined, 404, "access_level_not_found"],
  ["POST", "transactions/retrieve", {}, 404, "not_found"],
];

const BAD_DAYS = [
  { monday: { start_time: "9:00", end_time: "17:00" } },
  { monday: { start_time: "17:00", end_time: "09:00" } },
  { monday: { open: "09:00", close: "17:00" } },
  { moonday: null },
  {},
];
const BAD_BREAK = { start_time: "08:00", end_time: "08:30" };

describe("vagaro: every operation", () => {
  for (const [method, path, body, fields] of OPERATIONS) {
    test(`${method} ${path} responds with its documented fields`, async (t) => {
      const { call } = await vagaro(t);
      const { status, json } = await call(method, path, body);
      assert.equal(status, 200);
      assert.deepEqual(Object.keys(json).sort(), fields.split(" ").sort());
    });
  }

  test("refuses invalid requests with its own code and message", async (t) => {
    const { s, call } = await vagaro(t);
    for (const [method, path, body, status, code] of REFUSALS) {
      const response = await call(method, path, body);
      assert.deepEqual(errorOf(response), [status, code], `${path} ${JSON.stringify(body)}`);
      assert.deepEqual(Object.keys(response.json), ["error", "message"]);
    }
    assert.equal(s.vagaro.counters().apiErrors, REFUSALS.length);
  });

  test("refuses impossible hours", async (t) => {
    const { call } = await vagaro(t);
    const monday = { start_time: "09:00", end_time: "17:00", breaks: [BAD_BREAK] };
    for (const schedule of [...BAD_DAYS, { monday }, [], null]) {
      const response = await call("PUT", "employees/working-hours", { ...PLACE, schedule });
      assert.deepEqual(errorOf(response), [400, "invalid_schedule"], JSON.stringify(schedule));
    }
    const bad = [{ monday: { open: "18:00", close: "09:00" } }, { monday: {} }, { mon: null }, []];
    for (const business_hours of bad) {
      const body = { location_id: "loc_1", business_hours };
      const response = await call("PUT", "locations/update", body);
      assert.deepEqual(errorOf(response), [400, "invalid_business_hours"]);
    }
  });

  test("names the permission that forbidden rows need", async (t) => {
    const { call, data } = await vagaro(t);
    const cases = [
      ["PUT", "locations/update", { location_id: "loc_3", name: "N" }, "location_access_denied"],
      ["POST", "customers/delete", { customer_id: "cust_790" }, "insufficient_permissions"],
      ["PUT", "tasks/update", { task_id: "task_3", notes: "" }, "task_access_denied"],
      ["POST", "tasks/delete", { task_id: "task_3" }, "task_access_denied"],
    ];
    const { access_levels } = await data("GET", "access/levels");
    const needed = new Set();
    for (const [method, path, body, code] of cases) {
      const response = await call(method, path, body);
      assert.deepEqual(errorOf(response), [403, code]);
      const { required_permission, user_access_level } = response.json;
      const { permissions } = access_levels.find(({ level_id }) => level_id === user_access_level);
      needed.add(required_permission);
      assert.ok(!permissions.includes(required_permission));
    }
    assert.deepEqual([...needed], ["manage_locations", "delete_customers", "manage_business"]);
  });
});
