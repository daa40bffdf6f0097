// Owns the types of the seed contract's operations on locations.

import type { Open } from "../../../../errors/errors.js";
import type { Address, Done, Weekday } from "./common.js";

/**
 * Parameters of `locations.retrieve`.
 *
 * @provenance seed
 */
export interface RetrieveLocationsParams {
  /** Only this location. Default: all. */
  readonly location_id?: string | undefined;
}

/**
 * Parameters of `locations.update`: the location, and the fields to change.
 *
 * @provenance seed
 */
export interface UpdateLocationParams {
  /** The location's id. */
  readonly location_id: string;
  /** The name. */
  readonly name?: string | undefined;
  /** Postal address. */
  readonly address?: Address | undefined;
  /** Phone number, such as `+15550100`. */
  readonly phone?: string | undefined;
  /** E-mail address. */
  readonly email?: string | undefined;
  /** Hours by day, null where it is closed. The meaning of a missing day is not documented. */
  readonly business_hours?: BusinessHours | undefined;
}

/**
 * The opening hours of one day.
 *
 * @provenance seed
 */
export interface OpeningHours {
  /** Start, HH:MM (24 hours). */
  readonly open: string;
  /** End, HH:MM (24 hours); after `open`. */
  readonly close: string;
}

/**
 * Hours by day, in the location's time zone; null where it is closed.
 *
 * @provenance seed
 */
export type BusinessHours = Readonly<Partial<Record<Weekday, OpeningHours | null>>>;

/**
 * A location of the business.
 *
 * @provenance seed
 */
export interface Location {
  /** The location's id. */
  readonly location_id: string;
  /** The name. */
  readonly name: string;
  /** Postal address. */
  readonly address: Address;
  /** Phone number, such as `+15550100`. */
  readonly phone: string;
  /** E-mail address. */
  readonly email: string;
  /** The IANA time zone, such as `America/Los_Angeles`. */
  readonly timezone: string;
  /** Hours by day. */
  readonly business_hours: BusinessHours;
  /** Ids of the services offered there. */
  readonly services: readonly string[];
  /** Ids of the employees assigned to it. */
  readonly employees: readonly string[];
  /** Whether it is open for business. */
  readonly status: Open<"active" | "inactive" | "closed">;
  /** When the record was created, RFC 3339 in UTC. */
  readonly created_at: string;
  /** When it was last changed, RFC 3339 in UTC. */
  readonly updated_at?: string;
}

/**
 * The result of `locations.retrieve`.
 *
 * @provenance seed
 */
export interface LocationList {
  /** The rows. */
  readonly locations: readonly Location[];
}

/**
 * The result of `locations.update`.
 *
 * @provenance seed
 */
export interface LocationUpdated extends Done {
  /** The location's id. */
  readonly location_id: string;
  /** The time of the change, RFC 3339 in UTC. */
  readonly updated_at: string;
}
