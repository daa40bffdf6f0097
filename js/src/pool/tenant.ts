// Owns a tenant that is awake: its session, and what its flights do before their token requests.

import { Emitter } from "../client/events.js";
import type { CoreEvent } from "../client/events.js";
import { Face } from "../client/face.js";
import { OptionReader, readingOptions } from "../client/option-source.js";
import { Missing } from "../client/prepare.js";
import { Session } from "../client/session.js";
import type { Origin } from "../client/session.js";
import type { OAuthClient } from "../client/client.js";
import type { Defaults } from "../call/defaults.js";
import { configurationError } from "../errors/errors.js";
import type { ErrorFields } from "../errors/fields.js";
import { runtimeClock } from "../runtime/clock.js";
import type { Clock } from "../runtime/clock.js";
import { ownMembers } from "../values/own-members.js";
import type { CoreClient, Settings, Tenancy } from "../wasm/contract.js";
import type { Instance } from "../wasm/instance.js";
import { CREDENTIALS } from "./options.js";
import { withoutSecret } from "./plan.js";
import type { Plan } from "./plan.js";

/** What a tenant needs of its pool. */
export interface Home {
  readonly plan: Plan;
  readonly discoveries: Tenancy["discoveries"];
  readonly settings: Settings;
  /** The client ids of tenants, if the pool's headers hold them. */
  readonly clientIds: Map<string, string> | undefined;
  /** Resolves when the tenant's flight has its turn; with false if the signal is aborted before. */
  turn(key: number, signal: AbortSignal): Promise<boolean>;
  /** Forgets a tenant. */
  forget(tenant: string): void;
  /** A tenant has calls on their way from now on. */
  busy(): void;
  /** A tenant has none any more. */
  idle(session: TenantSession): void;
  /** Something that kept a tenant awake is over. */
  settle(): void;
  /** The session of a tenant, which may have to be woken for it. */
  session(tenant: string): Session;
}

/** Tells the listeners of a pool: of a tenant's events, and of the pool's own with the name "", which no tenant has. */
export class PoolEmitter extends Emitter {
  override emit(event: CoreEvent, causeOf: (fields: ErrorFields) => unknown, tenant = ""): void {
    super.emit(event, causeOf, tenant);
  }
}

/** Tells the listeners of a tenant, and those of its pool. */
export class TenantEmitter extends Emitter {
  readonly #pool: Emitter;
  readonly #tenant: string;

  constructor(pool: Emitter, tenant: string) {
    super();
    this.#pool = pool;
    this.#tenant = tenant;
  }

  override emit(event: CoreEvent, causeOf: (fields: ErrorFields) => unknown): void {
    super.emit(event, causeOf);
    this.#pool.scope = this.scope;
    this.#pool.emit(event, causeOf, this.#tenant);
  }
}

/** The session of a tenant that is awake. */
export class TenantSession extends Session {
  readonly tenant: string;
  /** The tenant's key in the core. */
  key: number;
  /** Whether it was used since this was last looked at. */
  isRecent = true;
  /** The client that the pool hands out, once it has. */
  client: OAuthClient | undefined;
  /** Its face, which needs not look for this session while it is awake. */
  #face: TenantFace | undefined;
  readonly emitter: TenantEmitter;
  readonly flights: Flights;
  readonly #home: Home;

  constructor(
    home: Home,
    tenant: string,
    made: {
      readonly origin: Origin;
      readonly emitter: TenantEmitter;
      readonly instance: Instance;
      readonly core: CoreClient;
    },
  ) {
    super(made.origin, made.instance, made.core);
    this.tenant = tenant;
    this.emitter = made.emitter;
    this.key = made.core.key() ?? 0;
    this.#home = home;
    this.flights = new Flights(home, this);
    this.own.tenancy = this.flights;
  }

  set face(face: TenantFace | undefined) {
    if (this.#face) this.#face.awake = undefined;
    this.#face = face;
    if (face) face.awake = this;
  }

  override get clientId(): string | undefined {
    return this.#home.clientIds?.get(this.tenant);
  }

  override retire(): void {
    super.retire();
    this.face = undefined;
  }

  override enter(): void {
    if (!this.isBusy) this.#home.busy();
    super.enter();
  }

  override leave(): void {
    super.leave();
    if (!this.isBusy) this.#home.idle(this);
  }

  /** The tenant's client ends with the tenant. */
  override close(): void {
    this.#home.forget(this.tenant);
  }

  /** Ends this session. */
  end(): void {
    this.face = undefined;
    super.close();
  }
}

/** The flights of a tenant. */
export class Flights implements Tenancy {
  /** How often its credentials were asked for. */
  asked = 0;
  readonly #home: Home;
  readonly #session: TenantSession;
  /** The last flight, the origin where it wants to make its token request, and what that says. */
  #flight = 0;
  #origin = "";
  #said: string | undefined;
  #held = 0;

  constructor(home: Home, session: TenantSession) {
    this.#home = home;
    this.#session = session;
  }

  get discoveries(): Tenancy["discoveries"] {
    return this.#home.discoveries;
  }

  /** Whether something is still to be done for a flight that has landed. */
  get isHeld(): boolean {
    return this.#held > 0;
  }

  async arrive(core: CoreClient, flight: number, signal: AbortSignal): Promise<boolean> {
    const { tokenUrl, issuer } = this.#home.settings;
    if (this.#flight !== flight) {
      this.#flight = flight;
      this.#said = undefined;
      if (!(await this.#hasTurn(core, flight, tokenUrl ?? issuer, signal))) return false;
    }
    try {
      if (!(await this.#ask(core, flight, signal))) return false;
    } catch (error) {
      throw Missing.credentials(error);
    }
    // The turns of its own origin count, wherever the credentials came from.
    const own = core.settings();
    return await this.#hasTurn(core, flight, own.tokenUrl ?? own.issuer, signal);
  }

  depart(flight: number): void {
    if (this.#flight !== flight) return;
    const { own } = this.#session;
    own.secret = undefined;
    own.assertion = undefined;
    own.signing = undefined;
    this.#said = undefined;
    this.#home.settle();
  }

  hold(promise: Promise<unknown>): void {
    this.#held += 1;
    void promise.finally(() => {
      this.#held -= 1;
      this.#home.settle();
    });
  }

  async #hasTurn(
    core: CoreClient,
    flight: number,
    url: string | undefined,
    signal: AbortSignal,
  ): Promise<boolean> {
    const origin = url === undefined ? "" : new URL(url).origin;
    const isThere = this.#said !== undefined && this.#origin === origin;
    if (isThere) return true;
    this.#origin = origin;
    if (!core.enter(flight, origin) && !(await this.#home.turn(this.#session.key, signal))) {
      return false;
    }
    return this.#session.leads(core) && core.resumed(flight);
  }

  /**
   * Asks for the credentials, and tells the core what is not secret of them. False if another flight has begun
   * meanwhile: its turn and its credentials stay.
   */
  async #ask(core: CoreClient, flight: number, signal: AbortSignal): Promise<boolean> {
    const { common, credentials } = this.#home.plan;
    this.asked += 1;
    const given: unknown = await credentials(this.#session.tenant, { signal });
    if (this.#flight !== flight) return false;
    if (typeof given !== "object" || given === null) {
      throw new TypeError("credentials has to give an object, such as { clientId, clientSecret }.");
    }
    const members = readingOptions(() => membersOf(given));
    const problems = Object.keys(members)
      .filter((name) => !NAMES.has(name))
      .map((option) => ({ option, problem: "is no member of credentials." }));
    if (problems.length > 0) throw configurationError(problems);
    const reader = new OptionReader(withoutSecret({ ...common, ...members }));
    const source = reader.source();
    const { signing, assertion } = reader.keys;
    if (reader.problems.length > 0) throw configurationError(reader.problems);
    const says = JSON.stringify(source);
    core.configure(source, this.#said !== undefined && this.#said !== says);
    this.#said = says;
    const { own } = this.#session;
    // A secret that signs is not sent.
    own.secret = signing?.isSecret ? undefined : reader.kept.clientSecret;
    own.assertion = assertion;
    own.exchanges = reader.exchanges;
    own.signing = signing;
    const { scope, clientId } = core.settings();
    own.emitter.scope = scope;
    if (clientId !== undefined) this.#home.clientIds?.set(this.#session.tenant, clientId);
    return true;
  }
}

const NAMES: ReadonlySet<string> = new Set(CREDENTIALS);

/** The members that are given. */
function membersOf(given: object): Record<string, unknown> {
  const entries = Object.entries(ownMembers(given)).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries);
}

/** The face of a tenant, whose session may be another one each time. */
export class TenantFace extends Face {
  /** The session, where it is known to be awake. */
  awake: TenantSession | undefined;
  readonly #home: Home;
  readonly #tenant: string;

  constructor(home: Home, tenant: string, defaults: Defaults) {
    super(undefined, defaults);
    this.#home = home;
    this.#tenant = tenant;
  }

  override get session(): Session {
    const { awake } = this;
    if (!awake) return this.#home.session(this.#tenant);
    awake.isRecent = true;
    return awake;
  }

  override get settings(): Settings {
    return this.#home.settings;
  }

  override get clock(): Clock {
    return this.#home.plan.clock ?? runtimeClock;
  }

  protected override other(defaults: Defaults): Face {
    return new TenantFace(this.#home, this.#tenant, defaults);
  }
}
