// Owns the tenants of a pool on the JavaScript side: which of them are awake, and by which key the core knows the
// others. It carries out what the core decides: who is forgotten, whose flight has its turn, whose refresh begins.

import type { Emitter } from "../client/events.js";
import type { Belongings } from "../client/host.js";
import { checked, current, NOTHING_DONE, Session } from "../client/session.js";
import { runtime } from "../runtime/installed.js";
import { runtimeClock } from "../runtime/clock.js";
import type { Sharing } from "../stores/sharing.js";
import type { CoreClient, CorePool, PoolCounts, Settings } from "../wasm/contract.js";
import { clientClosed } from "../wasm/instance.js";
import type { Instance } from "../wasm/instance.js";
import type { Plan } from "./plan.js";
import { PoolEmitter, TenantEmitter, TenantSession } from "./tenant.js";
import type { Home } from "./tenant.js";

/**
 * So many tenants stay awake though nothing is on its way for them, or half of all: their next calls are as fast as a
 * client's.
 */
const AWAKE = 1_000;
/** How many of those awake are looked at for one that can go to rest. */
const TRIES = 16;
/** The bits of a key that say its place, and the kinds of `CorePool.next`. */
const PLACE = 0xf_ffff;
const KINDS = 4;
const FORGET = 0;
const RESUME = 1;
/** So few deleted names are not worth a new table. */
const SPARE = 1_000;
/** How long a flight waits before it looks for its turn again, first and at most, where it has to look. */
const LOOK_MS = 5;
const LOOK_MAX_MS = 50;

/** The tenants of a pool. */
export class Members implements Home {
  readonly plan: Plan;
  readonly settings: Settings;
  readonly emitter = new PoolEmitter();
  readonly discoveries: Home["discoveries"] = new Map();
  clientIds: Map<string, string> | undefined;
  readonly #own: Belongings;
  /** Those awake by their session, and those at rest by their key. */
  #tenants = new Map<string, TenantSession | number>();
  /** How many have been taken out of that table since it was made. */
  #gone = 0;
  /** Those awake: who was used last is at the end. */
  readonly #awake = new Set<TenantSession>();
  /** How many of them have calls on their way, and how many may have none. */
  #busy = 0;
  readonly #mostIdle: number;
  /** By the place of the key. */
  readonly #names: (string | undefined)[] = [];
  /** The emitters of tenants that have listeners, at rest as well. */
  readonly #emitters = new Map<string, TenantEmitter>();
  /** Flights that wait for their turn, by the key of their tenant. */
  readonly #turns = new Map<number, (isGranted: boolean) => void>();
  #instance: Instance;
  #core: CorePool | undefined;
  /** The session of every tenant of a closed pool. */
  #ended: Session | undefined;

  constructor(plan: Plan) {
    this.plan = plan;
    this.#mostIdle = Math.min(AWAKE, Math.floor(plan.maxTenants / 2));
    this.#own = this.#belongings(this.emitter, undefined, () => {
      this.#pump();
    });
    this.#instance = current();
    this.#core = checked(plan.reader, () => this.#made());
    this.settings = this.#core.settings();
  }

  #made(): CorePool {
    const { source, maxTenants, limits } = this.plan;
    return this.#instance.pool(source, this.#own, maxTenants - this.#mostIdle, limits);
  }

  /** The core; on a new instance if the old one has failed. None of the tenants at rest is remembered then. */
  #ready(): CorePool {
    if (!this.#core) throw clientClosed();
    if (this.#instance.dead) {
      this.#instance = current();
      this.#core = this.#made();
      for (const [tenant, at] of this.#tenants) {
        if (typeof at !== "number") continue;
        this.#tenants.delete(tenant);
        this.clientIds?.delete(tenant);
      }
      for (const resume of [...this.#turns.values()]) resume(false);
    }
    return this.#core;
  }

  session(tenant: string): Session {
    return this.#ended ?? this.tenant(tenant);
  }

  /** A tenant, which is awake then. */
  tenant(tenant: string): TenantSession {
    const found = this.#tenants.get(tenant);
    if (typeof found !== "object") return this.#wake(tenant, found);
    found.isRecent = true;
    return found;
  }

  /** The session of a tenant that is awake. */
  awake(tenant: string): TenantSession | undefined {
    const found = this.#tenants.get(tenant);
    return typeof found === "object" ? found : undefined;
  }

  #wake(tenant: string, key: number | undefined): TenantSession {
    const pool = this.#ready();
    const emitter = this.#emitters.get(tenant) ?? new TenantEmitter(this.emitter, tenant);
    const own = this.#belongings(emitter, this.#sharing(), undefined);
    const core = this.#clientOf(pool, key, own);
    const origin = {
      own,
      settings: this.settings,
      core: () => this.#again(session, own),
    };
    const made = { origin, emitter, instance: this.#instance, core };
    const session: TenantSession = new TenantSession(this, tenant, made);
    this.#tenants.set(tenant, session);
    this.#awake.add(session);
    this.#names[session.key & PLACE] = tenant;
    return session;
  }

  /** The core of a tenant, by its key or as a new one. */
  #clientOf(pool: CorePool, key: number | undefined, own: Belongings): CoreClient {
    const instance = this.#instance;
    const core = instance.tenant(pool, key, own) ?? instance.tenant(pool, undefined, own);
    if (!core) throw clientClosed();
    return core;
  }

  /** The core of a tenant whose instance has failed. */
  #again(session: TenantSession, own: Belongings): CoreClient {
    const core = this.#clientOf(this.#ready(), undefined, own);
    session.key = core.key() ?? 0;
    this.#names[session.key & PLACE] = session.tenant;
    return core;
  }

  #belongings(
    emitter: Emitter,
    sharing: Sharing | undefined,
    pump: (() => void) | undefined,
  ): Belongings {
    const { fetch, clock } = this.plan;
    return {
      fetch,
      clock,
      secret: undefined,
      assertion: undefined,
      exchanges: false,
      signing: undefined,
      sharing,
      core: () => undefined,
      emitter,
      tokenCause: undefined,
      ...(pump && { pump }),
    };
  }

  /** The store as a tenant has it: all of them have one keeper. */
  #sharing(): Sharing | undefined {
    const { sharing } = this.plan;
    if (!sharing) return undefined;
    const { store, keys } = sharing;
    return {
      store,
      keys,
      get keeper() {
        return sharing.keeper;
      },
      set keeper(keeper) {
        sharing.keeper = keeper;
      },
    };
  }

  turn(key: number, signal: AbortSignal): Promise<boolean> {
    this.#turns.get(key)?.(false);
    return runtime().timers ? this.#told(key, signal) : this.#looks(key, signal);
  }

  /** Waits until the pool says that it is the flight's turn. */
  async #told(key: number, signal: AbortSignal): Promise<boolean> {
    try {
      return await new Promise<boolean>((resolve) => {
        this.#turns.set(key, resolve);
        signal.addEventListener("abort", () => {
          resolve(false);
        });
        if (signal.aborted) resolve(false);
      });
    } finally {
      this.#turns.delete(key);
    }
  }

  /**
   * Looks, time and again, whether it is the flight's turn. Where a request has a context of its own (workers), what it
   * waits for must not be settled from within another's.
   */
  async #looks(key: number, signal: AbortSignal): Promise<boolean> {
    const clock = this.plan.clock ?? runtimeClock;
    let isGranted: boolean | undefined;
    this.#turns.set(key, (granted) => {
      isGranted ??= granted;
    });
    for (
      let waitMs = LOOK_MS;
      isGranted === undefined;
      waitMs = Math.min(2 * waitMs, LOOK_MAX_MS)
    ) {
      await new Promise<void>((resolve) => {
        clock.setTimeout(resolve, waitMs);
      });
      if (signal.aborted) isGranted ??= false;
      // There is no timer that would tell when the next minute begins.
      else this.#pump();
    }
    this.#turns.delete(key);
    return isGranted;
  }

  /** Carries out what the core decides. It is called by the module as well, so it throws nothing. */
  #pump(): void {
    try {
      for (;;) {
        const next = this.#core?.next();
        if (next === undefined) break;
        const kind = next % KINDS;
        this.#carryOut(kind, (next - kind) / KINDS);
      }
    } catch {
      // The instance has failed. Whoever waits has been told.
    }
  }

  #carryOut(kind: number, key: number): void {
    const tenant = this.#names[key & PLACE];
    if (kind === RESUME) {
      this.#turns.get(key)?.(true);
      return;
    }
    if (tenant === undefined) return;
    const found = this.#tenants.get(tenant);
    if (kind !== FORGET) {
      this.tenant(tenant).ready().refresh();
    } else if (found === key) {
      this.#drop(tenant, key);
    }
  }

  busy(): void {
    this.#busy += 1;
  }

  idle(session: TenantSession): void {
    this.#busy -= 1;
    // Whoever has no token goes to rest at once: names can be invented, and must not take the places of others.
    const core = session.own.core();
    if (core && session.leads(core) && core.generation() === 0 && this.#rests(session))
      this.#pump();
    else if (this.#isCrowded) this.settle();
  }

  get #isCrowded(): boolean {
    return this.#awake.size - this.#busy > this.#mostIdle;
  }

  /** Puts tenants to rest that have nothing on their way, if many are awake. */
  settle(): void {
    let tries = TRIES;
    let hasRested = false;
    for (const session of this.#awake) {
      if (!this.#isCrowded || tries === 0) break;
      tries -= 1;
      if (!session.isRecent && this.#rests(session)) {
        hasRested = true;
      } else {
        session.isRecent = false;
        this.#awake.delete(session);
        this.#awake.add(session);
      }
    }
    // Others may have been forgotten for them.
    if (hasRested) this.#pump();
  }

  #rests(session: TenantSession): boolean {
    const { emitter, tenant, key, flights } = session;
    const core = session.own.core();
    if (session.isBusy || flights.isHeld || !core || !this.#core) return false;
    if (!session.leads(core)) {
      // Its instance has failed, and nothing is known of it.
      this.#tenants.delete(tenant);
      this.clientIds?.delete(tenant);
      this.#awake.delete(session);
      session.face = undefined;
      return true;
    }
    if (!this.#core.rest(core)) return false;
    session.retire();
    this.#awake.delete(session);
    this.#tenants.set(tenant, key);
    if (emitter.isHeard) this.#emitters.set(tenant, emitter);
    else this.#emitters.delete(tenant);
    return true;
  }

  forget(tenant: string): boolean {
    const found = this.#tenants.get(tenant);
    this.#emitters.delete(tenant);
    if (found === undefined) return false;
    if (typeof found === "number") {
      this.#core?.forget(found);
      this.#drop(tenant, found);
    } else {
      this.#end(found);
    }
    return true;
  }

  #end(session: TenantSession): void {
    const { tenant, key } = session;
    this.#awake.delete(session);
    this.#drop(tenant, key);
    session.end();
    if (!this.#instance.dead) this.#core?.forget(key);
    this.#pump();
  }

  #drop(tenant: string, key: number): void {
    this.#tenants.delete(tenant);
    this.clientIds?.delete(tenant);
    this.#gone += 1;
    // Engines keep the places of what was deleted, and double a table that is full of them.
    if (this.#gone > SPARE && this.#gone * 4 > this.#tenants.size) {
      this.#tenants = new Map(this.#tenants);
      this.#gone = 0;
    }
    this.#names[key & PLACE] = undefined;
  }

  counts(): PoolCounts | undefined {
    return this.#core && this.#ready().status();
  }

  close(): void {
    if (!this.#core) return;
    const core = this.#core;
    const origin = { own: this.#own, settings: this.settings, core: () => ENDED };
    const session = new Session(origin, this.#instance, ENDED);
    session.close();
    this.#ended = session;
    this.#core = undefined;
    for (const awake of [...this.#awake]) this.#end(awake);
    for (const resume of [...this.#turns.values()]) resume(false);
    this.#tenants.clear();
    this.#emitters.clear();
    this.#names.length = 0;
    const closing = this.#instance;
    void Promise.resolve().then(() => {
      if (!closing.dead) core.free();
    });
  }
}

/** The core of a tenant of a closed pool: it has done nothing. */
const ENDED = {
  status: () => NOTHING_DONE,
  close: () => undefined,
  free: () => undefined,
} as unknown as CoreClient;
