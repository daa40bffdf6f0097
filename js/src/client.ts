// Owns OAuthClient, the class people use: it prepares calls, answers warm ones at once, and leaves
// every decision to the core.

import { Answers } from "./answers.js";
import { checkCall, prepareCall, prepareWait, upToToken, useKeptBody } from "./call.js";
import type { CallInit, FetchInput, PreparedCall, WaitInit } from "./call.js";
import type { CoreClient, Host, Settings, Source, StatusFields, TokenFields } from "./core-api.js";
import { Ending } from "./ending.js";
import {
  CallError,
  ClientError,
  ConfigurationError,
  configurationError,
  makeError,
} from "./errors.js";
import type { EverbearerError } from "./errors.js";
import { Emitter } from "./events.js";
import type { ClientEvents, Listener } from "./events.js";
import { instance, runtime } from "./load.js";
import type { Instance } from "./load.js";
import { findings, fromVariables, readingOptions, sourceOf } from "./options.js";
import type { Environment, Findings, Given, GivenOptions, OAuthClientOptions } from "./options.js";
import { ownMembers } from "./own.js";
import { RedactedToken } from "./token.js";
import type { AccessToken } from "./token.js";

const inspect = Symbol.for("nodejs.util.inspect.custom");

/** What a client shows of itself. Nothing secret is in it. */
export interface ClientStatus extends Omit<StatusFields, "lastError"> {
  /** The last failure of a token request, if none has succeeded since. */
  readonly lastError?: EverbearerError;
}

/**
 * Keeps an OAuth 2.0 bearer token fresh (client-credentials grant, RFC 6749 §4.4) and makes calls
 * with it. Making a client does nothing yet: the first call gets the first token.
 *
 * @example
 * const client = new OAuthClient({
 *   tokenUrl: "https://auth.example.com/token",
 *   clientId: "my-backend",
 *   clientSecret: secretStore.get("my-backend"),
 *   baseUrl: "https://api.example.com/",
 * });
 * const response = await client.fetch("v1/things");
 */
export class OAuthClient {
  /** Held for a new instance, should this one fail. */
  #source: Source | undefined;
  readonly #host: Host;
  readonly #settings: Settings;
  readonly #emitter = new Emitter();
  readonly #waiting = new Set<Ending>();
  readonly #answers: Answers | undefined;
  #instance: Instance;
  #core: CoreClient | undefined;
  /** What a closed client shows. */
  #last: ClientStatus | undefined;
  #header: { readonly generation: number; readonly value: string } | undefined;

  /**
   * @throws ConfigurationError that lists everything that is wrong (`problems`), or that refuses a
   * browser page.
   */
  constructor(options: OAuthClientOptions) {
    const { given, source } = readingOptions(() => {
      const given = ownMembers(options as GivenOptions | undefined);
      return { given, source: sourceOf(given, runtime()) };
    });
    this.#source = source;
    refuseBrowser(given);
    this.#answers = (given.profile ?? given[findings]) ? new Answers() : undefined;
    this.#host = hostOf(given, this.#emitter, this.#answers);
    this.#instance = instance();
    this.#core = this.#checked(source, given[findings]);
    this.#settings = ownMembers(this.#core.settings());
    this.#answers?.follow(this.#core, this.#settings);
    this.fetch = this.fetch.bind(this);
  }

  /**
   * A client whose options come from environment variables: `fromEnv("ACME")` reads `ACME_CLIENT_ID`,
   * `ACME_CLIENT_SECRET` and so on (each option names its variable).
   *
   * @param prefix - What the variables' names begin with, without the underscore.
   * @param environment - Default: `process.env`, where there is one. Workers hand their bindings in.
   * @param options - Options that beat the variables, and those that have none.
   * @throws ConfigurationError as the constructor does, with the variables' names.
   */
  static fromEnv(
    prefix: string,
    environment?: Environment,
    options: Given<OAuthClientOptions> = {},
  ): OAuthClient {
    const variables = environment ?? runtime().environment();
    return new this(fromVariables<OAuthClientOptions>(prefix, variables, options));
  }

  /**
   * The global fetch with a fresh bearer token: same arguments, same answer. Bound, so that it can be
   * handed to any library that takes a fetch.
   *
   * An answer of 401 is met with a newer token and one replay; 429, 5xx and network faults with waits
   * and retries where repeating is safe. What is not cured comes back as it came.
   *
   * @param input - A URL relative to `baseUrl`, or one of an allowed origin; or a Request, whose body
   * can be sent again if it is no longer than 4 MiB.
   * @throws CallError, TokenError, ClientError, or the reason of the caller's own signal.
   */
  async fetch(input: FetchInput, init?: CallInit): Promise<Response> {
    let core = this.#ready();
    const call = prepareCall(input, init, this.#settings);
    this.#answers?.expect(call.init);
    try {
      let generation = usable(core);
      if (generation === 0 && call.kept) {
        // The core wants to know whether a call that it drives can be repeated; whether this one can is
        // known only once it was sent.
        ({ generation } = await this.#drive<TokenFields>(upToToken(call), 0));
        core = this.#ready();
      }
      const header = this.#headerOf(core, generation);
      if (header === undefined) return await this.#drive<Response>(call, 0);
      call.headers[this.#settings.tokenHeader] = header;
      let response: Response;
      try {
        response = await (this.#host.fetch ?? fetch)(call.target, call.init);
      } catch (error) {
        return await this.#unanswered(core, call, generation, error);
      }
      // What is no object is no answer.
      if (typeof response !== "object" || (response as Response | null) === null) {
        return await this.#unanswered(core, call, generation, response);
      }
      if (this.#settled(core, generation, response)) return response;
      return await this.#drive<Response>(call, generation, response);
    } finally {
      clearTimeout(call.timer);
      call.kept?.release();
    }
  }

  /**
   * The current token; a new one if there is none that can be used.
   *
   * @throws TokenError, CallError (`call_timeout`), ClientError, or the reason of the caller's own signal.
   */
  async getToken(init?: WaitInit): Promise<AccessToken> {
    const core = this.#ready();
    const generation = usable(core);
    const token = generation === 0 ? undefined : core.token(generation);
    return new RedactedToken(token ?? (await this.#acquire(init)));
  }

  /**
   * The value of the Authorization header (RFC 6750 §2.1), for requests that others make; or of
   * another header, where the option `profile` names one.
   *
   * @throws As {@link getToken} does.
   */
  async authorization(init?: WaitInit): Promise<string> {
    const core = this.#ready();
    const header = this.#headerOf(core, usable(core));
    if (header !== undefined) return header;
    const { accessToken } = await this.#acquire(init);
    return `${this.#settings.tokenScheme} ${accessToken}`.trimStart();
  }

  /** Drops the current token: the next call gets a new one. For when the secret has been rotated. */
  invalidate(): void {
    const core = this.#ready();
    this.#header = undefined;
    core.invalidate();
  }

  /** What the client is doing, and what it has done. */
  status(): ClientStatus {
    if (this.#last) return this.#last;
    const core = this.#ready();
    const { lastError, ...fields } = core.status();
    return Object.freeze(lastError ? { ...fields, lastError: makeError(lastError) } : fields);
  }

  /** Hears an event. Returns what stops that. */
  on<K extends keyof ClientEvents>(type: K, listener: Listener<K>): () => void {
    return this.#emitter.on(type, listener);
  }

  /** Stops hearing an event. */
  off<K extends keyof ClientEvents>(type: K, listener: Listener<K>): void {
    this.#emitter.off(type, listener);
  }

  /**
   * Ends the client: calls that wait for a token are told so, token and secret are wiped from the
   * module's memory, the timer stops. Answers that are on their way still arrive.
   */
  close(): void {
    const core = this.#core;
    if (!core) return;
    const closing = this.#instance;
    this.#answers?.forget();
    let counts = { tokenRequests: 0, tokenFailures: 0, replays: 0, retries: 0 };
    if (!this.#instance.dead) {
      try {
        const { tokenRequests, tokenFailures, replays, retries } = core.status();
        counts = { tokenRequests, tokenFailures, replays, retries };
        core.close();
        // Not now: a fetch of the caller's own may close the client from within a call of the module.
        queueMicrotask(() => {
          if (!closing.dead) core.free();
        });
      } catch (error) {
        // A client that is being closed needs no new instance; the others do.
        this.#instance.fail(error);
      }
    }
    this.#last = Object.freeze({ state: "closed", generation: 0, ...counts });
    this.#core = undefined;
    this.#source = undefined;
    this.#header = undefined;
    for (const ending of this.#waiting) ending.end(closed());
  }

  /** The same as {@link close}, for `using`. */
  [Symbol.dispose](): void {
    this.close();
  }

  /** The same as {@link close}, for `await using`. */
  [Symbol.asyncDispose](): Promise<void> {
    this.close();
    return Promise.resolve();
  }

  /** What may be shown of the client: its settings without the secret, and its status. */
  toJSON(): object {
    return { ...this.#settings, clientSecret: "[redacted]", status: this.status() };
  }

  /** @internal */
  [inspect](): object {
    // A proxy of a client has none of its private members, and to print one is no mistake.
    return { [this.constructor.name]: #settings in this ? this.toJSON() : {} };
  }

  /** The header that carries the token of this generation; undefined if that has been dropped meanwhile. */
  #headerOf(core: CoreClient, generation: number): string | undefined {
    if (generation === 0) return undefined;
    if (this.#header?.generation !== generation) {
      const value = core.header(generation);
      this.#header = value === undefined ? undefined : { generation, value };
    }
    return this.#header?.value;
  }

  /** Whether the caller gets this answer as it is. The core looks at the status. */
  #settled(core: CoreClient, generation: number, response: Response): boolean {
    // After close, or on a new instance, nothing is known of this call any more.
    if (core !== this.#core || this.#instance.dead) return true;
    return core.settled(generation, statusOf(response));
  }

  #unanswered(
    core: CoreClient,
    call: PreparedCall,
    generation: number,
    error: unknown,
  ): Promise<Response> {
    if (core === this.#core && !this.#instance.dead) {
      return this.#drive<Response>(call, generation, undefined, error);
    }
    if (call.signal?.aborted) throw call.signal.reason;
    const message = "The API call got no answer, and the client has changed meanwhile.";
    throw new CallError({ code: "network_error", message, cause: error });
  }

  async #acquire(init: WaitInit | undefined): Promise<TokenFields> {
    const call = prepareWait(init);
    try {
      return await this.#drive<TokenFields>(call, 0);
    } finally {
      clearTimeout(call.timer);
    }
  }

  /** Everything that is not warm: the core leads the call to its end. */
  async #drive<T>(
    call: PreparedCall,
    generation: number,
    response?: Response,
    error?: unknown,
  ): Promise<T> {
    const ending = new Ending(call.signal);
    this.#waiting.add(ending);
    call.aborted = ending.promise;
    let forget: () => void = () => undefined;
    try {
      if (generation !== 0 && call.kept) await Promise.race([useKeptBody(call), ending.promise]);
      const core = this.#ready();
      const { waiters } = this.#instance;
      return await new Promise<T>((resolve, reject) => {
        waiters.add(reject);
        forget = () => waiters.delete(reject);
        const driven = core.drive(call, generation, response, error);
        driven.then(resolve as (value: unknown) => void, reject);
      });
    } finally {
      forget();
      this.#waiting.delete(ending);
      ending.release();
    }
  }

  /** The core of a client that is open; on a new instance if the old one has failed. */
  #ready(): CoreClient {
    const source = this.#source;
    if (!this.#core || !source) throw closed();
    if (this.#instance.dead) {
      this.#instance = instance();
      this.#core = this.#instance.client(source, this.#host);
      this.#answers?.follow(this.#core, this.#settings);
      this.#header = undefined;
    }
    return this.#core;
  }

  /** The core's client, unless somebody objects to the configuration; all objections are one error. */
  #checked(source: Source, found: Findings | undefined): CoreClient {
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

/** The generation of a token that can be used at once, or 0. */
function usable(core: CoreClient): number {
  return core.fresh(Date.now()) || core.usable();
}

function closed(): ClientError {
  const message = "The client was closed. Construct a new one to go on.";
  return new ClientError({ code: "client_closed", message });
}

/** The status of an answer, which may be anything that a fetch of the caller's own made up. */
function statusOf(response: Response): number {
  try {
    const status: unknown = response.status;
    return typeof status === "number" ? status : 0;
  } catch {
    return 0;
  }
}

function refuseBrowser(options: Given<OAuthClientOptions>): void {
  if (options.dangerouslyAllowBrowser === true || !runtime().browserPage()) return;
  throw new ConfigurationError({
    code: "browser_refused",
    message:
      "A client secret in a web page is no secret: everyone who opens the page can read it. Make the " +
      "calls from a server. If this page is opened by nobody but you, dangerouslyAllowBrowser: true " +
      "lifts this.",
  });
}

/** What the runtime and this client do for the core. It must not hold the client itself. */
function hostOf(options: GivenOptions, emitter: Emitter, answers: Answers | undefined): Host {
  const { timers, unrefTimer, waitUntil } = runtime();
  const own = typeof options.fetch === "function" ? options.fetch : undefined;
  return {
    fetch: answers ? answers.over(own) : own,
    timers,
    unrefTimer,
    waitUntil,
    makeError,
    checkCall,
    emit: (event, detail) => emitter.emit(event, detail),
  };
}
