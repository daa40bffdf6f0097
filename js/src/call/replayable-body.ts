// Owns the body of a Request: a copy is kept while it is sent, up to a limit, so that it can be sent again.

/** The longest copy, in bytes. A longer body is streamed, and sent only once. */
const LIMIT = 4 * 1024 * 1024;

/** A copy of the body that a Request is sent with. */
export class KeptBody {
  /** The whole body; undefined if it is longer than the limit, or broke off. Settles once that is known. */
  readonly whole: Promise<Blob | undefined>;
  readonly #reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>;

  constructor(copy: ReadableStream<Uint8Array<ArrayBuffer>>) {
    this.#reader = copy.getReader();
    this.whole = this.#read().catch(() => undefined);
  }

  /** Releases the copy, so that the caller's stream is read no further than it is sent. */
  release(): void {
    // Rejects if the stream has failed.
    this.#reader.cancel().catch(() => undefined);
  }

  async #read(): Promise<Blob | undefined> {
    const pieces: Uint8Array<ArrayBuffer>[] = [];
    let length = 0;
    for (;;) {
      const { done, value } = await this.#reader.read();
      if (done) return new Blob(pieces);
      length += value.length;
      if (length > LIMIT) break;
      pieces.push(value);
    }
    this.release();
    return undefined;
  }
}

/** A call whose body may be kept. */
interface Keeping {
  readonly kept: KeptBody | undefined;
  readonly init: RequestInit;
  repeatable: boolean;
}

/** After a call with the body of a Request was sent: makes the copy its body. */
export async function useKeptBody(call: Keeping): Promise<void> {
  if (!call.kept || call.repeatable) return;
  const body = await call.kept.whole;
  if (!body) return;
  call.init.body = body;
  delete (call.init as { duplex?: unknown }).duplex;
  call.repeatable = true;
}
