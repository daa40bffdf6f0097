// Owns the types of the official API's operations on customers.

import type { BusinessParams, PostalAddress } from "./common.js";

/**
 * Parameters of `customers.get`.
 *
 * @provenance proven
 */
export interface GetCustomerParams extends BusinessParams {
  /** The customer's id. */
  readonly customerId: string;
}

/**
 * A customer.
 *
 * @provenance proven
 */
export interface Customer extends PostalAddress {
  /** The customer's id. */
  readonly customerId: string;
  /** First name. */
  readonly customerFirstName?: string;
  /** Last name. */
  readonly customerLastName?: string;
  /** E-mail address. */
  readonly email?: string;
  /** Number of the mobile phone. */
  readonly mobilePhone?: string;
  /** Phone number by day. */
  readonly dayPhone?: string;
  /** Phone number by night. */
  readonly nightPhone?: string;
  /** Tags of the business. */
  readonly generalTags?: readonly string[];
  /** Date of birth, YYYY-MM-DD. */
  readonly birthday?: string;
  /** Gender. */
  readonly gender?: string;
  /** Collected loyalty points. */
  readonly pointsBalance?: number;
  /** When the record was created, as the API writes it. */
  readonly createdDate?: string;
  /** Who created the record. */
  readonly createdBy?: string;
}
