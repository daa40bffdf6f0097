// Owns the seed contract's operations on customers. It has none to create or change one.

import { operation } from "../../../operations/declare.js";
import type { CallOptions, Id, NoParams } from "../../../operations/declare.js";
import { one } from "../../../operations/shapes.js";
import type {
  Customer,
  CustomerDeleted,
  DeleteCustomerParams,
  RetrieveCustomerParams,
} from "./types/customers.js";

/** `client.customers`. */
export const customers = {
  /**
   * One customer, by id, by e-mail address or by phone number.
   *
   * @throws ApiError `invalid_request` (400), `customer_not_found` (404).
   */
  retrieve: operation<(params: RetrieveCustomerParams, options?: CallOptions) => Promise<Customer>>(
    { method: "POST", path: "api/customers/retrieve", result: one, safe: true, provenance: "seed" },
  ),

  /**
   * One customer, by id. Only an example in the document on authentication has this request; the reference
   * has `retrieve`.
   *
   * @throws ApiError `customer_not_found` (404).
   */
  get: operation<(customer_id: Id, params?: NoParams, options?: CallOptions) => Promise<Customer>>({
    method: "GET",
    path: "api/customers/{customer_id}",
    result: one,
    provenance: "seed",
  }),

  /**
   * Deletes a customer for good. Requires the permission `delete_customers`.
   *
   * @throws ApiError `insufficient_permissions` (403), `customer_not_found` (404),
   * `customer_has_future_appointments` (409).
   */
  delete: operation<
    (params: DeleteCustomerParams, options?: CallOptions) => Promise<CustomerDeleted>
  >({
    method: "POST",
    path: "api/customers/delete",
    result: one,
    required: ["customer_id"],
    provenance: "seed",
  }),
};
