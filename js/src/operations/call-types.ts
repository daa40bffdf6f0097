// Owns the types of calls by method and path: which operations there are, what each takes, and what it gives.

import type { CallOptions } from "./declare.js";

/** A value of JSON (RFC 8259), as the provider sent it. */
export type JsonValue =
  null | boolean | number | string | readonly JsonValue[] | { readonly [name: string]: JsonValue };

/** A list in a parameter. */
export type List = readonly (string | number | boolean | object)[];

/** Parameters as a call takes them: optional ones may also be given as undefined. */
export type Params<T> = {
  readonly [N in keyof T]: T[N] | (object extends Pick<T, N> ? undefined : never);
};

/**
 * The parameters of the operation `K`: those of its path, of its method and of the provider's reference.
 *
 * `Operations[K]` would mean the same, and so would `Record`. With either, the compiler works out the parameters of
 * all operations before it knows which one is called. With `as` it looks at a single one.
 */
export type CallParameters<Operations, K extends PropertyKey> = Operations extends {
  readonly [N in K as N]: infer Found;
}
  ? Found
  : never;

/** What the operation `K` gives: what its method gives, or JSON where there is no method. */
export type CallResult<Results, K extends PropertyKey> = Results extends {
  readonly [N in K as N]: infer Found;
}
  ? Found
  : Promise<JsonValue>;

/**
 * Calls operations by method and path. `Operations` has the parameters of each operation, `Results` the results of
 * those that have a method, `Optional` the operations without required parameters.
 */
export interface Caller<Operations, Results, Optional> {
  /**
   * Calls an operation by method and path.
   *
   * @param operation - Method and path, with a name in braces for each value in the path.
   * @param parameters - The parameters: those of the path, and all others; undefined if none is required.
   * @param options - The options of the call.
   * @throws ApiError, or what `fetch` throws; CallError (`invalid_call`) for arguments that cannot be sent.
   */
  <K extends keyof Operations>(
    operation: K,
    parameters: CallParameters<Operations, K>,
    options?: CallOptions,
  ): CallResult<Results, K>;
  /**
   * Calls an operation without parameters.
   *
   * @param operation - Method and path of an operation that requires no parameters.
   * @throws ApiError, or what `fetch` throws.
   */
  <K extends keyof Optional>(operation: K): CallResult<Results, K>;
}
