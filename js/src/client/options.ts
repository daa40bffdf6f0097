// Owns the options people give: their types and their documentation.

import type { Policy, Profile } from "../generated/error-codes.js";
import type { Clock } from "../runtime/clock.js";
import type { WebFetch, WebSignal, WebUrl } from "../runtime/web-types.js";

export type { Profile };

/** How the client proves who it is. */
export type ClientAuthentication =
  /** A Basic header of the form-encoded id and secret (RFC 6749 §2.3.1). */
  | "client_secret_basic"
  /** A Basic header of the raw id and secret, for servers that expect that. */
  | "client_secret_basic_raw"
  /** Id and secret in the body (RFC 6749 §2.3.1). */
  | "client_secret_post";

/**
 * Gives the client secret, such as from a secret store. Asked before each token request, and once more if the
 * token endpoint refuses the client; all of it has to happen within `tokenTimeoutMs`.
 *
 * @param context - `signal` is aborted when the token request is given up.
 * @returns The secret, or a promise of it.
 */
export type SecretFunction = (context: {
  readonly signal: WebSignal;
}) => string | PromiseLike<string>;

/**
 * The options of an {@link OAuthClient}. With `fromEnv("ACME")` most can come from the environment
 * as well; the variable is named with each.
 */
export interface OAuthClientOptions {
  /**
   * Token endpoint (RFC 6749 §3.2). Form: https URL; http on loopback only. Variable:
   * `ACME_TOKEN_URL`.
   */
  readonly tokenUrl: string | WebUrl;
  /** Client id (RFC 6749 §2.2). Variable: `ACME_CLIENT_ID`. */
  readonly clientId: string;
  /**
   * Client secret (RFC 6749 §2.3.1), or a function that gives it. A function is asked before each
   * token request, and once more if the token endpoint refuses the client; so is a file read. A
   * rotated secret then fails no call. The function gets `{ signal }`, may be asynchronous, and has
   * to answer within `tokenTimeoutMs`. If it fails, the error is `credentials_unavailable`.
   * Variable: `ACME_CLIENT_SECRET`, or `ACME_CLIENT_SECRET_FILE` with the path of a file that holds
   * it.
   */
  readonly clientSecret: string | SecretFunction;
  /**
   * How id and secret are sent: in a Basic header, either form-encoded first as RFC 6749 has it
   * (`client_secret_basic`) or as they are (`client_secret_basic_raw`); or in the body
   * (`client_secret_post`). Default: `client_secret_basic`; `client_secret_post` with JSON.
   * Variable: `ACME_CLIENT_AUTHENTICATION`.
   */
  readonly clientAuthentication?: ClientAuthentication | undefined;
  /**
   * Format of the token request's body: `form` (RFC 6749 §4.4.2), or `json` for providers that want
   * it. Default: `form`. Variable: `ACME_TOKEN_REQUEST_FORMAT`.
   */
  readonly tokenRequestFormat?: "form" | "json" | undefined;
  /** Scope to ask for (RFC 6749 §3.3). Default: none. Variable: `ACME_SCOPE`. */
  readonly scope?: string | readonly string[] | undefined;
  /** Audience to ask for, as some providers want it. Default: none. Variable: `ACME_AUDIENCE`. */
  readonly audience?: string | undefined;
  /**
   * Resource indicators (RFC 8707: absolute URIs), or whatever the provider names its resources by.
   * Default: none. Variable: `ACME_RESOURCE`.
   */
  readonly resource?: string | readonly string[] | undefined;
  /** Further parameters of the token request. Default: none. */
  readonly tokenParameters?: Readonly<Record<string, string>> | undefined;
  /**
   * Base of relative URLs, taken as a folder. The token may be sent to its origin. Without it,
   * calls need `allowedOrigins`. Form: https URL; http on loopback only. Default: none. Variable:
   * `ACME_BASE_URL`.
   */
  readonly baseUrl?: string | WebUrl | undefined;
  /**
   * Further origins that the token may be sent to. Default: none. Variable: `ACME_ALLOWED_ORIGINS`.
   */
  readonly allowedOrigins?: readonly string[] | undefined;
  /**
   * Longest time of a call until its response's headers arrive, waits and retries included. Unit:
   * milliseconds, 1 to 2147483647. Default: none. Variable: `ACME_TIMEOUT_MS`.
   */
  readonly timeoutMs?: number | undefined;
  /**
   * Longest time of one token request. Unit: milliseconds, 1 to 2147483647. Default: 10000.
   * Variable: `ACME_TOKEN_TIMEOUT_MS`.
   */
  readonly tokenTimeoutMs?: number | undefined;
  /**
   * Longest time that a call waits for a token, all attempts and the waits between them included.
   * Unit: milliseconds, 1 to 2147483647. Default: 60000. Variable: `ACME_TOKEN_WAIT_MS`.
   */
  readonly tokenWaitMs?: number | undefined;
  /**
   * How often a call is retried after a transient status (such as 429 or 503) or a network fault,
   * where that is safe. Unit: retries, 0 to 20. Default: 2. Variable: `ACME_MAX_RETRIES`.
   */
  readonly maxRetries?: number | undefined;
  /**
   * Headers of every call, by their names; token requests do not have them. A call's own header of
   * the same name wins. A redirect to an origin that is not allowed drops them, like the token. The
   * header that carries the token, and `Idempotency-Key`, are invalid here. Their values are never
   * shown. Default: none.
   */
  readonly headers?: Readonly<Record<string, string | undefined>> | undefined;
  /**
   * Whether the client's token replaces a call's own Authorization header. Otherwise such a call is
   * the error `authorization_header_present`. For libraries that always set that header. A header
   * that `profile` names for the token is replaced as well. `withOptions` has this option, too, so
   * that it need not hold for all calls. Default: false.
   */
  readonly replaceAuthorization?: boolean | undefined;
  /**
   * Whether a timer refreshes the token while the client is idle, where the runtime allows one. The
   * timer never keeps a process alive; a token request under way does, for `tokenTimeoutMs` at
   * most. Default: true. Variable: `ACME_BACKGROUND_REFRESH`.
   */
  readonly backgroundRefresh?: boolean | undefined;
  /** Parameters of the lifecycle, each of them optional. Default: each has its own. */
  readonly policy?: Policy | undefined;
  /**
   * Wire profile: how the provider departs from RFC 6749 and RFC 6750, as data. Default: as the
   * RFCs have it.
   */
  readonly profile?: Profile | undefined;
  /** The fetch for token requests and calls. Default: the global one, looked up at each call. */
  readonly fetch?: WebFetch | undefined;
  /**
   * Clock and timers, for tests that move time. `virtualClock()` of `everbearer/sandbox`, or any
   * object with these four methods. Default: the runtime's, looked up at each use.
   */
  readonly clock?: Clock | undefined;
  /**
   * Allows the client in a web page, where everyone who opens the page can read its secret. For
   * pages that only their maker opens. Default: false.
   */
  readonly dangerouslyAllowBrowser?: boolean | undefined;
}

/** What `withOptions` takes: what calls have unless they say otherwise. What is not given stays as it is. */
export interface CallDefaults {
  /**
   * What relative URLs of calls are relative to; taken as a folder. Its origin must be one of the client's:
   * that of its `baseUrl`, or one of its `allowedOrigins`. Default: the client's.
   */
  readonly baseUrl?: string | WebUrl | undefined;
  /**
   * Longest time, in milliseconds, until the headers of a response are there; `Infinity` for no limit.
   * Default: the client's.
   */
  readonly timeoutMs?: number | undefined;
  /** How often a call is retried: a whole number of retries from 0 to 20. Default: the client's. */
  readonly maxRetries?: number | undefined;
  /** Headers of calls, beside the client's; `null` takes one of those away. Default: the client's. */
  readonly headers?: Readonly<Record<string, string | null | undefined>> | undefined;
  /**
   * Whether the client's token replaces a call's own Authorization header, instead of an error. For the `fetch`
   * that a library gets. Default: the client's.
   */
  readonly replaceAuthorization?: boolean | undefined;
}

/** An environment: `process.env`, or the bindings of a worker. What is no string is passed over. */
export type Environment = object;

/** Some of the options. */
export type Given<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** What `fromEnv` takes: options that beat the variables, and those that have none. */
export type FromEnv<T> = Given<T> & {
  /** The environment. Default: `process.env`, where there is one. Workers hand their bindings in. */
  readonly env?: Environment | undefined;
};
