// Owns what HTTP allows in a header, as the Fetch API sees it.

/** Whether a header can have this name and this value. */
export function isHeader(name: string, value: string): boolean {
  try {
    return new Headers([[name, value]]).has(name);
  } catch {
    return false;
  }
}
