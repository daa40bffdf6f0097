// Owns walking over pages so that no row is lost or doubled, and so that the walk ends whatever the
// server does: one that ignores the page size, never or always names a next page, or gains rows.

import type { Paging } from "./declare.js";
import { isFields, numberIn } from "./shapes.js";

/**
 * A list that comes in pages. `await` gives the first page as the API sent it; `for await` walks over
 * all rows. Nothing is sent before one of them begins, and each of them begins anew.
 */
export interface Paged<Row, Page> extends AsyncIterable<Row>, PromiseLike<Page> {
  /** Walks over whole pages. Rows that came before are still in them. */
  pages(): AsyncIterable<Page>;
}

/** Where the walk stands. */
export interface Position {
  /** Pages so far. */
  readonly pages: number;
  /** Rows before the next page, by the server's count. */
  readonly offset: number;
}

/** How a vendor's pages follow one another. */
export interface Pager {
  /** The parameters that ask for the page at a position. */
  readonly ask: (position: Position, size: number) => Readonly<Record<string, number>>;
  /** The parameter that sets the page size, for callers. */
  readonly sizeName: string;
  /** What a page says of the whole: how many rows there are, and where the next page begins. */
  readonly says: (page: unknown) => { readonly total?: number; readonly next?: number };
}

type Load = (extra: Readonly<Record<string, number>>) => Promise<unknown>;

/** Walks over the pages that `load` gets. */
export class PageWalk implements Paged<unknown, unknown> {
  readonly #load: Load;
  readonly #paging: Paging;
  readonly #pager: Pager;
  readonly #size: number;
  readonly #start: number;

  constructor(load: Load, paging: Paging, pager: Pager, params: Readonly<Record<string, unknown>>) {
    this.#load = load;
    this.#paging = paging;
    this.#pager = pager;
    this.#size = numberIn(params[pager.sizeName]) ?? paging.size;
    this.#start = numberIn(params["offset"]) ?? 0;
  }

  // A list can be awaited: that is what makes its first page as easy to have as any other result.
  then<A = unknown, B = never>(
    resolve?: ((page: unknown) => A | PromiseLike<A>) | null,
    reject?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.#page({ pages: 0, offset: this.#start }).then(resolve, reject);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<unknown, void> {
    for await (const { fresh } of this.#walk()) yield* fresh;
  }

  async *pages(): AsyncGenerator<unknown, void> {
    for await (const { page } of this.#walk()) yield page;
  }

  #page(position: Position): Promise<unknown> {
    return this.#load(this.#pager.ask(position, this.#size));
  }

  async *#walk(): AsyncGenerator<{ page: unknown; fresh: readonly unknown[] }, void> {
    const seen = new Seen(this.#paging.id);
    let position: Position = { pages: 0, offset: this.#start };
    for (;;) {
      const page = await this.#page(position);
      const rows = this.#rows(page);
      const fresh = seen.fresh(rows);
      // An empty first page is still a page; a later one that brings nothing is the end of the walk.
      if (fresh.length > 0 || position.pages === 0) yield { page, fresh };
      const offset = this.#next(position.offset, page, rows.length, fresh.length > 0, seen.moved);
      if (offset === undefined) return;
      position = { pages: position.pages + 1, offset };
    }
  }

  #rows(page: unknown): readonly unknown[] {
    const { rows } = this.#paging;
    const found = rows !== undefined && isFields(page) ? page[rows] : page;
    return Array.isArray(found) ? found : [];
  }

  /**
   * Where the next page begins; none at the end. A page that is shorter than asked for ends nothing,
   * because servers have limits of their own: what ends the walk is the server's own count, or a page
   * that brings nothing new.
   */
  #next(
    offset: number,
    page: unknown,
    count: number,
    brought: boolean,
    moved: boolean,
  ): number | undefined {
    const { total, next } = this.#pager.says(page);
    const after = offset + count;
    const ahead = next !== undefined && next > offset ? next : undefined;
    const more = total !== undefined && after < total;
    if (count === 0) return more && ahead !== undefined && ahead < total ? ahead : undefined;
    if (ahead === undefined && total !== undefined && !more) return undefined;
    // Rows that were pushed down while walking may fill a whole page; the same page again is the end.
    if (!brought && !(more && moved)) return undefined;
    // The nearer of the two: a link that leads beyond the rows at hand would lose some.
    return Math.min(ahead ?? after, after);
  }
}

/** Rows that were there before. */
class Seen {
  readonly #idName: string;
  readonly #ids = new Set<unknown>();
  #page = "";
  /** Whether the last page was another one than the page before it. */
  moved = true;

  constructor(idName: string) {
    this.#idName = idName;
  }

  /** The rows of a page that are new. Rows without an id are new unless the page was there before. */
  fresh(rows: readonly unknown[]): readonly unknown[] {
    const page = JSON.stringify(rows);
    this.moved = page !== this.#page;
    this.#page = page;
    return this.moved ? rows.filter((row) => this.#isNew(row)) : [];
  }

  #isNew(row: unknown): boolean {
    const id = isFields(row) ? row[this.#idName] : undefined;
    if (typeof id !== "string" && typeof id !== "number") return true;
    if (this.#ids.has(id)) return false;
    this.#ids.add(id);
    return true;
  }
}
