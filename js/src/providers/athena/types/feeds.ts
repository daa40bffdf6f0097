// Owns the types of the feeds of changes: what each feed can do, its rows, and the parameters of its methods.

import type { Open } from "../../../errors/errors.js";
import type { CallOptions, Id, NoParams } from "../../../operations/declare.js";
import type { Changes, ChangesOptions } from "../changes-options.js";
import type { Appointment, ListChangedAppointmentsParams } from "./appointments.js";
import type { Problem } from "./chart.js";
import type { Claim, GetChangedClaimsParams } from "./claims.js";
import type { ChangesParams, Counted, Done, PageParams } from "./common.js";
import type { Patient } from "./patient-records.js";
import type { ListChangedPatientsParams } from "./patients.js";
import type { Provider, ReferringProvider } from "./providers.js";
import type { ChangeSubscriptionParams } from "./scheduling.js";

/**
 * One page of changes.
 *
 * @provenance official
 */
export interface ChangePage<Row> extends Counted {
  /** The current records, in the member of the response that is a list. */
  readonly changes: readonly Row[];
  /** Relative URL of the next page. */
  readonly next?: string;
}

/**
 * The events of a feed.
 *
 * @provenance proven
 */
export interface FeedEvents {
  /** The events. */
  readonly subscriptions: readonly FeedEvent[];
}

/**
 * An event of a feed.
 *
 * @provenance proven
 */
export interface FeedEvent {
  /** The event's name, such as `UpdatePatient`. */
  readonly eventname: string;
}

/**
 * The subscription to a feed.
 *
 * @provenance proven
 */
export interface FeedSubscription extends FeedEvents {
  /** Whether the subscription has all events, none, or some. */
  readonly status?: Open<"ACTIVE" | "INACTIVE" | "PARTIAL">;
}

/**
 * Parameters of `unsubscribe`, and of `subscribe` where a feed has no departments.
 *
 * @provenance official
 */
export interface FeedEventParams {
  /** The event, one of `listEvents`. Default: all. */
  readonly eventname?: string | undefined;
}

/**
 * Parameters of `subscribe`.
 *
 * @provenance official
 */
export interface FeedDepartmentsParams extends FeedEventParams {
  /** The complete list of departments; it replaces the list before. Default: the whole practice. */
  readonly departmentids?: Id | readonly Id[] | undefined;
}

/**
 * Parameters about events that the feed of claims leaves out by default.
 *
 * @provenance official
 */
export interface AdditionalEventsParams {
  /** Whether to include events that are left out by default. Default: false. */
  readonly showadditionalevents?: boolean | undefined;
}

/**
 * Filters of feeds with a patient.
 *
 * @provenance official
 */
export interface FeedPatientParams {
  /** Only changes of these patients. Default: all. */
  readonly patientid?: Id | readonly Id[] | undefined;
}

/**
 * Filters of the feed of patient cases.
 *
 * @provenance official
 */
export interface FeedPatientsParams {
  /** Only changes of these patients. Default: all. */
  readonly patientids?: Id | readonly Id[] | undefined;
}

/**
 * Filters of feeds of results.
 *
 * @provenance official
 */
export interface FeedPortalParams {
  /** Whether to leave out results that patients do not see in the portal. Default: false. */
  readonly showportalonly?: boolean | undefined;
}

/**
 * Filters of feeds with a department.
 *
 * @provenance official
 */
export interface FeedDepartmentParams {
  /** Only changes in these departments. Default: all. */
  readonly departmentid?: Id | readonly Id[] | undefined;
}

/**
 * Filters of the feed of orders.
 *
 * @provenance official
 */
export interface FeedOrderParams extends FeedDepartmentParams {
  /** Only orders with this facility. Default: all. */
  readonly clinicalproviderid?: Id | undefined;
  /** Only orders of this type. Default: all. */
  readonly ordertype?: string | undefined;
}

/**
 * A feed: the records of one kind that changed. A subscription determines which events it has.
 *
 * @provenance official
 */
export interface Feed<
  Row,
  Filter extends object = object,
  Subscribe extends object = FeedDepartmentsParams,
  Show extends object = NoParams,
> {
  /**
   * The changes, one by one, without end. A change stays in the feed until the loop has asked for the next
   * one: if the process ends before, the next loop gets it again. The loop ends by `break`, by `signal`
   * (it throws the reason), and with an error; another loop goes on. `limit` is the number of changes that are read at once.
   */
  readonly changes: (
    params?: Filter & Pick<PageParams, "limit">,
    options?: ChangesOptions,
  ) => Changes<Row>;
  /**
   * The changes since the feed was read last. Reading removes them, unless `leaveunprocessed` is given.
   * Therefore it is not retried; after a failure, `showprocessedstartdatetime` returns the lost ones.
   */
  readonly listChanges: (
    params?: Filter & ChangesParams & PageParams,
    options?: CallOptions,
  ) => Promise<ChangePage<Row>>;
  /** The subscription: which events it has. */
  readonly getSubscription: (params?: Show, options?: CallOptions) => Promise<FeedSubscription>;
  /** Subscribes to one event, or to all. It takes effect within 5 minutes, in preview within 15. */
  readonly subscribe: (params?: Subscribe & Show, options?: CallOptions) => Promise<Done>;
  /** Ends the subscription to one event, or to all. */
  readonly unsubscribe: (params?: FeedEventParams & Show, options?: CallOptions) => Promise<Done>;
  /** The events that a subscription can have. */
  readonly listEvents: (
    params?: Show extends AdditionalEventsParams ? Show : NoParams,
    options?: CallOptions,
  ) => Promise<FeedEvents>;
}

/**
 * A record whose members this package does not know.
 *
 * @provenance official
 */
export type ChangedRecord = Readonly<Record<string, unknown>>;

/**
 * A problem in the feed of problems.
 *
 * @provenance proven
 */
export interface ChangedProblem extends Problem {
  /** The patient. */
  readonly patientid?: string;
}

/**
 * A lab result in the feed of lab results, without its analytes.
 *
 * @provenance proven
 */
export interface ChangedLabResult {
  /** The result's id. */
  readonly labresultid: string;
  /** The patient. */
  readonly patientid?: string;
  /** The department. */
  readonly departmentid?: string;
  /** The provider. */
  readonly providerid?: string;
  /** The encounter. */
  readonly encounterid?: string;
  /** The lab. */
  readonly facilityid?: string;
  /** The order that it belongs to. */
  readonly tietoorderid?: string;
  /** The status, such as `CLOSED`. */
  readonly status?: string;
  /** The priority: high or normal. */
  readonly priority?: Open<"1" | "2">;
  /** How it arrived, such as `FAX`. */
  readonly documentroute?: string;
  /** Where it comes from, such as `INTERFACE`. */
  readonly documentsource?: string;
  /** A note that patients do not see. */
  readonly internalnote?: string;
  /** The note for the patient. */
  readonly patientnote?: string;
  /** The day of the observation, mm/dd/yyyy. */
  readonly observationdate?: string;
  /** When it was observed, ISO 8601. */
  readonly observationdatetime?: string;
  /** The day of the entry, mm/dd/yyyy. */
  readonly createddate?: string;
  /** When it was entered, ISO 8601. */
  readonly createddatetime?: string;
  /** The day on which it was changed last, mm/dd/yyyy. */
  readonly lastmodifieddate?: string;
  /** When it was changed last, ISO 8601. */
  readonly lastmodifieddatetime?: string;
}

/**
 * A prescription in the feed of prescriptions.
 *
 * @provenance proven
 */
export interface ChangedPrescription {
  /** The document's id. */
  readonly documentid: string;
  /** The patient. */
  readonly patientid?: string;
  /** The department. */
  readonly departmentid?: string;
  /** The encounter. */
  readonly encounterid?: string;
  /** What is prescribed. */
  readonly description?: string;
  /** The status, such as `Approved`. */
  readonly status?: string;
  /** The class of the order. */
  readonly class?: string;
  /** The class in words. */
  readonly classdescription?: string;
  /** The type of order. */
  readonly clinicalordertypeid?: string;
  /** The type of order at the pharmacy. */
  readonly clinicalproviderordertypeid?: string;
  /** The name of its group. */
  readonly ordergenusname?: string;
  /** Who ordered it. */
  readonly orderingprovider?: string;
  /** When it was ordered, ISO 8601. */
  readonly dateordered?: string;
  /** Who approved it. */
  readonly approvedby?: string;
  /** When it was approved, ISO 8601. */
  readonly approvedtimestamp?: string;
  /** Who denied it. */
  readonly deniedby?: string;
  /** When it was denied, ISO 8601. */
  readonly deniedtimestamp?: string;
  /** The user who has to act. */
  readonly assigneduser?: string;
  /** The note for the pharmacy. */
  readonly externalnote?: string;
  /** Why a pharmacy out of the network was chosen. */
  readonly outofnetworkreason?: string;
}

/** The filters of a feed whose parameters the list of changes has as well. */
type FiltersOf<Params> = Omit<Params, keyof ChangesParams>;

/**
 * The feeds of changes.
 *
 * @provenance official
 */
export interface Feeds {
  /** Appointments and slots. */
  readonly appointments: Feed<
    Appointment,
    FiltersOf<ListChangedAppointmentsParams>,
    FeedDepartmentsParams,
    ChangeSubscriptionParams
  >;
  /** Patients' records. */
  readonly patients: Feed<Patient, FiltersOf<ListChangedPatientsParams>>;
  /** Problems in charts. */
  readonly problems: Feed<ChangedProblem, FeedPatientParams>;
  /** Allergies in charts. */
  readonly allergies: Feed<ChangedRecord>;
  /** Medications in charts. */
  readonly medications: Feed<ChangedRecord, FeedPatientParams>;
  /** Vaccines in charts. */
  readonly vaccines: Feed<ChangedRecord>;
  /** Family histories in charts. */
  readonly familyHistory: Feed<ChangedRecord, object, FeedEventParams>;
  /** Prescriptions. */
  readonly prescriptions: Feed<ChangedPrescription>;
  /** Orders. */
  readonly orders: Feed<ChangedRecord, FeedOrderParams>;
  /** Lab results. */
  readonly labResults: Feed<ChangedLabResult, FeedPortalParams>;
  /** Imaging results. */
  readonly imagingResults: Feed<ChangedRecord, FeedPortalParams>;
  /** Patient cases. */
  readonly patientCases: Feed<ChangedRecord, FeedPatientsParams, FeedEventParams>;
  /** Claims. */
  readonly claims: Feed<
    Claim,
    FiltersOf<GetChangedClaimsParams>,
    FeedEventParams,
    AdditionalEventsParams
  >;
  /** Providers. */
  readonly providers: Feed<Provider, object, FeedEventParams>;
  /** Numbers of providers, such as those at payers. */
  readonly providerNumbers: Feed<ChangedRecord, object, FeedEventParams>;
  /** Referring providers. */
  readonly referringProviders: Feed<ReferringProvider, object, FeedEventParams>;
  /** Numbers of referring providers. */
  readonly referringProviderNumbers: Feed<ChangedRecord, object, FeedEventParams>;
  /** Enrollments in chronic care management. */
  readonly ccmEnrollments: Feed<ChangedRecord, object, FeedEventParams>;
  /** Hospitals: visits. */
  readonly visits: Feed<ChangedRecord, FeedDepartmentParams>;
  /** Hospitals: stays. */
  readonly stays: Feed<ChangedRecord, object, FeedEventParams>;
  /** Hospitals: surgery cases. */
  readonly surgeryCases: Feed<ChangedRecord, FeedDepartmentParams, FeedEventParams>;
  /** Hospitals: cases in operating rooms. */
  readonly operatingRoomCases: Feed<ChangedRecord, object, FeedEventParams>;
  /** Hospitals: charge codes. */
  readonly chargeCodes: Feed<ChangedRecord, object, FeedEventParams>;
}
