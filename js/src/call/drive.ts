// Owns the one loop that takes a call to its end, in the asynchronous context in which the call was made. The
// module says what comes next and hears how it ended; only JavaScript's promises are awaited here, so that no
// call continues in another caller's context.

import { CallError, TokenError } from "../errors/errors.js";
import type { FetchInput } from "../runtime/web-types.js";
import { isA } from "../values/foreign.js";
import type { CoreCall, CoreClient, TokenFields } from "../wasm/contract.js";
import type { CallSession } from "./call-session.js";
import { challengeErrorOf } from "./challenge.js";
import { within } from "./deadline.js";
import type { Caller } from "./defaults.js";
import { FOREIGN, faultOf } from "./fault.js";
import { aim, checkCall, prepareCall } from "./init.js";
import type { Call, CallInit, TokenWait } from "./init.js";
import { follow, isElsewhere, mayRedirect } from "./redirect.js";
import { useKeptBody } from "./replayable-body.js";
import { statusOf } from "./response.js";
import type { Reading, Received } from "./response.js";
import { discard } from "./response-body.js";
import { retryAfterOf } from "./retry-after.js";
import { send } from "./send.js";

/**
 * Makes a call to the API, from the caller's arguments to the caller's result. One function up to the response:
 * each further asynchronous function would cost a warm call more than its decisions do.
 */
export async function lead<T>(
  caller: Caller,
  input: FetchInput,
  given: CallInit | undefined,
  read: Reading<T>,
  hasBody: boolean,
): Promise<T> {
  const { session } = caller;
  const core = session.ready();
  const call = prepareCall(input, given, caller.defaults, session.clock);
  let led: CoreCall | undefined;
  session.enter();
  try {
    call.deadline?.check();
    let sent = attempt(caller, core, call, 0);
    for (;;) {
      while (!sent) {
        led ??= core.begin(call, call.sentAt);
        const generation = await nextToken(session, core, led, call);
        sent = attempt(caller, core, call, generation);
      }
      let result: Received<T>;
      let elsewhere = false;
      let hasResponse = false;
      try {
        let response = await (call.deadline ? within(call.deadline, sent) : sent);
        if (!isResponse(response)) throw new Thrown(response);
        hasResponse = true;
        let status = statusOf(response);
        const redirects = mayRedirect(status);
        if (redirects) {
          const of = { session, defaults: call.defaults };
          const last = await follow(of, core, call, response, (hop) => received(call, hop));
          sent = undefined;
          // The token is gone: the call is sent anew.
          if (!last) continue;
          ({ response, elsewhere } = last);
          status = statusOf(response);
        }
        sent = undefined;
        const found = read(response, status, call, core, session);
        result = found instanceof Promise ? await found : found;
        if (result.status >= 400 && !redirects) elsewhere = isElsewhere(response, call.url);
      } catch (error) {
        if (!hasResponse && sent) discardLate(call, sent);
        sent = undefined;
        led = await withoutResponse(session, core, call, led, error, hasResponse);
        continue;
      }
      const { value, status } = result;
      // After close, or on a new instance, the core does not know this call.
      let over =
        !session.leads(core) || (!led && !elsewhere && core.settled(call.generation, status));
      if (!over && call.kept) {
        await session.until(useKeptBody(call), call.deadline);
        over = !session.leads(core);
      }
      if (!over) {
        led ??= core.begin(call, call.sentAt);
        const { retryAfterHeader, retryAfterMark } = session.settings;
        const retryAfter = retryAfterOf(value as object, retryAfterHeader, retryAfterMark);
        const challenge = challengeErrorOf(value);
        over = led.responded(status, retryAfter, challenge, elsewhere, call.repeatable);
      }
      if (over) {
        if (hasBody) call.deadline?.outlast();
        return value;
      }
      discard(value);
    }
  } finally {
    led?.free();
    call.deadline?.release();
    call.kept?.release();
    session.leave();
  }
}

/**
 * Sends a call with the token of this generation (0: one that is usable at once). Returns undefined and sends nothing if
 * there is no such token. Where the base of URLs comes with the token, the call goes where that token belongs.
 */
function attempt(
  { session, defaults }: Caller,
  core: CoreClient,
  call: Call,
  generation: number,
): PromiseLike<Response> | undefined {
  if (call.unresolved === undefined) return send(session, core, call, call, generation);
  if (!session.leads(core)) throw session.lost();
  call.sentAt ||= session.wallMs();
  const carried = generation === 0 ? core.usable() : generation;
  const isAimed = carried !== 0 && aim(call, defaults, core.baseUrl(carried));
  return isAimed ? send(session, core, call, call, carried) : undefined;
}

/** Waits for a token. */
export async function waitForToken(session: CallSession, call: TokenWait): Promise<TokenFields> {
  const core = session.ready();
  const led = core.begin(call, call.sentAt);
  session.enter();
  try {
    for (;;) {
      const generation = await nextToken(session, core, led, call);
      if (!session.leads(core)) throw session.lost();
      const token = core.token(generation);
      // A listener that has just been told may have dropped the token: then ask again.
      if (token) return token;
    }
  } finally {
    led.free();
    session.leave();
  }
}

/** Waits until the core says which token to send the call with. */
async function nextToken(
  session: CallSession,
  core: CoreClient,
  led: CoreCall,
  call: TokenWait,
): Promise<number> {
  for (;;) {
    call.deadline?.check();
    if (!session.leads(core)) throw session.lost();
    const ms = nextStep(led, call);
    // A listener that has just been told may have closed the client.
    if (!session.leads(core)) continue;
    if (ms === undefined) return led.generation();
    await session.wait(led, ms, call.deadline);
  }
}

/** What fetch threw, or resolved with in place of a response. */
class Thrown extends Error {
  constructor(readonly error: unknown) {
    super();
  }
}

/** The call's next step. If the wait for a token and the call's timeout end together, the timeout counts. */
function nextStep(led: CoreCall, call: TokenWait): number | undefined {
  try {
    return led.next();
  } catch (error) {
    if (isA(error, TokenError) && error.code === "token_wait_timeout") call.deadline?.checkTime();
    throw error;
  }
}

/** The response to a redirected call, unless the deadline comes first. */
async function received(call: Call, sent: PromiseLike<Response>): Promise<Response> {
  let response: unknown;
  try {
    response = await within(call.deadline, sent);
  } catch (error) {
    discardLate(call, sent);
    throw new Thrown(error);
  }
  if (!isResponse(response)) throw new Thrown(response);
  return response;
}

/** A fetch that resolves with a non-object has failed. */
const isResponse = (response: unknown): response is Response =>
  typeof response === "object" && response !== null;

/** Discards a response that comes after the deadline. */
function discardLate(call: Call, sent: PromiseLike<Response>): void {
  if (call.deadline) Promise.resolve(sent).then(discard, () => undefined);
}

/** An attempt got no response: throws the caller's error, or returns the call that goes on. */
async function withoutResponse(
  session: CallSession,
  core: CoreClient,
  call: Call,
  led: CoreCall | undefined,
  met: unknown,
  hasResponse: boolean,
): Promise<CoreCall> {
  // Otherwise the response itself threw.
  const inHop = isA(met, Thrown);
  const thrown = !hasResponse || inHop;
  const error = inHop ? met.error : met;
  // Another attempt does not help if the caller has ended the call, or fetch refuses it.
  call.deadline?.check();
  if (isA(error, CallError) && error.code === "redirect_refused") throw error;
  checkCall(call);
  const fault = faultOf(error);
  if (fault === FOREIGN && thrown) throw error;
  if (call.kept) await session.until(useKeptBody(call), call.deadline);
  if (!session.leads(core)) {
    const message = "The API call got no response, and the client has changed meanwhile.";
    throw new CallError({ code: "network_error", message, cause: error });
  }
  const leading = led ?? core.begin(call, call.sentAt);
  leading.failed(fault === FOREIGN ? undefined : fault, call.repeatable, error);
  return leading;
}
