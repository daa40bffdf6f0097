// Owns what surrounds appointments: open slots, notes, types, reasons, and subscriptions to changes.

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
  /** As they are now. */
  readonly appointments: readonly Appointment[];
}

/**
 * A slot that can be booked.
 *
 * @provenance proven
 */
export interface OpenSlot {
  /** The slot's id, and the appointment's once it is booked. */
  readonly appointmentid: string;
  /** The day, mm/dd/yyyy. */
  readonly date?: string;
  /** When it begins, hh:mm, the department's time. */
  readonly starttime?: string;
  /** How long it is, in minutes. */
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
  /** The reasons that it was found for. */
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
 * What `appointments.cancelAppointment` answers.
 *
 * @provenance reported
 */
export interface CancelledAppointment {
  /** Where the appointment stands now; may be empty. */
  readonly status?: Open<"x">;
  /** The appointment. */
  readonly appointmentid?: string;
}

/**
 * What `appointments.createSlot` answers.
 *
 * @provenance proven
 */
export interface CreatedSlots {
  /** When each slot begins (hh:mm), by the slot's id. */
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
  /** When it was made, mm/dd/yyyy hh:mm:ss. */
  readonly created?: string;
  /** Who made it: a username. */
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
 * What `appointments.getAppointmentType` takes.
 *
 * @provenance official
 */
export interface GetAppointmentTypeParams {
  /** Whether the class of the type is wanted. Default: false. */
  readonly showappointmenttypeclasses?: boolean | undefined;
}

/**
 * What `appointments.listAppointmentTypes` takes.
 *
 * @provenance official
 */
export interface ListAppointmentTypesParams extends PageParams, GetAppointmentTypeParams {
  /** Only those of these departments. Default: all. */
  readonly departmentids?: Id | readonly Id[] | undefined;
  /** Only those of these providers. Default: all. */
  readonly providerids?: Id | readonly Id[] | undefined;
  /** Whether generic types are left out. Default: false. */
  readonly hidegeneric?: boolean | undefined;
  /** Whether types that are not generic are left out. Default: false. */
  readonly hidenongeneric?: boolean | undefined;
  /** Whether types are left out that patients do not see. Default: true. */
  readonly hidenonpatient?: boolean | undefined;
  /** Whether types are left out that stand in schedules only and cannot be booked. Default: false. */
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
  /** What it is called. */
  readonly name?: string;
  /** A short name, for schedules. */
  readonly shortname?: string;
  /** What patients are told that it is. */
  readonly patientdisplayname?: string;
  /** How long it usually is, in minutes. */
  readonly duration?: number;
  /** Whether patients see it, as the API writes it: elsewhere this name means a record. */
  readonly patient?: boolean | string;
  /** Whether it is generic. */
  readonly generic?: boolean;
  /** Whether it stands in schedules only: another type is chosen when the slot is booked. */
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
 * What `appointments.listCancelReasons` takes.
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
  /** What it is called. */
  readonly name?: string;
  /** Whether it means that the patient did not come. */
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
 * What lists of reasons for a visit take.
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
  /** What it is called. */
  readonly reason?: string;
  /** What it means. */
  readonly description?: string;
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
 * What can happen to an appointment or a slot, as subscriptions name it.
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
 * Which rarer events are meant, too.
 *
 * @provenance official
 */
export interface ChangeSubscriptionParams {
  /** Whether reminder calls are meant. Default: false. */
  readonly includeremindercall?: boolean | undefined;
  /** Whether suggestions to overbook are meant. Default: false. */
  readonly includesuggestedoverbooking?: boolean | undefined;
}

/**
 * What `appointments.unsubscribeFromChanges` takes.
 *
 * @provenance official
 */
export interface UnsubscribeFromChangesParams extends ChangeSubscriptionParams {
  /** The event that is meant. Default: all. */
  readonly eventname?: AppointmentEventName | undefined;
}

/**
 * What `appointments.subscribeToChanges` takes.
 *
 * @provenance official
 */
export interface SubscribeToChangesParams extends UnsubscribeFromChangesParams {
  /** All departments that are meant, each time anew. Default: the whole practice. */
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
  /** Whether all events are subscribed to, none, or some. */
  readonly status?: Open<"ACTIVE" | "INACTIVE" | "PARTIAL">;
}
