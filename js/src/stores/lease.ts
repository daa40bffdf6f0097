// Owns the texts in the place of a lease: a flight's, or a hold-off that a failed token request has left.

/** A hold-off, as the core describes it (src/engine/fleet/lease.rs). */
export interface HoldOff {
  /** The code of the error. */
  readonly code: string;
  /** The status of the response, if there was one. */
  readonly status?: number;
  /** How many token requests have failed in a row. */
  readonly streak: number;
  /** How many milliseconds before its end it stops holding those whose callers wait. */
  readonly rest: number;
}

/** The text of a flight's lease, which no other has. */
export const leaseText = (): string => `f.${crypto.randomUUID()}`;

/** The text of a hold-off. */
export const holdOffText = ({ code, status = 0, streak, rest }: HoldOff): string =>
  `o.${code}.${status}.${streak}.${rest}`;

/** The hold-off in a text; undefined if it is a flight's, or one of another version. */
export function holdOffIn(text: string): HoldOff | undefined {
  const [, code, status, streak, rest] =
    /^o\.(\w+)\.(\d{1,3})\.(\d{1,9})\.(\d{1,12})$/.exec(text) ?? [];
  if (code === undefined) return undefined;
  const known = status === "0" ? {} : { status: Number(status) };
  return { code, streak: Number(streak), rest: Number(rest), ...known };
}
