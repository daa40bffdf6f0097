// Owns the types that several resources of athenahealth share.

/** What every page says of the list it belongs to. */
export interface Page {
  /** Rows in the whole list. */
  readonly totalcount?: number;
  /** Relative URL of the next page; missing at the end, and from some lists always. */
  readonly next?: string;
  /** Relative URL of the page before. */
  readonly previous?: string;
}
