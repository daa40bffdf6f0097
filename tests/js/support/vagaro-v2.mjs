// Owns the setup of tests of VagaroV2Client: clients, the sandbox's ids, and good and bad arguments of
// its methods.

import { load } from "../packaging/load.mjs";

const { startSandbox } = await load("everbearer/sandbox");
const { VagaroV2Client } = await load("everbearer/vagaro");

/** Makes clients with these scopes. */
export const connectFor =
  (scope) =>
  ({ url: apiBaseUrl, clientId, clientSecret, vagaroV2: { region, businessId } }) =>
    new VagaroV2Client({
      apiBaseUrl,
      clientId,
      clientSecret,
      region,
      businessId,
      scope,
      policy: { backoffBaseMs: 1 },
    });
/** A client that may do everything. */
export const connect = connectFor(["read access", "write access", "write employee"]);

/** The day of the training, half of which is free. */
export const JULY_2 = { startTime: "2099-07-02T00:00:00", endTime: "2099-07-02T23:59:59" };

/** Every sandbox begins with the same data, so ids found in one are valid in all. */
async function findIds() {
  const sandbox = await startSandbox();
  const client = connect(sandbox);
  const { businessId, customerId, groupName } = sandbox.vagaroV2;
  const [, { businessId: other }] = (await client.locations.list()).locations;
  const [{ serviceId, servicePerformedBy }] = (await client.services.list()).services;
  const [amabel, barnaby] = servicePerformedBy.map((each) => each.serviceProviderId);
  const levels = (await client.accessLevels.list()).map((level) => level.accessLevelId);
  const { appointments } = await client.appointments.list({ customerId });
  const calendar = { ...JULY_2, serviceProviderId: amabel };
  const [training, lunch] = (await client.personalTasks.list(calendar)).personalTasks;
  client.close();
  await sandbox.close();
  return {
    ...{ businessId, customerId, groupName, other, serviceId, amabel, barnaby, levels },
    bookings: appointments.map(({ appointmentId }) => appointmentId),
    training: training.personalTaskId,
    lunch: lunch.personalTaskId,
  };
}

export const ids = await findIds();

/** The headers of a call. */
export const headers = (token, body) => ({
  accept: "application/json",
  "content-type": body === "" ? undefined : "application/json",
  accesstoken: token,
  authorization: undefined,
});

export const systemOf = ({ vagaroV2 }) => vagaroV2;

export const { businessId, customerId, serviceId, amabel, barnaby } = ids;

export const ASSIGN = {
  accesslevelId: ids.levels[1],
  emailId: "amabel.thistlewood@salon.example.com",
  calendar: true,
};
export const UNASSIGN = { emailId: "barnaby.inkpen@salon.example.com", calendar: false };
export const ONE_DAY = {
  type: "calendarWorkingHours",
  date: "2099-07-02",
  slots: [{ startTime: "10:00", endTime: "11:30" }],
};
export const EACH_WEEK = {
  type: "regularWorkingHours",
  slots: [{ dayOfWeek: 4, startTime: "09:00", endTime: "10:30", serviceIds: [serviceId] }],
};
export const haircutBy = (serviceProviderId, appointmentDate = "2099-07-02") => ({
  appointmentDate,
  bookingItems: [{ serviceId, serviceProviderId }],
});
export const BOOKING = {
  serviceId,
  serviceProviderId: amabel,
  appointmentType: "appointment",
  startTime: "2099-07-02T09:00:00",
};
export const CONFIRMED = ids.bookings.at(-1);
export const CALENDAR = { serviceProviderId: barnaby };
export const BLOCK = { startTime: "2099-07-02T09:00:00", endTime: "2099-07-02T16:00:00" };
export const SERIES = { recurrence: { type: "weekly", interval: 2, dayOfWeek: 4 } };

/** For each method: arguments without meaning, and arguments of a wrong form. */
export const invalid = {
  "locations.list": [[{ businessId: "nowhere" }], [{ pageSize: 101 }]],
  "locations.update": [
    ["nowhere", { city: "Fairview" }],
    [businessId, { city: "" }],
  ],
  "employees.list": [[{ businessId: "nowhere" }], [{ status: "away" }]],
  "employees.get": [[{ serviceProviderId: "nobody" }], [{ serviceProviderId: "" }]],
  "employees.update": [
    ["nobody", { birthday: "1990-06-21" }],
    [amabel, { birthday: "06/21/1990" }],
  ],
  "employees.delete": [["nobody"], [amabel, { businessId: "" }]],
  "employees.assign": [[{ ...ASSIGN, groupName: "nothing" }], [ASSIGN]],
  "employees.unassign": [[{ ...UNASSIGN, groupName: "nothing" }], [UNASSIGN]],
  "employees.setWorkingHours": [
    ["nobody", ONE_DAY],
    [amabel, { ...ONE_DAY, date: "tomorrow" }],
  ],
  "accessLevels.list": [[{ businessId: "nowhere" }], [{ businessId: "" }]],
  "customers.get": [[{ customerId: "nobody" }], [{ customerId: "" }]],
  "customers.delete": [["nobody"], [customerId, { businessId: "" }]],
  "services.list": [[{ serviceId: "nothing" }], [{ pageSize: 101 }]],
  "appointments.list": [[{ customerId, businessId: "nowhere" }], [{ customerId, orderBy: "up" }]],
  "appointments.availability": [[haircutBy("nobody")], [haircutBy(amabel, "tomorrow")]],
  "appointments.create": [
    [{ ...BOOKING, customerId: "nobody" }],
    [{ ...BOOKING, customerId, startTime: "2099-07-02T09:00:00Z" }],
  ],
  "appointments.update": [
    ["nothing", BOOKING],
    [CONFIRMED, { ...BOOKING, startTime: "later" }],
  ],
  "appointments.delete": [["nothing"], [CONFIRMED, { businessId: "" }]],
  "personalTasks.create": [
    [{ ...BLOCK, serviceProviderId: "nobody" }],
    [{ ...BLOCK, ...CALENDAR, endTime: "later" }],
  ],
  "personalTasks.list": [[{ serviceProviderId: "nobody" }], [{ ...CALENDAR, startTime: "later" }]],
  "personalTasks.update": [
    ["nothing", CALENDAR],
    [ids.training, { ...CALENDAR, endTime: "later" }],
  ],
  "personalTasks.delete": [["nothing"], [ids.training, { businessId: "" }]],
  "reviews.list": [["nowhere"], [businessId, { pageSize: 101 }]],
};
