// Owns telling a web page from other places, for the entries that a page can load.

interface Globals {
  readonly window?: unknown;
  readonly document?: unknown;
}

const isObject = (value: unknown): boolean => typeof value === "object" && value !== null;

/** Whether this is a page. Test environments and servers may have the names without the objects. */
export function browserPage(): boolean {
  const { window, document } = globalThis as Globals;
  return isObject(window) && isObject(document);
}
