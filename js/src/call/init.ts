// Owns preparing a call: from what the global fetch takes to what the core needs.

import { CallError } from "../errors/errors.js";
import type { Clock } from "../runtime/clock.js";
import type { FetchInit, FetchInput, WebSignal } from "../runtime/web-types.js";
import { isA } from "../values/foreign.js";
import { ownMembers } from "../values/own-members.js";
import type { CallFacts, Hop, Settings } from "../wasm/contract.js";
import { Deadline } from "./deadline.js";
import { headersOf, ownHeaders } from "./headers.js";
import { KeptBody } from "./replayable-body.js";
import { asRequest, isRequestLike } from "./request.js";
import type { GivenRequest, Taken } from "./request.js";
import { resolve } from "./url.js";

/** What `fetch` takes beside the standard's own members. */
export interface CallInit extends FetchInit {
  /**
   * Longest time, in milliseconds, until the answer's headers are there: waiting for a token and
   * retries included. Default: the client's `timeoutMs`.
   */
  readonly timeoutMs?: number | undefined;
  /**
   * Declares that sending this call twice does what sending it once does, so that it may be retried
   * although its method alone does not allow it; `false` declares the opposite. An `Idempotency-Key`
   * header says the same as `true`. Default: by the method (RFC 9110 §9.2.2).
   */
  readonly idempotent?: boolean | undefined;
}

/** A prepared call. */
export interface PreparedCall extends CallFacts {
  repeatable: boolean;
  /** The wall clock when it was first to be sent; 0 before that. */
  sentAt: number;
  /** What ends it before its answer is there. */
  readonly deadline: Deadline | undefined;
}

/** A call to the API (as opposed to a wait for a token). */
export interface ApiCall extends PreparedCall, Hop {
  /** The absolute URL of the target. */
  readonly url: string;
  /** What becomes of redirects; undefined if they are the caller's. */
  readonly redirect: "follow" | "error" | undefined;
  /** Only where the body is that of a Request. */
  kept: KeptBody | undefined;
}

/** What waiting for a token takes. */
export interface WaitInit {
  /** Ends the wait at once, for this caller only. */
  readonly signal?: WebSignal | null | undefined;
  /** Longest wait, in milliseconds. Default: the client's `tokenWaitMs`. */
  readonly timeoutMs?: number | undefined;
  /**
   * Wants a token that is newer than the current one, which others go on using until it is there.
   * Callers that want one at the same time share a token request. Default: false.
   */
  readonly forceRefresh?: boolean | undefined;
}

/** Prepares a wait for a token. */
export function prepareWait(init: WaitInit | undefined, clock: Clock): PreparedCall {
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
      startedAt: deadline?.startedAt,
      sentAt: 0,
      forceRefresh: forceRefresh === true,
      deadline,
    };
  });
}

/** What fetch gets: the caller's members and ours. */
type Passed = { -readonly [K in keyof CallInit]: CallInit[K] } & { duplex?: "half" };

/** Prepares an API call. Throws if it must not be made. */
export function prepareCall(
  input: FetchInput,
  init: CallInit | undefined,
  settings: Settings,
  clock: Clock,
): ApiCall {
  try {
    return prepared(input, init, settings, clock);
  } catch (cause) {
    throw unreadable(cause);
  }
}

/** Reads arguments, which may be anything: getters and proxies throw what they like. */
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
  settings: Settings,
  clock: Clock,
): ApiCall {
  if (init === undefined && typeof input === "string") return bare(input, settings, clock);
  if (isRequestLike(init)) {
    const message = "A Request stands in the place of the options; it goes first, by itself.";
    throw new CallError({ code: "invalid_call", message });
  }
  const given = isRequestLike(input) ? asRequest(input) : undefined;
  // fetch makes text of whatever is no Request, so that text is what has to be looked at.
  const url = resolve(given ? given.url : textOf(input), settings);
  const passed: Passed = ownMembers(init);
  const { timeoutMs = settings.timeoutMs, idempotent, body } = passed;
  delete passed.timeoutMs;
  delete passed.idempotent;
  const inherited = body === undefined || body === null ? inheritedBody(given) : undefined;
  const { headers, sent, hasKey } = ownHeaders(passed.headers ?? given?.headers, settings);
  // fetch makes text of what is none, whatever the types say: here, once.
  const method = textOf(passed.method ?? given?.method ?? "GET");
  const redirect = redirectOf(passed.redirect ?? given?.redirect);
  const signal = passed.signal === undefined ? given?.signal : passed.signal;
  const repeatable = isRepeatable(body ?? inherited);
  passed.headers = sent;
  if (passed.method !== undefined || given) passed.method = method;
  if (redirect !== undefined) passed.redirect = "manual";
  // What can be refused has been; from here on there is something to let go of.
  const deadline = Deadline.of(signal, timeoutMs, clock);
  if (deadline) passed.signal = deadline.signal;
  const taken = given && takenOver(given, inherited !== undefined && !repeatable, deadline);
  if (inherited && taken && !taken.request) passed.body = taken.body as BodyInit;
  // The standard wants this said of every stream, and allows nothing else.
  if (passed.body && !repeatable) passed.duplex = "half";
  return {
    target: taken?.request ?? url,
    url,
    init: passed,
    headers,
    generation: 0,
    sent: undefined,
    method: method.toUpperCase(),
    idempotent: idempotent ?? (hasKey ? true : undefined),
    repeatable,
    timeoutMs: deadline?.timeoutMs,
    startedAt: deadline?.startedAt,
    sentAt: 0,
    forceRefresh: false,
    deadline,
    redirect,
    // Whether such a body can be repeated is known only when it was sent.
    kept: taken?.copy ? new KeptBody(taken.copy) : undefined,
  };
}

/** What the same comes to where there is nothing but a URL: most calls are such, and it costs them half. */
function bare(input: string, settings: Settings, clock: Clock): ApiCall {
  const { timeoutMs } = settings;
  const url = resolve(input, settings);
  const headers = Object.create(null) as Record<string, string>;
  const init = { __proto__: null, headers, redirect: "manual" } as RequestInit;
  const deadline = timeoutMs === undefined ? undefined : Deadline.of(undefined, timeoutMs, clock);
  if (deadline) init.signal = deadline.signal;
  return {
    target: url,
    url,
    init,
    headers,
    generation: 0,
    sent: undefined,
    method: "GET",
    idempotent: undefined,
    repeatable: true,
    timeoutMs,
    startedAt: deadline?.startedAt,
    sentAt: 0,
    forceRefresh: false,
    deadline,
    redirect: "follow",
    kept: undefined,
  };
}

function takenOver(given: GivenRequest, isCopied: boolean, deadline: Deadline | undefined): Taken {
  try {
    return given.take(isCopied);
  } catch (error) {
    deadline?.release();
    throw error;
  }
}

/** A string, a URL, or what else fetch would make text of. */
const textOf = (input: unknown): string => String(input);

/** The body of a Request that brings one. */
function inheritedBody(given: GivenRequest | undefined): BodyInit | undefined {
  const body = given?.body ?? undefined;
  if (given?.bodyUsed || (body as { locked?: unknown } | undefined)?.locked === true) {
    throw new CallError({ code: "invalid_call", message: "The Request's body was used already." });
  }
  return body;
}

/** Whether redirects are followed here. What fetch does not know it refuses itself. */
function redirectOf(given: unknown): "follow" | "error" | undefined {
  if (given === undefined || given === "follow") return "follow";
  return given === "error" ? "error" : undefined;
}

/**
 * Whether a call that failed was one that fetch refuses, such as a GET with a body: no retry would
 * change that. Only asked then, because it costs more than all the rest of a call.
 */
export function checkCall({ target, init, repeatable }: ApiCall): void {
  headersOf(init.headers);
  if (!repeatable) return;
  try {
    new Request(target, init);
  } catch (cause) {
    const message = "fetch refuses this call: its method, headers, body or mode. cause says more.";
    throw new CallError({ code: "invalid_call", message, cause });
  }
}

/** Everything but a stream can be read twice. */
function isRepeatable(body: BodyInit | undefined): boolean {
  return typeof body !== "object" || !("getReader" in body || Symbol.asyncIterator in body);
}
