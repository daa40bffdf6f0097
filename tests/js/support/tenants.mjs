// Owns a provider for pools, within the process: token endpoints at several origins, and an API that accepts their
// tokens. It takes its time on a clock that tests move.

import { load } from "../packaging/load.mjs";

const { ClientPool } = await load("everbearer/pool");
const { virtualClock } = await load("everbearer/sandbox");

/** The token endpoint and the API of a pool that says nothing else. */
export const TOKEN_URL = "https://auth.example.com/token";
export const API = "https://api.example.com/v1/";

const json = (status, body) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json" },
  });

/** What was sent as Basic credentials. */
function basicIn(headers) {
  const [, text] = /^Basic (.+)$/.exec(headers.get("authorization") ?? "") ?? [];
  const pair = text === undefined ? [] : atob(text).split(":");
  return pair.map(decodeURIComponent);
}

/**
 * A provider. `latencyMs`: how long a token request takes; of an origin (`hang`), for ever. `secretOf`: the secret of a
 * client id. Books: the token requests with their times, ids and origins; how many were in the air at most; API calls.
 */
export function provider({
  clock = virtualClock(),
  latencyMs = 100,
  apiMs = 0,
  lifetime = 3600,
  hang = () => false,
  secretOf = (id) => `secret of ${id}`,
} = {}) {
  const books = { requests: [], most: {}, calls: 0, statuses: {} };
  const air = {};
  const valid = new Map();
  let count = 0;
  const pause = (ms) => (ms > 0 ? new Promise((go) => clock.setTimeout(go, ms)) : undefined);
  const aborted = (signal) =>
    new Promise((_, fail) => {
      signal?.addEventListener("abort", () => fail(signal.reason));
    });

  async function token(url, init) {
    const { origin } = new URL(url);
    const headers = new Headers(init.headers);
    const [id, secret] = basicIn(headers);
    const body = String(init.body);
    books.requests.push({ at: clock.monotonic(), id, origin, body });
    air[origin] = (air[origin] ?? 0) + 1;
    books.most[origin] = Math.max(books.most[origin] ?? 0, air[origin]);
    try {
      if (hang(origin, id)) await aborted(init.signal);
      await Promise.race([pause(latencyMs), aborted(init.signal)]);
    } finally {
      air[origin] -= 1;
    }
    if (secret !== secretOf(id)) return json(401, { error: "invalid_client" });
    const access = `token-${(count += 1)}-of-${id}`;
    valid.set(access, clock.monotonic() + lifetime * 1000);
    return json(200, { access_token: access, token_type: "Bearer", expires_in: lifetime });
  }

  async function call(input, init) {
    const text = new Headers(init?.headers).get("authorization")?.replace(/^Bearer /, "");
    books.calls += 1;
    await pause(apiMs);
    const status = (valid.get(text) ?? 0) > clock.monotonic() ? 200 : 401;
    books.statuses[status] = (books.statuses[status] ?? 0) + 1;
    return json(status, { url: String(input), token: text });
  }

  return {
    books,
    clock,
    /** The API forgets every token. */
    revoke: () => valid.clear(),
    fetch: (input, init) =>
      /\/token$/.test(String(input)) ? token(input, init) : call(input, init),
  };
}

/** A pool of this provider, which closes with the test. The credentials of a tenant are its name and secret. */
export function poolOf(t, { fetch, clock }, own = {}) {
  const asked = [];
  const pool = new ClientPool({
    tokenUrl: TOKEN_URL,
    baseUrl: API,
    fetch,
    clock,
    credentials: (tenant) => {
      asked.push(tenant);
      return { clientId: tenant, clientSecret: `secret of ${tenant}` };
    },
    ...own,
  });
  t.after(() => pool.close());
  return { pool, asked };
}

/** The statuses of a call of each of these tenants, with the time of the clock that each took. */
export function callAll(pool, clock, tenants) {
  return Promise.all(
    tenants.map(async (tenant) => {
      const begun = clock.monotonic();
      try {
        const response = await pool.for(tenant).fetch("things");
        await response.arrayBuffer();
        return { tenant, outcome: response.status, tookMs: clock.monotonic() - begun };
      } catch (error) {
        return { tenant, outcome: error.code ?? String(error), tookMs: clock.monotonic() - begun };
      }
    }),
  );
}

/** Lets time pass until a promise has settled; at most so many milliseconds. */
export async function settledWithin(clock, promise, atMostMs, stepMs = 100) {
  let over = false;
  const settled = promise.finally(() => {
    over = true;
  });
  settled.catch(() => undefined);
  for (let passed = 0; !over && passed < atMostMs; passed += stepMs) await clock.advance(stepMs);
  if (!over) throw new Error(`nothing came within ${atMostMs} ms`);
  return settled;
}

/** Names of so many tenants. */
export const names = (count, prefix = "tenant") =>
  Array.from({ length: count }, (_, at) => `${prefix}-${at}`);
