// The public types of `everbearer/sandbox`: what a test may configure, inject and observe.
import type { Clock } from "../runtime/clock.js";
import type { ForAwaitUsing } from "../runtime/web-types.js";

/** How {@link startSandbox} sets the server up. */
export interface SandboxOptions {
  /** The TCP port to listen on, always on 127.0.0.1. Default `0`: any free port. */
  port?: number;
  /** The client id which every token endpoint accepts. Default `"sandbox-client"`. */
  clientId?: string;
  /** The client secret which every token endpoint accepts. Default `"sandbox-secret"`. */
  clientSecret?: string;
  /**
   * How long an issued token lives, in seconds; also what `expires_in` says. `0` issues tokens which
   * have already expired. Default `3600`.
   */
  tokenLifetimeSeconds?: number;
  /**
   * What tells the server the time, such as a {@link virtualClock}: it decides when tokens end, which
   * minute a limit is counted in, and every date in a reply, its `Date` header included. Latencies
   * and slow bodies take real time all the same. Default: the real time.
   */
  clock?: SandboxClock;
}

/** What the sandbox reads the time from. */
export type SandboxClock = Pick<Clock, "wall" | "monotonic">;

/**
 * A running sandbox: one HTTP server on the loopback interface which plays four systems. It keeps
 * the process alive until {@link Sandbox.close} is called.
 */
export interface Sandbox extends ForAwaitUsing {
  /** Where the server listens, without a trailing slash: `http://127.0.0.1:PORT`. */
  readonly url: string;
  /** The client id which every token endpoint accepts. */
  readonly clientId: string;
  /** The client secret which every token endpoint accepts. */
  readonly clientSecret: string;
  /** A plain RFC 6749 authorization server with a bearer-protected resource. */
  readonly oauth: SandboxSystem;
  /** The athenahealth shape: Basic credentials, form bodies, paths under one practice. */
  readonly athena: SandboxSystem & {
    /** The one practice which the sandbox knows: `"195900"`. */
    readonly practiceId: string;
    /**
     * Adds as many fictional patients, for tests of paging, and returns their ids.
     *
     * @throws TypeError unless `count` is a whole number of at least 0.
     */
    addPatients(count: number): readonly string[];
  };
  /** Vagaro as its guide has it: JSON credentials, bearer tokens, paths below `/api/`. */
  readonly vagaro: SandboxSystem;
  /** Vagaro's API V2: a region in the path, an envelope around replies, an `accessToken` header. */
  readonly vagaroV2: SandboxVagaroV2;
  /**
   * Forgets faults, latencies, tokens, counters, records and settings of every system, and what
   * operations have changed in its data.
   */
  reset(): void;
  /** Stops listening and ends every connection, hung ones as well. May be called more than once. */
  close(): Promise<void>;
}

/** One of the systems which the sandbox plays. A token of one system is refused by the others. */
export interface SandboxSystem {
  /** The absolute URL of the token endpoint. */
  readonly tokenUrl: string;
  /** The absolute URL, with a trailing slash, below which the protected operations lie. */
  readonly baseUrl: string;
  /** Faults and latency of the token endpoint. */
  readonly token: SandboxEndpoint;
  /** Faults and latency of all bearer-protected operations. */
  readonly api: SandboxEndpoint;
  /** What token replies say. Change the fields at will; they hold from the next request on. */
  readonly settings: SandboxSettings;
  /** Refuses, from now on, every token issued so far. */
  revokeTokens(): void;
  /** Lets the limits per minute begin anew, as if the next minute had started. */
  nextMinute(): void;
  /** A copy of the counters as they stand now. */
  counters(): SandboxCounters;
  /**
   * The last 1000 requests, oldest first, bodies and secrets included. Fewer are kept when their
   * bodies together exceed 64 Mi characters.
   */
  requests(): readonly RecordedRequest[];
}

/** The system which plays Vagaro's API V2. */
export interface SandboxVagaroV2 extends SandboxSystem {
  readonly settings: SandboxVagaroV2Settings;
  /** The region in its paths: `"us02"`. */
  readonly region: string;
  /** The id of the first of its two locations; it holds `=`, `+`, `~` and `/`. */
  readonly businessId: string;
  /** The id of a customer of that location, who has appointments. No operation lists customers. */
  readonly customerId: string;
  /** The name of the group of both locations, for the assignment of employees. */
  readonly groupName: string;
  /**
   * Adds services to the first location, for tests of paging.
   *
   * @throws TypeError unless `count` is a whole number of at least 0.
   */
  addServices(count: number): void;
}

/** The settings of the V2 system. */
export type SandboxVagaroV2Settings = SandboxSettings & SandboxVagaroV2ExtraSettings;

/** The settings which only the V2 system has: the known misbehaviour of the real API. */
export interface SandboxVagaroV2ExtraSettings {
  /** Errors come with HTTP status 200; only `status` in the body is true. Default `false`. */
  errorsAsHttp200: boolean;
  /**
   * `pageNumber` and `pageSize` in the query of a POST are ignored, and without them in the body
   * there are 10 rows and no `nextPage`, however many rows there are. Default `false`.
   */
  ignorePagingQuery: boolean;
  /** Without `pageSize`, `nextPage` is a URL even behind the last page. Default `false`. */
  endlessNextPage: boolean;
  /** Appointments come as a bare list, without `nextPage`. Default `true`. */
  appointmentsAsList: boolean;
}

/**
 * Overrides of the successful token reply, and limits. For an override `undefined` means "not
 * overridden"; any other value, `null` included, is put into the reply as it stands. A field named
 * in `omit` is left out.
 */
export interface SandboxSettings {
  /**
   * How long a token lives from the moment its request arrives, in seconds. The server enforces it,
   * and `expires_in` says it unless `expiresIn` overrides that. Default: the option of the same name.
   */
  tokenLifetimeSeconds: number;
  /** What `expires_in` says instead of the true lifetime (seconds). Default `undefined`. */
  expiresIn: unknown;
  /** What `token_type` says. Default `undefined`: `"Bearer"`, `"bearer"` for athena, none for V2. */
  tokenType: unknown;
  /**
   * What `access_token` says. Default `undefined`: a fresh random token. A string given here is a
   * valid token of the system from the next token reply on.
   */
  accessToken: unknown;
  /** What `scope` says. Default `undefined`: the scope asked for, if any; never for Vagaro. */
  scope: unknown;
  /** Names of reply fields to leave out, such as `"expires_in"`. Applied last. Default `[]`. */
  omit: readonly string[];
  /** Further reply fields, such as `refresh_in`; they win over the fields above. Default `{}`. */
  extra: Readonly<Record<string, unknown>>;
  /**
   * How many token requests are heard in one minute of the clock. The rest of that minute's are
   * answered with status 429 and no Retry-After. athenahealth allows 5 in preview, 50 in production.
   * Default `undefined`: any number.
   */
  tokenRequestsPerMinute: number | null | undefined;
  /**
   * How many calls of protected operations are answered in one minute; the rest as above. Default
   * `undefined`: any number.
   */
  callsPerMinute: number | null | undefined;
}

/** What one system has seen since the start or the last reset. Faults are counted as well. */
export interface SandboxCounters {
  /** Requests to the token endpoint, whatever came of them. */
  readonly tokenRequests: number;
  /** Tokens issued. */
  readonly tokensIssued: number;
  /** Token requests which were refused or met a fault that is no HTTP success. */
  readonly tokenErrors: number;
  /** Requests to protected operations, whatever came of them. */
  readonly apiCalls: number;
  /** Protected requests answered with status 401. */
  readonly apiUnauthorized: number;
  /** Protected requests which failed in another way: any other status >= 300, or a broken reply. */
  readonly apiErrors: number;
}

/** One request as the sandbox received it. */
export interface RecordedRequest {
  /** Which endpoint of the system it reached. */
  readonly endpoint: "token" | "api";
  /** The HTTP method, in upper case. */
  readonly method: string;
  /** The path with the query, exactly as sent. */
  readonly path: string;
  /** The headers, names in lower case. The Authorization header is kept in clear. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body decoded as UTF-8; empty if there was none or if it was refused as too large. */
  readonly body: string;
  /**
   * When it had been received, in ms since the Unix epoch. Without the option `clock` it is
   * fractional and never runs backwards.
   */
  readonly at: number;
}

/** Which requests a fault waits for, and how many. */
export interface SandboxFaultOptions {
  /** How many matching requests meet the fault; `Infinity` means until cleared. Default `1`. */
  times?: number;
  /** Only requests with this method, in any case. Default: every method. */
  method?: string;
  /** Only requests whose path (with the query) begins with this, such as `"/api/customers"`. Default: every path. */
  path?: string;
}

/** Where faults and latency are put in. */
export interface SandboxEndpoint {
  /**
   * Queues a fault. A request meets the first queued fault which matches it, and no other.
   *
   * @throws TypeError which says what is wrong with the fault or its options.
   */
  inject(fault: SandboxFault, options?: SandboxFaultOptions): void;
  /**
   * Makes every request wait before it is answered: `ms` plus a uniformly random part of `jitterMs`
   * (default `0`). The answer is decided before the wait. Faults wait as well.
   *
   * @throws TypeError for a delay that a timer cannot hold.
   */
  latency(ms: number, jitterMs?: number): void;
  /** Drops every queued fault and the latency of this endpoint. */
  clear(): void;
}

/** What can go wrong with one request. */
export type SandboxFault =
  /** Any status, headers and body. An object body is sent as JSON. Default: no body. */
  | { kind: "status"; status: number; headers?: Record<string, string>; body?: string | object }
  /** Status 429 in the system's error shape; `retryAfter` (s or HTTP date) goes into Retry-After. */
  | { kind: "rate-limit"; retryAfter?: number | string }
  /** Status 401: a wrong client at the token endpoint, an unknown token elsewhere. */
  | { kind: "unauthorized" }
  /** The connection is reset before any reply. */
  | { kind: "reset" }
  /** No reply at all; the connection stays open until the sandbox or the client closes it. */
  | { kind: "hang" }
  /** The right answer, 16 bytes at a time with `chunkMs` milliseconds before each piece. */
  | { kind: "slow-body"; chunkMs: number }
  /** Status 200 and a body like JSON which grows for as long as the client reads it. */
  | { kind: "endless-body" }
  /** Status 200 and a body which cannot be a token reply. */
  | { kind: "malformed"; variant: "html" | "empty" | "truncated-json" | "not-json" | "array" }
  /** A redirect. Default status `302`. */
  | { kind: "redirect"; status?: 301 | 302 | 303 | 307 | 308; location: string };
