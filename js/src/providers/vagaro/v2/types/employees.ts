// Owns the types of the official API's operations on employees.

import type { Open } from "../../../../errors/errors.js";
import type { ExactlyOne } from "../../exactly-one.js";
import type { AddressParams, BusinessParams, Page, PageParams, PostalAddress } from "./common.js";

/**
 * Parameters of `employees.list`.
 *
 * @provenance proven
 */
export interface ListEmployeesParams extends BusinessParams, PageParams {
  /** Only employees with this status. Default: all. */
  readonly status?: Open<"active" | "inactive"> | undefined;
}

/**
 * One page of employees.
 *
 * @provenance reported
 */
export interface EmployeePage extends Page {
  /** The rows. */
  readonly employees: readonly Employee[];
}

/**
 * Parameters of `employees.get`.
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
  /** First day of work, as the API writes it. */
  readonly startDate?: string;
  /** Id of the employee's manager. */
  readonly reportsTo?: string;
  /** Id of the access level. */
  readonly accessLevelId?: string;
  /** The kind of employee. */
  readonly employeeType?: string;
  /** Number of the employee's card. */
  readonly employeeCardId?: number;
  /** When the record was created, as the API writes it. */
  readonly createdDate?: string;
  /** Who created the record. */
  readonly createdBy?: string;
  /** Whether the employee is active. */
  readonly isActive?: boolean;
  /** Whether customers can book the employee online. */
  readonly isOnlineBookingActive?: boolean;
}

/**
 * Parameters of `employees.update`: the fields to change.
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
  /** Id of the employee's manager. */
  readonly reportsTo?: string | undefined;
  /** Number of the employee's card. */
  readonly employeeCardId?: number | undefined;
  /** Whether customers can book the employee online. */
  readonly isOnlineBookingActive?: boolean | undefined;
  /** Whether the staff page shows the employee. */
  readonly isShownOnStaffPage?: boolean | undefined;
  /** Whether the staff page shows the employee's contact data. */
  readonly showContactInformation?: boolean | undefined;
}

/**
 * The locations to assign an employee to, or to remove the employee from.
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
 * Parameters of `employees.assign`, beside one of {@link Workplaces}.
 *
 * @provenance reported
 */
export interface Assignment {
  /** Id of the access level, as `accessLevels.list` gives it; spelled like this in the API. */
  readonly accesslevelId: string;
  /** The employee's e-mail address. */
  readonly emailId: string;
  /** Whether the employee gets a calendar. */
  readonly calendar: boolean;
}

/**
 * Parameters of `employees.assign`.
 *
 * @provenance reported
 */
export type AssignEmployeeParams = Assignment & ExactlyOne<Workplaces>;

/**
 * Parameters of `employees.unassign`, beside one of {@link Workplaces}.
 *
 * @provenance reported
 */
export interface Unassignment {
  /** The employee's e-mail address. */
  readonly emailId: string;
  /** Whether to keep the employee's calendar. */
  readonly calendar: boolean;
}

/**
 * Parameters of `employees.unassign`.
 *
 * @provenance reported
 */
export type UnassignEmployeeParams = Unassignment & ExactlyOne<Workplaces>;

/**
 * Parameters of `employees.setWorkingHours`, for one date or for each week.
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
  /** Whether to use these hours for every same weekday. */
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
 * A working period.
 *
 * @provenance reported
 */
export interface WorkingSlot {
  /** Start, HH:MM (24 hours). */
  readonly startTime: string;
  /** End, HH:MM (24 hours). */
  readonly endTime: string;
  /** Ids of the services that are offered then. Default: all of the employee's. */
  readonly serviceIds?: readonly string[];
}

/**
 * A working period on one day of each week.
 *
 * @provenance reported
 */
export interface RegularWorkingSlot extends WorkingSlot {
  /** The day, 0 for Sunday to 6 for Saturday. */
  readonly dayOfWeek: number;
}
