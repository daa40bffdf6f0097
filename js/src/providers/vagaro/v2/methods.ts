// Owns which operations have a method of VagaroV2Client, by method and path. Written by scripts/docs/index.mjs.

import type { accessLevels } from "./access-levels.js";
import type { appointments } from "./appointments.js";
import type { customers } from "./customers.js";
import type { employees } from "./employees.js";
import type { locations } from "./locations.js";
import type { personalTasks } from "./personal-tasks.js";
import type { reviews } from "./reviews.js";
import type { services } from "./services.js";

/** The operations that have a method, by method and path. */
export type VagaroV2Methods = {
  "POST /locations": typeof locations.list;
  "GET /merchants/business": typeof locations.getBusiness;
  "PUT /locations/{businessId}": typeof locations.update;
  "POST /employees": typeof employees.list;
  "PUT /employees/{serviceProviderId}": typeof employees.update;
  "POST /employees/{serviceProviderId}": typeof employees.delete;
  "POST /merchants/employees/assign": typeof employees.assign;
  "POST /merchants/employees/unassign": typeof employees.unassign;
  "PUT /employees/working-hours/{serviceProviderId}": typeof employees.setWorkingHours;
  "GET /merchants/access-levels": typeof accessLevels.list;
  "POST /customers": typeof customers.get;
  "POST /customers/{customerId}": typeof customers.delete;
  "POST /services": typeof services.list;
  "POST /appointments": typeof appointments.list;
  "POST /appointments/availability": typeof appointments.availability;
  "POST /appointments/create": typeof appointments.create;
  "PUT /appointments/{appointmentId}": typeof appointments.update;
  "POST /appointments/delete/{appointmentId}": typeof appointments.delete;
  "POST /personal-tasks/create": typeof personalTasks.create;
  "POST /personal-tasks/retrieve": typeof personalTasks.list;
  "PUT /personal-tasks/{personalTaskId}": typeof personalTasks.update;
  "POST /personal-tasks/delete/{personalTaskId}": typeof personalTasks.delete;
  "GET /merchants/{businessId}/reviews": typeof reviews.list;
};
