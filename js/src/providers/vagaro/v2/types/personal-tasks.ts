// Owns the types of the official API's operations on personal tasks.

import type { Open } from "../../../../errors/errors.js";
import type { BusinessParams, Page, PageParams } from "./common.js";

/**
 * The employee whose calendar is meant.
 *
 * @provenance proven
 */
export interface CalendarParams extends BusinessParams {
  /** The employee's id. */
  readonly serviceProviderId: string;
}

/**
 * Fields of a personal task without its time.
 *
 * @provenance proven
 */
export interface PersonalTaskContent {
  /** The name. */
  readonly personalTaskName?: string | undefined;
  /** A comment. */
  readonly personalTaskComment?: string | undefined;
  /** Colour in the calendar, such as `#e5b67f`. */
  readonly personalTaskHexCode?: string | undefined;
  /** Whether online booking of the employee is blocked during it. */
  readonly blockOnlineBooking?: boolean | undefined;
  /** The recurrence, which makes it a series. */
  readonly recurrence?: Recurrence | undefined;
}

/**
 * Parameters of `personalTasks.create`.
 *
 * @provenance proven
 */
export interface CreatePersonalTaskParams extends CalendarParams, PersonalTaskContent {
  /** Start, YYYY-MM-DDTHH:MM:SS in the location's local time, without a zone. */
  readonly startTime: string;
  /** End, in the same form as the start. */
  readonly endTime: string;
}

/**
 * Parameters of `personalTasks.list`.
 *
 * @provenance proven
 */
export interface ListPersonalTasksParams extends CalendarParams, PageParams {
  /** Only tasks from this time on, YYYY-MM-DDTHH:MM:SS in the location's local time. Default: today. */
  readonly startTime?: string | undefined;
  /** Only tasks up to this time, in the same form as the start. Default: today. */
  readonly endTime?: string | undefined;
  /** Only this task, or this series. Default: all. */
  readonly personalTaskId?: string | undefined;
}

/**
 * Parameters of `personalTasks.update`: the fields to change.
 *
 * @provenance reported
 */
export interface UpdatePersonalTaskParams extends CalendarParams, PersonalTaskContent {
  /** Start, YYYY-MM-DDTHH:MM:SS in the location's local time, without a zone. */
  readonly startTime?: string | undefined;
  /** End, in the same form as the start. */
  readonly endTime?: string | undefined;
  /** Whether the id is that of a series. Default: false. */
  readonly recurring?: boolean | undefined;
  /**
   * Whether to change the whole series, which requires `recurrence`, or only its task at `startTime`.
   * Default: false.
   */
  readonly editSeries?: boolean | undefined;
}

/**
 * Parameters of `personalTasks.delete`.
 *
 * @provenance reported
 */
export interface DeletePersonalTaskParams extends BusinessParams {
  /** Whether the id is that of a series. Default: false. */
  readonly recurring?: boolean | undefined;
  /** The day in the series, YYYY-MM-DD; required for a series. */
  readonly appointmentDate?: string | undefined;
  /** Whether to end the series before that day, or to remove only that day. Default: false. */
  readonly editSeries?: boolean | undefined;
}

/**
 * The recurrence of a personal task.
 *
 * @provenance reported
 */
export interface Recurrence {
  /** The unit of `interval`. */
  readonly type: Open<"daily" | "weekly" | "monthly" | "yearly">;
  /** The number of units between repetitions. */
  readonly interval: number;
  /** The month, 1 to 12; for `monthly` and `yearly`. */
  readonly monthOfYear?: number;
  /** The day, 0 for Sunday to 6 for Saturday; for `weekly`. */
  readonly dayOfWeek?: number;
  /** The last day, YYYY-MM-DD. Default: none. */
  readonly endDate?: string;
}

/**
 * A personal task: blocked time in an employee's calendar. A series is one row, included if it overlaps the
 * requested time.
 *
 * @provenance proven
 */
export interface PersonalTask {
  /** The id of the task or of the series. */
  readonly personalTaskId: string;
  /** The name. */
  readonly personalTaskName?: string;
  /** A comment. */
  readonly personalTaskComment?: string;
  /** Colour in the calendar, such as `#e5b67f`. */
  readonly personalTaskHexCode?: string;
  /** Whether online booking of the employee is blocked during it. */
  readonly blockOnlineBooking?: boolean;
  /** The business. */
  readonly businessId?: string;
  /** The employee's id. */
  readonly serviceProviderId?: string;
  /** Start in the location's local time, as the API writes it. */
  readonly startTime?: string;
  /** End in the location's local time, as the API writes it. */
  readonly endTime?: string;
  /** The recurrence, if it is a series. */
  readonly recurrence?: Recurrence;
}

/**
 * One page of personal tasks.
 *
 * @provenance proven
 */
export interface PersonalTaskPage extends Page {
  /** The rows. */
  readonly personalTasks: readonly PersonalTask[];
}

/**
 * The result of `personalTasks.create` and `personalTasks.update`.
 *
 * @provenance reported
 */
export interface PersonalTaskIds {
  /** Ids of single tasks. */
  readonly personalTaskIds?: readonly string[];
  /** Ids of series, each in an object whose members are not documented. */
  readonly recurringRuleIds?: readonly Readonly<Record<string, unknown>>[];
}
