// Owns the types of the seed contract's operations on employees.

import type { Open } from "../../../../errors/errors.js";
import type { Done, Weekday } from "./common.js";

/**
 * Identifies an employee.
 *
 * @provenance seed
 */
export interface EmployeeParams {
  /** The employee's id. */
  readonly employee_id: string;
}

/**
 * Identifies an employee and a location.
 *
 * @provenance seed
 */
export interface EmployeeAtLocationParams extends EmployeeParams {
  /** The location's id. */
  readonly location_id: string;
}

/**
 * Parameters of `employees.assign`.
 *
 * @provenance seed
 */
export interface AssignEmployeeParams extends EmployeeAtLocationParams {
  /** Ids of the services that the employee performs there. */
  readonly services: readonly string[];
  /** The first day there, YYYY-MM-DD. */
  readonly start_date?: string | undefined;
}

/**
 * Parameters of `employees.update`: the employee, and the fields to change.
 *
 * @provenance seed
 */
export interface UpdateEmployeeParams extends EmployeeParams {
  /** First name. */
  readonly first_name?: string | undefined;
  /** Last name. */
  readonly last_name?: string | undefined;
  /** E-mail address. */
  readonly email?: string | undefined;
  /** Phone number, such as `+15550100`. */
  readonly phone?: string | undefined;
  /** The employee's status; the document shows only `active`. */
  readonly status?: Open<"active"> | undefined;
}

/**
 * Parameters of `employees.setWorkingHours`.
 *
 * @provenance seed
 */
export interface SetWorkingHoursParams extends EmployeeAtLocationParams {
  /** Hours by day, null on a day off. The meaning of a missing day is not documented. */
  readonly schedule: Readonly<Partial<Record<Weekday, WorkingDay | null>>>;
}

/**
 * A period of a day.
 *
 * @provenance seed
 */
export interface TimeSpan {
  /** Start, HH:MM (24 hours). */
  readonly start_time: string;
  /** End, HH:MM (24 hours). */
  readonly end_time: string;
}

/**
 * Hours of one day.
 *
 * @provenance seed
 */
export interface WorkingDay extends TimeSpan {
  /** Breaks. */
  readonly breaks?: readonly TimeSpan[];
}

/**
 * An employee.
 *
 * @provenance seed
 */
export interface Employee {
  /** The employee's id. */
  readonly employee_id: string;
  /** First name. */
  readonly first_name: string;
  /** Last name. */
  readonly last_name: string;
  /** E-mail address. */
  readonly email: string;
  /** Phone number, such as `+15550100`. */
  readonly phone: string;
  /** Ids of the locations the employee is assigned to. */
  readonly locations: readonly string[];
  /** Ids of the services the employee performs. */
  readonly services: readonly string[];
  /** The employee's status; the document shows only `active`. */
  readonly status: Open<"active">;
}

/**
 * All employees. The document does not show this response; a bare list is accepted as well.
 *
 * @provenance seed
 */
export interface EmployeeList {
  /** The rows. */
  readonly employees: readonly Employee[];
}

/**
 * The confirmation of a change of an employee.
 *
 * @provenance seed
 */
export interface EmployeeDone extends Done {
  /** The employee's id. */
  readonly employee_id: string;
}

/**
 * The result of `employees.assign`.
 *
 * @provenance seed
 */
export interface EmployeeAssigned extends EmployeeDone {
  /** The location's id. */
  readonly location_id: string;
  /** The time of the change, RFC 3339 in UTC. */
  readonly assigned_at: string;
}

/**
 * The result of `employees.unassign`.
 *
 * @provenance seed
 */
export interface EmployeeUnassigned extends EmployeeDone {
  /** The location's id. */
  readonly location_id: string;
  /** The time of the change, RFC 3339 in UTC. */
  readonly unassigned_at: string;
}

/**
 * The result of `employees.update`.
 *
 * @provenance seed
 */
export interface EmployeeUpdated extends EmployeeDone {
  /** The time of the change, RFC 3339 in UTC. */
  readonly updated_at: string;
}

/**
 * The result of `employees.setWorkingHours`.
 *
 * @provenance seed
 */
export interface WorkingHoursSet extends EmployeeDone {
  /** The time of the change, RFC 3339 in UTC. */
  readonly schedule_updated_at: string;
}

/**
 * The result of `employees.delete`.
 *
 * @provenance seed
 */
export interface EmployeeDeleted extends EmployeeDone {
  /** The time of the change, RFC 3339 in UTC. */
  readonly deleted_at: string;
}
