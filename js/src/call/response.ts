// Owns what a caller gets of a response: itself, with the status that its body means where a provider puts
// codes of its own there (option `profile`); or its whole text, so that one that breaks off is a failed call
// like others.

import { memberOf, textIn } from "../values/foreign.js";
import type { CoreClient, Settings } from "../wasm/contract.js";
import { codedMembers, isJson, LONGEST_CODED, meaningOf } from "./body-codes.js";
import type { CallSession } from "./call-session.js";
import type { ApiCall } from "./init.js";
import { textOf } from "./response-body.js";
import { retryAfterOf } from "./retry-after.js";

/** What an attempt brought. */
export interface Answer<T> {
  /** What the caller gets, if this was the last attempt. */
  readonly value: T;
  /** The status that it means. */
  readonly status: number;
}

/** Makes of a response what the caller wants. Of a core that leads no more nothing is asked. */
export type Reading<T> = (
  response: Response,
  status: number,
  call: ApiCall,
  core: CoreClient,
  session: CallSession,
) => Answer<T> | Promise<Answer<T>>;

/** A response that was read to its end. */
export interface WholeResponse {
  /** The status that it means. */
  readonly status: number;
  readonly headers: Headers;
  /** The wait that its Retry-After header asks for, in milliseconds. */
  readonly retryAfterMs: number | undefined;
  /** Its body; undefined if that has more than {@link LONGEST} bytes. */
  readonly text: string | undefined;
}

/** The longest body that is read whole, in bytes. */
export const LONGEST = 64 * 1024 * 1024;

/** Answers of these statuses have no body, not even an empty one (Fetch standard, "null body status"). */
const BODILESS: readonly number[] = [204, 205, 304];

/** How to read responses for callers of `fetch`. */
export function asResponse(settings: Settings): Reading<Response> {
  const members = codedMembers(settings);
  const asItCame = (value: Response, status: number): Answer<Response> => ({ value, status });
  if (members.length === 0) return asItCame;
  return async (response, came, call, core, session) => {
    // What cannot be read twice stays unread: a double may have no clone.
    const isReadable = typeof memberOf(response, "clone") === "function";
    if (!isReadable || !isJson(response)) return asItCame(response, came);
    const text = await textOf(response.clone(), LONGEST_CODED, call.deadline);
    if (text === undefined) return asItCame(response, came);
    const status = meaningOf(session.current(core), members, came, text);
    const value = status === came ? response : rebuilt(response, text, status);
    return { value, status };
  };
}

/** How to read responses for operations, which want all of them. */
export function asWhole(settings: Settings): Reading<WholeResponse> {
  const members = codedMembers(settings);
  return async (response, came, { deadline }, core, session) => {
    const { headers } = response;
    const text = await textOf(response, LONGEST, deadline);
    const status =
      members.length === 0 ? came : meaningOf(session.current(core), members, came, text ?? "");
    const asked = retryAfterOf(response);
    const retryAfterMs =
      asked === undefined ? undefined : session.current(core)?.retryAfterMs(asked);
    return { value: { status, headers, retryAfterMs, text }, status };
  };
}

/** The status of a response, which may be anything that a fetch of the user's own made up. */
export function statusOf(response: { readonly status: unknown }): number {
  try {
    const { status } = response;
    return typeof status === "number" ? status : 0;
  } catch {
    return 0;
  }
}

/** A response like this one, with this body and this status. A redirect that is hidden has neither. */
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
