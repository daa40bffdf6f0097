// Owns the types that several resources of the official API share.

/**
 * What names the business that a call is about.
 *
 * @provenance proven
 */
export interface BusinessParams {
  /** The business. Default: the client's. */
  readonly businessId?: string | undefined;
}

/**
 * What sets the size of pages. They are asked for in the body and in the query, because the API
 * has been seen to ignore the query.
 *
 * @provenance proven
 */
export interface PageParams {
  /** Rows in a request, 1 to 100. Default: 100. */
  readonly pageSize?: number | undefined;
}

/**
 * What a page says of the next one.
 *
 * @provenance proven
 */
export interface Page {
  /** URL of the next page, if the API says there is one. Walking does not rely on it. */
  readonly nextPage?: string | null;
}

/**
 * That something was done.
 *
 * @provenance reported
 */
export interface Done {
  /** That it was done. */
  readonly success: true;
}

/**
 * A postal address as it is written; it is read as {@link PostalAddress}.
 *
 * @provenance reported
 */
export interface AddressParams {
  /** Street. */
  readonly street?: string | undefined;
  /** Number in the street. */
  readonly streetNo?: string | undefined;
  /** City. */
  readonly city?: string | undefined;
  /** State. */
  readonly state?: string | undefined;
  /** Postal code. */
  readonly postalCode?: string | undefined;
  /** Country, two letters (ISO 3166-1). */
  readonly countryCode?: string | undefined;
}

/**
 * A postal address as it is read; it is written as {@link AddressParams}.
 *
 * @provenance proven
 */
export interface PostalAddress {
  /** Street and number. */
  readonly streetAddress?: string;
  /** City. */
  readonly city?: string;
  /** State or region, such as `CA` or `US-CA`. */
  readonly regionCode?: string;
  /** What the state or region is called. */
  readonly regionName?: string;
  /** Country, two letters (ISO 3166-1). */
  readonly countryCode?: string;
  /** What the country is called. */
  readonly countryName?: string;
  /** Postal code. */
  readonly postalCode?: string;
}
