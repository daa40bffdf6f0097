// Owns the type of an API's conventions: how its requests are written and its responses are read. Each API
// has one set; its operations declare the rest.

import type { Fields } from "../values/fields.js";
import type { Pager } from "./paging.js";

/** A failure that a response reports. Only its code may be taken from the response's text. */
export interface Failure {
  /** The stable error code. Default: from the HTTP status. */
  readonly code?: string | undefined;
  /** The status that the response stands for. Default: its HTTP status. */
  readonly status?: number | undefined;
}

/** An API's conventions. */
export interface Conventions {
  /** The encoding of request bodies. */
  readonly body: "form" | "json";
  /** Headers of every request. */
  readonly headers?: Readonly<Record<string, string>>;
  /** What the API's documents write before each path, and the client's base has. Default: nothing. */
  readonly before?: string;
  /** Values that operations take as defaults (`Declaration.defaults`). */
  readonly known?: Fields;
  /** Whether a GET of this path removes what it returns, so that a retry could lose it. Default: none does. */
  readonly consumes?: (path: string) => boolean;
  /** Converts a parameter into the API's form, or says why it is invalid. Default: as it is. */
  readonly write?: (name: string, value: unknown) => Written;
  /** The failure that the body of a response with a 2xx status reports, if any. */
  readonly objection?: (body: unknown) => Failure | undefined;
  /** The code in the body of an error response, if it has one that is safe to show. */
  readonly codeIn?: (body: Fields) => string | undefined;
  /** What an error with one of these codes says as well, from a colon on. */
  readonly advice?: Readonly<Record<string, string>>;
  /** The value in the body of a successful response, normalised. Default: the body. */
  readonly value?: (body: unknown) => unknown;
  /** How pages follow one another. Default: the API has no pages. */
  readonly pager?: Pager;
}

/** A parameter as it is sent, or what is wrong with it. */
export type Written = { readonly value: unknown } | { readonly invalid: string };
