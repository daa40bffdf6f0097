// Owns how an operation of a provider's API is declared: once, as data, with the signature of its method.
// Encoding, checks, retries, paging and the documentation follow from the declaration.

import type { FetchHeaders, WebSignal } from "../runtime/web-types.js";
import type { Paged, Paging } from "./paging.js";
import type { Shape } from "./shapes.js";

/** An id. APIs write the same id as a number or as a string; in results it is always a string. */
export type Id = string | number;

/** The params of an operation without parameters. */
export type NoParams = Readonly<Record<string, never>>;

/** The last argument of every method. */
export interface CallOptions {
  /** Aborts the call, also while its response is read; the method throws the signal's reason. Default: none. */
  readonly signal?: WebSignal | undefined;
  /**
   * Longest time until the whole response has been read, in milliseconds; after it the method throws a
   * CallError, `call_timeout`. Default: the client's `timeoutMs`.
   */
  readonly timeoutMs?: number | undefined;
  /** How often the call is retried: a number of retries from 0 to 20. Default: the client's `maxRetries`. */
  readonly maxRetries?: number | undefined;
  /**
   * Value of X-Request-Id: 1 to 200 characters of visible ASCII. Default: the client's header of this name,
   * or a random UUID.
   */
  readonly requestId?: string | undefined;
  /**
   * Value of Idempotency-Key: 1 to 200 characters of visible ASCII. With it, a write may be retried: give
   * one only if the API, or a gateway in front of it, knows that header. Default: none.
   */
  readonly idempotencyKey?: string | undefined;
  /** Further headers of the request. Default: none. */
  readonly headers?: FetchHeaders | undefined;
  /** Parameters that this version does not know; they are sent with the others. Default: none. */
  readonly extra?: Readonly<Record<string, unknown>> | undefined;
}

/** How sure it is that the API has the operation. */
export type Provenance =
  /** The API's official documentation or code shows it. */
  | "official"
  /** Third-party code that runs against the API uses it. */
  | "proven"
  /** Third-party code has it; whether that code was ever run is not known. */
  | "reported"
  /** Sources contradict each other. */
  | "disputed"
  /** Only the seed has it: the document or SDK that this client began with. */
  | "seed";

/** One operation. */
export interface Declaration {
  /** The HTTP method. */
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** Relative to the API's base; each `{name}` is an argument of the method, in this order. */
  readonly path: string;
  /** Reads the response's value. */
  readonly result: Shape;
  /** How sure it is that the API has it. */
  readonly provenance: Provenance;
  /** Whether it is idempotent, so that retries are safe. Default: for GET only. */
  readonly safe?: boolean;
  /** Required parameters. Default: none. */
  readonly required?: readonly string[];
  /** Parameters that go into the query although the request has a body. Default: none. */
  readonly query?: readonly string[];
  /** Parameters that go into the body and into the query. Default: none. */
  readonly both?: readonly string[];
  /** Whether the body is a list with the parameters as its only item. Default: false. */
  readonly listed?: boolean;
  /** Parameters that the client fills in if the caller leaves them out. Default: none. */
  readonly defaults?: readonly string[];
  /** Where a page has its rows. Default: the operation has no pages. */
  readonly paging?: Paging;
  /** The operation in the seed, if it differs. */
  readonly seed?: string;
}

declare const signature: unique symbol;

/** An operation with the signature of its method. */
export interface Operation<F> extends Declaration {
  readonly [signature]?: F;
}

/** Operations by the names of their methods. */
export type Operations = Readonly<Record<string, Operation<unknown>>>;

/** The methods of a resource: one for each of its operations. */
export type Resource<T> = {
  readonly [K in keyof T]: T[K] extends Operation<infer F> ? F : never;
};

/* @__NO_SIDE_EFFECTS__ */
/** Declares an operation whose method has the signature `F`. */
export function operation<
  F extends (...args: never[]) => Promise<unknown> | Paged<unknown, unknown>,
>(declaration: Declaration): Operation<F> {
  return declaration;
}

/** Whether an operation is idempotent, so that retries are safe. */
export const isSafe = ({ method, safe = method === "GET" }: Declaration): boolean => safe;

/** The names of the path's arguments, in their order. */
export function pathNames(path: string): readonly string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? "");
}
