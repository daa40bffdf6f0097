// Owns personal tasks of the V2 system: time that an employee keeps free, once or in a series.
import { addDays } from "../calendar.js";
import {
  anyText,
  date,
  flag,
  localTime,
  objectOf,
  oneOf,
  required,
  text,
  whole,
} from "../fields.js";
import { without } from "../table.js";
import { employeeAt } from "./employees.js";
import { unfit, unsound } from "./envelope.js";
import { nowAt, occurs } from "./free-time.js";
import { BUSINESS, existingAt, operation } from "./operation.js";
import type { V2Context, V2Route } from "./operation.js";
import { PAGING, pageOf } from "./paging.js";
import { idOf } from "./place.js";
import type { StoredTask, VagaroV2Data } from "./store.js";

const USUAL_PAGE_SIZE = 10;
const OWNER = { ...BUSINESS, serviceProviderId: required(text) };
const CONTENT = {
  personalTaskName: anyText,
  personalTaskComment: anyText,
  personalTaskHexCode: text,
  blockOnlineBooking: flag,
  recurrence: objectOf({
    type: required(oneOf(["daily", "weekly", "monthly", "yearly"])),
    interval: required(whole(1)),
    monthOfYear: whole(1, 12),
    dayOfWeek: whole(0, 6),
    endDate: date,
  }),
};
const CREATE = {
  ...OWNER,
  ...CONTENT,
  startTime: required(localTime),
  endTime: required(localTime),
};
const RETRIEVE = {
  ...OWNER,
  startTime: localTime,
  endTime: localTime,
  personalTaskId: text,
  ...PAGING,
};
const UPDATE = {
  ...OWNER,
  ...CONTENT,
  startTime: localTime,
  endTime: localTime,
  recurring: flag,
  editSeries: flag,
};
const DELETE = { ...BUSINESS, recurring: flag, appointmentDate: date, editSeries: flag };
const USUAL = {
  personalTaskName: "",
  personalTaskComment: "",
  personalTaskHexCode: "#e5b67f",
  blockOnlineBooking: true,
  skipped: [],
};

/** The operations on personal tasks. */
export const TASK_ROUTES: readonly V2Route[] = [
  operation(["POST", "/personal-tasks/create", "write access"], CREATE, ({ data }, body) => {
    employeeAt(data, body.serviceProviderId, body.businessId);
    return put(data, { ...USUAL, ...body, personalTaskId: newId(data) });
  }),
  operation(["POST", "/personal-tasks/retrieve", "read access"], RETRIEVE, (context, body) => {
    const { businessId, serviceProviderId, personalTaskId, startTime, endTime, ...wish } = body;
    employeeAt(context.data, serviceProviderId, businessId);
    const [from, to] = window(context, businessId, startTime, endTime);
    const rows = context.data.tasks
      .all()
      .filter((row) => row.businessId === businessId)
      .filter((row) => row.serviceProviderId === serviceProviderId)
      .filter((row) =>
        personalTaskId === undefined
          ? touches(row, from, to)
          : row.personalTaskId === personalTaskId,
      );
    const page = pageOf(context, wish, rows, USUAL_PAGE_SIZE);
    return { personalTasks: page.rows.map((row) => without(row, "skipped")), nextPage: page.next };
  }),
  operation(["PUT", "/personal-tasks/:id", "write access"], UPDATE, ({ data }, body, parameter) => {
    const { recurring = false, editSeries = false, ...changes } = body;
    employeeAt(data, body.serviceProviderId, body.businessId);
    const task = taskAt(data, parameter("id"), body.businessId, recurring);
    if (!recurring || editSeries) {
      if (recurring && changes.recurrence === undefined) {
        throw unsound({ recurrence: "a series needs its recurrence" });
      }
      return put(data, { ...task, ...changes });
    }
    const day = changes.startTime?.slice(0, 10) ?? "";
    const left = withoutDay(task, day, "startTime");
    const made = put(data, { ...single(task, day, changes), personalTaskId: newId(data) });
    data.tasks.put(left);
    return made;
  }),
  operation(
    ["POST", "/personal-tasks/delete/:id", "write access"],
    DELETE,
    ({ data }, body, parameter) => {
      const { recurring = false, editSeries = false, appointmentDate = "" } = body;
      const task = taskAt(data, parameter("id"), body.businessId, recurring);
      if (!recurring) data.tasks.remove(task);
      else if (editSeries) endBefore(data, task, appointmentDate);
      else data.tasks.put(withoutDay(task, appointmentDate, "appointmentDate"));
      return null;
    },
  ),
];

function newId({ tasks }: VagaroV2Data): string {
  return idOf("task", tasks.made + 1);
}

function put({ tasks }: VagaroV2Data, task: StoredTask): object {
  if (task.startTime >= task.endTime) throw unfit("endTime", "must be after startTime");
  tasks.put(task);
  const { personalTaskId: id } = task;
  return task.recurrence === undefined
    ? { personalTaskIds: [id], recurringRuleIds: [] }
    : { personalTaskIds: [], recurringRuleIds: [{ recurringRuleId: id }] };
}

function taskAt(
  data: VagaroV2Data,
  id: string,
  businessId: string,
  recurring: boolean,
): StoredTask {
  const task = existingAt(data.tasks, "personalTaskId", id, businessId);
  if ((task.recurrence !== undefined) === recurring) return task;
  throw unfit("recurring", recurring ? "this is no series" : "this is a series");
}

/** A series without one of its days. Throws an error response if that day is not in it. */
function withoutDay(task: StoredTask, day: string, field: string): StoredTask {
  if (!occurs(task, day)) throw unfit(field, "is no day of the series");
  return { ...task, skipped: [...task.skipped, day] };
}

/** One day of a series as a task of its own, with changes. */
function single(series: StoredTask, day: string, changes: Partial<StoredTask>): StoredTask {
  const endTime = day + series.endTime.slice(day.length);
  return without({ ...series, endTime, skipped: [], ...changes }, "recurrence");
}

function endBefore(data: VagaroV2Data, task: StoredTask, day: string): void {
  if (task.recurrence === undefined || day === "") {
    throw unsound({ appointmentDate: "a series needs an appointmentDate" });
  }
  if (day <= task.startTime.slice(0, 10)) data.tasks.remove(task);
  else {
    const recurrence = { ...task.recurrence, endDate: addDays(day, -1) };
    data.tasks.put({ ...task, recurrence });
  }
}

function window(
  { data }: V2Context,
  businessId: string,
  startTime: string | undefined,
  endTime: string | undefined,
): readonly [string, string] {
  const today = nowAt({ data, businessId }).slice(0, 10);
  return [startTime ?? `${today}T00:00:00`, endTime ?? `${today}T23:59:59`];
}

// Like the real API, it counts a series as covering its whole period.
function touches(
  { startTime, endTime, recurrence }: StoredTask,
  from: string,
  to: string,
): boolean {
  if (recurrence === undefined) return startTime <= to && endTime > from;
  return startTime <= to && (recurrence.endDate ?? "9999") >= from.slice(0, 10);
}
