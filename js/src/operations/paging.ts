// Owns walking over pages so that no row is lost or doubled, and so that the walk ends whatever the server
// does: it may ignore the page size, never or always name a next page, or gain rows meanwhile. The rules for
// the end are in last-page.ts.

import { isFields } from "../values/fields.js";
import { LastPage } from "./last-page.js";
import type { Said } from "./last-page.js";
import { isId } from "./shapes.js";

/** Where a page has its rows, and what identifies a row. */
export interface Paging {
  /** The member that holds the rows. Default: the page is the list of rows itself. */
  readonly rows?: string;
  /** The member of a row that is its id, or several members that are unique together only. */
  readonly id: string | readonly string[];
  /** The members that identify a row which has no `id`: the first of them that it has. Default: none. */
  readonly otherIds?: readonly string[];
  /** The page size, in rows, if the caller gives none. */
  readonly size: number;
}

/**
 * A list in pages. As a promise it resolves with the first page as the API sent it: the first `await`,
 * `then`, `catch` or `finally` sends the request, and later ones get the same outcome. `for await` walks
 * over all rows; each loop starts again. Before that nothing is sent. Both fail with what the method is
 * documented to throw.
 */
export interface Paged<Row, Page> extends AsyncIterable<Row>, Promise<Page> {
  /** Walks over whole pages, from the first each time. They may repeat rows of earlier pages. */
  pages(): AsyncIterable<Page>;
}

/** The position of a walk. */
export interface Position {
  /** Pages so far. */
  readonly pages: number;
  /** Rows before the next page, as the server counts them. */
  readonly offset: number;
}

/** How an API's pages follow one another. */
export interface Pager {
  /** The parameters that request the page at a position. */
  readonly ask: (position: Position, size: number) => Readonly<Record<string, number>>;
  /** The parameter by which callers set the page size. */
  readonly sizeName: string;
  /** The parameter by which callers set how many rows to skip, if there is one. */
  readonly startName?: string;
  /** What a page says about the list. */
  readonly says: (page: unknown) => Said;
  /** The largest page, in rows, that the API sends if it ignores the page size. Default: it is not known. */
  readonly ownSize?: number;
}

type Load = (extra: Readonly<Record<string, number>>) => Promise<unknown>;

/** The start of a walk, in rows, and its page size. */
export interface Stride {
  readonly size: number;
  readonly start: number;
}

/**
 * Walks over the pages that `load` gets. `stride` throws if the caller's numbers are invalid. It extends
 * Promise, because some libraries check for that; only `then`, which `await`, `catch` and `finally` call,
 * sends the request for the first page.
 */
export class PageWalk extends Promise<unknown> implements Paged<unknown, unknown> {
  /** `finally` makes a plain promise. */
  static override get [Symbol.species](): PromiseConstructor {
    return Promise;
  }

  readonly #load: Load;
  readonly #paging: Paging;
  readonly #pager: Pager;
  readonly #stride: () => Stride;
  #first: Promise<unknown> | undefined;

  constructor(load: Load, paging: Paging, pager: Pager, stride: () => Stride) {
    super(() => undefined);
    this.#load = load;
    this.#paging = paging;
    this.#pager = pager;
    this.#stride = stride;
  }

  override then<A = unknown, B = never>(
    resolve?: ((page: unknown) => A | PromiseLike<A>) | null,
    reject?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    this.#first ??= this.#loadFirst();
    return this.#first.then(resolve, reject);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<unknown, void> {
    for await (const { fresh } of this.#walk()) yield* fresh;
  }

  async *pages(): AsyncGenerator<unknown, void> {
    for await (const { page } of this.#walk()) yield page;
  }

  async #loadFirst(): Promise<unknown> {
    const { size, start } = this.#stride();
    return await this.#load(this.#pager.ask({ pages: 0, offset: start }, size));
  }

  async *#walk(): AsyncGenerator<{ page: unknown; fresh: readonly unknown[] }, void> {
    const { size, start } = this.#stride();
    const seen = new Seen(this.#paging);
    const last = new LastPage(size, this.#pager.ownSize);
    let position: Position = { pages: 0, offset: start };
    for (;;) {
      const page = await this.#load(this.#pager.ask(position, size));
      const rows = this.#rows(page);
      const said = this.#pager.says(page);
      const fresh = seen.look(rows, said.total);
      // An empty first page counts as a page; a later one without new rows does not.
      if (fresh.length > 0 || position.pages === 0) yield { page, fresh };
      const offset = last.next(position.offset, rows.length, said, seen);
      if (offset === undefined) return;
      position = { pages: position.pages + 1, offset };
    }
  }

  #rows(page: unknown): readonly unknown[] {
    const { rows } = this.#paging;
    const found = rows !== undefined && isFields(page) ? page[rows] : page;
    return Array.isArray(found) ? found : [];
  }
}

/** The rows and pages seen so far. */
class Seen {
  /** For each kind of id the members that it consists of. */
  readonly #idNames: readonly (readonly string[])[];
  /** For each id the most rows of one page that had it. */
  readonly #given = new Map<string, number>();
  /** Pages that have rows without an id, as text. */
  readonly #pages = new Set<string>();
  #last: readonly [string, number | undefined] | undefined;
  /** The latest pages in a row without a new row. */
  barren = 0;
  /** Whether the latest page, or the total with it, differs from the page before. */
  moved = true;

  constructor({ id, otherIds = [] }: Paging) {
    this.#idNames = [typeof id === "string" ? [id] : id, ...otherIds.map((name) => [name])];
  }

  /**
   * The new rows of a page. Rows of one page may share an id; a later page repeats as many of them as were
   * pushed down meanwhile. Rows without an id are new unless the same page was seen before.
   */
  look(rows: readonly unknown[], total: number | undefined): readonly unknown[] {
    const page = JSON.stringify(rows);
    this.moved = page !== this.#last?.[0] || total !== this.#last[1];
    this.#last = [page, total];
    const again = this.#pages.has(page);
    const here = new Map<string, number>();
    const fresh = rows.filter((row) => {
      const id = this.#idOf(row);
      if (id === undefined) return !again;
      const count = (here.get(id) ?? 0) + 1;
      here.set(id, count);
      return count > (this.#given.get(id) ?? 0);
    });
    for (const [id, count] of here) this.#given.set(id, Math.max(count, this.#given.get(id) ?? 0));
    if (fresh.some((row) => this.#idOf(row) === undefined)) this.#pages.add(page);
    this.barren = fresh.length > 0 ? 0 : this.barren + 1;
    return fresh;
  }

  /** The row's id, with the name of its member, because ids of different kinds may be equal. */
  #idOf(row: unknown): string | undefined {
    if (!isFields(row)) return undefined;
    const names = this.#idNames.find(([name = ""]) => isId(row[name]));
    return names && JSON.stringify([names[0], ...names.map((name) => String(row[name]))]);
  }
}
