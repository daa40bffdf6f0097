// Owns the results of operations that have a method of VagaroClient. Written by scripts/docs/index.mjs.

// prettier-ignore
import type { AccessLevelList } from "./types/access-levels.js";
// prettier-ignore
import type { Appointment, Availability } from "./types/appointments.js";
// prettier-ignore
import type { Customer, CustomerDeleted } from "./types/customers.js";
// prettier-ignore
import type { Employee, EmployeeAssigned, EmployeeDeleted, EmployeeUnassigned, EmployeeUpdated, WorkingHoursSet } from "./types/employees.js";
// prettier-ignore
import type { LocationList, LocationUpdated } from "./types/locations.js";
// prettier-ignore
import type { ServiceList } from "./types/services.js";
// prettier-ignore
import type { Task, TaskDeleted, TaskList, TaskUpdated } from "./types/tasks.js";

/** The results of operations that have a method, by method and path. */
// prettier-ignore
export interface VagaroResults {
  "POST /api/employees/retrieve": Promise<Employee>; // employees.retrieve
  "POST /api/employees/assign": Promise<EmployeeAssigned>; // employees.assign
  "POST /api/employees/unassign": Promise<EmployeeUnassigned>; // employees.unassign
  "PUT /api/employees/update": Promise<EmployeeUpdated>; // employees.update
  "PUT /api/employees/working-hours": Promise<WorkingHoursSet>; // employees.setWorkingHours
  "POST /api/employees/delete": Promise<EmployeeDeleted>; // employees.delete
  "POST /api/customers/retrieve": Promise<Customer>; // customers.retrieve
  "GET /api/customers/{customer_id}": Promise<Customer>; // customers.get
  "POST /api/customers/delete": Promise<CustomerDeleted>; // customers.delete
  "POST /api/appointments/availability": Promise<Availability>; // appointments.availability
  "POST /api/appointments/retrieve": Promise<Appointment>; // appointments.retrieve
  "POST /api/locations/retrieve": Promise<LocationList>; // locations.retrieve
  "PUT /api/locations/update": Promise<LocationUpdated>; // locations.update
  "POST /api/services/retrieve": Promise<ServiceList>; // services.retrieve
  "POST /api/tasks/create": Promise<Task>; // tasks.create
  "POST /api/tasks/retrieve": Promise<TaskList>; // tasks.retrieve
  "PUT /api/tasks/update": Promise<TaskUpdated>; // tasks.update
  "POST /api/tasks/delete": Promise<TaskDeleted>; // tasks.delete
  "GET /api/access/levels": Promise<AccessLevelList>; // accessLevels.retrieve
}
