// Owns clients whose server is two functions of the test, without a socket: every answer at will, and
// what was sent as it was handed to fetch. And what such tests wait with: gates, and turns of the event
// loop instead of time.

import { load } from "../packaging/load.mjs";

const { OAuthClient } = await load("everbearer");
const realImmediate = setImmediate;

/** Options of clients of the double. */
export const PLACES = {
  tokenUrl: "https://auth.example.com/token",
  clientId: "id",
  clientSecret: "hush",
  baseUrl: "https://api.example.com/v1/",
};

/** A promise, and what opens it. */
export function gate() {
  let open;
  const opened = new Promise((resolve) => (open = resolve));
  return { opened, open };
}

/** Lets so many turns of the event loop pass. */
export async function turns(count = 20) {
  for (let turn = 0; turn < count; turn += 1)
    await new Promise((resolve) => realImmediate(resolve));
}

/** What becomes of a promise within some turns: its value, its error, or "pending". */
export async function outcomeOf(promise, count = 50) {
  let outcome = "pending";
  promise.then(
    (value) => (outcome = { value }),
    (error) => (outcome = { error }),
  );
  for (let turn = 0; turn < count && outcome === "pending"; turn += 1) await turns(1);
  return outcome;
}

/**
 * Lets virtual time pass until a promise settles, and no more than that long. Its value or its error, and
 * how long it took.
 */
export async function drive(clock, promise, mostMs) {
  const began = clock.monotonic();
  const stepMs = 50;
  for (;;) {
    const outcome = await outcomeOf(promise, 5);
    const took = clock.monotonic() - began;
    if (outcome !== "pending") return { ...outcome, took };
    if (took >= mostMs) return { pending: true, took };
    await clock.advance(Math.min(stepMs, mostMs - took));
  }
}

/** A token reply with the token of this number. */
export const tokenResponse = (number, own) =>
  Response.json({ access_token: `token-${number}`, expires_in: 3600, ...own });

/** The text that says where a call goes, as fetch reads it. */
const urlOf = (input) => (input instanceof Request ? input.url : String(input));

/**
 * A fetch that hands token requests to `token(call, index)` and all others to `api(call, index)`, and
 * keeps what it was called with.
 */
export function double({
  token = (_call, index) => tokenResponse(index + 1),
  api = () => new Response("{}"),
}) {
  const tokens = [];
  const calls = [];
  const fetch = async (input, init) => {
    const url = urlOf(input);
    const isToken = url === PLACES.tokenUrl;
    const headers = new Headers(init?.headers ?? (input instanceof Request ? input.headers : {}));
    const call = { url, input, init, headers, signal: init?.signal };
    const list = isToken ? tokens : calls;
    list.push(call);
    return (isToken ? token : api)(call, list.length - 1);
  };
  return { fetch, tokens, calls };
}

/** A client of such a double, which ends with the test. */
export function connectDouble(t, { token, api, ...options } = {}) {
  const server = double({ ...(token && { token }), ...(api && { api }) });
  const policy = { backoffBaseMs: 1, ...options.policy };
  const client = new OAuthClient({ ...PLACES, fetch: server.fetch, ...options, policy });
  t.after(() => client.close());
  return { client, ...server };
}

/** What the API answers that knows this token alone. */
export const knowing = (current) => (call) =>
  call.headers.get("authorization") === `Bearer ${current()}`
    ? new Response("{}")
    : new Response(null, { status: 401 });
