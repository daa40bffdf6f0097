// Owns sending with a token, which only the module can do.

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
  call.generation = core.send(call, hop, session.own.fetch, generation, wallMs);
  if (call.generation === 0) return undefined;
  // The user's own fetch may return nothing.
  return (call.sent ?? Promise.resolve(call.sent)) as Promise<Response>;
}
