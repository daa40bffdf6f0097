// Owns the operations on feeds: reading changes, and subscriptions.
import { shown } from "./appointment-rows.js";
import { FEED_EVENTS, FEED_PARAMETERS } from "./changes.js";
import type { FeedPath } from "./changes.js";
import { problemRow } from "./chart.js";
import { claimRow } from "./claims.js";
import { ErrorResponse, invalid } from "./error-response.js";
import { done, operation, page } from "./operation.js";
import type { AthenaContext } from "./operation.js";
import type { Parameters } from "./parameters.js";
import { patientRow } from "./patient-rows.js";
import { providerRow } from "./practice.js";

/** How a feed shows its records. */
interface Source {
  readonly filters?: Parameters;
  /** Whether a record passes the filters. Default: it does. */
  readonly passes?: (context: AthenaContext, id: string) => boolean;
  readonly row: (context: AthenaContext, id: string) => unknown;
}

const fitsPatient =
  (patientOf: (context: AthenaContext, id: string) => string) =>
  (context: AthenaContext, id: string): boolean =>
    context.input.fits("patientid", patientOf(context, id));

/** The feeds whose records this system has. */
const SOURCES: Readonly<Partial<Record<FeedPath, Source>>> = {
  appointments: {
    filters: {
      ids: "patientid providerid",
      departments: "departmentid",
      boolean: "showinsurance showpatientdetail showcopay",
    },
    // The feed does not show deleted slots.
    passes: ({ store, input }, id) => {
      if (!store.appointments.has(id)) return false;
      const { patientid, departmentid, providerid } = store.appointments.get(id);
      return (
        input.fits("patientid", patientid) &&
        input.fits("departmentid", departmentid) &&
        input.fits("providerid", providerid)
      );
    },
    row: (context, id) => shown(context, context.store.appointments.get(id)),
  },
  patients: {
    filters: { ids: "patientid", departments: "departmentid" },
    passes: ({ store, input }, id) =>
      input.fits("patientid", id) &&
      input.fits("departmentid", store.patients.get(id).departmentid),
    row: (context, id) => patientRow(context, context.store.patients.get(id)),
  },
  "chart/healthhistory/problems": {
    filters: { ids: "patientid" },
    passes: fitsPatient(({ store }, id) => store.allProblems.get(id)?.patientid ?? ""),
    row: ({ store }, id) => {
      const problem = store.allProblems.get(id);
      return problem && { ...problemRow(problem), patientid: Number(problem.patientid) };
    },
  },
  "chart/healthhistory/allergies": {
    row: ({ store }, id) => ({ patientid: Number(id), ...store.allergies.get(id) }),
  },
  claims: {
    filters: { ids: "patientid", departments: "departmentid" },
    passes: fitsPatient(({ store }, id) => store.claims.get(id).patientid),
    row: ({ store }, id) => claimRow(store, store.claims.get(id)),
  },
  providers: { row: ({ store }, id) => providerRow(store.providers.get(id)) },
  referringproviders: { row: ({ store }, id) => store.referringProviders.get(id) },
};

/** The names of the lists that differ from the ends of the paths. */
const LISTS: Readonly<Partial<Record<FeedPath, string>>> = {
  "chart/healthhistory/medication": "medications",
  "chart/healthhistory/vaccine": "vaccines",
  "documents/patientcase": "patientcases",
};

/** What subscriptions of any feed may have beside the event. */
const SUBSCRIPTION: Parameters = {
  text: "eventname",
  departments: "departmentids",
  boolean: "includeremindercall includesuggestedoverbooking showadditionalevents",
};

/** The operations of this file. */
export const FEED_OPERATIONS = (Object.keys(FEED_EVENTS) as FeedPath[]).flatMap((feed) => {
  const path = `/${feed}/changed`;
  const filters = SOURCES[feed]?.filters ?? {};
  return [
    operation(`GET ${path}`, [FEED_PARAMETERS, filters], (context) => read(context, feed)),
    operation(`GET ${path}/subscription`, {}, (context) => showSubscription(context, feed)),
    operation(`POST ${path}/subscription`, SUBSCRIPTION, (context) => {
      for (const event of meant(context, feed)) context.store.feeds[feed].subscribed.add(event);
      return done();
    }),
    operation(`DELETE ${path}/subscription`, SUBSCRIPTION, (context) => {
      for (const event of meant(context, feed)) context.store.feeds[feed].subscribed.delete(event);
      return done();
    }),
    operation(`GET ${path}/subscription/events`, {}, () => ({
      subscriptions: FEED_EVENTS[feed].map((eventname) => ({ eventname })),
    })),
  ];
});

function read(context: AthenaContext, path: FeedPath): unknown {
  const { store, input } = context;
  const feed = store.feeds[path];
  if (feed.subscribed.size === 0) {
    const error = "Changed messages require setup (subscription) that has not been done.";
    throw new ErrorResponse(403, { error });
  }
  const { passes = () => true, row = () => ({}) } = SOURCES[path] ?? {};
  const found = feed.find(input).filter((id) => passes(context, id));
  const { ids, ...rest } = page(context, "ids", found);
  feed.process(input, ids);
  const list = LISTS[path] ?? path.slice(path.lastIndexOf("/") + 1);
  return { ...rest, [list]: ids.map((id) => row(context, id)) };
}

function showSubscription({ store }: AthenaContext, path: FeedPath): unknown {
  const events = [...store.feeds[path].subscribed];
  const isWhole = events.length === FEED_EVENTS[path].length;
  return {
    status: events.length === 0 ? "INACTIVE" : isWhole ? "ACTIVE" : "PARTIAL",
    subscriptions: events.map((eventname) => ({ eventname })),
  };
}

function meant({ input }: AthenaContext, path: FeedPath): readonly string[] {
  const events: readonly string[] = FEED_EVENTS[path];
  const event = input.text("eventname");
  if (event === undefined) return events;
  if (!events.includes(event)) throw invalid("The parameter eventname is not valid.");
  return [event];
}
