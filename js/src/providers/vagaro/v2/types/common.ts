// Owns the types that several resources of the official API share.

/**
 * The business that a call is for.
 *
 * @provenance proven
 */
export interface BusinessParams {
  /** The business. Default: the client's. */
  readonly businessId?: string | undefined;
}

/**
 * The size of pages. It is sent in the body and in the query, because the API has been seen to ignore the
 * query.
 *
 * @provenance proven
 */
export interface PageParams {
  /** The page size, in rows, 1 to 100. Default: 100. */
  readonly pageSize?: number | undefined;
}

/**
 * Members of every page about the next one.
 *
 * @provenance proven
 */
export interface Page {
  /** URL of the next page, if the API sends it. Walks do not rely on it. */
  readonly nextPage?: string | null;
}

/**
 * A confirmation.
 *
 * @provenance reported
 */
export interface Done {
  /** Whether it was done. */
  readonly success: true;
}

/**
 * A postal address in params; in results it is a {@link PostalAddress}.
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
 * A postal address in results; in params it is {@link AddressParams}.
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
  /** The name of the state or region. */
  readonly regionName?: string;
  /** Country, two letters (ISO 3166-1). */
  readonly countryCode?: string;
  /** The name of the country. */
  readonly countryName?: string;
  /** Postal code. */
  readonly postalCode?: string;
}
