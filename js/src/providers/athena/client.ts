// Owns AthenaClient: where athenahealth's token endpoint and API are, and the resources.

import { faceOf } from "../../client/client.js";
import type { FromEnv, Given, OAuthClientOptions } from "../../client/options.js";
import type { Caller } from "../../operations/call-types.js";
import type { Resource } from "../../operations/declare.js";
import type { Wakes } from "../../operations/pause.js";
import { fromVariables, ProviderClient, ProviderOptions } from "../../operations/provider.js";
import type { OnClient } from "../../operations/provider.js";
import type { WebUrl } from "../../runtime/web-types.js";
import { appointmentDetails } from "./appointment-details.js";
import { appointments } from "./appointments.js";
import { billing } from "./billing.js";
import { charts } from "./charts.js";
import { claims } from "./claims.js";
import { departments } from "./departments.js";
import { athenaConventions } from "./conventions.js";
import { documentClasses } from "./document-classes.js";
import { documents } from "./documents.js";
import { encounterRecords } from "./encounter-records.js";
import { encounters } from "./encounters.js";
import { feedsOf } from "./feeds.js";
import { insurance } from "./insurance.js";
import { patientDetails } from "./patient-details.js";
import { patientImages } from "./patient-images.js";
import type { AthenaOptional } from "./optional.js";
import type { AthenaResults } from "./results.js";
import { patients } from "./patients.js";
import { payers } from "./payers.js";
import { practice } from "./practice.js";
import { providers } from "./providers.js";
import type { AthenaOperations } from "./reference/index.js";
import { reference } from "./reference.js";
import type { Feeds } from "./types/feeds.js";
import { reminders, waitlist } from "./waitlist.js";

/** The operations of each resource of several parts: one object for all clients. */
const PARTS = {
  patients: { ...patients, ...charts, ...patientDetails, ...patientImages },
  documents: { ...documents, ...documentClasses },
  insurance: { ...insurance, ...payers },
  appointments: { ...appointments, ...appointmentDetails },
  encounters: { ...encounters, ...encounterRecords },
};

/** The host of each environment. Each has its own credentials. */
const HOSTS = {
  preview: "https://api.preview.platform.athenahealth.com",
  production: "https://api.platform.athenahealth.com",
} as const;

/**
 * A token request may have to wait for the next minute: athenahealth grants five tokens a minute in preview,
 * fifty in production.
 */
const TOKEN_WAIT_MS = 150_000;

/** The environments of athenahealth. */
export type AthenaEnvironment = keyof typeof HOSTS;

/** The options of an {@link AthenaClient}. Each can come from the variable named with it. */
export interface AthenaClientOptions extends Omit<
  OAuthClientOptions,
  "tokenUrl" | "baseUrl" | "tokenRequestFormat" | "profile"
> {
  /**
   * The id of the practice that calls are for: letters, digits, `-` and `_`; `195900` is the sandbox practice.
   * Required. `ATHENA_PRACTICE_ID`.
   */
  readonly practiceId: string;
  /** The environment: `preview` or `production`. Required. `ATHENA_ENVIRONMENT`. */
  readonly environment: AthenaEnvironment;
  /**
   * The URL of the API, without `/v1`, for a proxy or a test server. Default: the environment's host.
   * `ATHENA_BASE_URL`.
   */
  readonly baseUrl?: string | WebUrl | undefined;
  /** The token endpoint. Default: `/oauth2/v1/token` below `baseUrl`. `ATHENA_TOKEN_URL`. */
  readonly tokenUrl?: string | WebUrl | undefined;
}

/** The options of an {@link AthenaClient} on a client that is handed in. */
export interface AthenaOnClient extends OnClient, Pick<AthenaClientOptions, "practiceId"> {}

/** The options that the practices of a pool have in common. */
export type AthenaPoolOptions = Omit<AthenaClientOptions, "practiceId">;

/**
 * A client of athenahealth's API (athenaOne, `/v1`) for one practice.
 *
 * @example
 * const athena = AthenaClient.fromEnv();
 * const patient = await athena.patients.getPatient("1");
 */
export class AthenaClient extends ProviderClient {
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
  readonly patients: Resource<
    typeof patients & typeof charts & typeof patientDetails & typeof patientImages
  >;
  /** Patients' documents. */
  readonly documents: Resource<typeof documents & typeof documentClasses>;
  /** Insurance packages and patients' insurances. */
  readonly insurance: Resource<typeof insurance & typeof payers>;
  /** Appointments, open slots, appointment types and reasons. */
  readonly appointments: Resource<typeof appointments & typeof appointmentDetails>;
  /** The waitlist of patients who want an earlier or another appointment. */
  readonly waitlist: Resource<typeof waitlist>;
  /** Reminders to make an appointment. */
  readonly reminders: Resource<typeof reminders>;
  /** Feeds of changes, one for each kind of record. */
  readonly feeds: Feeds;
  /** Providers and referring providers. */
  readonly providers: Resource<typeof providers>;
  /** Departments and the practice itself. */
  readonly departments: Resource<typeof departments>;
  /** Encounters: the records of visits. */
  readonly encounters: Resource<typeof encounters & typeof encounterRecords>;
  /** Claims, their notes and attachments. */
  readonly claims: Resource<typeof claims>;
  /** Payments, fees and charges. */
  readonly billing: Resource<typeof billing>;
  /** Lists that charts and orders refer to. */
  readonly reference: Resource<typeof reference>;
  /** What the practice has configured, and the lists that records refer to. */
  readonly practice: Resource<typeof practice>;

  /** @throws ConfigurationError whose `problems` list everything that is wrong. */
  constructor(options: AthenaClientOptions | AthenaOnClient) {
    const reader = new ProviderOptions(options);
    super(beneath(reader));
    this.call = this.caller<AthenaOperations, AthenaResults, AthenaOptional>(athenaConventions);
    this.patients = this.resource("patients", PARTS.patients, athenaConventions);
    this.documents = this.resource("documents", PARTS.documents, athenaConventions);
    this.insurance = this.resource("insurance", PARTS.insurance, athenaConventions);
    this.appointments = this.resource("appointments", PARTS.appointments, athenaConventions);
    this.waitlist = this.resource("waitlist", waitlist, athenaConventions);
    this.reminders = this.resource("reminders", reminders, athenaConventions);
    const { clock } = this[faceOf];
    const wakes: Wakes = new Set();
    this.feeds = this.part((client) => {
      wakesOf.set(client, wakes);
      return feedsOf(
        (name, operations) => client.resource(name, operations, athenaConventions),
        clock,
        wakes,
      );
    });
    this.providers = this.resource("providers", providers, athenaConventions);
    this.departments = this.resource("departments", departments, athenaConventions);
    this.encounters = this.resource("encounters", PARTS.encounters, athenaConventions);
    this.claims = this.resource("claims", claims, athenaConventions);
    this.billing = this.resource("billing", billing, athenaConventions);
    this.reference = this.resource("reference", reference, athenaConventions);
    this.practice = this.resource("practice", practice, athenaConventions);
  }

  /**
   * Ends the client, with all its faces, as `OAuthClient` does. Loops over changes that wait for the next
   * ones fail (`client_closed`) at once.
   */
  override close(): void {
    super.close();
    for (const wake of wakesOf.get(this) ?? []) wake();
  }

  /**
   * The options of a `ClientPool` whose tenants are practices, except for `credentials`. The client of a practice is
   * `new AthenaClient({ client: pool.for(practice), practiceId })`. Practices with keys need
   * `clientAuthentication: "private_key_jwt"` here.
   *
   * @throws ConfigurationError whose `problems` list everything that is wrong.
   *
   * @example
   * const pool = new ClientPool({ ...AthenaClient.poolOptions({ environment: "production" }), credentials });
   */
  static poolOptions(options: AthenaPoolOptions): OAuthClientOptions {
    const own = new ProviderOptions(options);
    const base = baseOf(own);
    const isSigned = own.options["clientAuthentication"] === "private_key_jwt";
    return own.common(options, ["environment", "baseUrl"], {
      ...madeOf(own, base),
      ...(isSigned
        ? { keyAlgorithm: "RS384", assertionAudience: "tokenUrl" }
        : own.unless("clientAuthentication", "CLIENT_AUTHENTICATION", "client_secret_basic_raw")),
      baseUrl: `${base}/v1/`,
    });
  }

  /**
   * A client whose options come from environment variables: ATHENA_CLIENT_ID, ATHENA_CLIENT_SECRET,
   * ATHENA_PRACTICE_ID, ATHENA_ENVIRONMENT, and those of `OAuthClient.fromEnv`.
   *
   * @param options - Options that beat the variables; its member `env` is the environment. Default:
   * `process.env`, where there is one. Workers pass their bindings.
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

/** What ends the waits of a client's loops; its faces share it. */
const wakesOf = new WeakMap<AthenaClient, Wakes>();

/** With a private key, assertions for the token endpoint; else the secret in a header, as it is. */
function authentication(own: ProviderOptions): Given<OAuthClientOptions> {
  const { signing } = own.keys;
  if (!signing) {
    return own.unless("clientAuthentication", "CLIENT_AUTHENTICATION", "client_secret_basic_raw");
  }
  signing.usual = "RS384";
  return own.unless("assertionAudience", "ASSERTION_AUDIENCE", "tokenUrl");
}

/** The options of the OAuthClient. */
function beneath(own: ProviderOptions): OAuthClientOptions {
  const practice = own.segment("practiceId", "PRACTICE_ID", "the id of the practice");
  if (own.client) {
    return own.onClient(["practiceId"], (base) => ({ baseUrl: `${base}${practice}/` }));
  }
  const base = baseOf(own);
  return own.beneath(["practiceId", "environment", "baseUrl"], {
    ...madeOf(own, base),
    ...authentication(own),
    baseUrl: `${base}/v1/${practice}/`,
  });
}

/** The host, without `/v1`. */
function baseOf(own: ProviderOptions): string {
  const environment = own.choice("environment", "ENVIRONMENT", ["preview", "production"]);
  return own.base("baseUrl", "BASE_URL", HOSTS[environment as AthenaEnvironment]);
}

/** What is the same for all practices. */
const madeOf = (own: ProviderOptions, base: string): Given<OAuthClientOptions> => ({
  ...own.tokenUrl(`${base}/oauth2/v1/token`),
  ...own.unless("scope", "SCOPE", "athena/service/Athenanet.MDP.*"),
  ...own.unless("tokenWaitMs", "TOKEN_WAIT_MS", TOKEN_WAIT_MS),
  tokenRequestFormat: "form",
  profile: { throttleReset: "minute" },
});
