// Owns leading a call to its end: the one loop, in the asynchronous context in which the call was made.
// The module is asked what comes next and told how it ended; what is awaited here are JavaScript's
// promises alone, so that no call ever goes on in another caller's context.

import type { Answer, Reading } from "./answers.js";
import { discard } from "./body.js";
import { checkCall } from "./call.js";
import type { ApiCall, PreparedCall } from "./call.js";
import type { CoreCall, CoreClient, TokenFields } from "./core-api.js";
import { within } from "./deadline.js";
import { CallError, TokenError, isA } from "./errors.js";
import { FOREIGN, faultOf } from "./fault.js";
import { useKeptBody } from "./kept-body.js";
import { follow, mayLead } from "./redirect.js";
import { retryAfterOf } from "./retry-after.js";
import { send } from "./send.js";
import type { Session } from "./session.js";

/** Leads a call to the API. */
export async function lead<T>(session: Session, call: ApiCall, read: Reading<T>): Promise<T> {
  const core = session.ready();
  let led: CoreCall | undefined;
  try {
    call.deadline?.check();
    let sent = send(session, core, call, call, 0);
    for (;;) {
      while (!sent) {
        led ??= core.begin(call);
        const generation = await nextToken(session, core, led, call);
        sent = send(session, core, call, call, generation);
      }
      const attempt: Attempt<T> = await attempted(session, core, call, sent, read);
      sent = undefined;
      if (attempt === AGAIN) continue;
      if ("error" in attempt) {
        led = await unanswered(session, core, call, led, attempt);
        continue;
      }
      const { value, status, elsewhere } = attempt;
      // After close, or on a new instance, nothing is known of this call any more.
      if (!session.leads(core)) return value;
      if (!led && !elsewhere && core.settled(call.generation, status)) return value;
      if (call.kept) await session.until(useKeptBody(call), call.deadline);
      if (!session.leads(core)) return value;
      led ??= core.begin(call);
      const retryAfter = retryAfterOf(value as object);
      if (led.answered(status, retryAfter, elsewhere, call.repeatable)) return value;
      discard(value);
    }
  } finally {
    led?.free();
  }
}

/** Leads a wait for a token. */
export async function waitForToken(session: Session, call: PreparedCall): Promise<TokenFields> {
  const core = session.ready();
  const led = core.begin(call);
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
  session: Session,
  core: CoreClient,
  led: CoreCall,
  call: PreparedCall,
): Promise<number> {
  for (;;) {
    call.deadline?.check();
    if (!session.leads(core)) throw session.lost();
    const ms = nextStep(led, call);
    // A listener that has just been told may have closed the client.
    if (ms === undefined && session.leads(core)) return led.generation();
    if (ms === undefined) continue;
    await session.wait(led, ms, call.deadline);
  }
}

/** The token is gone; the call is to be sent anew. */
const AGAIN = Symbol("again");

interface Failure {
  readonly error: unknown;
  /** Whether fetch threw it; if not, it was met in what fetch answered. */
  readonly thrown: boolean;
}

/** What fetch threw. */
class Thrown extends Error {
  constructor(readonly error: unknown) {
    super();
  }
}

type Attempt<T> = (Answer<T> & { readonly elsewhere: boolean }) | Failure | typeof AGAIN;

async function attempted<T>(
  session: Session,
  core: CoreClient,
  call: ApiCall,
  sent: PromiseLike<Response>,
  read: Reading<T>,
): Promise<Attempt<T>> {
  try {
    let response = await answered(call, sent);
    let elsewhere = false;
    if (mayLead(response)) {
      const last = await follow(session, core, call, response, (hop) => answered(call, hop));
      if (!last) return AGAIN;
      ({ response, elsewhere } = last);
    }
    const current = (): CoreClient | undefined => (session.leads(core) ? core : undefined);
    const { value, status } = await read(response, call, current);
    return { value, status, elsewhere };
  } catch (error) {
    const thrown = error instanceof Thrown;
    return { error: thrown ? error.error : error, thrown };
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

/** What fetch resolved with, unless the deadline comes first. */
async function answered(call: ApiCall, sent: PromiseLike<Response>): Promise<Response> {
  let response: unknown;
  try {
    response = await (call.deadline ? within(call.deadline, sent) : sent);
  } catch (error) {
    // A late answer is let go of.
    if (call.deadline) Promise.resolve(sent).then(discard, () => undefined);
    throw new Thrown(error);
  }
  // A fetch that resolves with a non-object has failed.
  if (typeof response !== "object" || response === null) throw new Thrown(response);
  return response as Response;
}

/** An attempt got no answer: throws what the caller gets, or answers the call that goes on. */
async function unanswered(
  session: Session,
  core: CoreClient,
  call: ApiCall,
  led: CoreCall | undefined,
  { error, thrown }: Failure,
): Promise<CoreCall> {
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
  const leading = led ?? core.begin(call);
  leading.failed(fault === FOREIGN ? undefined : fault, call.repeatable, error);
  return leading;
}
