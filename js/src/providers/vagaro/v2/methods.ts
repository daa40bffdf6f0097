// Owns the parameters of operations that have a method of VagaroV2Client. Written by scripts/docs/index.mjs.

import type { Params } from "../../../operations/call-types.js";
import type { Id } from "../../../operations/declare.js";
// prettier-ignore
import type { AvailabilityParams, CreateAppointmentParams, DeleteAppointmentParams, ListAppointmentsParams, UpdateAppointmentParams } from "./types/appointments.js";
// prettier-ignore
import type { BusinessParams, PageParams } from "./types/common.js";
// prettier-ignore
import type { GetCustomerParams } from "./types/customers.js";
// prettier-ignore
import type { AssignEmployeeParams, ListEmployeesParams, SetWorkingHoursParams, UnassignEmployeeParams, UpdateEmployeeParams } from "./types/employees.js";
// prettier-ignore
import type { ListLocationsParams, UpdateLocationParams } from "./types/locations.js";
// prettier-ignore
import type { CreatePersonalTaskParams, DeletePersonalTaskParams, ListPersonalTasksParams, UpdatePersonalTaskParams } from "./types/personal-tasks.js";
// prettier-ignore
import type { ListServicesParams } from "./types/services.js";

/** The operations that have a method, by method and path, with their parameters. */
// prettier-ignore
export interface VagaroV2Methods {
  "POST /locations": ListLocationsParams | undefined;
  "GET /merchants/business": object | undefined;
  "PUT /locations/{businessId}": Params<{ businessId: Id }> & UpdateLocationParams;
  "POST /employees": ListEmployeesParams | undefined;
  "PUT /employees/{serviceProviderId}": Params<{ serviceProviderId: Id }> & UpdateEmployeeParams;
  "POST /employees/{serviceProviderId}": Params<{ serviceProviderId: Id }> & BusinessParams;
  "POST /merchants/employees/assign": AssignEmployeeParams;
  "POST /merchants/employees/unassign": UnassignEmployeeParams;
  "PUT /employees/working-hours/{serviceProviderId}": Params<{ serviceProviderId: Id }> & SetWorkingHoursParams;
  "GET /merchants/access-levels": BusinessParams | undefined;
  "POST /customers": GetCustomerParams;
  "POST /customers/{customerId}": Params<{ customerId: Id }> & BusinessParams;
  "POST /services": ListServicesParams | undefined;
  "POST /appointments": ListAppointmentsParams;
  "POST /appointments/availability": AvailabilityParams;
  "POST /appointments/create": CreateAppointmentParams;
  "PUT /appointments/{appointmentId}": Params<{ appointmentId: Id }> & UpdateAppointmentParams;
  "POST /appointments/delete/{appointmentId}": Params<{ appointmentId: Id }> & DeleteAppointmentParams;
  "POST /personal-tasks/create": CreatePersonalTaskParams;
  "POST /personal-tasks/retrieve": ListPersonalTasksParams;
  "PUT /personal-tasks/{personalTaskId}": Params<{ personalTaskId: Id }> & UpdatePersonalTaskParams;
  "POST /personal-tasks/delete/{personalTaskId}": Params<{ personalTaskId: Id }> & DeletePersonalTaskParams;
  "GET /merchants/{businessId}/reviews": Params<{ businessId: Id }> & PageParams;
}
