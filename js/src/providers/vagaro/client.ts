// Owns VagaroClient: the contract with POST /api/auth/token and an Authorization header.

import type { FromEnv, Given, OAuthClientOptions } from "../../client/options.js";
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
import { seedConventions } from "./conventions.js";
import { accessLevels } from "./seed/access-levels.js";
import { appointments } from "./seed/appointments.js";
import { customers } from "./seed/customers.js";
import { employees } from "./seed/employees.js";
import { locations } from "./seed/locations.js";
import type { VagaroMethods } from "./seed/methods.js";
import type { VagaroOptional } from "./seed/optional.js";
import type { VagaroResults } from "./seed/results.js";
import { services } from "./seed/services.js";
import { tasks } from "./seed/tasks.js";

/** The host of both Vagaro APIs. */
export const VAGARO_API = "https://api.vagaro.com";

/** The options of a {@link VagaroClient}; each can come from the variable named with it. */
export interface VagaroClientOptions extends Omit<
  OAuthClientOptions,
  "tokenUrl" | "baseUrl" | "tokenRequestFormat" | "profile"
> {
  /** The URL of the API, without `/api`. Default: `https://api.vagaro.com`. `VAGARO_API_BASE_URL`. */
  readonly apiBaseUrl?: string | WebUrl | undefined;
  /** The token endpoint. Default: `/api/auth/token` below `apiBaseUrl`. `VAGARO_TOKEN_URL`. */
  readonly tokenUrl?: string | WebUrl | undefined;
}

/**
 * A client of Vagaro's API as the documents describe it that this project began with. The official API V2
 * has another contract: see {@link VagaroV2Client}.
 *
 * @example
 * const vagaro = VagaroClient.fromEnv();
 * const customer = await vagaro.customers.retrieve({ customer_id: "cust_1" });
 */
export class VagaroClient extends ProviderClient {
  /**
   * Calls any operation by method and path, with all its parameters in one object. It is sent and read as by its
   * method.
   *
   * @throws ApiError, or what `fetch` throws; CallError (`invalid_call`) for arguments that cannot be sent.
   *
   * @example
   * const customer = await vagaro.call("POST /api/customers/retrieve", { customer_id: "cust_1" });
   */
  readonly call: Caller<VagaroMethods, VagaroResults, VagaroOptional>;
  /** Employees, their locations and hours. */
  readonly employees: Resource<typeof employees>;
  /** Customers. */
  readonly customers: Resource<typeof customers>;
  /** Appointments and free times. */
  readonly appointments: Resource<typeof appointments>;
  /** The locations of the business. */
  readonly locations: Resource<typeof locations>;
  /** The services that the business offers. */
  readonly services: Resource<typeof services>;
  /** Tasks of employees. */
  readonly tasks: Resource<typeof tasks>;
  /** Access levels: sets of permissions for users. */
  readonly accessLevels: Resource<typeof accessLevels>;

  /** @throws ConfigurationError whose `problems` list everything that is wrong. */
  constructor(options: VagaroClientOptions | OnClient) {
    super(beneath(options));
    this.call = callerOf<VagaroMethods, VagaroResults, VagaroOptional>(this, seedConventions);
    this.employees = this.resource("employees", employees, seedConventions);
    this.customers = this.resource("customers", customers, seedConventions);
    this.appointments = this.resource("appointments", appointments, seedConventions);
    this.locations = this.resource("locations", locations, seedConventions);
    this.services = this.resource("services", services, seedConventions);
    this.tasks = this.resource("tasks", tasks, seedConventions);
    this.accessLevels = this.resource("accessLevels", accessLevels, seedConventions);
  }

  /**
   * The options of a `ClientPool` whose tenants are businesses, except for `credentials`. The client of a business is
   * `new VagaroClient({ client: pool.for(business) })`.
   *
   * @throws ConfigurationError whose `problems` list everything that is wrong.
   */
  static poolOptions(options: VagaroClientOptions = {}): OAuthClientOptions {
    const own = new ProviderOptions(options);
    return own.common(options, ["apiBaseUrl"], madeOf(own));
  }

  /**
   * A client whose options come from environment variables: VAGARO_CLIENT_ID, VAGARO_CLIENT_SECRET,
   * VAGARO_API_BASE_URL, and those of `OAuthClient.fromEnv`.
   *
   * @param options - Options that beat the variables; its member `env` is the environment. Default:
   * `process.env`, where there is one. Workers pass their bindings.
   * @throws ConfigurationError as the constructor does, with the variables' names.
   */
  static override fromEnv(options?: FromEnv<VagaroClientOptions>): VagaroClient;
  /**
   * The same with another prefix than `VAGARO`.
   *
   * @param prefix - What the variables' names begin with, without the underscore.
   * @param options - As above.
   */
  static override fromEnv(prefix: string, options?: FromEnv<VagaroClientOptions>): VagaroClient;
  static override fromEnv(
    prefix?: string | FromEnv<VagaroClientOptions>,
    options?: FromEnv<VagaroClientOptions>,
  ): VagaroClient {
    return new this(fromVariables<VagaroClientOptions>("VAGARO", prefix, options));
  }
}

/** The options of the OAuthClient. */
function beneath(options: VagaroClientOptions | OnClient): OAuthClientOptions {
  const own = new ProviderOptions(options);
  if (own.client) return own.onClient([], () => ({}));
  return own.beneath(["apiBaseUrl"], madeOf(own));
}

function madeOf(own: ProviderOptions): Given<OAuthClientOptions> {
  const base = own.base("apiBaseUrl", "API_BASE_URL", VAGARO_API);
  return {
    ...own.tokenUrl(`${base}/api/auth/token`),
    tokenRequestFormat: "json",
    baseUrl: `${base}/`,
  };
}
