// Owns the results of operations that have a method of VagaroV2Client. Written by scripts/docs/index.mjs.

// prettier-ignore
import type { Paged } from "../../../operations/paging.js";
// prettier-ignore
import type { AccessLevel } from "./types/access-levels.js";
// prettier-ignore
import type { Appointment, AppointmentPage, Availability, CreatedAppointments } from "./types/appointments.js";
// prettier-ignore
import type { Done } from "./types/common.js";
// prettier-ignore
import type { Customer } from "./types/customers.js";
// prettier-ignore
import type { Employee, EmployeePage } from "./types/employees.js";
// prettier-ignore
import type { Business, Location, LocationPage } from "./types/locations.js";
// prettier-ignore
import type { PersonalTask, PersonalTaskIds, PersonalTaskPage } from "./types/personal-tasks.js";
// prettier-ignore
import type { Review, ReviewPage } from "./types/reviews.js";
// prettier-ignore
import type { Service, ServicePage } from "./types/services.js";

/** The results of operations that have a method, by method and path. */
// prettier-ignore
export interface VagaroV2Results {
  "POST /locations": Paged<Location, LocationPage>; // locations.list
  "GET /merchants/business": Promise<Business>; // locations.getBusiness
  "PUT /locations/{businessId}": Promise<Done>; // locations.update
  "POST /employees": Paged<Employee, EmployeePage>; // employees.list
  "PUT /employees/{serviceProviderId}": Promise<Done>; // employees.update
  "POST /employees/{serviceProviderId}": Promise<Done>; // employees.delete
  "POST /merchants/employees/assign": Promise<Done>; // employees.assign
  "POST /merchants/employees/unassign": Promise<Done>; // employees.unassign
  "PUT /employees/working-hours/{serviceProviderId}": Promise<Done>; // employees.setWorkingHours
  "GET /merchants/access-levels": Promise<readonly AccessLevel[]>; // accessLevels.list
  "POST /customers": Promise<Customer>; // customers.get
  "POST /customers/{customerId}": Promise<Done>; // customers.delete
  "POST /services": Paged<Service, ServicePage>; // services.list
  "POST /appointments": Paged<Appointment, AppointmentPage>; // appointments.list
  "POST /appointments/availability": Promise<readonly Availability[]>; // appointments.availability
  "POST /appointments/create": Promise<CreatedAppointments>; // appointments.create
  "PUT /appointments/{appointmentId}": Promise<Done>; // appointments.update
  "POST /appointments/delete/{appointmentId}": Promise<Done>; // appointments.delete
  "POST /personal-tasks/create": Promise<PersonalTaskIds>; // personalTasks.create
  "POST /personal-tasks/retrieve": Paged<PersonalTask, PersonalTaskPage>; // personalTasks.list
  "PUT /personal-tasks/{personalTaskId}": Promise<PersonalTaskIds>; // personalTasks.update
  "POST /personal-tasks/delete/{personalTaskId}": Promise<Done>; // personalTasks.delete
  "GET /merchants/{businessId}/reviews": Paged<Review, ReviewPage>; // reviews.list
}
