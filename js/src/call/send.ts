// Owns sending with a token, which only the module can do.

import { CallError } from "../errors/errors.js";
import type { CoreClient, Hop } from "../wasm/contract.js";
import type { CallSession } from "./call-session.js";
import type { Call } from "./init.js";

/**
 * Sends a call with the token of this generation (0: one that is usable at once). Returns undefined and sends
 * nothing if there is no such token.
 */
export function send(
  session: CallSession,
  core: CoreClient,
  call: Call,
  hop: Hop,
  generation: number,
): PromiseLike<Response> | undefined {
  if (!session.leads(core)) throw session.lost();
  const wallMs = session.wallMs();
  call.sentAt ||= wallMs;
  if (hop.templates?.identify(session.clientId) === false) {
    // A tenant's id comes with its first token.
    if (core.generation() === 0) return undefined;
    throw noClientId();
  }
  call.generation = core.send(call, hop, session.own.fetch, generation, wallMs);
  if (call.generation === 0) return undefined;
  // The user's own fetch may return nothing.
  return (call.sent ?? Promise.resolve(call.sent)) as Promise<Response>;
}

function noClientId(): CallError {
  const message =
    "headers hold {client_id}, but there is no clientId that a header can carry. In a pool, the pool's own " +
    "option headers has to hold it.";
  return new CallError({ code: "invalid_call", message });
}
