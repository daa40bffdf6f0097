// Owns the types of the seed contract's operations on customers.

import type { Open } from "../../../../errors/errors.js";
import type { ExactlyOne } from "../../exactly-one.js";
import type { Address, Done } from "./common.js";

/**
 * Identifies a customer.
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
 * Parameters of `customers.retrieve`.
 *
 * @provenance seed
 */
export type RetrieveCustomerParams = ExactlyOne<CustomerKeys>;

/**
 * Parameters of `customers.delete`.
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
  /** E-mail address. A customer has this, a phone number, or both. */
  readonly email?: string;
  /** Phone number, such as `+15550100`. */
  readonly phone?: string;
  /** Date of birth, YYYY-MM-DD. */
  readonly date_of_birth?: string;
  /** Postal address. */
  readonly address?: Address;
  /** When the record was created, RFC 3339 in UTC. */
  readonly created_at: string;
  /** The latest appointment, RFC 3339 in UTC; null or missing before the first. */
  readonly last_visit?: string | null;
  /** The number of appointments so far. */
  readonly total_appointments: number;
  /** The customer's communication preferences. */
  readonly preferences?: CustomerPreferences;
  /** Notes of the business. */
  readonly notes?: string;
  /** Whether the customer may book. */
  readonly status: Open<"active" | "inactive" | "blocked">;
  /** Custom fields of the business; the document does not show their form. */
  readonly custom_fields?: unknown;
}

/**
 * A customer's communication preferences.
 *
 * @provenance seed
 */
export interface CustomerPreferences {
  /** Notifications by e-mail. */
  readonly email_notifications?: boolean;
  /** Notifications by SMS. */
  readonly sms_notifications?: boolean;
  /** Marketing by e-mail. */
  readonly marketing_emails?: boolean;
}

/**
 * The result of `customers.delete`.
 *
 * @provenance seed
 */
export interface CustomerDeleted extends Done {
  /** The customer's id. */
  readonly customer_id: string;
  /** The time of the change, RFC 3339 in UTC. */
  readonly deleted_at: string;
}
