// Owns the types of the waitlist and of reminders to make an appointment.

import type { Id } from "../../../operations/declare.js";
import type { Day, Page, PageParams } from "./common.js";

/**
 * What a patient on the waitlist waits for.
 *
 * @provenance official
 */
export interface WaitlistFieldsParams {
  /** The booked appointment that would be replaced. Default: none. */
  readonly appointmentid?: Id | undefined;
  /** The type of appointment. Default: any. */
  readonly appointmenttypeid?: Id | undefined;
  /** The days of the week, from 1 (Sunday) to 7 (Saturday). Default: any. */
  readonly dayofweekids?: readonly Id[] | undefined;
  /** The first hour of the day, from 0 to 23. Default: any. */
  readonly hourfrom?: number | undefined;
  /** The last hour of the day, from 0 to 23. Default: any. */
  readonly hourto?: number | undefined;
  /** The priority. Default: the API's own. */
  readonly priority?: string | undefined;
  /** The provider. Default: any. */
  readonly providerid?: Id | undefined;
}

/**
 * Parameters of `waitlist.listWaitlist`. Only entries that match all of them.
 *
 * @provenance official
 */
export interface ListWaitlistParams extends WaitlistFieldsParams, PageParams {
  /** The department. Default: any. */
  readonly departmentid?: Id | undefined;
  /** The patient. Default: any. */
  readonly patientid?: Id | undefined;
}

/**
 * Fields of an entry that is written.
 *
 * @provenance official
 */
export interface WrittenWaitlistParams extends WaitlistFieldsParams {
  /** Whether any department will do. Default: false. */
  readonly allowanydepartment?: boolean | undefined;
  /** A note for the practice. Default: none. */
  readonly note?: string | undefined;
}

/**
 * Parameters of `waitlist.createWaitlistEntry`.
 *
 * @provenance official
 */
export interface CreateWaitlistEntryParams extends WrittenWaitlistParams {
  /** The department. */
  readonly departmentid: Id;
  /** The patient. */
  readonly patientid: Id;
}

/**
 * Parameters of `waitlist.updateWaitlistEntry`. Fields that are not given stay unchanged.
 *
 * @provenance official
 */
export interface UpdateWaitlistEntryParams extends WrittenWaitlistParams {
  /** The department. */
  readonly departmentid?: Id | undefined;
}

/**
 * An entry of the waitlist.
 *
 * @provenance proven
 */
export interface WaitlistEntry {
  /** The entry's id. */
  readonly waitlistid: string;
  /** The patient. */
  readonly patientid?: string;
  /** The department; missing if any will do. */
  readonly departmentid?: string;
  /** The provider; missing if any will do. */
  readonly providerid?: string;
  /** The booked appointment that would be replaced. */
  readonly appointmentid?: string;
  /** The type of appointment. */
  readonly appointmenttypeid?: string;
  /** The days of the week, from 1 (Sunday) to 7 (Saturday). */
  readonly dayofweekids?: readonly string[];
  /** The first hour of the day, from 0 to 23. */
  readonly hourfrom?: number;
  /** The last hour of the day, from 0 to 23. */
  readonly hourto?: number;
  /** The priority. */
  readonly priority?: string;
  /** A note for the practice. */
  readonly note?: string;
  /** When it was created. */
  readonly created?: string;
}

/**
 * One page of the waitlist.
 *
 * @provenance proven
 */
export interface WaitlistPage extends Page {
  /** The rows. */
  readonly waitlistentries: readonly WaitlistEntry[];
}

/**
 * The new entry of the waitlist.
 *
 * @provenance proven
 */
export interface CreatedWaitlistEntry {
  /** The entry's id. */
  readonly waitlistid: string;
}

/**
 * Parameters of `reminders.listReminders`.
 *
 * @provenance official
 */
export interface ListRemindersParams extends PageParams {
  /** The department. */
  readonly departmentid: Id;
  /** The first day. */
  readonly startdate: Day;
  /** The last day. */
  readonly enddate: Day;
  /** Only for this type of appointment. Default: any. */
  readonly appointmenttypeid?: Id | undefined;
  /** Only this patient's. Default: all. */
  readonly patientid?: Id | undefined;
  /** Only for this provider. Default: any. */
  readonly providerid?: Id | undefined;
  /** Whether to include deleted ones. Default: false. */
  readonly showdeleted?: boolean | undefined;
}

/**
 * Fields of a reminder that is written.
 *
 * @provenance official
 */
export interface ReminderFieldsParams {
  /** The type of appointment to make. Default: none. */
  readonly appointmenttypeid?: Id | undefined;
  /** A note for the practice. Default: none. */
  readonly note?: string | undefined;
  /** Instructions for the patient. Default: none. */
  readonly patientinstructions?: string | undefined;
  /** The provider. Default: none. */
  readonly providerid?: Id | undefined;
}

/**
 * Parameters of `reminders.createReminder`.
 *
 * @provenance official
 */
export interface CreateReminderParams extends ReminderFieldsParams {
  /** The day around which the appointment is due. */
  readonly approximatedate: Day;
  /** The department. */
  readonly departmentid: Id;
  /** The patient. */
  readonly patientid: Id;
}

/**
 * Parameters of `reminders.updateReminder`. Fields that are not given stay unchanged.
 *
 * @provenance official
 */
export interface UpdateReminderParams extends ReminderFieldsParams {
  /** The day around which the appointment is due. */
  readonly approximatedate?: Day | undefined;
  /** The new status. */
  readonly status?: string | undefined;
}

/**
 * A reminder to make an appointment with a patient.
 *
 * @provenance proven
 */
export interface Reminder {
  /** The reminder's id. */
  readonly appointmentreminderid: string;
  /** The day around which the appointment is due, mm/dd/yyyy. */
  readonly approximatedate?: string;
  /** The department. */
  readonly departmentid?: string;
  /** The patient. */
  readonly patientid?: string;
  /** The provider. */
  readonly providerid?: string;
  /** The type of appointment to make. */
  readonly appointmenttypeid?: string;
  /** The status. */
  readonly status?: string;
  /** A note for the practice. */
  readonly note?: string;
  /** Instructions for the patient. */
  readonly patientinstructions?: string;
  /** The day on which it was deleted, mm/dd/yyyy; missing while it is not. */
  readonly deleted?: string;
}

/**
 * One page of reminders.
 *
 * @provenance proven
 */
export interface ReminderPage extends Page {
  /** The rows. */
  readonly reminders: readonly Reminder[];
}

/**
 * The new reminder.
 *
 * @provenance proven
 */
export interface CreatedReminder {
  /** The reminder's id. */
  readonly appointmentreminderid: string;
}
