// Owns what the operations on appointments take, and what an appointment is. What surrounds it (slots,
// notes, types, reasons and subscriptions) is in scheduling.ts.

import type { Open } from "../../../errors/errors.js";
import type { Id } from "../../../operations/declare.js";
import type { Claim } from "./claims.js";
import type { ChangesParams, Day, DayTime, PageParams, RestrictionParams } from "./common.js";
import type { PatientInsurance } from "./insurance.js";
import type { Patient } from "./patient-records.js";

/**
 * What can be shown beside appointments.
 *
 * @provenance official
 */
export interface AppointmentDetailParams extends RestrictionParams {
  /** Whether the expected copay is wanted; without it the answer comes faster. Default: true. */
  readonly showcopay?: boolean | undefined;
  /**
   * Whether `insurances` is wanted: those chosen for the appointment, or else all of the patient's.
   * Default: false.
   */
  readonly showinsurance?: boolean | undefined;
  /** Whether `patient` is wanted. Default: false. */
  readonly showpatientdetail?: boolean | undefined;
  /** Whether `claims` is wanted. Default: false. */
  readonly showclaimdetail?: boolean | undefined;
  /** Whether `useexpectedprocedurecodes` is wanted. Default: false. */
  readonly showexpectedprocedurecodes?: boolean | undefined;
}

/**
 * What `appointments.getAppointment` takes.
 *
 * @provenance official
 */
export interface GetAppointmentParams extends AppointmentDetailParams {
  /** Whether details of a telehealth visit are wanted. Default: false. */
  readonly showtelehealth?: boolean | undefined;
}

/**
 * What `appointments.listOpenSlots` takes. Without `reasonid` and `appointmenttypeid` nothing is found.
 *
 * @provenance official
 */
export interface ListOpenSlotsParams {
  /** The departments. */
  readonly departmentid: Id | readonly Id[];
  /** The reasons for the visit; -1 finds slots that can be booked on the web for any reason. Default: none. */
  readonly reasonid?: Id | readonly Id[] | undefined;
  /** The type of appointment, whatever the practice has set up for its reasons. Default: none. */
  readonly appointmenttypeid?: Id | undefined;
  /** The providers; needed with a reason other than -1. Default: all. */
  readonly providerid?: Id | readonly Id[] | undefined;
  /** The first day. Default: today. */
  readonly startdate?: Day | undefined;
  /** The last day. Default: seven days after the first. */
  readonly enddate?: Day | undefined;
  /** Whether slots are found that the practice thinks too near or too far ahead. Default: false. */
  readonly bypassscheduletimechecks?: boolean | undefined;
  /** Whether slots are found that the API may not book. Default: false. */
  readonly ignoreschedulablepermission?: boolean | undefined;
  /** Whether frozen slots are found. Default: false. */
  readonly showfrozenslots?: boolean | undefined;
  /** Rows in a request, up to 10000. Default: 500. */
  readonly limit?: number | undefined;
  /** Rows before the first. Default: 0. */
  readonly offset?: number | undefined;
}

/**
 * What lists of booked appointments take, but for the department.
 *
 * @provenance official
 */
export interface BookedAppointmentsParams extends AppointmentDetailParams, PageParams {
  /** The first day. */
  readonly startdate: Day;
  /** The last day. */
  readonly enddate: Day;
  /** Only with these providers. Default: all. */
  readonly providerid?: Id | readonly Id[] | undefined;
  /** Only this patient's. Default: all. */
  readonly patientid?: Id | undefined;
  /** Only of this type. Default: all. */
  readonly appointmenttypeid?: Id | undefined;
  /** Only in this status. Default: any. */
  readonly appointmentstatus?: AppointmentStatus | undefined;
  /** Only those scheduled on this day or later. Default: all. */
  readonly scheduledstartdate?: Day | undefined;
  /** Only those scheduled on this day or earlier. Default: all. */
  readonly scheduledenddate?: Day | undefined;
  /** Only those changed at this time or later. Default: all. */
  readonly startlastmodified?: DayTime | undefined;
  /** Only those changed at this time or earlier; needs `startlastmodified`. Default: all. */
  readonly endlastmodified?: DayTime | undefined;
  /** Whether cancelled ones are found. Default: false. */
  readonly showcancelled?: boolean | undefined;
  /** Whether results of reminder calls are wanted. Default: false. */
  readonly showremindercalldetail?: boolean | undefined;
}

/**
 * What `appointments.listBookedAppointments` takes.
 *
 * @provenance official
 */
export interface ListBookedAppointmentsParams extends BookedAppointmentsParams {
  /** Only in this department. Default: all. */
  readonly departmentid?: Id | undefined;
}

/**
 * What `appointments.listBookedInDepartments` takes.
 *
 * @provenance official
 */
export interface ListBookedInDepartmentsParams extends BookedAppointmentsParams {
  /** Only in these departments. Default: all. */
  readonly departmentid?: Id | readonly Id[] | undefined;
}

/**
 * What `appointments.listChangedAppointments` takes.
 *
 * @provenance official
 */
export interface ListChangedAppointmentsParams extends AppointmentDetailParams, ChangesParams {
  /** Only these patients'. Default: all. */
  readonly patientid?: Id | readonly Id[] | undefined;
  /** Only in these departments. Default: all. */
  readonly departmentid?: Id | readonly Id[] | undefined;
  /** Only with these providers. Default: all. */
  readonly providerid?: Id | readonly Id[] | undefined;
  /** Whether results of reminder calls are wanted. Default: false. */
  readonly showremindercalldetail?: boolean | undefined;
}

/**
 * What an appointment is for: a reason, from which its type follows, or the type itself.
 *
 * @provenance official
 */
export type AppointmentPurposeParams =
  | {
      /** The reason, as patients choose it. */
      readonly reasonid: Id;
    }
  | {
      /** The type, for programs that a practice's staff uses. */
      readonly appointmenttypeid: Id;
    };

/**
 * What `appointments.bookAppointment` takes, but for the purpose.
 *
 * @provenance official
 */
export interface BookingParams {
  /** Who comes. */
  readonly patientid: Id;
  /** The department. Default: the slot's. */
  readonly departmentid?: Id | undefined;
  /** A note of the patient's on why the appointment is booked. Default: none. */
  readonly bookingnote?: string | undefined;
  /** Whether it is urgent, where the practice uses that. Default: false. */
  readonly urgentyn?: boolean | undefined;
  /** Whether no patient case is made. Default: false, and new patients get one. */
  readonly nopatientcase?: boolean | undefined;
  /** Whether the patient gets no confirmation by e-mail. Default: false. */
  readonly donotsendconfirmationemail?: boolean | undefined;
  /** Whether a slot can be booked that is not meant for the web. Default: false. */
  readonly ignoreschedulablepermission?: boolean | undefined;
  /** The patient's insurance, put into the appointment's note. Default: none. */
  readonly insuranceinfo?: readonly Readonly<Record<string, unknown>>[] | undefined;
}

/**
 * What `appointments.bookAppointment` takes.
 *
 * @provenance official
 */
export type BookAppointmentParams = BookingParams & AppointmentPurposeParams;

/**
 * What `appointments.cancelAppointment` takes.
 *
 * @provenance official
 */
export interface CancelAppointmentParams {
  /** Whose appointment it is. */
  readonly patientid: Id;
  /** The reason, of `appointments.listCancelReasons`. Default: the practice's usual one. */
  readonly appointmentcancelreasonid?: Id | undefined;
  /** The reason in words. Default: none. */
  readonly cancellationreason?: string | undefined;
  /** Whether no patient case is made. Default: false, and new patients get one. */
  readonly nopatientcase?: boolean | undefined;
  /** Whether an appointment can be cancelled that is not meant for the web. Default: false. */
  readonly ignoreschedulablepermission?: boolean | undefined;
}

/**
 * What `appointments.rescheduleAppointment` takes.
 *
 * @provenance official
 */
export interface RescheduleAppointmentParams {
  /** Whose appointment it is. */
  readonly patientid: Id;
  /** The open slot that it moves to. */
  readonly newappointmentid: Id;
  /** Why the old one is cancelled, of `appointments.listCancelReasons`. Default: the usual reason. */
  readonly appointmentcancelreasonid?: Id | undefined;
  /** What the new one is for. Default: as the old one. */
  readonly reasonid?: Id | undefined;
  /** Why it moves, in words. Default: none. */
  readonly reschedulereason?: string | undefined;
  /** Whether no patient case is made. Default: false, and new patients get one. */
  readonly nopatientcase?: boolean | undefined;
  /** Whether a slot can be booked that is not meant for the web. Default: false. */
  readonly ignoreschedulablepermission?: boolean | undefined;
}

/**
 * What `appointments.freezeAppointment` takes.
 *
 * @provenance official
 */
export interface FreezeAppointmentParams {
  /** True freezes the slot, false frees it. */
  readonly freeze: boolean;
  /** Whether the appointment in it can be cancelled. */
  readonly requirescancellation?: boolean | undefined;
}

/**
 * What `appointments.updateBookedAppointment` takes; what is left out stays as it is.
 *
 * @provenance official
 */
export interface UpdateBookedAppointmentParams {
  /** The new type. */
  readonly appointmenttypeid?: Id | undefined;
  /** The new department. */
  readonly departmentid?: Id | undefined;
  /** The new rendering provider. */
  readonly providerid?: Id | undefined;
  /** The new provider in whose schedule it stands. */
  readonly schedulingproviderid?: Id | undefined;
  /** The new supervising provider. */
  readonly supervisingproviderid?: Id | undefined;
}

/**
 * What `appointments.createSlot` takes, but for the purpose.
 *
 * @provenance official
 */
export interface SlotParams {
  /** The department. */
  readonly departmentid: Id;
  /** The provider. */
  readonly providerid: Id;
  /** The day. */
  readonly appointmentdate: Day;
  /** When slots begin, hh:mm of 24 hours, the department's time. */
  readonly appointmenttime: string | readonly string[];
}

/**
 * What `appointments.createSlot` takes.
 *
 * @provenance official
 */
export type CreateSlotParams = SlotParams & AppointmentPurposeParams;

/**
 * What `appointments.listNotes` takes.
 *
 * @provenance official
 */
export interface ListAppointmentNotesParams {
  /** Whether deleted notes are found. Default: false. */
  readonly showdeleted?: boolean | undefined;
}

/**
 * What `appointments.createNote` and `appointments.updateNote` take.
 *
 * @provenance official
 */
export interface AppointmentNoteParams {
  /** The note. */
  readonly notetext: string;
  /** Whether it is shown in the schedule. Default: false. */
  readonly displayonschedule?: boolean | undefined;
}

/**
 * Where an appointment stands: `f` is in the future, `o` open, `x` cancelled, `2` checked in, `3`
 * checked out, and of `4` the charges are entered.
 *
 * @provenance official
 */
export type AppointmentStatus = Open<"f" | "o" | "x" | "2" | "3" | "4">;

/**
 * An appointment.
 *
 * @provenance proven
 */
export interface Appointment {
  /** The appointment's id. */
  readonly appointmentid: string;
  /** Where it stands. */
  readonly appointmentstatus?: AppointmentStatus;
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
  /** Who comes. */
  readonly patientid?: string;
  /** Its type. */
  readonly appointmenttypeid?: string;
  /** The type's name. */
  readonly appointmenttype?: string;
  /** The type's name for patients. */
  readonly patientappointmenttypename?: string;
  /** The slot that it was booked in. */
  readonly templateappointmentid?: string;
  /** The slot's type. */
  readonly templateappointmenttypeid?: string;
  /** Who scheduled it: a username. */
  readonly scheduledby?: string;
  /** When it was scheduled, mm/dd/yyyy hh:mm:ss. */
  readonly scheduleddatetime?: string;
  /** Who changed it last: a username. */
  readonly lastmodifiedby?: string;
  /** When it was changed last, mm/dd/yyyy hh:mm:ss. */
  readonly lastmodified?: string;
  /** The expected copay, in US dollars. */
  readonly copay?: number;
  /** Whether it needs no charges. */
  readonly chargeentrynotrequired?: boolean;
  /** Whether athenaCoordinator Enterprise works on it. */
  readonly coordinatorenterprise?: boolean;
  /** The provider's id in HL7 messages. */
  readonly hl7providerid?: string;
  /** The encounter that came of it. */
  readonly encounterid?: string;
  /** The rendering provider; may be empty. */
  readonly renderingproviderid?: string;
  /** The referring provider; may be empty. */
  readonly referringproviderid?: string;
  /** The supervising provider; may be empty. */
  readonly supervisingproviderid?: string;
  /** When check-in began. */
  readonly startcheckin?: string;
  /** When check-in ended. */
  readonly stopcheckin?: string;
  /** When the patient was checked in, mm/dd/yyyy hh:mm:ss. */
  readonly checkindatetime?: string;
  /** When the patient was checked out, mm/dd/yyyy hh:mm:ss. */
  readonly checkoutdatetime?: string;
  /** The appointment that it moved to. */
  readonly rescheduledappointmentid?: string;
  /** Why it was cancelled. */
  readonly cancelreasonid?: string;
  /** The name of that reason. */
  readonly cancelreasonname?: string;
  /** Whether that reason means that the patient did not come. */
  readonly cancelreasonnoshow?: boolean;
  /** Whether that reason frees the slot. */
  readonly cancelreasonslotavailable?: boolean;
  /** Who cancelled it: a username. */
  readonly cancelledby?: string;
  /** When it was cancelled, mm/dd/yyyy hh:mm:ss. */
  readonly cancelleddatetime?: string;
  /** Whether the slot is frozen. */
  readonly frozenyn?: boolean;
  /** Whether it is urgent. */
  readonly urgentyn?: boolean;
  /** Its notes. */
  readonly appointmentnotes?: readonly NoteInAppointment[];
  /** The procedures expected, if asked for. */
  readonly useexpectedprocedurecodes?: readonly ExpectedProcedure[];
  /** The insurances, if asked for. */
  readonly insurances?: readonly PatientInsurance[];
  /** The patient's record, if asked for. */
  readonly patient?: Patient;
  /** The claims, if asked for. */
  readonly claims?: readonly Claim[];
}

/**
 * A note as it stands in an appointment.
 *
 * @provenance proven
 */
export interface NoteInAppointment {
  /** The note's id. */
  readonly id?: string;
  /** The note. */
  readonly text?: string;
  /** Whether it is shown in the schedule. */
  readonly displayonschedule?: boolean;
}

/**
 * A procedure that an appointment is expected to bring.
 *
 * @provenance proven
 */
export interface ExpectedProcedure {
  /** The procedure's code. */
  readonly procedurecode?: string;
  /** What the code means. */
  readonly procedurecodedescription?: string;
}
