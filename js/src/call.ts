// Owns preparing a call: from what the global fetch takes to what the core needs.

import type { CallRequest, Settings } from "./core-api.js";
import { CallError, isA } from "./errors.js";
import { KeptBody } from "./kept-body.js";
import { ownMembers } from "./own.js";
import { resolve } from "./target.js";

/** The first argument of the global fetch. */
export type FetchInput = Parameters<typeof fetch>[0];

/** What `fetch` takes beside the standard's own members. */
export interface CallInit extends RequestInit {
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

/** A prepared call, and what ends its timer. */
export interface PreparedCall extends CallRequest {
  repeatable: boolean;
  startedAt: number | undefined;
  signal: AbortSignal | undefined;
  timer: ReturnType<typeof setTimeout> | undefined;
  /** Only where the body is that of a Request. */
  kept: KeptBody | undefined;
}

/** One that is not after the token only. */
export interface ApiCall extends PreparedCall {
  readonly target: string | Request;
}

/** Waiting for a token is a call without a target. */
export interface WaitInit {
  /** Ends the wait at once, for this caller only. */
  readonly signal?: AbortSignal | null | undefined;
  /** Longest wait, in milliseconds. Default: the client's `tokenWaitMs`. */
  readonly timeoutMs?: number | undefined;
}

/** Prepares a wait for a token. */
export function prepareWait(init: WaitInit | undefined): PreparedCall {
  return reading(() => preparedWait(init));
}

function preparedWait(init: WaitInit | undefined): PreparedCall {
  const { signal, timeoutMs } = ownMembers(init);
  const call: PreparedCall = {
    target: undefined,
    url: "",
    init: {},
    headers: {},
    method: "GET",
    idempotent: undefined,
    repeatable: false,
    timeoutMs,
    startedAt: undefined,
    signal: signal ?? undefined,
    timer: undefined,
    kept: undefined,
    aborted: undefined,
  };
  limit(call);
  return call;
}

/** What fetch gets: the caller's members and ours. */
type Passed = { -readonly [K in keyof CallInit]: CallInit[K] } & { duplex?: "half" };

/** Prepares an API call. Throws if it must not be made. */
export function prepareCall(
  input: FetchInput,
  init: CallInit | undefined,
  settings: Settings,
): ApiCall {
  try {
    return prepared(input, init, settings);
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

function prepared(input: FetchInput, init: CallInit | undefined, settings: Settings): ApiCall {
  if (isRequest(init)) {
    const message = "A Request stands in the place of the options; it goes first, by itself.";
    throw new CallError({ code: "invalid_call", message });
  }
  const request = isRequest(input) ? input : undefined;
  // fetch makes text of whatever is no Request, so that text is what has to be looked at.
  const url = resolve(isRequest(input) ? input.url : String(input), settings);
  const passed: Passed = ownMembers(init);
  const { timeoutMs = settings.timeoutMs, idempotent, body } = passed;
  delete passed.timeoutMs;
  delete passed.idempotent;
  const replaced = body !== undefined && body !== null;
  const inherited = replaced ? undefined : (request?.body ?? undefined);
  if (!replaced && (request?.bodyUsed || inherited?.locked)) {
    throw new CallError({ code: "invalid_call", message: "The Request's body was used already." });
  }
  const headers = plainHeaders(passed.headers ?? request?.headers, settings.tokenHeader);
  // fetch makes text of what is none, whatever the types say.
  const method: unknown = passed.method ?? request?.method ?? "GET";
  const call: ApiCall = {
    target: request ?? url,
    url,
    init: passed,
    headers,
    method: String(method).toUpperCase(),
    idempotent: Object.hasOwn(headers, "idempotency-key") || idempotent,
    repeatable: isRepeatable(body ?? inherited),
    timeoutMs,
    startedAt: undefined,
    signal: passed.signal === undefined ? request?.signal : (passed.signal ?? undefined),
    timer: undefined,
    kept: undefined,
    aborted: undefined,
  };
  passed.headers = headers;
  // On the way to another origin fetch leaves the Authorization header behind, but no other.
  if (settings.tokenHeader !== "authorization" && passed.redirect !== "error") {
    passed.redirect = "manual";
  }
  // The standard wants this said of every stream, and allows nothing else.
  if (body && !call.repeatable) passed.duplex = "half";
  // Last, because it starts the timer.
  limit(call);
  if (call.signal) passed.signal = call.signal;
  if (request && inherited && !call.repeatable) keepBody(call, request);
  return call;
}

/** Has the Request's body copied while it is sent. Whether it can be repeated is known only then. */
function keepBody(call: PreparedCall, request: Request): void {
  const copy = request.clone().body;
  if (copy) call.kept = new KeptBody(copy);
}

/** Once a call with a Request's body was sent: from now on what was kept of it is its body. */
export async function useKeptBody(call: PreparedCall): Promise<void> {
  const body = await call.kept?.whole;
  if (!body) return;
  call.init.body = body;
  call.repeatable = true;
}

/** The same call up to its token. */
export function upToToken(call: PreparedCall): PreparedCall {
  return { ...call, target: undefined };
}

/**
 * Whether a call that failed was one that fetch refuses, such as a GET with a body: no retry would
 * change that. Only asked then, because it costs more than all the rest of a call.
 */
export function checkCall({ target, init, repeatable }: CallRequest): void {
  headersOf(init.headers);
  if (target === undefined || !repeatable) return;
  try {
    new Request(target, init);
  } catch (cause) {
    const message = "fetch refuses this call: its method, headers, body or mode. cause says more.";
    throw new CallError({ code: "invalid_call", message, cause });
  }
}

/** The caller's headers. What Headers throws quotes the value that it refuses. */
export function headersOf(given: RequestInit["headers"]): Headers {
  try {
    return new Headers(given);
  } catch {
    const message = "headers holds a name or a value that no header can have.";
    throw new CallError({ code: "invalid_call", message });
  }
}

/** Whether it is a Request: by its class, or by its name, which one of another realm has. */
export function isRequest(input: unknown): input is Request {
  if (typeof input !== "object" || input === null) return false;
  return input instanceof Request || Object.prototype.toString.call(input) === "[object Request]";
}

/**
 * The caller's headers as an object that is ours to add to, names in lower case. A plain object is
 * copied without going through Headers, which costs more than all the rest of a call.
 */
function plainHeaders(given: RequestInit["headers"], tokenHeader: string): Record<string, string> {
  if (given === undefined) return {};
  const headers = Object.create(null) as Record<string, string>;
  const entries = isPlain(given) ? Object.entries(given) : headersOf(given).entries();
  for (const [given, value] of entries) {
    const name = given.toLowerCase();
    // Names that differ in case alone are one header (Fetch standard, "append").
    headers[name] = name in headers ? `${headers[name]}, ${value}` : value;
  }
  if ("authorization" in headers || tokenHeader in headers) {
    throw new CallError({
      code: "authorization_header_present",
      message:
        "The call has an Authorization header of its own, or another that carries a token, which the " +
        "client's would overwrite. Leave it out, or make the call without this client.",
    });
  }
  return headers;
}

function isPlain(given: NonNullable<RequestInit["headers"]>): given is Record<string, string> {
  const isObject = typeof given === "object" && (given as object | null) !== null;
  return isObject && !(given instanceof Headers || Symbol.iterator in given);
}

/** Everything but a stream can be read twice. */
function isRepeatable(body: BodyInit | undefined): boolean {
  return typeof body !== "object" || !("getReader" in body || Symbol.asyncIterator in body);
}

/** By what is needed of one: those of another realm, or of a polyfill, are of other classes. */
function isSignal(signal: object): boolean {
  const { aborted, addEventListener, removeEventListener } = signal as Record<string, unknown>;
  return (
    typeof aborted === "boolean" &&
    typeof addEventListener === "function" &&
    typeof removeEventListener === "function"
  );
}

/** Joins the caller's signal with the call's own timeout. */
function limit(call: PreparedCall): void {
  const { signal, timeoutMs } = call;
  if (signal !== undefined && !isSignal(signal)) {
    throw new CallError({ code: "invalid_call", message: "signal must be an AbortSignal." });
  }
  if (timeoutMs === undefined) return;
  if (!Number.isInteger(timeoutMs) || timeoutMs < 1 || timeoutMs > 2_147_483_647) {
    throw new CallError({
      code: "invalid_call",
      message: "timeoutMs must be a whole number of milliseconds from 1 to 2147483647.",
    });
  }
  const controller = new AbortController();
  call.signal = signal ? AbortSignal.any([signal, controller.signal]) : controller.signal;
  call.startedAt = performance.now();
  call.timer = setTimeout(() => {
    const message = `The call got no answer within its timeoutMs (${timeoutMs} ms).`;
    controller.abort(new CallError({ code: "call_timeout", message }));
  }, timeoutMs);
}
