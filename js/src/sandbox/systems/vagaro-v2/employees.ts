// Owns employees of the V2 system: their records, where they work, and when.
import { spanOf, weekdayOf } from "../calendar.js";
import { clock, date, flag, listOf, objectOf, oneOf, required, text, whole } from "../fields.js";
import type { BodyOf } from "../fields.js";
import { only } from "../table.js";
import { ACCESS_LEVELS, GROUP_NAME } from "./data.js";
import { unfit, unsound } from "./envelope.js";
import { ADDRESS, shownAddress } from "./locations.js";
import { BUSINESS, existing, operation } from "./operation.js";
import type { V2Context, V2Route } from "./operation.js";
import { PAGING, pageOf } from "./paging.js";
import type { Employee, Post, WorkSlot } from "./rows.js";
import { postId } from "./store.js";
import type { VagaroV2Data } from "./store.js";

const USUAL_PAGE_SIZE = 10;

const READ = {
  ...BUSINESS,
  ...PAGING,
  serviceProviderId: text,
  status: oneOf(["active", "inactive"]),
};
const UPDATE = {
  ...BUSINESS,
  ...ADDRESS,
  employeeFirstName: text,
  employeeLastName: text,
  dayPhone: text,
  nightPhone: text,
  birthday: date,
  startDate: date,
  reportsTo: text,
  employeeCardId: whole(0),
  isOnlineBookingActive: flag,
  isShownOnStaffPage: flag,
  showContactInformation: flag,
};
const SHOWN = [
  "employeeFirstName",
  "employeeLastName",
  "birthday",
  "startDate",
  "reportsTo",
  "employeeCardId",
  "isOnlineBookingActive",
] as const;
const UNASSIGN = {
  emailId: required(text),
  businessIds: listOf(text),
  groupName: text,
  calendar: required(flag),
};
const ASSIGN = { ...UNASSIGN, accesslevelId: required(text) };
const WORKING_HOURS = {
  ...BUSINESS,
  type: required(oneOf(["calendarWorkingHours", "regularWorkingHours"])),
  date,
  slots: required(
    listOf(
      objectOf({
        startTime: required(clock),
        endTime: required(clock),
        serviceIds: listOf(text),
        dayOfWeek: whole(0, 6),
      }),
    ),
  ),
  repeatForSameDay: flag,
};

type Hours = BodyOf<typeof WORKING_HOURS>;
type Read = BodyOf<typeof READ>;

/** The operations on employees. */
export const EMPLOYEE_ROUTES: readonly V2Route[] = [
  operation(["POST", "/employees", "read access"], READ, (context, body) =>
    body.serviceProviderId === undefined
      ? listEmployees(context, body)
      : employeeAt(context.data, body.serviceProviderId, body.businessId),
  ),
  operation(["PUT", "/employees/:id", "write access"], UPDATE, ({ data }, body, parameter) => {
    const employee = employeeAt(data, parameter("id"), body.businessId);
    if (body.reportsTo !== undefined) existing(data.employees, "reportsTo", body.reportsTo);
    const phone = body.dayPhone ?? employee.phone;
    data.employees.put({ ...employee, ...only(body, SHOWN), ...shownAddress(body), phone });
    return null;
  }),
  operation(["POST", "/employees/:id", "write access"], BUSINESS, ({ data }, body, parameter) => {
    const employee = employeeAt(data, parameter("id"), body.businessId);
    leave(data, employee, [body.businessId]);
    if (!works(data, employee)) data.employees.remove(employee);
    return null;
  }),
  operation(["POST", "/merchants/employees/assign", "write employee"], ASSIGN, ({ data }, body) => {
    const employee = employeeByEmail(data, body.emailId);
    const { accesslevelId: accessLevelId } = body;
    if (!ACCESS_LEVELS.some((level) => level.accessLevelId === accessLevelId)) {
      throw unfit("accesslevelId", "is unknown");
    }
    for (const id of businessesOf(data, body)) join(data, employee, id);
    data.employees.put({ ...employee, accessLevelId, isActive: true });
    return null;
  }),
  operation(
    ["POST", "/merchants/employees/unassign", "write employee"],
    UNASSIGN,
    ({ data }, body) => {
      const employee = employeeByEmail(data, body.emailId);
      leave(data, employee, businessesOf(data, body));
      data.employees.put({ ...employee, isActive: works(data, employee) });
      return null;
    },
  ),
  operation(
    ["PUT", "/employees/working-hours/:id", "write access"],
    WORKING_HOURS,
    ({ data }, body, parameter) => {
      employeeAt(data, parameter("id"), body.businessId);
      const post = existing(data.posts, "businessId", postId(parameter("id"), body.businessId));
      data.posts.put(
        body.type === "regularWorkingHours" ? byWeekday(post, body) : byDate(post, body),
      );
      return null;
    },
  ),
];

function listEmployees(context: V2Context, { businessId, status, ...wish }: Read): object {
  const { employees, locations, posts } = context.data;
  existing(locations, "businessId", businessId);
  const found = employees
    .all()
    .filter(({ serviceProviderId: id }) => posts.get(postId(id, businessId)) !== undefined)
    .filter(({ isActive }) => status === undefined || isActive === (status === "active"));
  const page = pageOf(context, wish, found, USUAL_PAGE_SIZE);
  return { employees: page.rows, nextPage: page.next };
}

/** The employee with this id, who must work at the location. */
export function employeeAt(data: VagaroV2Data, id: string, businessId: string): Employee {
  existing(data.locations, "businessId", businessId);
  const employee = existing(data.employees, "serviceProviderId", id);
  if (data.posts.get(postId(id, businessId)) !== undefined) return employee;
  throw unfit("serviceProviderId", "works at another location");
}

function employeeByEmail(data: VagaroV2Data, emailId: string): Employee {
  const found = data.employees.all().find(({ email }) => email === emailId);
  if (found === undefined) throw unfit("emailId", "is unknown");
  return found;
}

function businessesOf(
  data: VagaroV2Data,
  { businessIds, groupName }: { readonly businessIds?: readonly string[]; groupName?: string },
): readonly string[] {
  if ((businessIds === undefined) === (groupName === undefined)) {
    throw unsound({ businessIds: "either businessIds or groupName is required" });
  }
  if (businessIds !== undefined) {
    return businessIds.map((id) => existing(data.locations, "businessIds", id).businessId);
  }
  if (groupName !== GROUP_NAME) throw unfit("groupName", "is unknown");
  return data.locations.all().map(({ businessId }) => businessId);
}

function works(data: VagaroV2Data, { serviceProviderId }: Employee): boolean {
  return data.posts.all().some((post) => post.serviceProviderId === serviceProviderId);
}

// An employee who already works there keeps the hours.
function join(data: VagaroV2Data, { serviceProviderId }: Employee, businessId: string): void {
  if (data.posts.get(postId(serviceProviderId, businessId)) !== undefined) return;
  data.posts.put({ serviceProviderId, businessId, regular: new Map(), dates: new Map() });
}

function leave(
  data: VagaroV2Data,
  { serviceProviderId }: Employee,
  businessIds: readonly string[],
): void {
  for (const id of businessIds) {
    const post = data.posts.get(postId(serviceProviderId, id));
    if (post !== undefined) data.posts.remove(post);
  }
}

function workSlots(slots: Hours["slots"]): readonly WorkSlot[] {
  return slots.map(({ startTime, endTime, serviceIds = [] }) => {
    const span = spanOf(startTime, endTime);
    if (span === undefined) throw unfit("slots", "startTime must be before endTime");
    return { ...span, serviceIds };
  });
}

function byWeekday(post: Post, { slots }: Hours): Post {
  const regular = new Map(post.regular);
  for (const { dayOfWeek } of slots) {
    if (dayOfWeek === undefined) throw unsound({ slots: "each slot needs a dayOfWeek" });
    regular.set(dayOfWeek, workSlots(slots.filter((slot) => slot.dayOfWeek === dayOfWeek)));
  }
  return { ...post, regular };
}

function byDate(post: Post, { date, slots, repeatForSameDay = false }: Hours): Post {
  if (date === undefined) throw unsound({ date: "calendarWorkingHours need a date" });
  const hours = workSlots(slots);
  return repeatForSameDay
    ? { ...post, regular: new Map(post.regular).set(weekdayOf(date), hours) }
    : { ...post, dates: new Map(post.dates).set(date, hours) };
}
