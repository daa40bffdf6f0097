// Owns the types that several resources of athenahealth share.

import type { Id } from "../../../operations/declare.js";

/**
 * A day: `mm/dd/yyyy`, as athenahealth writes it, or `yyyy-mm-dd`. It is not a Date, which has a time zone.
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
 * A file or an image to send: bytes, or text that is base64 already. Bytes are sent as base64.
 *
 * @provenance official
 */
export type FileContents = Uint8Array | string;

/**
 * The bytes of a file: a `Uint8Array`, written so that every version of TypeScript reads it.
 *
 * @provenance official
 */
export type Bytes = ReturnType<Uint8ArrayConstructor["of"]>;

/**
 * Members of every list that comes as a whole.
 *
 * @provenance official
 */
export interface Counted {
  /** The number of rows in the whole list. */
  readonly totalcount?: number;
}

/**
 * Members of every page about its list.
 *
 * @provenance official
 */
export interface Page extends Counted {
  /** Relative URL of the next page; missing at the end, and always in some lists. */
  readonly next?: string;
  /** Relative URL of the previous page. */
  readonly previous?: string;
}

/**
 * Parameters of every list in pages.
 *
 * @provenance official
 */
export interface PageParams {
  /** The page size, in rows. Default: 500. */
  readonly limit?: number | undefined;
  /** The number of rows to skip. Default: 0. */
  readonly offset?: number | undefined;
}

/**
 * Parameters of operations on records that a practice may restrict.
 *
 * @provenance official
 */
export interface RestrictionParams {
  /** Only records with one of these codes, of `N` and `R`. Default: all. */
  readonly confidentialitycode?: readonly string[] | undefined;
  /**
   * Whether to include restricted and blocked patients. Only for uses in which the patient cannot see
   * whether one was found. Default: false.
   */
  readonly ignorerestrictions?: boolean | undefined;
}

/**
 * Parameters about the patient who makes a call.
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
 * Parameters of every operation on a chart. A patient may have several charts.
 *
 * @provenance official
 */
export interface ChartParams {
  /** The department, which determines the chart. */
  readonly departmentid: Id;
}

/**
 * Parameters of the lists of changes.
 *
 * @provenance official
 */
export interface ChangesParams {
  /**
   * Whether the changes stay in the list. Otherwise reading removes them, and the next reader does not see
   * them. Default: false.
   */
  readonly leaveunprocessed?: boolean | undefined;
  /**
   * Includes changes that were read at this time (Eastern) or later, to read lost ones again. Default:
   * none.
   */
  readonly showprocessedstartdatetime?: DayTime | undefined;
  /** Includes changes that were read at this time (Eastern) or earlier. Default: none. */
  readonly showprocessedenddatetime?: DayTime | undefined;
}

/**
 * The value of a custom field of the practice.
 *
 * @provenance proven
 */
export interface CustomFieldValue {
  /** The field. */
  readonly customfieldid: string;
  /** The value in words. */
  readonly customfieldvalue?: string;
  /** The value, if it is one of several options. */
  readonly optionid?: string;
}

/**
 * The result of a write that returns nothing else. A failure is an ApiError.
 *
 * @provenance official
 */
export interface Done {
  /** Always true. */
  readonly success: true;
  /** A remark of the API, if it makes one. */
  readonly message?: string;
  /** A remark of the API about something that it did not do, if it makes one. */
  readonly errormessage?: string;
}
