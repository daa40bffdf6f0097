// Owns what ends a waiting call at once: its caller's signal, the client's close.

/** A promise that rejects when a waiting call is to end. It never keeps anything waiting itself. */
export class Ending {
  /** Rejects with the reason. */
  readonly promise: Promise<never>;
  /** Ends the call. */
  readonly end: (reason: unknown) => void;
  readonly #signal: AbortSignal | undefined;
  readonly #abort = (): void => this.end(this.#signal?.reason);

  constructor(signal: AbortSignal | undefined) {
    let end: (reason: unknown) => void = () => undefined;
    this.promise = new Promise<never>((_, reject) => {
      end = reject;
    });
    this.end = end;
    // A call that is not waiting when it is ended hears of it in another way.
    this.promise.catch(() => undefined);
    this.#signal = signal;
    signal?.addEventListener("abort", this.#abort, { once: true });
  }

  /** The call is over: lets go of the caller's signal. */
  release(): void {
    this.#signal?.removeEventListener("abort", this.#abort);
  }
}
