// Owns the free time of employees of the V2 system: working hours in business hours, minus bookings.
import { epochMs } from "../../clock.js";
import {
  addDays,
  daysBetween,
  instantOf,
  isFree,
  localOf,
  overlap,
  partOnDate,
  spanOf,
  weekdayOf,
} from "../calendar.js";
import type { Span } from "../calendar.js";
import type { Appointment, Performer, Service } from "./rows.js";
import { postId } from "./store.js";
import type { StoredTask, VagaroV2Data } from "./store.js";

/** A service and the employee who performs it. */
export interface Step {
  readonly service: Service;
  readonly performer: Performer;
}

/** The location and data of the calendar. */
export interface Place {
  readonly data: VagaroV2Data;
  readonly businessId: string;
}

const FREE_AGAIN: readonly string[] = ["Cancel", "Deleted", "Denied", "No Show"];
const EPOCH_LOCAL = "1970-01-01T00:00:00";

/** The time zone of a location. */
export function timezoneOf({ data, businessId }: Place): string {
  return data.premises.recall(businessId)?.timezone ?? "UTC";
}

/** The local time at a location. */
export function nowAt(place: Place): string {
  return localOf(epochMs(), timezoneOf(place));
}

/** The time available for one step on `date`. */
export function openSpans(
  place: Place,
  date: string,
  { service, performer }: Step,
): readonly Span[] {
  const { data, businessId } = place;
  const weekday = weekdayOf(date);
  const hours = data.premises.get(businessId)?.businessHours ?? [];
  const business = hours
    .filter((day) => day.dayOfWeek === weekday && !day.isClosed)
    .flatMap((day) => spanOf(day.openTime, day.closeTime) ?? []);
  const post = data.posts.get(postId(performer.serviceProviderId, businessId));
  const work = post?.dates.get(date) ?? post?.regular.get(weekday) ?? [];
  const usable = work.filter(
    ({ serviceIds }) => serviceIds.length === 0 || serviceIds.includes(service.serviceId),
  );
  return overlap(business, usable);
}

/** Whether a step may begin on `date` at `from`. Ignores the appointment `except`. */
export function canBegin(
  place: Place,
  date: string,
  step: Step,
  from: number,
  others: readonly Appointment[] = place.data.appointments.all(),
): boolean {
  const to = from + step.performer.durationMinutes;
  const busy = busySpans(place, date, step.performer.serviceProviderId, others);
  return (
    isFree({ from, to }, openSpans(place, date, step), []) &&
    isFree(
      { from, to: to + step.service.cleanUpTimeMinutes },
      [{ from: 0, to: Infinity }],
      [...busy, ...passed(place, date)],
    )
  );
}

/** How long an appointment takes, in minutes. */
export function durationOf({ services }: VagaroV2Data, row: Appointment): number {
  const performers = services.recall(row.serviceId)?.servicePerformedBy ?? [];
  const { serviceProviderId } = row;
  const found = performers.find((each) => each.serviceProviderId === serviceProviderId);
  return found?.durationMinutes ?? 0;
}

/** The local time `minutes` after another. */
export function later(local: string, minutes: number): string {
  return localOf(instantOf(local, "UTC") + minutes * 60_000, "UTC");
}

function passed(place: Place, date: string): readonly Span[] {
  const part = partOnDate(EPOCH_LOCAL, nowAt(place), date);
  return part === undefined ? [] : [part];
}

function busySpans(
  { data }: Place,
  date: string,
  serviceProviderId: string,
  appointments: readonly Appointment[],
): readonly Span[] {
  const isOwn = (row: { readonly serviceProviderId: string }): boolean =>
    row.serviceProviderId === serviceProviderId;
  const booked = appointments
    .filter((row) => isOwn(row) && !FREE_AGAIN.includes(row.bookingStatus))
    .flatMap((row) => {
      const cleanUp = data.services.recall(row.serviceId)?.cleanUpTimeMinutes ?? 0;
      const end = later(row.start, durationOf(data, row) + cleanUp);
      return partOnDate(row.start, end, date) ?? [];
    });
  const blocked = data.tasks
    .all()
    .filter((task) => isOwn(task) && task.blockOnlineBooking)
    .flatMap((task) => partOfTask(task, date) ?? []);
  return [...booked, ...blocked];
}

function partOfTask(task: StoredTask, date: string): Span | undefined {
  const first = task.startTime.slice(0, 10);
  if (task.recurrence === undefined) return partOnDate(task.startTime, task.endTime, date);
  return occurs(task, date) ? partOnDate(task.startTime, task.endTime, first) : undefined;
}

/** Whether a series has a task on `date`. */
export function occurs({ startTime, recurrence, skipped }: StoredTask, date: string): boolean {
  const first = startTime.slice(0, 10);
  if (recurrence === undefined || date < first || skipped.includes(date)) return false;
  if (recurrence.endDate !== undefined && date > recurrence.endDate) return false;
  const { type, interval, dayOfWeek = weekdayOf(first) } = recurrence;
  const { monthOfYear = monthOf(first) } = recurrence;
  const years = Number(date.slice(0, 4)) - Number(first.slice(0, 4));
  const months = years * 12 + monthOf(date) - monthOf(first);
  const isSameDay = date.slice(8) === first.slice(8);
  switch (type) {
    case "daily":
      return daysBetween(first, date) % interval === 0;
    case "weekly":
      return weekdayOf(date) === dayOfWeek && weeksBetween(first, date) % interval === 0;
    case "monthly":
      return isSameDay && months % interval === 0;
    case "yearly":
      return isSameDay && monthOf(date) === monthOfYear && years % interval === 0;
  }
}

function monthOf(date: string): number {
  return Number(date.slice(5, 7));
}

function weeksBetween(first: string, date: string): number {
  const sunday = (day: string): string => addDays(day, -weekdayOf(day));
  return daysBetween(sunday(first), sunday(date)) / 7;
}
