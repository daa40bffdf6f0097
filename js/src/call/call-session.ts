// Owns what a call asks of its client's session: settings, clock, the core, and waits that end with the client.

import type { ClientError } from "../errors/errors.js";
import type { Clock } from "../runtime/clock.js";
import type { CoreCall, CoreClient, Settings } from "../wasm/contract.js";
import type { Deadline } from "./deadline.js";

/** The session of a call's client, as its calls know it. */
export interface CallSession {
  readonly settings: Settings;
  readonly clock: Clock;
  readonly own: { readonly fetch: typeof fetch | undefined };
  /** The wall clock, as the module reads it. */
  wallMs(): number;
  /** The core's client. Throws if the client was closed. */
  ready(): CoreClient;
  /** Whether this core still leads the client's calls. */
  leads(core: CoreClient): boolean;
  /** This core, while it leads. */
  current(core: CoreClient): CoreClient | undefined;
  /** Why this client's calls are led no more by the core they began with. */
  lost(): ClientError;
  /** What a promise settles with; rejects if the call is ended, the client closed or the instance lost earlier. */
  until<T>(what: PromiseLike<T>, deadline: Deadline | undefined): Promise<T>;
  /** Waits so long; less if the call's flight lands earlier. Rejects as {@link until} does. */
  wait(call: CoreCall, ms: number, deadline: Deadline | undefined): Promise<void>;
}
