// Owns the setup of chaos tests: a sandbox behind the faulty proxy, clients of it, the outcomes of calls, and
// the checks afterwards: nothing of a client is left, and no error shows a secret.

import assert from "node:assert/strict";
import { inspect } from "node:util";
import { setup, until } from "../support/setup.mjs";
import { startProxy } from "./proxy.mjs";

/** The error codes in README.md for failures of servers and networks. */
const CODES = [
  "invalid_client",
  "token_request_refused",
  "token_endpoint_throttled",
  "token_endpoint_unavailable",
  "token_endpoint_unreachable",
  "token_endpoint_timeout",
  "token_endpoint_redirected",
  "invalid_token_response",
  "token_wait_timeout",
  "network_error",
  "redirect_refused",
  "call_timeout",
];

/** Longer than any response takes. */
const PATIENCE_MS = 20_000;

const SECRET = "canary-of-the-secret/+";

/** A part of every response of the sandbox's `things`. */
const BODY = "Thing 1";

/** Asserts that neither an error nor its members show a secret, a token or a body. */
function discreet(error, token) {
  const told = `${error.stack}${inspect(error, { depth: Infinity, showHidden: true })}`;
  for (const secret of [SECRET, encodeURIComponent(SECRET), BODY, token].filter(Boolean)) {
    assert.ok(!told.includes(secret), `an error tells ${secret}: ${told}`);
  }
}

/** How far the clients' clocks are ahead. */
let skewMs = 0;

/** The real clock, which may be set ahead, with a record of its timers. */
function watchedClock() {
  const timers = new Set();
  return {
    timers,
    clock: {
      wall: () => Date.now() + skewMs,
      monotonic: () => performance.now() + skewMs,
      setTimeout(callback, delayMs) {
        const handle = setTimeout(() => {
          timers.delete(handle);
          callback();
        }, delayMs);
        timers.add(handle);
        return handle;
      },
      clearTimeout(handle) {
        timers.delete(handle);
        clearTimeout(handle);
      },
    },
  };
}

/** Reads a body, for `bodyMs` at most. */
async function read(response, caller, bodyMs) {
  const reason = new Error("given up");
  const timer = setTimeout(() => caller.abort(reason), bodyMs);
  try {
    return { outcome: `${response.status}`, text: await response.text() };
  } catch (error) {
    return { outcome: `${response.status}, ${error === reason ? "given up" : "broken off"}` };
  } finally {
    clearTimeout(timer);
  }
}

/** The outcome of a call: a status and a body, or an error with a documented code. */
export async function ending(client, options = {}) {
  const { input = "things", token, bodyMs = PATIENCE_MS, ...init } = options;
  const caller = new AbortController();
  let response;
  try {
    response = await client.fetch(input, { ...init, signal: caller.signal });
  } catch (error) {
    discreet(error, token);
    assert.ok(CODES.includes(error.code), inspect(error));
    return { outcome: error.code, error };
  }
  return read(response, caller, bodyMs);
}

/** Asserts that the client works from its next call on, once the server does. */
export async function healed(client, { retryAfterMs = 0 } = {}) {
  skewMs += retryAfterMs;
  for (let call = 0; call < 2; call += 1) {
    const { outcome, text } = await ending(client, { timeoutMs: PATIENCE_MS });
    assert.equal(outcome, "200");
    assert.ok(text.includes(BODY), text);
  }
}

/** The sandbox behind the proxy, and a function that makes clients which give up soon. */
export async function chaos(t) {
  const { clock, timers } = watchedClock();
  const { sandbox, oauth, connect } = await setup(t, { clientSecret: SECRET });
  const proxy = await startProxy(t, oauth);
  const { tokenUrl, baseUrl } = proxy;
  const limits = { timeoutMs: PATIENCE_MS, tokenTimeoutMs: PATIENCE_MS, maxRetries: 1 };
  const soon = { tokenAttempts: 2, backoffBaseMs: 1, backoffMaxMs: 1, storedErrorMs: 0 };
  const { clientId, clientSecret } = sandbox;
  const options = { tokenUrl, baseUrl, clientId, clientSecret, ...limits, policy: soon };
  const clients = [];
  const open = (own) => {
    const client = connect({ ...options, clock, ...own, policy: { ...soon, ...own?.policy } });
    clients.push(client);
    return client;
  };
  /** Closes the clients and waits until no connection and no timer is left. */
  const settled = async () => {
    for (const client of clients) client.close();
    await until(() => proxy.busy() === 0, "connections that met a fault are closed");
    await until(() => timers.size === 0, "no timer is left");
  };
  return { proxy, options, open, settled };
}
