// Owns the types of the official API's operations on reviews.

import type { Page } from "./common.js";

/**
 * A review.
 *
 * @provenance proven
 */
export interface Review {
  /** The review's id; spelled like this in the API. */
  readonly reviewIds: string;
  /** The author's name. */
  readonly reviewer?: string;
  /** Stars, up to 5. */
  readonly averageRank?: number;
  /** The employee's name. */
  readonly serviceProviderName?: string;
  /** The URL of the author's photo. */
  readonly reviewerPhoto?: string;
  /** The text about the business. */
  readonly venueReview?: string;
  /** The text about the employee. */
  readonly serviceProviderReview?: string;
  /** When it was published, MM/DD/YYYY HH:MM:SS without a zone. */
  readonly publishDate?: string;
  /** The response of the business. */
  readonly businessResponse?: string;
  /** When the business responded. */
  readonly businessResponseDateFormat?: string;
  /** When the response was last changed, MM/DD/YYYY HH:MM:SS without a zone. */
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
  /** The page size, in rows. */
  readonly pageSize?: number;
  /** The number of pages in the whole list. */
  readonly totalPages?: number;
  /** The number of rows in the whole list. */
  readonly totalRecords?: number;
  /** The rows. */
  readonly records: readonly Review[];
}
