// Owns turning a response into what the caller gets: the response itself, with the status that its body means
// where a provider puts codes of its own there (option `profile`); or its whole text, so that a body that
// breaks off is a failed call like any other.

import { memberOf, textIn } from "../values/foreign.js";
import type { CoreClient, Settings } from "../wasm/contract.js";
import { codedMembers, isJson, LONGEST_CODED, meaningOf } from "./body-codes.js";
import type { CallSession } from "./call-session.js";
import type { Call } from "./init.js";
import { textOf } from "./response-body.js";
import { retryAfterOf } from "./retry-after.js";

/** The result of an attempt that got a response. */
export interface Received<T> {
  /** For the caller, if this was the last attempt. */
  readonly value: T;
  /** The status that it means. */
  readonly status: number;
}

/** Turns a response into what the caller wants. Asks the core only while it is the client's. */
export type Reading<T> = (
  response: Response,
  status: number,
  call: Call,
  core: CoreClient,
  session: CallSession,
) => Received<T> | Promise<Received<T>>;

/** A response with its whole body. */
export interface WholeResponse {
  /** The status that it means. */
  readonly status: number;
  readonly headers: Headers;
  /** The wait that it asks for, in milliseconds. */
  readonly retryAfterMs: number | undefined;
  /** The body; undefined if it has more than {@link LONGEST} bytes. */
  readonly text: string | undefined;
}

/** The longest body that is read as a whole, in bytes. */
export const LONGEST = 64 * 1024 * 1024;

/** Responses with these statuses have no body, not even an empty one (Fetch standard, "null body status"). */
const BODILESS: readonly number[] = [204, 205, 304];

/** For callers of `fetch`. Inspects bodies for codes where the profile has some. */
export function asResponse(settings: Settings): Reading<Response> {
  const members = codedMembers(settings);
  const asItCame = (value: Response, status: number): Received<Response> => ({ value, status });
  if (members.length === 0) return asItCame;
  return async (response, came, call, core, session) => {
    // A test double may have no clone, and a body that can be read only once is the caller's.
    const isReadable = typeof memberOf(response, "clone") === "function";
    if (!isReadable || !isJson(response)) return asItCame(response, came);
    const text = await textOf(response.clone(), LONGEST_CODED, call.deadline);
    if (text === undefined) return asItCame(response, came);
    const status = meaningOf(session.current(core), members, came, text);
    const value = status === came ? response : rebuilt(response, text, status);
    return { value, status };
  };
}

/** For operations, which want the whole body. */
export function asWhole(settings: Settings): Reading<WholeResponse> {
  const members = codedMembers(settings);
  const { retryAfterHeader, retryAfterMark } = settings;
  return async (response, came, { deadline }, core, session) => {
    const { headers } = response;
    const text = await textOf(response, LONGEST, deadline);
    const status =
      members.length === 0 ? came : meaningOf(session.current(core), members, came, text ?? "");
    const asked = retryAfterOf(response, retryAfterHeader, retryAfterMark);
    const retryAfterMs =
      asked === undefined ? undefined : session.current(core)?.retryAfterMs(asked, status);
    return { value: { status, headers, retryAfterMs, text }, status };
  };
}

/** The status of a response, which the user's own fetch may have made of anything. */
export function statusOf(response: { readonly status: unknown }): number {
  try {
    const { status } = response;
    return typeof status === "number" ? status : 0;
  } catch {
    return 0;
  }
}

/** A copy of the response with this body and this status. A hidden redirect has neither. */
function rebuilt(response: Response, text: string, status: number): Response {
  if (response.status === 0) return Response.error();
  const body = BODILESS.includes(status) ? null : text;
  const { headers, redirected } = response;
  const statusText = textIn(response, "statusText") ?? "";
  const same = new Response(body, { status, statusText, headers });
  return Object.defineProperties(same, {
    url: { value: response.url },
    redirected: { value: redirected },
  });
}
