// Owns the types that several resources of athenahealth share.

import type { Id } from "../../../operations/declare.js";

/**
 * A day: `mm/dd/yyyy`, as athenahealth has it, or `yyyy-mm-dd`. A Date is none: it has a time zone.
 *
 * @provenance official
 */
export type Day = string;

/**
 * A day and a time without a zone: `mm/dd/yyyy hh:mm:ss`, or `yyyy-mm-dd hh:mm:ss`.
 *
 * @provenance official
 */
export type DayTime = string;

/**
 * What every list says that comes as a whole.
 *
 * @provenance official
 */
export interface Counted {
  /** Rows in the whole list. */
  readonly totalcount?: number;
}

/**
 * What every page says of the list it belongs to.
 *
 * @provenance official
 */
export interface Page extends Counted {
  /** Relative URL of the next page; missing at the end, and from some lists always. */
  readonly next?: string;
  /** Relative URL of the page before. */
  readonly previous?: string;
}

/**
 * What every list takes that comes in pages.
 *
 * @provenance official
 */
export interface PageParams {
  /** Rows in a request. Default: 500. */
  readonly limit?: number | undefined;
  /** Rows before the first. Default: 0. */
  readonly offset?: number | undefined;
}

/**
 * What operations on records take that a practice may restrict.
 *
 * @provenance official
 */
export interface RestrictionParams {
  /** Only records with one of these codes, of `N` and `R`. Default: all. */
  readonly confidentialitycode?: readonly string[] | undefined;
  /**
   * Whether restricted and blocked patients are found, too. For use only where the patient cannot see
   * whether one was found. Default: false.
   */
  readonly ignorerestrictions?: boolean | undefined;
}

/**
 * What calls tell of a patient who stands behind them.
 *
 * @provenance official
 */
export interface PatientFacingParams {
  /** The patient's username in the application that calls. Default: none. */
  readonly THIRDPARTYUSERNAME?: string | undefined;
  /** Whether a patient makes the call; athenahealth then records it. Default: false. */
  readonly PATIENTFACINGCALL?: boolean | undefined;
}

/**
 * What every operation on a chart takes. A patient may have several charts.
 *
 * @provenance official
 */
export interface ChartParams {
  /** The department, which determines the chart. */
  readonly departmentid: Id;
}

/**
 * What the lists of changes take.
 *
 * @provenance official
 */
export interface ChangesParams {
  /**
   * Whether the changes stay in the list. If not, reading takes them out of it, and whoever reads next does
   * not see them. Default: false.
   */
  readonly leaveunprocessed?: boolean | undefined;
  /** Changes that were read before, from this time on, Eastern; to read again what got lost. Default: none. */
  readonly showprocessedstartdatetime?: DayTime | undefined;
  /** Changes that were read before, up to this time, Eastern. Default: none. */
  readonly showprocessedenddatetime?: DayTime | undefined;
}

/**
 * The value of a field that the practice has made.
 *
 * @provenance proven
 */
export interface CustomFieldValue {
  /** The field. */
  readonly customfieldid: string;
  /** The value in words. */
  readonly customfieldvalue?: string;
  /** The value, where it is one of several options. */
  readonly optionid?: string;
}

/**
 * The answer of a write that brings nothing. A failure is an ApiError instead.
 *
 * @provenance official
 */
export interface Done {
  /** Always true. */
  readonly success: true;
}
