// Owns the tables of the athena system's records.
import { absent } from "./error-response.js";

/** Records of one kind. Ids are ascending whole numbers, written as text. */
export class Table<Row> {
  protected readonly kind: string;
  readonly #rows = new Map<string, Row>();
  #nextId: number;

  constructor(kind: string, firstId = 1) {
    this.kind = kind;
    this.#nextId = firstId;
  }

  /** Adds the record that `make` makes for a new id. */
  add(make: (id: string) => Row): Row {
    const id = String(this.#nextId);
    this.#nextId += 1;
    const row = make(id);
    this.#rows.set(id, row);
    return row;
  }

  has(id: string): boolean {
    return this.#rows.has(id);
  }

  /** The record with this id. Throws an error response if there is none. */
  get(id: string): Row {
    const row = this.#rows.get(id);
    if (row === undefined) throw absent(this.kind);
    return row;
  }

  remove(id: string): void {
    this.#rows.delete(id);
  }

  /** The records that pass the filter, by ascending id. */
  where(passes: (row: Row) => boolean = () => true): Row[] {
    return [...this.#rows.values()].filter(passes);
  }
}

/** Records that belong to patients. */
export class PatientTable<Row extends { readonly patientid: string }> extends Table<Row> {
  /** The records of one patient. */
  of(patientid: string): Row[] {
    return this.where((row) => row.patientid === patientid);
  }

  /** The record with this id, if it is the patient's. */
  getOf(patientid: string, id: string): Row {
    const row = this.get(id);
    if (row.patientid !== patientid) throw absent(this.kind);
    return row;
  }
}
