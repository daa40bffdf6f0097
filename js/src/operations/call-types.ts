// Owns the types of calls by method and path: which operations there are, what each takes, and what it gives.

import type { CallOptions, Id, Operation } from "./declare.js";

/** A value of JSON (RFC 8259), as the provider sent it. */
export type JsonValue =
  null | boolean | number | string | readonly JsonValue[] | { readonly [name: string]: JsonValue };

/** A list in a parameter. */
export type List = readonly (string | number | boolean | object)[];

/** What a text names in braces, in its order. */
type Names<Text> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? [Name, ...Names<Rest>]
  : [];

/** An object type without members. */
type None = object;

/** The names of all members of all parts of a union. */
type AnyName<T> = T extends unknown ? keyof T : never;

/** The same members; optional ones may also be given as undefined. */
type Given<T> = {
  readonly [N in keyof T]: T[N] | (None extends Pick<T, N> ? undefined : never);
};

/** The members of all parts of an intersection, in one object. */
type Flat<T> = { readonly [N in keyof T]: T[N] };

/** The signature of the method for an operation; never if there is none. */
type Signature<Methods, K> = K extends keyof Methods
  ? Methods[K] extends Operation<infer F>
    ? F
    : never
  : never;

/** The params of a method that takes `Count` arguments before them. */
type ParamsOf<F, Count extends number> = [F] extends [never]
  ? None
  : F extends (...given: infer A) => unknown
    ? Required<A> extends Readonly<Record<Count, infer Params>>
      ? Known<Exclude<Params, undefined>>
      : None
    : None;

/** Params; an object without members where a method has none. */
type Known<Params> = Params extends unknown ? (string extends keyof Params ? None : Params) : never;

/** Params of a method, with the parameters that only the reference has. */
type With<Params, Reference> = Params & Given<Omit<Reference, AnyName<Params>>>;

/** The parameters of the operation `K`: those of its path, of its method and of the provider's reference. */
export type CallParameters<Reference, Methods, K> = Flat<
  Readonly<Record<Names<K>[number], Id>> &
    With<
      ParamsOf<Signature<Methods, K>, Names<K>["length"]>,
      K extends keyof Reference ? Reference[K] : None
    >
>;

/** What the operation `K` gives: what its method gives, or JSON where there is no method. */
export type CallResult<Methods, K> = K extends keyof Methods
  ? Signature<Methods, K> extends (...given: never[]) => infer Result
    ? Result
    : never
  : Promise<JsonValue>;

/** The arguments after the operation. */
type Arguments<Parameters> = None extends Parameters
  ? [parameters?: Parameters | undefined, options?: CallOptions]
  : [parameters: Parameters, options?: CallOptions];

/**
 * Calls operations by method and path. `Reference` has the provider's operations with their parameters,
 * `Methods` the operations that have a method.
 */
export type Caller<Reference, Methods> =
  /**
   * Calls an operation by method and path.
   *
   * @param operation - Method and path, with a name in braces for each value in the path.
   * @param given - The parameters: those of the path, and all others; then the options of the call.
   * @throws ApiError, or what `fetch` throws; CallError (`invalid_call`) for arguments that cannot be sent.
   */
  <K extends string & (keyof Reference | keyof Methods)>(
    operation: K,
    ...given: Arguments<CallParameters<Reference, Methods, K>>
  ) => CallResult<Methods, K>;
