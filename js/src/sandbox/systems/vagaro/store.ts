// Owns the data of one Vagaro system: its rows, and what is derived from them.
import { epochMs } from "../../clock.js";
import { Table } from "../table.js";
import {
  APPOINTMENTS,
  ASSIGNMENTS,
  CREATED_AT,
  CUSTOMERS,
  EMPLOYEES,
  LOCATIONS,
  SERVICES,
  TASKS,
} from "./data.js";
import type {
  Appointment,
  Assignment,
  Customer,
  Employee,
  Location,
  Service,
  Task,
} from "./rows.js";

const MINUTE_MS = 60_000;

/** All rows of one system. */
export interface VagaroData {
  readonly locations: Table<Location>;
  readonly employees: Table<Employee>;
  readonly assignments: Table<Assignment>;
  readonly services: Table<Service>;
  readonly customers: Table<Customer>;
  readonly appointments: Table<Appointment>;
  readonly tasks: Table<Task>;
}

/** The rows at the start. */
export function newVagaroData(): VagaroData {
  return {
    locations: new Table((row) => row.location_id, LOCATIONS),
    employees: new Table((row) => row.employee_id, EMPLOYEES),
    assignments: new Table((row) => assignmentId(row.employee_id, row.location_id), ASSIGNMENTS),
    services: new Table((row) => row.service_id, SERVICES),
    customers: new Table((row) => row.customer_id, CUSTOMERS),
    appointments: new Table((row) => row.appointment_id, APPOINTMENTS),
    tasks: new Table((row) => row.task_id, TASKS),
  };
}

/** The key of an assignment. */
export function assignmentId(employeeId: string, locationId: string): string {
  return `${employeeId} ${locationId}`;
}

/** A moment as the system writes it: RFC 3339 in UTC, to the second. */
export function timestamp(ms: number = epochMs()): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

/** First and last name; empty if there never was such a row. */
export function nameOf(row: { first_name: string; last_name: string } | undefined): string {
  return row === undefined ? "" : `${row.first_name} ${row.last_name}`;
}

/** An employee as shown. */
export function employeeView(data: VagaroData, row: Employee): object {
  const own = data.assignments.all().filter((each) => each.employee_id === row.employee_id);
  const locations = own.map((each) => each.location_id);
  const services = [...new Set(own.flatMap((each) => each.services))];
  return { ...row, locations, services };
}

/** A location as shown. */
export function locationView(data: VagaroData, row: Location): object {
  const id = row.location_id;
  const services = data.services.all().filter((each) => each.locations.includes(id));
  const here = data.assignments.all().filter((each) => each.location_id === id);
  return {
    ...row,
    services: services.map((each) => each.service_id),
    employees: here.map((each) => each.employee_id),
  };
}

/** A service as shown. */
export function serviceView(data: VagaroData, row: Service): object {
  const performing = data.assignments
    .all()
    .filter((each) => each.services.includes(row.service_id));
  return { ...row, employees: [...new Set(performing.map((each) => each.employee_id))] };
}

/** A customer as shown. */
export function customerView(data: VagaroData, row: Customer): object {
  const own = data.appointments.all().filter((each) => each.customer_id === row.customer_id);
  const visits = own.filter(({ status }) => status === "completed").map((each) => each.start_time);
  return { ...row, last_visit: visits.sort().at(-1) ?? null, total_appointments: own.length };
}

/** An appointment as shown. */
export function appointmentView(data: VagaroData, row: Appointment): object {
  const customer = data.customers.recall(row.customer_id);
  const service = data.services.recall(row.service_id);
  const { start_time, status, notes, ...ids } = row;
  const duration_minutes = service?.duration_minutes ?? 0;
  return {
    ...ids,
    customer_name: nameOf(customer),
    customer_email: customer?.email,
    customer_phone: customer?.phone,
    location_name: data.locations.recall(row.location_id)?.name,
    employee_name: nameOf(data.employees.recall(row.employee_id)),
    service_name: service?.name,
    start_time,
    end_time: timestamp(Date.parse(start_time) + duration_minutes * MINUTE_MS),
    duration_minutes,
    status,
    price: service?.price,
    currency: service?.currency,
    notes,
    created_at: CREATED_AT,
    updated_at: CREATED_AT,
  };
}

/** Whether an appointment occupies its time in the calendar. */
export function isBooked({ status }: Appointment): boolean {
  return status !== "cancelled" && status !== "no_show";
}
