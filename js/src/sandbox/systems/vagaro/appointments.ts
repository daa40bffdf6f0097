// Owns appointments of the Vagaro system, and the free slots.
import { epochMs } from "../../clock.js";
import {
  clockOf,
  isFree,
  localOf,
  minutesOf,
  overlap,
  partOnDate,
  spanOf,
  startsIn,
  weekdayOf,
} from "../calendar.js";
import type { Span } from "../calendar.js";
import { clock, date, required, text, whole, withCode } from "../fields.js";
import type { BodyOf } from "../fields.js";
import { spansOf, WEEKDAYS } from "./hours.js";
import { ErrorResponse, existing, invalid, operation } from "./operation.js";
import type { VagaroRoute } from "./operation.js";
import type { Assignment, Location, Service } from "./rows.js";
import { appointmentView, isBooked, nameOf } from "./store.js";
import type { VagaroData } from "./store.js";

const DAY: Span = { from: 0, to: 24 * 60 };
const AVAILABILITY = {
  location_id: required(text),
  service_id: required(text),
  date: required(withCode(date, "invalid_date")),
  employee_id: text,
  duration_minutes: whole(1, DAY.to),
  start_time: clock,
  end_time: clock,
};

type Wish = BodyOf<typeof AVAILABILITY>;

interface Search {
  readonly data: VagaroData;
  readonly wish: Wish;
  readonly location: Location;
  readonly service: Service;
  /** The earliest and latest time of day. */
  readonly limits: Span;
  /** In minutes. */
  readonly duration: number;
}

interface Slot {
  readonly start_time: string;
  readonly end_time: string;
  readonly employee_id: string;
  readonly employee_name: string;
}

/** The operations on appointments. */
export const APPOINTMENT_ROUTES: readonly VagaroRoute[] = [
  operation(
    "POST",
    "/api/appointments/retrieve",
    { appointment_id: required(text) },
    (data, { appointment_id }) =>
      appointmentView(data, existing(data.appointments, "appointment", appointment_id)),
  ),
  operation("POST", "/api/appointments/availability", AVAILABILITY, (data, wish) => {
    const location = existing(data.locations, "location", wish.location_id);
    const service = existing(data.services, "service", wish.service_id);
    if (wish.employee_id !== undefined) existing(data.employees, "employee", wish.employee_id);
    if (wish.date < localOf(epochMs(), location.timezone).slice(0, 10)) {
      throw invalid("The date must not have passed", "invalid_date");
    }
    const limits = spanOf(wish.start_time ?? "00:00", wish.end_time ?? "23:59");
    if (limits === undefined) throw invalid("start_time must be before end_time");
    const duration = wish.duration_minutes ?? service.duration_minutes;
    const available_slots = slots({ data, wish, location, service, limits, duration });
    const { date, location_id, service_id } = wish;
    return { date, location_id, service_id, available_slots };
  }),
];

function slots(search: Search): readonly Slot[] {
  const { wish, limits, duration } = search;
  const found = performers(search).flatMap((assignment) =>
    starts(search, assignment)
      .filter((start) => limits.from <= start && start + duration <= limits.to)
      .map((start) => slot(search, assignment, start)),
  );
  // A window as long as the service, with one employee, asks for exactly that slot.
  const isOneSlot = wish.employee_id !== undefined && limits.to - limits.from === duration;
  if (found.length === 0 && isOneSlot) {
    throw new ErrorResponse(
      409,
      "time_slot_unavailable",
      "The requested time slot is not available",
    );
  }
  return found.sort((a, b) => a.start_time.localeCompare(b.start_time));
}

function performers({ data, wish, location, service }: Search): readonly Assignment[] {
  if (location.status !== "active" || service.status === "inactive") return [];
  return data.assignments
    .all()
    .filter(
      (each) =>
        each.location_id === wish.location_id &&
        each.services.includes(wish.service_id) &&
        each.start_date <= wish.date &&
        data.employees.get(each.employee_id)?.status === "active" &&
        (wish.employee_id === undefined || wish.employee_id === each.employee_id),
    );
}

function slot({ data, duration }: Search, { employee_id }: Assignment, start: number): Slot {
  return {
    start_time: clockOf(start),
    end_time: clockOf(start + duration),
    employee_id,
    employee_name: nameOf(data.employees.get(employee_id)),
  };
}

function starts(search: Search, assignment: Assignment): readonly number[] {
  const { data, wish, location, service, duration } = search;
  const { date } = wish;
  const weekday = WEEKDAYS[weekdayOf(date)] ?? "sunday";
  const business = location.business_hours[weekday];
  const work = assignment.schedule[weekday];
  const hours = business === null ? [] : [{ start_time: business.open, end_time: business.close }];
  const open = overlap(spansOf(hours), spansOf([work]));
  const breaks = spansOf(work?.breaks ?? []);
  const busy = [...bookings(data, date, assignment.employee_id, location), ...past(date, location)];
  // The time kept free after a service may overlap a break, but not a booking.
  const buffer = service.booking_buffer_minutes;
  return startsIn(open).filter(
    (from) =>
      isFree({ from, to: from + duration }, open, breaks) &&
      isFree({ from, to: from + duration + buffer }, [{ from, to: Infinity }], busy),
  );
}

// An employee is in one place at a time, so bookings at all locations count.
function bookings(
  data: VagaroData,
  date: string,
  employeeId: string,
  { timezone }: Location,
): readonly Span[] {
  return data.appointments
    .all()
    .filter((row) => row.employee_id === employeeId && isBooked(row))
    .flatMap((row) => {
      const service = data.services.recall(row.service_id);
      const minutes = (service?.duration_minutes ?? 0) + (service?.booking_buffer_minutes ?? 0);
      const start = Date.parse(row.start_time);
      const end = start + minutes * 60_000;
      return partOnDate(localOf(start, timezone), localOf(end, timezone), date) ?? [];
    });
}

function past(date: string, { timezone }: Location): readonly Span[] {
  const now = localOf(epochMs(), timezone);
  if (date !== now.slice(0, 10)) return [];
  return [{ from: DAY.from, to: minutesOf(now.slice(11, 16)) ?? DAY.to }];
}
