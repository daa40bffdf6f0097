// Owns VagaroClient: the contract with POST /api/auth/token and an Authorization header.

import type { Resource } from "../../operations/declare.js";
import { fromVariables, ProviderClient, ProviderOptions } from "../../operations/provider.js";
import type { Environment, Given, OAuthClientOptions } from "../../options.js";
import { seedDialect } from "./dialect.js";
import { customers } from "./seed/customers.js";

/** Where both Vagaro APIs are. */
export const VAGARO_API = "https://api.vagaro.com";

/** The options of a {@link VagaroClient}; each can come from the variable named with it. */
export interface VagaroClientOptions extends Omit<
  OAuthClientOptions,
  "tokenUrl" | "baseUrl" | "tokenRequestFormat" | "profile"
> {
  /** Where the API is, without `/api`. Default: `https://api.vagaro.com`. `VAGARO_API_BASE_URL`. */
  readonly apiBaseUrl?: string | URL | undefined;
  /** The token endpoint. Default: `/api/auth/token` at the base. `VAGARO_TOKEN_URL`. */
  readonly tokenUrl?: string | URL | undefined;
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
  /** Customers. */
  readonly customers: Resource<typeof customers>;

  /** @throws ConfigurationError that lists everything that is wrong (`problems`). */
  constructor(options: VagaroClientOptions) {
    super(beneath(options));
    this.customers = this.resource("customers", customers, seedDialect);
  }

  /**
   * A client whose options come from environment variables: VAGARO_CLIENT_ID, VAGARO_CLIENT_SECRET,
   * VAGARO_API_BASE_URL, and those of `OAuthClient.fromEnv`.
   *
   * @param prefix - What the variables' names begin with. Default: `VAGARO`.
   * @param environment - Default: `process.env`, where there is one. Workers hand their bindings in.
   * @param options - Options that beat the variables.
   */
  static override fromEnv(
    prefix = "VAGARO",
    environment?: Environment,
    options: Given<VagaroClientOptions> = {},
  ): VagaroClient {
    return new this(fromVariables<VagaroClientOptions>(prefix, environment, options));
  }
}

/** What the OAuthClient beneath is made with. */
function beneath(options: VagaroClientOptions): OAuthClientOptions {
  const own = new ProviderOptions(options);
  const base = own.base("apiBaseUrl", "API_BASE_URL", VAGARO_API);
  return own.beneath(["apiBaseUrl"], {
    ...own.unless("tokenUrl", "TOKEN_URL", `${base}/api/auth/token`),
    tokenRequestFormat: "json",
    baseUrl: `${base}/`,
  });
}
