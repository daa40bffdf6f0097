// Owns recognising a web page, for the entries that a page can load.

interface Globals {
  readonly window?: unknown;
  readonly document?: unknown;
}

const isObject = (value: unknown): boolean => typeof value === "object" && value !== null;

/** Whether this is a web page. Test environments and servers may define the names without objects. */
export function browserPage(): boolean {
  const { window, document } = globalThis as Globals;
  return isObject(window) && isObject(document);
}
