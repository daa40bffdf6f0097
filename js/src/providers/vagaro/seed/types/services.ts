// Owns what is said to and by the seed contract's operations on services.

import type { Open } from "../../../../errors/errors.js";
import type { NoParams } from "../../../../operations/declare.js";
import type { ExactlyOne } from "../../exactly-one.js";

/**
 * What services can be chosen by.
 *
 * @provenance seed
 */
export interface ServiceFilters {
  /** Only this service. */
  readonly service_id: string;
  /** Services of this location. */
  readonly location_id: string;
  /** Services of this category. */
  readonly category: ServiceCategory;
}

/**
 * What `services.retrieve` takes: nothing for all services, or one of the filters.
 *
 * @provenance seed
 */
export type RetrieveServicesParams = NoParams | ExactlyOne<ServiceFilters>;

/**
 * What kind of service it is.
 *
 * @provenance seed
 */
export type ServiceCategory = Open<
  | "haircare"
  | "skincare"
  | "nails"
  | "makeup"
  | "waxing"
  | "lashes"
  | "massage"
  | "spa"
  | "wellness"
  | "personal_training"
  | "group_classes"
  | "yoga"
  | "pilates"
>;

/**
 * A service.
 *
 * @provenance seed
 */
export interface Service {
  /** The service's id. */
  readonly service_id: string;
  /** What it is called. */
  readonly name: string;
  /** What kind of service it is. */
  readonly category: ServiceCategory;
  /** What it consists of. */
  readonly description: string;
  /** Length, in minutes. */
  readonly duration_minutes: number;
  /** Price, in units of `currency`. */
  readonly price: number;
  /** Currency (ISO 4217). */
  readonly currency: string;
  /** Lowest and highest price, where it varies. */
  readonly price_range?: PriceRange;
  /** Ids of the locations that offer it. */
  readonly locations: readonly string[];
  /** Ids of the employees who perform it. */
  readonly employees: readonly string[];
  /** URL of a picture. */
  readonly image_url: string;
  /** Whether it can be booked after a consultation only. */
  readonly requires_consultation: boolean;
  /** Whether a deposit is asked for. */
  readonly deposit_required: boolean;
  /** The deposit, in units of `currency`. */
  readonly deposit_amount?: number;
  /** Time kept free after it, in minutes. */
  readonly booking_buffer_minutes: number;
  /** Terms of cancellation, in words. */
  readonly cancellation_policy: string;
  /** What must be given before it can be booked, such as `patch_test_required`. */
  readonly prerequisites?: readonly string[];
  /** What can be booked with it. */
  readonly add_ons?: readonly ServiceAddOn[];
  /** Packages it is part of; the document does not say of what form. */
  readonly packages?: unknown;
  /** Whether it is offered. */
  readonly status: Open<"active" | "inactive" | "seasonal">;
  /** When the record was made, RFC 3339 in UTC. */
  readonly created_at: string;
}

/**
 * Lowest and highest price.
 *
 * @provenance seed
 */
export interface PriceRange {
  /** The lowest price, in units of the service's `currency`. */
  readonly min: number;
  /** The highest price, in units of the service's `currency`. */
  readonly max: number;
}

/**
 * What can be booked with a service.
 *
 * @provenance seed
 */
export interface ServiceAddOn {
  /** What it is called. */
  readonly name: string;
  /** Length, in minutes. */
  readonly duration_minutes: number;
  /** Price, in units of the service's `currency`. */
  readonly price: number;
}

/**
 * What `services.retrieve` gives.
 *
 * @provenance seed
 */
export interface ServiceList {
  /** The rows. */
  readonly services: readonly Service[];
}
