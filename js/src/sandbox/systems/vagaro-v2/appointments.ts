// Owns appointments of the V2 system: reading, and writing, about which sources disagree.
import { epochMs } from "../../clock.js";
import { instantOf, minutesOf } from "../calendar.js";
import { anyText, localTime, oneOf, required, text } from "../fields.js";
import type { BodyOf } from "../fields.js";
import { availability } from "./availability.js";
import { unfit, unsound } from "./envelope.js";
import { canBegin, durationOf, later, timezoneOf } from "./free-time.js";
import { batch, BUSINESS, existing, existingAt, operation } from "./operation.js";
import type { V2Context, V2Route } from "./operation.js";
import { PAGING, pageOf } from "./paging.js";
import { idOf } from "./place.js";
import type { Appointment } from "./rows.js";
import type { VagaroV2Data } from "./store.js";

const USUAL_PAGE_SIZE = 25;
const RETRIEVE = { ...BUSINESS, appointmentId: text, customerId: text, ...PAGING };
const BOOKING = {
  ...BUSINESS,
  serviceId: required(text),
  serviceProviderId: required(text),
  appointmentType: required(oneOf(["appointment", "class"])),
  startTime: required(localTime),
  appointmentNote: anyText,
};
const CREATE = { ...BOOKING, customerId: required(text) };
const UPDATE = { ...BOOKING, customerId: text };

/** The operations on appointments. */
export const APPOINTMENT_ROUTES: readonly V2Route[] = [
  operation(["POST", "/appointments", "read access"], RETRIEVE, retrieve),
  availability,
  batch(["/appointments/create", "write access"], CREATE, ({ data }, bookings) => {
    const made: Appointment[] = [];
    for (const booking of bookings) {
      const others = [...data.appointments.all(), ...made];
      const appointmentId = idOf("appointment", data.appointments.made + made.length + 1);
      const state = { bookingStatus: "Accepted", createdDate: now(), modifiedDate: null };
      made.push({ appointmentId, ...booked(data, booking, booking.customerId, others), ...state });
    }
    for (const row of made) data.appointments.put(row);
    return { appointments: made.map(({ appointmentId }) => ({ appointmentId })) };
  }),
  operation(["PUT", "/appointments/:id", "write access"], UPDATE, ({ data }, body, parameter) => {
    const row = appointmentAt(data, parameter("id"), body.businessId);
    const others = data.appointments.all().filter((each) => each !== row);
    const changes = booked(data, body, body.customerId ?? row.customerId, others);
    data.appointments.put({ ...row, ...changes, modifiedDate: now() });
    return "";
  }),
  operation(
    ["POST", "/appointments/delete/:id", "write access"],
    { ...BUSINESS, appointmentNote: anyText },
    ({ data }, body, parameter) => {
      data.appointments.remove(appointmentAt(data, parameter("id"), body.businessId));
      return null;
    },
  ),
];

function retrieve(context: V2Context, body: BodyOf<typeof RETRIEVE>): unknown {
  const { data, settings, request } = context;
  const { businessId, appointmentId, customerId, ...wish } = body;
  existing(data.locations, "businessId", businessId);
  if (appointmentId === undefined && customerId === undefined) {
    throw unsound({ appointmentId: "appointmentId or customerId is required" });
  }
  const direction = request.query.get("orderBy") ?? "asc";
  if (direction !== "asc" && direction !== "desc") {
    throw unsound({ orderBy: "orderBy must be asc or desc" });
  }
  const rows = data.appointments
    .all()
    .filter((row) => row.businessId === businessId)
    .filter((row) => appointmentId === undefined || row.appointmentId === appointmentId)
    .filter((row) => customerId === undefined || row.customerId === customerId)
    .sort((a, b) => a.start.localeCompare(b.start) * (direction === "asc" ? 1 : -1));
  const page = pageOf(context, wish, rows, USUAL_PAGE_SIZE);
  const appointments = page.rows.map((row) => shown(data, row));
  return settings.appointmentsAsList ? appointments : { appointments, nextPage: page.next };
}

// Times are read in UTC and written in local time.
function shown(data: VagaroV2Data, row: Appointment): object {
  const { businessId, start, ...rest } = row;
  const service = data.services.recall(row.serviceId);
  const employee = data.employees.recall(row.serviceProviderId);
  const performer = service?.servicePerformedBy.find(
    (each) => each.serviceProviderId === row.serviceProviderId,
  );
  const duration = durationOf(data, row);
  const timezone = timezoneOf({ data, businessId });
  const utc = (local: string): string => new Date(instantOf(local, timezone)).toISOString();
  return {
    ...rest,
    startTime: utc(start),
    endTime: utc(later(start, duration)),
    serviceTitle: service?.serviceTitle,
    calendarEventId: null,
    amount: performer?.price ?? 0,
    onlineVsInhouse: "Inhouse",
    appointmentTypeCode: null,
    appointmentTypeName: null,
    bookingSource: "Sample Salon",
    serviceProvider: `${employee?.employeeFirstName ?? ""} ${employee?.employeeLastName ?? ""}`,
    serviceCategory: service?.parentServiceTitle,
    duration,
    createdBy: "Sample Salon",
    modifiedBy: row.modifiedDate === null ? null : "Sample Salon",
    formResponseIds: [],
  };
}

function appointmentAt(data: VagaroV2Data, id: string, businessId: string): Appointment {
  existing(data.locations, "businessId", businessId);
  return existingAt(data.appointments, "appointmentId", id, businessId);
}

type Booked = Omit<Appointment, "appointmentId" | "bookingStatus" | "createdDate" | "modifiedDate">;

/** The fields of an appointment by a booking, after the check that its time is free. */
function booked(
  data: VagaroV2Data,
  booking: BodyOf<typeof BOOKING>,
  customerId: string,
  others: readonly Appointment[],
): Booked {
  const { businessId, serviceId, serviceProviderId, appointmentType, startTime } = booking;
  existing(data.locations, "businessId", businessId);
  existingAt(data.customers, "customerId", customerId, businessId);
  const service = existingAt(data.services, "serviceId", serviceId, businessId);
  const performer = service.servicePerformedBy.find(
    (each) => each.serviceProviderId === serviceProviderId,
  );
  if (performer === undefined) throw unfit("serviceProviderId", "does not perform the service");
  const from = minutesOf(startTime.slice(11, 16)) ?? 0;
  const place = { data, businessId };
  if (!canBegin(place, startTime.slice(0, 10), { service, performer }, from, others)) {
    throw unfit("startTime", "is not free");
  }
  const start = startTime.length === 16 ? `${startTime}:00` : startTime;
  return {
    businessId,
    customerId,
    serviceId,
    serviceProviderId,
    eventType: appointmentType,
    start,
  };
}

function now(): string {
  return new Date(epochMs()).toISOString();
}
