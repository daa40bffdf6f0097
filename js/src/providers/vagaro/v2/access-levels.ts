// Owns the official API's operation on access levels.

import { operation } from "../../../operations/declare.js";
import type { CallOptions } from "../../../operations/declare.js";
import { list } from "../../../operations/shapes.js";
import type { AccessLevel } from "./types/access-levels.js";
import type { BusinessParams } from "./types/common.js";

/** `client.accessLevels`. */
export const accessLevels = {
  /** The access levels of the business, for `employees.assign`. */
  list: operation<
    (params?: BusinessParams, options?: CallOptions) => Promise<readonly AccessLevel[]>
  >({
    method: "GET",
    path: "merchants/access-levels",
    result: list,
    provenance: "reported",
    defaults: ["businessId"],
    seed: "GET /api/access/levels",
  }),
};
