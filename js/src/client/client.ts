// Owns OAuthClient, the class that users work with. It prepares calls and hands out tokens, and leaves every
// decision to the core.

import { lead, waitForToken } from "../call/drive.js";
import { prepareWait, reading } from "../call/init.js";
import type { CallInit, WaitInit } from "../call/init.js";
import type { DefaultHeaders, Defaults } from "../call/defaults.js";
import { asResponse, asWhole } from "../call/response.js";
import type { Reading, WholeResponse } from "../call/response.js";
import { templatesOf } from "../call/templates.js";
import { CallError, ConfigurationError, makeError } from "../errors/errors.js";
import type { EverbearerError } from "../errors/errors.js";
import { runtime } from "../runtime/installed.js";
import type { FetchInput, ForAwaitUsing, ForUsing, WebResponse } from "../runtime/web-types.js";
import { isA, textIn } from "../values/foreign.js";
import { ownMembers } from "../values/own-members.js";
import type { Settings, StatusFields, TokenFields } from "../wasm/contract.js";
import { RedactedToken } from "./access-token.js";
import type { AccessToken } from "./access-token.js";
import { Emitter } from "./events.js";
import type { ClientEvents, Listener } from "./events.js";
import { Face, mergedHeaders } from "./face.js";
import { causeOf } from "./host.js";
import { fromVariables, OptionReader } from "./option-source.js";
import type { CallDefaults, FromEnvWithPreset, OAuthClientOptions } from "./options.js";
import { missingScope } from "./scope.js";
import { Session } from "./session.js";

const inspect = Symbol.for("nodejs.util.inspect.custom");

/** What a client shows of itself. It holds no secret. */
export interface ClientStatus extends Omit<StatusFields, "lastError"> {
  /** The last error of a token request, if none has succeeded since. */
  readonly lastError?: EverbearerError;
  /**
   * The part of the option `scope` that the server did not grant, separated by spaces. Only if there is one, and
   * only if the server named a scope: otherwise it granted all (RFC 6749 §5.1).
   */
  readonly missingScope?: string;
}

/** @internal Providers' clients use it to make calls with whole responses. */
export const whole = Symbol("whole");

/** @internal Providers' clients use it where they are handed the client of a pool's tenant. */
export const faceOf = Symbol("faceOf");

/** @internal Providers' clients use it to read default headers. */
export const defaultHeader = Symbol("defaultHeader");

/** For `using` and `await using`, if the project's library has them. */
// eslint-disable-next-line @typescript-eslint/no-unsafe-declaration-merging -- the class has the methods
export interface OAuthClient extends ForUsing, ForAwaitUsing {}

/**
 * Keeps an OAuth 2.0 bearer token fresh (client-credentials grant, RFC 6749 §4.4) and makes calls
 * with it. Constructing a client sends nothing: the first call gets the first token.
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
  readonly #face: Face;
  readonly #asResponse: Reading<Response>;
  #asWhole: Reading<WholeResponse> | undefined;

  /**
   * @throws ConfigurationError that lists everything that is wrong (`problems`), or that refuses to work in
   * a web page (`browser_refused`).
   */
  constructor(options: OAuthClientOptions) {
    // `withOptions` hands a Face in, a provider's client a reader. Users have neither.
    this.#face = isA(options, Face)
      ? options
      : firstFace(isA(options, OptionReader) ? options : new OptionReader(options));
    this.#asResponse = asResponse(this.#face.settings);
    this.fetch = this.fetch.bind(this);
  }

  /**
   * A client whose options come from environment variables: `fromEnv("ACME")` reads `ACME_CLIENT_ID`,
   * `ACME_CLIENT_SECRET` and so on (each option names its variable).
   *
   * @param prefix - What the variables' names begin with, without the underscore.
   * @param options - Options that beat the variables, and those that have none; `env` is the environment, and
   * `preset` the presets that `ACME_PRESET` may name.
   * @throws ConfigurationError as the constructor does, with the variables' names.
   */
  static fromEnv(prefix: string, options?: FromEnvWithPreset<OAuthClientOptions>): OAuthClient {
    return new this(fromVariables<OAuthClientOptions>(prefix, options));
  }

  /**
   * A second face of this client: of the same class, with its own defaults for calls. It shares the token,
   * listeners and status, and `close` (or `using`) of either ends both. The fields of a subclass are copied;
   * one with private members (`#name`) has to override this method.
   *
   * @param options - What is not given is as it is here; headers are merged by name.
   * @throws ConfigurationError that lists everything that is wrong (`problems`).
   *
   * @example
   * const slow = client.withOptions({ timeoutMs: 60_000, headers: { "X-Tenant": "7" } });
   */
  withOptions(options: CallDefaults): this {
    const face = this.#face.with(options);
    const client = Reflect.construct(OAuthClient, [face], this.constructor) as this;
    // The fields of a subclass; `fetch` is bound to each client.
    const fields = Object.entries(this).filter(([name]) => name !== "fetch");
    Object.assign(client, Object.fromEntries(fields));
    return client;
  }

  /**
   * The global fetch with a fresh bearer token: same arguments, same result. Bound, so that any library that
   * takes a fetch can have it.
   *
   * A response that rejects the token (401) leads to one replay with a newer token; 429, 5xx and network faults to waits
   * and retries, if that is safe. The last response is returned as it is. Redirects are followed, and the
   * token goes to allowed origins only.
   *
   * @param input - A URL relative to `baseUrl` or of an allowed origin; or a Request, whose body can be sent
   * again up to a length of 4 MiB.
   * @throws CallError, TokenError, ClientError, the reason of the caller's own signal, or what the user's own
   * fetch throws, unless it is a fault of the network.
   */
  fetch(input: FetchInput, init?: CallInit): Promise<WebResponse> {
    return lead(this.#face, input, init, this.#asResponse, true);
  }

  /** The session. That of a pool's tenant may be another one each time. */
  get #session(): Session {
    return this.#face.session;
  }

  /** @internal A pool's tenants and their provider's clients use it. */
  get [faceOf](): Face {
    return this.#face;
  }

  /** @internal The same, with the whole body. */
  [whole](input: string, init: CallInit): Promise<WholeResponse> {
    this.#asWhole ??= asWhole(this.#face.settings);
    return lead(this.#face, input, init, this.#asWhole, false);
  }

  /** @internal The value of a default header; undefined if there is none. */
  [defaultHeader](lower: string): string | undefined {
    return this.#face.defaults.headers?.get(lower)?.[1];
  }

  /**
   * The current token, or a new one if none is usable.
   *
   * @throws TokenError, CallError (`call_timeout`), ClientError, or the reason of the caller's own signal.
   */
  async getToken(init?: WaitInit): Promise<AccessToken> {
    const core = this.#session.ready();
    const token = isForced(init) ? undefined : core.token(0);
    return new RedactedToken(token ?? (await this.#acquire(init)));
  }

  /**
   * The value of the Authorization header (RFC 6750 §2.1), or of the header that the option `profile` names,
   * for requests that other code makes. If the API responds 401, pass the value to {@link invalidate} and ask
   * again.
   *
   * @throws As {@link getToken} does.
   */
  authorization(init?: WaitInit): Promise<string> {
    try {
      const { session } = this.#face;
      const header = isForced(init) ? undefined : session.header(session.ready());
      return header ?? this.#newHeader(init);
    } catch (error) {
      const thrown = error as Error;
      return Promise.reject(thrown);
    }
  }

  /**
   * Drops a token.
   *
   * @param rejected - The token that an API has rejected, or the value of the header that carried it. It is
   * dropped only if it is still the current one, so many callers may report the same token and the next call
   * makes one token request. It counts as a rejection: if the API rejects the next token as well, the client
   * keeps that one for `storedErrorMs`. Default: the current token is dropped, as is the result of a token
   * request in flight, and stored errors are forgotten; a Retry-After of the token endpoint still holds.
   * @throws CallError (`invalid_call`) if the argument is something else; ClientError after {@link close}.
   */
  invalidate(rejected?: AccessToken | string): void {
    this.#session.invalidate(rejected === undefined ? undefined : textOf(rejected));
  }

  /**
   * The client's state and its counts. After {@link close} as well.
   *
   * @throws ClientError (`instance_failed`).
   */
  status(): ClientStatus {
    if (this.#session.closed) return this.#session.closed;
    const { lastError, ...fields } = this.#session.ready().status();
    const { own, settings } = this.#session;
    const error = lastError && { lastError: makeError(lastError, causeOf(own, lastError)) };
    return Object.freeze({ ...fields, ...missingScope(settings.scope, fields.scope), ...error });
  }

  /**
   * Adds a listener for an event. Returns a function that removes it.
   *
   * @throws CallError (`invalid_call`) if there is no such event, or the listener is not a function.
   */
  on<K extends keyof ClientEvents>(type: K, listener: Listener<K>): () => void {
    return this.#session.own.emitter.on(type, listener);
  }

  /**
   * Adds a listener for the next event of this name only. Returns what removes it.
   *
   * @throws As {@link on} does.
   */
  once<K extends keyof ClientEvents>(type: K, listener: Listener<K>): () => void {
    return this.#session.own.emitter.once(type, listener);
  }

  /** Removes a listener. */
  off<K extends keyof ClientEvents>(type: K, listener: Listener<K>): void {
    this.#session.own.emitter.off(type, listener);
  }

  /**
   * Ends the client, with all its faces: calls that wait for a token reject (`client_closed`), token and
   * secret are wiped from the module's memory, the timer stops. Responses on their way still arrive.
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

  /** What may be shown: the settings without the secret and without values of headers, and the status. */
  toJSON(): object {
    const { baseUrl, timeoutMs, maxRetries, headers, replaceAuthorization } = this.#face.defaults;
    const names = headers && [...headers.values()].map(([name]) => name);
    const defaults = { baseUrl, timeoutMs, maxRetries, headers: names, replaceAuthorization };
    const settings = Object.entries({ ...this.#session.settings, ...defaults });
    return {
      ...Object.fromEntries(settings.filter(([, value]) => value !== undefined)),
      clientSecret: "[redacted]",
      status: this.status(),
    };
  }

  /** @internal */
  [inspect](): object {
    // A proxy of a client lacks the private members, and printing it is no mistake.
    return { [this.constructor.name]: #face in this ? this.toJSON() : {} };
  }

  async #newHeader(init: WaitInit | undefined): Promise<string> {
    const { accessToken } = await this.#acquire(init);
    return `${this.#face.settings.tokenScheme} ${accessToken}`.trimStart();
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

/** The first face of a client. */
function firstFace(reader: OptionReader): Face {
  const headers = headersOf(reader);
  const emitter = new Emitter();
  const session = Session.of(reader, emitter);
  emitter.scope = session.settings.scope;
  return new Face(session, defaultsOf(session.settings, headers, reader.options));
}

/** The headers of calls that options give; what is wrong with them is noted. Refuses to work in a web page. */
export function headersOf({ options, kept, problems }: OptionReader): DefaultHeaders | undefined {
  refuseBrowser(options);
  const carrier = textIn(options["profile"], "tokenHeader")?.toLowerCase();
  return mergedHeaders(kept.headers, undefined, carrier, problems);
}

/** The defaults of calls that options give. */
export function defaultsOf(
  { baseUrl, baseUrlMember, allowedOrigins, timeoutMs, tokenHeader }: Settings,
  headers: DefaultHeaders | undefined,
  options: Readonly<Record<string, unknown>>,
): Defaults {
  const replaceAuthorization = options["replaceAuthorization"] === true;
  const templates = templatesOf(headers);
  const ofCalls = { timeoutMs, maxRetries: undefined, headers, templates, replaceAuthorization };
  const basedOnToken = baseUrlMember !== undefined;
  return { baseUrl, basedOnToken, allowedOrigins, tokenHeader, ...ofCalls };
}

const isForced = (init: WaitInit | undefined): boolean =>
  init !== undefined && reading(() => ownMembers(init).forceRefresh === true);

/** The text of the rejected token or header. */
function textOf(rejected: AccessToken | string): string {
  const text: unknown = typeof rejected === "string" ? rejected : textIn(rejected, "accessToken");
  if (typeof text === "string") return text;
  const message = "invalidate takes an AccessToken, a token or a header's value, or nothing.";
  throw new CallError({ code: "invalid_call", message });
}

function refuseBrowser(options: Readonly<Record<string, unknown>>): void {
  if (options["dangerouslyAllowBrowser"] === true || !runtime().browserPage()) return;
  throw new ConfigurationError({
    code: "browser_refused",
    message:
      "A client secret in a web page is no secret: everyone who opens the page can read it. Make the " +
      "calls from a server. In a test (Jest or Vitest with jsdom or happy-dom) use the environment node " +
      "(@jest-environment node, @vitest-environment node). If this page is opened by nobody but you, " +
      "dangerouslyAllowBrowser: true lifts this.",
  });
}
