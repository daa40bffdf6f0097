// Owns what ends a call before its response: the caller's signal, and the timeout.

import { CallError } from "../errors/errors.js";
import { LONGEST_MS } from "../runtime/clock.js";
import type { Clock } from "../runtime/clock.js";
import { followWeakly, isNative, isSignal, onAbort, reasonOf } from "./abort-signal.js";
import type { Ended } from "./abort-signal.js";

/** The end of one call. */
export class Deadline {
  /** For fetch: fires for the caller's signal and for the timeout. */
  readonly signal: AbortSignal;
  /** The call's timeout in milliseconds; undefined if a signal alone ends it. */
  readonly timeoutMs: number | undefined;
  /** The monotonic clock when the call began; only where there is a timeout. */
  readonly startedAt: number | undefined;
  #over: { readonly reason: unknown } | undefined;
  readonly #waiting = new Set<Ended>();
  #forget: () => void = () => undefined;
  #look: () => void = () => undefined;
  /** Keeps the caller's signal connected to the body of the response. */
  #outlast: () => void = () => undefined;

  private constructor(given: AbortSignal | undefined, timeoutMs: number | undefined, clock: Clock) {
    let controller: AbortController | undefined;
    if (given && timeoutMs === undefined && isNative(given)) {
      this.signal = given;
    } else {
      controller = new AbortController();
      this.signal = controller.signal;
    }
    const end = (reason: unknown): void => {
      if (this.#over) return;
      this.#over = { reason };
      controller?.abort(reason);
      for (const ended of [...this.#waiting]) ended(reason);
    };
    if (given?.aborted) end(reasonOf(given));
    const off = given && onAbort(given, end);
    const timer =
      timeoutMs === undefined
        ? undefined
        : clock.setTimeout(() => {
            end(timedOut(timeoutMs));
          }, timeoutMs);
    this.timeoutMs = timeoutMs;
    if (timeoutMs !== undefined) {
      const startedAt = clock.monotonic();
      this.startedAt = startedAt;
      this.#look = () => {
        if (clock.monotonic() - startedAt >= timeoutMs) end(timedOut(timeoutMs));
      };
    }
    if (given && controller) {
      const { signal } = controller;
      this.#outlast = () => {
        if (!signal.aborted) followWeakly(given, controller);
      };
    }
    this.#forget = () => {
      off?.();
      if (timer !== undefined) clock.clearTimeout(timer);
    };
  }

  /** The deadline of a call; undefined if nothing ends it. Throws if signal or timeout is invalid. */
  static of(
    signal: AbortSignal | null | undefined,
    timeoutMs: number | undefined,
    clock: Clock,
  ): Deadline | undefined {
    if (signal !== undefined && signal !== null && !isSignal(signal)) {
      throw new CallError({ code: "invalid_call", message: "signal must be an AbortSignal." });
    }
    const problem = timeoutMs === undefined ? undefined : timeoutProblem(timeoutMs);
    if (problem !== undefined) {
      throw new CallError({ code: "invalid_call", message: `timeoutMs ${problem}` });
    }
    const limit = timeoutMs === Infinity ? undefined : timeoutMs;
    return signal || limit !== undefined
      ? new Deadline(signal ?? undefined, limit, clock)
      : undefined;
  }

  /** Throws if the call's time is over by the clock, even if its timer has not fired yet. */
  checkTime(): void {
    this.#look();
    this.check();
  }

  /** Throws the reason if the call has been ended. */
  check(): void {
    if (this.#over) throw this.#over.reason;
  }

  /** Calls back when the call is ended. Returns a function that undoes that. */
  onEnd(ended: Ended): () => void {
    if (this.#over) ended(this.#over.reason);
    this.#waiting.add(ended);
    return () => this.#waiting.delete(ended);
  }

  /** The response is handed over: the caller's signal still ends the reading of its body. */
  outlast(): void {
    this.#outlast();
  }

  /** The call is over: releases the signal and the timer. */
  release(): void {
    this.#forget();
  }
}

/** What is wrong with a timeout. */
export function timeoutProblem(timeoutMs: number): string | undefined {
  const isWhole = Number.isInteger(timeoutMs) && timeoutMs >= 1 && timeoutMs <= LONGEST_MS;
  return isWhole || timeoutMs === Infinity
    ? undefined
    : `must be a whole number of milliseconds from 1 to ${LONGEST_MS}, or Infinity for no limit.`;
}

function timedOut(timeoutMs: number): CallError {
  const message = `The call got no response within its timeoutMs (${timeoutMs} ms).`;
  return new CallError({ code: "call_timeout", message });
}

/** Settles as the promise does, unless the deadline comes first: not every fetch obeys its signal. */
export async function within<T>(
  deadline: Deadline | undefined,
  promise: PromiseLike<T> | T,
): Promise<T> {
  if (!deadline) return await promise;
  let off: () => void = () => undefined;
  try {
    return await new Promise<T>((resolve, reject) => {
      off = deadline.onEnd(reject);
      Promise.resolve(promise).then(resolve, reject);
    });
  } finally {
    off();
  }
}
