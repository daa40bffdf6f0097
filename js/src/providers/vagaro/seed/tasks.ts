// Owns the seed contract's operations on tasks.

import { operation } from "../../../operations/declare.js";
import type { CallOptions } from "../../../operations/declare.js";
import { one, pageOf } from "../../../operations/shapes.js";
import type {
  CreateTaskParams,
  DeleteTaskParams,
  RetrieveTasksParams,
  Task,
  TaskDeleted,
  TaskList,
  TaskUpdated,
  UpdateTaskParams,
} from "./types/tasks.js";

/** `client.tasks`. */
export const tasks = {
  /**
   * Creates a task, which is pending at first.
   *
   * @throws ApiError `invalid_due_date` (400).
   */
  create: operation<(params: CreateTaskParams, options?: CallOptions) => Promise<Task>>({
    method: "POST",
    path: "api/tasks/create",
    result: one,
    required: ["title", "due_date", "assignee_id"],
    provenance: "seed",
  }),

  /** The tasks that match all given filters, and their counts. */
  retrieve: operation<(params?: RetrieveTasksParams, options?: CallOptions) => Promise<TaskList>>({
    method: "POST",
    path: "api/tasks/retrieve",
    result: pageOf("tasks"),
    safe: true,
    provenance: "seed",
  }),

  /**
   * Changes a task.
   *
   * @throws ApiError `invalid_due_date` (400), `task_access_denied` (403), `task_not_found` (404).
   */
  update: operation<(params: UpdateTaskParams, options?: CallOptions) => Promise<TaskUpdated>>({
    method: "PUT",
    path: "api/tasks/update",
    result: one,
    required: ["task_id"],
    provenance: "seed",
  }),

  /**
   * Deletes a task.
   *
   * @throws ApiError `task_access_denied` (403), `task_not_found` (404).
   */
  delete: operation<(params: DeleteTaskParams, options?: CallOptions) => Promise<TaskDeleted>>({
    method: "POST",
    path: "api/tasks/delete",
    result: one,
    required: ["task_id"],
    provenance: "seed",
  }),
};
