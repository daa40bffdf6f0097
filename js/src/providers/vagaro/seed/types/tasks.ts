// Owns the types of the seed contract's operations on tasks.

import type { Open } from "../../../../errors/errors.js";
import type { Done } from "./common.js";

/**
 * The priority of a task.
 *
 * @provenance seed
 */
export type TaskPriority = Open<"low" | "medium" | "high" | "urgent">;

/**
 * The status of a task.
 *
 * @provenance seed
 */
export type TaskStatus = Open<"pending" | "in_progress" | "completed" | "cancelled">;

/**
 * The category of a task.
 *
 * @provenance seed
 */
export type TaskCategory = Open<
  | "customer_follow_up"
  | "inventory"
  | "admin"
  | "marketing"
  | "maintenance"
  | "training"
  | "appointment_prep"
  | "billing"
>;

/**
 * Parameters of `tasks.create`.
 *
 * @provenance seed
 */
export interface CreateTaskParams {
  /** The title. */
  readonly title: string;
  /** The description. */
  readonly description?: string | undefined;
  /** When it is due, RFC 3339 in UTC; not in the past. */
  readonly due_date: string;
  /** The priority. */
  readonly priority?: TaskPriority | undefined;
  /** The category. */
  readonly category?: TaskCategory | undefined;
  /** The id of the assigned employee. */
  readonly assignee_id: string;
}

/**
 * Parameters of `tasks.retrieve`. Tasks must match all of them.
 *
 * @provenance seed
 */
export interface RetrieveTasksParams {
  /** Only tasks of this employee. Default: all. */
  readonly assignee_id?: string | undefined;
  /** Only tasks with this status. Default: all. */
  readonly status?: TaskStatus | undefined;
  /** Only tasks due at this time or later, YYYY-MM-DD or RFC 3339. */
  readonly due_date_start?: string | undefined;
  /** Only tasks due at this time or earlier, YYYY-MM-DD or RFC 3339. */
  readonly due_date_end?: string | undefined;
}

/**
 * Parameters of `tasks.update`: the task, and the fields to change.
 *
 * @provenance seed
 */
export interface UpdateTaskParams {
  /** The task's id. */
  readonly task_id: string;
  /** The title. */
  readonly title?: string | undefined;
  /** The description. */
  readonly description?: string | undefined;
  /** When it is due, RFC 3339 in UTC. */
  readonly due_date?: string | undefined;
  /** The priority. */
  readonly priority?: TaskPriority | undefined;
  /** The category. */
  readonly category?: TaskCategory | undefined;
  /** The id of the assigned employee. */
  readonly assignee_id?: string | undefined;
  /** The status. */
  readonly status?: TaskStatus | undefined;
  /** The time of the change, RFC 3339 in UTC. */
  readonly completed_at?: string | undefined;
  /** Progress notes. */
  readonly notes?: string | undefined;
}

/**
 * Parameters of `tasks.delete`.
 *
 * @provenance seed
 */
export interface DeleteTaskParams {
  /** The task's id. */
  readonly task_id: string;
}

/**
 * A task of an employee.
 *
 * @provenance seed
 */
export interface Task {
  /** The task's id. */
  readonly task_id: string;
  /** The title. */
  readonly title: string;
  /** The description. */
  readonly description?: string;
  /** When it is due, RFC 3339 in UTC. */
  readonly due_date: string;
  /** The priority. */
  readonly priority?: TaskPriority;
  /** The category. */
  readonly category?: TaskCategory;
  /** The id of the assigned employee. */
  readonly assignee_id: string;
  /** The employee's first and last name; missing in a new task. */
  readonly assignee_name?: string;
  /** The status. */
  readonly status: TaskStatus;
  /** The time of the change, RFC 3339 in UTC. */
  readonly completed_at?: string;
  /** When the record was created, RFC 3339 in UTC. */
  readonly created_at: string;
  /** When it was last changed, RFC 3339 in UTC. */
  readonly updated_at: string;
  /** Progress notes. */
  readonly notes?: string;
}

/**
 * The result of `tasks.retrieve`.
 *
 * @provenance seed
 */
export interface TaskList {
  /** The rows. */
  readonly tasks: readonly Task[];
  /** The number of tasks. */
  readonly total_count: number;
  /** The number of pending tasks. */
  readonly pending_count: number;
  /** The number of completed tasks. */
  readonly completed_count: number;
}

/**
 * The result of `tasks.update`.
 *
 * @provenance seed
 */
export interface TaskUpdated extends Done {
  /** The task's id. */
  readonly task_id: string;
  /** The status. */
  readonly status: TaskStatus;
  /** The time of the change, RFC 3339 in UTC. */
  readonly updated_at: string;
}

/**
 * The result of `tasks.delete`.
 *
 * @provenance seed
 */
export interface TaskDeleted extends Done {
  /** The task's id. */
  readonly task_id: string;
  /** The time of the change, RFC 3339 in UTC. */
  readonly deleted_at: string;
}
