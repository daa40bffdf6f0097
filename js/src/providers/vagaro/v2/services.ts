// Owns the official API's operation on services.

import { operation } from "../../../operations/declare.js";
import type { CallOptions } from "../../../operations/declare.js";
import type { Paged } from "../../../operations/paging.js";
import { pageOf } from "../../../operations/shapes.js";
import type { ListServicesParams, Service, ServicePage } from "./types/services.js";

/** `client.services`. */
export const services = {
  /** The services of the business. */
  list: operation<
    (params?: ListServicesParams, options?: CallOptions) => Paged<Service, ServicePage>
  >({
    method: "POST",
    path: "services",
    result: pageOf("services"),
    safe: true,
    provenance: "proven",
    defaults: ["businessId"],
    both: ["pageNumber", "pageSize"],
    paging: { rows: "services", id: ["serviceId", "parentServiceId"], size: 100 },
    seed: "POST /api/services/retrieve",
  }),
};
