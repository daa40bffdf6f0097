// Owns VagaroV2Client: the official Enterprise Business API V2.

import type { FromEnv, OAuthClientOptions, Profile } from "../../client/options.js";
import type { Resource } from "../../operations/declare.js";
import { fromVariables, ProviderClient, ProviderOptions } from "../../operations/provider.js";
import type { WebUrl } from "../../runtime/web-types.js";
import { VAGARO_API } from "./client.js";
import { v2Dialect } from "./dialect.js";
import { accessLevels } from "./v2/access-levels.js";
import { appointments } from "./v2/appointments.js";
import { customers } from "./v2/customers.js";
import { employees } from "./v2/employees.js";
import { locations } from "./v2/locations.js";
import { personalTasks } from "./v2/personal-tasks.js";
import { reviews } from "./v2/reviews.js";
import { services } from "./v2/services.js";

/** Where the API departs from the RFCs. */
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
  /** The account's region, the first part of its address, such as `us02`. `VAGARO_REGION`. */
  readonly region: string;
  /** The business that calls are about, unless they name another. `VAGARO_BUSINESS_ID`. */
  readonly businessId: string;
  /**
   * The scopes asked for: `read access`, `write access`, `write employee`. Default: `read access`.
   * `VAGARO_SCOPE`, with commas between.
   */
  readonly scope?: string | readonly string[] | undefined;
  /** Where the API is, without the region. Default: `https://api.vagaro.com`. `VAGARO_API_BASE_URL`. */
  readonly apiBaseUrl?: string | WebUrl | undefined;
  /**
   * The token endpoint. Default: `/{region}/api/v2/merchants/generate-access-token` at the base.
   * `VAGARO_TOKEN_URL`.
   */
  readonly tokenUrl?: string | WebUrl | undefined;
}

/**
 * Vagaro's official Enterprise Business API V2 with a token that is always fresh. Vagaro counts calls
 * and charges for them, token requests included.
 *
 * @example
 * const vagaro = VagaroV2Client.fromEnv();
 * for await (const service of vagaro.services.list()) console.log(service.serviceTitle);
 */
export class VagaroV2Client extends ProviderClient {
  /** The business's locations, each a business of its own to all other operations. */
  readonly locations: Resource<typeof locations>;
  /** The employees of the business, where they work and when. */
  readonly employees: Resource<typeof employees>;
  /** Sets of permissions that employees can be given. */
  readonly accessLevels: Resource<typeof accessLevels>;
  /** The customers of the business. */
  readonly customers: Resource<typeof customers>;
  /** The services that the business offers. */
  readonly services: Resource<typeof services>;
  /** Appointments, and the times that are free. */
  readonly appointments: Resource<typeof appointments>;
  /** Time that employees' calendars keep free. */
  readonly personalTasks: Resource<typeof personalTasks>;
  /** What customers say of the business. */
  readonly reviews: Resource<typeof reviews>;

  /** @throws ConfigurationError that lists everything that is wrong (`problems`). */
  constructor(options: VagaroV2ClientOptions) {
    const own = new ProviderOptions(options);
    const businessId = own.required("businessId", "BUSINESS_ID", "the id of the business") ?? "";
    super(beneath(own));
    const dialect = v2Dialect(businessId);
    this.locations = this.resource("locations", locations, dialect);
    this.employees = this.resource("employees", employees, dialect);
    this.accessLevels = this.resource("accessLevels", accessLevels, dialect);
    this.customers = this.resource("customers", customers, dialect);
    this.services = this.resource("services", services, dialect);
    this.appointments = this.resource("appointments", appointments, dialect);
    this.personalTasks = this.resource("personalTasks", personalTasks, dialect);
    this.reviews = this.resource("reviews", reviews, dialect);
  }

  /**
   * A client whose options come from environment variables: VAGARO_CLIENT_ID, VAGARO_CLIENT_SECRET,
   * VAGARO_REGION, VAGARO_BUSINESS_ID, VAGARO_SCOPE, VAGARO_API_BASE_URL, and those of
   * `OAuthClient.fromEnv`.
   *
   * @param options - Options that beat the variables, and those that have none; `env` is the environment.
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

/** What the OAuthClient beneath is made with. */
function beneath(own: ProviderOptions): OAuthClientOptions {
  const region = own.segment(
    "region",
    "REGION",
    "the first part of the account's address, such as us02",
  );
  const base = `${own.base("apiBaseUrl", "API_BASE_URL", VAGARO_API)}/${region}/api/v2`;
  return own.beneath(["region", "businessId", "apiBaseUrl", "scope"], {
    ...own.tokenUrl(`${base}/merchants/generate-access-token`),
    // Its scopes are two words each, with commas between.
    scope: own.texts("scope", "SCOPE")?.join(",") ?? "read access",
    clientAuthentication: "client_secret_post",
    tokenRequestFormat: "json",
    baseUrl: `${base}/`,
    profile: PROFILE,
  });
}
