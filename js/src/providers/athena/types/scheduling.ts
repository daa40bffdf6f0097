// Owns the types of open slots, notes, types of appointments, reasons, and subscriptions to changes.

import type { Open } from "../../../errors/errors.js";
import type { Id } from "../../../operations/declare.js";
import type { Appointment } from "./appointments.js";
import type { Counted, Page, PageParams } from "./common.js";

/**
 * One page of appointments.
 *
 * @provenance proven
 */
export interface AppointmentPage extends Page {
  /** The rows. */
  readonly appointments: readonly Appointment[];
}

/**
 * Appointments that changed.
 *
 * @provenance proven
 */
export interface ChangedAppointments extends Counted {
  /** The current records. */
  readonly appointments: readonly Appointment[];
}

/**
 * A slot that can be booked.
 *
 * @provenance proven
 */
export interface OpenSlot {
  /** The id of the slot, and of the appointment once it is booked. */
  readonly appointmentid: string;
  /** The day, mm/dd/yyyy. */
  readonly date?: string;
  /** The start, hh:mm, in the department's time zone. */
  readonly starttime?: string;
  /** The length, in minutes. */
  readonly duration?: number;
  /** The department. */
  readonly departmentid?: string;
  /** The provider. */
  readonly providerid?: string;
  /** The provider's id in a practice of several provider groups. */
  readonly localproviderid?: string;
  /** Its type. */
  readonly appointmenttypeid?: string;
  /** The type's name. */
  readonly appointmenttype?: string;
  /** The type's name for patients. */
  readonly patientappointmenttypename?: string;
  /** The reasons that it matches. */
  readonly reasonid?: readonly string[];
  /** Whether it is frozen. */
  readonly frozen?: boolean;
}

/**
 * One page of open slots. `next` is missing from all of them.
 *
 * @provenance proven
 */
export interface OpenSlotPage extends Page {
  /** The rows. */
  readonly appointments: readonly OpenSlot[];
}

/**
 * The result of `appointments.cancelAppointment`.
 *
 * @provenance reported
 */
export interface CancelledAppointment {
  /** The appointment's new status; may be empty. */
  readonly status?: Open<"x">;
  /** The appointment. */
  readonly appointmentid?: string;
}

/**
 * The result of `appointments.createSlot`.
 *
 * @provenance proven
 */
export interface CreatedSlots {
  /** The start of each slot (hh:mm), by the slot's id. */
  readonly appointmentids: Readonly<Record<string, string>>;
}

/**
 * A note on an appointment.
 *
 * @provenance proven
 */
export interface AppointmentNote {
  /** The note's id. */
  readonly noteid: string;
  /** The note. */
  readonly notetext?: string;
  /** Whether it is shown in the schedule. */
  readonly displayonschedule?: boolean;
  /** When it was created, mm/dd/yyyy hh:mm:ss. */
  readonly created?: string;
  /** The user who created it. */
  readonly createdby?: string;
}

/**
 * The notes on an appointment.
 *
 * @provenance proven
 */
export interface AppointmentNotes extends Counted {
  /** The notes. */
  readonly notes: readonly AppointmentNote[];
}

/**
 * Parameters of `appointments.getAppointmentType`.
 *
 * @provenance official
 */
export interface GetAppointmentTypeParams {
  /** Whether to include the class of the type. Default: false. */
  readonly showappointmenttypeclasses?: boolean | undefined;
}

/**
 * Parameters of `appointments.listAppointmentTypes`.
 *
 * @provenance official
 */
export interface ListAppointmentTypesParams extends PageParams, GetAppointmentTypeParams {
  /** Only those of these departments. Default: all. */
  readonly departmentids?: Id | readonly Id[] | undefined;
  /** Only those of these providers. Default: all. */
  readonly providerids?: Id | readonly Id[] | undefined;
  /** Whether to leave out generic types. Default: false. */
  readonly hidegeneric?: boolean | undefined;
  /** Whether to leave out types that are not generic. Default: false. */
  readonly hidenongeneric?: boolean | undefined;
  /** Whether to leave out types that patients do not see. Default: true. */
  readonly hidenonpatient?: boolean | undefined;
  /** Whether to leave out types that are for schedules only and cannot be booked. Default: false. */
  readonly hidetemplatetypeonly?: boolean | undefined;
}

/**
 * A type of appointment.
 *
 * @provenance reported
 */
export interface AppointmentType {
  /** The type's id. */
  readonly appointmenttypeid: string;
  /** The name. */
  readonly name?: string;
  /** A short name, for schedules. */
  readonly shortname?: string;
  /** The name that patients see. */
  readonly patientdisplayname?: string;
  /** The usual length, in minutes. */
  readonly duration?: number;
  /** Whether patients see it. */
  readonly patient?: boolean;
  /** Whether it is generic. */
  readonly generic?: boolean;
  /** Whether it is for schedules only; another type is chosen when the slot is booked. */
  readonly templatetypeonly?: boolean;
}

/**
 * One page of types of appointments.
 *
 * @provenance official
 */
export interface AppointmentTypePage extends Page {
  /** The rows. */
  readonly appointmenttypes: readonly AppointmentType[];
}

/**
 * Parameters of `appointments.listCancelReasons`.
 *
 * @provenance official
 */
export interface ListCancelReasonsParams extends PageParams {
  /** Only reasons that free the slot, or only those that do not. Default: all. */
  readonly slotavailable?: boolean | undefined;
}

/**
 * A reason to cancel an appointment.
 *
 * @provenance reported
 */
export interface CancelReason {
  /** The reason's id. */
  readonly reasonid: string;
  /** The name. */
  readonly name?: string;
  /** Whether it means a no-show. */
  readonly noshow?: boolean;
  /** Whether it frees the slot. */
  readonly slotavailable?: boolean;
}

/**
 * One page of reasons to cancel an appointment.
 *
 * @provenance official
 */
export interface CancelReasonPage extends Page {
  /** The rows. */
  readonly appointmentcancelreasons: readonly CancelReason[];
}

/**
 * Parameters of the lists of reasons for a visit.
 *
 * @provenance official
 */
export interface ListReasonsParams extends PageParams {
  /** The department. */
  readonly departmentid: Id;
  /** The provider. */
  readonly providerid: Id;
}

/**
 * A reason for a visit, as patients choose it.
 *
 * @provenance proven
 */
export interface AppointmentReason {
  /** The reason's id. */
  readonly reasonid: string;
  /** The name. */
  readonly reason?: string;
  /** The meaning. */
  readonly description?: string;
  /** The least time before a visit, in hours, as the API writes it. */
  readonly schedulingminhours?: string;
  /** The most time before a visit, in days, as the API writes it. */
  readonly schedulingmaxdays?: string;
  /** Which patients may choose it. */
  readonly reasontype?: Open<"new" | "existing">;
}

/**
 * One page of reasons for a visit.
 *
 * @provenance proven
 */
export interface AppointmentReasonPage extends Page {
  /** The rows. */
  readonly patientappointmentreasons: readonly AppointmentReason[];
}

/**
 * An event of an appointment or a slot, as subscriptions name it.
 *
 * @provenance proven
 */
export type AppointmentEventName = Open<
  | "AddAppointmentSlot"
  | "CancelAppointment"
  | "CheckIn"
  | "CheckOut"
  | "DeleteAppointment"
  | "FreezeAppointment"
  | "ScheduleAppointment"
  | "UnfreezeAppointment"
  | "UpdateAppointment"
  | "UpdateReminderCall"
  | "UpdateSuggestedOverbooking"
>;

/**
 * The optional events of a subscription.
 *
 * @provenance official
 */
export interface ChangeSubscriptionParams {
  /** Whether to include reminder calls. Default: false. */
  readonly includeremindercall?: boolean | undefined;
  /** Whether to include suggestions to overbook. Default: false. */
  readonly includesuggestedoverbooking?: boolean | undefined;
}

/**
 * Parameters of `appointments.unsubscribeFromChanges`.
 *
 * @provenance official
 */
export interface UnsubscribeFromChangesParams extends ChangeSubscriptionParams {
  /** The event. Default: all. */
  readonly eventname?: AppointmentEventName | undefined;
}

/**
 * Parameters of `appointments.subscribeToChanges`.
 *
 * @provenance official
 */
export interface SubscribeToChangesParams extends UnsubscribeFromChangesParams {
  /** The complete list of departments; it replaces the list before. Default: the whole practice. */
  readonly departmentids?: Id | readonly Id[] | undefined;
}

/**
 * Events of appointments.
 *
 * @provenance proven
 */
export interface AppointmentEvents {
  /** The events. */
  readonly subscriptions: readonly AppointmentEvent[];
}

/**
 * An event of appointments.
 *
 * @provenance proven
 */
export interface AppointmentEvent {
  /** The event's name. */
  readonly eventname: AppointmentEventName;
}

/**
 * The practice's subscription to changes of appointments.
 *
 * @provenance proven
 */
export interface ChangeSubscription extends AppointmentEvents {
  /** Whether the subscription has all events, none, or some. */
  readonly status?: Open<"ACTIVE" | "INACTIVE" | "PARTIAL">;
}
