// Owns what is said to and by the official API's operations on employees.

import type { ExactlyOne } from "../../exactly-one.js";
import type { AddressParams, BusinessParams, PostalAddress } from "./common.js";

/**
 * What `employees.get` takes.
 *
 * @provenance proven
 */
export interface GetEmployeeParams extends BusinessParams {
  /** The employee's id. */
  readonly serviceProviderId: string;
}

/**
 * An employee.
 *
 * @provenance proven
 */
export interface Employee extends PostalAddress {
  /** The employee's id. */
  readonly serviceProviderId: string;
  /** First name. */
  readonly employeeFirstName?: string;
  /** Last name. */
  readonly employeeLastName?: string;
  /** Id of the group of locations that the employee belongs to. */
  readonly businessGroupId?: string;
  /** E-mail address. */
  readonly email?: string;
  /** Phone number. */
  readonly phone?: string;
  /** Date of birth, YYYY-MM-DD. */
  readonly birthday?: string;
  /** First day of work, as the API wrote it. */
  readonly startDate?: string;
  /** Id of the employee who leads this one. */
  readonly reportsTo?: string;
  /** Id of the access level. */
  readonly accessLevelId?: string;
  /** What kind of employee it is. */
  readonly employeeType?: string;
  /** Number of the employee's card. */
  readonly employeeCardId?: number;
  /** When the record was made, as the API wrote it. */
  readonly createdDate?: string;
  /** Who made the record. */
  readonly createdBy?: string;
  /** Whether the employee works. */
  readonly isActive?: boolean;
  /** Whether customers can book the employee online. */
  readonly isOnlineBookingActive?: boolean;
}

/**
 * What `employees.update` takes: what is to change.
 *
 * @provenance reported
 */
export interface UpdateEmployeeParams extends BusinessParams, AddressParams {
  /** First name. */
  readonly employeeFirstName?: string | undefined;
  /** Last name. */
  readonly employeeLastName?: string | undefined;
  /** Phone number by day. */
  readonly dayPhone?: string | undefined;
  /** Phone number by night. */
  readonly nightPhone?: string | undefined;
  /** Date of birth, YYYY-MM-DD. */
  readonly birthday?: string | undefined;
  /** First day of work, YYYY-MM-DD. */
  readonly startDate?: string | undefined;
  /** Id of the employee who leads this one. */
  readonly reportsTo?: string | undefined;
  /** Number of the employee's card. */
  readonly employeeCardId?: number | undefined;
  /** Whether customers can book the employee online. */
  readonly isOnlineBookingActive?: boolean | undefined;
  /** Whether the page about the staff shows the employee. */
  readonly isShownOnStaffPage?: boolean | undefined;
  /** Whether that page shows how to reach the employee. */
  readonly showContactInformation?: boolean | undefined;
}

/**
 * Where an employee is to work, or is to work no longer.
 *
 * @provenance reported
 */
export interface Workplaces {
  /** Ids of the locations. */
  readonly businessIds: readonly string[];
  /** Name of a group of locations. */
  readonly groupName: string;
}

/**
 * What `employees.assign` takes, and one of {@link Workplaces}.
 *
 * @provenance reported
 */
export interface Assignment {
  /** Id of the access level, as `accessLevels.list` gives it; with this very spelling. */
  readonly accesslevelId: string;
  /** The employee's e-mail address. */
  readonly emailId: string;
  /** Whether the employee gets a calendar. */
  readonly calendar: boolean;
}

/**
 * What `employees.assign` takes.
 *
 * @provenance reported
 */
export type AssignEmployeeParams = Assignment & ExactlyOne<Workplaces>;

/**
 * What `employees.unassign` takes, and one of {@link Workplaces}.
 *
 * @provenance reported
 */
export interface Unassignment {
  /** The employee's e-mail address. */
  readonly emailId: string;
  /** Whether the employee's calendar is kept. */
  readonly calendar: boolean;
}

/**
 * What `employees.unassign` takes.
 *
 * @provenance reported
 */
export type UnassignEmployeeParams = Unassignment & ExactlyOne<Workplaces>;

/**
 * What `employees.setWorkingHours` takes, be it for one date or for each week.
 *
 * @provenance reported
 */
export type SetWorkingHoursParams = CalendarWorkingHours | RegularWorkingHours;

/**
 * Hours of one date.
 *
 * @provenance reported
 */
export interface CalendarWorkingHours extends BusinessParams {
  /** Whether these are the hours of one date or of each week. */
  readonly type: "calendarWorkingHours";
  /** The date, YYYY-MM-DD; for `calendarWorkingHours`. */
  readonly date: string;
  /** The hours. */
  readonly slots: readonly WorkingSlot[];
  /** Whether these become the hours of each such weekday. */
  readonly repeatForSameDay?: boolean | undefined;
}

/**
 * Hours of each week.
 *
 * @provenance reported
 */
export interface RegularWorkingHours extends BusinessParams {
  /** Whether these are the hours of one date or of each week. */
  readonly type: "regularWorkingHours";
  /** The hours. */
  readonly slots: readonly RegularWorkingSlot[];
}

/**
 * A stretch of work.
 *
 * @provenance reported
 */
export interface WorkingSlot {
  /** Begin, HH:MM in 24 hours. */
  readonly startTime: string;
  /** End, HH:MM in 24 hours. */
  readonly endTime: string;
  /** Ids of the services that are given then. Default: all of the employee's. */
  readonly serviceIds?: readonly string[];
}

/**
 * A stretch of work on one day of each week.
 *
 * @provenance reported
 */
export interface RegularWorkingSlot extends WorkingSlot {
  /** The day, 0 for Sunday to 6 for Saturday. */
  readonly dayOfWeek: number;
}
