// Owns the types of the official API's operations on locations.

import type { Open } from "../../../../errors/errors.js";
import type { AddressParams, Page, PageParams, PostalAddress } from "./common.js";

/**
 * Parameters of `locations.list`.
 *
 * @provenance reported
 */
export interface ListLocationsParams extends PageParams {
  /** Only this location. Default: all, not the client's. */
  readonly businessId?: string | undefined;
}

/**
 * A location. Each has a `businessId` of its own.
 *
 * @provenance reported
 */
export interface Location extends PostalAddress {
  /** The location's id, which other operations take as the business. */
  readonly businessId: string;
  /** Id of the group of locations that it belongs to. */
  readonly businessGroupId?: string;
  /** The name. */
  readonly businessName?: string;
  /** The name that distinguishes it within its group. */
  readonly businessAlias?: string;
  /** Phone number. */
  readonly businessPhone?: string;
  /** E-mail address. */
  readonly businessEmail?: string;
  /** The URL of its website. */
  readonly businessWebsite?: string;
  /** Its listing: a URL, or the last part of one. */
  readonly vagaroListingUrl?: string;
  /** Whether it is listed on Vagaro. */
  readonly listedOnVagaro?: boolean;
  /** When the record was created, as the API writes it. */
  readonly createdDate?: string;
}

/**
 * One page of locations.
 *
 * @provenance reported
 */
export interface LocationPage extends Page {
  /** The rows. */
  readonly locations: readonly Location[];
}

/**
 * A business, with an address of other names than a {@link Location}'s.
 *
 * @provenance reported
 */
export interface Business {
  /** The business's id. */
  readonly businessId: string;
  /** The name. */
  readonly businessName?: string;
  /** Street and number. */
  readonly address?: string;
  /** City. */
  readonly city?: string;
  /** State or region. */
  readonly state?: string;
  /** Postal code. */
  readonly zip?: string;
  /** Phone number. */
  readonly phone?: string;
}

/**
 * Parameters of `locations.update`: the fields to change.
 *
 * @provenance reported
 */
export interface UpdateLocationParams extends AddressParams {
  /** The name. */
  readonly businessName?: string | undefined;
  /** The name that distinguishes it within its group; empty if it is alone. */
  readonly businessAlias?: string | undefined;
  /** Phone number: the country code and 10 digits. */
  readonly businessPhone?: string | undefined;
  /** E-mail address. */
  readonly businessEmail?: string | undefined;
  /** The URL of its website. */
  readonly businessWebsite?: string | undefined;
  /** Its listing: the last part of the URL. */
  readonly vagaroListingUrl?: string | undefined;
  /** Where services are performed. */
  readonly serviceLocation?: Open<"AtBusiness" | "AtClientsLocation" | "Both"> | undefined;
  /** Whether it is listed on Vagaro. */
  readonly listedOnVagaro?: boolean | undefined;
  /** Whether it is listed on Google. */
  readonly listedOnGoogle?: boolean | undefined;
  /** Whether it is listed in Apple Maps. */
  readonly listedOnAppleMaps?: boolean | undefined;
  /** Whether phone number and address are shown. */
  readonly showContactInformation?: boolean | undefined;
  /** Whether customers can send messages. */
  readonly showVagaroConnect?: boolean | undefined;
  /** Whether it is open whenever an employee works. */
  readonly useEmployeeHours?: boolean | undefined;
  /** The hours of the days to change. */
  readonly businessHours?: readonly BusinessHours[] | undefined;
  /** Price of a service outside of the location, in the business's currency. */
  readonly outCallPrice?: number | undefined;
  /** Travel time to services outside of the location. The unit is not documented. */
  readonly outCallTime?: number | undefined;
  /** Radius of services outside of the location. The unit is not documented. */
  readonly mobileServiceRadius?: number | undefined;
  /** Loyalty points that a service outside of the location costs. */
  readonly outCallPointRedeem?: number | undefined;
}

/**
 * The opening hours of one day.
 *
 * @provenance reported
 */
export interface BusinessHours {
  /** The day, 0 for Sunday to 6 for Saturday. */
  readonly dayOfWeek: number;
  /** Start, HH:MM (24 hours). */
  readonly openTime: string;
  /** End, HH:MM (24 hours). */
  readonly closeTime: string;
  /** Whether it is closed all day. */
  readonly isClosed: boolean;
}
