// Owns the helpers of the type tests: comparisons of exact types.

/** True for `any`, and for nothing else. */
export type IsAny<T> = 0 extends 1 & T ? true : false;

/** Whether two types are the same, `readonly` and `?` included; `any` equals itself only. */
export type Same<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** Accepts only `true`. */
export type Holds<T extends true> = T;

/** The names of members that are, return or take `any`. */
export type AnyMembers<T> = {
  [K in keyof T]-?: IsAny<T[K]> extends true
    ? K
    : T[K] extends (...args: infer A) => infer R
      ? true extends IsAny<R> | IsAny<Awaited<R>> | IsAny<A[number]>
        ? K
        : never
      : never;
}[keyof T];
