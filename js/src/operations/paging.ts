// Owns walking over pages so that no row is lost or doubled, and so that the walk ends whatever the
// server does: one that ignores the page size, never or always names a next page, or gains rows.

import { isFields } from "../values/fields.js";

/** Where the rows of a page stand, and what tells one row from another. */
export interface Paging {
  /** The member that holds the rows; none if the page is the list of rows itself. */
  readonly rows?: string;
  /** The member of a row that is its id; several, if only together they tell rows apart. */
  readonly id: string | readonly string[];
  /** Rows in a request, where the caller says nothing. */
  readonly size: number;
}

/**
 * A list that comes in pages. As a promise it is the first page as the API sent it: asked for by the
 * first `await`, `then`, `catch` or `finally`, and kept, also if that fails. `for await` walks over all
 * rows; each loop begins anew. Nothing is sent before one of them begins.
 */
export interface Paged<Row, Page> extends AsyncIterable<Row>, Promise<Page> {
  /** Walks over whole pages, anew each time. Rows that came before are still in them. */
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
  /** The parameter by which callers set the page size. */
  readonly sizeName: string;
  /** The parameter by which callers set how many rows to pass over, if there is one. */
  readonly startName?: string;
  /** What a page says of the whole: how many rows there are, and where the next page begins. */
  readonly says: (page: unknown) => { readonly total?: number; readonly next?: number };
}

type Load = (extra: Readonly<Record<string, number>>) => Promise<unknown>;

/** Where a walk begins, and how large its steps are. */
export interface Stride {
  readonly size: number;
  readonly start: number;
}

/** Pages that bring nothing new, in a row, after which no server is believed that more will come. */
const BARREN = 10;

/**
 * Walks over the pages that `load` gets. `stride` throws if the caller's numbers are none. It is a
 * promise by class, because that is what some people and libraries look at; what it is a promise of is
 * asked for by `then` alone, through which `await`, `catch` and `finally` go.
 */
export class PageWalk extends Promise<unknown> implements Paged<unknown, unknown> {
  /** What `finally` makes is a plain promise. */
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
    const seen = new Seen(this.#paging.id);
    let position: Position = { pages: 0, offset: start };
    for (;;) {
      const page = await this.#load(this.#pager.ask(position, size));
      const rows = this.#rows(page);
      const said = this.#pager.says(page);
      const fresh = seen.look(rows, said.total);
      // An empty first page is still a page; a later one that brings nothing is none.
      if (fresh.length > 0 || position.pages === 0) yield { page, fresh };
      const offset = next(position.offset, rows.length, said, seen);
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

/**
 * Where the next page begins; none at the end. A page that is shorter than asked for ends nothing,
 * because servers have limits of their own. What ends a walk is the server's count, unless the rows at
 * hand disprove it, or a page that brings nothing new.
 */
function next(
  offset: number,
  count: number,
  { total, next: link }: ReturnType<Pager["says"]>,
  seen: Seen,
): number | undefined {
  const after = offset + count;
  const ahead = link !== undefined && link > offset ? link : undefined;
  const more = total !== undefined && after < total;
  if (seen.barren > 0) {
    // Rows that were pushed down meanwhile may fill a whole page, and the count says that more follow.
    if (!more || seen.barren > BARREN || !(seen.moved || count === 0)) return undefined;
    if (count === 0) return ahead;
  } else if (ahead === undefined && total === after) {
    return undefined;
  }
  // The nearer of the two: a link that leads beyond the rows at hand would lose some.
  return Math.min(ahead ?? after, after);
}

/** What was there before. */
class Seen {
  readonly #idNames: readonly string[];
  readonly #ids = new Set<string>();
  /** Pages with rows that have no id, as text. */
  readonly #pages = new Set<string>();
  #last: readonly [string, number | undefined] | undefined;
  /** Pages in a row that brought nothing new. */
  barren = 0;
  /** Whether the last page, or the count with it, was another than the page before. */
  moved = true;

  constructor(id: string | readonly string[]) {
    this.#idNames = typeof id === "string" ? [id] : id;
  }

  /** The rows of a page that are new. Rows without an id are new unless the page was there before. */
  look(rows: readonly unknown[], total: number | undefined): readonly unknown[] {
    const page = JSON.stringify(rows);
    this.moved = page !== this.#last?.[0] || total !== this.#last[1];
    this.#last = [page, total];
    const again = this.#pages.has(page);
    const fresh = rows.filter((row) => this.#isNew(row, again));
    if (fresh.some((row) => this.#idOf(row) === undefined)) this.#pages.add(page);
    this.barren = fresh.length > 0 ? 0 : this.barren + 1;
    return fresh;
  }

  #isNew(row: unknown, again: boolean): boolean {
    const id = this.#idOf(row);
    if (id === undefined) return !again;
    if (this.#ids.has(id)) return false;
    this.#ids.add(id);
    return true;
  }

  #idOf(row: unknown): string | undefined {
    const [id, ...more] = this.#idNames.map((name) => (isFields(row) ? row[name] : undefined));
    if (typeof id !== "string" && typeof id !== "number") return undefined;
    return JSON.stringify([id, ...more].map(String));
  }
}
