// Owns what is said to and by the official API's operations on personal tasks.

import type { Open } from "../../../../errors/errors.js";
import type { BusinessParams, Page, PageParams } from "./common.js";

/**
 * Whose calendar it is.
 *
 * @provenance proven
 */
export interface CalendarParams extends BusinessParams {
  /** The employee's id. */
  readonly serviceProviderId: string;
}

/**
 * What can be said of a personal task, beside when it is.
 *
 * @provenance proven
 */
export interface PersonalTaskContent {
  /** What it is called. */
  readonly personalTaskName?: string | undefined;
  /** More about it. */
  readonly personalTaskComment?: string | undefined;
  /** Colour in the calendar, such as `#e5b67f`. */
  readonly personalTaskHexCode?: string | undefined;
  /** Whether customers cannot book the employee online then. */
  readonly blockOnlineBooking?: boolean | undefined;
  /** How it repeats; with this, it is a series. */
  readonly recurrence?: Recurrence | undefined;
}

/**
 * What `personalTasks.create` takes.
 *
 * @provenance proven
 */
export interface CreatePersonalTaskParams extends CalendarParams, PersonalTaskContent {
  /** Begin, YYYY-MM-DDTHH:MM:SS by the location's wall clock, without a zone. */
  readonly startTime: string;
  /** End, written like the begin. */
  readonly endTime: string;
}

/**
 * What `personalTasks.list` takes.
 *
 * @provenance proven
 */
export interface ListPersonalTasksParams extends CalendarParams, PageParams {
  /** Tasks from here on, YYYY-MM-DDTHH:MM:SS by the location's wall clock. Default: today. */
  readonly startTime?: string | undefined;
  /** Tasks up to here, written like the begin. Default: today. */
  readonly endTime?: string | undefined;
  /** Only this task, or this series. Default: all. */
  readonly personalTaskId?: string | undefined;
}

/**
 * What `personalTasks.update` takes: what is to change.
 *
 * @provenance reported
 */
export interface UpdatePersonalTaskParams extends CalendarParams, PersonalTaskContent {
  /** Begin, YYYY-MM-DDTHH:MM:SS by the location's wall clock, without a zone. */
  readonly startTime?: string | undefined;
  /** End, written like the begin. */
  readonly endTime?: string | undefined;
  /** Whether the id is one of a series. Default: false. */
  readonly recurring?: boolean | undefined;
  /**
   * Whether the whole series changes, which needs `recurrence`, or only its task at `startTime`.
   * Default: false.
   */
  readonly editSeries?: boolean | undefined;
}

/**
 * What `personalTasks.delete` takes.
 *
 * @provenance reported
 */
export interface DeletePersonalTaskParams extends BusinessParams {
  /** Whether the id is one of a series. Default: false. */
  readonly recurring?: boolean | undefined;
  /** The day in the series, YYYY-MM-DD; needed for one. */
  readonly appointmentDate?: string | undefined;
  /** Whether the series ends before that day, or only lacks that day. Default: false. */
  readonly editSeries?: boolean | undefined;
}

/**
 * How a personal task repeats.
 *
 * @provenance reported
 */
export interface Recurrence {
  /** The unit of `interval`. */
  readonly type: Open<"daily" | "weekly" | "monthly" | "yearly">;
  /** After how many units it comes again. */
  readonly interval: number;
  /** The month, 1 to 12; for `monthly` and `yearly`. */
  readonly monthOfYear?: number;
  /** The day, 0 for Sunday to 6 for Saturday; for `weekly`. */
  readonly dayOfWeek?: number;
  /** The last day, YYYY-MM-DD. Default: none. */
  readonly endDate?: string;
}

/**
 * A personal task: time that an employee's calendar keeps free. A series is one row, given
 * whenever it runs through the time that is asked for.
 *
 * @provenance proven
 */
export interface PersonalTask {
  /** The task's id, or the series'. */
  readonly personalTaskId: string;
  /** What it is called. */
  readonly personalTaskName?: string;
  /** More about it. */
  readonly personalTaskComment?: string;
  /** Colour in the calendar, such as `#e5b67f`. */
  readonly personalTaskHexCode?: string;
  /** Whether customers cannot book the employee online then. */
  readonly blockOnlineBooking?: boolean;
  /** The business. */
  readonly businessId?: string;
  /** The employee's id. */
  readonly serviceProviderId?: string;
  /** Begin by the location's wall clock, as the API wrote it. */
  readonly startTime?: string;
  /** End by the location's wall clock, as the API wrote it. */
  readonly endTime?: string;
  /** How it repeats, if it is a series. */
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
 * What `personalTasks.create` and `personalTasks.update` give.
 *
 * @provenance reported
 */
export interface PersonalTaskIds {
  /** Ids of single tasks. */
  readonly personalTaskIds?: readonly string[];
  /** Ids of series, each in an object whose members no source names. */
  readonly recurringRuleIds?: readonly Readonly<Record<string, unknown>>[];
}
