// Owns the official API's operations on personal tasks: blocked time in employees' calendars.

import { operation } from "../../../operations/declare.js";
import type { CallOptions, Id } from "../../../operations/declare.js";
import type { Paged } from "../../../operations/paging.js";
import { done, one, pageOf } from "../../../operations/shapes.js";
import type { Done } from "./types/common.js";
import type {
  CreatePersonalTaskParams,
  DeletePersonalTaskParams,
  ListPersonalTasksParams,
  PersonalTask,
  PersonalTaskIds,
  PersonalTaskPage,
  UpdatePersonalTaskParams,
} from "./types/personal-tasks.js";

/** `client.personalTasks`. */
export const personalTasks = {
  /**
   * Blocks time, once or in a series. Requires a scope that writes: sources name `write access` and `write
   * employee`.
   */
  create: operation<
    (params: CreatePersonalTaskParams, options?: CallOptions) => Promise<PersonalTaskIds>
  >({
    method: "POST",
    path: "personal-tasks/create",
    result: one,
    provenance: "proven",
    required: ["serviceProviderId", "startTime", "endTime"],
    defaults: ["businessId"],
    seed: "POST /api/tasks/create, for tasks of another kind",
  }),

  /** The personal tasks of an employee: those of today, unless another time is requested. */
  list: operation<
    (
      params: ListPersonalTasksParams,
      options?: CallOptions,
    ) => Paged<PersonalTask, PersonalTaskPage>
  >({
    method: "POST",
    path: "personal-tasks/retrieve",
    result: pageOf("personalTasks"),
    safe: true,
    provenance: "proven",
    required: ["serviceProviderId"],
    defaults: ["businessId"],
    both: ["pageNumber", "pageSize"],
    paging: { rows: "personalTasks", id: "personalTaskId", size: 100 },
    seed: "POST /api/tasks/retrieve, for tasks of another kind",
  }),

  /**
   * Changes a personal task, a series, or one task of a series. Requires a scope that writes: sources name
   * `write access` and `write employee`.
   */
  update: operation<
    (
      personalTaskId: Id,
      params: UpdatePersonalTaskParams,
      options?: CallOptions,
    ) => Promise<PersonalTaskIds>
  >({
    method: "PUT",
    path: "personal-tasks/{personalTaskId}",
    result: one,
    provenance: "reported",
    required: ["serviceProviderId"],
    defaults: ["businessId"],
    seed: "PUT /api/tasks/update, for tasks of another kind",
  }),

  /**
   * Deletes a personal task, the rest of a series, or one task of a series. Requires a scope that writes:
   * sources name `write access` and `write employee`.
   */
  delete: operation<
    (personalTaskId: Id, params?: DeletePersonalTaskParams, options?: CallOptions) => Promise<Done>
  >({
    method: "POST",
    path: "personal-tasks/delete/{personalTaskId}",
    result: done,
    provenance: "reported",
    defaults: ["businessId"],
    seed: "POST /api/tasks/delete, for tasks of another kind",
  }),
};
