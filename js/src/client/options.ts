// Owns the options people give: their types and their documentation.

import type { Policy, Profile } from "../generated/error-codes.js";
import type { Clock } from "../runtime/clock.js";
import type { WebFetch, WebUrl } from "../runtime/web-types.js";

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
 * The options of an {@link OAuthClient}. With `fromEnv("ACME")` most can come from the environment
 * as well; the variable is named with each.
 */
export interface OAuthClientOptions {
  /** The token endpoint (RFC 6749 §3.2): https, or http on loopback. `ACME_TOKEN_URL`. */
  readonly tokenUrl: string | WebUrl;
  /** The client id (RFC 6749 §2.2). `ACME_CLIENT_ID`. */
  readonly clientId: string;
  /**
   * The client secret (RFC 6749 §2.3.1). `ACME_CLIENT_SECRET`, or the path of a file that holds it in
   * `ACME_CLIENT_SECRET_FILE`.
   */
  readonly clientSecret: string;
  /**
   * How the client authenticates at the token endpoint. Default: `client_secret_basic`, or
   * `client_secret_post` with a JSON body. `ACME_CLIENT_AUTHENTICATION`.
   */
  readonly clientAuthentication?: ClientAuthentication | undefined;
  /**
   * How the body of the token request is written. Default: `form` (RFC 6749 §4.4.2); some providers
   * want `json`. `ACME_TOKEN_REQUEST_FORMAT`.
   */
  readonly tokenRequestFormat?: "form" | "json" | undefined;
  /** The scope asked for (RFC 6749 §3.3): one string, or a list. Default: none. `ACME_SCOPE`. */
  readonly scope?: string | readonly string[] | undefined;
  /** The audience asked for, as some providers want it. Default: none. `ACME_AUDIENCE`. */
  readonly audience?: string | undefined;
  /**
   * Resource indicators: absolute URIs (RFC 8707), or what else the provider names its resources by.
   * Default: none. `ACME_RESOURCE`.
   */
  readonly resource?: string | readonly string[] | undefined;
  /** Further parameters of the token request. Default: none. */
  readonly tokenParameters?: Readonly<Record<string, string>> | undefined;
  /**
   * What relative URLs of calls are relative to; taken as a folder. The token is sent to this URL's
   * origin. Default: none, and then calls need `allowedOrigins`. `ACME_BASE_URL`.
   */
  readonly baseUrl?: string | WebUrl | undefined;
  /** Further origins that the token may be sent to. Default: none. `ACME_ALLOWED_ORIGINS`. */
  readonly allowedOrigins?: readonly string[] | undefined;
  /**
   * Longest time, in milliseconds, that a call may take until its answer's headers are there: waiting
   * for a token and retries included. Default: no limit. `ACME_TIMEOUT_MS`.
   */
  readonly timeoutMs?: number | undefined;
  /** Longest time, in milliseconds, of one token request. Default: 10000. `ACME_TOKEN_TIMEOUT_MS`. */
  readonly tokenTimeoutMs?: number | undefined;
  /**
   * Longest time, in milliseconds, that a call waits for a token, with all the tries and waits that
   * lie in it. Default: 60000. `ACME_TOKEN_WAIT_MS`.
   */
  readonly tokenWaitMs?: number | undefined;
  /**
   * How often a call is sent again after 408, 429, 500, 502, 503, 504 or a network fault, where that
   * is safe. Default: 2. `ACME_MAX_RETRIES`.
   */
  readonly maxRetries?: number | undefined;
  /**
   * Headers that every call is sent with, by their names; token requests are not. A call's own header of the
   * same name wins. They are kept from other origins as the token is: a redirect to an origin that is not
   * allowed drops them. A header that carries the token, and `Idempotency-Key`, are refused. Their values are
   * never shown. Default: none.
   */
  readonly headers?: Readonly<Record<string, string | undefined>> | undefined;
  /**
   * Whether a timer refreshes the token when no call comes, where the runtime allows one. It never keeps
   * a process alive; a token request that is on its way does, for `tokenTimeoutMs` at most. Default: true. `ACME_BACKGROUND_REFRESH`.
   */
  readonly backgroundRefresh?: boolean | undefined;
  /** The parameters of the lifecycle; the defaults suit most providers. */
  readonly policy?: Policy | undefined;
  /**
   * How the provider departs from RFC 6749 and RFC 6750, as data: names of its own, codes in bodies.
   * Default: it does not.
   */
  readonly profile?: Profile | undefined;
  /** The fetch to use for token requests and calls. Default: the global one, as it is at each call. */
  readonly fetch?: WebFetch | undefined;
  /**
   * The clock to go by, for tests that move time: `virtualClock()` of `everbearer/sandbox`, or any object with
   * these four methods. Default: the runtime's clocks and timers, as they are at each use.
   */
  readonly clock?: Clock | undefined;
  /**
   * A client secret in a web page is no secret: everyone who opens the page can read it, so the
   * package refuses to work there. `true` lifts that, for pages that only their maker opens.
   * Default: false.
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
  /** How often a call is sent again after a wait: a whole number from 0 to 20. Default: the client's. */
  readonly maxRetries?: number | undefined;
  /** Headers of calls, beside the client's; `null` takes one of those away. Default: the client's. */
  readonly headers?: Readonly<Record<string, string | null | undefined>> | undefined;
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
