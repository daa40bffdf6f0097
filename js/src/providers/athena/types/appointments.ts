// Owns the types of appointments and of the parameters of their operations. Slots, notes, types, reasons
// and subscriptions are in scheduling.ts.

import type { Open } from "../../../errors/errors.js";
import type { Id } from "../../../operations/declare.js";
import type { Claim } from "./claims.js";
import type { ChangesParams, Day, DayTime, PageParams, RestrictionParams } from "./common.js";
import type { PatientInsurance } from "./insurance.js";
import type { Patient } from "./patient-records.js";

/**
 * What to include with appointments.
 *
 * @provenance official
 */
export interface AppointmentDetailParams extends RestrictionParams {
  /** Whether to include the expected copay; without it the API responds faster. Default: true. */
  readonly showcopay?: boolean | undefined;
  /**
   * Whether to include `insurances`: those chosen for the appointment, or else all of the patient's.
   * Default: false.
   */
  readonly showinsurance?: boolean | undefined;
  /** Whether to include `patient`. Default: false. */
  readonly showpatientdetail?: boolean | undefined;
  /** Whether to include `claims`. Default: false. */
  readonly showclaimdetail?: boolean | undefined;
  /** Whether to include `useexpectedprocedurecodes`. Default: false. */
  readonly showexpectedprocedurecodes?: boolean | undefined;
}

/**
 * Parameters of `appointments.getAppointment`.
 *
 * @provenance official
 */
export interface GetAppointmentParams extends AppointmentDetailParams {
  /** Whether to include details of a telehealth visit. Default: false. */
  readonly showtelehealth?: boolean | undefined;
}

/**
 * Parameters of `appointments.listOpenSlots`. Without `reasonid` or `appointmenttypeid` there are no
 * results.
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
  /** The providers; required with a reason other than -1. Default: all. */
  readonly providerid?: Id | readonly Id[] | undefined;
  /** The first day. Default: today. */
  readonly startdate?: Day | undefined;
  /** The last day. Default: seven days after the first. */
  readonly enddate?: Day | undefined;
  /** Whether to include slots that the practice considers too near or too far ahead. Default: false. */
  readonly bypassscheduletimechecks?: boolean | undefined;
  /** Whether to include slots that the API may not book. Default: false. */
  readonly ignoreschedulablepermission?: boolean | undefined;
  /** Whether to include frozen slots. Default: false. */
  readonly showfrozenslots?: boolean | undefined;
  /** The page size, in rows, up to 10000. Default: 500. */
  readonly limit?: number | undefined;
  /** The number of rows to skip. Default: 0. */
  readonly offset?: number | undefined;
}

/**
 * Parameters of the lists of booked appointments, without the department.
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
  /** Only those changed at this time or earlier; requires `startlastmodified`. Default: all. */
  readonly endlastmodified?: DayTime | undefined;
  /** Whether to include cancelled ones. Default: false. */
  readonly showcancelled?: boolean | undefined;
  /** Whether to include results of reminder calls. Default: false. */
  readonly showremindercalldetail?: boolean | undefined;
}

/**
 * Parameters of `appointments.listBookedAppointments`.
 *
 * @provenance official
 */
export interface ListBookedAppointmentsParams extends BookedAppointmentsParams {
  /** Only this patient's. Default: all. */
  readonly patientid?: Id | undefined;
  /** Only in this department. Default: all. */
  readonly departmentid?: Id | undefined;
}

/**
 * Parameters of `appointments.listBookedInDepartments`.
 *
 * @provenance official
 */
export interface ListBookedInDepartmentsParams extends BookedAppointmentsParams {
  /** Only these patients'. Default: all. */
  readonly patientid?: Id | readonly Id[] | undefined;
  /** Only in these departments. Default: all. */
  readonly departmentid?: Id | readonly Id[] | undefined;
}

/**
 * Parameters of `appointments.listChangedAppointments`.
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
  /** Whether to include results of reminder calls. Default: false. */
  readonly showremindercalldetail?: boolean | undefined;
}

/**
 * The purpose of an appointment: a reason, which determines its type, or the type.
 *
 * @provenance official
 */
export type AppointmentPurposeParams =
  | {
      /** The reason, for programs in which patients choose it. */
      readonly reasonid: Id;
    }
  | {
      /** The type, for programs that a practice's staff uses. */
      readonly appointmenttypeid: Id;
    };

/**
 * Parameters of `appointments.bookAppointment`, without the purpose.
 *
 * @provenance official
 */
export interface BookingParams {
  /** The patient. */
  readonly patientid: Id;
  /** The department. Default: the slot's. */
  readonly departmentid?: Id | undefined;
  /** The patient's note on the reason for the appointment. Default: none. */
  readonly bookingnote?: string | undefined;
  /** Whether it is urgent, if the practice uses that. Default: false. */
  readonly urgentyn?: boolean | undefined;
  /** Whether to create no patient case. Default: false; new patients get one. */
  readonly nopatientcase?: boolean | undefined;
  /** Whether the patient gets no confirmation by e-mail. Default: false. */
  readonly donotsendconfirmationemail?: boolean | undefined;
  /** Whether to allow a slot that is not meant for the web. Default: false. */
  readonly ignoreschedulablepermission?: boolean | undefined;
  /** The patient's insurance, put into the appointment's note. Default: none. */
  readonly insuranceinfo?: readonly Readonly<Record<string, unknown>>[] | undefined;
}

/**
 * Parameters of `appointments.bookAppointment`.
 *
 * @provenance official
 */
export type BookAppointmentParams = BookingParams & AppointmentPurposeParams;

/**
 * Parameters of `appointments.cancelAppointment`.
 *
 * @provenance official
 */
export interface CancelAppointmentParams {
  /** The patient of the appointment. */
  readonly patientid: Id;
  /** The reason, of `appointments.listCancelReasons`. Default: the practice's usual one. */
  readonly appointmentcancelreasonid?: Id | undefined;
  /** The reason in words. Default: none. */
  readonly cancellationreason?: string | undefined;
  /** Whether to create no patient case. Default: false; new patients get one. */
  readonly nopatientcase?: boolean | undefined;
  /** Whether to allow an appointment that is not meant for the web. Default: false. */
  readonly ignoreschedulablepermission?: boolean | undefined;
}

/**
 * Parameters of `appointments.rescheduleAppointment`.
 *
 * @provenance official
 */
export interface RescheduleAppointmentParams {
  /** The patient of the appointment. */
  readonly patientid: Id;
  /** The open slot to move to. */
  readonly newappointmentid: Id;
  /** The reason to cancel the old one, of `appointments.listCancelReasons`. Default: the usual reason. */
  readonly appointmentcancelreasonid?: Id | undefined;
  /** The purpose of the new one. Default: that of the old one. */
  readonly reasonid?: Id | undefined;
  /** The reason for the move, in words. Default: none. */
  readonly reschedulereason?: string | undefined;
  /** Whether to create no patient case. Default: false; new patients get one. */
  readonly nopatientcase?: boolean | undefined;
  /** Whether to allow a slot that is not meant for the web. Default: false. */
  readonly ignoreschedulablepermission?: boolean | undefined;
}

/**
 * Parameters of `appointments.freezeAppointment`.
 *
 * @provenance official
 */
export interface FreezeAppointmentParams {
  /** True freezes the slot; false unfreezes it. */
  readonly freeze: boolean;
  /** Whether the appointment in it can be cancelled. */
  readonly requirescancellation?: boolean | undefined;
}

/**
 * Parameters of `appointments.updateBookedAppointment`. Fields that are not given stay unchanged.
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
  /** The new provider whose schedule has the appointment. */
  readonly schedulingproviderid?: Id | undefined;
  /** The new supervising provider. */
  readonly supervisingproviderid?: Id | undefined;
}

/**
 * Parameters of `appointments.createSlot`, without the purpose.
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
  /** The times at which slots begin, hh:mm (24 hours), in the department's time zone. */
  readonly appointmenttime: string | readonly string[];
}

/**
 * Parameters of `appointments.createSlot`.
 *
 * @provenance official
 */
export type CreateSlotParams = SlotParams & AppointmentPurposeParams;

/**
 * Parameters of `appointments.listNotes`.
 *
 * @provenance official
 */
export interface ListAppointmentNotesParams {
  /** Whether to include deleted notes. Default: false. */
  readonly showdeleted?: boolean | undefined;
}

/**
 * Parameters of `appointments.createNote` and `appointments.updateNote`.
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
 * The status of an appointment: `f` future, `o` open, `x` cancelled, `2` checked in, `3` checked out, `4`
 * charges entered.
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
  /** The status. */
  readonly appointmentstatus?: AppointmentStatus;
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
  /** The patient. */
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
  /** The user who scheduled it. */
  readonly scheduledby?: string;
  /** When it was scheduled, mm/dd/yyyy hh:mm:ss. */
  readonly scheduleddatetime?: string;
  /** The user who changed it last. */
  readonly lastmodifiedby?: string;
  /** When it was last changed, mm/dd/yyyy hh:mm:ss. */
  readonly lastmodified?: string;
  /** The expected copay, in US dollars. */
  readonly copay?: number;
  /** Whether it needs no charges. */
  readonly chargeentrynotrequired?: boolean;
  /** Whether athenaCoordinator Enterprise processes it. */
  readonly coordinatorenterprise?: boolean;
  /** The provider's id in HL7 messages. */
  readonly hl7providerid?: string;
  /** Its encounter. */
  readonly encounterid?: string;
  /** The encounter's status. */
  readonly encounterstatus?: string;
  /** Where the patient is. */
  readonly patientlocationid?: string;
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
  /** Whether that reason means a no-show. */
  readonly cancelreasonnoshow?: boolean;
  /** Whether that reason frees the slot. */
  readonly cancelreasonslotavailable?: boolean;
  /** The user who cancelled it. */
  readonly cancelledby?: string;
  /** When it was cancelled, mm/dd/yyyy hh:mm:ss. */
  readonly cancelleddatetime?: string;
  /** Whether the slot is frozen; the API has both names. */
  readonly frozen?: boolean;
  /** Whether the slot is frozen. */
  readonly frozenyn?: boolean;
  /** Whether it is urgent. */
  readonly urgentyn?: boolean;
  /** Its notes. */
  readonly appointmentnotes?: readonly NoteInAppointment[];
  /** The procedures expected, if requested. */
  readonly useexpectedprocedurecodes?: readonly ExpectedProcedure[];
  /** The insurances, if requested. */
  readonly insurances?: readonly PatientInsurance[];
  /** The patient's record, if requested. */
  readonly patient?: Patient;
  /** The claims, if requested. */
  readonly claims?: readonly Claim[];
}

/**
 * A note in an appointment.
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
 * An expected procedure of an appointment.
 *
 * @provenance proven
 */
export interface ExpectedProcedure {
  /** The procedure's code. */
  readonly procedurecode?: string;
  /** The code's meaning. */
  readonly procedurecodedescription?: string;
}
