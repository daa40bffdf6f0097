// Owns reading objects of callers: by their own members, never by inherited ones.

/**
 * An object's own members, without a prototype; empty if it is not an object. Otherwise, what a program has
 * written to `Object.prototype` would become options, headers and methods.
 */
export function ownMembers<T extends object>(given: T | undefined): T {
  return { __proto__: null, ...(typeof given === "object" ? given : undefined) } as unknown as T;
}
