// Owns AthenaClient: the client with all resources, and calls by method and path.

import type { FromEnv } from "../../client/options.js";
import type { Caller } from "../../operations/call-types.js";
import type { Resource } from "../../operations/declare.js";
import { callerOf, fromVariables } from "../../operations/provider.js";
import type { appointmentDetails } from "./appointment-details.js";
import type { appointments } from "./appointments.js";
import type { billing } from "./billing.js";
import type { charts } from "./charts.js";
import type { claims } from "./claims.js";
import type { departments } from "./departments.js";
import type { documentClasses } from "./document-classes.js";
import type { documents } from "./documents.js";
import type { encounterRecords } from "./encounter-records.js";
import type { encounters } from "./encounters.js";
import type { insurance } from "./insurance.js";
import type { patientDetails } from "./patient-details.js";
import type { patientImages } from "./patient-images.js";
import type { patients } from "./patients.js";
import type { payers } from "./payers.js";
import type { practice } from "./practice.js";
import type { providers } from "./providers.js";
import type { reference } from "./reference.js";
import type { waitlist, reminders } from "./waitlist.js";
import { athenaConventions } from "./conventions.js";
import { added, AthenaCoreClient } from "./core.js";
import type { AthenaClientOptions, AthenaOnClient } from "./core.js";
import type { AthenaOptional } from "./optional.js";
import type { AthenaOperations } from "./reference/index.js";
import * as resources from "./resources.js";
import type { AthenaResults } from "./results.js";
import type { Feeds } from "./types/feeds.js";

/**
 * A client of athenahealth's API (athenaOne, `/v1`) for one practice.
 *
 * @example
 * const athena = AthenaClient.fromEnv();
 * const patient = await athena.patients.getPatient("1");
 */
export class AthenaClient extends AthenaCoreClient {
  /**
   * Calls any operation of athenahealth's reference by method and path, with the parameters of path, query and
   * form in one object. It is sent and read as by a method; an operation that has one gives the method's result,
   * others give JSON, or null for an empty body.
   *
   * @throws ApiError, or what `fetch` throws; CallError (`invalid_call`) for arguments that cannot be sent.
   *
   * @example
   * const photo = await athena.call("GET /patients/{patientid}/photo", { patientid: "1" });
   */
  readonly call: Caller<AthenaOperations, AthenaResults, AthenaOptional>;

  // A resource of several parts names them all: a constant spread from them would lose the comments of its
  // methods in the declarations.

  /** Patients and their charts. */
  declare readonly patients: Resource<
    typeof patients & typeof charts & typeof patientDetails & typeof patientImages
  >;
  /** Patients' documents. */
  declare readonly documents: Resource<typeof documents & typeof documentClasses>;
  /** Insurance packages and patients' insurances. */
  declare readonly insurance: Resource<typeof insurance & typeof payers>;
  /** Appointments, open slots, appointment types and reasons. */
  declare readonly appointments: Resource<typeof appointments & typeof appointmentDetails>;
  /** The waitlist of patients who want an earlier or another appointment. */
  declare readonly waitlist: Resource<typeof waitlist>;
  /** Reminders to make an appointment. */
  declare readonly reminders: Resource<typeof reminders>;
  /** Feeds of changes, one for each kind of record. */
  declare readonly feeds: Feeds;
  /** Providers and referring providers. */
  declare readonly providers: Resource<typeof providers>;
  /** Departments and the practice itself. */
  declare readonly departments: Resource<typeof departments>;
  /** Encounters: the records of visits. */
  declare readonly encounters: Resource<typeof encounters & typeof encounterRecords>;
  /** Claims, their notes and attachments. */
  declare readonly claims: Resource<typeof claims>;
  /** Payments, fees and charges. */
  declare readonly billing: Resource<typeof billing>;
  /** Lists that charts and orders refer to. */
  declare readonly reference: Resource<typeof reference>;
  /** What the practice has configured, and the lists that records refer to. */
  declare readonly practice: Resource<typeof practice>;

  /** @throws ConfigurationError whose `problems` list everything that is wrong. */
  constructor(options: AthenaClientOptions | AthenaOnClient) {
    super(options);
    this.call = callerOf<AthenaOperations, AthenaResults, AthenaOptional>(this, athenaConventions);
    added(this, {
      patients: resources.patients,
      documents: resources.documents,
      insurance: resources.insurance,
      appointments: resources.appointments,
      waitlist: resources.waitlist,
      reminders: resources.reminders,
      feeds: resources.feeds,
      providers: resources.providers,
      departments: resources.departments,
      encounters: resources.encounters,
      claims: resources.claims,
      billing: resources.billing,
      reference: resources.reference,
      practice: resources.practice,
    });
  }

  /**
   * A client whose options come from environment variables, as {@link AthenaCoreClient.fromEnv}.
   *
   * @param options - Options that beat the variables; `env` is the environment. Default: `process.env`.
   * @throws ConfigurationError as the constructor does, with the variables' names.
   */
  static override fromEnv(options?: FromEnv<AthenaClientOptions>): AthenaClient;
  /**
   * The same with another prefix than `ATHENA`.
   *
   * @param prefix - What the variables' names begin with, without the underscore.
   * @param options - As above.
   */
  static override fromEnv(prefix: string, options?: FromEnv<AthenaClientOptions>): AthenaClient;
  static override fromEnv(
    prefix?: string | FromEnv<AthenaClientOptions>,
    options?: FromEnv<AthenaClientOptions>,
  ): AthenaClient {
    return new this(fromVariables<AthenaClientOptions>("ATHENA", prefix, options));
  }
}
