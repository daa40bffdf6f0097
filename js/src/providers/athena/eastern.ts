// Owns times of athenahealth's own zone, as parameters have them. They have no offset, so one hour in autumn
// comes twice.

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** By how much the client's clock and athenahealth's may differ. */
const SKEW_MS = 10 * MINUTE_MS;

/** A day and a time in US Eastern time, `mm/dd/yyyy hh:mm:ss`. */
function eastern(ms: number): string {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: "America/New_York",
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  return format.format(ms).replace(",", "");
}

/** A time that is surely not after this one, whichever of two hours it is taken for. */
export function notAfter(ms: number): string {
  const early = Math.max(0, ms - SKEW_MS);
  const text = eastern(early);
  return text === eastern(early + HOUR_MS) ? eastern(early - HOUR_MS) : text;
}

/** A time that is surely not before this one. */
export function notBefore(ms: number): string {
  const late = ms + SKEW_MS;
  const text = eastern(late);
  return text === eastern(late - HOUR_MS) ? eastern(late + HOUR_MS) : text;
}
