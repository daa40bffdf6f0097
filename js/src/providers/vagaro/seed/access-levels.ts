// Owns the seed contract's operation on access levels.

import { operation } from "../../../operations/declare.js";
import type { CallOptions, NoParams } from "../../../operations/declare.js";
import { pageOf } from "../../../operations/shapes.js";
import type { AccessLevelList } from "./types/access-levels.js";

/** `client.accessLevels`. */
export const accessLevels = {
  /**
   * The access levels for users. The document also lists `access_level_not_found` (404), although no
   * request names a level.
   *
   * @throws ApiError `authentication_required` (401), `insufficient_permissions` (403).
   */
  retrieve: operation<(params?: NoParams, options?: CallOptions) => Promise<AccessLevelList>>({
    method: "GET",
    path: "api/access/levels",
    result: pageOf("access_levels"),
    provenance: "seed",
  }),
};
