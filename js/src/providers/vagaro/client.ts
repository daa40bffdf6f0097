// Owns VagaroClient: the contract with POST /api/auth/token and an Authorization header.

import type { FromEnv, OAuthClientOptions } from "../../client/options.js";
import type { Resource } from "../../operations/declare.js";
import { fromVariables, ProviderClient, ProviderOptions } from "../../operations/provider.js";
import type { WebUrl } from "../../runtime/web-types.js";
import { seedDialect } from "./dialect.js";
import { accessLevels } from "./seed/access-levels.js";
import { appointments } from "./seed/appointments.js";
import { customers } from "./seed/customers.js";
import { employees } from "./seed/employees.js";
import { locations } from "./seed/locations.js";
import { services } from "./seed/services.js";
import { tasks } from "./seed/tasks.js";

/** Where both Vagaro APIs are. */
export const VAGARO_API = "https://api.vagaro.com";

/** The options of a {@link VagaroClient}; each can come from the variable named with it. */
export interface VagaroClientOptions extends Omit<
  OAuthClientOptions,
  "tokenUrl" | "baseUrl" | "tokenRequestFormat" | "profile"
> {
  /** Where the API is, without `/api`. Default: `https://api.vagaro.com`. `VAGARO_API_BASE_URL`. */
  readonly apiBaseUrl?: string | WebUrl | undefined;
  /** The token endpoint. Default: `/api/auth/token` at the base. `VAGARO_TOKEN_URL`. */
  readonly tokenUrl?: string | WebUrl | undefined;
}

/**
 * Vagaro's API as its first document has it, with a token that is always fresh. The official API V2
 * has another contract: see {@link VagaroV2Client}.
 *
 * @example
 * const vagaro = VagaroClient.fromEnv();
 * const customer = await vagaro.customers.retrieve({ customer_id: "cust_1" });
 */
export class VagaroClient extends ProviderClient {
  /** Employees, where they work and when. */
  readonly employees: Resource<typeof employees>;
  /** Customers. */
  readonly customers: Resource<typeof customers>;
  /** Appointments, and the times that are free. */
  readonly appointments: Resource<typeof appointments>;
  /** Locations of the business. */
  readonly locations: Resource<typeof locations>;
  /** Services that the business offers. */
  readonly services: Resource<typeof services>;
  /** What employees are to do. */
  readonly tasks: Resource<typeof tasks>;
  /** Sets of permissions that users can be given. */
  readonly accessLevels: Resource<typeof accessLevels>;

  /** @throws ConfigurationError that lists everything that is wrong (`problems`). */
  constructor(options: VagaroClientOptions) {
    super(beneath(options));
    this.employees = this.resource("employees", employees, seedDialect);
    this.customers = this.resource("customers", customers, seedDialect);
    this.appointments = this.resource("appointments", appointments, seedDialect);
    this.locations = this.resource("locations", locations, seedDialect);
    this.services = this.resource("services", services, seedDialect);
    this.tasks = this.resource("tasks", tasks, seedDialect);
    this.accessLevels = this.resource("accessLevels", accessLevels, seedDialect);
  }

  /**
   * A client whose options come from environment variables: VAGARO_CLIENT_ID, VAGARO_CLIENT_SECRET,
   * VAGARO_API_BASE_URL, and those of `OAuthClient.fromEnv`.
   *
   * @param options - Options that beat the variables, and those that have none; `env` is the environment.
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

/** What the OAuthClient beneath is made with. */
function beneath(options: VagaroClientOptions): OAuthClientOptions {
  const own = new ProviderOptions(options);
  const base = own.base("apiBaseUrl", "API_BASE_URL", VAGARO_API);
  return own.beneath(["apiBaseUrl"], {
    ...own.tokenUrl(`${base}/api/auth/token`),
    tokenRequestFormat: "json",
    baseUrl: `${base}/`,
  });
}
