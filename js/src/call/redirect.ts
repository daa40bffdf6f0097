// Owns following redirects (Fetch standard, "HTTP-redirect fetch"): the token goes to allowed origins only,
// whatever the runtime would do. Runtimes differ: workers from before September 2025 carry the Authorization
// header everywhere.

import { CallError } from "../errors/errors.js";
import { memberOf } from "../values/foreign.js";
import type { CoreClient } from "../wasm/contract.js";
import type { CallSession } from "./call-session.js";
import type { Caller } from "./defaults.js";
import { tokenCarrier } from "./headers.js";
import type { Call } from "./init.js";
import { useKeptBody } from "./replayable-body.js";
import { discard } from "./response-body.js";
import { send } from "./send.js";

/** The last response, and whether it comes from an origin that the token was not sent to. */
export interface Followed {
  readonly response: Response;
  readonly elsewhere: boolean;
}

type Receive = (sent: PromiseLike<Response>) => Promise<Response>;

const STATUSES: readonly number[] = [301, 302, 303, 307, 308];

/** Whether the response may be a redirect. Browsers hide one behind the status 0. */
export const mayRedirect = (status: number): boolean => status === 0 || STATUSES.includes(status);

/** The most redirects that the Fetch standard allows. */
const MOST = 20;

/** Headers that belong to one origin. */
const OF_AN_ORIGIN: readonly string[] = ["authorization", "cookie", "host", "proxy-authorization"];

/** Headers that describe a body. */
const OF_A_BODY: readonly string[] = [
  "content-encoding",
  "content-language",
  "content-length",
  "content-location",
  "content-type",
];

/**
 * Follows redirects to the final response; undefined if the token is gone meanwhile. Throws
 * `redirect_refused` for one that is not followed.
 */
export async function follow(
  caller: Caller,
  core: CoreClient,
  call: Call,
  response: Response,
  receive: Receive,
): Promise<Followed | undefined> {
  if (call.redirect === undefined) return { response, elsewhere: isElsewhere(response, call.url) };
  if (response.type === "opaqueredirect") return byTheRuntime(caller, core, call, receive);
  return byHand(caller, core, call, response, receive);
}

async function byHand(
  { session, defaults }: Caller,
  core: CoreClient,
  call: Call,
  first: Response,
  receive: Receive,
): Promise<Followed | undefined> {
  const { allowedOrigins, tokenHeader } = defaults;
  let response = first;
  let from = new URL(call.url);
  let { method } = call;
  let headers = call.init.headers as Sendable;
  let hasBody = true;
  let hasToken = true;
  for (let hops = 0; ; hops += 1) {
    const to = locationOf(response, from);
    if (!to) {
      // The user's own fetch may follow redirects in spite of `redirect: "manual"`.
      const elsewhere = !hasToken || isElsewhere(response, from.href);
      return { response: hops > 0 ? redirected(response) : response, elsewhere };
    }
    if (call.redirect === "error") throw refused('redirect is "error", and there is one.');
    if (hops === MOST) throw refused(`there are more than ${MOST}.`);
    const { status } = response;
    discard(response);
    if (becomesGet(status, method)) {
      method = "GET";
      hasBody = false;
      headers = without(headers, OF_A_BODY);
    }
    if (hasBody) await bodyOf(session, call);
    if (to.origin !== from.origin) headers = without(headers, [...OF_AN_ORIGIN, tokenHeader]);
    // A token that was dropped stays dropped, or a foreign server could decide where it goes.
    hasToken &&= allowedOrigins.includes(to.origin);
    // The client's headers may hold keys of the API.
    if (!hasToken) headers = without(headers, [...(defaults.headers?.keys() ?? [])]);
    // A copy: a retry begins with the headers of the first attempt.
    headers = without(headers, []);
    const init: RequestInit = { ...call.init, method, headers };
    // Headers with placeholders are complete since the first attempt.
    const complete = { templates: undefined, headers: tokenCarrier(headers, tokenHeader) };
    const hop = { target: to.href, init, ...complete };
    if (!hasBody) delete hop.init.body;
    const sent = hasToken
      ? send(session, core, call, hop, call.generation)
      : (session.own.fetch ?? fetch)(hop.target, hop.init);
    if (!sent) return undefined;
    response = await receive(sent);
    from = to;
  }
}

/** Web pages hide redirects: there the browser follows, and drops the Authorization header. */
async function byTheRuntime(
  { session, defaults }: Caller,
  core: CoreClient,
  call: Call,
  receive: Receive,
): Promise<Followed | undefined> {
  if (call.redirect === "error") throw refused('redirect is "error", and there is one.');
  if (defaults.tokenHeader !== "authorization" || defaults.headers) {
    throw refused("the browser would carry the client's own headers to any origin.");
  }
  await bodyOf(session, call);
  const again = { ...call, init: { ...call.init, redirect: "follow" as const } };
  const sent = send(session, core, call, again, call.generation);
  if (!sent) return undefined;
  const response = await receive(sent);
  return { response, elsewhere: isElsewhere(response, call.url) };
}

/** Where a redirect leads; undefined if the response is no redirect. */
function locationOf(response: Response, from: URL): URL | undefined {
  if (!STATUSES.includes(response.status)) return undefined;
  const location = response.headers.get("location");
  if (location === null) return undefined;
  let to: URL | undefined;
  try {
    to = new URL(location, from);
  } catch {
    // Refused below.
  }
  if (!to || !/^https?:$/.test(to.protocol) || to.username !== "" || to.password !== "") {
    throw refused("its Location is not a URL that a call can go to.");
  }
  if (to.hash === "") to.hash = from.hash;
  return to;
}

/** Whether the method becomes GET (Fetch standard), so that a form is not sent twice. */
function becomesGet(status: number, method: string): boolean {
  return status === 303 ? !["GET", "HEAD"].includes(method) : status < 303 && method === "POST";
}

async function bodyOf(session: CallSession, call: Call): Promise<void> {
  if (call.kept) await session.until(useKeptBody(call), call.deadline);
  if (!call.repeatable) throw refused("the body cannot be sent a second time.");
}

type Sendable = Headers | Record<string, string>;

/** A copy without some of them. */
function without(headers: Sendable, names: readonly string[]): Sendable {
  if (headers instanceof Headers) {
    const copy = new Headers(headers);
    for (const name of names) copy.delete(name);
    return copy;
  }
  const kept = Object.entries(headers).filter(([name]) => !names.includes(name.toLowerCase()));
  return Object.assign(Object.create(null), Object.fromEntries(kept)) as Record<string, string>;
}

/** Whether the user's own fetch has followed a redirect to another origin. */
export function isElsewhere(response: Response, from: string): boolean {
  return memberOf(response, "redirected") === true && originOf(response.url) !== originOf(from);
}

function originOf(url: string): string | undefined {
  try {
    return new URL(url).origin;
  } catch {
    return undefined;
  }
}

/** The response with the `redirected` that fetch would set. */
function redirected(response: Response): Response {
  try {
    return Object.defineProperty(response, "redirected", { value: true });
  } catch {
    return response;
  }
}

function refused(why: string): CallError {
  const message = `The API responded with a redirect that is not followed: ${why}`;
  return new CallError({ code: "redirect_refused", message });
}
