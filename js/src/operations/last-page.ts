// Owns finding the last page of a list with as few requests as lose no row.

/** What a page says about its list. */
export interface Said {
  /** The total of rows. */
  readonly total?: number;
  /** The offset of the next page. */
  readonly next?: number;
  /** Whether there is a next page, if the page says so without its offset. */
  readonly more?: boolean;
}

/** A walk ends after more than this many pages in a row without a new row. */
const BARREN = 10;

/** What the rows of a walk have shown. */
interface Progress {
  /** The latest pages in a row without a new row. */
  readonly barren: number;
  /** Whether the latest page, or the total with it, differs from the page before. */
  readonly moved: boolean;
}

/**
 * The end of one walk. It ends by the server's total, unless the rows received disprove it; at a page that is
 * the last by its link or its length, unless the total or a link says that more follows; or at a page without
 * new rows.
 */
export class LastPage {
  readonly #size: number;
  readonly #ownSize: number | undefined;
  /** The most rows of a page so far. */
  #largest = 0;
  /** Whether a page before had a link to the next one. */
  #linked = false;

  /** `ownSize` is the largest page that the server sends if it ignores the page size. */
  constructor(size: number, ownSize: number | undefined) {
    this.#size = size;
    this.#ownSize = ownSize;
  }

  /** The offset of the page after this one of `count` rows; undefined at the end. */
  next(offset: number, count: number, said: Said, seen: Progress): number | undefined {
    const { total, next: link } = said;
    const after = offset + count;
    const ahead = link !== undefined && link > offset ? link : undefined;
    const more = total !== undefined && after < total;
    const isLast = this.#isLast(count, ahead === undefined ? said.more : true);
    if (seen.barren > 0) {
      // Rows that were pushed down meanwhile may fill a whole page, while the total says that more follow.
      if (!more || seen.barren > BARREN || !(seen.moved || count === 0)) return undefined;
      if (count === 0) return ahead;
    } else if (ahead === undefined && (total === after || (isLast && !more))) {
      return undefined;
    }
    // The nearer of the two: a link beyond the rows received would skip some.
    return Math.min(ahead ?? after, after);
  }

  /**
   * Whether a page is the last by its link or its length. `more` is what it says about a next page, if it says
   * anything.
   */
  #isLast(count: number, more: boolean | undefined): boolean {
    const linked = this.#linked;
    const largest = this.#largest;
    this.#linked ||= more === true;
    this.#largest = Math.max(largest, count);
    if (more === true) return false;
    return linked || count < largest || this.#isShort(count, more);
  }

  /**
   * Whether a first page is shorter than requested because the list ends. A server that ignores the page size
   * sends a page of its own size, which is a round number, and may not say that more follows.
   */
  #isShort(count: number, more: boolean | undefined): boolean {
    const ownSize = this.#ownSize;
    if (ownSize === undefined || count >= this.#size || isRound(count)) return false;
    return count > ownSize || more === false;
  }
}

/** Whether a server may have pages of this size of its own accord. */
const isRound = (count: number): boolean =>
  count % 10 === 0 || count % 25 === 0 || (count <= 25 && count % 5 === 0);
