// Owns the operations on appointments (docs.athenahealth.com/api/api-ref, appointment and
// appointment-slot). The seed SDK has none of them.

import { operation } from "../../operations/declare.js";
import type { CallOptions, Id, NoParams } from "../../operations/declare.js";
import type { Paged } from "../../operations/paging.js";
import { done, one, pageOf } from "../../operations/shapes.js";
import type {
  Appointment,
  AppointmentNoteParams,
  BookAppointmentParams,
  CancelAppointmentParams,
  CreateSlotParams,
  FreezeAppointmentParams,
  GetAppointmentParams,
  ListAppointmentNotesParams,
  ListBookedAppointmentsParams,
  ListBookedInDepartmentsParams,
  ListChangedAppointmentsParams,
  ListOpenSlotsParams,
  RescheduleAppointmentParams,
  UpdateBookedAppointmentParams,
} from "./types/appointments.js";
import type { Done } from "./types/common.js";
import type {
  AppointmentEvents,
  AppointmentNotes,
  AppointmentPage,
  AppointmentReason,
  AppointmentReasonPage,
  AppointmentType,
  AppointmentTypePage,
  CancelledAppointment,
  CancelReason,
  CancelReasonPage,
  ChangedAppointments,
  ChangeSubscription,
  ChangeSubscriptionParams,
  CreatedSlots,
  GetAppointmentTypeParams,
  ListAppointmentTypesParams,
  ListCancelReasonsParams,
  ListReasonsParams,
  OpenSlot,
  OpenSlotPage,
  SubscribeToChangesParams,
  UnsubscribeFromChangesParams,
} from "./types/scheduling.js";

/** `client.appointments`. */
export const appointments = {
  /** One appointment, or one open slot. */
  getAppointment: operation<
    (
      appointmentid: Id,
      params?: GetAppointmentParams,
      options?: CallOptions,
    ) => Promise<Appointment>
  >({
    method: "GET",
    path: "appointments/{appointmentid}",
    result: one,
    provenance: "official",
  }),

  /** Slots that can be booked. Without `reasonid` or `appointmenttypeid` there are none. */
  listOpenSlots: operation<
    (params: ListOpenSlotsParams, options?: CallOptions) => Paged<OpenSlot, OpenSlotPage>
  >({
    method: "GET",
    path: "appointments/open",
    result: pageOf("appointments"),
    provenance: "official",
    required: ["departmentid"],
    paging: { rows: "appointments", id: "appointmentid", size: 500 },
  }),

  /** Booked appointments between two days. */
  listBookedAppointments: operation<
    (
      params: ListBookedAppointmentsParams,
      options?: CallOptions,
    ) => Paged<Appointment, AppointmentPage>
  >({
    method: "GET",
    path: "appointments/booked",
    result: pageOf("appointments"),
    provenance: "official",
    required: ["startdate", "enddate"],
    paging: { rows: "appointments", id: "appointmentid", size: 500 },
  }),

  /**
   * Booked appointments between two days, in several departments. athenahealth calls it a beta: a practice
   * may have to be enabled for it.
   */
  listBookedInDepartments: operation<
    (
      params: ListBookedInDepartmentsParams,
      options?: CallOptions,
    ) => Paged<Appointment, AppointmentPage>
  >({
    method: "GET",
    path: "appointments/booked/multipledepartment",
    result: pageOf("appointments"),
    provenance: "official",
    required: ["startdate", "enddate"],
    paging: { rows: "appointments", id: "appointmentid", size: 500 },
  }),

  /**
   * Appointments and slots that changed since this was called last. It requires a subscription
   * (`subscribeToChanges`). Reading removes changes from the list, unless `leaveunprocessed` is given.
   * Therefore it is not retried; after a failure, `showprocessedstartdatetime` returns the lost changes.
   */
  listChangedAppointments: operation<
    (params?: ListChangedAppointmentsParams, options?: CallOptions) => Promise<ChangedAppointments>
  >({
    method: "GET",
    path: "appointments/changed",
    result: pageOf("appointments"),
    safe: false,
    provenance: "official",
  }),

  /** Books an open slot for a patient, for the purpose in `reasonid` or `appointmenttypeid`. */
  bookAppointment: operation<
    (
      appointmentid: Id,
      params: BookAppointmentParams,
      options?: CallOptions,
    ) => Promise<Appointment>
  >({
    method: "PUT",
    path: "appointments/{appointmentid}",
    result: one,
    provenance: "official",
    required: ["patientid"],
  }),

  /** Cancels a booked appointment. */
  cancelAppointment: operation<
    (
      appointmentid: Id,
      params: CancelAppointmentParams,
      options?: CallOptions,
    ) => Promise<CancelledAppointment>
  >({
    method: "PUT",
    path: "appointments/{appointmentid}/cancel",
    result: one,
    provenance: "official",
    required: ["patientid"],
  }),

  /** Cancels a booked appointment, books an open slot instead, and returns the new appointment. */
  rescheduleAppointment: operation<
    (
      appointmentid: Id,
      params: RescheduleAppointmentParams,
      options?: CallOptions,
    ) => Promise<Appointment>
  >({
    method: "PUT",
    path: "appointments/{appointmentid}/reschedule",
    result: one,
    provenance: "official",
    required: ["patientid", "newappointmentid"],
  }),

  /**
   * Freezes a slot, so that nobody can book it, or unfreezes it.
   *
   * @throws ApiError `refused` (200), for example if it is frozen already.
   */
  freezeAppointment: operation<
    (appointmentid: Id, params: FreezeAppointmentParams, options?: CallOptions) => Promise<Done>
  >({
    method: "PUT",
    path: "appointments/{appointmentid}/freeze",
    result: done,
    provenance: "official",
    required: ["freeze"],
  }),

  /**
   * Changes a booked appointment's type, department or providers.
   *
   * @throws ApiError `refused` (200), if the API responds with a text instead of 1.
   */
  updateBookedAppointment: operation<
    (
      appointmentid: Id,
      params?: UpdateBookedAppointmentParams,
      options?: CallOptions,
    ) => Promise<Done>
  >({
    method: "PUT",
    path: "appointments/booked/{appointmentid}",
    result: done,
    provenance: "official",
  }),

  /** Opens slots on one day, for the purpose in `reasonid` or `appointmenttypeid`. */
  createSlot: operation<(params: CreateSlotParams, options?: CallOptions) => Promise<CreatedSlots>>(
    {
      method: "POST",
      path: "appointments/open",
      result: one,
      provenance: "official",
      required: ["departmentid", "providerid", "appointmentdate", "appointmenttime"],
    },
  ),

  /** Deletes an open slot. To remove a booked appointment, cancel it. */
  deleteSlot: operation<
    (appointmentid: Id, params?: NoParams, options?: CallOptions) => Promise<Done>
  >({
    method: "DELETE",
    path: "appointments/{appointmentid}",
    result: done,
    provenance: "official",
  }),

  /** The notes on an appointment. */
  listNotes: operation<
    (
      appointmentid: Id,
      params?: ListAppointmentNotesParams,
      options?: CallOptions,
    ) => Promise<AppointmentNotes>
  >({
    method: "GET",
    path: "appointments/{appointmentid}/notes",
    result: pageOf("notes"),
    provenance: "official",
  }),

  /** Adds a note to an appointment. */
  createNote: operation<
    (appointmentid: Id, params: AppointmentNoteParams, options?: CallOptions) => Promise<Done>
  >({
    method: "POST",
    path: "appointments/{appointmentid}/notes",
    result: done,
    provenance: "official",
    required: ["notetext"],
  }),

  /** Changes a note on an appointment. */
  updateNote: operation<
    (
      appointmentid: Id,
      noteid: Id,
      params: AppointmentNoteParams,
      options?: CallOptions,
    ) => Promise<Done>
  >({
    method: "PUT",
    path: "appointments/{appointmentid}/notes/{noteid}",
    result: done,
    provenance: "official",
    required: ["notetext"],
  }),

  /** Deletes a note on an appointment. */
  deleteNote: operation<
    (appointmentid: Id, noteid: Id, params?: NoParams, options?: CallOptions) => Promise<Done>
  >({
    method: "DELETE",
    path: "appointments/{appointmentid}/notes/{noteid}",
    result: done,
    provenance: "official",
  }),

  /** Starts the check-in of a patient. */
  startCheckIn: operation<
    (appointmentid: Id, params?: NoParams, options?: CallOptions) => Promise<Done>
  >({
    method: "POST",
    path: "appointments/{appointmentid}/startcheckin",
    result: done,
    provenance: "official",
  }),

  /** Completes the check-in of a patient. */
  checkIn: operation<
    (appointmentid: Id, params?: NoParams, options?: CallOptions) => Promise<Done>
  >({
    method: "POST",
    path: "appointments/{appointmentid}/checkin",
    result: done,
    provenance: "official",
  }),

  /** Cancels a check-in that is not complete. */
  cancelCheckIn: operation<
    (appointmentid: Id, params?: NoParams, options?: CallOptions) => Promise<Done>
  >({
    method: "POST",
    path: "appointments/{appointmentid}/cancelcheckin",
    result: done,
    provenance: "official",
  }),

  /** Checks a patient out. */
  checkOut: operation<
    (appointmentid: Id, params?: NoParams, options?: CallOptions) => Promise<Done>
  >({
    method: "POST",
    path: "appointments/{appointmentid}/checkout",
    result: done,
    provenance: "official",
  }),

  /** The practice's types of appointments. */
  listAppointmentTypes: operation<
    (
      params?: ListAppointmentTypesParams,
      options?: CallOptions,
    ) => Paged<AppointmentType, AppointmentTypePage>
  >({
    method: "GET",
    path: "appointmenttypes",
    result: pageOf("appointmenttypes"),
    provenance: "official",
    paging: { rows: "appointmenttypes", id: "appointmenttypeid", size: 500 },
  }),

  /** One type of appointment. */
  getAppointmentType: operation<
    (
      appointmenttypeid: Id,
      params?: GetAppointmentTypeParams,
      options?: CallOptions,
    ) => Promise<AppointmentType>
  >({
    method: "GET",
    path: "appointmenttypes/{appointmenttypeid}",
    result: one,
    provenance: "official",
  }),

  /** The practice's reasons to cancel an appointment. */
  listCancelReasons: operation<
    (
      params?: ListCancelReasonsParams,
      options?: CallOptions,
    ) => Paged<CancelReason, CancelReasonPage>
  >({
    method: "GET",
    path: "appointmentcancelreasons",
    result: pageOf("appointmentcancelreasons"),
    provenance: "official",
    paging: { rows: "appointmentcancelreasons", id: "reasonid", size: 500 },
  }),

  /** The reasons for which patients can book a visit with a provider. */
  listReasons: operation<
    (
      params: ListReasonsParams,
      options?: CallOptions,
    ) => Paged<AppointmentReason, AppointmentReasonPage>
  >({
    method: "GET",
    path: "patientappointmentreasons",
    result: pageOf("patientappointmentreasons"),
    provenance: "official",
    required: ["departmentid", "providerid"],
    paging: { rows: "patientappointmentreasons", id: "reasonid", size: 500 },
  }),

  /** The reasons for which new patients can book a visit with a provider. */
  listNewPatientReasons: operation<
    (
      params: ListReasonsParams,
      options?: CallOptions,
    ) => Paged<AppointmentReason, AppointmentReasonPage>
  >({
    method: "GET",
    path: "patientappointmentreasons/newpatient",
    result: pageOf("patientappointmentreasons"),
    provenance: "official",
    required: ["departmentid", "providerid"],
    paging: { rows: "patientappointmentreasons", id: "reasonid", size: 500 },
  }),

  /** The reasons for which existing patients can book a visit with a provider. */
  listExistingPatientReasons: operation<
    (
      params: ListReasonsParams,
      options?: CallOptions,
    ) => Paged<AppointmentReason, AppointmentReasonPage>
  >({
    method: "GET",
    path: "patientappointmentreasons/existingpatient",
    result: pageOf("patientappointmentreasons"),
    provenance: "official",
    required: ["departmentid", "providerid"],
    paging: { rows: "patientappointmentreasons", id: "reasonid", size: 500 },
  }),

  /** The practice's subscription to changes of appointments. */
  getChangeSubscription: operation<
    (params?: ChangeSubscriptionParams, options?: CallOptions) => Promise<ChangeSubscription>
  >({
    method: "GET",
    path: "appointments/changed/subscription",
    result: one,
    provenance: "official",
  }),

  /** Subscribes to changes of appointments; `listChangedAppointments` reads them. */
  subscribeToChanges: operation<
    (params?: SubscribeToChangesParams, options?: CallOptions) => Promise<Done>
  >({
    method: "POST",
    path: "appointments/changed/subscription",
    result: done,
    provenance: "official",
  }),

  /** Ends the subscription to changes of appointments. */
  unsubscribeFromChanges: operation<
    (params?: UnsubscribeFromChangesParams, options?: CallOptions) => Promise<Done>
  >({
    method: "DELETE",
    path: "appointments/changed/subscription",
    result: done,
    provenance: "official",
    query: ["eventname", "includeremindercall", "includesuggestedoverbooking"],
  }),

  /** The events that a subscription can have. */
  listChangeEvents: operation<
    (params?: NoParams, options?: CallOptions) => Promise<AppointmentEvents>
  >({
    method: "GET",
    path: "appointments/changed/subscription/events",
    result: one,
    provenance: "official",
  }),
};
