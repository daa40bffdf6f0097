// Owns which operations have a method of VagaroClient, by method and path. Written by scripts/docs/index.mjs.

import type { accessLevels } from "./access-levels.js";
import type { appointments } from "./appointments.js";
import type { customers } from "./customers.js";
import type { employees } from "./employees.js";
import type { locations } from "./locations.js";
import type { services } from "./services.js";
import type { tasks } from "./tasks.js";

/** The operations that have a method, by method and path. */
export type VagaroMethods = {
  "POST /api/employees/retrieve": typeof employees.retrieve;
  "POST /api/employees/assign": typeof employees.assign;
  "POST /api/employees/unassign": typeof employees.unassign;
  "PUT /api/employees/update": typeof employees.update;
  "PUT /api/employees/working-hours": typeof employees.setWorkingHours;
  "POST /api/employees/delete": typeof employees.delete;
  "POST /api/customers/retrieve": typeof customers.retrieve;
  "GET /api/customers/{customer_id}": typeof customers.get;
  "POST /api/customers/delete": typeof customers.delete;
  "POST /api/appointments/availability": typeof appointments.availability;
  "POST /api/appointments/retrieve": typeof appointments.retrieve;
  "POST /api/locations/retrieve": typeof locations.retrieve;
  "PUT /api/locations/update": typeof locations.update;
  "POST /api/services/retrieve": typeof services.retrieve;
  "POST /api/tasks/create": typeof tasks.create;
  "POST /api/tasks/retrieve": typeof tasks.retrieve;
  "PUT /api/tasks/update": typeof tasks.update;
  "POST /api/tasks/delete": typeof tasks.delete;
  "GET /api/access/levels": typeof accessLevels.retrieve;
};
