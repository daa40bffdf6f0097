// Owns the types of the seed contract's operations on appointments.

import type { Open } from "../../../../errors/errors.js";

/**
 * Parameters of `appointments.availability`.
 *
 * @provenance seed
 */
export interface AvailabilityParams {
  /** The location's id. */
  readonly location_id: string;
  /** The service's id. */
  readonly service_id: string;
  /** The day, YYYY-MM-DD; not in the past. */
  readonly date: string;
  /** Only this employee. Default: any. */
  readonly employee_id?: string | undefined;
  /** Length of the slots, in minutes. */
  readonly duration_minutes?: number | undefined;
  /** Earliest start of a slot, HH:MM (24 hours). */
  readonly start_time?: string | undefined;
  /** Latest end of a slot, HH:MM (24 hours). */
  readonly end_time?: string | undefined;
}

/**
 * The free slots of a day.
 *
 * @provenance seed
 */
export interface Availability {
  /** The day, YYYY-MM-DD. */
  readonly date: string;
  /** The location's id. */
  readonly location_id: string;
  /** The service's id. */
  readonly service_id: string;
  /** The slots. */
  readonly available_slots: readonly AvailableSlot[];
}

/**
 * A free slot.
 *
 * @provenance seed
 */
export interface AvailableSlot {
  /** Start, HH:MM (24 hours). */
  readonly start_time: string;
  /** End, HH:MM (24 hours). */
  readonly end_time: string;
  /** The employee's id. */
  readonly employee_id: string;
  /** The employee's first and last name. */
  readonly employee_name: string;
}

/**
 * Parameters of `appointments.retrieve`.
 *
 * @provenance seed
 */
export interface RetrieveAppointmentParams {
  /** The appointment's id. */
  readonly appointment_id: string;
}

/**
 * The status of an appointment.
 *
 * @provenance seed
 */
export type AppointmentStatus = Open<
  "pending" | "confirmed" | "checked_in" | "in_progress" | "completed" | "cancelled" | "no_show"
>;

/**
 * An appointment.
 *
 * @provenance seed
 */
export interface Appointment {
  /** The appointment's id. */
  readonly appointment_id: string;
  /** The customer's id. */
  readonly customer_id: string;
  /** The customer's first and last name. */
  readonly customer_name: string;
  /** The customer's e-mail address. */
  readonly customer_email?: string;
  /** The customer's phone number. */
  readonly customer_phone?: string;
  /** The location's id. */
  readonly location_id: string;
  /** The location's name. */
  readonly location_name: string;
  /** The employee's id. */
  readonly employee_id: string;
  /** The employee's first and last name. */
  readonly employee_name: string;
  /** The service's id. */
  readonly service_id: string;
  /** The service's name. */
  readonly service_name: string;
  /** Start, RFC 3339 in UTC. */
  readonly start_time: string;
  /** End, RFC 3339 in UTC. */
  readonly end_time: string;
  /** Length, in minutes. */
  readonly duration_minutes: number;
  /** The status. */
  readonly status: AppointmentStatus;
  /** Price, in units of `currency`. */
  readonly price: number;
  /** Currency (ISO 4217). */
  readonly currency: string;
  /** Notes of the business. */
  readonly notes?: string;
  /** When the record was created, RFC 3339 in UTC. */
  readonly created_at: string;
  /** When it was last changed, RFC 3339 in UTC. */
  readonly updated_at: string;
}
