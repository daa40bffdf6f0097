// Owns reading values of unknown origin: proxies and getters may throw.

/** A member of any value; undefined if reading it throws. */
export function memberOf(value: unknown, name: string): unknown {
  try {
    return (value as Readonly<Record<string, unknown>>)[name];
  } catch {
    return undefined;
  }
}

/** The same, if it is a string. */
export function textIn(value: unknown, name: string): string | undefined {
  const text = memberOf(value, name);
  return typeof text === "string" ? text : undefined;
}

/** A header of a response, which a test double may lack; undefined if it is no string, or reading it throws. */
export function headerOf(response: unknown, name: string): string | undefined {
  try {
    const header: unknown = (memberOf(response, "headers") as Headers).get(name);
    return typeof header === "string" ? header : undefined;
  } catch {
    return undefined;
  }
}

/** `instanceof` for any value; false if it throws, as it may for a proxy. */
export function isA<T>(value: unknown, type: abstract new (...given: never[]) => T): value is T {
  try {
    return value instanceof type;
  } catch {
    return false;
  }
}
