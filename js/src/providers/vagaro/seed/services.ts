// Owns the seed contract's operation on services.

import { operation } from "../../../operations/declare.js";
import type { CallOptions } from "../../../operations/declare.js";
import { pageOf } from "../../../operations/shapes.js";
import type { RetrieveServicesParams, ServiceList } from "./types/services.js";

/** `client.services`. */
export const services = {
  /**
   * The services of the business: all, one, those of a location, or those of a category.
   *
   * @throws ApiError `invalid_category` (400), `service_not_found` (404).
   */
  retrieve: operation<
    (params?: RetrieveServicesParams, options?: CallOptions) => Promise<ServiceList>
  >({
    method: "POST",
    path: "api/services/retrieve",
    result: pageOf("services"),
    safe: true,
    provenance: "seed",
  }),
};
