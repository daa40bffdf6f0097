// Owns the seed contract's operations on customers.

import { operation } from "../../../operations/declare.js";
import type { CallOptions } from "../../../operations/declare.js";
import { one } from "../../../operations/shapes.js";
import type { Open } from "../../../errors.js";

/** What `customers.retrieve` takes: exactly one of these. */
export type RetrieveCustomerParams =
  { readonly customer_id: string } | { readonly email: string } | { readonly phone: string };

/** A customer. */
export interface Customer {
  /** The customer's id. */
  readonly customer_id: string;
  /** First name. */
  readonly first_name?: string;
  /** Whether the customer may book. */
  readonly status?: Open<"active" | "inactive" | "blocked">;
}

/** `client.customers`. */
export const customers = {
  /**
   * One customer.
   *
   * @throws ApiError `customer_not_found` (404), `invalid_request` (400).
   */
  retrieve: operation<(params: RetrieveCustomerParams, options?: CallOptions) => Promise<Customer>>(
    { method: "POST", path: "api/customers/retrieve", result: one, safe: true, source: "seed" },
  ),
};
