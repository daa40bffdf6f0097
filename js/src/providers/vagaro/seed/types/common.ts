// Owns the types that several resources of the seed contract share.

/**
 * A postal address.
 *
 * @provenance seed
 */
export interface Address {
  /** Street and number. */
  readonly street?: string;
  /** City. */
  readonly city?: string;
  /** State, such as `CA`. */
  readonly state?: string;
  /** Postal code. */
  readonly postal_code?: string;
  /** Country, two letters (ISO 3166-1). */
  readonly country?: string;
}

/**
 * The contract's names of days.
 *
 * @provenance seed
 */
export type Weekday =
  "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday";

/**
 * A confirmation.
 *
 * @provenance seed
 */
export interface Done {
  /** Whether it was done. */
  readonly success: boolean;
}
