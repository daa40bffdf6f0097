// Owns preparing a call: turns the arguments of fetch into what the core needs.

import { CallError } from "../errors/errors.js";
import type { Clock } from "../runtime/clock.js";
import type { FetchInit, FetchInput, WebSignal } from "../runtime/web-types.js";
import { isA } from "../values/foreign.js";
import { ownMembers } from "../values/own-members.js";
import type { CallRecord, Hop } from "../wasm/contract.js";
import { Deadline } from "./deadline.js";
import type { Defaults } from "./defaults.js";
import { defaultHeaders, headersOf, ownHeaders } from "./headers.js";
import { KeptBody } from "./replayable-body.js";
import { asRequest, isRequestLike } from "./request.js";
import type { GivenRequest, Taken } from "./request.js";
import { Templates } from "./templates.js";
import { resolve } from "./url.js";

/** The options of a call: those of the global fetch, and some of this package. */
export interface CallInit extends FetchInit {
  /**
   * Longest time, in milliseconds, until the headers of the response: waits for a token and retries
   * included. A whole number from 1 to 2147483647, or `Infinity` for no limit. Default: the client's
   * `timeoutMs`.
   */
  readonly timeoutMs?: number | undefined;
  /**
   * How often the call is retried: a whole number of retries from 0 to 20. Default: the client's `maxRetries`.
   */
  readonly maxRetries?: number | undefined;
  /**
   * Declares that sending this call twice has the same effect as sending it once, so that it may be retried
   * whatever its method; `false` declares the opposite. An `Idempotency-Key` header means `true`. Default: by
   * the method (RFC 9110 §9.2.2).
   */
  readonly idempotent?: boolean | undefined;
}

/** A wait for a token: that of a call, or of a caller who wants the token itself. */
export interface TokenWait extends CallRecord {
  repeatable: boolean;
  /** The wall clock when it was first to be sent; 0 before that. */
  sentAt: number;
  /** What ends it before its response is there. */
  readonly deadline: Deadline | undefined;
}

/** A call to the API (as opposed to a mere wait for a token). */
export interface Call extends TokenWait, Hop {
  /** Its headers that have placeholders. */
  readonly templates: Templates | undefined;
  /** The absolute URL of the target. */
  url: string;
  target: string | Request;
  /** What {@link aim} resolves once there is a token; undefined if `url` is final. */
  readonly unresolved: string | undefined;
  /** The client's defaults; with the base that came with the token, once it is aimed. */
  defaults: Defaults;
  /** How redirects are handled; undefined if the caller handles them. */
  readonly redirect: "follow" | "error" | undefined;
  /** Present only if the body is that of a Request. */
  kept: KeptBody | undefined;
}

/** Options of a wait for a token. */
export interface WaitInit {
  /** Ends the wait of this caller at once. Default: none. */
  readonly signal?: WebSignal | null | undefined;
  /** Longest wait, in milliseconds. Default: the client's `tokenWaitMs`. */
  readonly timeoutMs?: number | undefined;
  /**
   * Asks for a token newer than the current one, which others go on using meanwhile. Callers that ask at the
   * same time share a token request. Default: false.
   */
  readonly forceRefresh?: boolean | undefined;
}

/** Prepares a wait for a token. */
export function prepareWait(init: WaitInit | undefined, clock: Clock): TokenWait {
  return reading(() => {
    const { signal, timeoutMs, forceRefresh } = ownMembers(init);
    const deadline = Deadline.of(signal, timeoutMs, clock);
    return {
      generation: 0,
      sent: undefined,
      method: "GET",
      idempotent: undefined,
      repeatable: false,
      timeoutMs: deadline?.timeoutMs,
      maxRetries: undefined,
      startedAt: deadline?.startedAt,
      sentAt: 0,
      forceRefresh: forceRefresh === true,
      deadline,
    };
  });
}

/** Options for fetch: the caller's members and ours. */
type Passed = { -readonly [K in keyof CallInit]: CallInit[K] } & { duplex?: "half" };

/** Prepares a call. Throws if it must not be made. */
export function prepareCall(
  input: FetchInput,
  init: CallInit | undefined,
  defaults: Defaults,
  clock: Clock,
): Call {
  try {
    return prepared(input, init, defaults, clock);
  } catch (cause) {
    throw unreadable(cause);
  }
}

/** Reads arguments, which may be anything: getters and proxies may throw. */
export function reading<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw unreadable(cause);
  }
}

function unreadable(cause: unknown): CallError {
  if (isA(cause, CallError)) return cause;
  const message = "The URL or an option of the call cannot be read. cause says more.";
  return new CallError({ code: "invalid_call", message, cause });
}

function prepared(
  input: FetchInput,
  init: CallInit | undefined,
  defaults: Defaults,
  clock: Clock,
): Call {
  if (init === undefined && typeof input === "string") return bare(input, defaults, clock);
  if (isRequestLike(init)) {
    const message = "A Request was given as the options; it must be the first argument.";
    throw new CallError({ code: "invalid_call", message });
  }
  const given = isRequestLike(input) ? asRequest(input) : undefined;
  // fetch converts everything but a Request to text, so the text is what must be checked.
  const text = given ? given.url : textOf(input);
  const { url, unresolved } = targetOf(text, defaults);
  const passed: Passed = ownMembers(init);
  const { timeoutMs = defaults.timeoutMs, maxRetries, idempotent, body } = passed;
  delete passed.timeoutMs;
  delete passed.maxRetries;
  delete passed.idempotent;
  const problem = maxRetries === undefined ? undefined : retriesProblem(maxRetries);
  if (problem !== undefined) {
    throw new CallError({ code: "invalid_call", message: `maxRetries ${problem}` });
  }
  const inherited = body === undefined || body === null ? inheritedBody(given) : undefined;
  const { headers, sent, hasKey, templates } = ownHeaders(
    passed.headers ?? given?.headers,
    defaults,
  );
  // Converted once, as fetch does, whatever the types say.
  const method = textOf(passed.method ?? given?.method ?? "GET");
  const redirect = redirectOf(passed.redirect ?? given?.redirect);
  const signal = passed.signal === undefined ? given?.signal : passed.signal;
  const repeatable = isRepeatable(body ?? inherited);
  passed.headers = sent;
  if (passed.method !== undefined || given) passed.method = method;
  if (redirect !== undefined) passed.redirect = "manual";
  // Everything has been validated; from here on there are resources to release.
  const deadline = Deadline.of(signal, timeoutMs, clock);
  if (deadline) passed.signal = deadline.signal;
  const taken = given && takenOver(given, inherited !== undefined && !repeatable, deadline);
  if (inherited && taken && !taken.request) passed.body = taken.body as BodyInit;
  // The standard requires it with a stream, and allows nothing else.
  if (passed.body && !repeatable) passed.duplex = "half";
  return {
    target: taken?.request ?? url,
    url,
    unresolved,
    defaults,
    init: passed,
    headers,
    templates,
    generation: 0,
    sent: undefined,
    method: method.toUpperCase(),
    idempotent: idempotent ?? (hasKey ? true : undefined),
    repeatable,
    timeoutMs: deadline?.timeoutMs,
    maxRetries: maxRetries ?? defaults.maxRetries,
    startedAt: deadline?.startedAt,
    sentAt: 0,
    forceRefresh: false,
    deadline,
    redirect,
    // Whether such a body can be sent again is known only after it was sent.
    kept: taken?.copy ? new KeptBody(taken.copy) : undefined,
  };
}

/** The same for a call without options, at half the cost: most calls are such. */
function bare(input: string, defaults: Defaults, clock: Clock): Call {
  const { timeoutMs, maxRetries } = defaults;
  const { url, unresolved } = targetOf(input, defaults);
  const headers = defaultHeaders(defaults);
  const init = { __proto__: null, headers, redirect: "manual" } as RequestInit;
  const deadline = timeoutMs === undefined ? undefined : Deadline.of(undefined, timeoutMs, clock);
  if (deadline) init.signal = deadline.signal;
  return {
    target: url,
    url,
    unresolved,
    defaults,
    init,
    headers,
    templates: Templates.of(defaults.templates, headers),
    generation: 0,
    sent: undefined,
    method: "GET",
    idempotent: undefined,
    repeatable: true,
    timeoutMs,
    maxRetries,
    startedAt: deadline?.startedAt,
    sentAt: 0,
    forceRefresh: false,
    deadline,
    redirect: "follow",
    kept: undefined,
  };
}

/** Where a call goes, as far as that is known before there is a token. */
function targetOf(text: string, defaults: Defaults): Pick<Call, "url" | "unresolved"> {
  const waits = defaults.basedOnToken && defaults.baseUrl === undefined;
  if (waits) return { url: "", unresolved: text };
  return { url: resolve(text, defaults), unresolved: undefined };
}

/**
 * Resolves the URL of a call with the base that came with the token that it is to carry. Returns false if that token is
 * gone. Throws if the token may not be sent there: another token may have another base.
 */
export function aim(call: Call, defaults: Defaults, baseUrl: string | undefined): boolean {
  if (baseUrl === undefined) return false;
  if (call.unresolved === undefined || baseUrl === call.defaults.baseUrl) return true;
  const allowedOrigins = [...defaults.allowedOrigins, new URL(baseUrl).origin];
  const based = { ...defaults, baseUrl, allowedOrigins };
  call.url = resolve(call.unresolved, based);
  call.defaults = based;
  if (typeof call.target === "string") call.target = call.url;
  return true;
}

/** What is wrong with a limit of retries. */
export function retriesProblem(maxRetries: number): string | undefined {
  const isFine = Number.isInteger(maxRetries) && maxRetries >= 0 && maxRetries <= 20;
  return isFine ? undefined : "must be a whole number from 0 to 20.";
}

function takenOver(given: GivenRequest, isCopied: boolean, deadline: Deadline | undefined): Taken {
  try {
    return given.take(isCopied);
  } catch (error) {
    deadline?.release();
    throw error;
  }
}

/** The text of a URL or a method, as fetch would convert it. */
const textOf = (input: unknown): string => String(input);

/** The body of a Request that brings one. */
function inheritedBody(given: GivenRequest | undefined): BodyInit | undefined {
  const body = given?.body ?? undefined;
  if (given?.bodyUsed || (body as { locked?: unknown } | undefined)?.locked === true) {
    throw new CallError({ code: "invalid_call", message: "The Request's body was used already." });
  }
  return body;
}

/** How redirects are handled here. An unknown value is left to fetch, which refuses it. */
function redirectOf(given: unknown): "follow" | "error" | undefined {
  if (given === undefined || given === "follow") return "follow";
  return given === "error" ? "error" : undefined;
}

/**
 * Throws if fetch refuses the call, such as a GET with a body: a retry would not help. Checked only after a
 * failure, because it costs more than the rest of a call.
 */
export function checkCall({ target, init, repeatable }: Call): void {
  headersOf(init.headers);
  if (!repeatable) return;
  try {
    new Request(target, init);
  } catch (cause) {
    const message = "fetch refuses this call: its method, headers, body or mode. cause says more.";
    throw new CallError({ code: "invalid_call", message, cause });
  }
}

/** Whether the body can be sent again: everything but a stream can. */
function isRepeatable(body: BodyInit | undefined): boolean {
  return typeof body !== "object" || !("getReader" in body || Symbol.asyncIterator in body);
}
