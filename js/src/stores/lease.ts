// Owns the texts in the place of a lease: a flight's, or a hold-off that a failed token request has left.

/** A hold-off, as the core describes it (src/engine/fleet/lease.rs). */
export interface HoldOff {
  /** Whether it holds for everyone, or for refreshes ahead alone. */
  readonly all: boolean;
  /** The code of the error. */
  readonly code: string;
  /** The status of the response, if there was one. */
  readonly status?: number;
  /** How many token requests have failed in a row. */
  readonly streak: number;
}

/** The text of a flight's lease, which no other has. */
export const leaseText = (): string => `f.${crypto.randomUUID()}`;

/** The text of a hold-off. */
export const holdOffText = ({ all, code, status = 0, streak }: HoldOff): string =>
  `${all ? "o" : "a"}.${code}.${status}.${streak}`;

/** The hold-off in a text; undefined if it is a flight's, or one of another version. */
export function holdOffIn(text: string): HoldOff | undefined {
  const [, kind, code = "", status, streak] =
    /^([oa])\.(\w+)\.(\d{1,3})\.(\d{1,9})$/.exec(text) ?? [];
  if (kind === undefined) return undefined;
  const known = status === "0" ? {} : { status: Number(status) };
  return { all: kind === "o", code, streak: Number(streak), ...known };
}
