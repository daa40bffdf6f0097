// Owns what a command prints: text or JSON, with colours where a person reads it, and without any secret.

import type { WriteStream } from "node:tty";

type Stream = Pick<WriteStream, "write"> & { readonly isTTY?: boolean | undefined };

/** Where a command prints. */
export interface Streams {
  readonly stdout: Stream;
  readonly stderr: Stream;
}

/** The marks of a line. */
export type Mark = "ok" | "note" | "bad" | "skip";

const MARKS: Readonly<Record<Mark, readonly [word: string, colour: number]>> = {
  ok: ["ok", 32],
  note: ["note", 33],
  bad: ["fail", 31],
  skip: ["-", 2],
};

/** Shorter texts are no secret that could be told from words. */
const SHORTEST_SECRET = 4;

/** What a command prints with. */
export class Output {
  readonly json: boolean;
  readonly #streams: Streams;
  readonly #colours: boolean;
  readonly #secrets = new Set<string>();

  constructor(streams: Streams, { json, colours }: { json: boolean; colours: boolean }) {
    this.#streams = streams;
    this.json = json;
    this.#colours = colours && streams.stdout.isTTY === true;
  }

  /** From now on this text is printed as `[redacted]`, unless by {@link raw}. */
  hide(secret: string | undefined): void {
    const text = secret?.trim() ?? "";
    if (text.length >= SHORTEST_SECRET) this.#secrets.add(text);
  }

  /** A line on the standard output. */
  line(text = ""): void {
    this.#streams.stdout.write(`${this.#clean(text)}\n`);
  }

  /** A line on the standard error. */
  complain(text: string): void {
    this.#streams.stderr.write(`${this.#clean(text)}\n`);
  }

  /** A value as JSON. */
  data(value: unknown): void {
    this.line(JSON.stringify(value, undefined, 2));
  }

  /** Rows of a name and a value. */
  rows(rows: readonly (readonly [name: string, value: string])[]): void {
    const width = Math.max(...rows.map(([name]) => name.length)) + 2;
    for (const [name, value] of rows) this.line(`${this.dim(name.padEnd(width))}${value}`);
  }

  /** The mark that begins a line, with its colour. */
  mark(mark: Mark): string {
    const [word, colour] = MARKS[mark];
    return this.#coloured(word.padEnd(4), colour);
  }

  dim(text: string): string {
    return this.#coloured(text, 2);
  }

  bold(text: string): string {
    return this.#coloured(text, 1);
  }

  /** Text as it is: what the user has asked for. */
  raw(text: string | Uint8Array): void {
    this.#streams.stdout.write(text);
  }

  #coloured(text: string, colour: number): string {
    return this.#colours ? `\u001b[${colour}m${text}\u001b[0m` : text;
  }

  /** The longest first: one secret may hold another. */
  #clean(text: string): string {
    const secrets = [...this.#secrets].sort((one, other) => other.length - one.length);
    return secrets.reduce((clean, secret) => clean.replaceAll(secret, "[redacted]"), text);
  }
}
