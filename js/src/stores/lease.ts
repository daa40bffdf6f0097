// Owns the texts in the place of a lease: a flight's, or a hold-off that a failed token request has left.

/** A hold-off, as the core describes it (src/engine/fleet/lease.rs). */
export interface HoldOff {
  /** The code of the error. */
  readonly code: string;
  /** The status of the response, if there was one. */
  readonly status?: number;
  /** How many token requests have failed in a row. */
  readonly streak: number;
  /** How many refreshes of a token that is alive have failed in a row. */
  readonly refreshes: number;
  /** How many milliseconds before its end it stops holding those who have no token that is alive. */
  readonly rest: number;
}

/** The text of a flight's lease, which no other has. */
export const leaseText = (): string => `f.${crypto.randomUUID()}`;

/** The text of a hold-off. */
export const holdOffText = ({ code, status = 0, streak, refreshes, rest }: HoldOff): string =>
  `o.${code}.${status}.${streak}.${refreshes}.${rest}`;

/** The hold-off in a text; undefined if it is a flight's, or one of another version. */
export function holdOffIn(text: string): HoldOff | undefined {
  const [, code, ...numbers] =
    /^o\.(\w+)\.(\d{1,3})\.(\d{1,9})\.(\d{1,9})\.(\d{1,12})$/.exec(text) ?? [];
  if (code === undefined) return undefined;
  const [status = 0, streak = 0, refreshes = 0, rest = 0] = numbers.map(Number);
  return { code, streak, refreshes, rest, ...(status === 0 ? {} : { status }) };
}
