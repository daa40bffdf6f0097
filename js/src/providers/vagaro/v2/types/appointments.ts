// Owns what is said to and by the official API's operations on appointments.

import type { Open } from "../../../../errors/errors.js";
import type { BusinessParams, Page, PageParams } from "./common.js";

/**
 * How `appointments.list` is asked, beside what is asked for.
 *
 * @provenance proven
 */
export interface AppointmentListing extends BusinessParams, PageParams {
  /** The order by begin. */
  readonly orderBy?: "asc" | "desc" | undefined;
}

/**
 * What `appointments.list` takes: at least one of the ids. There is no way to ask for a
 * range of dates.
 *
 * @provenance proven
 */
export type ListAppointmentsParams = AppointmentListing &
  (
    | {
        /** The appointment. */
        readonly appointmentId: string;
      }
    | {
        /** The customer whose appointments are wanted. */
        readonly customerId: string;
      }
  );

/**
 * How far an appointment has come, in the words of Vagaro's page on webhooks. Calls have been
 * reported to answer with others, such as `Completed`.
 *
 * @provenance official
 */
export type BookingStatus = Open<
  | "Accepted"
  | "Awaiting Confirmation"
  | "Cancel"
  | "Confirmed"
  | "Deleted"
  | "Denied"
  | "Need Acceptance"
  | "No Show"
  | "PersonalOff"
  | "Ready to Start"
  | "Service Complete"
  | "Service In Progress"
  | "Show"
>;

/**
 * An appointment. Its times are the API's own texts, never converted: some sources take them for
 * UTC, as their Z says, and some have seen the location's wall clock under that Z, shifted by
 * some hours.
 *
 * @provenance proven
 */
export interface Appointment {
  /** The appointment's id. */
  readonly appointmentId: string;
  /** Begin, as the API wrote it. */
  readonly startTime?: string;
  /** End, as the API wrote it. */
  readonly endTime?: string;
  /** How far it has come. */
  readonly bookingStatus?: BookingStatus;
  /** What the service is called. */
  readonly serviceTitle?: string;
  /** The service's id. */
  readonly serviceId?: string;
  /** What the category of the service is called. */
  readonly serviceCategory?: string;
  /** Id of the event in a calendar. */
  readonly calendarEventId?: string | null;
  /** Price, in the business's currency. */
  readonly amount?: number;
  /**
   * What is booked.
   *
   * @provenance reported
   */
  readonly eventType?: Open<"Appointment" | "Class" | "PersonalOff">;
  /**
   * Where it was booked.
   *
   * @provenance reported
   */
  readonly onlineVsInhouse?: Open<"Online" | "Inhouse">;
  /** Whether the customer is new: a code, such as `NR`. */
  readonly appointmentTypeCode?: string | null;
  /** The same in words. */
  readonly appointmentTypeName?: string | null;
  /** The customer's id. */
  readonly customerId?: string;
  /** What it was booked by, such as a marketplace. */
  readonly bookingSource?: string;
  /** The employee's id. */
  readonly serviceProviderId?: string;
  /** The employee's name. */
  readonly serviceProvider?: string;
  /** Length, in minutes. */
  readonly duration?: number;
  /** When the record was made, as the API wrote it. */
  readonly createdDate?: string;
  /** Who made the record. */
  readonly createdBy?: string;
  /** When it was last changed, as the API wrote it. */
  readonly modifiedDate?: string | null;
  /** Who last changed it. */
  readonly modifiedBy?: string | null;
  /** Ids of the forms that were filled in for it. */
  readonly formResponseIds?: readonly string[];
}

/**
 * One page of appointments. The API sends the rows without more.
 *
 * @provenance proven
 */
export interface AppointmentPage extends Page {
  /** The rows. */
  readonly appointments: readonly Appointment[];
}

/**
 * What `appointments.availability` takes.
 *
 * @provenance reported
 */
export interface AvailabilityParams extends BusinessParams {
  /** The day, YYYY-MM-DD. Default: the first day with a free time. */
  readonly appointmentDate?: string | undefined;
  /** What is to be booked, one after the other. */
  readonly bookingItems: readonly BookingItem[];
}

/**
 * A service that is to be booked. Sources disagree about how an employee is named: give one of
 * both.
 *
 * @provenance reported
 */
export interface BookingItem {
  /** The service's id. */
  readonly serviceId: string;
  /**
   * The employee's id. Default: anyone.
   *
   * @provenance disputed
   */
  readonly serviceProviderId?: string;
  /**
   * The ids of employees of whom one is wanted. Default: anyone.
   *
   * @provenance disputed
   */
  readonly serviceProviderIds?: readonly string[];
}

/**
 * Free times of a day.
 *
 * @provenance reported
 */
export interface Availability {
  /** Who gives what then. */
  readonly items?: readonly AvailableItem[];
  /** The day, YYYY-MM-DD. */
  readonly appointmentDate?: string;
  /** When it can begin, each HH:MM in 24 hours. */
  readonly timeSlot?: readonly string[];
}

/**
 * Who gives a service.
 *
 * @provenance reported
 */
export interface AvailableItem {
  /** The employee's id. */
  readonly serviceProviderId?: string;
  /** The employee's name. */
  readonly serviceProvider?: string;
  /** The service's id. */
  readonly serviceId?: string;
  /** What the service is called. */
  readonly serviceTitle?: string;
  /** Length, in minutes. */
  readonly duration?: number;
}

/**
 * What `appointments.update` takes: the whole appointment, since what is left out may be
 * lost.
 *
 * @provenance disputed
 */
export interface UpdateAppointmentParams extends BusinessParams {
  /** The service's id. */
  readonly serviceId: string;
  /** The employee's id. */
  readonly serviceProviderId: string;
  /** What is booked. */
  readonly appointmentType: Open<"appointment" | "class">;
  /** Begin, YYYY-MM-DDTHH:MM:SS by the location's wall clock, without a zone. */
  readonly startTime: string;
  /** Note of the business. */
  readonly appointmentNote?: string | undefined;
}

/**
 * What `appointments.create` takes.
 *
 * @provenance disputed
 */
export interface CreateAppointmentParams extends UpdateAppointmentParams {
  /** The customer's id. */
  readonly customerId: string;
}

/**
 * What `appointments.create` gives.
 *
 * @provenance disputed
 */
export interface CreatedAppointments {
  /** The rows: the one that was made. */
  readonly appointments: readonly CreatedAppointment[];
}

/**
 * An appointment that was made.
 *
 * @provenance disputed
 */
export interface CreatedAppointment {
  /** The appointment's id. */
  readonly appointmentId: string;
}

/**
 * What `appointments.delete` takes.
 *
 * @provenance disputed
 */
export interface DeleteAppointmentParams extends BusinessParams {
  /** Why it is deleted. */
  readonly appointmentNote?: string | undefined;
}
