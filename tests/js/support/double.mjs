// Owns clients whose server is two functions of the test, without a socket: it can respond with anything,
// and records what fetch got. Also what such tests wait with: gates, and turns of the event loop instead
// of time.

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

/** A promise, and the function that resolves it. */
export function gate() {
  let open;
  const opened = new Promise((resolve) => (open = resolve));
  return { opened, open };
}

/** Waits for `count` turns of the event loop. */
export async function turns(count = 20) {
  for (let turn = 0; turn < count; turn += 1)
    await new Promise((resolve) => realImmediate(resolve));
}

/** The state of a promise after at most `count` turns: its value, its error, or "pending". */
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
 * Advances virtual time until a promise settles, for `mostMs` at most. Gives its value or its error, and
 * the time that it took.
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

/** A token response with the token of this number. */
export const tokenResponse = (number, own) =>
  Response.json({ access_token: `token-${number}`, expires_in: 3600, ...own });

/** The URL of a call, as fetch reads it. */
const urlOf = (input) => (input instanceof Request ? input.url : String(input));

/**
 * A fetch that passes token requests to `token(call, index)` and all others to `api(call, index)`, and
 * records them.
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

/** A client of such a double, which `make` makes of its options; it closes with the test. */
export function connectDouble(
  t,
  { token, api, ...options } = {},
  make = (all) => new OAuthClient(all),
) {
  const server = double({ ...(token && { token }), ...(api && { api }) });
  const policy = { backoffBaseMs: 1, ...options.policy };
  const client = make({ ...PLACES, fetch: server.fetch, ...options, policy });
  t.after(() => client.close());
  return { client, ...server };
}

/** An API that accepts this token only. */
export const knowing = (current) => (call) =>
  call.headers.get("authorization") === `Bearer ${current()}`
    ? new Response("{}")
    : new Response(null, { status: 401 });
