// Owns the types of the operations on departments and on the practice itself.

import type { Open } from "../../../errors/errors.js";
import type { Id } from "../../../operations/declare.js";
import type { Page } from "./common.js";
import type { ListAppointmentTypesParams } from "./scheduling.js";

/**
 * Parameters of `departments.getDepartment`.
 *
 * @provenance official
 */
export interface GetDepartmentParams {
  /** Whether to include `providerlist`: providers with booked appointments there. Default: false. */
  readonly providerlist?: boolean | undefined;
  /** Whether to include departments that are hidden in the patients' portal. Default: false. */
  readonly showalldepartments?: boolean | undefined;
}

/**
 * Parameters of `departments.listDepartments`.
 *
 * @provenance official
 */
export interface ListDepartmentsParams extends GetDepartmentParams, LongPageParams {
  /** Whether to include providers who are set up to work there, of whom there may be many. Default: false. */
  readonly fullproviderlist?: boolean | undefined;
  /** Only departments of hospitals. Default: false. */
  readonly hospitalonly?: boolean | undefined;
}

/**
 * The size and position of a page in a list of departments or practices.
 *
 * @provenance official
 */
export interface LongPageParams {
  /** The page size, in rows, up to 5000. Default: 500. */
  readonly limit?: number | undefined;
  /** The number of rows to skip. Default: 0. */
  readonly offset?: number | undefined;
}

/**
 * Parameters of `departments.getDepartmentAppointmentTypes`.
 *
 * @provenance official
 */
export interface GetDepartmentAppointmentTypesParams extends ListAppointmentTypesParams {
  /** The departments. */
  readonly departmentids: Id | readonly Id[];
}

/**
 * A department: a place where a practice works.
 *
 * @provenance proven
 */
export interface Department {
  /** The department's id. */
  readonly departmentid: string;
  /** The name. */
  readonly name?: string;
  /** The name that patients see. */
  readonly patientdepartmentname?: string;
  /** Its time zone, such as `US/Eastern`. */
  readonly timezonename?: string;
  /** The current offset from UTC, in hours: -5 for Eastern time in winter, -4 in summer. */
  readonly timezone?: number;
  /** The offset from UTC in winter, in hours. */
  readonly timezoneoffset?: number;
  /** Whether it has no daylight saving time. */
  readonly doesnotobservedst?: boolean;
  /** Street and number. */
  readonly address?: string;
  /** Second line of the address. */
  readonly address2?: string;
  /** City. */
  readonly city?: string;
  /** State, two letters. */
  readonly state?: string;
  /** ZIP code. */
  readonly zip?: string;
  /** Phone number; not always meant for patients. */
  readonly phone?: string;
  /** Its provider group: a practice's financial unit. */
  readonly providergroupid?: string;
  /** The provider group's name. */
  readonly providergroupname?: string;
  /** The type of place of service. */
  readonly placeofservicetypeid?: string;
  /** The name of that type. */
  readonly placeofservicetypename?: string;
  /** Whether services done there can be billed. */
  readonly servicedepartment?: boolean;
  /** Whether the place of service is a facility. */
  readonly placeofservicefacility?: boolean;
  /** Whether it belongs to a hospital. */
  readonly ishospitaldepartment?: boolean;
  /** The departments with which it shares charts. */
  readonly chartsharinggroupid?: string;
  /** The extent to which it uses athenaClinicals. */
  readonly clinicals?: Open<"ON" | "OFF" | "DOCUMENTSONLY" | "ADMINONLY">;
  /** Whether patients there consent to the download of their medication history. */
  readonly medicationhistoryconsent?: boolean;
  /** The latitude, in degrees, as the API writes it. */
  readonly latitude?: string;
  /** The longitude, in degrees, as the API writes it. */
  readonly longitude?: string;
  /** The credit cards that it accepts. */
  readonly creditcardtypes?: readonly string[];
  /** The credit cards that it accepts online. */
  readonly ecommercecreditcardtypes?: readonly string[];
  /** The largest payment contract for one appointment, in US dollars, as the API writes it. */
  readonly singleappointmentcontractmax?: string;
  /** The largest payment contract for one year, in US dollars, as the API writes it. */
  readonly oneyearcontractmax?: string;
  /** URL of the practice or its portal. */
  readonly portalurl?: string;
  /** The brand that patients see. */
  readonly communicatorbrandid?: string;
  /** The ids of its providers, if requested, as the API writes them. */
  readonly providerlist?: readonly (string | number)[];
}

/**
 * One page of departments.
 *
 * @provenance proven
 */
export interface DepartmentPage extends Page {
  /** The rows. */
  readonly departments: readonly Department[];
}

/**
 * A practice.
 *
 * @provenance proven
 */
export interface PracticeInfo {
  /** The practice's id. */
  readonly practiceid: string;
  /** The name. */
  readonly name?: string;
  /** Names that patients see. */
  readonly publicnames?: readonly string[];
  /** Whether it uses athenaClinicals. */
  readonly hasclinicals?: boolean;
  /** Whether it uses athenaCollector. */
  readonly hascollector?: boolean;
  /** Whether it uses athenaCommunicator. */
  readonly hascommunicator?: boolean;
  /** Whether it sends orders by athenaCoordinator. */
  readonly iscoordinatorsender?: boolean;
  /** Whether it receives orders by athenaCoordinator. */
  readonly iscoordinatorreceiver?: boolean;
  /** The day on which it went live, mm/dd/yyyy. */
  readonly golivedate?: string;
}

/**
 * One page of practices.
 *
 * @provenance official
 */
export interface PracticeInfoPage extends Page {
  /** The rows. */
  readonly practiceinfo: readonly PracticeInfo[];
}
