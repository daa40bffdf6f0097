// Owns leading a call to its end: the one loop, in the asynchronous context in which the call was made.
// The module is asked what comes next and told how it ended; what is awaited here are JavaScript's
// promises alone, so that no call ever goes on in another caller's context.

import { discard } from "./body.js";
import type { ApiCall, PreparedCall } from "./call.js";
import type { CoreCall, CoreClient, TokenFields } from "./core-api.js";
import { within } from "./deadline.js";
import { CallError } from "./errors.js";
import { FOREIGN, faultOf } from "./fault.js";
import { checkCall } from "./call.js";
import { useKeptBody } from "./kept-body.js";
import { follow } from "./redirect.js";
import type { Sent } from "./redirect.js";
import type { Session } from "./session.js";

/** What an attempt brought. */
export interface Answer<T> {
  /** What the caller gets, if this was the last attempt. */
  readonly value: T;
  /** The status that it means. */
  readonly status: number;
  /** Its Retry-After header. */
  readonly retryAfter: string | undefined;
}

/** Makes of a response what the caller wants; while the deadline lasts. */
export type Reading<T> = (response: Response, call: ApiCall, core: CoreClient) => Promise<Answer<T>>;

/** Leads an API call. */
export async function lead<T>(session: Session, call: ApiCall, read: Reading<T>): Promise<T> {
  const core = session.ready();
  let led: CoreCall | undefined;
  try {
    call.deadline?.check();
    let sent = call.forceRefresh ? undefined : send(session, core, call, 0);
    for (;;) {
      while (!sent) {
        led ??= core.begin(call);
        const generation = await nextToken(session, core, led, call);
        sent = send(session, core, call, generation);
      }
      const attempt = await attempted(session, core, call, sent, read);
      sent = undefined;
      if (attempt === AGAIN) continue;
      if ("error" in attempt) {
        led = await unanswered(session, core, call, led, attempt.error);
        continue;
      }
      const { answer, elsewhere } = attempt;
      const { status } = answer;
      // After close, or on a new instance, nothing is known of this call any more.
      if (!session.leads(core)) return answer.value;
      if (!led && !elsewhere && core.settled(call.generation, status)) return answer.value;
      await useKeptBody(call);
      if (!session.leads(core)) return answer.value;
      led ??= core.begin(call);
      if (led.answered(status, answer.retryAfter, elsewhere, call.repeatable)) return answer.value;
      discard(answer.value);
    }
  } finally {
    session.release(core, led);
  }
}

/** Leads a wait for a token. */
export async function waitForToken(session: Session, call: PreparedCall): Promise<TokenFields> {
  const core = session.ready();
  const led = core.begin(call);
  try {
    for (;;) {
      const token = core.token(await nextToken(session, core, led, call));
      // A listener that has just been told may have dropped the token: then ask again.
      if (token) return token;
    }
  } finally {
    session.release(core, led);
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
    // It throws for a client that was closed; the instance may be another one by now.
    if (!session.leads(core)) session.lost();
    const ms = led.next();
    if (ms === undefined) return led.generation;
    await session.wait(led, ms, call.deadline);
  }
}

function send(
  session: Session,
  core: CoreClient,
  call: ApiCall,
  generation: number,
): PromiseLike<Response> | undefined {
  const { target, init, headers } = call;
  return core.send(call, session.own.fetch, target, init, headers, generation);
}

/** The token is gone; the call is to be sent anew. */
const AGAIN = Symbol("again");

type Attempt<T> =
  | { readonly answer: Answer<T>; readonly elsewhere: boolean }
  | { readonly error: unknown }
  | typeof AGAIN;

async function attempted<T>(
  session: Session,
  core: CoreClient,
  call: ApiCall,
  sent: PromiseLike<Response>,
  read: Reading<T>,
): Promise<Attempt<T>> {
  try {
    const first: Sent = { response: await answered(call, sent), elsewhere: false };
    const last = await follow(session, core, call, first, (hop) => answered(call, hop));
    if (!last) return AGAIN;
    return { answer: await read(last.response, call, core), elsewhere: last.elsewhere };
  } catch (error) {
    return { error };
  }
}

/** What fetch resolved with, unless the deadline comes first. */
async function answered(call: ApiCall, sent: PromiseLike<Response>): Promise<Response> {
  let response: unknown;
  try {
    response = await within(call.deadline, sent);
  } catch (error) {
    // A late answer is let go of.
    Promise.resolve(sent).then(discard, () => undefined);
    throw error;
  }
  // A fetch that resolves with a non-object has failed.
  if (typeof response !== "object" || response === null) throw response;
  return response as Response;
}

/** An attempt that got no answer: throws what the caller gets, or answers the call that goes on. */
async function unanswered(
  session: Session,
  core: CoreClient,
  call: ApiCall,
  led: CoreCall | undefined,
  error: unknown,
): Promise<CoreCall> {
  // What the caller has ended, or fetch itself refuses, no other attempt would change.
  call.deadline?.check();
  if (error instanceof CallError && error.code === "redirect_refused") throw error;
  const fault = faultOf(error);
  if (fault === FOREIGN) throw error;
  checkCall(call);
  if (!session.leads(core)) {
    const message = "The API call got no answer, and the client has changed meanwhile.";
    throw new CallError({ code: "network_error", message, cause: error });
  }
  await useKeptBody(call);
  call.deadline?.check();
  const leading = led ?? session.ready().begin(call);
  leading.failed(fault, call.repeatable, error);
  return leading;
}
