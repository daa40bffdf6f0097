// Owns the feeds of changes (docs.athenahealth.com/api/guides/changed-data-subscriptions): where each is, and
// the operations that all of them have.

import type { Declaration, Operations, Resource } from "../../operations/declare.js";
import { pause } from "../../operations/pause.js";
import type { Wakes } from "../../operations/pause.js";
import { done, numberIn, one } from "../../operations/shapes.js";
import type { Shape } from "../../operations/shapes.js";
import type { Clock } from "../../runtime/clock.js";
import { isFields } from "../../values/fields.js";
import { changesOf } from "./changes.js";
import type { Place, Walk } from "./changes.js";
import type { Changes, ChangesOptions } from "./changes-options.js";
import type { Feeds } from "./types/feeds.js";

/** The path of each feed. */
export const FEEDS = {
  appointments: "appointments",
  patients: "patients",
  problems: "chart/healthhistory/problems",
  allergies: "chart/healthhistory/allergies",
  medications: "chart/healthhistory/medication",
  vaccines: "chart/healthhistory/vaccine",
  familyHistory: "chart/healthhistory/familyhistory",
  prescriptions: "prescriptions",
  orders: "orders",
  labResults: "labresults",
  imagingResults: "imagingresults",
  patientCases: "documents/patientcase",
  claims: "claims",
  providers: "providers",
  providerNumbers: "providernumbers",
  referringProviders: "referringproviders",
  referringProviderNumbers: "referringprovidernumbers",
  ccmEnrollments: "ccmenrollmentstatus",
  visits: "visits",
  stays: "stays",
  surgeryCases: "surgerycases",
  operatingRoomCases: "orcase",
  chargeCodes: "chargecodes",
} as const satisfies Readonly<Record<keyof Feeds, string>>;

/** A page of changes. Each feed has another name for its list, which is the only one. */
const changePage: Shape = (value) => {
  const page = one(value);
  if (!isFields(page)) return undefined;
  const [list, ...others] = Object.entries(page).filter(([, member]) => Array.isArray(member));
  if (!list) return numberIn(page["totalcount"]) === 0 ? { ...page, changes: [] } : undefined;
  const rest = Object.entries(page).filter(([name]) => name !== list[0]);
  return others.length > 0 ? undefined : { ...Object.fromEntries(rest), changes: list[1] };
};

type Method = "listChanges" | "getSubscription" | "subscribe" | "unsubscribe" | "listEvents";

/** The operations of the feed at a path. */
function feedOperations(path: string): Readonly<Record<Method, Declaration>> {
  const official = (
    method: Declaration["method"],
    end: string,
    result: Shape,
    own: Partial<Declaration> = {},
  ): Declaration => ({
    method,
    path: `${path}/changed${end}`,
    result,
    provenance: "official",
    ...own,
  });
  const subscription = "/subscription";
  return {
    listChanges: official("GET", "", changePage, { safe: false }),
    getSubscription: official("GET", subscription, one),
    subscribe: official("POST", subscription, done),
    unsubscribe: official("DELETE", subscription, done, {
      query: [
        "eventname",
        "includeremindercall",
        "includesuggestedoverbooking",
        "showadditionalevents",
      ],
    }),
    listEvents: official("GET", `${subscription}/events`, one),
  };
}

/** Makes the methods of a resource. */
export type Make = <T extends Operations>(name: string, operations: T) => Resource<T>;

/** `client.feeds`. Each feed is made when it is used first. */
export function feedsOf(make: Make, clock: Clock, wakes: Wakes): Feeds {
  const feeds = {};
  for (const [name, path] of Object.entries(FEEDS)) {
    let feed: object | undefined;
    const get = (): object => (feed ??= feedOf(make, `feeds.${name}`, path, clock, wakes));
    Object.defineProperty(feeds, name, { enumerable: true, get });
  }
  return feeds as Feeds;
}

function feedOf(make: Make, name: string, path: string, clock: Clock, wakes: Wakes): object {
  const operations = feedOperations(path);
  const reading = (safe: boolean): Walk["look"] =>
    (make(name, { changes: { ...operations.listChanges, safe } }) as { changes: Walk["look"] })
      .changes;
  const walk: Walk = {
    name: `${name}.changes`,
    look: reading(true),
    drop: reading(false),
    wait: (ms, signal) => pause(ms, signal, clock, wakes),
    wall: () => clock.wall(),
  };
  const changes = (params?: object, options?: ChangesOptions): Changes<unknown> => {
    const place: Place = { since: undefined };
    return {
      get since() {
        return place.since;
      },
      [Symbol.asyncIterator]: () => changesOf(walk, place, params, options),
    };
  };
  return { ...make(name, operations), changes };
}
