// Owns the operations on the waitlist and on reminders to make an appointment
// (docs.athenahealth.com/api/api-ref, appointment-waitlist and appointment-reminders).

import { operation } from "../../operations/declare.js";
import type { CallOptions, Id, NoParams } from "../../operations/declare.js";
import type { Paged } from "../../operations/paging.js";
import { done, one, pageOf } from "../../operations/shapes.js";
import type { Done } from "./types/common.js";
import type {
  CreatedReminder,
  CreatedWaitlistEntry,
  CreateReminderParams,
  CreateWaitlistEntryParams,
  ListRemindersParams,
  ListWaitlistParams,
  Reminder,
  ReminderPage,
  UpdateReminderParams,
  UpdateWaitlistEntryParams,
  WaitlistEntry,
  WaitlistPage,
} from "./types/waitlist.js";

/** `client.waitlist`. */
export const waitlist = {
  /** The patients who wait for an earlier or another appointment. */
  listWaitlist: operation<
    (params?: ListWaitlistParams, options?: CallOptions) => Paged<WaitlistEntry, WaitlistPage>
  >({
    method: "GET",
    path: "appointments/waitlist",
    result: pageOf("waitlistentries"),
    provenance: "official",
    paging: { rows: "waitlistentries", id: "waitlistid", size: 500 },
  }),

  /** One entry of the waitlist. */
  getWaitlistEntry: operation<
    (waitlistid: Id, params?: NoParams, options?: CallOptions) => Promise<WaitlistEntry>
  >({
    method: "GET",
    path: "appointments/waitlist/{waitlistid}",
    result: one,
    provenance: "official",
  }),

  /** Puts a patient on the waitlist. */
  createWaitlistEntry: operation<
    (params: CreateWaitlistEntryParams, options?: CallOptions) => Promise<CreatedWaitlistEntry>
  >({
    method: "POST",
    path: "appointments/waitlist",
    result: one,
    provenance: "official",
    required: ["departmentid", "patientid"],
  }),

  /** Changes an entry of the waitlist. */
  updateWaitlistEntry: operation<
    (waitlistid: Id, params?: UpdateWaitlistEntryParams, options?: CallOptions) => Promise<Done>
  >({
    method: "PUT",
    path: "appointments/waitlist/{waitlistid}",
    result: done,
    provenance: "official",
  }),

  /** Takes a patient off the waitlist. */
  deleteWaitlistEntry: operation<
    (waitlistid: Id, params?: NoParams, options?: CallOptions) => Promise<Done>
  >({
    method: "DELETE",
    path: "appointments/waitlist/{waitlistid}",
    result: done,
    provenance: "official",
  }),
};

/** `client.reminders`. */
export const reminders = {
  /** The reminders of a department that are due between two days. */
  listReminders: operation<
    (params: ListRemindersParams, options?: CallOptions) => Paged<Reminder, ReminderPage>
  >({
    method: "GET",
    path: "appointments/appointmentreminders",
    result: pageOf("reminders"),
    provenance: "official",
    required: ["departmentid", "startdate", "enddate"],
    paging: { rows: "reminders", id: "appointmentreminderid", size: 500 },
  }),

  /** One reminder. */
  getReminder: operation<
    (appointmentreminderid: Id, params?: NoParams, options?: CallOptions) => Promise<Reminder>
  >({
    method: "GET",
    path: "appointments/appointmentreminders/{appointmentreminderid}",
    result: one,
    provenance: "official",
  }),

  /** Creates a reminder to make an appointment with a patient around a day. */
  createReminder: operation<
    (params: CreateReminderParams, options?: CallOptions) => Promise<CreatedReminder>
  >({
    method: "POST",
    path: "appointments/appointmentreminders",
    result: one,
    provenance: "official",
    required: ["approximatedate", "departmentid", "patientid"],
  }),

  /** Changes a reminder. */
  updateReminder: operation<
    (
      appointmentreminderid: Id,
      params?: UpdateReminderParams,
      options?: CallOptions,
    ) => Promise<Done>
  >({
    method: "PUT",
    path: "appointments/appointmentreminders/{appointmentreminderid}",
    result: done,
    provenance: "official",
  }),

  /** Deletes a reminder. `listReminders` still finds it with `showdeleted`. */
  deleteReminder: operation<
    (appointmentreminderid: Id, params?: NoParams, options?: CallOptions) => Promise<Done>
  >({
    method: "DELETE",
    path: "appointments/appointmentreminders/{appointmentreminderid}",
    result: done,
    provenance: "official",
  }),
};
