// Owns what is said to and by the official API's operation on services.

import type { Open } from "../../../../errors/errors.js";
import type { BusinessParams, Page, PageParams } from "./common.js";

/**
 * What `services.list` takes.
 *
 * @provenance proven
 */
export interface ListServicesParams extends BusinessParams, PageParams {
  /** Only this service. Default: all. */
  readonly serviceId?: string | undefined;
}

/**
 * A service.
 *
 * @provenance proven
 */
export interface Service {
  /** The service's id. */
  readonly serviceId: string;
  /** What it is called. */
  readonly serviceTitle?: string;
  /** What it consists of. */
  readonly serviceDescription?: string;
  /** Id of the category it stands in. */
  readonly parentServiceId?: string;
  /** What that category is called. */
  readonly parentServiceTitle?: string;
  /** What it costs the business, in units of `currency`. */
  readonly businessCost?: number;
  /** Currency (ISO 4217). */
  readonly currency?: string;
  /** Whether it is given by video. */
  readonly isLiveStreamService?: boolean;
  /** Whether it is given at the customer's place. */
  readonly isMobileService?: boolean;
  /** Time to clean up after it, in minutes. */
  readonly cleanUpTimeMinutes?: number;
  /**
   * What of it is shown online.
   *
   * @provenance reported
   */
  readonly showOnlineStatus?: Open<"ServiceAndPrice" | "ServiceOnly" | "Hidden">;
  /** Whether its price is shown as the lowest one. */
  readonly showPriceAsStartingPoint?: boolean;
  /**
   * What kind of thing it is.
   *
   * @provenance reported
   */
  readonly type?: Open<"Service" | "Package" | "Membership">;
  /** Ids of the services that can be booked with it. */
  readonly addOnIds?: readonly string[];
  /** Who gives it: the way to learn the employees' ids. */
  readonly servicePerformedBy?: readonly ServicePerformer[];
}

/**
 * What one employee takes for a service.
 *
 * @provenance proven
 */
export interface ServicePerformer {
  /** The employee's id. */
  readonly serviceProviderId: string;
  /** Price, in units of `currency`. */
  readonly price?: number;
  /** Price with tax, in units of `currency`. */
  readonly priceWithTax?: number;
  /** Currency (ISO 4217). */
  readonly currency?: string;
  /** Length, in minutes. */
  readonly durationMinutes?: number;
  /** Points that it earns. */
  readonly pointsGiven?: number;
  /** Points that it costs. */
  readonly pointsRedeem?: number;
}

/**
 * One page of services.
 *
 * @provenance proven
 */
export interface ServicePage extends Page {
  /** The rows. */
  readonly services: readonly Service[];
}
