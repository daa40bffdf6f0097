// Owns the contract between the facade and the wasm module: what the facade calls, and what it passes in.
// The facade knows nothing else of the module.

import type { AssertionPlan, Signing } from "../authentication/signing.js";
import type { ErrorFields } from "../errors/fields.js";
import type { Clock } from "../runtime/clock.js";
import type { Directions } from "../stores/coordination.js";
import type { Sharing } from "../stores/sharing.js";

/** A token, as the core gives it out. */
export interface TokenFields {
  readonly accessToken: string;
  readonly expiresAt: number;
  readonly scope?: string;
  /** The base of relative URLs that came with it. */
  readonly baseUrl?: string;
  readonly generation: number;
}

/** The status, as the core describes it. */
export interface StatusFields {
  /**
   * What the client is doing: it has no token and asks for none (`idle`), waits for one (`fetching`), has one
   * (`usable`), gets a newer one meanwhile (`refreshing`), could not get one (`failing`), or is `closed`.
   */
  readonly state: "idle" | "fetching" | "usable" | "refreshing" | "failing" | "closed";
  /** Counts the client's tokens from 1; 0 before the first. */
  readonly generation: number;
  /** When the token expires, in milliseconds since the Unix epoch. */
  readonly expiresAt?: number;
  /** When the token is due for a refresh, in milliseconds since the Unix epoch. */
  readonly refreshesAt?: number;
  /** The scope of the token. */
  readonly scope?: string;
  /** The last failure of a token request, if none has succeeded since. */
  readonly lastError?: ErrorFields;
  /** How many token requests were sent. */
  readonly tokenRequests: number;
  /** How many of them failed. */
  readonly tokenFailures: number;
  /** How many calls were replayed with a newer token. */
  readonly replays: number;
  /** How many times calls were retried after a wait. */
  readonly retries: number;
  /** How many tokens were taken from the store: other processes had asked for them. */
  readonly adopted: number;
  /** How many operations of the store have failed. */
  readonly storeFaults: number;
  /** The store: there is `none`, it works as far as is known (`ok`), or it has failed and is left alone (`held`). */
  readonly store: "none" | "ok" | "held";
}

/** The part of a configuration that the facade knows. It has no secrets. */
export interface Settings {
  readonly tokenUrl?: string;
  readonly issuer?: string;
  readonly clientId?: string;
  readonly clientAuthentication: string;
  readonly scope?: string;
  readonly baseUrl?: string;
  readonly allowedOrigins: readonly string[];
  readonly timeoutMs?: number;
  /** The header that carries the token, in lower case. */
  readonly tokenHeader: string;
  /** The scheme before the token in that header; may be empty. */
  readonly tokenScheme: string;
  /** The member of each response's body that holds the provider's own code; empty if there is none. */
  readonly codeMember: string;
  /** The member of each response's body that holds the true status; empty if there is none. */
  readonly statusMember: string;
  /** The member of the token response that holds the base of relative URLs, if that comes with the token. */
  readonly baseUrlMember?: string;
  /** The header that says how long to wait where Retry-After is missing, in lower case. */
  readonly retryAfterHeader: string;
  /** What is put after its value: by it the core knows what the value means. */
  readonly retryAfterMark: string;
}

/** Where the options come from. */
export interface OptionSource {
  /** Options as plain data. */
  readonly options: Readonly<Record<string, unknown>>;
  /** The prefix of the environment variables, if they are read. */
  readonly prefix?: string;
  /** Those variables. */
  readonly variables?: Readonly<Record<string, string>>;
  /** What the client keeps, and the module does not see. */
  readonly kept?: KeptKinds;
}

/** What there is of things that the module does not see. */
export interface KeptKinds {
  /** A function of the user's gives the secret, or a file. */
  readonly secret?: true;
  /** A private key signs; true if it is asked for each time. */
  readonly key?: boolean;
  /** Somebody else's assertion is given. */
  readonly assertion?: true;
  /** The user's own fetch. */
  readonly fetch?: true;
  /** A store; true if it has leases. */
  readonly store?: boolean;
  /** These are the options of a pool, whose tenants have the rest. */
  readonly pool?: true;
}

/**
 * What has to be done before a token request: true if metadata are to be requested, a plan if an assertion is to be
 * signed, false if neither.
 */
export type Preparation = boolean | AssertionPlan;

/** What the core needs to know about a call. */
export interface CallRecord {
  /** The generation of the token that it was last sent with; 0 before it is sent. */
  generation: number;
  /** What fetch returned last, which may be any value. */
  sent: unknown;
  /** The method, in upper case. */
  readonly method: string;
  /** Whether it is idempotent; undefined means: by its method. */
  readonly idempotent: boolean | undefined;
  /** Whether the body can be sent again. */
  readonly repeatable: boolean;
  readonly timeoutMs: number | undefined;
  /** The call's own limit of retries; undefined means: the client's. */
  readonly maxRetries: number | undefined;
  /** The monotonic clock when the call began; only where there is a timeout. */
  readonly startedAt: number | undefined;
  /** Whether it needs a newer token than the current one. */
  readonly forceRefresh: boolean;
}

/** One request of a call: the arguments of fetch. */
export interface Hop {
  readonly target: string | Request;
  readonly init: RequestInit;
  /** The headers in `init`; the token's is added to them. */
  readonly headers: Record<string, string>;
  /** Headers that are complete with the token only; `value` is that of its header. */
  readonly templates:
    { identify(clientId: string | undefined): boolean; complete(value: string): void } | undefined;
}

/** Gives something for a token request. */
export type Ask = (context: { readonly signal: AbortSignal }) => unknown;

/** What a flight of a pool's tenant does before anything else. */
export interface Tenancy {
  /** Requests of metadata in the air, by authentication and issuer: one serves all tenants of the pool. */
  readonly discoveries: Map<
    string,
    Promise<{ readonly endpoint: string; readonly issuer: string }>
  >;
  /**
   * Waits for the flight's turn, asks for the tenant's credentials, and tells the core. False if the flight is not wanted
   * any more; rejects if there are no credentials.
   */
  arrive(core: CoreClient, flight: number, signal: AbortSignal): Promise<boolean>;
  /** The flight has landed: what it was told is forgotten. */
  depart(flight: number): void;
  /** The tenant is not put to rest before this settles. */
  hold(promise: Promise<unknown>): void;
}

/** A client as its host knows it: what the user has handed in, and what results from it. */
export interface HostedClient {
  readonly fetch: typeof fetch | undefined;
  readonly clock: Clock | undefined;
  readonly emitter: {
    /** Tells an event of the core. `causeOf`: what is behind an error in it. */
    emit(event: object, causeOf: (fields: ErrorFields) => unknown): void;
  };
  /** Gives the secret for a token request: a function of the user's, or the reader of a file. */
  secret: Ask | undefined;
  /** Gives an assertion for a token request, in the same ways. */
  assertion: Ask | undefined;
  /** Whether what `assertion` gives may be a token of another kind than a JWT. */
  exchanges: boolean;
  /** What assertions are signed with. */
  signing: Signing | undefined;
  /** The store that it shares with other processes. */
  sharing: Sharing | undefined;
  /** Of a pool's tenant. */
  tenancy?: Tenancy;
  /** Of a pool: begins what is due. */
  readonly pump?: () => void;
  /** The client's core, while it has one. */
  core(): CoreClient | undefined;
  /** The fault that ended the last token request, if any. */
  tokenCause: unknown;
  /** Whether the URL of the last token request holds what no error may show. */
  hidesUrl?: boolean;
}

/**
 * What the facade does for one instance of the module. The module knows each client by a number, its id. No
 * method throws.
 */
export interface Host {
  /** Admits a client, which is held weakly. Returns its id. */
  add(client: HostedClient): number;
  /** Forgets a client, whose id the module uses no more. */
  forget(id: number): void;
  /** Sends a call with this header. */
  send(
    record: CallRecord,
    hop: Hop,
    own: typeof fetch | undefined,
    name: string,
    value: string,
  ): void;
  /**
   * Sends a token request, with `cache: "no-store"` if the runtime accepts that. Returns what fetch returns. `hides`:
   * the URL holds what no error may show.
   */
  sendTokenRequest(id: number, url: string, init: RequestInit, hides: boolean): unknown;
  /** A random UUID. */
  uuid(): string;
  /** Prepares the token request of this flight, and sends it. Resolves with the response. `landed` settles when the
   * flight has landed. */
  prepare(
    id: number,
    flight: number,
    signal: AbortSignal,
    landed: Promise<unknown> | undefined,
  ): Promise<unknown>;
  /** Whether timers may run between calls. */
  timers(): boolean;
  /** The next four methods are called for clients with a clock of their own only. */
  wall(id: number): number;
  monotonic(id: number): number;
  startTimer(id: number, callback: () => void, delayMs: number): unknown;
  stopTimer(id: number, handle: unknown): void;
  unrefTimer(handle: unknown): void;
  waitUntil(promise: Promise<unknown>): void;
  /** The Retry-After header of a response; a date in it as milliseconds since the Unix epoch. Or the header of this
   * name, with the mark. */
  retryAfter(response: object, name: string, mark: string): string | undefined;
  /** The Date header of a response, in milliseconds since the Unix epoch. */
  dateOf(response: object): number | undefined;
  /** A body as text; undefined if it is longer than `limit` bytes. */
  readBody(response: Response, limit: number, signal: AbortSignal): Promise<string | undefined>;
  /** Keeps the error that ended a token request. Returns the runtime's code; true if it is no network error; the
   * number of what could not be had before it. */
  tokenFault(id: number, error: unknown): string | undefined | true | number;
  /** The error for a caller of this client. */
  makeError(id: number, fields: ErrorFields, cause: unknown): Error;
  /** Has a pool begin what is due. */
  pump(id: number): void;
  /** Tells a client's listeners. */
  emit(id: number, event: object): void;
}

/** One client of the wasm module. Its methods are documented in src/wasm/client.rs. */
export interface CoreClient {
  settings(): Settings;
  usable(): number;
  header(generation: number): string | undefined;
  token(generation: number): TokenFields | undefined;
  baseUrl(generation: number): string | undefined;
  send(
    record: CallRecord,
    hop: Hop,
    own: typeof fetch | undefined,
    generation: number,
    wallMs: number,
  ): number;
  prepare(flight: number): Preparation | undefined;
  identity(secret: string | undefined, jwt: string | undefined): string;
  coordinate(flight: number, told: number, found: unknown): Directions | undefined;
  discovered(text: string, issuer: string | undefined, transient: boolean): void;
  sendTokenRequest(
    flight: number,
    secret: string | undefined,
    jwt: string | undefined,
    signature: string | undefined,
    newKey: boolean,
  ): readonly unknown[] | undefined;
  settled(generation: number, status: number): boolean;
  begin(record: CallRecord, sentAt: number): CoreCall;
  meaning(status: number, body: object): number;
  retryAfterMs(header: string, status: number): number | undefined;
  /** The next seven are for a pool's tenants. */
  key(): number | undefined;
  generation(): number;
  enter(flight: number, origin: string): boolean;
  resumed(flight: number): boolean;
  configure(source: OptionSource, changed: boolean): void;
  rotate(): void;
  refresh(): void;
  invalidate(rejected: string | undefined): void;
  close(): void;
  status(): StatusFields;
  free(): void;
}

/** What a pool is doing, as the core describes it. */
export interface PoolCounts {
  readonly tenants: number;
  readonly resting: number;
  readonly requesting: number;
  readonly waiting: number;
  readonly evicted: number;
}

/** One pool of the wasm module. Its methods are documented in src/wasm/pool.rs. */
export interface CorePool {
  settings(): Settings;
  client(key: number | undefined, id: number, ownClock: boolean): CoreClient | undefined;
  rest(client: CoreClient): boolean;
  forget(key: number): void;
  next(): number | undefined;
  status(): PoolCounts;
  free(): void;
}

/** A call in progress. Its methods are documented in src/wasm/call.rs. */
export interface CoreCall {
  generation(): number;
  next(): number | undefined;
  flight(): Promise<unknown> | undefined;
  responded(
    status: number,
    retryAfter: string | undefined,
    challenge: string | undefined,
    elsewhere: boolean,
    repeatable: boolean,
  ): boolean;
  failed(code: string | undefined, repeatable: boolean, cause: unknown): void;
  free(): void;
}
