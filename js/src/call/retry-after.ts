// Owns the times in a response's headers: Date (RFC 9110 §6.6.1), and Retry-After (§10.2.3), whose dates are
// replaced by numbers, because the runtime has a parser for dates; or the provider's own header in its place. The
// core reads the numbers.

import { headerOf } from "../values/foreign.js";

/** The three forms of RFC 9110 §5.6.7 as servers write them, with any zone; and ISO 8601. */
const DATES = [
  /(?:\b[a-z]+,\s*)?\b(?<day>\d{1,2})[ -](?<month>[a-z]{3})[ -](?<year>\d{4}|\d{2}) (?<time>\d\d:\d\d:(?:[0-5]\d|60)(?!\d))(?: ?(?<zone>[a-z]+|[+-][\d:]{4,5}))?/gi,
  /\b[a-z]{3} (?<month>[a-z]{3}) {1,2}(?<day>\d{1,2}) (?<time>\d\d:\d\d:(?:[0-5]\d|60)(?!\d)) (?<year>\d{4})\b/gi,
  /\b(?<iso>\d{4}-\d\d-\d\dT[\d:]{5,8})(?:[.]\d+)?(?<zone>z|[+-][\d:]{4,5})?/gi,
];

/** The core reads a number from here on as a point in time, in milliseconds. */
const EPOCH_MS = 1_000_000_000_000;

interface Parts {
  readonly day?: string;
  readonly month?: string;
  readonly year?: string;
  readonly time?: string;
  readonly iso?: string;
  readonly zone?: string;
}

/**
 * The header Retry-After, with each date as milliseconds since the Unix epoch; without it, the header of this name,
 * with the mark that tells the core what it holds; undefined if there is neither.
 */
export function retryAfterOf(response: object, name: string, mark: string): string | undefined {
  const own = name === RETRY_AFTER ? undefined : headerOf(response, RETRY_AFTER);
  if (own !== undefined) return withoutDates(own);
  const other = headerOf(response, name);
  return other === undefined ? undefined : withoutDates(other) + mark;
}

const RETRY_AFTER = "retry-after";

/** The Date header of a response, in milliseconds since the Unix epoch; undefined if there is none. */
export function dateOf(response: object): number | undefined {
  const ms = Date.parse(headerOf(response, "date") ?? "");
  return ms >= 0 ? ms : undefined;
}

function withoutDates(header: string): string {
  if (!header.includes(":")) return header;
  return DATES.reduce(
    (text, form) => text.replace(form, (...match) => pointIn(match.at(-1) as Parts, match[0])),
    header,
  );
}

/** The point in time; the unchanged text if it is not one. */
function pointIn({ day, month, year, time, iso, zone = "GMT" }: Parts, text: unknown): string {
  const written = iso ?? `${day ?? ""} ${month ?? ""} ${fullYear(year ?? "")} ${time ?? ""}`;
  // Parsers reject a leap second: it is the first second of the next minute.
  const date = written.replace(/(:\d\d):60$/, "$1:59");
  const leapMs = date === written ? 0 : 1_000;
  const [asWritten, inGmt] = iso
    ? [date + zone.replace("GMT", "Z"), `${date}Z`]
    : [`${date} ${zone}`, `${date} GMT`];
  // An unknown zone counts as GMT.
  const point = [asWritten, inGmt].map(Date.parse).find((ms) => ms >= 0);
  // A point before EPOCH_MS is long past: no wait either way.
  return point === undefined ? String(text) : String(Math.max(point + leapMs, EPOCH_MS));
}

/** Two digits are a year from 1970 to 2069. */
function fullYear(year: string): string {
  if (year.length !== 2) return year;
  return `${Number(year) < 70 ? "20" : "19"}${year}`;
}
