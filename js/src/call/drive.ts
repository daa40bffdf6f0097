// Owns leading a call to its end: the one loop, in the asynchronous context in which the call was made.
// The module is asked what comes next and told how it ended; what is awaited here are JavaScript's
// promises alone, so that no call ever goes on in another caller's context.

import { CallError, TokenError } from "../errors/errors.js";
import type { FetchInput } from "../runtime/web-types.js";
import { isA } from "../values/foreign.js";
import type { CoreCall, CoreClient, TokenFields } from "../wasm/contract.js";
import type { CallSession } from "./call-session.js";
import { within } from "./deadline.js";
import { FOREIGN, faultOf } from "./fault.js";
import { checkCall, prepareCall } from "./init.js";
import type { ApiCall, CallInit, PreparedCall } from "./init.js";
import { follow, isLeftBehind, mayLead } from "./redirect.js";
import { useKeptBody } from "./replayable-body.js";
import { statusOf } from "./response.js";
import type { Answer, Reading } from "./response.js";
import { discard } from "./response-body.js";
import { retryAfterOf } from "./retry-after.js";
import { send } from "./send.js";

/**
 * Leads a call to the API, from what its caller hands in to what the caller gets. One function up to the
 * answer: each asynchronous one would cost a warm call more than its decisions.
 */
export async function lead<T>(
  session: CallSession,
  input: FetchInput,
  given: CallInit | undefined,
  read: Reading<T>,
  hasBody: boolean,
): Promise<T> {
  const core = session.ready();
  const call = prepareCall(input, given, session.settings, session.clock);
  let led: CoreCall | undefined;
  try {
    call.deadline?.check();
    let sent = send(session, core, call, call, 0);
    for (;;) {
      while (!sent) {
        led ??= core.begin(call, call.sentAt);
        const generation = await nextToken(session, core, led, call);
        sent = send(session, core, call, call, generation);
      }
      let answer: Answer<T>;
      let elsewhere = false;
      let hasAnswered = false;
      try {
        let response = await (call.deadline ? within(call.deadline, sent) : sent);
        if (!isAnswer(response)) throw new Thrown(response);
        hasAnswered = true;
        let status = statusOf(response);
        const leads = mayLead(status);
        if (leads) {
          const last = await follow(session, core, call, response, (hop) => answered(call, hop));
          sent = undefined;
          // The token is gone; the call is to be sent anew.
          if (!last) continue;
          ({ response, elsewhere } = last);
          status = statusOf(response);
        }
        sent = undefined;
        const found = read(response, status, call, core, session);
        answer = found instanceof Promise ? await found : found;
        if (answer.status === 401 && !leads) elsewhere = isLeftBehind(response, call.url);
      } catch (error) {
        if (!hasAnswered && sent) letGo(call, sent);
        sent = undefined;
        led = await unanswered(session, core, call, led, error, hasAnswered);
        continue;
      }
      const { value, status } = answer;
      // After close, or on a new instance, nothing is known of this call any more.
      let over =
        !session.leads(core) || (!led && !elsewhere && core.settled(call.generation, status));
      if (!over && call.kept) {
        await session.until(useKeptBody(call), call.deadline);
        over = !session.leads(core);
      }
      if (!over) {
        led ??= core.begin(call, call.sentAt);
        const retryAfter = retryAfterOf(value as object);
        over = led.answered(status, retryAfter, elsewhere, call.repeatable);
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
  }
}

/** Leads a wait for a token. */
export async function waitForToken(session: CallSession, call: PreparedCall): Promise<TokenFields> {
  const core = session.ready();
  const led = core.begin(call, call.sentAt);
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
  }
}

/** Waits until the core says with which token the call is to be sent. */
async function nextToken(
  session: CallSession,
  core: CoreClient,
  led: CoreCall,
  call: PreparedCall,
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

/** What fetch threw, or resolved with in the place of an answer. */
class Thrown extends Error {
  constructor(readonly error: unknown) {
    super();
  }
}

/** The call's next step. Of two waits that end at the same moment, the call's own is what its caller hears of. */
function nextStep(led: CoreCall, call: PreparedCall): number | undefined {
  try {
    return led.next();
  } catch (error) {
    if (isA(error, TokenError) && error.code === "token_wait_timeout") call.deadline?.checkTime();
    throw error;
  }
}

/** What the fetch of a redirect resolved with, unless the deadline comes first. */
async function answered(call: ApiCall, sent: PromiseLike<Response>): Promise<Response> {
  let response: unknown;
  try {
    response = await within(call.deadline, sent);
  } catch (error) {
    letGo(call, sent);
    throw new Thrown(error);
  }
  if (!isAnswer(response)) throw new Thrown(response);
  return response;
}

/** A fetch that resolves with a non-object has failed. */
const isAnswer = (response: unknown): response is Response =>
  typeof response === "object" && response !== null;

/** An answer that comes after the deadline is let go of. */
function letGo(call: ApiCall, sent: PromiseLike<Response>): void {
  if (call.deadline) Promise.resolve(sent).then(discard, () => undefined);
}

/** An attempt got no answer: throws what the caller gets, or answers the call that goes on. */
async function unanswered(
  session: CallSession,
  core: CoreClient,
  call: ApiCall,
  led: CoreCall | undefined,
  met: unknown,
  hasAnswered: boolean,
): Promise<CoreCall> {
  // Else it was met in what fetch answered.
  const inHop = isA(met, Thrown);
  const thrown = !hasAnswered || inHop;
  const error = inHop ? met.error : met;
  // What the caller has ended, or fetch itself refuses, no other attempt would change.
  call.deadline?.check();
  if (isA(error, CallError) && error.code === "redirect_refused") throw error;
  checkCall(call);
  const fault = faultOf(error);
  if (fault === FOREIGN && thrown) throw error;
  if (call.kept) await session.until(useKeptBody(call), call.deadline);
  if (!session.leads(core)) {
    const message = "The API call got no answer, and the client has changed meanwhile.";
    throw new CallError({ code: "network_error", message, cause: error });
  }
  const leading = led ?? core.begin(call, call.sentAt);
  leading.failed(fault === FOREIGN ? undefined : fault, call.repeatable, error);
  return leading;
}
