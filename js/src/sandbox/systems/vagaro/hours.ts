// Owns weekly hours in the two forms that the Vagaro system documents: schedules of employees and
// business hours of locations.
import { isObject } from "../../request.js";
import { spanOf } from "../calendar.js";
import type { Span } from "../calendar.js";
import type { Field } from "../fields.js";

/** The days as the system names them, by their number: 0 is Sunday. */
export const WEEKDAYS = [
  "sunday",
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
] as const;

/** The name of a day. */
export type Weekday = (typeof WEEKDAYS)[number];

/** One period of time. */
interface Stretch {
  readonly start_time: string;
  readonly end_time: string;
}

/** When an employee works on one day. */
export interface DayHours extends Stretch {
  readonly breaks?: readonly Stretch[];
}

/** When a location is open on one day. */
export interface OpenHours {
  readonly open: string;
  readonly close: string;
}

type Week<Day> = Readonly<Partial<Record<Weekday, Day | null>>>;

/** A schedule. Days that it does not name stay unchanged. */
export const schedule: Field<Week<DayHours>> = {
  holds: (value): value is Week<DayHours> => isWeek(value, isDayHours),
  what: "an object of weekdays, each null or with start_time before end_time and breaks in between",
  code: "invalid_schedule",
};

/** Business hours. Days that they do not name stay unchanged. */
export const businessHours: Field<Week<OpenHours>> = {
  holds: (value): value is Week<OpenHours> => isWeek(value, isOpenHours),
  what: "an object of weekdays, each null or with open before close, as HH:MM",
  code: "invalid_business_hours",
};

function isWeek(value: unknown, isDay: (day: unknown) => boolean): boolean {
  if (!isObject(value)) return false;
  const days = Object.entries(value);
  return (
    days.length > 0 &&
    days.every(
      ([name, day]) =>
        (WEEKDAYS as readonly string[]).includes(name) && (day === null || isDay(day)),
    )
  );
}

function isOpenHours(day: unknown): boolean {
  return isObject(day) && spanOf(day["open"], day["close"]) !== undefined;
}

function isDayHours(day: unknown): boolean {
  const work = spanOfStretch(day);
  if (work === undefined || !isObject(day)) return false;
  const { breaks = [] } = day;
  return Array.isArray(breaks) && breaks.every((each) => lies(spanOfStretch(each), work));
}

function lies(inner: Span | undefined, outer: Span): boolean {
  return inner !== undefined && outer.from <= inner.from && inner.to <= outer.to;
}

function spanOfStretch(value: unknown): Span | undefined {
  return isObject(value) ? spanOf(value["start_time"], value["end_time"]) : undefined;
}

/** The spans of periods that have been checked; none for a day off. */
export function spansOf(stretches: readonly (Stretch | null | undefined)[]): readonly Span[] {
  return stretches.flatMap((stretch) => spanOfStretch(stretch) ?? []);
}
