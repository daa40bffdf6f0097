// Owns the types of the official API's operations on services.

import type { Open } from "../../../../errors/errors.js";
import type { BusinessParams, Page, PageParams } from "./common.js";

/**
 * Parameters of `services.list`.
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
  /** The name. */
  readonly serviceTitle?: string;
  /** The description. */
  readonly serviceDescription?: string;
  /** The category's id. */
  readonly parentServiceId?: string;
  /** The category's name. */
  readonly parentServiceTitle?: string;
  /** The cost for the business, in units of `currency`. */
  readonly businessCost?: number;
  /** Currency (ISO 4217). */
  readonly currency?: string;
  /** Whether it is performed by video. */
  readonly isLiveStreamService?: boolean;
  /** Whether it is performed at the customer's place. */
  readonly isMobileService?: boolean;
  /** The clean-up time after it, in minutes. */
  readonly cleanUpTimeMinutes?: number;
  /**
   * What is shown of it online.
   *
   * @provenance reported
   */
  readonly showOnlineStatus?: Open<"ServiceAndPrice" | "ServiceOnly" | "Hidden">;
  /** Whether its price is shown as a starting price. */
  readonly showPriceAsStartingPoint?: boolean;
  /**
   * Whether it is a service, a package or a membership.
   *
   * @provenance reported
   */
  readonly type?: Open<"Service" | "Package" | "Membership">;
  /** Ids of the services that can be booked with it. */
  readonly addOnIds?: readonly string[];
  /** The employees who perform it. This is the way to find employees' ids. */
  readonly servicePerformedBy?: readonly ServicePerformer[];
}

/**
 * An employee who performs a service, with price and length.
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
  /** Loyalty points that it earns. */
  readonly pointsGiven?: number;
  /** Loyalty points that it costs. */
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
