// Owns the contract between the facade and the wasm module: what the facade calls, and what it
// hands in. Nothing else of the module is known to the facade.

import type { ErrorCode } from "./generated/error-codes.js";

/** The fields of an error, as the core describes it. */
export interface ErrorFields {
  readonly code: ErrorCode;
  readonly message: string;
  readonly retryAfterMs?: number;
  readonly status?: number;
  readonly error?: string;
  readonly errorDescription?: string;
  readonly errorUri?: string;
  readonly problems?: readonly Problem[];
}

/** One thing that is wrong with the configuration. */
export interface Problem {
  /** The option's name. */
  readonly option: string;
  /** The environment variable it may come from, if any. */
  readonly variable?: string;
  /** What is wrong and what to do. */
  readonly problem: string;
}

/** A token, as the core hands it out. */
export interface TokenFields {
  readonly accessToken: string;
  readonly expiresAt: number;
  readonly scope?: string;
  readonly generation: number;
}

/** The status, as the core describes it. */
export interface StatusFields {
  readonly state: "idle" | "fetching" | "usable" | "renewing" | "failing" | "closed";
  readonly generation: number;
  readonly expiresAt?: number;
  readonly renewsAt?: number;
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

/** A caller's request, prepared. */
export interface CallRequest {
  /** fetch's first argument; undefined when only a token is wanted. */
  readonly target: string | Request | undefined;
  /** The absolute URL of the target. */
  readonly url: string;
  /** fetch's second argument. */
  readonly init: RequestInit;
  /** The headers in `init`; the core adds the Authorization header. */
  readonly headers: Record<string, string>;
  /** In upper case. */
  readonly method: string;
  /** What the caller declared of repeating it; undefined means: by the method. */
  readonly idempotent: boolean | undefined;
  /** Whether the body can be sent again. */
  readonly repeatable: boolean;
  readonly timeoutMs: number | undefined;
  /** `performance.now()` when the call began; only where there is a timeout. */
  readonly startedAt: number | undefined;
  /** Fires for the caller's abort and for the timeout. */
  readonly signal: AbortSignal | undefined;
  /** Rejects when the call is to end at once; set before the core drives the call. */
  aborted: Promise<never> | undefined;
}

/** What the facade and the runtime do for the core. */
export interface Host {
  readonly fetch: typeof fetch | undefined;
  readonly timers: boolean;
  unrefTimer(handle: unknown): void;
  waitUntil(promise: Promise<unknown>): void;
  makeError(fields: ErrorFields, cause: unknown): Error;
  /** Throws if fetch would refuse this call whatever the network does. */
  checkCall(call: CallRequest): void;
  emit(event: string, detail: unknown): void;
}

/** One client of the wasm module. Its methods are documented in src/wasm/client.rs. */
export interface CoreClient {
  settings(): Settings;
  fresh(wallMs: number): number;
  usable(): number;
  header(generation: number): string | undefined;
  token(generation: number): TokenFields | undefined;
  settled(generation: number, status: number): boolean;
  meaning(status: number, body: object): number;
  drive(
    request: CallRequest,
    generation: number,
    response: Response | undefined,
    error: unknown,
  ): Promise<unknown>;
  invalidate(): void;
  close(): void;
  status(): StatusFields;
  free(): void;
}
