// Owns the seed contract's operations on employees. It has none to create one: that is done in Vagaro's own
// pages.

import { operation } from "../../../operations/declare.js";
import type { CallOptions, NoParams } from "../../../operations/declare.js";
import { one, pageOf } from "../../../operations/shapes.js";
import type {
  AssignEmployeeParams,
  Employee,
  EmployeeAssigned,
  EmployeeAtLocationParams,
  EmployeeDeleted,
  EmployeeList,
  EmployeeParams,
  EmployeeUnassigned,
  EmployeeUpdated,
  SetWorkingHoursParams,
  UpdateEmployeeParams,
  WorkingHoursSet,
} from "./types/employees.js";

/** `client.employees`. */
export const employees = {
  /**
   * One employee.
   *
   * @throws ApiError `employee_not_found` (404).
   */
  retrieve: operation<(params: EmployeeParams, options?: CallOptions) => Promise<Employee>>({
    method: "POST",
    path: "api/employees/retrieve",
    result: one,
    safe: true,
    required: ["employee_id"],
    provenance: "seed",
  }),

  /**
   * All employees. The reference lacks this request; the document on best practices has it, without its
   * response.
   */
  retrieveAll: operation<(params?: NoParams, options?: CallOptions) => Promise<EmployeeList>>({
    method: "POST",
    path: "api/employees/retrieve",
    result: pageOf("employees"),
    safe: true,
    provenance: "seed",
  }),

  /**
   * Assigns an employee to a location. Requires the permission `manage_employees`.
   *
   * @throws ApiError `insufficient_permissions` (403), `employee_not_found` (404), `already_assigned`
   * (409).
   */
  assign: operation<
    (params: AssignEmployeeParams, options?: CallOptions) => Promise<EmployeeAssigned>
  >({
    method: "POST",
    path: "api/employees/assign",
    result: one,
    required: ["employee_id", "location_id", "services"],
    provenance: "seed",
  }),

  /**
   * Removes an employee from a location. Requires the permission `manage_employees`.
   *
   * @throws ApiError `insufficient_permissions` (403), `employee_not_found` (404).
   */
  unassign: operation<
    (params: EmployeeAtLocationParams, options?: CallOptions) => Promise<EmployeeUnassigned>
  >({
    method: "POST",
    path: "api/employees/unassign",
    result: one,
    required: ["employee_id", "location_id"],
    provenance: "seed",
  }),

  /**
   * Changes an employee's record. Requires the permission `manage_employees`.
   *
   * @throws ApiError `insufficient_permissions` (403), `employee_not_found` (404).
   */
  update: operation<
    (params: UpdateEmployeeParams, options?: CallOptions) => Promise<EmployeeUpdated>
  >({
    method: "PUT",
    path: "api/employees/update",
    result: one,
    required: ["employee_id"],
    provenance: "seed",
  }),

  /**
   * Sets an employee's weekly hours at a location. Requires the permission `manage_employees`.
   *
   * @throws ApiError `invalid_schedule` (400), `insufficient_permissions` (403), `employee_not_found`
   * (404).
   */
  setWorkingHours: operation<
    (params: SetWorkingHoursParams, options?: CallOptions) => Promise<WorkingHoursSet>
  >({
    method: "PUT",
    path: "api/employees/working-hours",
    result: one,
    required: ["employee_id", "location_id", "schedule"],
    provenance: "seed",
  }),

  /**
   * Removes an employee from the business. Requires the permission `manage_employees`.
   *
   * @throws ApiError `insufficient_permissions` (403), `employee_not_found` (404).
   */
  delete: operation<(params: EmployeeParams, options?: CallOptions) => Promise<EmployeeDeleted>>({
    method: "POST",
    path: "api/employees/delete",
    result: one,
    required: ["employee_id"],
    provenance: "seed",
  }),
};
