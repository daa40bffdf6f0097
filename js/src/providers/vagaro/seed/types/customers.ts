// Owns what is said to and by the seed contract's operations on customers.

import type { Open } from "../../../../errors/errors.js";
import type { ExactlyOne } from "../../exactly-one.js";
import type { Address, Done } from "./common.js";

/**
 * What a customer can be found by.
 *
 * @provenance seed
 */
export interface CustomerKeys {
  /** The customer's id. */
  readonly customer_id: string;
  /** E-mail address. */
  readonly email: string;
  /** Phone number, such as `+15550100`. */
  readonly phone: string;
}

/**
 * What `customers.retrieve` takes.
 *
 * @provenance seed
 */
export type RetrieveCustomerParams = ExactlyOne<CustomerKeys>;

/**
 * What `customers.delete` takes.
 *
 * @provenance seed
 */
export interface DeleteCustomerParams {
  /** The customer's id. */
  readonly customer_id: string;
}

/**
 * A customer.
 *
 * @provenance seed
 */
export interface Customer {
  /** The customer's id. */
  readonly customer_id: string;
  /** First name. */
  readonly first_name: string;
  /** Last name. */
  readonly last_name: string;
  /** E-mail address; a customer has this or a phone number, or both. */
  readonly email?: string;
  /** Phone number, such as `+15550100`. */
  readonly phone?: string;
  /** Date of birth, YYYY-MM-DD. */
  readonly date_of_birth?: string;
  /** Postal address. */
  readonly address?: Address;
  /** When the record was made, RFC 3339 in UTC. */
  readonly created_at: string;
  /** The latest appointment, RFC 3339 in UTC; null or nothing before the first. */
  readonly last_visit?: string | null;
  /** Appointments so far. */
  readonly total_appointments: number;
  /** What the customer wants to hear of. */
  readonly preferences?: CustomerPreferences;
  /** Notes of the business. */
  readonly notes?: string;
  /** Whether the customer may book. */
  readonly status: Open<"active" | "inactive" | "blocked">;
  /** Fields of the business's own; the document does not say of what form. */
  readonly custom_fields?: unknown;
}

/**
 * What a customer wants to hear of.
 *
 * @provenance seed
 */
export interface CustomerPreferences {
  /** Notices by e-mail. */
  readonly email_notifications?: boolean;
  /** Notices by SMS. */
  readonly sms_notifications?: boolean;
  /** Advertising by e-mail. */
  readonly marketing_emails?: boolean;
}

/**
 * What `customers.delete` gives.
 *
 * @provenance seed
 */
export interface CustomerDeleted extends Done {
  /** The customer's id. */
  readonly customer_id: string;
  /** When it was done, RFC 3339 in UTC. */
  readonly deleted_at: string;
}
