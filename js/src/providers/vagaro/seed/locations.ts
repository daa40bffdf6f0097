// Owns the seed contract's operations on locations.

import { operation } from "../../../operations/declare.js";
import type { CallOptions } from "../../../operations/declare.js";
import { one, pageOf } from "../../../operations/shapes.js";
import type {
  LocationList,
  LocationUpdated,
  RetrieveLocationsParams,
  UpdateLocationParams,
} from "./types/locations.js";

/** `client.locations`. */
export const locations = {
  /**
   * The locations of the business, or one of them.
   *
   * @throws ApiError `location_not_found` (404).
   */
  retrieve: operation<
    (params?: RetrieveLocationsParams, options?: CallOptions) => Promise<LocationList>
  >({
    method: "POST",
    path: "api/locations/retrieve",
    result: pageOf("locations"),
    safe: true,
    provenance: "seed",
  }),

  /**
   * Changes a location's record.
   *
   * @throws ApiError `invalid_business_hours` (400), `location_access_denied` (403),
   * `location_not_found` (404).
   */
  update: operation<
    (params: UpdateLocationParams, options?: CallOptions) => Promise<LocationUpdated>
  >({
    method: "PUT",
    path: "api/locations/update",
    result: one,
    required: ["location_id"],
    provenance: "seed",
  }),
};
