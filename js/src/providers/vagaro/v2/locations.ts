// Owns the official API's operations on locations.

import { operation } from "../../../operations/declare.js";
import type { CallOptions, Id, NoParams } from "../../../operations/declare.js";
import type { Paged } from "../../../operations/paging.js";
import { done, one, pageOf } from "../../../operations/shapes.js";
import type { Done } from "./types/common.js";
import type {
  Business,
  ListLocationsParams,
  Location,
  LocationPage,
  UpdateLocationParams,
} from "./types/locations.js";

/** `client.locations`. */
export const locations = {
  /** The locations that the credentials give access to. This is the way to find each `businessId`. */
  list: operation<
    (params?: ListLocationsParams, options?: CallOptions) => Paged<Location, LocationPage>
  >({
    method: "POST",
    path: "locations",
    result: pageOf("locations"),
    safe: true,
    provenance: "reported",
    both: ["pageNumber", "pageSize"],
    paging: { rows: "locations", id: "businessId", size: 100 },
    seed: "POST /api/locations/retrieve",
  }),

  /** The business that the credentials belong to. */
  getBusiness: operation<(params?: NoParams, options?: CallOptions) => Promise<Business>>({
    method: "GET",
    path: "merchants/business",
    result: one,
    provenance: "proven",
    seed: "nothing",
  }),

  /**
   * Changes a location's record. Requires a scope that writes: sources name `write access` and `write
   * employee`.
   */
  update: operation<
    (businessId: Id, params?: UpdateLocationParams, options?: CallOptions) => Promise<Done>
  >({
    method: "PUT",
    path: "locations/{businessId}",
    result: done,
    provenance: "reported",
    seed: "PUT /api/locations/update",
  }),
};
