// Prototype pollution: members of Object.prototype are not taken for options, headers or responses, and
// neither arguments nor responses get there through the package.

import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { createHmac } from "node:crypto";
import { load } from "../packaging/load.mjs";
import { connect as connectProvider, NAMES, PROVIDERS } from "../support/providers.mjs";
import { rejection } from "../support/setup.mjs";

const { OAuthClient } = await load("everbearer");
const { verifyWebhook } = await load("everbearer/vagaro");

const before = Reflect.ownKeys(Object.prototype);
after(() => assert.deepEqual(Reflect.ownKeys(Object.prototype), before));

/** Runs a function while every object inherits these members. */
async function polluted(members, work) {
  for (const [name, value] of Object.entries(members)) {
    Object.defineProperty(Object.prototype, name, {
      value,
      configurable: true,
      enumerable: true,
      writable: true,
    });
  }
  try {
    return await work();
  } finally {
    for (const name of Object.keys(members)) Reflect.deleteProperty(Object.prototype, name);
  }
}

const EVIL = "https://evil.example.com";
const GOOD = {
  tokenUrl: "https://auth.example.com/token",
  clientId: "id",
  clientSecret: "hush",
  baseUrl: "https://api.example.com/v1/",
};

/** A fetch that reads a request as the runtime's own does, and responds at once. */
function recorder(respond, tokenBody = { access_token: "canary-token", expires_in: 600 }) {
  const seen = [];
  // Made beforehand: the runtime's classes read Object.prototype.
  const tokenResponse = Response.json(tokenBody);
  const response = respond();
  const fetch = async (input, init) => {
    const { method, body, redirect, signal } = init;
    const headers = Object.fromEntries(new Headers(init.headers));
    seen.push({ url: String(input), method, headers, body, redirect, aborted: signal?.aborted });
    return (/token$/.test(String(input)) ? tokenResponse : response).clone();
  };
  return { fetch, seen };
}

/** A client with such a fetch. */
function connect(own, status = 200) {
  const { fetch, seen } = recorder(() => new Response("{}", { status }));
  return { client: new OAuthClient({ ...GOOD, fetch, ...own }), seen };
}

const AS_CALLED = {
  url: "https://api.example.com/v1/things",
  method: undefined,
  headers: { authorization: "Bearer canary-token" },
  body: undefined,
  redirect: "manual",
  aborted: undefined,
};

const OPTIONS = {
  tokenUrl: `${EVIL}/token`,
  clientId: "evil",
  clientSecret: "evil",
  baseUrl: EVIL,
  allowedOrigins: [EVIL],
  scope: "evil",
  audience: "evil",
  resource: `${EVIL}/`,
  tokenParameters: { evil: "1" },
  tokenRequestMethod: "GET",
  tokenRequestHeaders: { "x-evil": "1" },
  clientAuthentication: "client_secret_post",
  tokenRequestFormat: "json",
  timeoutMs: 1,
  maxRetries: 20,
  profile: { tokenHeader: "x-evil" },
  policy: { tokenAttempts: 9 },
};

describe("members of Object.prototype", () => {
  test("are no options of a client", async () => {
    const plain = connect().client.toJSON();
    await polluted(OPTIONS, async () => {
      const { client, seen } = connect({ allowedOrigins: undefined });
      assert.deepEqual(Object.entries(client.toJSON()), Object.entries(plain));
      assert.equal((await client.fetch("things")).status, 200);
      const [token, call] = seen;
      assert.equal(token.url, GOOD.tokenUrl);
      assert.equal(token.body, "grant_type=client_credentials");
      assert.deepEqual(call, AS_CALLED);
      assert.equal((await rejection(client.fetch(`${EVIL}/x`))).code, "origin_not_allowed");
    });
  });

  test("change no header with a placeholder, nor what it stands for", async () => {
    const headers = { "x-token": "{token}", "x-id": "{client_id}" };
    const evil = {
      "x-token": "evil",
      "x-id": "evil",
      "{token}": "evil",
      templates: {},
      hidesUrl: true,
    };
    const { client, seen } = connect({ headers, tokenRequestHeaders: { "x-id": "{client_id}" } });
    await polluted({ ...evil, complete: () => assert.fail("called") }, async () => {
      await client.fetch("things", { headers: { own: "1" } });
      await client.fetch("things");
    });
    const [token, ...calls] = seen;
    assert.equal(token.headers["x-id"], GOOD.clientId);
    for (const call of calls) {
      assert.equal(call.headers["x-token"], "canary-token");
      assert.equal(call.headers["x-id"], GOOD.clientId);
    }
  });

  test("do not replace missing options", async () => {
    const error = await polluted(OPTIONS, () => rejection((async () => new OAuthClient({}))()));
    assert.deepEqual(
      error.problems.map(({ option }) => option),
      ["tokenUrl", "clientId", "clientSecret"],
    );
  });

  test("are no base for relative URLs", async () => {
    const { client } = connect({ baseUrl: undefined });
    const error = await polluted({ baseUrl: EVIL }, () => rejection(client.fetch("things")));
    assert.equal(error.code, "invalid_call");
  });

  test("are no fetch", async () => {
    const stolen = [];
    const fetch = (...args) => (stolen.push(args), Promise.reject(new Error("stolen")));
    await polluted({ fetch }, async () => {
      const client = new OAuthClient({ ...GOOD, tokenUrl: "http://127.0.0.1:1/token" });
      assert.equal((await rejection(client.getToken())).code, "token_endpoint_unreachable");
    });
    assert.deepEqual(stolen, []);
  });

  test("are no environment variables, and no file is read for them", async () => {
    const variables = { ACME_TOKEN_URL: GOOD.tokenUrl, ACME_CLIENT_ID: "id" };
    const evil = { ACME_CLIENT_SECRET_FILE: import.meta.filename, ACME_BASE_URL: EVIL };
    const error = await polluted(evil, () =>
      rejection((async () => OAuthClient.fromEnv("ACME", { env: variables }))()),
    );
    assert.deepEqual(
      error.problems.map(({ variable }) => variable),
      ["ACME_CLIENT_SECRET"],
    );
  });

  const CALL = {
    method: "POST",
    headers: { "x-evil": "1" },
    body: "evil",
    redirect: "error",
    signal: AbortSignal.abort(new Error("evil")),
    timeoutMs: "evil",
    idempotent: true,
  };
  for (const [name, value] of Object.entries(CALL)) {
    test(`do not change a call: ${name}`, async () => {
      const { client, seen } = connect();
      await polluted({ [name]: value }, async () => {
        for (const init of [undefined, {}]) {
          assert.equal((await client.fetch("things", init)).status, 200);
          assert.deepEqual(seen.at(-1), AS_CALLED);
        }
        assert.equal((await client.getToken({})).generation, 1);
        assert.equal(await client.authorization({}), "Bearer canary-token");
      });
    });
  }

  test("do not allow a POST to be retried", async () => {
    const { client, seen } = connect({ policy: { backoffBaseMs: 1 } }, 503);
    const init = { method: "POST", body: "x" };
    const evil = { idempotent: true, "idempotency-key": "evil" };
    assert.equal((await polluted(evil, () => client.fetch("things", init))).status, 503);
    assert.equal(seen.filter(({ url }) => url === AS_CALLED.url).length, 1);
  });

  for (const name of NAMES) {
    const evil = {
      ...{ baseUrl: EVIL, apiBaseUrl: EVIL, tokenUrl: `${EVIL}/token` },
      ...{ practiceId: "666", region: "evil", businessId: "evil", environment: "production" },
      ...{ VAGARO_API_BASE_URL: EVIL, ATHENA_BASE_URL: EVIL },
    };
    test(`do not send a provider's client elsewhere: ${name}`, async (t) => {
      const sent = async (members) => {
        const { client, calls, tokens } = connectProvider(t, name);
        await polluted(members, () => PROVIDERS[name].read(client));
        return [...tokens, ...calls].map(({ url }) => url.href);
      };
      const made = await polluted(evil, () => sent({}));
      assert.deepEqual(made, await sent(evil));
      assert.deepEqual(made, await sent({}));
    });

    test(`are no options of an operation: ${name}`, async (t) => {
      const { tokenBody, good, read } = PROVIDERS[name];
      const { fetch, seen } = recorder(() => Response.json(good), tokenBody);
      const { client } = connectProvider(t, name, undefined, { fetch });
      const members = {
        headers: { "x-evil": "1" },
        extra: { evil: "1" },
        idempotencyKey: "evil",
        requestId: "evil",
        timeoutMs: 1,
        signal: AbortSignal.abort(),
        required: ["evil"],
        query: ["evil"],
        listed: true,
      };
      await polluted(members, () => read(client, {}));
      const [, call] = seen;
      assert.match(call.headers["x-request-id"], /^[\da-f-]{36}$/);
      assert.doesNotMatch(JSON.stringify(call), /evil/);
      assert.equal(call.aborted, undefined);
    });
  }

  test("do not allow an operation that writes to be retried", async (t) => {
    const { client, calls } = connectProvider(t, "athena", () => new Response("", { status: 503 }));
    const create = () =>
      client.patients.createPatient({
        departmentid: "1",
        firstname: "A",
        lastname: "B",
        dob: "01/02/2000",
      });
    assert.equal(
      (await polluted({ safe: true, idempotent: true }, () => rejection(create()))).status,
      503,
    );
    assert.equal(calls.length, 1);
  });

  test("do not widen the tolerance for old webhooks", async () => {
    const secret = "hush";
    const body = JSON.stringify({ event_type: "x", event_id: "1", timestamp: "t", data: {} });
    const signature = createHmac("sha256", secret).update(body).digest("hex");
    const headers = { "x-vagaro-signature": signature, "x-vagaro-timestamp": "1000000000" };
    const evil = { toleranceSeconds: 1e12, now: () => 1e12 };
    const verify = () => rejection(verifyWebhook({ headers, body }, { secret }));
    assert.equal((await polluted(evil, verify)).code, "timestamp_out_of_window");
  });
});

/** JSON that parses to an object with `__proto__` as an own member. */
const hostile = (json) => JSON.parse(json);
const PROTO = '"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}';

describe("members whose names mean something to JavaScript", () => {
  for (const [what, options, names] of [
    ["among the options", hostile(`{${PROTO}}`), ["__proto__", "constructor"]],
    ["in policy", { policy: hostile(`{${PROTO}}`) }, ["policy.__proto__", "policy.constructor"]],
    [
      "in profile",
      { profile: hostile(`{${PROTO}}`) },
      ["profile.__proto__", "profile.constructor"],
    ],
  ]) {
    test(`${what} are errors that name them`, async () => {
      const own = Object.defineProperties({}, Object.getOwnPropertyDescriptors(options));
      const error = await rejection((async () => new OAuthClient({ ...GOOD, ...own }))());
      assert.deepEqual(error.problems.map(({ option }) => option).toSorted(), names.toSorted());
      assert.equal({}.polluted, undefined);
    });
  }

  test("in token responses and error responses change nothing else", async () => {
    const responses = [
      `{"error":"invalid_scope",${PROTO}}`,
      `{"access_token":"canary-token","expires_in":600,${PROTO}}`,
    ];
    const client = new OAuthClient({
      ...GOOD,
      policy: { storedErrorMs: 0 },
      fetch: async () =>
        new Response(responses[0].includes("error") ? responses.shift() : responses[0]),
    });
    const error = await rejection(client.getToken());
    assert.deepEqual([error.code, error.polluted], ["token_request_refused", undefined]);
    const token = await client.getToken();
    assert.deepEqual([token.accessToken, token.polluted], ["canary-token", undefined]);
    assert.deepEqual([client.status().polluted, {}.polluted], [undefined, undefined]);
  });

  for (const name of NAMES) {
    test(`in responses to operations are data like other members: ${name}`, async (t) => {
      const { good } = PROVIDERS[name];
      const text = JSON.stringify(good).replace(
        /\{(?=[^{]*$)|\{(?="(?:patientid|customer_id))/,
        `{${PROTO},`,
      );
      const { client } = connectProvider(t, name, () => new Response(text));
      const result = await PROVIDERS[name].read(client);
      assert.deepEqual([result.polluted, {}.polluted], [undefined, undefined]);
      assert.equal(Object.getPrototypeOf(result), Object.prototype);
      assert.ok(JSON.stringify(result).includes("polluted"), "it is really there");
    });
  }
});
