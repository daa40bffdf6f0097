// Owns what ends a call before its answer is there: its caller's signal, and its timeout.

import { CallError } from "../errors/errors.js";
import { LONGEST_MS } from "../runtime/clock.js";
import type { Clock } from "../runtime/clock.js";
import { followWeakly, isNative, isSignal, onAbort, reasonOf } from "./abort-signal.js";
import type { Ended } from "./abort-signal.js";

/** The end of one call. */
export class Deadline {
  /** What fetch is given: fires for the caller's signal and for the timeout. */
  readonly signal: AbortSignal;
  /** The call's timeout in milliseconds; undefined if a signal alone ends it. */
  readonly timeoutMs: number | undefined;
  /** The monotonic clock when the call began; only where there is a timeout. */
  readonly startedAt: number | undefined;
  #over: { readonly reason: unknown } | undefined;
  readonly #waiting = new Set<Ended>();
  #forget: () => void = () => undefined;
  #look: () => void = () => undefined;
  /** What the body of an answer still hears of. */
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

  /** The deadline of a call; undefined if nothing ends it. Throws if the caller's words are none. */
  static of(
    signal: AbortSignal | null | undefined,
    timeoutMs: number | undefined,
    clock: Clock,
  ): Deadline | undefined {
    if (signal !== undefined && signal !== null && !isSignal(signal)) {
      throw new CallError({ code: "invalid_call", message: "signal must be an AbortSignal." });
    }
    if (timeoutMs !== undefined && !isTimeout(timeoutMs)) {
      throw new CallError({
        code: "invalid_call",
        message:
          `timeoutMs must be a whole number of milliseconds from 1 to ${LONGEST_MS}, or Infinity ` +
          "for no limit.",
      });
    }
    const limit = timeoutMs === Infinity ? undefined : timeoutMs;
    return signal || limit !== undefined
      ? new Deadline(signal ?? undefined, limit, clock)
      : undefined;
  }

  /** Throws if the call's time is over by the clock, although its timer has not said so yet. */
  checkTime(): void {
    this.#look();
    this.check();
  }

  /** Throws the reason if the call has been ended. */
  check(): void {
    if (this.#over) throw this.#over.reason;
  }

  /** Calls back when the call is ended. Answers what undoes that. */
  onEnd(ended: Ended): () => void {
    if (this.#over) ended(this.#over.reason);
    this.#waiting.add(ended);
    return () => this.#waiting.delete(ended);
  }

  /** The answer is handed over, and its body is still to be read: the caller's signal ends that, too. */
  outlast(): void {
    this.#outlast();
  }

  /** The call is over: lets go of the signal and of the timer. */
  release(): void {
    this.#forget();
  }
}

function isTimeout(timeoutMs: number): boolean {
  return (
    timeoutMs === Infinity ||
    (Number.isInteger(timeoutMs) && timeoutMs >= 1 && timeoutMs <= LONGEST_MS)
  );
}

function timedOut(timeoutMs: number): CallError {
  const message = `The call got no answer within its timeoutMs (${timeoutMs} ms).`;
  return new CallError({ code: "call_timeout", message });
}

/** What a promise settles with, unless the deadline comes first: not every fetch hears of its signal. */
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
