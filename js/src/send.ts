// Owns sending with a token: the only way to it is through the module.

import type { ApiCall } from "./call.js";
import type { CoreClient } from "./core-api.js";
import type { Session } from "./session.js";

/** What fetch is given; its headers are in both. */
export type Target = Pick<ApiCall, "target" | "init" | "headers">;

/**
 * Sends a call with the token of this generation (0: one that can be used at once). Undefined, and nothing
 * sent, if there is no such token.
 */
export function send(
  session: Session,
  core: CoreClient,
  call: ApiCall,
  { target, init, headers }: Target,
  generation: number,
): PromiseLike<Response> | undefined {
  if (!session.leads(core)) throw session.lost();
  // The module says with which it was sent: a fetch of the user's own may answer undefined, too.
  call.generation = 0;
  const sent: PromiseLike<Response> | undefined = core.send(
    call,
    session.own.fetch,
    target,
    init,
    headers,
    generation,
  );
  return call.generation === 0 ? undefined : (sent ?? Promise.resolve(sent as never));
}
