// Owns reading what people hand in: by its own members, and by nothing that a prototype lends.

/**
 * The own members of what should be an object, on no prototype; none if it is something else. A program in which somebody has written to
 * `Object.prototype` would else have options, headers and methods that nobody gave.
 */
export function ownMembers<T extends object>(given: T | undefined): T {
  return { __proto__: null, ...(typeof given === "object" ? given : undefined) } as unknown as T;
}
