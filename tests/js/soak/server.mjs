// A stub of both servers, as a fetch: tokens of one second, and an API that sometimes rejects, fails or is
// busy. It keeps its own counts.

/**
 * Starts one with this clock. `faults` are statuses at intervals of API calls: `{ 401: 333 }` rejects each
 * 333rd.
 */
export function stubServer(faults = {}, { monotonic } = { monotonic: () => performance.now() }) {
  const books = { tokens: 0, calls: 0, stale: 0, 401: 0, 503: 0 };
  let ends = 0;
  const fetch = async (input, init) => {
    if (input.endsWith("/token")) {
      books.tokens += 1;
      ends = monotonic() + 1_000;
      return Response.json({ access_token: `token-${books.tokens}`, expires_in: 1 });
    }
    books.calls += 1;
    const current = `Bearer token-${books.tokens}`;
    if (init.headers.authorization === current && monotonic() > ends) books.stale += 1;
    for (const [status, every] of Object.entries(faults)) {
      if (books.calls % every !== 0) continue;
      books[status] += 1;
      return new Response(null, { status: Number(status), headers: { "retry-after": "0" } });
    }
    return new Response(null);
  };
  return { fetch, books };
}

/** Options of a client of it. */
export const STUB = {
  tokenUrl: "https://auth.example.com/token",
  baseUrl: "https://api.example.com/",
  clientId: "soak",
  clientSecret: "soak",
};
