// Every method of VagaroV2Client against the sandbox: requests, results and errors.

import assert from "node:assert/strict";
import { holds, reads, testFailures, testOperations, writes } from "../support/operations.mjs";
import { rejection } from "../support/setup.mjs";
import {
  amabel,
  ASSIGN,
  barnaby,
  BLOCK,
  BOOKING,
  businessId,
  CALENDAR,
  CONFIRMED,
  connect,
  connectFor,
  customerId,
  EACH_WEEK,
  haircutBy,
  headers,
  ids,
  invalid,
  JULY_2,
  ONE_DAY,
  SERIES,
  serviceId,
  systemOf,
  UNASSIGN,
} from "../support/vagaro-v2.mjs";

const BASE = "/us02/api/v2/";
const PAGE = { pageNumber: 1, pageSize: 100 };
const post = (path, body) => ["POST", BASE + path, JSON.stringify(body)];
const put = (path, body) => ["PUT", BASE + path, JSON.stringify(body)];
const get = (path) => ["GET", BASE + path];
/** A page is requested in the query and in the body. */
const ask = (path, body) => post(`${path}?pageNumber=1&pageSize=100`, { ...body, ...PAGE });
const inPath = encodeURIComponent;

const checkDone = (result) => assert.deepEqual(result, { success: true });
const column = (name, rows) => rows.map((row) => row[name]);

const locations = [
  reads("locations.list", "gives all locations", {
    sent: ask("locations"),
    check: ({ locations: [first, second, ...more], nextPage }) => {
      assert.deepEqual([more, nextPage, second.businessId], [[], null, ids.other]);
      holds(first, {
        businessId,
        businessGroupId: second.businessGroupId,
        businessName: "Sample Salon Springfield",
        streetAddress: "1 Sample Street",
        regionCode: "CA",
        listedOnVagaro: true,
        createdDate: "2024-01-15T10:30:00.000Z",
      });
    },
  }),
  reads("locations.list", "gives one location", {
    args: [{ businessId: ids.other }],
    sent: ask("locations", { businessId: ids.other }),
    check: ({ locations: rows }) => assert.deepEqual(column("city", rows), ["Fairview"]),
  }),
  reads("locations.getBusiness", "gives the business of the credentials", {
    sent: get("merchants/business"),
    async check(business, { client }) {
      const [{ businessPhone }] = (await client.locations.list()).locations;
      assert.deepEqual(business, {
        ...{ businessId, businessName: "Sample Salon Springfield", phone: businessPhone },
        ...{ address: "1 Sample Street", city: "Springfield", state: "CA", zip: "94000" },
      });
    },
  }),
  writes("locations.update", "changes what it names and nothing else", {
    args: [ids.other, { street: "Sample Road", streetNo: "9", listedOnVagaro: false }],
    sent: put(`locations/${inPath(ids.other)}`, {
      street: "Sample Road",
      streetNo: "9",
      listedOnVagaro: false,
    }),
    async check(result, { client }) {
      checkDone(result);
      const { locations: rows } = await client.locations.list({ businessId: ids.other });
      const [{ streetAddress, listedOnVagaro, city }] = rows;
      assert.deepEqual([streetAddress, listedOnVagaro, city], ["9 Sample Road", false, "Fairview"]);
    },
  }),
];

/** An employee's free times for a haircut. */
async function freeTimes(client, ...wish) {
  const found = await client.appointments.availability(haircutBy(...wish));
  return found.flatMap(({ timeSlot }) => timeSlot);
}

const employees = [
  reads("employees.list", "gives those who work at the business", {
    sent: ask("employees", { businessId }),
    check: ({ employees: rows, nextPage }) => {
      assert.deepEqual(column("serviceProviderId", rows), [amabel, barnaby]);
      assert.equal(nextPage, null);
    },
  }),
  reads("employees.list", "gives those with a status, at another business", {
    args: [{ businessId: ids.other, status: "active" }],
    sent: ask("employees", { businessId: ids.other, status: "active" }),
    check: ({ employees: rows }) =>
      assert.deepEqual(column("employeeFirstName", rows), ["Barnaby"]),
  }),
  reads("employees.get", "gives one employee", {
    args: [{ serviceProviderId: barnaby }],
    sent: post("employees", { businessId, serviceProviderId: barnaby }),
    check: (employee) =>
      holds(employee, {
        serviceProviderId: barnaby,
        employeeFirstName: "Barnaby",
        email: "barnaby.inkpen@salon.example.com",
        reportsTo: amabel,
        accessLevelId: ids.levels[2],
        employeeCardId: 1002,
        isActive: true,
      }),
  }),
  reads("employees.get", "asks at the business that the call names", {
    args: [{ serviceProviderId: barnaby, businessId: ids.other }],
    sent: post("employees", { businessId: ids.other, serviceProviderId: barnaby }),
    check: ({ employeeLastName }) => assert.equal(employeeLastName, "Inkpen"),
  }),
  writes("employees.update", "changes what it names and nothing else", {
    args: [amabel, { employeeLastName: "Ölmüller", isOnlineBookingActive: false }],
    sent: put(`employees/${inPath(amabel)}`, {
      businessId,
      employeeLastName: "Ölmüller",
      isOnlineBookingActive: false,
    }),
    async check(result, { client }) {
      checkDone(result);
      const employee = await client.employees.get({ serviceProviderId: amabel });
      const { employeeFirstName, employeeLastName, isOnlineBookingActive } = employee;
      assert.deepEqual([employeeFirstName, employeeLastName], ["Amabel", "Ölmüller"]);
      assert.equal(isOnlineBookingActive, false);
    },
  }),
  writes("employees.delete", "deletes an employee from one business", {
    args: [barnaby],
    sent: post(`employees/${inPath(barnaby)}`, { businessId }),
    async check(result, { client }) {
      checkDone(result);
      const here = { serviceProviderId: barnaby };
      assert.equal((await rejection(client.employees.get(here))).code, "invalid_parameter");
      await client.employees.get({ ...here, businessId: ids.other });
    },
  }),
  writes("employees.assign", "lets an employee work at locations", {
    args: [{ ...ASSIGN, businessIds: [ids.other] }],
    sent: post("merchants/employees/assign", { ...ASSIGN, businessIds: [ids.other] }),
    async check(result, { client }) {
      checkDone(result);
      const there = { serviceProviderId: amabel, businessId: ids.other };
      const { accessLevelId } = await client.employees.get(there);
      assert.equal(accessLevelId, ids.levels[1]);
    },
  }),
  writes("employees.unassign", "ends an employee's work at a group of locations", {
    args: [{ ...UNASSIGN, groupName: ids.groupName }],
    sent: post("merchants/employees/unassign", { ...UNASSIGN, groupName: ids.groupName }),
    async check(result, { client }) {
      checkDone(result);
      const found = client.employees.get({ serviceProviderId: barnaby });
      assert.equal((await rejection(found)).code, "invalid_parameter");
    },
  }),
  writes("employees.setWorkingHours", "sets the hours of one date", {
    args: [barnaby, ONE_DAY],
    sent: put(`employees/working-hours/${inPath(barnaby)}`, { businessId, ...ONE_DAY }),
    async check(result, { client }) {
      checkDone(result);
      assert.deepEqual(await freeTimes(client, barnaby), ["10:00", "10:30"]);
      assert.equal((await freeTimes(client, barnaby, "2099-07-09"))[0], "09:00");
    },
  }),
  writes("employees.setWorkingHours", "sets the hours of each week", {
    args: [barnaby, EACH_WEEK],
    sent: put(`employees/working-hours/${inPath(barnaby)}`, { businessId, ...EACH_WEEK }),
    async check(result, { client }) {
      checkDone(result);
      assert.deepEqual(await freeTimes(client, barnaby, "2099-07-09"), ["09:00", "09:30"]);
    },
  }),
];

const accessLevels = [
  reads("accessLevels.list", "gives the levels, without what they permit", {
    sent: get(`merchants/access-levels?${new URLSearchParams({ businessId })}`),
    check(levels) {
      const names = ["Owner", "Manager", "Employee", "Front Desk"];
      assert.deepEqual(column("accessLevelName", levels), names);
      assert.deepEqual(column("isActive", levels), [true, true, true, false]);
    },
  }),
];

const customers = [
  reads("customers.get", "gives one customer", {
    args: [{ customerId }],
    sent: post("customers", { businessId, customerId }),
    check: (customer) =>
      holds(customer, {
        customerId,
        customerFirstName: "Clementina",
        email: "clementina.farthing@example.com",
        mobilePhone: "15550151",
        regionCode: "US-CA",
        generalTags: ["regular"],
        birthday: "1990-06-21",
        pointsBalance: 10,
      }),
  }),
  writes("customers.delete", "deletes a customer", {
    args: [customerId],
    sent: post(`customers/${inPath(customerId)}`, { businessId }),
    async check(result, { client }) {
      checkDone(result);
      const gone = client.customers.get({ customerId });
      assert.equal((await rejection(gone)).code, "invalid_parameter");
    },
  }),
];

const services = [
  reads("services.list", "gives the services of the business, and who gives them", {
    sent: ask("services", { businessId }),
    check({ services: rows, nextPage }) {
      assert.deepEqual(column("serviceTitle", rows), ["Haircut", "Colour", "Mask"]);
      assert.equal(nextPage, null);
      assert.deepEqual(rows[1].addOnIds, [rows[2].serviceId]);
      assert.deepEqual(rows[0].servicePerformedBy[1], {
        serviceProviderId: barnaby,
        price: 60,
        priceWithTax: 60,
        currency: "USD",
        durationMinutes: 60,
        pointsGiven: 0,
        pointsRedeem: 0,
      });
    },
  }),
  reads("services.list", "gives one service", {
    args: [{ serviceId }],
    sent: ask("services", { businessId, serviceId }),
    check: ({ services: [service, ...more] }) =>
      assert.deepEqual(
        [service.serviceId, service.parentServiceTitle, more],
        [serviceId, "Hair", []],
      ),
  }),
];

const appointments = [
  reads("appointments.list", "gives a customer's appointments, although they come as a bare list", {
    args: [{ customerId, orderBy: "desc" }],
    sent: post("appointments?orderBy=desc&pageNumber=1&pageSize=100", {
      businessId,
      customerId,
      ...PAGE,
    }),
    check: ({ appointments: rows }) =>
      assert.deepEqual(column("appointmentId", rows), ids.bookings.toReversed()),
  }),
  reads("appointments.list", "gives one appointment, its times as they came", {
    args: [{ appointmentId: CONFIRMED }],
    sent: ask("appointments", { businessId, appointmentId: CONFIRMED }),
    check({ appointments: [appointment, ...more] }) {
      assert.deepEqual(more, []);
      holds(appointment, {
        appointmentId: CONFIRMED,
        customerId,
        bookingStatus: "Confirmed",
        startTime: "2099-07-01T17:00:00.000Z",
        endTime: "2099-07-01T17:45:00.000Z",
        serviceTitle: "Haircut",
        amount: 60,
        calendarEventId: null,
        serviceProvider: "Amabel Thistlewood",
        formResponseIds: [],
      });
    },
  }),
  reads("appointments.availability", "gives the free times of a day", {
    args: [haircutBy(amabel)],
    sent: post("appointments/availability", { businessId, ...haircutBy(amabel) }),
    check: (found) =>
      assert.deepEqual(found, [
        {
          items: [
            {
              serviceProviderId: amabel,
              serviceProvider: "Amabel Thistlewood",
              serviceId,
              serviceTitle: "Haircut",
              duration: 45,
            },
          ],
          appointmentDate: "2099-07-02",
          timeSlot: ["09:00", "09:30", "10:00", "10:30", "11:00", "11:30", "12:00"],
        },
      ]),
  }),
  writes("appointments.create", "books an appointment, in a list of one", {
    args: [{ ...BOOKING, customerId }],
    sent: post("appointments/create", [{ businessId, ...BOOKING, customerId }]),
    async check({ appointments: made }, { client }) {
      const [{ appointmentId }, ...more] = made;
      const { appointments: rows } = await client.appointments.list({ appointmentId });
      assert.deepEqual([rows[0].startTime, more], ["2099-07-02T16:00:00.000Z", []]);
    },
  }),
  writes("appointments.update", "moves an appointment", {
    args: [CONFIRMED, { ...BOOKING, appointmentNote: "" }],
    sent: put(`appointments/${inPath(CONFIRMED)}`, {
      businessId,
      ...BOOKING,
      appointmentNote: "",
    }),
    async check(result, { client }) {
      checkDone(result);
      const { appointments: rows } = await client.appointments.list({ appointmentId: CONFIRMED });
      assert.equal(rows[0].startTime, "2099-07-02T16:00:00.000Z");
    },
  }),
  writes("appointments.delete", "deletes an appointment", {
    args: [CONFIRMED],
    sent: post(`appointments/delete/${inPath(CONFIRMED)}`, { businessId }),
    async check(result, { client }) {
      checkDone(result);
      const { appointments: rows } = await client.appointments.list({ appointmentId: CONFIRMED });
      assert.deepEqual(rows, []);
    },
  }),
];

const personalTasks = [
  writes("personalTasks.create", "keeps time free once", {
    args: [{ ...CALENDAR, ...BLOCK }],
    sent: post("personal-tasks/create", { businessId, ...CALENDAR, ...BLOCK }),
    async check({ personalTaskIds: [id, ...more], recurringRuleIds }, { client }) {
      assert.deepEqual([more, recurringRuleIds], [[], []]);
      const { personalTasks: rows } = await client.personalTasks.list({ ...CALENDAR, ...JULY_2 });
      assert.deepEqual(column("personalTaskId", rows), [id]);
      assert.deepEqual(await freeTimes(client, barnaby), ["16:00"]);
    },
  }),
  writes("personalTasks.create", "keeps time free in a series", {
    args: [{ ...CALENDAR, ...BLOCK, ...SERIES }],
    sent: post("personal-tasks/create", { businessId, ...CALENDAR, ...BLOCK, ...SERIES }),
    async check({ personalTaskIds, recurringRuleIds }, { client }) {
      assert.deepEqual([personalTaskIds, recurringRuleIds.length], [[], 1]);
      assert.deepEqual(await freeTimes(client, barnaby, "2099-07-16"), ["16:00"]);
    },
  }),
  reads("personalTasks.list", "gives an employee's tasks, a series as one row", {
    args: [{ serviceProviderId: amabel, ...JULY_2 }],
    sent: ask("personal-tasks/retrieve", { businessId, serviceProviderId: amabel, ...JULY_2 }),
    check({ personalTasks: rows }) {
      assert.deepEqual(column("personalTaskId", rows), [ids.training, ids.lunch]);
      holds(rows[1], {
        personalTaskName: "Lunch",
        blockOnlineBooking: true,
        startTime: "2024-01-17T12:00:00",
        recurrence: { type: "weekly", interval: 1, dayOfWeek: 3 },
      });
    },
  }),
  writes("personalTasks.update", "changes what it names and nothing else", {
    args: [ids.training, { serviceProviderId: amabel, personalTaskName: "Inventory" }],
    sent: put(`personal-tasks/${inPath(ids.training)}`, {
      businessId,
      serviceProviderId: amabel,
      personalTaskName: "Inventory",
    }),
    async check(result, { client }) {
      assert.deepEqual(result, { personalTaskIds: [ids.training], recurringRuleIds: [] });
      const wish = { serviceProviderId: amabel, personalTaskId: ids.training };
      const {
        personalTasks: [task],
      } = await client.personalTasks.list(wish);
      assert.deepEqual(
        [task.personalTaskName, task.startTime],
        ["Inventory", "2099-07-02T13:00:00"],
      );
    },
  }),
  writes("personalTasks.delete", "takes one day out of a series", {
    args: [ids.lunch, { recurring: true, appointmentDate: "2099-07-08" }],
    sent: post(`personal-tasks/delete/${inPath(ids.lunch)}`, {
      businessId,
      recurring: true,
      appointmentDate: "2099-07-08",
    }),
    async check(result, { client }) {
      checkDone(result);
      assert.ok((await freeTimes(client, amabel, "2099-07-08")).includes("12:00"));
      assert.ok(!(await freeTimes(client, amabel, "2099-07-15")).includes("12:00"));
    },
  }),
];

const reviews = [
  reads("reviews.list", "gives the reviews and their count", {
    args: [businessId],
    sent: get(`merchants/${inPath(businessId)}/reviews?pageNumber=1&pageSize=100`),
    check({ records, ...page }) {
      const counts = { pageNumber: 1, pageSize: 100, totalPages: 1, totalRecords: 12 };
      assert.deepEqual(page, { ...counts, nextPage: null });
      holds(records[11], {
        reviewer: "Reviewer 12",
        averageRank: 3,
        venueReview: "Sample review 12",
        publishDate: "06/12/2024 10:38:42",
      });
    },
  }),
];

const tooOld = { kind: "unauthorized" };
const tooMany = { kind: "rate-limit", retryAfter: 0 };
const ofAnotherKind = {
  kind: "status",
  status: 400,
  body: { status: 400, responseCode: 1999, message: "Something of another kind", data: null },
};
const failing = (method, args, status, code, fault) => ({ method, args, status, code, fault });

const failures = [
  ...Object.entries(invalid).flatMap(([method, [unfit, unsound]]) => [
    failing(method, unfit, 400, "invalid_parameter"),
    failing(method, unsound, 400, "validation_failed"),
  ]),
  failing("services.list", [], 401, "token_expired", tooOld),
  failing("services.list", [], 429, "rate_limited", tooMany),
  failing("services.list", [], 400, "response_code_1999", ofAnotherKind),
];

const rows = [
  ...[locations, employees, accessLevels, customers],
  ...[services, appointments, personalTasks, reviews],
].flat();
const suite = { connect, systemOf, headers, rows, failures };

testOperations(suite);
testFailures(suite, {
  settings: { errorsAsHttp200: true },
  when: ", in a response with status 200",
});

const forbidden = rows
  .filter((row) => !row.reads)
  .map(({ method, what, args }) => ({
    ...failing(method, args, 403, "invalid_parameter"),
    why: `, without its scope: ${what}`,
  }));
testFailures({ ...suite, connect: connectFor("read access"), failures: forbidden });
