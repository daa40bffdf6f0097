// Owns OAuthClient, the class people use: it prepares calls and hands out tokens, and leaves every
// decision to the core.

import { lead, waitForToken } from "../call/drive.js";
import { prepareWait, reading } from "../call/init.js";
import type { CallInit, WaitInit } from "../call/init.js";
import { asResponse, asWhole } from "../call/response.js";
import type { Reading, WholeResponse } from "../call/response.js";
import { CallError, ConfigurationError, makeError } from "../errors/errors.js";
import type { EverbearerError } from "../errors/errors.js";
import { isClock } from "../runtime/clock.js";
import { runtime } from "../runtime/installed.js";
import type { FetchInput, ForAwaitUsing, ForUsing, WebResponse } from "../runtime/web-types.js";
import { textIn } from "../values/foreign.js";
import { ownMembers } from "../values/own-members.js";
import type { StatusFields, TokenFields } from "../wasm/contract.js";
import { RedactedToken } from "./access-token.js";
import type { AccessToken } from "./access-token.js";
import { Emitter } from "./events.js";
import type { ClientEvents, Listener } from "./events.js";
import { causeOf } from "./host.js";
import { findings, fromVariables, readingOptions, sourceOf } from "./option-source.js";
import type { GivenOptions } from "./option-source.js";
import type { Environment, Given, OAuthClientOptions } from "./options.js";
import { Session } from "./session.js";

const inspect = Symbol.for("nodejs.util.inspect.custom");

/** What a client shows of itself. Nothing secret is in it. */
export interface ClientStatus extends Omit<StatusFields, "lastError"> {
  /** The last failure of a token request, if none has succeeded since. */
  readonly lastError?: EverbearerError;
}

/** @internal Under it the clients of providers make calls whose responses they want whole. */
export const whole = Symbol("whole");

/** For `using` and `await using`, where the project's library knows of them. */
// eslint-disable-next-line @typescript-eslint/no-unsafe-declaration-merging -- the class has the methods
export interface OAuthClient extends ForUsing, ForAwaitUsing {}

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
// eslint-disable-next-line @typescript-eslint/no-unsafe-declaration-merging -- as above
export class OAuthClient {
  readonly #session: Session;
  readonly #asResponse: Reading<Response>;
  #asWhole: Reading<WholeResponse> | undefined;

  /**
   * @throws ConfigurationError that lists everything that is wrong (`problems`), or that refuses a
   * browser page.
   */
  constructor(options: OAuthClientOptions) {
    const { given, source } = readingOptions(() => {
      const given = ownMembers(options as GivenOptions | undefined);
      return { given, source: sourceOf(given, runtime()) };
    });
    refuseBrowser(given);
    const own = {
      fetch: typeof given.fetch === "function" ? given.fetch : undefined,
      clock: isClock(given.clock) ? given.clock : undefined,
      emitter: new Emitter(),
      tokenCause: undefined,
    };
    this.#session = new Session(source, own, given[findings]);
    this.#asResponse = asResponse(this.#session.settings);
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
   * and retries where repeating is safe. What is not cured comes back as it came. Redirects are followed,
   * and the token goes to allowed origins only.
   *
   * @param input - A URL relative to `baseUrl`, or one of an allowed origin; or a Request, whose body
   * can be sent again if it is no longer than 4 MiB.
   * @throws CallError, TokenError, ClientError, the reason of the caller's own signal, or what the
   * user's own fetch throws that is no fault of the network.
   */
  fetch(input: FetchInput, init?: CallInit): Promise<WebResponse> {
    return lead(this.#session, input, init, this.#asResponse, true);
  }

  /** @internal The same, and the response is read to its end. */
  [whole](input: string, init: CallInit): Promise<WholeResponse> {
    this.#asWhole ??= asWhole(this.#session.settings);
    return lead(this.#session, input, init, this.#asWhole, false);
  }

  /**
   * The current token; a new one if there is none that can be used.
   *
   * @throws TokenError, CallError (`call_timeout`), ClientError, or the reason of the caller's own signal.
   */
  async getToken(init?: WaitInit): Promise<AccessToken> {
    const core = this.#session.ready();
    const token = isForced(init) ? undefined : core.token(0);
    return new RedactedToken(token ?? (await this.#acquire(init)));
  }

  /**
   * The value of the Authorization header (RFC 6750 §2.1), for requests that others make; or of
   * another header, where the option `profile` names one. If such a request is answered 401, hand the
   * value to {@link invalidate} and ask again.
   *
   * @throws As {@link getToken} does.
   */
  async authorization(init?: WaitInit): Promise<string> {
    const core = this.#session.ready();
    const header = isForced(init) ? undefined : this.#session.header(core);
    if (header !== undefined) return header;
    const { accessToken } = await this.#acquire(init);
    return `${this.#session.settings.tokenScheme} ${accessToken}`.trimStart();
  }

  /**
   * Says that a token is not to be used any more.
   *
   * @param rejected - The token that an API has rejected, or the value of the header that carried it. It is
   * dropped only if it is still the current one, so that many callers may say it of the same token and the
   * next call makes one token request; and it counts as a rejection: if the API rejects a fresh token as it
   * did the one before, the client keeps it for `storedErrorMs`. Default: whatever is current is dropped,
   * what a token request on its way brings as well, and stored errors are forgotten; a Retry-After of the
   * token endpoint still holds.
   * @throws CallError (`invalid_call`) for anything else, and ClientError.
   */
  invalidate(rejected?: AccessToken | string): void {
    this.#session.invalidate(rejected === undefined ? undefined : textOf(rejected));
  }

  /**
   * What the client is doing, and what it has done.
   *
   * @throws ClientError (`instance_failed`).
   */
  status(): ClientStatus {
    if (this.#session.closed) return this.#session.closed;
    const { lastError, ...fields } = this.#session.ready().status();
    if (!lastError) return Object.freeze(fields);
    const error = makeError(lastError, causeOf(this.#session.own, lastError));
    return Object.freeze({ ...fields, lastError: error });
  }

  /**
   * Hears an event. Returns what stops that.
   *
   * @throws CallError (`invalid_call`) if there is no such event, or the listener is no function.
   */
  on<K extends keyof ClientEvents>(type: K, listener: Listener<K>): () => void {
    return this.#session.own.emitter.on(type, listener);
  }

  /**
   * Hears the next event of this kind, and no other. Returns what stops that.
   *
   * @throws As {@link on} does.
   */
  once<K extends keyof ClientEvents>(type: K, listener: Listener<K>): () => void {
    return this.#session.own.emitter.once(type, listener);
  }

  /** Stops hearing an event. */
  off<K extends keyof ClientEvents>(type: K, listener: Listener<K>): void {
    this.#session.own.emitter.off(type, listener);
  }

  /**
   * Ends the client: calls that wait for a token are told so, token and secret are wiped from the
   * module's memory, the timer stops. Answers that are on their way still arrive.
   */
  close(): void {
    this.#session.close();
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

  /** What may be shown of the client: its settings without the secret, and its status. */
  toJSON(): object {
    const { settings } = this.#session;
    return { ...settings, clientSecret: "[redacted]", status: this.status() };
  }

  /** @internal */
  [inspect](): object {
    // A proxy of a client has none of its private members, and to print one is no mistake.
    return { [this.constructor.name]: #session in this ? this.toJSON() : {} };
  }

  async #acquire(init: WaitInit | undefined): Promise<TokenFields> {
    const call = prepareWait(init, this.#session.clock);
    try {
      return await waitForToken(this.#session, call);
    } finally {
      call.deadline?.release();
    }
  }
}

const isForced = (init: WaitInit | undefined): boolean =>
  init !== undefined && reading(() => ownMembers(init).forceRefresh === true);

/** The text of a token that is spoken of. */
function textOf(rejected: AccessToken | string): string {
  const text: unknown = typeof rejected === "string" ? rejected : textIn(rejected, "accessToken");
  if (typeof text === "string") return text;
  const message = "invalidate takes an AccessToken, a token or a header's value, or nothing.";
  throw new CallError({ code: "invalid_call", message });
}

function refuseBrowser(options: Given<OAuthClientOptions>): void {
  if (options.dangerouslyAllowBrowser === true || !runtime().browserPage()) return;
  throw new ConfigurationError({
    code: "browser_refused",
    message:
      "A client secret in a web page is no secret: everyone who opens the page can read it. Make the " +
      "calls from a server. In a test (Jest or Vitest with jsdom or happy-dom) use the environment node " +
      "(@jest-environment node, @vitest-environment node). If this page is opened by nobody but you, " +
      "dangerouslyAllowBrowser: true lifts this.",
  });
}
