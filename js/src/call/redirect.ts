// Owns following redirects (Fetch standard, "HTTP-redirect fetch"): the token goes to allowed origins and
// to no other, whatever the runtime would carry along. Runtimes do not agree on that: workers of before
// September 2025 carry the Authorization header everywhere.

import { CallError } from "../errors/errors.js";
import { memberOf } from "../values/foreign.js";
import type { CoreClient } from "../wasm/contract.js";
import type { CallSession } from "./call-session.js";
import { tokenCarrier } from "./headers.js";
import type { ApiCall } from "./init.js";
import { useKeptBody } from "./replayable-body.js";
import { discard } from "./response-body.js";
import { send } from "./send.js";

/** A response, and whether it comes from where the token was not sent to. */
export interface Sent {
  readonly response: Response;
  readonly elsewhere: boolean;
}

type Answered = (sent: PromiseLike<Response>) => Promise<Response>;

const STATUSES: readonly number[] = [301, 302, 303, 307, 308];

/** Whether there may be something to follow. Browsers hide it behind the status 0. */
export const mayLead = (status: number): boolean => status === 0 || STATUSES.includes(status);

/** As many as the Fetch standard allows. */
const MOST = 20;

/** Headers that belong to one origin. */
const OF_AN_ORIGIN: readonly string[] = ["authorization", "cookie", "host", "proxy-authorization"];

/** Headers that speak of a body. */
const OF_A_BODY: readonly string[] = [
  "content-encoding",
  "content-language",
  "content-length",
  "content-location",
  "content-type",
];

/**
 * Follows redirects to the response that is none; undefined if the token has gone meanwhile. Throws
 * `redirect_refused` where there is no following.
 */
export async function follow(
  session: CallSession,
  core: CoreClient,
  call: ApiCall,
  response: Response,
  answered: Answered,
): Promise<Sent | undefined> {
  if (call.redirect === undefined) return { response, elsewhere: isLeftBehind(response, call.url) };
  if (response.type === "opaqueredirect") return byTheRuntime(session, core, call, answered);
  return byHand(session, core, call, response, answered);
}

async function byHand(
  session: CallSession,
  core: CoreClient,
  call: ApiCall,
  first: Response,
  answered: Answered,
): Promise<Sent | undefined> {
  const { allowedOrigins, tokenHeader } = session.settings;
  let response = first;
  let from = new URL(call.url);
  let { method } = call;
  let headers = call.init.headers as Sendable;
  let hasBody = true;
  let hasToken = true;
  for (let hops = 0; ; hops += 1) {
    const to = locationOf(response, from);
    if (!to) {
      // A fetch of the user's own may follow redirects whatever it is told.
      const elsewhere = !hasToken || isLeftBehind(response, from.href);
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
    // What was left behind does not come back: whoever redirects would say where the token goes.
    hasToken &&= allowedOrigins.includes(to.origin);
    // A copy: what is tried again later begins with the headers of the first.
    headers = without(headers, []);
    const init: RequestInit = { ...call.init, method, headers };
    const hop = { target: to.href, init, headers: tokenCarrier(headers, tokenHeader) };
    if (!hasBody) delete hop.init.body;
    const sent = hasToken
      ? send(session, core, call, hop, call.generation)
      : (session.own.fetch ?? fetch)(hop.target, hop.init);
    if (!sent) return undefined;
    response = await answered(sent);
    from = to;
  }
}

/** Web pages hide redirects: there, the browser follows, and leaves the Authorization header behind. */
async function byTheRuntime(
  session: CallSession,
  core: CoreClient,
  call: ApiCall,
  answered: Answered,
): Promise<Sent | undefined> {
  if (call.redirect === "error") throw refused('redirect is "error", and there is one.');
  if (session.settings.tokenHeader !== "authorization") {
    throw refused("the browser would carry the token's own header to any origin.");
  }
  await bodyOf(session, call);
  const again = { ...call, init: { ...call.init, redirect: "follow" as const } };
  const sent = send(session, core, call, again, call.generation);
  if (!sent) return undefined;
  const response = await answered(sent);
  return { response, elsewhere: isLeftBehind(response, call.url) };
}

/** Where a redirect leads; undefined if the response is none. */
function locationOf(response: Response, from: URL): URL | undefined {
  if (!STATUSES.includes(response.status)) return undefined;
  const location = response.headers.get("location");
  if (location === null) return undefined;
  let to: URL | undefined;
  try {
    to = new URL(location, from);
  } catch {
    // Said below.
  }
  if (!to || !/^https?:$/.test(to.protocol) || to.username !== "" || to.password !== "") {
    throw refused("its Location is no address that a call can go to.");
  }
  if (to.hash === "") to.hash = from.hash;
  return to;
}

/** Fetch standard: so that a form that was sent is not sent again. */
function becomesGet(status: number, method: string): boolean {
  return status === 303 ? !["GET", "HEAD"].includes(method) : status < 303 && method === "POST";
}

async function bodyOf(session: CallSession, call: ApiCall): Promise<void> {
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

/** Whether a redirect that was followed for us, by a fetch of the user's own, led to another origin. */
export function isLeftBehind(response: Response, from: string): boolean {
  return memberOf(response, "redirected") === true && originOf(response.url) !== originOf(from);
}

function originOf(url: string): string | undefined {
  try {
    return new URL(url).origin;
  } catch {
    return undefined;
  }
}

/** The response says what fetch would say of it. */
function redirected(response: Response): Response {
  try {
    return Object.defineProperty(response, "redirected", { value: true });
  } catch {
    return response;
  }
}

function refused(why: string): CallError {
  const message = `The API answered with a redirect that is not followed: ${why}`;
  return new CallError({ code: "redirect_refused", message });
}
