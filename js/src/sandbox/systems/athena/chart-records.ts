// Owns what the athena system keeps of charts and encounters beside the tables of its store.
import { TEMPLATES } from "./reference-lists.js";
import { Table } from "./table.js";

/** The answer to a question of the medical history. */
export interface HistoryAnswer {
  readonly questionid: string;
  answer: string | undefined;
  note: string | undefined;
}

/** What a chart has beside the records in tables. */
export interface Chart {
  /** Answers of the medical history, by the question's id. */
  readonly answers: Map<string, HistoryAnswer>;
  historyNote: string | undefined;
  medicationNote: string | undefined;
  noMedications: boolean;
  /** Ids of the templates that the social history shows. */
  templates: readonly string[];
  /** The id of the default lab. */
  lab: string | undefined;
  /** The NCPDP id of the default pharmacy. */
  pharmacy: string | undefined;
}

/** An order for a lab. */
export interface Order {
  readonly orderid: string;
  readonly encounterid: string;
  readonly snomedcode: string;
  readonly ordertypeid: string;
  readonly facilityid: string | undefined;
  readonly dateordered: string;
  readonly details: Readonly<Record<string, string>>;
}

/** A screening questionnaire. */
export interface Screener {
  readonly questionnaireid: string;
  readonly encounterid: string;
  readonly templateid: string;
  /** The answers by the question's id. */
  readonly answers: Map<string, string>;
  documentids: readonly string[];
  score: number | undefined;
  scoreddate: string | undefined;
  readonly details: Record<string, string>;
}

/** The id of the template that each social history shows at the start. */
export const FIRST_TEMPLATE = "55";

/** The charts, orders and screening questionnaires. */
export class ChartRecords {
  readonly orders = new Table<Order>("order", 3001);
  readonly screeners = new Table<Screener>("questionnaire screener", 3501);
  readonly #charts = new Map<string, Chart>();

  /** The chart of a patient. */
  of(patientid: string): Chart {
    const chart = this.#charts.get(patientid) ?? {
      answers: new Map<string, HistoryAnswer>(),
      historyNote: undefined,
      medicationNote: undefined,
      noMedications: false,
      templates: [FIRST_TEMPLATE],
      lab: undefined,
      pharmacy: undefined,
    };
    this.#charts.set(patientid, chart);
    return chart;
  }
}

/** The templates that a chart's social history shows. */
export function templatesOf({ templates }: Chart): unknown[] {
  return TEMPLATES.filter(({ templateid }) => templates.includes(String(templateid))).map(
    ({ templateid, templatename }) => ({ templateid, templatename }),
  );
}
