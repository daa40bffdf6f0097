// Owns preparing a call: from what the global fetch takes to what the core needs.

import type { CallRequest, Settings } from "./core-api.js";
import { CallError, isA } from "./errors.js";
import { KeptBody } from "./kept-body.js";

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
  readonly timer: ReturnType<typeof setTimeout> | undefined;
  repeatable: boolean;
  /** Only where the body is that of a Request. */
  kept?: KeptBody;
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
  const limits = reading(() => limit(init?.signal ?? undefined, init?.timeoutMs));
  const facts = { method: "GET", idempotent: undefined, repeatable: false };
  return { target: undefined, url: "", init: {}, headers: {}, ...facts, ...limits };
}

/** Prepares an API call. Throws if it must not be made. */
export function prepareCall(
  input: FetchInput,
  init: CallInit | undefined,
  settings: Settings,
): PreparedCall {
  return reading(() => prepared(input, init, settings));
}

/** Reads arguments, which may be anything: getters and proxies throw what they like. */
export function reading<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    if (isA(cause, CallError)) throw cause;
    const message = "The URL or an option of the call cannot be read. cause says more.";
    throw new CallError({ code: "invalid_call", message, cause });
  }
}

function prepared(input: FetchInput, init: CallInit | undefined, settings: Settings): PreparedCall {
  if (isRequest(init)) {
    const message = "A Request stands in the place of the options; it goes first, by itself.";
    throw new CallError({ code: "invalid_call", message });
  }
  const request = isRequest(input) ? input : undefined;
  // fetch makes text of whatever is no Request, so that text is what has to be looked at.
  const url = resolve(isRequest(input) ? input.url : String(input), settings);
  const { timeoutMs = settings.timeoutMs, idempotent, ...own } = init ?? {};
  const replaced = own.body !== undefined && own.body !== null;
  const inherited = replaced ? undefined : (request?.body ?? undefined);
  if (!replaced && (request?.bodyUsed || inherited?.locked)) {
    throw new CallError({ code: "invalid_call", message: "The Request's body was used already." });
  }
  const headers = plainHeaders(own.headers ?? request?.headers, settings.tokenHeader);
  // fetch makes text of what is none, whatever the types say.
  const method: unknown = own.method ?? request?.method ?? "GET";
  const facts = {
    target: request ?? url.href,
    url: url.href,
    headers,
    method: String(method).toUpperCase(),
    idempotent: "idempotency-key" in headers || idempotent,
    repeatable: isRepeatable(own.body ?? inherited),
  };
  const given = own.signal === undefined ? request?.signal : (own.signal ?? undefined);
  // Last, because it starts the timer.
  const limits = limit(given, timeoutMs);
  const { signal } = limits;
  const passed: RequestInit & { duplex?: "half" } = { ...own, headers };
  // On the way to another origin fetch leaves the Authorization header behind, but no other.
  if (settings.tokenHeader !== "authorization" && own.redirect !== "error") {
    passed.redirect = "manual";
  }
  if (signal) passed.signal = signal;
  // The standard wants this said of every stream, and allows nothing else.
  if (own.body && !facts.repeatable) passed.duplex = "half";
  const call: PreparedCall = { ...facts, init: passed, ...limits };
  if (request && inherited && !facts.repeatable) keepBody(call, request);
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

/** Headers of these. What Headers throws quotes the value that it refuses, so it goes no further. */
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
  return input instanceof Request || Object.prototype.toString.call(input) === "[object Request]";
}

/** The URL, if the token may be sent there. */
function resolve(input: string, { baseUrl, allowedOrigins }: Settings): URL {
  let url: URL;
  try {
    url = new URL(input, baseUrl);
  } catch {
    const advice = baseUrl === undefined ? " Relative URLs need the option baseUrl." : "";
    throw new CallError({ code: "invalid_call", message: `The URL cannot be used.${advice}` });
  }
  if (!allowedOrigins.includes(url.origin)) {
    const allowed = allowedOrigins.length > 0 ? allowedOrigins.join(", ") : "none";
    throw new CallError({
      code: "origin_not_allowed",
      message:
        `The token is not sent to ${url.origin}. Allowed: ${allowed}. ` +
        "If it belongs to the same API, add it to allowedOrigins.",
    });
  }
  if (url.username !== "" || url.password !== "") {
    throw new CallError({
      code: "invalid_call",
      message: "The URL holds a user name or a password, which fetch does not send.",
    });
  }
  return url;
}

/**
 * The caller's headers as an object that is ours to add to, names in lower case. A plain object is
 * copied without going through Headers, which costs more than all the rest of a call.
 */
function plainHeaders(given: RequestInit["headers"], tokenHeader: string): Record<string, string> {
  const headers = Object.create(null) as Record<string, string>;
  if (given === undefined) return headers;
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
function isSignal(signal: unknown): boolean {
  if (typeof signal !== "object" || signal === null) return false;
  const { aborted, addEventListener, removeEventListener } = signal as Record<string, unknown>;
  return (
    typeof aborted === "boolean" &&
    typeof addEventListener === "function" &&
    typeof removeEventListener === "function"
  );
}

type Limits = Pick<PreparedCall, "signal" | "timeoutMs" | "startedAt" | "timer">;

/** The caller's signal, joined with the call's own timeout. */
function limit(signal: AbortSignal | undefined, timeoutMs: number | undefined): Limits {
  if (signal !== undefined && !isSignal(signal)) {
    throw new CallError({ code: "invalid_call", message: "signal must be an AbortSignal." });
  }
  if (timeoutMs === undefined) {
    return { signal, timeoutMs, startedAt: undefined, timer: undefined };
  }
  if (!Number.isInteger(timeoutMs) || timeoutMs < 1 || timeoutMs > 2_147_483_647) {
    throw new CallError({
      code: "invalid_call",
      message: "timeoutMs must be a whole number of milliseconds from 1 to 2147483647.",
    });
  }
  const controller = new AbortController();
  const joined = signal ? AbortSignal.any([signal, controller.signal]) : controller.signal;
  const timer = setTimeout(() => {
    const message = `The call got no answer within its timeoutMs (${timeoutMs} ms).`;
    controller.abort(new CallError({ code: "call_timeout", message }));
  }, timeoutMs);
  return { signal: joined, timeoutMs, startedAt: performance.now(), timer };
}
