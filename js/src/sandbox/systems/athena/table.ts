// The tables which the athena system keeps its records in.
import { absent } from "./refused.js";

/** Records of one kind. Ids are whole numbers, written as text, that count upwards. */
export class Table<Row> {
  protected readonly kind: string;
  readonly #rows = new Map<string, Row>();
  #nextId: number;

  constructor(kind: string, firstId = 1) {
    this.kind = kind;
    this.#nextId = firstId;
  }

  /** Adds the record which `make` makes of its id. */
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

  /** The record with this id; without one the operation is refused. */
  get(id: string): Row {
    const row = this.#rows.get(id);
    if (row === undefined) throw absent(this.kind);
    return row;
  }

  remove(id: string): void {
    this.#rows.delete(id);
  }

  /** The records that pass, by ascending id. */
  where(passes: (row: Row) => boolean = () => true): Row[] {
    return [...this.#rows.values()].filter(passes);
  }
}

/** Records which belong to patients. */
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
