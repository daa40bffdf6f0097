// Owns what is said to and by the seed contract's operations on tasks.

import type { Open } from "../../../../errors/errors.js";
import type { Done } from "./common.js";

/**
 * How urgent a task is.
 *
 * @provenance seed
 */
export type TaskPriority = Open<"low" | "medium" | "high" | "urgent">;

/**
 * How far a task has come.
 *
 * @provenance seed
 */
export type TaskStatus = Open<"pending" | "in_progress" | "completed" | "cancelled">;

/**
 * What a task is about.
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
 * What `tasks.create` takes.
 *
 * @provenance seed
 */
export interface CreateTaskParams {
  /** What is to be done, in short. */
  readonly title: string;
  /** What is to be done, at length. */
  readonly description?: string | undefined;
  /** When it is due, RFC 3339 in UTC; it must not have passed. */
  readonly due_date: string;
  /** How urgent it is. */
  readonly priority?: TaskPriority | undefined;
  /** What it is about. */
  readonly category?: TaskCategory | undefined;
  /** Id of the employee who is to do it. */
  readonly assignee_id: string;
}

/**
 * What `tasks.retrieve` takes; tasks must match all that is given.
 *
 * @provenance seed
 */
export interface RetrieveTasksParams {
  /** Tasks of this employee. Default: of all. */
  readonly assignee_id?: string | undefined;
  /** Tasks that have come this far. Default: all. */
  readonly status?: TaskStatus | undefined;
  /** Tasks due at this time or later, YYYY-MM-DD or RFC 3339. */
  readonly due_date_start?: string | undefined;
  /** Tasks due at this time or earlier, YYYY-MM-DD or RFC 3339. */
  readonly due_date_end?: string | undefined;
}

/**
 * What `tasks.update` takes: the task, and what is to change.
 *
 * @provenance seed
 */
export interface UpdateTaskParams {
  /** The task's id. */
  readonly task_id: string;
  /** What is to be done, in short. */
  readonly title?: string | undefined;
  /** What is to be done, at length. */
  readonly description?: string | undefined;
  /** When it is due, RFC 3339 in UTC. */
  readonly due_date?: string | undefined;
  /** How urgent it is. */
  readonly priority?: TaskPriority | undefined;
  /** What it is about. */
  readonly category?: TaskCategory | undefined;
  /** Id of the employee who is to do it. */
  readonly assignee_id?: string | undefined;
  /** How far it has come. */
  readonly status?: TaskStatus | undefined;
  /** When it was done, RFC 3339 in UTC. */
  readonly completed_at?: string | undefined;
  /** Notes on the way. */
  readonly notes?: string | undefined;
}

/**
 * What `tasks.delete` takes.
 *
 * @provenance seed
 */
export interface DeleteTaskParams {
  /** The task's id. */
  readonly task_id: string;
}

/**
 * A task: something an employee is to do.
 *
 * @provenance seed
 */
export interface Task {
  /** The task's id. */
  readonly task_id: string;
  /** What is to be done, in short. */
  readonly title: string;
  /** What is to be done, at length. */
  readonly description?: string;
  /** When it is due, RFC 3339 in UTC. */
  readonly due_date: string;
  /** How urgent it is. */
  readonly priority?: TaskPriority;
  /** What it is about. */
  readonly category?: TaskCategory;
  /** Id of the employee who is to do it. */
  readonly assignee_id: string;
  /** The employee's first and last name; a task that was just made lacks it. */
  readonly assignee_name?: string;
  /** How far it has come. */
  readonly status: TaskStatus;
  /** When it was done, RFC 3339 in UTC. */
  readonly completed_at?: string;
  /** When the record was made, RFC 3339 in UTC. */
  readonly created_at: string;
  /** When it was last changed, RFC 3339 in UTC. */
  readonly updated_at: string;
  /** Notes on the way. */
  readonly notes?: string;
}

/**
 * What `tasks.retrieve` gives.
 *
 * @provenance seed
 */
export interface TaskList {
  /** The rows. */
  readonly tasks: readonly Task[];
  /** How many there are. */
  readonly total_count: number;
  /** How many of them are pending. */
  readonly pending_count: number;
  /** How many of them are completed. */
  readonly completed_count: number;
}

/**
 * What `tasks.update` gives.
 *
 * @provenance seed
 */
export interface TaskUpdated extends Done {
  /** The task's id. */
  readonly task_id: string;
  /** How far it has come. */
  readonly status: TaskStatus;
  /** When it was done, RFC 3339 in UTC. */
  readonly updated_at: string;
}

/**
 * What `tasks.delete` gives.
 *
 * @provenance seed
 */
export interface TaskDeleted extends Done {
  /** The task's id. */
  readonly task_id: string;
  /** When it was done, RFC 3339 in UTC. */
  readonly deleted_at: string;
}
