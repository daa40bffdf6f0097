// Owns what is said to and by the seed contract's operations on employees.

import type { Open } from "../../../../errors/errors.js";
import type { Done, Weekday } from "./common.js";

/**
 * What names an employee.
 *
 * @provenance seed
 */
export interface EmployeeParams {
  /** The employee's id. */
  readonly employee_id: string;
}

/**
 * What names an employee at one of the locations.
 *
 * @provenance seed
 */
export interface EmployeeAtLocationParams extends EmployeeParams {
  /** The location's id. */
  readonly location_id: string;
}

/**
 * What `employees.assign` takes.
 *
 * @provenance seed
 */
export interface AssignEmployeeParams extends EmployeeAtLocationParams {
  /** Ids of the services that the employee performs there. */
  readonly services: readonly string[];
  /** First day there, YYYY-MM-DD. */
  readonly start_date?: string | undefined;
}

/**
 * What `employees.update` takes: the employee, and what is to change.
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
  /** Whether the employee works; the document knows no word but `active`. */
  readonly status?: Open<"active"> | undefined;
}

/**
 * What `employees.setWorkingHours` takes.
 *
 * @provenance seed
 */
export interface SetWorkingHoursParams extends EmployeeAtLocationParams {
  /** Hours by day, null on a day off. What a day means that is left out is not documented. */
  readonly schedule: Readonly<Partial<Record<Weekday, WorkingDay | null>>>;
}

/**
 * A stretch of a day.
 *
 * @provenance seed
 */
export interface TimeSpan {
  /** Begin, HH:MM in 24 hours. */
  readonly start_time: string;
  /** End, HH:MM in 24 hours. */
  readonly end_time: string;
}

/**
 * Hours of one day.
 *
 * @provenance seed
 */
export interface WorkingDay extends TimeSpan {
  /** Breaks in between. */
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
  /** Whether the employee works; the document knows no word but `active`. */
  readonly status: Open<"active">;
}

/**
 * All employees. The document shows no such answer; a bare list is taken for it, too.
 *
 * @provenance seed
 */
export interface EmployeeList {
  /** The rows. */
  readonly employees: readonly Employee[];
}

/**
 * That something was done to an employee.
 *
 * @provenance seed
 */
export interface EmployeeDone extends Done {
  /** The employee's id. */
  readonly employee_id: string;
}

/**
 * What `employees.assign` gives.
 *
 * @provenance seed
 */
export interface EmployeeAssigned extends EmployeeDone {
  /** The location's id. */
  readonly location_id: string;
  /** When it was done, RFC 3339 in UTC. */
  readonly assigned_at: string;
}

/**
 * What `employees.unassign` gives.
 *
 * @provenance seed
 */
export interface EmployeeUnassigned extends EmployeeDone {
  /** The location's id. */
  readonly location_id: string;
  /** When it was done, RFC 3339 in UTC. */
  readonly unassigned_at: string;
}

/**
 * What `employees.update` gives.
 *
 * @provenance seed
 */
export interface EmployeeUpdated extends EmployeeDone {
  /** When it was done, RFC 3339 in UTC. */
  readonly updated_at: string;
}

/**
 * What `employees.setWorkingHours` gives.
 *
 * @provenance seed
 */
export interface WorkingHoursSet extends EmployeeDone {
  /** When it was done, RFC 3339 in UTC. */
  readonly schedule_updated_at: string;
}

/**
 * What `employees.delete` gives.
 *
 * @provenance seed
 */
export interface EmployeeDeleted extends EmployeeDone {
  /** When it was done, RFC 3339 in UTC. */
  readonly deleted_at: string;
}
