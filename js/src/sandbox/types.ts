// Owns the public types of `everbearer/sandbox`: what a test may configure, inject and observe.
import type { Clock } from "../runtime/clock.js";
import type { ForAwaitUsing } from "../runtime/web-types.js";

/** Options of {@link startSandbox}. */
export interface SandboxOptions {
  /** The TCP port to listen on, always on 127.0.0.1. Default `0`: any free port. */
  port?: number;
  /** The client id that every token endpoint accepts. Default `"sandbox-client"`. */
  clientId?: string;
  /** The client secret that every token endpoint accepts. Default `"sandbox-secret"`. */
  clientSecret?: string;
  /**
   * The lifetime of issued tokens in seconds, also sent as `expires_in`. `0` issues tokens that have
   * already expired. Default `3600`.
   */
  tokenLifetimeSeconds?: number;
  /**
   * The server's clock, such as a {@link virtualClock}: it decides when tokens expire, in which minute
   * a request counts towards a limit, and every date in a response, including its `Date` header.
   * Latencies and slow bodies still take real time. Default: the real time.
   */
  clock?: SandboxClock;
  /**
   * Whether the server has the console, a page at `/_sandbox/console` that shows what happens and injects faults.
   * Default `false`.
   */
  console?: boolean;
}

/** The part of a clock that the sandbox reads. */
export type SandboxClock = Pick<Clock, "wall" | "monotonic">;

/**
 * A running sandbox: one HTTP server on the loopback interface that plays four systems. It keeps the
 * process alive until {@link Sandbox.close} is called.
 */
export interface Sandbox extends ForAwaitUsing {
  /** Where the server listens, without a trailing slash: `http://127.0.0.1:PORT`. */
  readonly url: string;
  /** The client id that every token endpoint accepts. */
  readonly clientId: string;
  /** The client secret that every token endpoint accepts. */
  readonly clientSecret: string;
  /** A plain RFC 6749 authorization server with a bearer-protected resource. */
  readonly oauth: SandboxSystem;
  /** The athenahealth shape: Basic credentials, form bodies, paths under one practice. */
  readonly athena: SandboxSystem & {
    readonly settings: SandboxAthenaSettings;
    /** The only practice: `"195900"`. */
    readonly practiceId: string;
    /**
     * Adds `count` fictional patients, for tests of paging, and returns their ids.
     *
     * @throws TypeError unless `count` is a whole number of at least 0.
     */
    addPatients(count: number): readonly string[];
  };
  /** Vagaro by its guide: JSON credentials, bearer tokens, paths below `/api/`. */
  readonly vagaro: SandboxSystem;
  /** Vagaro's API V2: a region in the path, an envelope around responses, an `accessToken` header. */
  readonly vagaroV2: SandboxVagaroV2;
  /**
   * Resets every system: faults, latencies, tokens, counters, recorded requests, settings, and the
   * data that operations have changed.
   */
  reset(): void;
  /** Stops listening and ends every connection, including hung ones. May be called more than once. */
  close(): Promise<void>;
}

/** One of the systems that the sandbox plays. Each system rejects the tokens of the others. */
export interface SandboxSystem {
  /** The absolute URL of the token endpoint. */
  readonly tokenUrl: string;
  /** The absolute URL of the protected operations, with a trailing slash. */
  readonly baseUrl: string;
  /** Faults and latency of the token endpoint. */
  readonly token: SandboxEndpoint;
  /** Faults and latency of all bearer-protected operations. */
  readonly api: SandboxEndpoint;
  /** What token responses say, and limits. Changes apply from the next request on. */
  readonly settings: SandboxSettings;
  /** Rejects from now on every token issued so far. */
  revokeTokens(): void;
  /** Restarts the limits per minute, as if the next minute had begun. */
  nextMinute(): void;
  /** A copy of the current counters. */
  counters(): SandboxCounters;
  /**
   * The last 1000 requests, oldest first, with bodies and secrets. Fewer are kept if their bodies
   * together exceed 64 Mi characters.
   */
  requests(): readonly RecordedRequest[];
}

/** The settings of the athena system. */
export type SandboxAthenaSettings = SandboxSettings & SandboxAthenaExtraSettings;

/** The settings that only the athena system has. */
export interface SandboxAthenaExtraSettings {
  /**
   * The form of responses where recordings of the real system differ from athenahealth's documents.
   * `"recorded"`: the names and kinds of the recordings, in which most numbers and booleans are text.
   * `"documented"`: those of the documents. Operations without a recording have the documented form only.
   * Default `"recorded"`.
   */
  responsesAs: "recorded" | "documented";
}

/** The system that plays Vagaro's API V2. */
export interface SandboxVagaroV2 extends SandboxSystem {
  readonly settings: SandboxVagaroV2Settings;
  /** The region in its paths: `"us02"`. */
  readonly region: string;
  /** The id of the first of its two locations; it contains `=`, `+`, `~` and `/`. */
  readonly businessId: string;
  /** The id of a customer of that location who has appointments. No operation lists customers. */
  readonly customerId: string;
  /** The name of the group of both locations, for the assignment of employees. */
  readonly groupName: string;
  /**
   * Adds `count` services to the first location, for tests of paging.
   *
   * @throws TypeError unless `count` is a whole number of at least 0.
   */
  addServices(count: number): void;
}

/** The settings of the V2 system. */
export type SandboxVagaroV2Settings = SandboxSettings & SandboxVagaroV2ExtraSettings;

/** The settings that only the V2 system has: known misbehaviour of the real API. */
export interface SandboxVagaroV2ExtraSettings {
  /** Errors have HTTP status 200; only `status` in the body is right. Default `false`. */
  errorsAsHttp200: boolean;
  /**
   * `pageNumber` and `pageSize` in the query of a POST are ignored. Without them in the body, a page
   * has 10 rows and no `nextPage`, even if there are more rows. Default `false`.
   */
  ignorePagingQuery: boolean;
  /** Without `pageSize`, `nextPage` is a URL even after the last page. Default `false`. */
  endlessNextPage: boolean;
  /** Appointments are a bare list, without `nextPage`. Default `true`. */
  appointmentsAsList: boolean;
}

/**
 * Overrides of the successful token response, and limits. `undefined` overrides nothing; any other
 * value, including `null`, is put into the response as it is. A field named in `omit` is left out.
 */
export interface SandboxSettings {
  /**
   * The lifetime of a token in seconds, from the arrival of its request. The server enforces it and
   * sends it as `expires_in`, unless `expiresIn` overrides that. Default: the option of the same name.
   */
  tokenLifetimeSeconds: number;
  /** The value of `expires_in` instead of the true lifetime, in seconds. Default `undefined`. */
  expiresIn: unknown;
  /** The value of `token_type`. Default `undefined`: `"Bearer"`, `"bearer"` for athena, none for V2. */
  tokenType: unknown;
  /**
   * The value of `access_token`. Default `undefined`: a new random token. A string given here is a
   * valid token of the system from the next token response on.
   */
  accessToken: unknown;
  /** The value of `scope`. Default `undefined`: the requested scope, if any; never for Vagaro. */
  scope: unknown;
  /** Names of response fields to leave out, such as `"expires_in"`. Applied last. Default `[]`. */
  omit: readonly string[];
  /**
   * The public keys of the client, for `private_key_jwt` (RFC 7523), of the systems `oauth` and `athena`. Assertions
   * are verified: signature, `iss`, `sub`, `aud`, times, and that each `jti` is used once. `oauth` accepts its issuer
   * (the sandbox's `url`) and its token endpoint as audience; `athena` only RS384, its token endpoint, and five
   * minutes at most. Default `[]`: assertions are refused.
   */
  publicKeys: readonly SandboxPublicKey[];
  /**
   * A new token ends the older ones: the API rejects them at once. There is one client, so it has one live token.
   * Default `false`: each token lives to its end.
   */
  oneLiveToken: boolean;
  /**
   * While a token of the same scope lives, token requests get that token again, with what is left of its lifetime,
   * rounded down, as `expires_in`. It counts as issued once. `{ untilMs }`: it is handed out again only until so many
   * milliseconds before its end, as metadata servers do; then there is a new one. `accessToken` wins. Default `false`:
   * every token request gets a new token.
   */
  sameToken: boolean | { readonly untilMs: number };
  /** Further response fields, such as `refresh_in`; they win over the fields above. Default `{}`. */
  extra: Readonly<Record<string, unknown>>;
  /**
   * The number of token requests allowed in one minute of the clock. Further ones in that minute get
   * a 429 response without Retry-After. athenahealth allows 5 in preview, 50 in production. Default
   * `undefined`: any number.
   */
  tokenRequestsPerMinute: number | null | undefined;
  /**
   * The number of requests to protected operations allowed in one minute; further ones as above. With it,
   * athena's responses have the headers `X-RateLimit-Limit` and `X-RateLimit-Remaining`. Default
   * `undefined`: any number.
   */
  callsPerMinute: number | null | undefined;
}

/** What one system has counted since the start or the last reset, including faults. */
export interface SandboxCounters {
  /** Requests to the token endpoint, whatever the result. */
  readonly tokenRequests: number;
  /** Tokens issued; one that is handed out again is not counted again. */
  readonly tokensIssued: number;
  /** Token requests that were refused, or met a fault other than an HTTP success. */
  readonly tokenErrors: number;
  /** Requests to protected operations, whatever the result. */
  readonly apiCalls: number;
  /** Protected requests with a 401 response. */
  readonly apiUnauthorized: number;
  /** Protected requests that failed otherwise: any other status >= 300, or a broken response. */
  readonly apiErrors: number;
}

/** One request as the sandbox received it. */
export interface RecordedRequest {
  /** The endpoint of the system that it reached. */
  readonly endpoint: "token" | "api";
  /** The HTTP method, in upper case. */
  readonly method: string;
  /** The path with the query, exactly as sent. */
  readonly path: string;
  /** The headers, with names in lower case. The Authorization header is kept in clear. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body decoded as UTF-8; empty if there was none or if it was too large. */
  readonly body: string;
  /**
   * When it was received in full, in ms since the Unix epoch. Without the option `clock` it is
   * fractional and never runs backwards.
   */
  readonly at: number;
}

/** Which requests a fault is for, and how many. */
export interface SandboxFaultOptions {
  /** The number of matching requests that meet the fault; `Infinity` until cleared. Default `1`. */
  times?: number;
  /** Only requests with this method, in upper or lower case. Default: every method. */
  method?: string;
  /** Only requests whose path (with the query) begins with this, such as `"/api/customers"`. Default: every path. */
  path?: string;
}

/** Injects faults and latency into one endpoint of a system. */
export interface SandboxEndpoint {
  /**
   * Queues a fault. A request meets the first queued fault that matches it, and no other.
   *
   * @throws TypeError that says what is wrong with the fault or its options.
   */
  inject(fault: SandboxFault, options?: SandboxFaultOptions): void;
  /**
   * Delays every response by `ms` milliseconds plus a uniformly random part of `jitterMs` (default `0`). The
   * response is decided before the delay. Faults are delayed as well.
   *
   * @throws TypeError for a delay that a timer cannot hold.
   */
  latency(ms: number, jitterMs?: number): void;
  /** Removes every queued fault and the latency of this endpoint. */
  clear(): void;
}

/** The public key of a client: PEM, or a JWK. Assertions must name the `kid` of a JWK that has one. */
export type SandboxPublicKey = string | Readonly<Record<string, unknown>>;

/** Why a client assertion is refused. */
export type SandboxAssertionProblem =
  "malformed" | "key" | "algorithm" | "client" | "audience" | "skew" | "lifetime" | "replay";

/** What can go wrong with one request. */
export type SandboxFault =
  /** Any status, headers and body. An object body is sent as JSON. Default: no body. */
  | { kind: "status"; status: number; headers?: Record<string, string>; body?: string | object }
  /** Status 429 in the system's error shape; `retryAfter` (s or HTTP date) goes into Retry-After. */
  | { kind: "rate-limit"; retryAfter?: number | string }
  /** Status 401: a wrong client at the token endpoint, an unknown token elsewhere. */
  | { kind: "unauthorized" }
  /** Of the token endpoint: the response to an assertion that has this fault, whatever was sent. */
  | { kind: "assertion"; problem: SandboxAssertionProblem }
  /** The connection is reset before any response. */
  | { kind: "reset" }
  /** No response; the connection stays open until the sandbox or the client closes it. */
  | { kind: "hang" }
  /** The normal response, 16 bytes at a time with `chunkMs` milliseconds before each piece. */
  | { kind: "slow-body"; chunkMs: number }
  /** Status 200 and a body like JSON that grows for as long as the client reads it. */
  | { kind: "endless-body" }
  /** Status 200 and a body that cannot be a token response. */
  | { kind: "malformed"; variant: "html" | "empty" | "truncated-json" | "not-json" | "array" }
  /** A redirect. Default status `302`. */
  | { kind: "redirect"; status?: 301 | 302 | 303 | 307 | 308; location: string };
