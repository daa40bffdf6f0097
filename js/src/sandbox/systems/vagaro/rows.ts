// Owns the rows of the Vagaro system, as they are stored.
import type { DayHours, Weekday } from "./hours.js";

/** A postal address. */
export interface Address {
  readonly street: string;
  readonly city: string;
  readonly state: string;
  readonly postal_code: string;
  readonly country: string;
}

/** A location as stored; its services and employees follow from other rows. */
export interface Location {
  readonly location_id: string;
  readonly name: string;
  readonly address: Address;
  readonly phone: string;
  readonly email: string;
  readonly timezone: string;
  readonly business_hours: Readonly<Record<Weekday, { open: string; close: string } | null>>;
  readonly status: "active" | "inactive" | "closed";
  readonly created_at: string;
  readonly updated_at: string;
}

/** An employee as stored; locations and services follow from the assignments. */
export interface Employee {
  readonly employee_id: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly email: string;
  readonly phone: string;
  readonly status: string;
}

/** The assignment of an employee to a location. */
export interface Assignment {
  readonly employee_id: string;
  readonly location_id: string;
  readonly services: readonly string[];
  readonly start_date: string;
  readonly schedule: Readonly<Partial<Record<Weekday, DayHours | null>>>;
}

/** A service as stored; who performs it follows from the assignments. */
export interface Service {
  readonly service_id: string;
  readonly name: string;
  readonly category: string;
  readonly description: string;
  readonly duration_minutes: number;
  readonly price: number;
  readonly currency: string;
  readonly price_range?: { readonly min: number; readonly max: number };
  readonly locations: readonly string[];
  readonly image_url: string;
  readonly requires_consultation: boolean;
  readonly deposit_required: boolean;
  readonly deposit_amount?: number;
  readonly booking_buffer_minutes: number;
  readonly cancellation_policy: string;
  readonly prerequisites?: readonly string[];
  readonly add_ons?: readonly { name: string; duration_minutes: number; price: number }[];
  readonly status: "active" | "inactive" | "seasonal";
  readonly created_at: string;
}

/** A customer as stored; the counts follow from the appointments. */
export interface Customer {
  readonly customer_id: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly email: string;
  readonly phone: string;
  readonly date_of_birth: string;
  readonly address: Address;
  readonly created_at: string;
  readonly preferences: Readonly<Record<string, boolean>>;
  readonly notes: string;
  readonly status: "active" | "inactive" | "blocked";
}

/** An appointment as stored; the names follow from the rows it refers to. */
export interface Appointment {
  readonly appointment_id: string;
  readonly customer_id: string;
  readonly location_id: string;
  readonly employee_id: string;
  readonly service_id: string;
  readonly start_time: string;
  readonly status:
    "pending" | "confirmed" | "checked_in" | "in_progress" | "completed" | "cancelled" | "no_show";
  readonly notes: string;
}

/** A personal task as stored; the name of its assignee follows from the employee. */
export interface Task {
  readonly task_id: string;
  readonly title: string;
  readonly description: string;
  readonly due_date: string;
  readonly priority: string;
  readonly category?: string;
  readonly assignee_id: string;
  readonly status: string;
  readonly completed_at?: string;
  readonly notes?: string;
  readonly created_at: string;
  readonly updated_at: string;
}
