// Owns clients of the providers whose server is a function of the test, without a socket.

import assert from "node:assert/strict";
import { inspect } from "node:util";
import { load } from "../packaging/load.mjs";

const { AthenaClient } = await load("everbearer/athena");
const { VagaroClient, VagaroV2Client } = await load("everbearer/vagaro");

/** The access token in every token response. */
export const TOKEN = "canary-token";
export const SECRET = "canary-secret";

const credentials = { clientId: "id", clientSecret: SECRET };
const tokenBody = { access_token: TOKEN, expires_in: 3600 };

/** V2's envelope. */
export const envelope = (data, own) => ({
  status: 200,
  responseId: "r-1",
  responseCode: 1000,
  message: "Success",
  data,
  ...own,
});

/**
 * Each provider: its client, its required options, and one idempotent read with the body of a good
 * response.
 */
export const PROVIDERS = {
  athena: {
    Client: AthenaClient,
    options: { ...credentials, practiceId: "195900", environment: "preview" },
    tokenBody,
    operation: "patients.getPatient",
    read: (client, options) => client.patients.getPatient("1", {}, options),
    good: [{ patientid: "1" }],
  },
  seed: {
    Client: VagaroClient,
    options: credentials,
    tokenBody,
    operation: "customers.retrieve",
    read: (client, options) => client.customers.retrieve({ customer_id: "cust_1" }, options),
    good: { customer_id: "cust_1" },
  },
  v2: {
    Client: VagaroV2Client,
    options: { ...credentials, region: "us02", businessId: "b=1" },
    tokenBody: envelope(tokenBody),
    operation: "services.list",
    read: (client, options) => client.services.list({}, options),
    good: envelope({ services: [] }),
  },
};

/** Their names, for tests of all of them. */
export const NAMES = Object.keys(PROVIDERS);

/** A response with a JSON body. */
export const json = (body, init) => Response.json(body, init);

/** A fetch that records its requests: token requests go to `token`, all others to `respond`. */
function server(respond, token) {
  const calls = [];
  const tokens = [];
  const fetch = async (input, init) => {
    const request = new Request(input, init);
    const { method, headers, redirect } = request;
    const url = new URL(request.url);
    const own = /[/-]token$/.test(url.pathname);
    const seen = { method, url, headers, redirect, query: url.searchParams };
    const call = { ...seen, text: await request.text(), signal: init?.signal };
    const list = own ? tokens : calls;
    list.push(call);
    if (call.signal?.aborted) throw call.signal.reason;
    return (own ? token : respond)(call, list.length - 1);
  };
  return { fetch, calls, tokens };
}

/**
 * A client of this provider that closes with the test. `respond(call, index)` responds to its calls, and
 * `token(call, index)`, if given, to its token requests.
 */
export function connect(t, name, respond, { token, ...own } = {}) {
  const { Client, options, tokenBody, good } = PROVIDERS[name];
  const served = server(respond ?? (() => json(good)), token ?? (() => json(tokenBody)));
  const policy = { backoffBaseMs: 1, ...own.policy };
  const client = new Client({ ...options, fetch: served.fetch, ...own, policy });
  t.after(() => client.close());
  return { client, ...served };
}

/** The same, with the provider's read begun; `result` is its promise. */
export function read(t, name, respond, { options, ...own } = {}) {
  const made = connect(t, name, respond, own);
  return { ...made, result: PROVIDERS[name].read(made.client, options) };
}

/** The fields of a form or a query. */
export const fieldsOf = (text) => Object.fromEntries(new URLSearchParams(text));

/** Makes one call; gives its error, if there is one, and the requests. */
export async function send(t, call, { provider = "athena" } = {}) {
  const { client, calls } = connect(t, provider, () => json({ patients: [] }));
  let error;
  try {
    await call(client);
  } catch (caught) {
    error = caught;
  }
  return { error, calls };
}

/** Asserts that the error names this parameter without its value, and that nothing was sent. */
export function assertInvalid({ error, calls }, name, value) {
  assert.equal(calls.length, 0, `sent ${calls[0]?.url} ${calls[0]?.text}`);
  assert.deepEqual([error?.name, error?.code], ["CallError", "invalid_call"], inspect(error));
  assert.ok(error.message.includes(name), error.message);
  if (value !== undefined)
    assert.ok(!inspect(error, { depth: null }).includes(value), error.message);
}

/** A value for a test's name. */
export const short = (value) => inspect(value, { breakLength: Infinity }).slice(0, 40);

/** Half of a character. */
export const HALF = "\ud83d";
