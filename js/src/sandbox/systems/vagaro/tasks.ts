// Owns personal tasks of the Vagaro system.
import { epochMs } from "../../clock.js";
import { isDate } from "../calendar.js";
import { anyText, moment, oneOf, required, text, withCode } from "../fields.js";
import { FORBIDDEN_TASK } from "./data.js";
import { existing, forbidden, invalid, operation } from "./operation.js";
import type { VagaroRoute } from "./operation.js";
import type { Task } from "./rows.js";
import { nameOf, timestamp } from "./store.js";
import type { VagaroData } from "./store.js";

const dueDate = withCode(moment, "invalid_due_date");
const status = oneOf(["pending", "in_progress", "completed", "cancelled"]);
const CONTENT = {
  description: anyText,
  priority: oneOf(["low", "medium", "high", "urgent"]),
  category: text,
};
const CREATE = {
  ...CONTENT,
  title: required(text),
  due_date: required(dueDate),
  assignee_id: required(text),
};
const RETRIEVE = {
  assignee_id: text,
  status,
  due_date_start: dueDate,
  due_date_end: dueDate,
};
const UPDATE = {
  ...CONTENT,
  task_id: required(text),
  title: text,
  due_date: dueDate,
  assignee_id: text,
  status,
  completed_at: moment,
  notes: anyText,
};

/** The operations on tasks. */
export const TASK_ROUTES: readonly VagaroRoute[] = [
  operation("POST", "/api/tasks/create", CREATE, (data, body) => {
    checkReferences(data, body);
    const now = timestamp();
    const task = {
      task_id: `task_${data.tasks.made + 1}`,
      description: "",
      priority: "medium",
      ...body,
      status: "pending",
      created_at: now,
      updated_at: now,
    };
    data.tasks.put(task);
    return task;
  }),
  operation("POST", "/api/tasks/retrieve", RETRIEVE, (data, filter) => {
    const from = filter.due_date_start === undefined ? -Infinity : begin(filter.due_date_start);
    const to = filter.due_date_end === undefined ? Infinity : end(filter.due_date_end);
    const tasks = data.tasks
      .all()
      .filter((task) => filter.assignee_id === undefined || filter.assignee_id === task.assignee_id)
      .filter((task) => filter.status === undefined || filter.status === task.status)
      .filter((task) => from <= begin(task.due_date) && begin(task.due_date) <= to);
    const count = (wanted: string): number => tasks.filter((task) => task.status === wanted).length;
    return {
      tasks: tasks.map((task) => ({ ...task, assignee_name: assigneeName(data, task) })),
      total_count: tasks.length,
      pending_count: count("pending"),
      completed_count: count("completed"),
    };
  }),
  operation("PUT", "/api/tasks/update", UPDATE, (data, { task_id, ...changes }) => {
    const task = changeable(data, task_id);
    checkReferences(data, changes);
    const updated_at = timestamp();
    const { completed_at = updated_at, ...rest } = { ...task, ...changes, updated_at };
    const changed = rest.status === "completed" ? { ...rest, completed_at } : rest;
    data.tasks.put(changed);
    return { success: true, task_id, status: changed.status, updated_at };
  }),
  operation("POST", "/api/tasks/delete", { task_id: required(text) }, (data, { task_id }) => {
    data.tasks.remove(changeable(data, task_id));
    return { success: true, task_id, deleted_at: timestamp() };
  }),
];

function changeable(data: VagaroData, id: string): Task {
  const task = existing(data.tasks, "task", id);
  if (id === FORBIDDEN_TASK) throw forbidden("task_access_denied", "manage_business");
  return task;
}

function checkReferences(
  data: VagaroData,
  { assignee_id, due_date }: { readonly assignee_id?: string; readonly due_date?: string },
): void {
  if (assignee_id !== undefined) existing(data.employees, "employee", assignee_id);
  if (due_date !== undefined && end(due_date) < epochMs()) {
    throw invalid("The due date must not have passed", "invalid_due_date");
  }
}

function assigneeName(data: VagaroData, task: Task): string {
  return nameOf(data.employees.recall(task.assignee_id));
}

function begin(moment: string): number {
  return Date.parse(moment);
}

// A date without a time of day means the last second of that day.
function end(moment: string): number {
  return isDate(moment) ? Date.parse(`${moment}T23:59:59Z`) : Date.parse(moment);
}
