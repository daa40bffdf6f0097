// Owns the official API's operations on customers.

import { operation } from "../../../operations/declare.js";
import type { CallOptions, Id } from "../../../operations/declare.js";
import { done, one } from "../../../operations/shapes.js";
import type { BusinessParams, Done } from "./types/common.js";
import type { Customer, GetCustomerParams } from "./types/customers.js";

/** `client.customers`. */
export const customers = {
  /**
   * One customer, by id; no search by e-mail address or phone number is known.
   *
   * @throws ApiError `not_found` (404), if the list that the API sends is empty.
   */
  get: operation<(params: GetCustomerParams, options?: CallOptions) => Promise<Customer>>({
    method: "POST",
    path: "customers",
    result: one,
    safe: true,
    provenance: "proven",
    required: ["customerId"],
    defaults: ["businessId"],
    seed: "POST /api/customers/retrieve",
  }),

  /**
   * Deletes a customer from a business for good. Requires a scope that writes: sources name `write access`
   * and `write employee`.
   */
  delete: operation<
    (customerId: Id, params?: BusinessParams, options?: CallOptions) => Promise<Done>
  >({
    method: "POST",
    path: "customers/{customerId}",
    result: done,
    provenance: "reported",
    defaults: ["businessId"],
    seed: "POST /api/customers/delete",
  }),
};
