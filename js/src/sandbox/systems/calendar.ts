// Owns dates and times of the Vagaro systems: wall clocks in a time zone, and the free time between
// working hours and bookings. A local time is text such as 2099-07-01T10:00:00.

/** A part of a day, in minutes since midnight; `to` is exclusive. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

const SLOT_STEP_MINUTES = 30;
const DAY_MS = 24 * 60 * 60 * 1000;
const formats = new Map<string, Intl.DateTimeFormat>();
const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;
const DATE = /^\d{4}-\d\d-\d\d$/;
const LOCAL = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?$/;
const INSTANT = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/;

/** The minutes since midnight of a time `HH:MM`; `undefined` for any other text. */
export function minutesOf(text: unknown): number | undefined {
  const found = typeof text === "string" ? TIME.exec(text) : null;
  return found === null ? undefined : Number(found[1]) * 60 + Number(found[2]);
}

/** The inverse of {@link minutesOf}. */
export function clockOf(minutes: number): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** A span from two clock times; `undefined` unless the second is later. */
export function spanOf(start: unknown, end: unknown): Span | undefined {
  const from = minutesOf(start);
  const to = minutesOf(end);
  return from === undefined || to === undefined || from >= to ? undefined : { from, to };
}

/** Whether `text` is a day of the calendar as `YYYY-MM-DD`. */
export function isDate(text: unknown): text is string {
  return typeof text === "string" && DATE.test(text) && dayText(Date.parse(text)) === text;
}

/** Whether `text` is a local time without an offset. */
export function isLocalTime(text: unknown): text is string {
  return typeof text === "string" && isDate(LOCAL.exec(text)?.[1]);
}

/** Whether `text` is an RFC 3339 timestamp. */
export function isInstant(text: unknown): text is string {
  const day = typeof text === "string" ? INSTANT.exec(text)?.[1] : undefined;
  return isDate(day) && !Number.isNaN(Date.parse(String(text)));
}

function dayText(ms: number): string | undefined {
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString().slice(0, 10);
}

/** The day `count` days after `date`. */
export function addDays(date: string, count: number): string {
  return new Date(Date.parse(date) + count * DAY_MS).toISOString().slice(0, 10);
}

/** How many days lie between two dates. */
export function daysBetween(first: string, second: string): number {
  return Math.round((Date.parse(second) - Date.parse(first)) / DAY_MS);
}

/** The day of the week: 0 is Sunday. */
export function weekdayOf(date: string): number {
  return new Date(date).getUTCDay();
}

/** What a clock in `timezone` shows at `ms` since the Unix epoch. */
export function localOf(ms: number, timezone: string): string {
  return formatOf(timezone).format(ms).replace(" ", "T");
}

// Making a format takes much longer than using it.
function formatOf(timezone: string): Intl.DateTimeFormat {
  const known = formats.get(timezone);
  if (known !== undefined) return known;
  // The Swedish date format is that of ISO 8601.
  const style = { timeZone: timezone, dateStyle: "short", timeStyle: "medium" } as const;
  const format = new Intl.DateTimeFormat("sv-SE", style);
  formats.set(timezone, format);
  return format;
}

/** The instant at which a clock in `timezone` shows `local`, in ms since the Unix epoch. */
export function instantOf(local: string, timezone: string): number {
  const wanted = Date.parse(`${local}Z`);
  const offset = (ms: number): number => Date.parse(`${localOf(ms, timezone)}Z`) - ms;
  // The offset may change between the guess and the instant, so the second step corrects it.
  return wanted - offset(wanted - offset(wanted));
}

/** Whether the runtime knows a time zone of this name. */
export function isTimezone(name: unknown): name is string {
  try {
    return typeof name === "string" && localOf(0, name) !== "";
  } catch {
    return false;
  }
}

/** Whether `span` lies within one of `open` and touches none of `busy`. */
export function isFree(span: Span, open: readonly Span[], busy: readonly Span[]): boolean {
  return (
    open.some(({ from, to }) => from <= span.from && span.to <= to) &&
    !busy.some(({ from, to }) => from < span.to && span.from < to)
  );
}

/** The times within `spans` at which a slot may start. */
export function startsIn(spans: readonly Span[]): readonly number[] {
  return spans.flatMap(({ from, to }) => {
    const count = Math.ceil((to - from) / SLOT_STEP_MINUTES);
    return Array.from({ length: count }, (_, index) => from + index * SLOT_STEP_MINUTES);
  });
}

/** The intersection of two sets of spans. */
export function overlap(first: readonly Span[], second: readonly Span[]): readonly Span[] {
  return first
    .flatMap((a) =>
      second.map((b) => ({ from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) })),
    )
    .filter(({ from, to }) => from < to);
}

/** The part on `date` of the time between two local times. */
export function partOnDate(start: string, end: string, date: string): Span | undefined {
  const minute = (local: string): number =>
    daysBetween(date, local.slice(0, 10)) * 24 * 60 + (minutesOf(local.slice(11, 16)) ?? 0);
  const from = Math.max(0, minute(start));
  const to = Math.min(24 * 60, minute(end));
  return from < to ? { from, to } : undefined;
}
