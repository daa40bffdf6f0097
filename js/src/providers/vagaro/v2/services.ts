// Owns the official API's operations on services.

import { operation } from "../../../operations/declare.js";
import type { CallOptions } from "../../../operations/declare.js";
import type { Paged } from "../../../operations/paging.js";
import { pageOf } from "../../../operations/shapes.js";

/** What `services.list` takes. */
export interface ListServicesParams {
  /** The business. Default: the client's. */
  readonly businessId?: string | undefined;
  /** Only this service. Default: all. */
  readonly serviceId?: string | undefined;
  /** Rows in a request, 1 to 100. Default: 100. */
  readonly pageSize?: number | undefined;
}

/** A service. */
export interface Service {
  /** The service's id. */
  readonly serviceId: string;
  /** What it is called. */
  readonly serviceTitle?: string;
}

/** One page of services. */
export interface ServicePage {
  /** The rows. */
  readonly services: readonly Service[];
  /** URL of the next page, if the API says there is one. */
  readonly nextPage?: string | null;
}

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
    source: "proven",
    defaults: ["businessId"],
    both: ["pageNumber", "pageSize"],
    paging: { rows: "services", id: "serviceId", size: 100 },
  }),
};
