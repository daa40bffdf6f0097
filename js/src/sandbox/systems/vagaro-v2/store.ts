// Owns the data of one V2 system: its rows.
import { Table } from "../table.js";
import {
  APPOINTMENTS,
  CUSTOMERS,
  EMPLOYEES,
  furtherService,
  LOCATIONS,
  POSTS,
  PREMISES,
  SERVICES,
  TASKS,
} from "./data.js";
import type {
  Appointment,
  Customer,
  Employee,
  Location,
  PersonalTask,
  Post,
  Premises,
  Service,
} from "./rows.js";

/** A task with the days that its series skips. */
export interface StoredTask extends PersonalTask {
  readonly skipped: readonly string[];
}

/** All rows of one system. Reviews and access levels never change, so they are not here. */
export interface VagaroV2Data {
  readonly locations: Table<Location>;
  readonly premises: Table<Premises>;
  readonly employees: Table<Employee>;
  readonly posts: Table<Post>;
  readonly services: Table<Service>;
  readonly customers: Table<Customer>;
  readonly appointments: Table<Appointment>;
  readonly tasks: Table<StoredTask>;
}

/** The rows at the start. */
export function newVagaroV2Data(): VagaroV2Data {
  return {
    locations: new Table((row) => row.businessId, LOCATIONS),
    premises: new Table((row) => row.businessId, PREMISES),
    employees: new Table((row) => row.serviceProviderId, EMPLOYEES),
    posts: new Table((row) => postId(row.serviceProviderId, row.businessId), POSTS),
    services: new Table((row) => row.serviceId, SERVICES),
    customers: new Table((row) => row.customerId, CUSTOMERS),
    appointments: new Table((row) => row.appointmentId, APPOINTMENTS),
    tasks: new Table<StoredTask>(
      (row) => row.personalTaskId,
      TASKS.map((row) => ({ ...row, skipped: [] })),
    ),
  };
}

/** The key of a post. */
export function postId(serviceProviderId: string, businessId: string): string {
  return `${serviceProviderId} ${businessId}`;
}

/** Adds services to the first location. Throws a `TypeError` if `count` is not a whole number. */
export function addServices({ services }: VagaroV2Data, count: number): void {
  if (!Number.isInteger(count) || count < 0) {
    throw new TypeError("count must be a whole number of at least 0");
  }
  for (let added = 0; added < count; added += 1) {
    services.put(furtherService(services.made + 1));
  }
}
