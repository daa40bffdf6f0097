// Owns what is said to and by the official API's operations on locations.

import type { Open } from "../../../../errors/errors.js";
import type { AddressParams, Page, PageParams, PostalAddress } from "./common.js";

/**
 * What `locations.list` takes.
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
  /** The location's id: what other operations take as the business. */
  readonly businessId: string;
  /** Id of the group of locations that it belongs to. */
  readonly businessGroupId?: string;
  /** What it is called. */
  readonly businessName?: string;
  /** What tells it from the others of its group. */
  readonly businessAlias?: string;
  /** Phone number. */
  readonly businessPhone?: string;
  /** E-mail address. */
  readonly businessEmail?: string;
  /** URL of its own pages. */
  readonly businessWebsite?: string;
  /** Where it is listed: a URL, or the last part of one. */
  readonly vagaroListingUrl?: string;
  /** Whether it is listed at Vagaro. */
  readonly listedOnVagaro?: boolean;
  /** When the record was made, as the API wrote it. */
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
 * What `locations.update` takes: what is to change.
 *
 * @provenance reported
 */
export interface UpdateLocationParams extends AddressParams {
  /** What it is called. */
  readonly businessName?: string | undefined;
  /** What tells it from the others of its group; nothing where it is alone. */
  readonly businessAlias?: string | undefined;
  /** Phone number: 10 digits, and the country's code. */
  readonly businessPhone?: string | undefined;
  /** E-mail address. */
  readonly businessEmail?: string | undefined;
  /** URL of its own pages. */
  readonly businessWebsite?: string | undefined;
  /** Where it is listed: the last part of the URL. */
  readonly vagaroListingUrl?: string | undefined;
  /** Where services are given. */
  readonly serviceLocation?: Open<"AtBusiness" | "AtClientsLocation" | "Both"> | undefined;
  /** Whether it is listed at Vagaro. */
  readonly listedOnVagaro?: boolean | undefined;
  /** Whether it is listed at Google. */
  readonly listedOnGoogle?: boolean | undefined;
  /** Whether it is listed in Apple Maps. */
  readonly listedOnAppleMaps?: boolean | undefined;
  /** Whether phone number and address are shown. */
  readonly showContactInformation?: boolean | undefined;
  /** Whether customers can write messages. */
  readonly showVagaroConnect?: boolean | undefined;
  /** Whether it is open when an employee works. */
  readonly useEmployeeHours?: boolean | undefined;
  /** Hours of the days that are to change. */
  readonly businessHours?: readonly BusinessHours[] | undefined;
  /** Price of a service elsewhere, in the business's currency. */
  readonly outCallPrice?: number | undefined;
  /** Time to get elsewhere. The unit is not documented. */
  readonly outCallTime?: number | undefined;
  /** How far services are given elsewhere. The unit is not documented. */
  readonly mobileServiceRadius?: number | undefined;
  /** Points that a service elsewhere costs. */
  readonly outCallPointRedeem?: number | undefined;
}

/**
 * When a location is open on one day.
 *
 * @provenance reported
 */
export interface BusinessHours {
  /** The day, 0 for Sunday to 6 for Saturday. */
  readonly dayOfWeek: number;
  /** Begin, HH:MM in 24 hours. */
  readonly openTime: string;
  /** End, HH:MM in 24 hours. */
  readonly closeTime: string;
  /** Whether it is closed all day. */
  readonly isClosed: boolean;
}
