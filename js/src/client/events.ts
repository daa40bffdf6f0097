// Owns the client's events: their types, and telling them to listeners.

import { CallError, makeError } from "../errors/errors.js";
import type { EverbearerError } from "../errors/errors.js";
import type { ErrorFields } from "../errors/fields.js";
import { runtime } from "../runtime/installed.js";
import { missingScope } from "./scope.js";

/**
 * Why a token was asked for. `needed`: a call needed one and there was none. `ahead`: it was refreshed before
 * its predecessor ended. `rejected`: the API had rejected the one before. `forced`: by `forceRefresh`.
 */
export type TokenReason = "needed" | "ahead" | "rejected" | "forced";

/** Where a token comes from: the client's own token request (`endpoint`), or another process's (`store`). */
export type TokenSource = "endpoint" | "store";

/**
 * A token request goes out. It is followed by one {@link TokenEvent} or one {@link TokenFailedEvent} of the same
 * `flight`, unless the client is closed before.
 */
export interface TokenRequestEvent {
  /** The name of the event. */
  readonly type: "token-request";
  /** When, in milliseconds since the Unix epoch. */
  readonly at: number;
  /**
   * Counts the client's token requests from 1. Begins anew after an error `instance_failed`; token requests that
   * were on their way then have no further event.
   */
  readonly flight: number;
  /** Why. */
  readonly reason: TokenReason;
}

/**
 * A call begins to wait for a token that is being asked for; told in the call's asynchronous context. A call may wait
 * more than once.
 */
export interface TokenWaitEvent {
  /** The name of the event. */
  readonly type: "token-wait";
  /** When, in milliseconds since the Unix epoch. */
  readonly at: number;
}

/** A token was granted; every one, the first too. */
export interface TokenEvent {
  /** The name of the event. */
  readonly type: "token";
  /** When, in milliseconds since the Unix epoch. */
  readonly at: number;
  /** The number of its token request. */
  readonly flight: number;
  /** Time from the token request to the end of its response, in milliseconds. */
  readonly durationMs: number;
  /**
   * Counts the client's tokens from 1. 0: it came too late and is not used, because of `invalidate()` or a later
   * token request that was faster.
   */
  readonly generation: number;
  /** When it expires, in milliseconds since the Unix epoch. */
  readonly expiresAt: number;
  /** The lifetime it is trusted for, in milliseconds. */
  readonly lifetimeMs: number;
  /** The scope granted, if the server named one. */
  readonly scope?: string;
  /** The part of the option `scope` that was not granted, separated by spaces; only if there is one. */
  readonly missingScope?: string;
  /** Why it was asked for. If calls came to wait for a refresh ahead, `needed`. */
  readonly reason: TokenReason;
  /** Where it comes from. Before one from the store, there is no {@link TokenRequestEvent}. */
  readonly source: TokenSource;
}

/** A token request failed. */
export interface TokenFailedEvent {
  /** The name of the event. */
  readonly type: "token-failed";
  /** When, in milliseconds since the Unix epoch. */
  readonly at: number;
  /** The number of the token request. */
  readonly flight: number;
  /** Time from the token request to its end, in milliseconds. */
  readonly durationMs: number;
  /** Why. */
  readonly error: EverbearerError;
  /** Whether calls go on with the token at hand. */
  readonly stillUsable: boolean;
  /** Milliseconds before the next try at the earliest. */
  readonly retryInMs: number;
}

/** An operation of the store has failed. Calls go on; the store is left alone for a while, and told of once. */
export interface StoreFailedEvent {
  /** The name of the event. */
  readonly type: "store-failed";
  /** When, in milliseconds since the Unix epoch. */
  readonly at: number;
  /** The number of the flight that asked for it. */
  readonly flight: number;
  /** The operation. */
  readonly operation: "read" | "take" | "write" | "holdOff" | "release";
  /** Name and code of the error, such as `ReplyError (OOM)`, or `timeout`. Nothing else of it is known. */
  readonly error: string;
  /** Milliseconds for which the store is left alone. */
  readonly retryInMs: number;
}

/** A value in the store cannot be used, and is replaced. Told once for each value. */
export interface StoreIgnoredEvent {
  /** The name of the event. */
  readonly type: "store-ignored";
  /** When, in milliseconds since the Unix epoch. */
  readonly at: number;
  /** The number of the flight that read it. */
  readonly flight: number;
  /** It was sealed with another key or changed (`unreadable`), by another version, or has more than 64 KiB. */
  readonly reason: "unreadable" | "version" | "too-large";
}

/** A rejected call is replayed with a newer token. */
export interface ReplayedEvent {
  /** The name of the event. */
  readonly type: "replayed";
  /** When, in milliseconds since the Unix epoch. */
  readonly at: number;
  /** Counts the client's calls that were replayed or retried, from 1. Begins anew as `flight` does. */
  readonly call: number;
  /** Time since the call began, in milliseconds, by the wall clock. */
  readonly durationMs: number;
  /** The generation of the token that was rejected. */
  readonly rejectedGeneration: number;
  /** The generation of the token it is sent with now. */
  readonly generation: number;
}

/** A call is to be retried after a wait. */
export interface RetriedEvent {
  /** The name of the event. */
  readonly type: "retried";
  /** When the attempt before ended, in milliseconds since the Unix epoch. */
  readonly at: number;
  /** Counts the client's calls that were replayed or retried, from 1. Begins anew as `flight` does. */
  readonly call: number;
  /** Time since the call began, in milliseconds, by the wall clock. */
  readonly durationMs: number;
  /** 1 for the first retry. */
  readonly attempt: number;
  /** The wait, in milliseconds. */
  readonly delayMs: number;
  /** The status that caused it; undefined for a network fault. */
  readonly status?: number;
}

/** The client was closed. What was on its way then has no further event. */
export interface ClosedEvent {
  /** The name of the event. */
  readonly type: "closed";
  /** When, in milliseconds since the Unix epoch. */
  readonly at: number;
}

/** Every event of a client, told apart by `type`. None holds a token or a secret. */
export type ClientEvent =
  | TokenRequestEvent
  | TokenWaitEvent
  | TokenEvent
  | TokenFailedEvent
  | StoreFailedEvent
  | StoreIgnoredEvent
  | ReplayedEvent
  | RetriedEvent
  | ClosedEvent;

/** Every event, by its name. */
export type ClientEvents = {
  [K in ClientEvent["type"]]: Extract<ClientEvent, { readonly type: K }>;
};

/** Any other name is an error: it would never be heard. */
const NAMES: readonly unknown[] = Object.keys({
  "token-request": true,
  "token-wait": true,
  token: true,
  "token-failed": true,
  "store-failed": true,
  "store-ignored": true,
  replayed: true,
  retried: true,
  closed: true,
} satisfies Record<keyof ClientEvents, true>);

/** An event as the core describes it: an error in it is plain data. */
export type CoreEvent =
  | Exclude<ClientEvent, TokenFailedEvent>
  | (Omit<TokenFailedEvent, "error"> & { readonly error: ErrorFields });

/** Hears one kind of event. */
export type Listener<K extends keyof ClientEvents> = (event: ClientEvents[K]) => void;

/** How many emitters there were in this process. */
let emitters = 0;

/** Listeners, and telling them. */
export class Emitter {
  /** Tells clients apart in messages for the whole process. */
  readonly #number = (emitters += 1);
  /** By the event's name; each with whether it hears one event only. */
  readonly #listeners = new Map<string, Map<(event: never) => void, boolean>>();
  /** The scope that the client asks for. */
  scope: string | undefined;

  on<K extends keyof ClientEvents>(type: K, listener: Listener<K>): () => void {
    this.#of(type, listener).set(listener, false);
    return () => this.off(type, listener);
  }

  once<K extends keyof ClientEvents>(type: K, listener: Listener<K>): () => void {
    const listeners = this.#of(type, listener);
    // Who hears every event hears the next one as well.
    if (!listeners.has(listener)) listeners.set(listener, true);
    return () => this.off(type, listener);
  }

  off<K extends keyof ClientEvents>(type: K, listener: Listener<K>): void {
    this.#listeners.get(type)?.delete(listener);
  }

  /** Whether anybody listens. */
  get isHeard(): boolean {
    return [...this.#listeners.values()].some((listeners) => listeners.size > 0);
  }

  /** The listeners of this event, for one more. */
  #of(type: string, listener: unknown): Map<(event: never) => void, boolean> {
    if (!NAMES.includes(type)) {
      const message = `There is no such event. The events are ${NAMES.join(", ")}.`;
      throw new CallError({ code: "invalid_call", message });
    }
    if (typeof listener !== "function") {
      throw new CallError({ code: "invalid_call", message: "The listener must be a function." });
    }
    const listeners = this.#listeners.get(type) ?? new Map<(event: never) => void, boolean>();
    this.#listeners.set(type, listeners);
    return listeners;
  }

  /**
   * Tells an event of the core. What a listener throws is its own affair and not the call's. `causeOf`:
   * what is behind an error. `tenant`: whose event it is, for the listeners of a pool.
   */
  emit(event: CoreEvent, causeOf: (fields: ErrorFields) => unknown, ...tenant: string[]): void {
    // A pool tells again what its tenants have told.
    if (tenant.length === 0) {
      runtime().publish?.(event.type, () =>
        Object.freeze({ client: this.#number, event: payload(event, this.scope, causeOf) }),
      );
    }
    const listeners = this.#listeners.get(event.type);
    for (const [listener, isOnce] of [...(listeners ?? [])]) {
      if (isOnce) listeners?.delete(listener);
      try {
        const told = payload(event, this.scope, causeOf);
        (listener as (event: ClientEvent, ...tenant: string[]) => void)(told, ...tenant);
      } catch (error) {
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }
}

/** The core describes errors as plain data; listeners get the class. */
function payload(
  event: CoreEvent,
  scope: string | undefined,
  causeOf: (fields: ErrorFields) => unknown,
): ClientEvent {
  if (event.type === "token") {
    return Object.freeze({ ...event, ...missingScope(scope, event.scope) });
  }
  if (event.type !== "token-failed") return Object.freeze(event);
  const { error } = event;
  return Object.freeze({ ...event, error: makeError(error, causeOf(error)) });
}
