// Owns the rows of one kind in a system, and parts of rows.

/** Rows by id, in the order of creation. */
export class Table<Row> {
  readonly #rows = new Map<string, Row>();
  readonly #removed = new Map<string, Row>();
  readonly #idOf: (row: Row) => string;

  constructor(idOf: (row: Row) => string, rows: readonly Row[]) {
    this.#idOf = idOf;
    for (const row of rows) this.put(row);
  }

  /** The row with this id, if there is one. */
  get(id: string): Row | undefined {
    return this.#rows.get(id);
  }

  /** The row with this id, even after its removal: for rows that still refer to it. */
  recall(id: string): Row | undefined {
    return this.#rows.get(id) ?? this.#removed.get(id);
  }

  /** All rows. */
  all(): readonly Row[] {
    return [...this.#rows.values()];
  }

  /** How many rows there have ever been. */
  get made(): number {
    return this.#rows.size + this.#removed.size;
  }

  /** Adds a row, or replaces the one with the same id. */
  put(row: Row): void {
    const id = this.#idOf(row);
    this.#removed.delete(id);
    this.#rows.set(id, row);
  }

  /** Removes a row. */
  remove(row: Row): void {
    const id = this.#idOf(row);
    this.#rows.delete(id);
    this.#removed.set(id, row);
  }
}

/** Those of the named fields that a row has. */
export function only<Row extends object, Name extends keyof Row>(
  row: Row,
  names: readonly Name[],
): Pick<Row, Name> {
  const found = names.filter((name) => row[name] !== undefined);
  return Object.fromEntries(found.map((name) => [name, row[name]])) as Pick<Row, Name>;
}

/** All fields of a row but one. */
export function without<Row extends object, Name extends keyof Row>(
  row: Row,
  unwanted: Name,
): Omit<Row, Name> {
  const rest = Object.entries(row).filter(([name]) => name !== unwanted);
  return Object.fromEntries(rest) as Omit<Row, Name>;
}
