// Every method of VagaroClient against the sandbox: requests, results and errors.

import assert from "node:assert/strict";
import { load } from "../packaging/load.mjs";
import { reads, testOperations, writes } from "../support/operations.mjs";
import { rejection } from "../support/setup.mjs";

const { VagaroClient } = await load("everbearer/vagaro");

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

function connect({ url: apiBaseUrl, clientId, clientSecret }) {
  const policy = { backoffBaseMs: 1 };
  return new VagaroClient({ apiBaseUrl, clientId, clientSecret, policy });
}

const headers = (token) => ({
  accept: "application/json",
  // The contract has it on every call, with or without a body.
  "content-type": "application/json",
  authorization: `Bearer ${token}`,
});

const post = (path, body = "{}") => ["POST", `/api/${path}`, body];
const put = (path, body) => ["PUT", `/api/${path}`, body];

/** Asserts that something was done, and its time; the rest is as given. */
function checkDone({ success, ...result }, stamp, rest) {
  const { [stamp]: moment, ...others } = result;
  assert.equal(success, true);
  assert.match(moment, MOMENT);
  assert.deepEqual(others, rest);
}

/** Asserts that a record no longer exists. */
async function checkGone(promise, code) {
  assert.equal((await rejection(promise)).code, code);
}

const ids = (name, rows) => rows.map((row) => row[name]);

const employees = [
  reads("employees.retrieve", "gives one employee", {
    args: [{ employee_id: "emp_1" }],
    sent: post("employees/retrieve", '{"employee_id":"emp_1"}'),
    check: (employee) =>
      assert.deepEqual(employee, {
        employee_id: "emp_1",
        first_name: "Cordelia",
        last_name: "Hathersage",
        email: "cordelia.hathersage@salon.example.com",
        phone: "+15550110",
        status: "active",
        locations: ["loc_1"],
        services: ["service_1", "service_2"],
      }),
  }),
  reads("employees.retrieveAll", "gives all employees", {
    sent: post("employees/retrieve"),
    check: ({ employees: rows }) => assert.deepEqual(ids("employee_id", rows), ["emp_1", "emp_2"]),
  }),
  writes("employees.assign", "lets an employee work at a location", {
    args: [{ employee_id: "emp_1", location_id: "loc_2", services: ["service_1"] }],
    sent: post(
      "employees/assign",
      '{"employee_id":"emp_1","location_id":"loc_2","services":["service_1"]}',
    ),
    async check(result, { client }) {
      checkDone(result, "assigned_at", { employee_id: "emp_1", location_id: "loc_2" });
      const { locations } = await client.employees.retrieve({ employee_id: "emp_1" });
      assert.deepEqual(locations, ["loc_1", "loc_2"]);
    },
  }),
  writes("employees.unassign", "ends an employee's work at a location", {
    args: [{ employee_id: "emp_1", location_id: "loc_1" }],
    sent: post("employees/unassign", '{"employee_id":"emp_1","location_id":"loc_1"}'),
    async check(result, { client }) {
      checkDone(result, "unassigned_at", { employee_id: "emp_1", location_id: "loc_1" });
      const { locations } = await client.employees.retrieve({ employee_id: "emp_1" });
      assert.deepEqual(locations, []);
    },
  }),
  writes("employees.update", "changes what it names and nothing else", {
    args: [{ employee_id: "emp_2", last_name: "Ölmüller", phone: undefined }],
    sent: put("employees/update", '{"employee_id":"emp_2","last_name":"Ölmüller"}'),
    async check(result, { client }) {
      checkDone(result, "updated_at", { employee_id: "emp_2" });
      const { first_name, last_name, phone } = await client.employees.retrieve({
        employee_id: "emp_2",
      });
      assert.deepEqual([first_name, last_name, phone], ["Ambrose", "Ölmüller", "+15550111"]);
    },
  }),
  writes("employees.setWorkingHours", "sets hours, and days off", {
    args: [
      {
        employee_id: "emp_1",
        location_id: "loc_1",
        schedule: { wednesday: { start_time: "10:00", end_time: "12:00" }, thursday: null },
      },
    ],
    sent: put(
      "employees/working-hours",
      '{"employee_id":"emp_1","location_id":"loc_1","schedule":' +
        '{"wednesday":{"start_time":"10:00","end_time":"12:00"},"thursday":null}}',
    ),
    async check(result, { client }) {
      checkDone(result, "schedule_updated_at", { employee_id: "emp_1" });
      const wish = { location_id: "loc_1", service_id: "service_1", employee_id: "emp_1" };
      const startsOn = async (date) => {
        const { available_slots } = await client.appointments.availability({ ...wish, date });
        return ids("start_time", available_slots);
      };
      assert.deepEqual(await startsOn("2099-07-08"), ["10:00", "10:30", "11:00"]);
      assert.deepEqual(await startsOn("2099-07-09"), []);
    },
  }),
  writes("employees.delete", "removes an employee", {
    args: [{ employee_id: "emp_2" }],
    sent: post("employees/delete", '{"employee_id":"emp_2"}'),
    async check(result, { client }) {
      checkDone(result, "deleted_at", { employee_id: "emp_2" });
      const gone = client.employees.retrieve({ employee_id: "emp_2" });
      await checkGone(gone, "employee_not_found");
    },
  }),
];

const customers = [
  ...[
    { customer_id: "cust_456" },
    { email: "leopold.winterbourne@example.com" },
    { phone: "+15550101" },
  ].map((key) =>
    reads("customers.retrieve", `finds a customer by ${Object.keys(key)[0]}`, {
      args: [key],
      sent: post("customers/retrieve", JSON.stringify(key)),
      check: (customer) =>
        assert.deepEqual(customer, {
          customer_id: "cust_456",
          first_name: "Leopold",
          last_name: "Winterbourne",
          email: "leopold.winterbourne@example.com",
          phone: "+15550101",
          date_of_birth: "1988-04-12",
          address: {
            street: "12 Sample Street",
            city: "Springfield",
            state: "CA",
            postal_code: "94000",
            country: "US",
          },
          created_at: "2024-01-15T10:30:00Z",
          preferences: {
            email_notifications: true,
            sms_notifications: false,
            marketing_emails: false,
          },
          notes: "",
          status: "active",
          last_visit: "2024-06-05T20:00:00Z",
          total_appointments: 2,
        }),
    }),
  ),
  ...["123", 123].map((id) =>
    reads("customers.get", `gives the customer whose id is a ${typeof id}`, {
      args: [id],
      sent: ["GET", "/api/customers/123"],
      check: ({ customer_id, first_name }) =>
        assert.deepEqual([customer_id, first_name], ["123", "Rosalind"]),
    }),
  ),
  writes("customers.delete", "deletes a customer", {
    args: [{ customer_id: "cust_456" }],
    sent: post("customers/delete", '{"customer_id":"cust_456"}'),
    async check(result, { client }) {
      checkDone(result, "deleted_at", { customer_id: "cust_456" });
      await checkGone(client.customers.get("cust_456"), "customer_not_found");
    },
  }),
];

const FREE = {
  location_id: "loc_1",
  service_id: "service_1",
  date: "2099-07-01",
  employee_id: "emp_1",
  start_time: "09:00",
  end_time: "12:00",
};
const BOOKED = { ...FREE, start_time: "10:00", end_time: "10:45" };

const appointments = [
  reads("appointments.availability", "gives the slots between what is booked", {
    args: [FREE],
    sent: post(
      "appointments/availability",
      '{"location_id":"loc_1","service_id":"service_1","date":"2099-07-01",' +
        '"employee_id":"emp_1","start_time":"09:00","end_time":"12:00"}',
    ),
    check: (availability) =>
      assert.deepEqual(availability, {
        date: "2099-07-01",
        location_id: "loc_1",
        service_id: "service_1",
        available_slots: [
          ["09:00", "09:45"],
          ["11:00", "11:45"],
        ].map(([start_time, end_time]) => ({
          start_time,
          end_time,
          employee_id: "emp_1",
          employee_name: "Cordelia Hathersage",
        })),
      }),
  }),
  reads("appointments.retrieve", "gives one appointment with the names of all it is about", {
    args: [{ appointment_id: "appt_2" }],
    sent: post("appointments/retrieve", '{"appointment_id":"appt_2"}'),
    check: (appointment) =>
      assert.deepEqual(appointment, {
        appointment_id: "appt_2",
        customer_id: "123",
        location_id: "loc_1",
        employee_id: "emp_1",
        service_id: "service_1",
        customer_name: "Rosalind Fernsby",
        customer_email: "rosalind.fernsby@example.com",
        customer_phone: "+15550100",
        location_name: "Sample Salon",
        employee_name: "Cordelia Hathersage",
        service_name: "Haircut",
        start_time: "2099-07-01T17:00:00Z",
        end_time: "2099-07-01T17:45:00Z",
        duration_minutes: 45,
        status: "confirmed",
        price: 60,
        currency: "USD",
        notes: "",
        created_at: "2024-01-15T10:30:00Z",
        updated_at: "2024-01-15T10:30:00Z",
      }),
  }),
];

const locations = [
  reads("locations.retrieve", "gives all locations", {
    sent: post("locations/retrieve"),
    check: ({ locations: rows }) =>
      assert.deepEqual(ids("timezone", rows), [
        "America/Los_Angeles",
        "America/Denver",
        "America/New_York",
      ]),
  }),
  reads("locations.retrieve", "gives one location as a list of one", {
    args: [{ location_id: "loc_1" }],
    sent: post("locations/retrieve", '{"location_id":"loc_1"}'),
    check({ locations: [{ business_hours, services, employees: staff }, ...more] }) {
      assert.deepEqual(more, []);
      assert.deepEqual(business_hours.saturday, { open: "10:00", close: "16:00" });
      assert.equal(business_hours.sunday, null);
      assert.deepEqual([services.length, staff], [3, ["emp_1", "emp_2"]]);
    },
  }),
  writes("locations.update", "changes what it names and nothing else", {
    args: [{ location_id: "loc_2", business_hours: { monday: null }, name: "Sample Salon East" }],
    sent: put(
      "locations/update",
      '{"location_id":"loc_2","business_hours":{"monday":null},"name":"Sample Salon East"}',
    ),
    async check(result, { client }) {
      checkDone(result, "updated_at", { location_id: "loc_2" });
      const { locations: rows } = await client.locations.retrieve({ location_id: "loc_2" });
      const [{ name, business_hours, phone }] = rows;
      assert.deepEqual([name, business_hours.monday], ["Sample Salon East", null]);
      assert.deepEqual([business_hours.tuesday.open, phone], ["09:00", "+15550122"]);
    },
  }),
];

const services = [
  reads("services.retrieve", "gives all services", {
    sent: post("services/retrieve"),
    check: ({ services: rows }) => assert.deepEqual(ids("price", rows), [60, 150, 55]),
  }),
  reads("services.retrieve", "gives one service as a list of one", {
    args: [{ service_id: "service_2" }],
    sent: post("services/retrieve", '{"service_id":"service_2"}'),
    check({ services: [service, ...more] }) {
      assert.deepEqual(more, []);
      assert.deepEqual([service.deposit_amount, service.employees], [50, ["emp_1"]]);
      assert.deepEqual(service.price_range, { min: 150, max: 250 });
    },
  }),
  reads("services.retrieve", "gives the services of a location", {
    args: [{ location_id: "loc_2" }],
    sent: post("services/retrieve", '{"location_id":"loc_2"}'),
    check: ({ services: rows }) => assert.deepEqual(ids("name", rows), ["Haircut", "Colour"]),
  }),
  reads("services.retrieve", "gives the services of a category", {
    args: [{ category: "skincare" }],
    sent: post("services/retrieve", '{"category":"skincare"}'),
    check: ({ services: rows }) =>
      assert.deepEqual(rows[0].add_ons, [{ name: "Mask", duration_minutes: 15, price: 20 }]),
  }),
];

const tasks = [
  writes("tasks.create", "makes a pending task", {
    args: [{ title: "Count", due_date: "2099-07-01T14:00:00Z", assignee_id: "emp_1" }],
    sent: post(
      "tasks/create",
      '{"title":"Count","due_date":"2099-07-01T14:00:00Z","assignee_id":"emp_1"}',
    ),
    async check({ created_at, updated_at, ...task }, { client }) {
      assert.match(created_at, MOMENT);
      assert.equal(updated_at, created_at);
      assert.deepEqual(task, {
        task_id: "task_4",
        title: "Count",
        description: "",
        due_date: "2099-07-01T14:00:00Z",
        priority: "medium",
        assignee_id: "emp_1",
        status: "pending",
      });
      assert.equal((await client.tasks.retrieve()).total_count, 4);
    },
  }),
  reads("tasks.retrieve", "gives all tasks and their counts", {
    sent: post("tasks/retrieve"),
    check({ tasks: rows, ...counts }) {
      assert.deepEqual(counts, { total_count: 3, pending_count: 1, completed_count: 1 });
      assert.equal(rows[1].assignee_name, "Ambrose Lightfoot");
      assert.equal(rows[1].completed_at, "2024-02-01T09:00:00Z");
    },
  }),
  reads("tasks.retrieve", "gives the tasks that match all filters", {
    args: [{ assignee_id: "emp_1", status: "in_progress", due_date_start: "2099-07-02" }],
    sent: post(
      "tasks/retrieve",
      '{"assignee_id":"emp_1","status":"in_progress","due_date_start":"2099-07-02"}',
    ),
    check: ({ tasks: rows }) => assert.deepEqual(ids("task_id", rows), ["task_3"]),
  }),
  writes("tasks.update", "changes what it names and nothing else", {
    first: ({ client }) =>
      client.tasks.create({ title: "Count", due_date: "2099-07-01", assignee_id: "emp_1" }),
    args: ({ task_id }) => [{ task_id, status: "completed", notes: "" }],
    sent: ({ task_id }) =>
      put("tasks/update", `{"task_id":"${task_id}","status":"completed","notes":""}`),
    async check(result, { client, found: { task_id } }) {
      checkDone(result, "updated_at", { task_id, status: "completed" });
      const { tasks: rows } = await client.tasks.retrieve({ status: "completed" });
      const { title, notes } = rows.find((row) => row.task_id === task_id);
      assert.deepEqual([title, notes], ["Count", ""]);
    },
  }),
  writes("tasks.delete", "deletes a task", {
    args: [{ task_id: "task_1" }],
    sent: post("tasks/delete", '{"task_id":"task_1"}'),
    async check(result, { client }) {
      checkDone(result, "deleted_at", { task_id: "task_1" });
      assert.equal((await client.tasks.retrieve()).pending_count, 0);
    },
  }),
];

const accessLevels = [
  reads("accessLevels.retrieve", "gives the levels and what they permit", {
    sent: ["GET", "/api/access/levels"],
    check({ access_levels: rows }) {
      const levels = ["owner", "manager", "employee", "receptionist", "limited"];
      assert.deepEqual(ids("level_id", rows), levels);
      const { permissions } = rows.at(-1);
      assert.deepEqual(permissions, ["view_reports", "view_appointments", "view_customers"]);
    },
  }),
];

const responding = (status, body) => ({ kind: "status", status, body });
const noToken = responding(401, { error: "authentication_required", message: "No token was sent" });
const mayNot = responding(403, {
  error: "insufficient_permissions",
  message: "This needs the permission manage_employees",
  required_permission: "manage_employees",
  user_access_level: "receptionist",
});

const NOBODY = { employee_id: "emp_99" };
const NOBODY_THERE = { ...NOBODY, location_id: "loc_1" };
const ASSIGN = { employee_id: "emp_1", location_id: "loc_1", services: [] };
const HOURS = { ...NOBODY_THERE, schedule: { monday: null } };
const NEVER = { business_hours: { monday: { open: "18:00", close: "09:00" } } };
const DUE = { due_date: "2024-01-01T00:00:00Z" };

/** The documented errors of each method; a few that no rows cause are injected. */
const failures = [
  ["employees.retrieve", 404, "employee_not_found", [NOBODY]],
  ["employees.assign", 403, "insufficient_permissions", [ASSIGN], mayNot],
  ["employees.assign", 404, "employee_not_found", [{ ...ASSIGN, ...NOBODY }]],
  ["employees.assign", 409, "already_assigned", [ASSIGN]],
  ["employees.unassign", 403, "insufficient_permissions", [NOBODY_THERE], mayNot],
  ["employees.unassign", 404, "employee_not_found", [NOBODY_THERE]],
  ["employees.update", 403, "insufficient_permissions", [NOBODY], mayNot],
  ["employees.update", 404, "employee_not_found", [{ ...NOBODY, email: "nobody@example.com" }]],
  ["employees.setWorkingHours", 400, "invalid_schedule", [{ ...HOURS, schedule: {} }]],
  ["employees.setWorkingHours", 403, "insufficient_permissions", [HOURS], mayNot],
  ["employees.setWorkingHours", 404, "employee_not_found", [HOURS]],
  ["employees.delete", 403, "insufficient_permissions", [NOBODY], mayNot],
  ["employees.delete", 404, "employee_not_found", [NOBODY]],
  ["customers.retrieve", 400, "invalid_request", [{}]],
  ["customers.retrieve", 404, "customer_not_found", [{ email: "nobody@example.com" }]],
  ["customers.get", 404, "customer_not_found", ["cust_99"]],
  ["customers.delete", 403, "insufficient_permissions", [{ customer_id: "cust_790" }]],
  ["customers.delete", 404, "customer_not_found", [{ customer_id: "cust_99" }]],
  ["customers.delete", 409, "customer_has_future_appointments", [{ customer_id: "123" }]],
  ["appointments.availability", 400, "invalid_date", [{ ...FREE, date: "2024-02-30" }]],
  ["appointments.availability", 409, "time_slot_unavailable", [BOOKED]],
  ["appointments.retrieve", 404, "appointment_not_found", [{ appointment_id: "appt_99" }]],
  ["locations.retrieve", 404, "location_not_found", [{ location_id: "loc_99" }]],
  ["locations.update", 400, "invalid_business_hours", [{ location_id: "loc_1", ...NEVER }]],
  ["locations.update", 403, "location_access_denied", [{ location_id: "loc_3" }]],
  ["locations.update", 404, "location_not_found", [{ location_id: "loc_99" }]],
  ["services.retrieve", 400, "invalid_category", [{ category: "tattoos" }]],
  ["services.retrieve", 404, "service_not_found", [{ service_id: "service_99" }]],
  ["tasks.create", 400, "invalid_due_date", [{ ...DUE, title: "Count", assignee_id: "emp_1" }]],
  ["tasks.retrieve", 400, "invalid_due_date", [{ due_date_start: "tomorrow" }]],
  ["tasks.update", 400, "invalid_due_date", [{ ...DUE, task_id: "task_1" }]],
  ["tasks.update", 403, "task_access_denied", [{ task_id: "task_3" }]],
  ["tasks.update", 404, "task_not_found", [{ task_id: "task_99" }]],
  ["tasks.delete", 403, "task_access_denied", [{ task_id: "task_3" }]],
  ["tasks.delete", 404, "task_not_found", [{ task_id: "task_99" }]],
  ["accessLevels.retrieve", 401, "authentication_required", [], noToken],
  ["accessLevels.retrieve", 403, "insufficient_permissions", [], mayNot],
  ["accessLevels.retrieve", 404, "access_level_not_found", [{}, { extra: { level_id: "none" } }]],
].map(([method, status, code, args, fault]) => ({ method, status, code, args, fault }));

testOperations({
  connect,
  systemOf: ({ vagaro }) => vagaro,
  headers,
  rows: [employees, customers, appointments, locations, services, tasks, accessLevels].flat(),
  failures,
});
