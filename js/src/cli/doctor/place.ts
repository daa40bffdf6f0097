// Owns how a URL is shown: without its query, its fragment and its credentials, which may hold secrets.

/** Origin and path of a URL. */
export function placeOf(url: string | URL, base?: string): string {
  const { origin, pathname } = new URL(url, base);
  return origin + pathname;
}
