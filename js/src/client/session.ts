// Owns one client's state on a wasm instance: made with the client, and again if the instance fails.

import type { CallSession } from "../call/call-session.js";
import type { Deadline } from "../call/deadline.js";
import type { ClientError } from "../errors/errors.js";
import { ConfigurationError, configurationError } from "../errors/errors.js";
import { LONGEST_MS, runtimeClock } from "../runtime/clock.js";
import type { Clock } from "../runtime/clock.js";
import { runtime } from "../runtime/installed.js";
import { ownMembers } from "../values/own-members.js";
import type {
  CoreCall,
  CoreClient,
  OptionSource,
  Settings,
  StatusFields,
} from "../wasm/contract.js";
import { clientClosed, instance, instanceFailed } from "../wasm/instance.js";
import type { Instance } from "../wasm/instance.js";
import type { Emitter } from "./events.js";
import { hostOf, wallOf } from "./host.js";
import type { Belongings } from "./host.js";
import type { OptionReader } from "./option-source.js";

type Reject = (reason: unknown) => void;

/** The status of a closed client. */
export type Closed = Pick<
  StatusFields,
  | "state"
  | "generation"
  | "tokenRequests"
  | "tokenFailures"
  | "replays"
  | "retries"
  | "adopted"
  | "storeFaults"
  | "store"
>;

/** Of an event without an error. */
const noCause = (): undefined => undefined;

/** What a client has done that has done nothing. */
export const NOTHING_DONE = {
  ...{ tokenRequests: 0, tokenFailures: 0, replays: 0, retries: 0 },
  ...{ adopted: 0, storeFaults: 0, store: "none" as const },
};

/** What a session is made of. */
export interface Origin {
  readonly own: Belongings;
  readonly settings: Settings;
  /** The client's core, on this instance. */
  readonly core: (instance: Instance, own: Belongings) => CoreClient;
}

/** The state of one client. */
export class Session implements CallSession {
  readonly settings: Settings;
  /** What the user handed in. Held here; the instance's host holds it weakly. */
  readonly own: Belongings;
  /** Makes the core anew, in case this instance fails. It knows the options, and so does not outlive the client. */
  #remake: Origin["core"] | undefined;
  #instance: Instance;
  /** The instance before it, which failed. */
  #lost: Instance | undefined;
  #core: CoreClient | undefined;
  #closed: Closed | undefined;
  #header: { readonly generation: number; readonly value: Promise<string> } | undefined;
  /** Calls that wait for a token, or for a retry. */
  readonly #waiting = new Set<Reject>();

  /** Calls on their way. */
  #calls = 0;

  constructor(origin: Origin, instance: Instance, core: CoreClient) {
    this.own = origin.own;
    this.settings = origin.settings;
    this.#remake = origin.core;
    this.#instance = instance;
    this.#core = core;
    this.own.core = () => this.#core;
  }

  /** The session of a client with these options. Throws one error with every problem of them. */
  static of(reader: OptionReader, emitter: Emitter): Session {
    const source = reader.source();
    const { fetch, clock, clientSecret: secret } = reader.kept;
    const { signing, assertion } = reader.keys;
    const own: Belongings = {
      fetch,
      clock,
      // A secret that signs is not sent.
      secret: signing?.isSecret ? undefined : secret,
      assertion,
      exchanges: reader.exchanges,
      signing,
      sharing: reader.sharing,
      core: () => undefined,
      emitter,
      tokenCause: undefined,
    };
    const instance = current();
    const { secretNow } = reader;
    const now = secretNow === undefined ? {} : { clientSecret: secretNow };
    const first = { ...source, options: { ...source.options, ...now } };
    const core = checked(reader, () => instance.client(first, own));
    const settings = ownMembers(core.settings());
    return new Session({ own, settings, core: remakeOf(source) }, instance, core);
  }

  /** The clock of this client. */
  get clock(): Clock {
    return this.own.clock ?? runtimeClock;
  }

  /** The id of the client, if it has one. */
  get clientId(): string | undefined {
    return this.settings.clientId;
  }

  /** The wall clock, as the module reads it. */
  wallMs(): number {
    return this.own.clock ? wallOf(this.own) : Date.now();
  }

  /** The client's core; on a new instance if the old one has failed. Throws if the client was closed. */
  ready(): CoreClient {
    const remake = this.#remake;
    if (!this.#core || !remake) throw clientClosed();
    if (this.#instance.dead) {
      this.#lost = this.#instance;
      this.#instance = current();
      this.#core = remake(this.#instance, this.own);
      this.#header = undefined;
    }
    return this.#core;
  }

  /** A call begins. */
  enter(): void {
    this.#calls += 1;
  }

  /** A call has ended. */
  leave(): void {
    this.#calls -= 1;
  }

  /** Whether calls are on their way. */
  get isBusy(): boolean {
    return this.#calls > 0;
  }

  /** Whether this is still the client's core: not after `close`, nor once the instance has failed. */
  leads(core: CoreClient): boolean {
    return core === this.#core && !this.#instance.dead;
  }

  /** This core, while it is the client's; undefined afterwards. */
  current(core: CoreClient): CoreClient | undefined {
    return this.leads(core) ? core : undefined;
  }

  /**
   * The value of the header that carries the token; undefined if no token is usable at once. Cached by
   * generation: a number crosses from the module at less cost than a text, and a settled promise costs less than
   * an asynchronous function.
   */
  header(core: CoreClient): Promise<string> | undefined {
    const generation = core.usable();
    if (generation === 0) return undefined;
    if (this.#header?.generation !== generation) {
      const value = core.header(generation);
      this.#header =
        value === undefined ? undefined : { generation, value: Promise.resolve(value) };
    }
    return this.#header?.value;
  }

  /** Drops the token and its header. */
  invalidate(rejected: string | undefined): void {
    const core = this.ready();
    this.#header = undefined;
    core.invalidate(rejected);
  }

  /** Settles as the promise does; rejects earlier if the call ends, the client is closed or the instance is lost. */
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

  /** Waits for this time, or until the call's flight lands. Rejects as {@link until} does. */
  async wait(call: CoreCall, ms: number, deadline: Deadline | undefined): Promise<void> {
    const { clock } = this;
    const flight = call.flight();
    if (flight) this.own.emitter.emit({ type: "token-wait", at: this.wallMs() }, noCause);
    let timer: unknown;
    const over = new Promise<void>((resolve) => {
      // After the longest delay, the core is asked again.
      timer = clock.setTimeout(resolve, Math.min(ms, LONGEST_MS));
      const landed = (): void => {
        resolve();
      };
      // The core has the result of the flight; the promise only says when.
      flight?.then(landed, landed);
    });
    try {
      await this.until(over, deadline);
    } finally {
      clock.clearTimeout(timer);
    }
  }

  /** Why the core that a call began with is no longer the client's. */
  lost(): ClientError {
    if (!this.#core) return clientClosed();
    const { dead, cause } = this.#instance;
    return instanceFailed(dead ? cause : this.#lost?.cause);
  }

  /** The status, if the client was closed. */
  get closed(): Closed | undefined {
    return this.#closed;
  }

  /** Ends the client. */
  close(): void {
    const core = this.#core;
    if (!core) return;
    const closing = this.#instance;
    let counts: Omit<Closed, "state" | "generation"> = NOTHING_DONE;
    if (!closing.dead) {
      try {
        const { tokenRequests, tokenFailures, replays, retries, adopted, storeFaults, store } =
          core.status();
        counts = { tokenRequests, tokenFailures, replays, retries, adopted, storeFaults, store };
        core.close();
        // Not now: the user's own fetch may close the client from within a call of the module.
        void Promise.resolve().then(() => {
          if (!closing.dead) core.free();
        });
      } catch (error) {
        // A client that is being closed needs no new instance, but other clients do.
        closing.fail(error);
      }
    }
    this.#closed = Object.freeze({ state: "closed", generation: 0, ...counts });
    this.#core = undefined;
    this.#remake = undefined;
    this.#header = undefined;
    this.own.tokenCause = undefined;
    this.own.secret = undefined;
    this.own.assertion = undefined;
    this.own.signing = undefined;
    this.own.sharing = undefined;
    for (const reject of [...this.#waiting]) reject(clientClosed());
    this.own.emitter.emit({ type: "closed", at: this.wallMs() }, noCause);
  }

  /** Gives the core back, whose instance has it from now on. Nothing is on its way. */
  retire(): void {
    this.#core?.free();
    this.#core = undefined;
  }
}

/** Not a closure of where it is used: that would keep the secret that a file holds now. */
const remakeOf =
  (source: OptionSource): Origin["core"] =>
  (instance, own) =>
    instance.client(source, own);

/** What the module makes of options. Throws one error with every problem of them. */
export function checked<T extends { free(): void }>(reader: OptionReader, make: () => T): T {
  let made: T | undefined;
  const problems = [...reader.problems];
  try {
    made = make();
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    problems.push(...error.problems.map((one) => ({ ...one, ...reader.renamed.get(one.option) })));
  }
  if (made && problems.length === 0) return made;
  made?.free();
  throw configurationError(problems);
}

/** The current instance, with a host of this runtime. */
export const current = (): Instance => instance(() => hostOf(runtime()));
