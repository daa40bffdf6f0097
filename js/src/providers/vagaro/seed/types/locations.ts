// Owns what is said to and by the seed contract's operations on locations.

import type { Open } from "../../../../errors/errors.js";
import type { Address, Done, Weekday } from "./common.js";

/**
 * What `locations.retrieve` takes.
 *
 * @provenance seed
 */
export interface RetrieveLocationsParams {
  /** Only this location. Default: all. */
  readonly location_id?: string | undefined;
}

/**
 * What `locations.update` takes: the location, and what is to change.
 *
 * @provenance seed
 */
export interface UpdateLocationParams {
  /** The location's id. */
  readonly location_id: string;
  /** What it is called. */
  readonly name?: string | undefined;
  /** Postal address. */
  readonly address?: Address | undefined;
  /** Phone number, such as `+15550100`. */
  readonly phone?: string | undefined;
  /** E-mail address. */
  readonly email?: string | undefined;
  /** Hours by day, null where it is closed. What a day means that is left out is not documented. */
  readonly business_hours?: BusinessHours | undefined;
}

/**
 * When a location is open on one day.
 *
 * @provenance seed
 */
export interface OpeningHours {
  /** Begin, HH:MM in 24 hours. */
  readonly open: string;
  /** End, HH:MM in 24 hours; after `open`. */
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
  /** What it is called. */
  readonly name: string;
  /** Postal address. */
  readonly address: Address;
  /** Phone number, such as `+15550100`. */
  readonly phone: string;
  /** E-mail address. */
  readonly email: string;
  /** Time zone, as IANA names it, such as `America/Los_Angeles`. */
  readonly timezone: string;
  /** Hours by day. */
  readonly business_hours: BusinessHours;
  /** Ids of the services offered there. */
  readonly services: readonly string[];
  /** Ids of the employees assigned to it. */
  readonly employees: readonly string[];
  /** Whether it is open for business. */
  readonly status: Open<"active" | "inactive" | "closed">;
  /** When the record was made, RFC 3339 in UTC. */
  readonly created_at: string;
  /** When it was last changed, RFC 3339 in UTC. */
  readonly updated_at?: string;
}

/**
 * What `locations.retrieve` gives.
 *
 * @provenance seed
 */
export interface LocationList {
  /** The rows. */
  readonly locations: readonly Location[];
}

/**
 * What `locations.update` gives.
 *
 * @provenance seed
 */
export interface LocationUpdated extends Done {
  /** The location's id. */
  readonly location_id: string;
  /** When it was done, RFC 3339 in UTC. */
  readonly updated_at: string;
}
