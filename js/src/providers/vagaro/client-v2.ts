// Owns VagaroV2Client: the official Enterprise Business API V2.

import type { FromEnv, Given, OAuthClientOptions, Profile } from "../../client/options.js";
import type { Caller } from "../../operations/call-types.js";
import type { Resource } from "../../operations/declare.js";
import {
  callerOf,
  fromVariables,
  ProviderClient,
  ProviderOptions,
} from "../../operations/provider.js";
import type { OnClient } from "../../operations/provider.js";
import type { WebUrl } from "../../runtime/web-types.js";
import { VAGARO_API } from "./client.js";
import { v2Conventions } from "./conventions.js";
import { accessLevels } from "./v2/access-levels.js";
import { appointments } from "./v2/appointments.js";
import { customers } from "./v2/customers.js";
import { employees } from "./v2/employees.js";
import { locations } from "./v2/locations.js";
import type { VagaroV2Methods } from "./v2/methods.js";
import type { VagaroV2Optional } from "./v2/optional.js";
import type { VagaroV2Results } from "./v2/results.js";
import { personalTasks } from "./v2/personal-tasks.js";
import { reviews } from "./v2/reviews.js";
import { services } from "./v2/services.js";

/** How the API departs from the RFCs. */
const PROFILE: Profile = {
  clientIdParameter: "clientId",
  clientSecretParameter: "clientSecretKey",
  grantTypeParameter: "",
  tokenMember: "data",
  errorMember: "responseCode",
  errorDescriptionMember: "message",
  tokenHeader: "accessToken",
  tokenScheme: "",
  codeMember: "responseCode",
  successCode: "1000",
  statusMember: "status",
  statusOfCode: { 1034: 401, 1038: 429 },
};

/** The options of a {@link VagaroV2Client}; each can come from the variable named with it. */
export interface VagaroV2ClientOptions extends Omit<
  OAuthClientOptions,
  "tokenUrl" | "baseUrl" | "tokenRequestFormat" | "clientAuthentication" | "profile" | "scope"
> {
  /** The account's region: the first part of its address, such as `us02`. Required. `VAGARO_REGION`. */
  readonly region: string;
  /** The id of the business that calls are for, unless they name another. Required. `VAGARO_BUSINESS_ID`. */
  readonly businessId: string;
  /**
   * The requested scopes: `read access`, `write access`, `write employee`; separated by commas in the
   * variable. Default: `read access`. `VAGARO_SCOPE`.
   */
  readonly scope?: string | readonly string[] | undefined;
  /** The URL of the API, without the region. Default: `https://api.vagaro.com`. `VAGARO_API_BASE_URL`. */
  readonly apiBaseUrl?: string | WebUrl | undefined;
  /**
   * The token endpoint. Default: `/{region}/api/v2/merchants/generate-access-token` below `apiBaseUrl`.
   * `VAGARO_TOKEN_URL`.
   */
  readonly tokenUrl?: string | WebUrl | undefined;
}

/** The options of a {@link VagaroV2Client} on a client that is handed in. */
export interface VagaroV2OnClient extends OnClient, Pick<VagaroV2ClientOptions, "businessId"> {}

/** The options that the businesses of a pool have in common. */
export type VagaroV2PoolOptions = Omit<VagaroV2ClientOptions, "businessId">;

/**
 * A client of Vagaro's official Enterprise Business API V2. Vagaro counts calls and charges for them, token
 * requests included.
 *
 * @example
 * const vagaro = VagaroV2Client.fromEnv();
 * for await (const service of vagaro.services.list()) console.log(service.serviceTitle);
 */
export class VagaroV2Client extends ProviderClient {
  /**
   * Calls any operation by method and path, with all its parameters in one object. It is sent and read as by its
   * method.
   *
   * @throws ApiError, or what `fetch` throws; CallError (`invalid_call`) for arguments that cannot be sent.
   *
   * @example
   * const customer = await vagaro.call("POST /customers", { customerId: "1" });
   */
  readonly call: Caller<VagaroV2Methods, VagaroV2Results, VagaroV2Optional>;
  /** The locations of the business. To all other operations each is a business of its own. */
  readonly locations: Resource<typeof locations>;
  /** The employees of the business, their locations and hours. */
  readonly employees: Resource<typeof employees>;
  /** Access levels: sets of permissions for employees. */
  readonly accessLevels: Resource<typeof accessLevels>;
  /** The customers of the business. */
  readonly customers: Resource<typeof customers>;
  /** The services that the business offers. */
  readonly services: Resource<typeof services>;
  /** Appointments and free times. */
  readonly appointments: Resource<typeof appointments>;
  /** Personal tasks: blocked time in employees' calendars. */
  readonly personalTasks: Resource<typeof personalTasks>;
  /** Reviews of the business by customers. */
  readonly reviews: Resource<typeof reviews>;

  /** @throws ConfigurationError whose `problems` list everything that is wrong. */
  constructor(options: VagaroV2ClientOptions | VagaroV2OnClient) {
    const own = new ProviderOptions(options);
    const businessId = own.required("businessId", "BUSINESS_ID", "the id of the business") ?? "";
    super(beneath(own));
    const conventions = v2Conventions(businessId);
    this.call = callerOf<VagaroV2Methods, VagaroV2Results, VagaroV2Optional>(this, conventions);
    this.locations = this.resource("locations", locations, conventions);
    this.employees = this.resource("employees", employees, conventions);
    this.accessLevels = this.resource("accessLevels", accessLevels, conventions);
    this.customers = this.resource("customers", customers, conventions);
    this.services = this.resource("services", services, conventions);
    this.appointments = this.resource("appointments", appointments, conventions);
    this.personalTasks = this.resource("personalTasks", personalTasks, conventions);
    this.reviews = this.resource("reviews", reviews, conventions);
  }

  /**
   * The options of a `ClientPool` whose tenants are businesses of one region, except for `credentials`. The client of a
   * business is `new VagaroV2Client({ client: pool.for(business), businessId })`.
   *
   * @throws ConfigurationError whose `problems` list everything that is wrong.
   */
  static poolOptions(options: VagaroV2PoolOptions): OAuthClientOptions {
    const own = new ProviderOptions(options);
    const made = madeOf(own);
    return own.common(options, ["region", "apiBaseUrl", "scope"], made);
  }

  /**
   * A client whose options come from environment variables: VAGARO_CLIENT_ID, VAGARO_CLIENT_SECRET,
   * VAGARO_REGION, VAGARO_BUSINESS_ID, VAGARO_SCOPE, VAGARO_API_BASE_URL, and those of
   * `OAuthClient.fromEnv`.
   *
   * @param options - Options that beat the variables; its member `env` is the environment. Default:
   * `process.env`, where there is one. Workers pass their bindings.
   * @throws ConfigurationError as the constructor does, with the variables' names.
   */
  static override fromEnv(options?: FromEnv<VagaroV2ClientOptions>): VagaroV2Client;
  /**
   * The same with another prefix than `VAGARO`.
   *
   * @param prefix - What the variables' names begin with, without the underscore.
   * @param options - As above.
   */
  static override fromEnv(prefix: string, options?: FromEnv<VagaroV2ClientOptions>): VagaroV2Client;
  static override fromEnv(
    prefix?: string | FromEnv<VagaroV2ClientOptions>,
    options?: FromEnv<VagaroV2ClientOptions>,
  ): VagaroV2Client {
    return new this(fromVariables<VagaroV2ClientOptions>("VAGARO", prefix, options));
  }
}

/** The options of the OAuthClient. */
function beneath(own: ProviderOptions): OAuthClientOptions {
  if (own.client) return own.onClient(["businessId"], () => ({}));
  return own.beneath(["region", "businessId", "apiBaseUrl", "scope"], madeOf(own));
}

function madeOf(own: ProviderOptions): Given<OAuthClientOptions> {
  const region = own.segment(
    "region",
    "REGION",
    "the first part of the account's address, such as us02",
  );
  const base = `${own.base("apiBaseUrl", "API_BASE_URL", VAGARO_API)}/${region}/api/v2`;
  return {
    ...own.tokenUrl(`${base}/merchants/generate-access-token`),
    // Each scope is two words; commas separate scopes.
    scope: own.texts("scope", "SCOPE")?.join(",") ?? "read access",
    clientAuthentication: "client_secret_post",
    tokenRequestFormat: "json",
    baseUrl: `${base}/`,
    profile: PROFILE,
  };
}
