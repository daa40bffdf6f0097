// Owns the client's events: their types, and telling them to listeners.

import { CallError, makeError } from "../errors/errors.js";
import type { EverbearerError } from "../errors/errors.js";
import type { ErrorFields } from "../errors/fields.js";

/** What is said of a granted token. */
export interface TokenEvent {
  /** Counts the client's tokens from 1. */
  readonly generation: number;
  /** When it expires, in milliseconds since the Unix epoch. */
  readonly expiresAt: number;
  /** The lifetime it is trusted for, in milliseconds. */
  readonly lifetimeMs: number;
  /** The scope granted, if the server named one. */
  readonly scope?: string;
  /** `needed`: a call waited for it. `ahead`: it was refreshed before its predecessor ended. */
  readonly reason: "needed" | "ahead";
}

/** A token request failed. */
export interface TokenFailedEvent {
  /** Why. */
  readonly error: EverbearerError;
  /** Whether calls go on with the token at hand. */
  readonly stillUsable: boolean;
  /** Milliseconds before the next try at the earliest. */
  readonly retryInMs: number;
}

/** A call that was answered 401 is sent again with a newer token. */
export interface ReplayedEvent {
  /** The generation of the token that was rejected. */
  readonly rejectedGeneration: number;
  /** The generation of the token it is sent with now. */
  readonly generation: number;
}

/** A call is sent again after a wait. */
export interface RetriedEvent {
  /** 1 for the first retry. */
  readonly attempt: number;
  /** The wait, in milliseconds. */
  readonly delayMs: number;
  /** The status that caused it; undefined for a network fault. */
  readonly status?: number;
}

/** Every event, by its name. None holds a token or a secret. */
export interface ClientEvents {
  /** A token was granted; every one, the first too. */
  token: TokenEvent;
  /** A token request failed. */
  "token-failed": TokenFailedEvent;
  /** A call is sent again with a newer token. */
  replayed: ReplayedEvent;
  /** A call is sent again after a wait. */
  retried: RetriedEvent;
}

/** A name that is not among them is refused: nothing would ever be heard under it. */
const NAMES: readonly unknown[] = Object.keys({
  token: true,
  "token-failed": true,
  replayed: true,
  retried: true,
} satisfies Record<keyof ClientEvents, true>);

/** Hears one kind of event. */
export type Listener<K extends keyof ClientEvents> = (event: ClientEvents[K]) => void;

/** Listeners, and telling them. */
export class Emitter {
  /** By the event's name; each with whether it hears one event only. */
  readonly #listeners = new Map<string, Map<(event: never) => void, boolean>>();

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
   * what is behind an error.
   */
  emit(type: string, detail: unknown, causeOf: (fields: ErrorFields) => unknown): void {
    const listeners = this.#listeners.get(type);
    for (const [listener, isOnce] of [...(listeners ?? [])]) {
      if (isOnce) listeners?.delete(listener);
      try {
        (listener as (event: unknown) => void)(payload(type, detail, causeOf));
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
  type: string,
  detail: unknown,
  causeOf: (fields: ErrorFields) => unknown,
): unknown {
  if (type !== "token-failed") return Object.freeze(detail);
  const { error, ...failure } = detail as { readonly error: ErrorFields };
  return Object.freeze({ ...failure, error: makeError(error, causeOf(error)) });
}
