// Owns AthenaCoreClient: where athenahealth's token endpoint and API are, and how resources are added.

import type { FromEnv, Given, OAuthClientOptions } from "../../client/options.js";
import type { Wakes } from "../../operations/pause.js";
import { fromVariables, ProviderClient, ProviderOptions } from "../../operations/provider.js";
import type { OnClient } from "../../operations/provider.js";
import type { WebUrl } from "../../runtime/web-types.js";

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
 * A resource that {@link AthenaCoreClient.withResources} adds to a client: `patients`, `appointments` and the
 * others of `everbearer/athena`.
 */
export type AthenaResource<T extends object> = (client: AthenaCoreClient, name: string) => T;

/** Resources by the names that a client gets them under. */
export type AthenaResources = Readonly<Record<string, AthenaResource<object>>>;

/** The methods of resources, by the same names. */
export type WithResources<R extends AthenaResources> = {
  readonly [K in keyof R]: ReturnType<R[K]>;
};

/**
 * A client of athenahealth's API for one practice without the methods of any resource, for small bundles: what is
 * not added to it is not in the bundle. {@link AthenaClient} has all resources, and `call`.
 *
 * @example
 * import { AthenaCoreClient, patients } from "everbearer/athena";
 *
 * const athena = AthenaCoreClient.fromEnv().withResources({ patients });
 * const patient = await athena.patients.getPatient("1");
 */
export class AthenaCoreClient extends ProviderClient {
  /** @throws ConfigurationError whose `problems` list everything that is wrong. */
  constructor(options: AthenaClientOptions | AthenaOnClient) {
    super(beneath(new ProviderOptions(options)));
  }

  /**
   * A second face of this client, as `withOptions` makes one, with the methods of these resources as well.
   *
   * @param resources - Resources of `everbearer/athena`, by the names that the client is to have them under.
   */
  withResources<R extends AthenaResources>(resources: R): this & WithResources<R> {
    return added(this.withOptions({}), resources);
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
   * const pool = new ClientPool({ ...AthenaCoreClient.poolOptions({ environment: "production" }), credentials });
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
  static override fromEnv(options?: FromEnv<AthenaClientOptions>): AthenaCoreClient;
  /**
   * The same with another prefix than `ATHENA`.
   *
   * @param prefix - What the variables' names begin with, without the underscore.
   * @param options - As above.
   */
  static override fromEnv(prefix: string, options?: FromEnv<AthenaClientOptions>): AthenaCoreClient;
  static override fromEnv(
    prefix?: string | FromEnv<AthenaClientOptions>,
    options?: FromEnv<AthenaClientOptions>,
  ): AthenaCoreClient {
    return new this(fromVariables<AthenaClientOptions>("ATHENA", prefix, options));
  }
}

/** The client with the methods of these resources. */
export const added = <C extends AthenaCoreClient, R extends AthenaResources>(
  client: C,
  resources: R,
): C & WithResources<R> =>
  Object.assign(
    client,
    Object.fromEntries(
      Object.entries(resources).map(([name, resource]) => [name, resource(client, name)]),
    ) as WithResources<R>,
  );

/** What ends the waits of a client's loops; its faces share it. */
export const wakesOf = new WeakMap<AthenaCoreClient, Wakes>();

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
