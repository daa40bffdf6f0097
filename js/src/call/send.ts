// Owns sending with a token: the only way to it is through the module.

import type { CoreClient, Hop } from "../wasm/contract.js";
import type { CallSession } from "./call-session.js";
import type { ApiCall } from "./init.js";

/**
 * Sends a call with the token of this generation (0: one that can be used at once). Undefined, and nothing
 * sent, if there is no such token.
 */
export function send(
  session: CallSession,
  core: CoreClient,
  call: ApiCall,
  hop: Hop,
  generation: number,
): PromiseLike<Response> | undefined {
  if (!session.leads(core)) throw session.lost();
  const wallMs = session.wallMs();
  call.sentAt ||= wallMs;
  call.generation = core.send(call, hop, session.own.fetch, generation, wallMs);
  if (call.generation === 0) return undefined;
  // A fetch of the user's own may answer nothing at all.
  return (call.sent ?? Promise.resolve(call.sent)) as Promise<Response>;
}
