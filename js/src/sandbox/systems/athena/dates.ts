// Owns dates as athena writes them: mm/dd/yyyy, followed by hh:mi:ss if there is a time.
import { epochMs } from "../../clock.js";

const DAY_MS = 86_400_000;

/** Whether a text is a valid date mm/dd/yyyy. */
export function isDate(text: string): boolean {
  if (!/^\d\d\/\d\d\/\d{4}$/.test(text)) return false;
  const date = new Date(`${sortable(text)}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && written(date) === text;
}

/** Whether a text is such a date with a time of day. */
export function isDateTime(text: string): boolean {
  const [date = "", time = ""] = text.split(" ", 2);
  return text.length === 19 && isDate(date) && /^([01]\d|2[0-3])(:[0-5]\d){2}$/.test(time);
}

/** A date, with its time if it has one, as text that sorts by time. */
export function sortable(text: string): string {
  const [date = "", time] = text.split(" ", 2);
  const [month = "", day = "", year = ""] = date.split("/");
  const sorted = `${year}-${month}-${day}`;
  return time === undefined ? sorted : `${sorted} ${time}`;
}

/** The date that many days from today. */
export function day(fromToday = 0): string {
  return written(new Date(epochMs() + fromToday * DAY_MS));
}

/** The current date and time. */
export function now(): string {
  const date = new Date(epochMs());
  return `${written(date)} ${date.toISOString().slice(11, 19)}`;
}

/** The date that many days after another. */
export function daysAfter(date: string, days: number): string {
  return written(new Date(Date.parse(`${sortable(date)}T00:00:00Z`) + days * DAY_MS));
}

function written(date: Date): string {
  const [year, month, dayOfMonth] = date.toISOString().slice(0, 10).split("-");
  return `${month ?? ""}/${dayOfMonth ?? ""}/${year ?? ""}`;
}
