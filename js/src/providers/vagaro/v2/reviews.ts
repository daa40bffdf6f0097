// Owns the official API's operation on reviews.

import { operation } from "../../../operations/declare.js";
import type { CallOptions, Id } from "../../../operations/declare.js";
import type { Paged } from "../../../operations/paging.js";
import { pageOf } from "../../../operations/shapes.js";
import type { PageParams } from "./types/common.js";
import type { Review, ReviewPage } from "./types/reviews.js";

/** `client.reviews`. */
export const reviews = {
  /** The reviews of a business. */
  list: operation<
    (businessId: Id, params?: PageParams, options?: CallOptions) => Paged<Review, ReviewPage>
  >({
    method: "GET",
    path: "merchants/{businessId}/reviews",
    result: pageOf("records"),
    provenance: "proven",
    paging: { rows: "records", id: "reviewIds", size: 100 },
    seed: "nothing",
  }),
};
