// Owns the contract between the facade and the wasm module: what the facade calls, and what it
// hands in. Nothing else of the module is known to the facade.

import type { ErrorFields } from "../errors/fields.js";

/** A token, as the core hands it out. */
export interface TokenFields {
  readonly accessToken: string;
  readonly expiresAt: number;
  readonly scope?: string;
  readonly generation: number;
}

/** The status, as the core describes it. */
export interface StatusFields {
  readonly state: "idle" | "fetching" | "usable" | "refreshing" | "failing" | "closed";
  readonly generation: number;
  readonly expiresAt?: number;
  readonly refreshesAt?: number;
  readonly scope?: string;
  readonly lastError?: ErrorFields;
  readonly tokenRequests: number;
  readonly tokenFailures: number;
  readonly replays: number;
  readonly retries: number;
}

/** What the facade knows of a configuration. Nothing secret is in it. */
export interface Settings {
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientAuthentication: string;
  readonly scope?: string;
  readonly baseUrl?: string;
  readonly allowedOrigins: readonly string[];
  readonly timeoutMs?: number;
  /** The header that carries the token, in lower case. */
  readonly tokenHeader: string;
  /** What stands before the token in it; may be empty. */
  readonly tokenScheme: string;
  /** Members of every answer's body that say what it means; empty where there are none. */
  readonly codeMember: string;
  readonly statusMember: string;
}

/** Where a configuration comes from. */
export interface Source {
  /** Options as plain data. */
  readonly options: Readonly<Record<string, unknown>>;
  /** Prefix of the environment variables, if they are to be read. */
  readonly prefix?: string;
  /** Those variables. */
  readonly variables?: Readonly<Record<string, string>>;
  /** What `PREFIX_CLIENT_SECRET_FILE` led to. */
  readonly secretFile?: { readonly text: string } | { readonly problem: string };
}

/** What the core needs to know of a call. */
export interface CallFacts {
  /** The generation of the token that it was last sent with; 0 if it was not sent. */
  generation: number;
  /** What fetch answered last, which may be anything. */
  sent: unknown;
  /** In upper case. */
  readonly method: string;
  /** What the caller declared of repeating it; undefined means: by the method. */
  readonly idempotent: boolean | undefined;
  /** Whether the body can be sent again. */
  readonly repeatable: boolean;
  readonly timeoutMs: number | undefined;
  /** The monotonic clock when the call began; only where there is a timeout. */
  readonly startedAt: number | undefined;
  /** Whether only a token newer than the current one will do. */
  readonly forceRefresh: boolean;
}

/** What fetch is given. */
export interface Hop {
  readonly target: string | Request;
  readonly init: RequestInit;
  /** The headers in `init`; the token's is added to them. */
  readonly headers: Record<string, string>;
}

/** What the facade and the runtime do for the core. Nothing of it throws. */
export interface Host {
  readonly fetch: typeof fetch | undefined;
  /** Sends a call with this header. */
  send(call: CallFacts, hop: Hop, own: typeof fetch | undefined, name: string, value: string): void;
  readonly timers: boolean;
  /** Whether there is a clock of the user's own; only then are the next four asked. */
  readonly hasClock: boolean;
  wall(): number;
  monotonic(): number;
  startTimer(callback: () => void, delayMs: number): unknown;
  stopTimer(handle: unknown): void;
  unrefTimer(handle: unknown): void;
  waitUntil(promise: Promise<unknown>): void;
  /** Adds `cache: "no-store"` to the options of a token request, where the runtime takes that. */
  neverCache(init: RequestInit): void;
  /** The Retry-After header of a response, dates in it as milliseconds since the Unix epoch. */
  retryAfter(response: object): string | undefined;
  /** A body as text; undefined if it has more than `limit` bytes. */
  readBody(response: Response, limit: number, signal: AbortSignal): Promise<string | undefined>;
  /** Keeps what ended a token request. The runtime's code for it; true if it is none of the network's. */
  tokenFault(error: unknown): string | undefined | true;
  makeError(fields: ErrorFields, cause: unknown): Error;
  emit(event: object): void;
}

/** One client of the wasm module. Its methods are documented in src/wasm/client.rs. */
export interface CoreClient {
  settings(): Settings;
  usable(): number;
  header(generation: number): string | undefined;
  token(generation: number): TokenFields | undefined;
  send(
    facts: CallFacts,
    hop: Hop,
    own: typeof fetch | undefined,
    generation: number,
    wallMs: number,
  ): number;
  settled(generation: number, status: number): boolean;
  begin(facts: CallFacts, sentAt: number): CoreCall;
  meaning(status: number, body: object): number;
  retryAfterMs(header: string): number | undefined;
  invalidate(rejected: string | undefined): void;
  close(): void;
  status(): StatusFields;
  free(): void;
}

/** A call under way. Its methods are documented in src/wasm/call.rs. */
export interface CoreCall {
  generation(): number;
  next(): number | undefined;
  flight(): Promise<unknown> | undefined;
  answered(
    status: number,
    retryAfter: string | undefined,
    elsewhere: boolean,
    repeatable: boolean,
  ): boolean;
  failed(code: string | undefined, repeatable: boolean, cause: unknown): void;
  free(): void;
}
