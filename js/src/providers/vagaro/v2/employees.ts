// Owns the official API's operations on employees. It has none to create them.

import { operation } from "../../../operations/declare.js";
import type { CallOptions, Id } from "../../../operations/declare.js";
import type { Paged } from "../../../operations/paging.js";
import { done, one, pageOf } from "../../../operations/shapes.js";
import type { BusinessParams, Done } from "./types/common.js";
import type {
  AssignEmployeeParams,
  Employee,
  EmployeePage,
  GetEmployeeParams,
  ListEmployeesParams,
  SetWorkingHoursParams,
  UnassignEmployeeParams,
  UpdateEmployeeParams,
} from "./types/employees.js";

/** `client.employees`. */
export const employees = {
  /**
   * The employees of a business. Sources differ on the name of the list in the response; in results it is
   * `employees`.
   */
  list: operation<
    (params?: ListEmployeesParams, options?: CallOptions) => Paged<Employee, EmployeePage>
  >({
    method: "POST",
    path: "employees",
    result: pageOf("employees", "serviceProviders"),
    safe: true,
    provenance: "proven",
    defaults: ["businessId"],
    both: ["pageNumber", "pageSize"],
    paging: { rows: "employees", id: "serviceProviderId", size: 100 },
    seed: "POST /api/employees/retrieve, as retrieveAll",
  }),

  /**
   * One employee. Ids are in `list`, and in the services of `services.list`.
   *
   * @throws ApiError `not_found` (404), if the list that the API sends is empty.
   */
  get: operation<(params: GetEmployeeParams, options?: CallOptions) => Promise<Employee>>({
    method: "POST",
    path: "employees",
    result: one,
    safe: true,
    provenance: "proven",
    required: ["serviceProviderId"],
    defaults: ["businessId"],
    seed: "POST /api/employees/retrieve",
  }),

  /**
   * Changes an employee's record. Requires a scope that writes: sources name `write access` and `write
   * employee`.
   */
  update: operation<
    (serviceProviderId: Id, params?: UpdateEmployeeParams, options?: CallOptions) => Promise<Done>
  >({
    method: "PUT",
    path: "employees/{serviceProviderId}",
    result: done,
    provenance: "reported",
    defaults: ["businessId"],
    seed: "PUT /api/employees/update",
  }),

  /**
   * Deletes an employee from a business. Requires a scope that writes: sources name `write access` and
   * `write employee`.
   */
  delete: operation<
    (serviceProviderId: Id, params?: BusinessParams, options?: CallOptions) => Promise<Done>
  >({
    method: "POST",
    path: "employees/{serviceProviderId}",
    result: done,
    provenance: "reported",
    defaults: ["businessId"],
    seed: "POST /api/employees/delete",
  }),

  /** Assigns an employee to locations. Requires the scope `write employee`. */
  assign: operation<(params: AssignEmployeeParams, options?: CallOptions) => Promise<Done>>({
    method: "POST",
    path: "merchants/employees/assign",
    result: done,
    provenance: "reported",
    required: ["accesslevelId", "emailId", "calendar"],
    seed: "POST /api/employees/assign",
  }),

  /** Removes an employee from locations. Requires the scope `write employee`. */
  unassign: operation<(params: UnassignEmployeeParams, options?: CallOptions) => Promise<Done>>({
    method: "POST",
    path: "merchants/employees/unassign",
    result: done,
    provenance: "reported",
    required: ["emailId", "calendar"],
    seed: "POST /api/employees/unassign",
  }),

  /**
   * Sets an employee's hours, for one date or for each week. Requires a scope that writes: sources name
   * `write access` and `write employee`.
   */
  setWorkingHours: operation<
    (serviceProviderId: Id, params: SetWorkingHoursParams, options?: CallOptions) => Promise<Done>
  >({
    method: "PUT",
    path: "employees/working-hours/{serviceProviderId}",
    result: done,
    provenance: "reported",
    required: ["type", "slots"],
    defaults: ["businessId"],
    seed: "PUT /api/employees/working-hours",
  }),
};
