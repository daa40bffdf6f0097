// Owns what ends a waiting call at once: its caller's signal, the client's close.

/** A promise that rejects when a waiting call is to end. It never keeps anything waiting itself. */
export class Ending {
  /** Rejects with the reason. */
  readonly promise: Promise<never>;
  /** Ends the call. */
  readonly end: (reason: unknown) => void;
  readonly #settle: (nothing: never) => void;
  readonly #signal: AbortSignal | undefined;
  readonly #abort = (): void => this.end(this.#signal?.reason);

  constructor(signal: AbortSignal | undefined) {
    let end: (reason: unknown) => void = () => undefined;
    let settle: (nothing: never) => void = () => undefined;
    this.promise = new Promise<never>((resolve, reject) => {
      settle = resolve;
      end = reject;
    });
    this.end = end;
    this.#settle = settle;
    // A call that is not waiting when it is ended hears of it in another way.
    this.promise.catch(() => undefined);
    this.#signal = signal;
    if (signal?.aborted) this.#abort();
    signal?.addEventListener("abort", this.#abort, { once: true });
  }

  /**
   * The call is over: lets go of the caller's signal, and settles the promise. What the module keeps for
   * a promise that never settles is never freed.
   */
  release(): void {
    this.#settle(undefined as never);
    this.#signal?.removeEventListener("abort", this.#abort);
  }
}
