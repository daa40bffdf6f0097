// Owns what is said to and by the official API's operation on reviews.

import type { Page } from "./common.js";

/**
 * A review.
 *
 * @provenance proven
 */
export interface Review {
  /** The review's id; with this very spelling. */
  readonly reviewIds: string;
  /** Who wrote it. */
  readonly reviewer?: string;
  /** Stars, up to 5. */
  readonly averageRank?: number;
  /** The employee's name. */
  readonly serviceProviderName?: string;
  /** URL of a picture of who wrote it. */
  readonly reviewerPhoto?: string;
  /** What it says of the business. */
  readonly venueReview?: string;
  /** What it says of the employee. */
  readonly serviceProviderReview?: string;
  /** When it was published, MM/DD/YYYY HH:MM:SS without a zone. */
  readonly publishDate?: string;
  /** What the business answered. */
  readonly businessResponse?: string;
  /** When it answered. */
  readonly businessResponseDateFormat?: string;
  /** When it last changed the answer, MM/DD/YYYY HH:MM:SS without a zone. */
  readonly responseModifiedDateFormat?: string;
}

/**
 * One page of reviews.
 *
 * @provenance proven
 */
export interface ReviewPage extends Page {
  /** The page's number, from 1. */
  readonly pageNumber?: number;
  /** Rows in a page. */
  readonly pageSize?: number;
  /** Pages in the whole list. */
  readonly totalPages?: number;
  /** Rows in the whole list. */
  readonly totalRecords?: number;
  /** The rows. */
  readonly records: readonly Review[];
}
