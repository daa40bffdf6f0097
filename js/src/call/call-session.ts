// Owns the interface between a call and its client's session: the clock, the core, and waits that end with the client.

import type { ClientError } from "../errors/errors.js";
import type { Clock } from "../runtime/clock.js";
import type { CoreCall, CoreClient, Settings } from "../wasm/contract.js";
import type { Deadline } from "./deadline.js";

/** A client's session, as its calls see it. */
export interface CallSession {
  readonly clock: Clock;
  readonly settings: Settings;
  readonly own: { readonly fetch: typeof fetch | undefined };
  /** The id of the client, if it has one. */
  readonly clientId: string | undefined;
  /** The wall clock, as the module reads it. */
  wallMs(): number;
  /** The core's client. Throws if the client was closed. */
  ready(): CoreClient;
  /** A call begins. */
  enter(): void;
  /** A call has ended. */
  leave(): void;
  /** Whether this is still the client's core. */
  leads(core: CoreClient): boolean;
  /** This core, while it is the client's; undefined afterwards. */
  current(core: CoreClient): CoreClient | undefined;
  /** Why the core that a call began with is no longer the client's. */
  lost(): ClientError;
  /** Settles as the promise does; rejects earlier if the call ends, the client is closed or the instance is lost. */
  until<T>(what: PromiseLike<T>, deadline: Deadline | undefined): Promise<T>;
  /** Waits for this time, or until the call's flight lands. Rejects as {@link until} does. */
  wait(call: CoreCall, ms: number, deadline: Deadline | undefined): Promise<void>;
}
