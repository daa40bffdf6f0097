// Owns the feeds of changed records, one for each kind. A change is read once: reading marks it as processed.
import { epochMs } from "../../clock.js";
import type { Input, Parameters } from "./parameters.js";

/** The parameters of every feed. */
export const FEED_PARAMETERS: Parameters = {
  text: "limit offset",
  boolean: "leaveunprocessed",
  datetime: "showprocessedstartdatetime showprocessedenddatetime",
};

const changesOf = (name: string): readonly string[] => [`Add${name}`, `Update${name}`];
const withDelete = (name: string): readonly string[] => [...changesOf(name), `Delete${name}`];

/** The events of each feed, by its path. */
export const FEED_EVENTS = {
  appointments: [
    "ScheduleAppointment",
    "CheckIn",
    "CheckOut",
    "UpdateAppointment",
    "CancelAppointment",
    "FreezeAppointment",
    "UnfreezeAppointment",
    "DeleteAppointment",
    "AddAppointmentSlot",
  ],
  patients: changesOf("Patient"),
  "chart/healthhistory/problems": withDelete("Problem"),
  "chart/healthhistory/allergies": withDelete("Allergy"),
  "chart/healthhistory/medication": withDelete("Medication"),
  "chart/healthhistory/vaccine": withDelete("Vaccine"),
  "chart/healthhistory/familyhistory": withDelete("FamilyHistory"),
  prescriptions: withDelete("Prescription"),
  orders: withDelete("Order"),
  labresults: withDelete("LabResult"),
  imagingresults: withDelete("ImagingResult"),
  "documents/patientcase": withDelete("PatientCase"),
  claims: changesOf("Claim"),
  providers: withDelete("Provider"),
  providernumbers: withDelete("ProviderNumber"),
  referringproviders: changesOf("ReferringProvider"),
  referringprovidernumbers: withDelete("ReferringProviderNumber"),
  ccmenrollmentstatus: changesOf("CCMEnrollmentStatus"),
  visits: changesOf("Visit"),
  stays: changesOf("Stay"),
  surgerycases: withDelete("SurgeryCase"),
  orcase: withDelete("ORCase"),
  chargecodes: withDelete("ChargeCode"),
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** The path of a feed. */
export type FeedPath = keyof typeof FEED_EVENTS;

/** The feeds by their paths. */
export type ChangeFeeds = Readonly<Record<FeedPath, ChangeFeed>>;

/** The feeds of a new practice. Nobody has subscribed to them. */
export function newFeeds(): ChangeFeeds {
  const paths = Object.keys(FEED_EVENTS) as FeedPath[];
  return Object.fromEntries(paths.map((path) => [path, new ChangeFeed()])) as ChangeFeeds;
}

interface Change {
  readonly id: string;
  processed: string | undefined;
}

/** The changes of the records of one kind. */
export class ChangeFeed {
  /** The events that are recorded. */
  readonly subscribed = new Set<string>();
  #changes: Change[] = [];

  /** Records that something happened to a record. */
  record(event: string, id: string): void {
    if (this.subscribed.has(event)) this.#changes.push({ id, processed: undefined });
  }

  /** The ids of the records that a reader gets, each once, the one that changed first at the beginning. */
  find(input: Input): readonly string[] {
    return [...new Set(this.#changes.filter(isWanted(input)).map(({ id }) => id))];
  }

  /** Marks what a reader has got as processed. */
  process(input: Input, ids: readonly string[]): void {
    if (input.flag("leaveunprocessed")) return;
    for (const change of this.#changes.filter(isWanted(input))) {
      if (ids.includes(change.id)) change.processed ??= eastern();
    }
  }
}

function isWanted(input: Input): (change: Change) => boolean {
  const again = input.text("showprocessedstartdatetime") !== undefined;
  return ({ processed }) =>
    processed === undefined
      ? !again
      : again && input.within("showprocessedstartdatetime", "showprocessedenddatetime", processed);
}

const EASTERN = new Intl.DateTimeFormat("en-US", {
  timeZone: "America/New_York",
  hourCycle: "h23",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
});

/** The current date and time in athenahealth's time zone. */
function eastern(): string {
  return EASTERN.format(epochMs()).replace(",", "");
}
