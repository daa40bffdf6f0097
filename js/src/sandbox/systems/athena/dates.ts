// Dates as athena writes them: mm/dd/yyyy, with hh:mi:ss behind it where a time is meant.
import { epochMs } from "../../clock.js";

const DAY_MS = 86_400_000;

/** Whether a text is a day of the calendar, written mm/dd/yyyy. */
export function isDate(text: string): boolean {
  if (!/^\d\d\/\d\d\/\d{4}$/.test(text)) return false;
  const date = new Date(`${sortable(text)}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && written(date) === text;
}

/** Whether a text is such a day with a time of day. */
export function isDateTime(text: string): boolean {
  const [date = "", time = ""] = text.split(" ", 2);
  return text.length === 19 && isDate(date) && /^([01]\d|2[0-3])(:[0-5]\d){2}$/.test(time);
}

/** A date, with its time if it has one, in an order that can be compared as text. */
export function sortable(text: string): string {
  const [date = "", time] = text.split(" ", 2);
  const [month = "", day = "", year = ""] = date.split("/");
  const sorted = `${year}-${month}-${day}`;
  return time === undefined ? sorted : `${sorted} ${time}`;
}

/** The date so many days from today. */
export function day(fromToday = 0): string {
  return written(new Date(epochMs() + fromToday * DAY_MS));
}

/** The present moment with its time of day. */
export function now(): string {
  const date = new Date(epochMs());
  return `${written(date)} ${date.toISOString().slice(11, 19)}`;
}

/** The date so many days after another. */
export function daysAfter(date: string, days: number): string {
  return written(new Date(Date.parse(`${sortable(date)}T00:00:00Z`) + days * DAY_MS));
}

function written(date: Date): string {
  const [year, month, dayOfMonth] = date.toISOString().slice(0, 10).split("-");
  return `${month ?? ""}/${dayOfMonth ?? ""}/${year ?? ""}`;
}
