// Owns the description of a vendor's ways: how its requests are written and how its answers are read.
// One for each API; the operations say the rest.

import type { Fields } from "../values/fields.js";
import type { Pager } from "./paging.js";

/** What an answer says went wrong. No text of it may come from the answer, but for the code. */
export interface Failure {
  /** Stable. Default: by the HTTP status. */
  readonly code?: string | undefined;
  /** The HTTP status that is meant, where the answer's own says less. */
  readonly status?: number | undefined;
}

/** A vendor's ways. */
export interface Conventions {
  /** How bodies are written. */
  readonly body: "form" | "json";
  /** Headers of every request. */
  readonly headers?: Readonly<Record<string, string>>;
  /** What the client knows of itself, for operations that take it as a default. */
  readonly known?: Fields;
  /** A parameter as the vendor writes it; what cannot be written is refused in words. */
  readonly write?: (name: string, value: unknown) => Written;
  /** What a successful answer's body says went wrong all the same. */
  readonly objection?: (body: unknown) => Failure | undefined;
  /** The code in an error's body, if it has one that is safe to show. */
  readonly codeIn?: (body: Fields) => string | undefined;
  /** The value in a successful answer's body, with everything written in one way. */
  readonly value?: (body: unknown) => unknown;
  /** How pages follow one another. */
  readonly pager?: Pager;
}

/** A parameter as it is sent, or why it is not. */
export type Written = { readonly value: unknown } | { readonly refused: string };
