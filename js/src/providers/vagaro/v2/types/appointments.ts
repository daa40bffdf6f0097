// Owns the types of the official API's operations on appointments.

import type { Open } from "../../../../errors/errors.js";
import type { BusinessParams, Page, PageParams } from "./common.js";

/**
 * Parameters of `appointments.list`, without the ids.
 *
 * @provenance proven
 */
export interface AppointmentListing extends BusinessParams, PageParams {
  /** The order, by start. */
  readonly orderBy?: "asc" | "desc" | undefined;
}

/**
 * Parameters of `appointments.list`: at least one of the ids. The API has no filter by date.
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
        /** The customer whose appointments are listed. */
        readonly customerId: string;
      }
  );

/**
 * The status of an appointment, as Vagaro's page on webhooks names it. Responses have been reported to have
 * others, such as `Completed`.
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
 * An appointment. Its times are the API's texts, not converted. According to some sources they are UTC, as
 * their Z says; according to others they are the location's local time in spite of the Z.
 *
 * @provenance proven
 */
export interface Appointment {
  /** The appointment's id. */
  readonly appointmentId: string;
  /** Start, as the API writes it. */
  readonly startTime?: string;
  /** End, as the API writes it. */
  readonly endTime?: string;
  /** The status. */
  readonly bookingStatus?: BookingStatus;
  /** The service's name. */
  readonly serviceTitle?: string;
  /** The service's id. */
  readonly serviceId?: string;
  /** The name of the service's category. */
  readonly serviceCategory?: string;
  /** Id of the event in a calendar. */
  readonly calendarEventId?: string | null;
  /** Price, in the business's currency. */
  readonly amount?: number;
  /**
   * The kind of event in the calendar.
   *
   * @provenance reported
   */
  readonly eventType?: Open<"Appointment" | "Class" | "PersonalOff">;
  /**
   * Whether it was booked online or in-house.
   *
   * @provenance reported
   */
  readonly onlineVsInhouse?: Open<"Online" | "Inhouse">;
  /** Whether the customer is new: a code, such as `NR`. */
  readonly appointmentTypeCode?: string | null;
  /** The same, in words. */
  readonly appointmentTypeName?: string | null;
  /** The customer's id. */
  readonly customerId?: string;
  /** The channel of the booking, such as a marketplace. */
  readonly bookingSource?: string;
  /** The employee's id. */
  readonly serviceProviderId?: string;
  /** The employee's name. */
  readonly serviceProvider?: string;
  /** Length, in minutes. */
  readonly duration?: number;
  /** When the record was created, as the API writes it. */
  readonly createdDate?: string;
  /** Who created the record. */
  readonly createdBy?: string;
  /** When it was last changed, as the API writes it. */
  readonly modifiedDate?: string | null;
  /** Who last changed it. */
  readonly modifiedBy?: string | null;
  /** Ids of the forms that were filled in for it. */
  readonly formResponseIds?: readonly string[];
}

/**
 * One page of appointments. The API sends only the rows.
 *
 * @provenance proven
 */
export interface AppointmentPage extends Page {
  /** The rows. */
  readonly appointments: readonly Appointment[];
}

/**
 * Parameters of `appointments.availability`.
 *
 * @provenance reported
 */
export interface AvailabilityParams extends BusinessParams {
  /** The day, YYYY-MM-DD. Default: the first day with a free time. */
  readonly appointmentDate?: string | undefined;
  /** The services to book, in sequence. */
  readonly bookingItems: readonly BookingItem[];
}

/**
 * A service to book. Sources disagree about the name of the employee's parameter: give one of both.
 *
 * @provenance reported
 */
export interface BookingItem {
  /** The service's id. */
  readonly serviceId: string;
  /**
   * The employee's id. Default: any employee.
   *
   * @provenance disputed
   */
  readonly serviceProviderId?: string;
  /**
   * Ids of employees to choose from. Default: any employee.
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
  /** The possible starts, each HH:MM (24 hours). */
  readonly timeSlot?: readonly string[];
}

/**
 * An employee who performs a service.
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
  /** The service's name. */
  readonly serviceTitle?: string;
  /** Length, in minutes. */
  readonly duration?: number;
}

/**
 * Parameters of `appointments.update`: the whole appointment, because fields that are not given may be
 * lost.
 *
 * @provenance disputed
 */
export interface UpdateAppointmentParams extends BusinessParams {
  /** The service's id. */
  readonly serviceId: string;
  /** The employee's id. */
  readonly serviceProviderId: string;
  /** Whether an appointment or a class is booked. */
  readonly appointmentType: Open<"appointment" | "class">;
  /** Start, YYYY-MM-DDTHH:MM:SS in the location's local time, without a zone. */
  readonly startTime: string;
  /** Note of the business. */
  readonly appointmentNote?: string | undefined;
}

/**
 * Parameters of `appointments.create`.
 *
 * @provenance disputed
 */
export interface CreateAppointmentParams extends UpdateAppointmentParams {
  /** The customer's id. */
  readonly customerId: string;
}

/**
 * The result of `appointments.create`.
 *
 * @provenance disputed
 */
export interface CreatedAppointments {
  /** The rows: the new appointment. */
  readonly appointments: readonly CreatedAppointment[];
}

/**
 * A new appointment.
 *
 * @provenance disputed
 */
export interface CreatedAppointment {
  /** The appointment's id. */
  readonly appointmentId: string;
}

/**
 * Parameters of `appointments.delete`.
 *
 * @provenance disputed
 */
export interface DeleteAppointmentParams extends BusinessParams {
  /** The reason for the deletion. */
  readonly appointmentNote?: string | undefined;
}
