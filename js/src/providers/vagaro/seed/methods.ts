// Owns the parameters of operations that have a method of VagaroClient. Written by scripts/docs/index.mjs.

import type { Params } from "../../../operations/call-types.js";
import type { Id } from "../../../operations/declare.js";
// prettier-ignore
import type { AvailabilityParams, RetrieveAppointmentParams } from "./types/appointments.js";
// prettier-ignore
import type { DeleteCustomerParams, RetrieveCustomerParams } from "./types/customers.js";
// prettier-ignore
import type { AssignEmployeeParams, EmployeeAtLocationParams, EmployeeParams, SetWorkingHoursParams, UpdateEmployeeParams } from "./types/employees.js";
// prettier-ignore
import type { RetrieveLocationsParams, UpdateLocationParams } from "./types/locations.js";
// prettier-ignore
import type { RetrieveServicesParams } from "./types/services.js";
// prettier-ignore
import type { CreateTaskParams, DeleteTaskParams, RetrieveTasksParams, UpdateTaskParams } from "./types/tasks.js";

/** The operations that have a method, by method and path, with their parameters. */
// prettier-ignore
export interface VagaroMethods {
  "POST /api/employees/retrieve": EmployeeParams;
  "POST /api/employees/assign": AssignEmployeeParams;
  "POST /api/employees/unassign": EmployeeAtLocationParams;
  "PUT /api/employees/update": UpdateEmployeeParams;
  "PUT /api/employees/working-hours": SetWorkingHoursParams;
  "POST /api/employees/delete": EmployeeParams;
  "POST /api/customers/retrieve": RetrieveCustomerParams;
  "GET /api/customers/{customer_id}": Params<{ customer_id: Id }>;
  "POST /api/customers/delete": DeleteCustomerParams;
  "POST /api/appointments/availability": AvailabilityParams;
  "POST /api/appointments/retrieve": RetrieveAppointmentParams;
  "POST /api/locations/retrieve": RetrieveLocationsParams | undefined;
  "PUT /api/locations/update": UpdateLocationParams;
  "POST /api/services/retrieve": RetrieveServicesParams | undefined;
  "POST /api/tasks/create": CreateTaskParams;
  "POST /api/tasks/retrieve": RetrieveTasksParams | undefined;
  "PUT /api/tasks/update": UpdateTaskParams;
  "POST /api/tasks/delete": DeleteTaskParams;
  "GET /api/access/levels": object | undefined;
}
