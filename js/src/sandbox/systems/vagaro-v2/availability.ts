// Owns the search for free times of the V2 system: one service, or several in a row.
import { addDays, clockOf, startsIn } from "../calendar.js";
import { date, listOf, objectOf, required, text } from "../fields.js";
import type { BodyOf } from "../fields.js";
import { employeeAt } from "./employees.js";
import { unfit, unsound } from "./envelope.js";
import { canBegin, nowAt, openSpans } from "./free-time.js";
import type { Place, Step } from "./free-time.js";
import { BUSINESS, existing, existingAt, operation } from "./operation.js";
import type { V2Route } from "./operation.js";

const DAYS_AHEAD = 60;
const ITEM = {
  serviceId: required(text),
  serviceProviderId: text,
  serviceProviderIds: listOf(text),
};
const SEARCH = {
  ...BUSINESS,
  appointmentDate: date,
  bookingItems: required(listOf(objectOf(ITEM))),
};

type Item = BodyOf<typeof ITEM>;

/** The search. Without a date it finds the first day with a free time. */
export const availability: V2Route = operation(
  ["POST", "/appointments/availability", "read access"],
  SEARCH,
  ({ data }, { businessId, appointmentDate, bookingItems }) => {
    existing(data.locations, "businessId", businessId);
    if (bookingItems.length === 0) throw unsound({ bookingItems: "must not be empty" });
    const place = { data, businessId };
    const plans = combinations(bookingItems.map((item) => stepsFor(place, item)));
    const search = (day: string): readonly object[] =>
      plans.flatMap((plan) => offer(place, day, plan));
    if (appointmentDate !== undefined) return search(appointmentDate);
    const today = nowAt(place).slice(0, 10);
    for (let ahead = 0; ahead < DAYS_AHEAD; ahead += 1) {
      const found = search(addDays(today, ahead));
      if (found.length > 0) return found;
    }
    return [];
  },
);

function stepsFor({ data, businessId }: Place, item: Item): readonly Step[] {
  const service = existingAt(data.services, "serviceId", item.serviceId, businessId);
  const { serviceProviderId, serviceProviderIds } = item;
  if (serviceProviderId !== undefined && serviceProviderIds !== undefined) {
    throw unfit("bookingItems", "either serviceProviderId or serviceProviderIds");
  }
  const wanted =
    serviceProviderIds ?? (serviceProviderId === undefined ? undefined : [serviceProviderId]);
  for (const id of wanted ?? []) employeeAt(data, id, businessId);
  return service.servicePerformedBy
    .filter((each) => wanted === undefined || wanted.includes(each.serviceProviderId))
    .filter((each) => data.employees.get(each.serviceProviderId)?.isOnlineBookingActive === true)
    .map((performer) => ({ service, performer }));
}

/** Every way to take one element of each list. */
function combinations<T>(lists: readonly (readonly T[])[]): readonly (readonly T[])[] {
  return lists.reduce<readonly (readonly T[])[]>(
    (found, list) => found.flatMap((start) => list.map((each) => [...start, each])),
    [[]],
  );
}

function offer(place: Place, day: string, plan: readonly Step[]): readonly object[] {
  const [first] = plan;
  if (first === undefined) return [];
  const starts = startsIn(openSpans(place, day, first)).filter((start) =>
    fits(place, day, plan, start),
  );
  if (starts.length === 0) return [];
  return [
    {
      items: plan.map((step) => shown(place, step)),
      appointmentDate: day,
      timeSlot: starts.map(clockOf),
    },
  ];
}

function fits(place: Place, day: string, plan: readonly Step[], start: number): boolean {
  let at = start;
  return plan.every((step) => {
    const begins = canBegin(place, day, step, at);
    at += step.performer.durationMinutes;
    return begins;
  });
}

function shown({ data }: Place, { service, performer }: Step): object {
  const employee = data.employees.get(performer.serviceProviderId);
  return {
    serviceProviderId: performer.serviceProviderId,
    serviceProvider: `${employee?.employeeFirstName ?? ""} ${employee?.employeeLastName ?? ""}`,
    serviceId: service.serviceId,
    serviceTitle: service.serviceTitle,
    duration: performer.durationMinutes,
  };
}
