// The operations of the sandbox's V2 system: their results, and how the rows fit together.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { vagaroV2 } from "./support.mjs";

const WEDNESDAY = "2099-07-01";
const THURSDAY = "2099-07-02";
const SATURDAY = "2099-07-04";
const idIn = (path, id) => `${path}/${encodeURIComponent(id)}`;

/** The ids that a client can find from the business. */
async function world(t) {
  const all = await vagaroV2(t);
  const { locations } = await all.data("POST", "locations", { businessId: undefined });
  const { services } = await all.data("POST", "services", {});
  const [haircut, colour, mask] = services;
  const [amabel, barnaby] = haircut.servicePerformedBy.map((each) => each.serviceProviderId);
  const { customerId } = all.s.vagaroV2;
  return { ...all, locations, haircut, colour, mask, amabel, barnaby, customerId };
}

// Method, path, the body as a function, and the fields of the data (of its first row).
const ADDRESS = "streetAddress city regionCode regionName countryCode countryName postalCode";
const READS = [
  [
    "locations",
    () => ({}),
    ({ locations }) => locations[0],
    `businessId businessGroupId businessName businessAlias businessPhone businessEmail businessWebsite vagaroListingUrl ${ADDRESS} listedOnVagaro createdDate`,
  ],
  [
    "employees",
    ({ amabel }) => ({ serviceProviderId: amabel }),
    (data) => data,
    `serviceProviderId employeeFirstName employeeLastName businessGroupId email phone ${ADDRESS} birthday startDate reportsTo accessLevelId employeeType employeeCardId createdDate createdBy isActive isOnlineBookingActive`,
  ],
  [
    "customers",
    ({ customerId }) => ({ customerId }),
    (data) => data,
    `customerId customerFirstName customerLastName email mobilePhone dayPhone nightPhone ${ADDRESS} generalTags birthday gender pointsBalance createdDate createdBy`,
  ],
  [
    "services",
    ({ haircut }) => ({ serviceId: haircut.serviceId }),
    ({ services }) => services[0],
    "parentServiceId parentServiceTitle serviceId serviceTitle serviceDescription businessCost currency isLiveStreamService isMobileService cleanUpTimeMinutes showOnlineStatus showPriceAsStartingPoint type addOnIds servicePerformedBy",
  ],
  [
    "appointments",
    ({ customerId }) => ({ customerId }),
    ([first]) => first,
    "appointmentId startTime endTime bookingStatus serviceTitle serviceId calendarEventId amount eventType onlineVsInhouse appointmentTypeCode appointmentTypeName customerId bookingSource serviceProviderId serviceProvider serviceCategory duration createdDate createdBy modifiedDate modifiedBy formResponseIds",
  ],
  [
    "appointments/availability",
    ({ haircut }) => ({ bookingItems: [{ serviceId: haircut.serviceId }] }),
    ([first]) => first,
    "items appointmentDate timeSlot",
  ],
  [
    "personal-tasks/retrieve",
    ({ amabel }) => ({
      serviceProviderId: amabel,
      startTime: `${THURSDAY}T00:00:00`,
      endTime: `${THURSDAY}T23:59:59`,
    }),
    ({ personalTasks }) => personalTasks[0],
    "personalTaskId personalTaskHexCode blockOnlineBooking businessId serviceProviderId personalTaskName personalTaskComment startTime endTime",
  ],
];

describe("vagaroV2: reads", () => {
  for (const [path, body, pick, fields] of READS) {
    test(`POST ${path} gives its known fields`, async (t) => {
      const all = await world(t);
      const row = pick(await all.data("POST", path, body(all)));
      assert.deepEqual(Object.keys(row).sort(), fields.split(" ").sort());
    });
  }

  test("ids contain every character that must be encoded in a path", async (t) => {
    const { s, amabel, haircut, customerId } = await world(t);
    for (const id of [s.vagaroV2.businessId, amabel, haircut.serviceId, customerId]) {
      for (const character of "=+~/") assert.ok(id.includes(character), id);
    }
  });

  test("access levels and reviews are read by GET", async (t) => {
    const { s, call, data, locations } = await world(t);
    const levels = await data("GET", `merchants/access-levels?businessId=${query(s)}`);
    assert.deepEqual(Object.keys(levels[0]), ["accessLevelId", "accessLevelName", "isActive"]);
    for (const [search, code] of [
      ["", 1003],
      ["?businessId=x", 1051],
    ]) {
      const { json } = await call("GET", `merchants/access-levels${search}`);
      assert.deepEqual([json.responseCode, Object.keys(json.errors)], [code, ["businessId"]]);
    }
    const { records } = await data("GET", `${idIn("merchants", locations[0].businessId)}/reviews`);
    assert.equal(typeof records[0].reviewIds, "string");
    assert.match(records[0].publishDate, /^\d\d\/\d\d\/\d{4} \d\d:\d\d:\d\d$/);
  });

  test("employees are listed by business and status, and the business is read by GET", async (t) => {
    const { s, data, locations, amabel } = await world(t);
    const namesAt = async (body) => (await data("POST", "employees", body)).employees;
    const active = await namesAt({ status: "active" });
    assert.deepEqual([active.length, active[0].serviceProviderId], [2, amabel]);
    assert.deepEqual(await namesAt({ status: "inactive" }), []);
    assert.equal((await namesAt({ businessId: locations[1].businessId })).length, 1);
    const business = await data("GET", "merchants/business");
    assert.deepEqual([business.businessId, business.state], [s.vagaroV2.businessId, "CA"]);
  });

  test("an unknown or foreign id is an invalid parameter, but not in a search", async (t) => {
    const { call, data, locations, haircut, amabel, customerId } = await world(t);
    const elsewhere = { businessId: locations[1].businessId };
    const cases = [
      ["locations", { businessId: "x" }, "businessId"],
      ["services", { businessId: "x" }, "businessId"],
      ["services", { serviceId: "x" }, "serviceId"],
      ["services", { ...elsewhere, serviceId: haircut.serviceId }, "serviceId"],
      ["employees", { serviceProviderId: "x" }, "serviceProviderId"],
      ["employees", { ...elsewhere, serviceProviderId: amabel }, "serviceProviderId"],
      ["customers", { customerId: "x" }, "customerId"],
      ["customers", { ...elsewhere, customerId }, "customerId"],
    ];
    for (const [path, body, field] of cases) {
      const { status, json } = await call("POST", path, body);
      assert.deepEqual([status, json.responseCode], [400, 1051], path);
      assert.deepEqual(Object.keys(json.errors), [field]);
    }
    assert.deepEqual(await data("POST", "appointments", { appointmentId: "x" }), []);
    const { json } = await call("POST", "appointments", {});
    assert.equal(json.responseCode, 1003);
  });
});

const query = (s) => encodeURIComponent(s.vagaroV2.businessId);

describe("vagaroV2: employees and locations", () => {
  test("updates change what they name", async (t) => {
    const { data, locations, amabel } = await world(t);
    const [first] = locations;
    const address = { street: "Elm Street", streetNo: "7", state: "OR", city: "Salem" };
    assert.equal(
      await data("PUT", idIn("locations", first.businessId), {
        businessId: undefined,
        businessName: "Renamed",
        ...address,
      }),
      null,
    );
    const changed = { streetAddress: "7 Elm Street", regionCode: "OR", regionName: "OR" };
    const { locations: now } = await data("POST", "locations", {});
    assert.deepEqual(now, [{ ...first, ...changed, city: "Salem", businessName: "Renamed" }]);
    const one = () => data("POST", "employees", { serviceProviderId: amabel });
    const before = await one();
    const update = { ...address, dayPhone: "15550199", isShownOnStaffPage: false };
    assert.equal(await data("PUT", idIn("employees", amabel), update), null);
    assert.deepEqual(await one(), { ...before, ...changed, city: "Salem", phone: "15550199" });
  });

  test("bad updates are refused", async (t) => {
    const { call, locations, amabel } = await world(t);
    const day = { dayOfWeek: 1, openTime: "10:00", closeTime: "09:00", isClosed: false };
    const location = (body) =>
      call("PUT", idIn("locations", locations[0].businessId), { businessId: undefined, ...body });
    const employee = (body) => call("PUT", idIn("employees", amabel), body);
    const hours = (body) => call("PUT", idIn("employees/working-hours", amabel), body);
    const slots = [{ startTime: "09:00", endTime: "10:00" }];
    const cases = [
      [location({ businessHours: [day] }), 1051],
      [location({ businessHours: [{ ...day, dayOfWeek: 7 }] }), 1003],
      [location({ serviceLocation: "Moon" }), 1003],
      [employee({ birthday: "01/02/2003" }), 1003],
      [employee({ reportsTo: "x" }), 1051],
      [hours({ type: "regularWorkingHours", slots }), 1003],
      [hours({ type: "calendarWorkingHours", slots }), 1003],
      [hours({ type: "sometimes", slots }), 1003],
      [hours({ type: "regularWorkingHours", slots: [{ startTime: "9" }] }), 1003],
      [
        hours({
          type: "calendarWorkingHours",
          date: WEDNESDAY,
          slots: [{ startTime: "10:00", endTime: "09:00" }],
        }),
        1051,
      ],
    ];
    for (const [index, [response, code]] of cases.entries()) {
      const { status, json } = await response;
      assert.deepEqual([status, json.responseCode], [400, code], `case ${index}`);
    }
  });

  test("employees are assigned by e-mail, to locations or to the group", async (t) => {
    const { s, call, data, locations, amabel } = await world(t);
    const elsewhere = { businessId: locations[1].businessId, serviceProviderId: amabel };
    const [, level] = await data("GET", `merchants/access-levels?businessId=${query(s)}`);
    const { email: emailId } = await data("POST", "employees", { serviceProviderId: amabel });
    const assign = (body) => call("POST", "merchants/employees/assign", wish(body));
    const wish = (body) => ({
      businessId: undefined,
      accesslevelId: level.accessLevelId,
      emailId,
      calendar: true,
      ...body,
    });
    const businessIds = [elsewhere.businessId];
    const bad = [
      [{}, 1003],
      [{ businessIds, groupName: s.vagaroV2.groupName }, 1003],
      [{ businessIds: ["x"] }, 1051],
      [{ groupName: "x" }, 1051],
      [{ businessIds, emailId: "x@example.com" }, 1051],
      [{ businessIds, accesslevelId: "x" }, 1051],
      [{ businessIds, calendar: "yes" }, 1003],
    ];
    for (const [body, code] of bad) {
      assert.equal((await assign(body)).json.responseCode, code, JSON.stringify(body));
    }
    assert.equal((await call("POST", "employees", elsewhere)).status, 400);
    assert.equal((await assign({ businessIds })).json.data, null);
    const there = await data("POST", "employees", elsewhere);
    assert.equal(there.accessLevelId, level.accessLevelId);
    const unassign = { businessId: undefined, emailId, calendar: false };
    await data("POST", "merchants/employees/unassign", { ...unassign, businessIds });
    assert.equal((await call("POST", "employees", elsewhere)).status, 400);
    await assign({ groupName: s.vagaroV2.groupName });
    assert.equal((await call("POST", "employees", elsewhere)).status, 200);
  });

  test("a deleted employee or customer is gone", async (t) => {
    const { call, data, barnaby, customerId, locations } = await world(t);
    assert.equal(await data("POST", idIn("employees", barnaby), {}), null);
    assert.equal((await call("POST", "employees", { serviceProviderId: barnaby })).status, 400);
    const elsewhere = { businessId: locations[1].businessId, serviceProviderId: barnaby };
    assert.equal((await call("POST", "employees", elsewhere)).status, 200);
    assert.equal(await data("POST", idIn("customers", customerId), {}), null);
    assert.equal((await call("POST", "customers", { customerId })).status, 400);
    assert.equal((await data("POST", "appointments", { customerId })).length, 4);
  });
});

describe("vagaroV2: free time", () => {
  const find = ({ data }, service, fields = {}) =>
    data("POST", "appointments/availability", {
      appointmentDate: WEDNESDAY,
      bookingItems: [{ serviceId: service.serviceId, ...fields }],
    });
  const AMABELS_DAY = [
    "09:00",
    "11:00",
    "13:00",
    "13:30",
    "14:00",
    "14:30",
    "15:00",
    "15:30",
    "16:00",
  ];

  test("excludes closed hours, bookings and tasks, for each provider", async (t) => {
    const all = await world(t);
    const { haircut, amabel, barnaby, data } = all;
    const found = await find(all, haircut);
    const { items, appointmentDate, timeSlot } = found[0];
    assert.deepEqual(items, [
      {
        serviceProviderId: amabel,
        serviceProvider: "Amabel Thistlewood",
        serviceId: haircut.serviceId,
        serviceTitle: "Haircut",
        duration: 45,
      },
    ]);
    // Booked from 10:00 to 10:45, plus 15 minutes; a task on each Wednesday from 12:00 to 13:00.
    assert.deepEqual([appointmentDate, timeSlot], [WEDNESDAY, AMABELS_DAY]);
    assert.deepEqual(found[1].timeSlot.slice(-1), ["16:00"]);
    for (const fields of [{ serviceProviderId: barnaby }, { serviceProviderIds: [barnaby] }]) {
      assert.deepEqual(await find(all, haircut, fields), [found[1]]);
    }
    const items2 = [{ serviceId: haircut.serviceId, serviceProviderId: amabel }];
    const search = { appointmentDate: THURSDAY, bookingItems: items2 };
    const thursday = await data("POST", "appointments/availability", search);
    assert.deepEqual(thursday[0].timeSlot.at(-1), "12:00");
    assert.deepEqual(await find(all, haircut, { serviceProviderIds: [] }), []);
  });

  test("of several services is consecutive", async (t) => {
    const { data, colour, mask, amabel } = await world(t);
    const bookingItems = [
      { serviceId: colour.serviceId },
      { serviceId: mask.serviceId, serviceProviderId: amabel },
    ];
    const search = { appointmentDate: WEDNESDAY, bookingItems };
    const [{ items, timeSlot }, ...others] = await data(
      "POST",
      "appointments/availability",
      search,
    );
    assert.deepEqual(
      items.map(({ duration }) => duration),
      [120, 15],
    );
    assert.deepEqual(timeSlot, ["13:00", "13:30", "14:00", "14:30"]);
    assert.deepEqual(others, []);
  });

  test("without a date is that of the first day with any", async (t) => {
    const { data, haircut, locations } = await world(t);
    const bookingItems = [{ serviceId: haircut.serviceId }];
    const found = await data("POST", "appointments/availability", { bookingItems });
    assert.ok(found[0].timeSlot.length > 0);
    const [first] = found;
    assert.ok(new Date(first.appointmentDate).getUTCDay() % 6 !== 0);
    const businessId = locations[1].businessId;
    const elsewhere = await data("POST", "services", { businessId });
    const [{ appointmentDate }] = await data("POST", "appointments/availability", {
      businessId,
      bookingItems: [{ serviceId: elsewhere.services[0].serviceId }],
    });
    assert.equal(new Date(appointmentDate).getUTCDay(), 6);
  });

  test("follows the working hours of a weekday and of a date", async (t) => {
    const all = await world(t);
    const { haircut, mask, amabel, data } = all;
    const set = (body) => data("PUT", idIn("employees/working-hours", amabel), body);
    const slot = { startTime: "09:00", endTime: "10:00" };
    const own = async (service = haircut) =>
      (await find(all, service, { serviceProviderId: amabel }))[0]?.timeSlot;
    await set({ type: "regularWorkingHours", slots: [{ ...slot, dayOfWeek: 3 }] });
    assert.deepEqual(await own(), ["09:00"]);
    const serviceIds = [mask.serviceId];
    const late = { startTime: "16:00", endTime: "17:00", serviceIds };
    await set({ type: "calendarWorkingHours", date: WEDNESDAY, slots: [late] });
    assert.deepEqual([await own(), await own(mask)], [undefined, ["16:00", "16:30"]]);
    const next = { type: "calendarWorkingHours", date: "2099-07-08", slots: [slot] };
    await set({ ...next, repeatForSameDay: true });
    const search = { serviceId: haircut.serviceId, serviceProviderId: amabel };
    const body = { appointmentDate: "2099-07-15", bookingItems: [search] };
    assert.deepEqual((await data("POST", "appointments/availability", body))[0].timeSlot, [
      "09:00",
    ]);
  });

  test("follows the business hours", async (t) => {
    const all = await world(t);
    const { data, locations, haircut } = all;
    const day = { dayOfWeek: 3, openTime: "11:00", closeTime: "14:00", isClosed: false };
    const change = (hours) =>
      data("PUT", idIn("locations", locations[0].businessId), {
        businessId: undefined,
        businessHours: [{ ...day, ...hours }],
      });
    await change({});
    assert.deepEqual((await find(all, haircut))[0].timeSlot, ["11:00", "13:00"]);
    await change({ isClosed: true });
    assert.deepEqual(await find(all, haircut), []);
    const saturday = {
      appointmentDate: SATURDAY,
      bookingItems: [{ serviceId: haircut.serviceId }],
    };
    assert.deepEqual(await data("POST", "appointments/availability", saturday), []);
  });
});
