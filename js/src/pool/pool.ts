// Owns ClientPool, the clients of many tenants in one process.

import { waitForToken } from "../call/drive.js";
import { prepareWait } from "../call/init.js";
import type { Defaults } from "../call/defaults.js";
import { holdClientId } from "../call/templates.js";
import { defaultsOf, headersOf, OAuthClient } from "../client/client.js";
import type { ClientEvents } from "../client/events.js";
import type { Face } from "../client/face.js";
import { fromVariables } from "../client/option-source.js";
import type { CallDefaults, FromEnvWithPreset } from "../client/options.js";
import { CallError } from "../errors/errors.js";
import type { ForAwaitUsing, ForUsing } from "../runtime/web-types.js";
import { Members } from "./members.js";
import type { ClientPoolOptions, PoolStatus } from "./options.js";
import { planOf } from "./plan.js";
import { TenantFace } from "./tenant.js";

/** The longest name of a tenant. */
const LONGEST_NAME = 256;

const inspect = Symbol.for("nodejs.util.inspect.custom");

/** Hears one kind of event of every tenant, with the tenant's name; `closed` of the pool itself has the name "". */
export type PoolListener<K extends keyof ClientEvents> = (
  event: ClientEvents[K],
  tenant: string,
) => void;

/** For `using` and `await using`, if the project's library has them. */
// eslint-disable-next-line @typescript-eslint/no-unsafe-declaration-merging -- the class has the methods
export interface ClientPool extends ForUsing, ForAwaitUsing {}

/**
 * The clients of many tenants, each with credentials of its own: the customers of a platform, for each of whom it calls
 * a partner's API. What they have in common is given once; a tenant at rest takes little memory, no timer, and no
 * secret.
 *
 * @example
 * const pool = new ClientPool({
 *   tokenUrl: "https://auth.example.com/token",
 *   baseUrl: "https://api.example.com/",
 *   credentials: async (tenant, { signal }) => await vault.read(tenant, { signal }),
 * });
 * const response = await pool.for("customer-7").fetch("v1/things");
 */
// eslint-disable-next-line @typescript-eslint/no-unsafe-declaration-merging -- as above
export class ClientPool {
  readonly #members: Members;
  readonly #defaults: Defaults;

  /**
   * @throws ConfigurationError that lists everything that is wrong (`problems`), or that refuses to work in
   * a web page (`browser_refused`).
   */
  constructor(options: ClientPoolOptions) {
    const plan = planOf(options);
    const { reader } = plan;
    const headers = headersOf(reader);
    this.#members = new Members(plan);
    this.#defaults = defaultsOf(this.#members.settings, headers, reader.options);
    if (holdClientId(this.#defaults.templates)) this.#members.clientIds = new Map();
  }

  /**
   * A pool whose common options come from environment variables: `fromEnv("ACME", { credentials })` reads
   * `ACME_TOKEN_URL`, `ACME_BASE_URL`, `ACME_MAX_TENANTS` and so on.
   *
   * @param prefix - What the variables' names begin with, without the underscore.
   * @param options - Options that beat the variables, and those that have none; `env` is the environment.
   * @throws ConfigurationError as the constructor does, with the variables' names.
   */
  static fromEnv(prefix: string, options: FromEnvWithPreset<ClientPoolOptions>): ClientPool {
    return new this(fromVariables<ClientPoolOptions>(prefix, options));
  }

  /**
   * The client of a tenant. It costs little, asks for nothing, and may be kept or made anew for each call: all clients of
   * one tenant share its token. Its `close` forgets the tenant, as {@link forget} does.
   *
   * @param tenant - The tenant's name: any text of 1 to 256 characters.
   * @param defaults - Defaults for its calls, as for `withOptions`; the origin of a `baseUrl` becomes one of those to
   * which this client sends the token.
   * @throws CallError (`invalid_call`) if the name is something else; ConfigurationError for wrong defaults.
   */
  for(tenant: string, defaults?: CallDefaults): OAuthClient {
    checkName(tenant);
    const awake = this.#members.awake(tenant);
    if (defaults !== undefined) {
      const before = withOrigin(this.#defaults, defaults);
      return clientOf(new TenantFace(this.#members, tenant, before).with(defaults));
    }
    if (awake?.client) return awake.client;
    const face = new TenantFace(this.#members, tenant, this.#defaults);
    const client = clientOf(face);
    if (awake) {
      awake.client = client;
      awake.face = face;
    }
    return client;
  }

  /**
   * Asks for a tenant's credentials again, and gets a token with them. Until that is there, calls use the token before
   * it; if that fails, they go on with it.
   *
   * @throws TokenError, if the new credentials give no token; CallError (`invalid_call`) for a wrong name; ClientError
   * after {@link close}.
   */
  async rotate(tenant: string): Promise<void> {
    checkName(tenant);
    const session = this.#members.tenant(tenant);
    const { clock } = session;
    const before = session.flights.asked;
    session.enter();
    try {
      session.ready().rotate();
      // A flight that is in the air may have been given the credentials from before.
      do {
        await waitForToken(session, prepareWait({ forceRefresh: true }, clock));
      } while (session.flights.asked === before);
    } finally {
      session.leave();
    }
  }

  /**
   * Forgets a tenant: its token is wiped, and calls that wait for one reject (`client_closed`). Its next call begins
   * anew.
   *
   * @returns Whether the tenant was known.
   * @throws ClientError (`instance_failed`).
   */
  forget(tenant: string): boolean {
    return this.#members.forget(tenant);
  }

  /**
   * What the pool is doing. After {@link close} as well.
   *
   * @throws ClientError (`instance_failed`).
   */
  status(): PoolStatus {
    const counts = this.#members.counts();
    const { tenants = 0, resting = 0, requesting = 0, waiting = 0, evicted = 0 } = counts ?? {};
    const state = counts ? "open" : "closed";
    return Object.freeze({ state, tenants, atRest: resting, requesting, waiting, evicted });
  }

  /**
   * Adds a listener for an event of any tenant; its second argument is the tenant's name, which no event contains.
   * Returns a function that removes it.
   *
   * @throws CallError (`invalid_call`) if there is no such event, or the listener is not a function.
   */
  on<K extends keyof ClientEvents>(type: K, listener: PoolListener<K>): () => void {
    return this.#members.emitter.on(type, listener as (event: ClientEvents[K]) => void);
  }

  /** Removes a listener. */
  off<K extends keyof ClientEvents>(type: K, listener: PoolListener<K>): void {
    this.#members.emitter.off(type, listener as (event: ClientEvents[K]) => void);
  }

  /** Ends the pool: every tenant's client is closed, tokens are wiped, the timer stops. */
  close(): void {
    this.#members.close();
  }

  /** @internal The same as {@link close}, for `using`. */
  [Symbol.dispose](): void {
    this.close();
  }

  /** @internal The same as {@link close}, for `await using`. */
  [Symbol.asyncDispose](): Promise<void> {
    this.close();
    return Promise.resolve();
  }

  /**
   * What may be shown: what it is doing. No tenant is named.
   *
   * @throws As {@link status} does.
   */
  toJSON(): object {
    return this.status();
  }

  /** @internal */
  [inspect](): object {
    return { ClientPool: #members in this ? this.toJSON() : {} };
  }
}

/** A client with this face. Its constructor takes a face for what it is. */
const clientOf = (face: Face): OAuthClient => new OAuthClient(face);

/** The origin of a tenant's own base is one to which its token goes. */
function withOrigin(before: Defaults, given: CallDefaults | undefined): Defaults {
  const base = given?.baseUrl;
  if (base === undefined) return before;
  try {
    const { origin } = new URL(String(base));
    return { ...before, allowedOrigins: [...before.allowedOrigins, origin] };
  } catch {
    return before;
  }
}

function checkName(tenant: unknown): void {
  if (typeof tenant === "string" && tenant.length > 0 && tenant.length <= LONGEST_NAME) return;
  const message = `The name of a tenant must be a string of 1 to ${LONGEST_NAME} characters.`;
  throw new CallError({ code: "invalid_call", message });
}
