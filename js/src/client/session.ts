// Owns one client's state on one wasm instance: made with the client, and anew should the instance fail.

import type { CallSession } from "../call/call-session.js";
import type { Deadline } from "../call/deadline.js";
import { ClientError, ConfigurationError, configurationError } from "../errors/errors.js";
import { LONGEST_MS, runtimeClock } from "../runtime/clock.js";
import type { Clock } from "../runtime/clock.js";
import { runtime } from "../runtime/installed.js";
import { ownMembers } from "../values/own-members.js";
import type {
  CoreCall,
  CoreClient,
  Host,
  Settings,
  OptionSource,
  StatusFields,
} from "../wasm/contract.js";
import { instance, instanceFailed } from "../wasm/instance.js";
import type { Instance } from "../wasm/instance.js";
import { hostOf } from "./host.js";
import type { Belongings } from "./host.js";
import type { Findings } from "./option-source.js";

type Reject = (reason: unknown) => void;

/** What is left of a client that was closed. */
export type Closed = Pick<
  StatusFields,
  "state" | "generation" | "tokenRequests" | "tokenFailures" | "replays" | "retries"
>;

/** The state of one client. */
export class Session implements CallSession {
  readonly settings: Settings;
  /** What the user handed in. The module knows it weakly; this is where it is held. */
  readonly own: Belongings;
  /** Held for a new instance, should this one fail. */
  #source: OptionSource | undefined;
  readonly #host: Host;
  #instance: Instance;
  /** The one before it. */
  #lost: Instance | undefined;
  #core: CoreClient | undefined;
  #closed: Closed | undefined;
  #header: { readonly generation: number; readonly value: string } | undefined;
  /** Calls that wait for a token, or before they are sent again. */
  readonly #waiting = new Set<Reject>();

  constructor(source: OptionSource, own: Belongings, found: Findings | undefined) {
    this.own = own;
    this.#source = source;
    this.#host = hostOf(own, runtime());
    this.#instance = instance();
    this.#core = this.#checked(source, found);
    this.settings = ownMembers(this.#core.settings());
  }

  /** The clock of this client. */
  get clock(): Clock {
    return this.own.clock ?? runtimeClock;
  }

  /** The wall clock, as the module reads it. */
  wallMs(): number {
    return this.own.clock ? this.#host.wall() : Date.now();
  }

  /** The core's client; on a new instance if the old one has failed. Throws if the client was closed. */
  ready(): CoreClient {
    const source = this.#source;
    if (!this.#core || !source) throw closedError();
    if (this.#instance.dead) {
      this.#lost = this.#instance;
      this.#instance = instance();
      this.#core = this.#instance.client(source, this.#host);
      this.#header = undefined;
    }
    return this.#core;
  }

  /** Whether this core still leads the client's calls: after `close`, or on a new instance, it does not. */
  leads(core: CoreClient): boolean {
    return core === this.#core && !this.#instance.dead;
  }

  /** This core, while it leads. */
  current(core: CoreClient): CoreClient | undefined {
    return this.leads(core) ? core : undefined;
  }

  /**
   * The value of the header that carries the token; undefined if there is none that can be used at once. Kept
   * for each generation: to ask for a number costs less than to hand a text over.
   */
  header(core: CoreClient): string | undefined {
    const generation = core.usable();
    if (generation === 0) return undefined;
    if (this.#header?.generation !== generation) {
      const value = core.header(generation);
      this.#header = value === undefined ? undefined : { generation, value };
    }
    return this.#header?.value;
  }

  /** Drops the token; its header goes with it. */
  invalidate(rejected: string | undefined): void {
    const core = this.ready();
    this.#header = undefined;
    core.invalidate(rejected);
  }

  /** What a promise settles with; rejects if the call is ended, the client closed or the instance lost earlier. */
  async until<T>(what: PromiseLike<T>, deadline: Deadline | undefined): Promise<T> {
    const { waiters } = this.#instance;
    let undo: () => void = () => undefined;
    try {
      return await new Promise<T>((resolve, reject) => {
        const off = deadline?.onEnd(reject);
        this.#waiting.add(reject);
        waiters.add(reject);
        undo = () => {
          off?.();
          this.#waiting.delete(reject);
          waiters.delete(reject);
        };
        what.then(resolve, reject);
      });
    } finally {
      undo();
    }
  }

  /** Waits so long; less if the call's flight lands earlier. Rejects as {@link until} does. */
  async wait(call: CoreCall, ms: number, deadline: Deadline | undefined): Promise<void> {
    const { clock } = this;
    const flight = call.flight();
    let timer: unknown;
    const over = new Promise<void>((resolve) => {
      // After the longest delay the core is asked again.
      timer = clock.setTimeout(resolve, Math.min(ms, LONGEST_MS));
      const landed = (): void => {
        resolve();
      };
      // What the flight brought is in the core; its promise only says when.
      flight?.then(landed, landed);
    });
    try {
      await this.until(over, deadline);
    } finally {
      clock.clearTimeout(timer);
    }
  }

  /** Why this client's calls are led no more by the core they began with. */
  lost(): ClientError {
    if (!this.#core) return closedError();
    const { dead, cause } = this.#instance;
    return instanceFailed(dead ? cause : this.#lost?.cause);
  }

  /** Whether the client was closed; then, what is left of it. */
  get closed(): Closed | undefined {
    return this.#closed;
  }

  /** Ends the client. */
  close(): void {
    const core = this.#core;
    if (!core) return;
    const closing = this.#instance;
    let counts = { tokenRequests: 0, tokenFailures: 0, replays: 0, retries: 0 };
    if (!closing.dead) {
      try {
        const { tokenRequests, tokenFailures, replays, retries } = core.status();
        counts = { tokenRequests, tokenFailures, replays, retries };
        core.close();
        // Not now: a fetch of the user's own may close the client from within a call of the module.
        void Promise.resolve().then(() => {
          if (!closing.dead) core.free();
        });
      } catch (error) {
        // A client that is being closed needs no new instance; the others do.
        closing.fail(error);
      }
    }
    this.#closed = Object.freeze({ state: "closed", generation: 0, ...counts });
    this.#core = undefined;
    this.#source = undefined;
    this.#header = undefined;
    this.own.tokenCause = undefined;
    for (const reject of [...this.#waiting]) reject(closedError());
  }

  /** The core's client, unless somebody objects to the configuration; all objections are one error. */
  #checked(source: OptionSource, found: Findings | undefined): CoreClient {
    let core: CoreClient | undefined;
    const problems = [...(found?.problems ?? [])];
    try {
      core = this.#instance.client(source, this.#host);
    } catch (error) {
      if (!found || !(error instanceof ConfigurationError)) throw error;
      problems.push(...error.problems.map((one) => ({ ...one, ...found.renamed.get(one.option) })));
    }
    if (core && problems.length === 0) return core;
    core?.free();
    throw configurationError(problems);
  }
}

function closedError(): ClientError {
  const message = "The client was closed. Construct a new one to go on.";
  return new ClientError({ code: "client_closed", message });
}
