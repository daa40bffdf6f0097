// Owns employees of the Vagaro system, the locations they are assigned to, and their working hours.
import { date, listOf, required, text } from "../fields.js";
import { schedule } from "./hours.js";
import { ErrorResponse, existing, invalid, operation } from "./operation.js";
import type { VagaroRoute } from "./operation.js";
import type { Assignment } from "./rows.js";
import { assignmentId, employeeView, timestamp } from "./store.js";
import type { VagaroData } from "./store.js";

const EMPLOYEE = { employee_id: required(text) };
const EMPLOYEE_AT_LOCATION = { ...EMPLOYEE, location_id: required(text) };
const ASSIGN = { ...EMPLOYEE_AT_LOCATION, services: required(listOf(text)), start_date: date };
const UPDATE = {
  ...EMPLOYEE,
  first_name: text,
  last_name: text,
  email: text,
  phone: text,
  status: text,
};
const WORKING_HOURS = { ...EMPLOYEE_AT_LOCATION, schedule: required(schedule) };

interface Place {
  readonly employee_id: string;
  readonly location_id: string;
}

/** The operations on employees. */
export const EMPLOYEE_ROUTES: readonly VagaroRoute[] = [
  operation("POST", "/api/employees/retrieve", { employee_id: text }, retrieve),
  operation("POST", "/api/employees/assign", ASSIGN, (data, { start_date, services, ...place }) => {
    check(data, place, services);
    if (assignmentOf(data, place) !== undefined) {
      const message = "The employee is already assigned to this location";
      throw new ErrorResponse(409, "already_assigned", message);
    }
    const assigned_at = timestamp();
    const since = start_date ?? assigned_at.slice(0, 10);
    data.assignments.put({ ...place, services, start_date: since, schedule: {} });
    return { success: true, ...place, assigned_at };
  }),
  operation("POST", "/api/employees/unassign", EMPLOYEE_AT_LOCATION, (data, place) => {
    data.assignments.remove(existingAssignment(data, place));
    return { success: true, ...place, unassigned_at: timestamp() };
  }),
  operation("PUT", "/api/employees/update", UPDATE, (data, { employee_id, ...changes }) => {
    const employee = existing(data.employees, "employee", employee_id);
    data.employees.put({ ...employee, ...changes });
    return { success: true, employee_id, updated_at: timestamp() };
  }),
  operation("PUT", "/api/employees/working-hours", WORKING_HOURS, (data, body) => {
    const assignment = existingAssignment(data, body);
    const schedule = { ...assignment.schedule, ...body.schedule };
    data.assignments.put({ ...assignment, schedule });
    return { success: true, employee_id: body.employee_id, schedule_updated_at: timestamp() };
  }),
  operation("POST", "/api/employees/delete", EMPLOYEE, (data, { employee_id }) => {
    data.employees.remove(existing(data.employees, "employee", employee_id));
    for (const assignment of data.assignments.all()) {
      if (assignment.employee_id === employee_id) data.assignments.remove(assignment);
    }
    return { success: true, employee_id, deleted_at: timestamp() };
  }),
];

function retrieve(data: VagaroData, { employee_id }: { readonly employee_id?: string }): object {
  return employee_id === undefined
    ? { employees: data.employees.all().map((row) => employeeView(data, row)) }
    : employeeView(data, existing(data.employees, "employee", employee_id));
}

function check(data: VagaroData, place: Place, services: readonly string[] = []): void {
  existing(data.employees, "employee", place.employee_id);
  existing(data.locations, "location", place.location_id);
  for (const id of services) {
    if (!existing(data.services, "service", id).locations.includes(place.location_id)) {
      throw invalid(`The location does not offer the service ${id}`);
    }
  }
}

function assignmentOf(data: VagaroData, place: Place): Assignment | undefined {
  return data.assignments.get(assignmentId(place.employee_id, place.location_id));
}

function existingAssignment(data: VagaroData, place: Place): Assignment {
  check(data, place);
  const assignment = assignmentOf(data, place);
  if (assignment !== undefined) return assignment;
  throw new ErrorResponse(
    404,
    "employee_not_found",
    "The employee is not assigned to this location",
  );
}
