// Owns how an operation of a vendor's API is declared: once, as data, with the signature of the method
// that performs it. Encoding, checks, retries, paging and the documentation follow from that.

import type { FetchHeaders, WebSignal } from "../runtime/web-types.js";
import type { Paged, Paging } from "./paging.js";
import type { Shape } from "./shapes.js";

/** An id. Vendors write the same id now as a number and now as a string; results hold strings. */
export type Id = string | number;

/** The params of an operation that has none. */
export type NoParams = Readonly<Record<string, never>>;

/** What every method takes last. */
export interface CallOptions {
  /** Ends the call at once, reading of the answer included. */
  readonly signal?: WebSignal | undefined;
  /** Longest time until the answer is there, in milliseconds. Default: the client's. */
  readonly timeoutMs?: number | undefined;
  /** How often the call is sent again after a wait: 0 to 20. Default: the client's. */
  readonly maxRetries?: number | undefined;
  /** Value of X-Request-Id, visible ASCII. Default: the client's header of this name, or a fresh UUID. */
  readonly requestId?: string | undefined;
  /**
   * Value of Idempotency-Key, visible ASCII. With one, a write may be retried: give it only where
   * the API, or something in front of it, knows that header. Default: none.
   */
  readonly idempotencyKey?: string | undefined;
  /** Further headers. Default: none. */
  readonly headers?: FetchHeaders | undefined;
  /** Parameters that this version does not know, sent beside the others. Default: none. */
  readonly extra?: Readonly<Record<string, unknown>> | undefined;
}

/** How sure it is that the API has an operation like this. */
export type Source =
  /** The vendor's own documentation or code shows it. */
  | "official"
  /** Code of others that runs against the API uses it. */
  | "proven"
  /** Code of others has it; whether it was run is not known. */
  | "reported"
  /** Sources contradict each other. */
  | "disputed"
  /** Only the document or SDK that this client began with has it. */
  | "seed";

/** One operation. */
export interface Declaration {
  /** The HTTP method. */
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** Below the API's base; each `{name}` is an argument of the method, in this order. */
  readonly path: string;
  /** What the answer holds. */
  readonly result: Shape;
  /** How sure it is that the API has it. */
  readonly source: Source;
  /** Whether sending it twice does what sending it once does. Default: for GET only. */
  readonly safe?: boolean;
  /** Parameters without which it is not sent. Default: none. */
  readonly required?: readonly string[];
  /** Parameters that go into the query although the method has a body. Default: none. */
  readonly query?: readonly string[];
  /** Parameters that go into the body and into the query. Default: none. */
  readonly both?: readonly string[];
  /** Whether the body is a list with the parameters as its only item. Default: it is these. */
  readonly listed?: boolean;
  /** Parameters that the client knows and fills in, if the caller does not. Default: none. */
  readonly defaults?: readonly string[];
  /** How its pages follow one another; none if it has no pages. */
  readonly paging?: Paging;
  /** What the seed has instead, where that differs. */
  readonly seed?: string;
}

declare const signature: unique symbol;

/** An operation with the signature of its method. */
export interface Operation<F> extends Declaration {
  readonly [signature]?: F;
}

/** Operations by the names of their methods. */
export type Operations = Readonly<Record<string, Operation<unknown>>>;

/** The methods that perform operations. */
export type Resource<T> = {
  readonly [K in keyof T]: T[K] extends Operation<infer F> ? F : never;
};

/* @__NO_SIDE_EFFECTS__ */
/** Declares an operation whose method is called like `F`. */
export function operation<
  F extends (...args: never[]) => Promise<unknown> | Paged<unknown, unknown>,
>(declaration: Declaration): Operation<F> {
  return declaration;
}

/** The names of the path's arguments, in their order. */
export function pathNames(path: string): readonly string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? "");
}
