// Owns the types of the seed contract's operations on services.

import type { Open } from "../../../../errors/errors.js";
import type { NoParams } from "../../../../operations/declare.js";
import type { ExactlyOne } from "../../exactly-one.js";

/**
 * Filters of services.
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
 * Parameters of `services.retrieve`: none for all services, or one of the filters.
 *
 * @provenance seed
 */
export type RetrieveServicesParams = NoParams | ExactlyOne<ServiceFilters>;

/**
 * The kind of service.
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
  /** The name. */
  readonly name: string;
  /** The category. */
  readonly category: ServiceCategory;
  /** The description. */
  readonly description: string;
  /** Length, in minutes. */
  readonly duration_minutes: number;
  /** Price, in units of `currency`. */
  readonly price: number;
  /** Currency (ISO 4217). */
  readonly currency: string;
  /** The lowest and highest price, if it varies. */
  readonly price_range?: PriceRange;
  /** Ids of the locations that offer it. */
  readonly locations: readonly string[];
  /** Ids of the employees who perform it. */
  readonly employees: readonly string[];
  /** URL of a picture. */
  readonly image_url: string;
  /** Whether it can only be booked after a consultation. */
  readonly requires_consultation: boolean;
  /** Whether a deposit is required. */
  readonly deposit_required: boolean;
  /** The deposit, in units of `currency`. */
  readonly deposit_amount?: number;
  /** Blocked time after it, in minutes. */
  readonly booking_buffer_minutes: number;
  /** Terms of cancellation, in words. */
  readonly cancellation_policy: string;
  /** What is required before booking, such as `patch_test_required`. */
  readonly prerequisites?: readonly string[];
  /** Add-ons that can be booked with it. */
  readonly add_ons?: readonly ServiceAddOn[];
  /** Packages that include it; the document does not show their form. */
  readonly packages?: unknown;
  /** Whether it is offered. */
  readonly status: Open<"active" | "inactive" | "seasonal">;
  /** When the record was created, RFC 3339 in UTC. */
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
 * An add-on of a service.
 *
 * @provenance seed
 */
export interface ServiceAddOn {
  /** The name. */
  readonly name: string;
  /** Length, in minutes. */
  readonly duration_minutes: number;
  /** Price, in units of the service's `currency`. */
  readonly price: number;
}

/**
 * The result of `services.retrieve`.
 *
 * @provenance seed
 */
export interface ServiceList {
  /** The rows. */
  readonly services: readonly Service[];
}
