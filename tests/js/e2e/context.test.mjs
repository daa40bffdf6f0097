// Each call is sent in the asynchronous context in which it was made, whoever else waits for the same
// token: a tracing library attaches the request to the right span, and a custom fetch reads the right
// tenant's store.

import assert from "node:assert/strict";
import { AsyncLocalStorage } from "node:async_hooks";
import { describe, test } from "node:test";
import { load } from "../packaging/load.mjs";
import { gate } from "../support/double.mjs";
import { setup } from "../support/setup.mjs";

const { OAuthClient } = await load("everbearer");
const { AthenaClient } = await load("everbearer/athena");
const { VagaroClient, VagaroV2Client } = await load("everbearer/vagaro");

const CALLS = 50;
const contexts = new AsyncLocalStorage();

/** Enough for a retry of each call. */
const policy = { backoffBaseMs: 1, retryBudget: 10_000 };

/** Ways of making a call that sends the number of its context. */
const WAYS = {
  "client.fetch": {
    system: ({ oauth }) => oauth,
    connect: ({ oauth, clientId, clientSecret }, own) => {
      const { tokenUrl, baseUrl } = oauth;
      return new OAuthClient({ tokenUrl, baseUrl, clientId, clientSecret, ...own });
    },
    call: async (client, number) => {
      const headers = { "x-request-id": `call-${number}` };
      const response = await client.fetch(`things/${number}`, { headers });
      assert.equal(response.status, 200);
      return response.text();
    },
  },
  "AthenaClient's methods": {
    system: ({ athena }) => athena,
    connect: ({ athena, url: baseUrl, clientId, clientSecret }, own) => {
      const place = { environment: "preview", practiceId: athena.practiceId, baseUrl };
      return new AthenaClient({ ...place, clientId, clientSecret, ...own });
    },
    call: (client, number) => client.patients.getPatient("1", {}, { requestId: `call-${number}` }),
  },
  "VagaroClient's methods": {
    system: ({ vagaro }) => vagaro,
    connect: ({ url: apiBaseUrl, clientId, clientSecret }, own) =>
      new VagaroClient({ apiBaseUrl, clientId, clientSecret, ...own }),
    call: (client, number) =>
      client.customers.retrieve({ customer_id: "cust_456" }, { requestId: `call-${number}` }),
  },
  "VagaroV2Client's methods": {
    system: ({ vagaroV2 }) => vagaroV2,
    connect: ({ vagaroV2, url: apiBaseUrl, clientId, clientSecret }, own) => {
      const { region, businessId } = vagaroV2;
      return new VagaroV2Client({ apiBaseUrl, region, businessId, clientId, clientSecret, ...own });
    },
    call: (client, number) => client.services.list({}, { requestId: `call-${number}` }),
  },
};

const FETCHES = ["own", "global"];

/** A client of the sandbox whose fetch, custom or global, records the context of each request. */
async function start(t, { system: systemOf, connect }, kind) {
  const { sandbox } = await setup(t);
  const system = systemOf(sandbox);
  const [tokens, calls] = [[], []];
  const { fetch: real } = globalThis;
  const held = {};
  const recording = async (input, init) => {
    const request = new Request(input, init);
    const context = contexts.getStore();
    if (request.url !== system.tokenUrl) {
      const call = request.headers.get("x-request-id");
      const isFirst = !calls.some(([one]) => one === call);
      calls.push([call, context]);
      return (isFirst && held.respond?.()) || real(input, init);
    }
    tokens.push(context);
    await held.until;
    return real(input, init);
  };
  if (kind === "global") {
    globalThis.fetch = recording;
    t.after(() => (globalThis.fetch = real));
  }
  const client = connect(sandbox, { policy, ...(kind === "own" && { fetch: recording }) });
  t.after(() => client.close());
  /** Holds back token requests until the gate is opened. */
  const hold = () => {
    const { opened, open } = gate();
    held.until = opened;
    return open;
  };
  /** Responds to each call once with this status. */
  const respondOnce = (status) => {
    const init = { status, headers: { "retry-after": "0" } };
    held.respond = () => new Response("{}", init);
  };
  return { system, client, tokens, calls, hold, respondOnce };
}

/** Makes each call in its own context, and asserts that it continues there. */
const inContexts = (numbers, call) =>
  Promise.all(
    numbers.map((number) =>
      contexts.run(`call-${number}`, async () => {
        await call(number);
        assert.equal(contexts.getStore(), `call-${number}`, "the continuation");
      }),
    ),
  );

const numbers = Array.from({ length: CALLS }, (_, number) => number);

/** Asserts the number of requests, and that each was in the context of its call. */
function assertOwn(calls, count) {
  assert.equal(calls.length, count);
  const strangers = calls.filter(([call, context]) => call !== context);
  assert.deepEqual(strangers, [], `${strangers.length} of ${count} were sent in another's context`);
}

for (const [name, way] of Object.entries(WAYS)) {
  for (const kind of FETCHES) {
    describe(`${name}, with ${kind === "own" ? "a custom fetch" : "the global fetch"}: each call is sent in its own context`, () => {
      test("that began together without a token; the token request is in the first one's", async (t) => {
        const { client, tokens, calls } = await start(t, way, kind);
        await inContexts(numbers, (number) => way.call(client, number));
        assertOwn(calls, CALLS);
        assert.deepEqual(tokens, ["call-0"]);
      });

      test("that joined the flight later", async (t) => {
        const { client, tokens, calls, hold } = await start(t, way, kind);
        const open = hold();
        const all = [];
        for (const number of numbers) {
          all.push(inContexts([number], () => way.call(client, number)));
          await new Promise(setImmediate);
        }
        assert.deepEqual([tokens, calls], [["call-0"], []]);
        open();
        await Promise.all(all);
        assertOwn(calls, CALLS);
      });

      test("that is replayed after a 401", async (t) => {
        const { system, client, tokens, calls } = await start(t, way, kind);
        await inContexts(["first"], (name) => way.call(client, name));
        system.revokeTokens();
        await inContexts(numbers, (number) => way.call(client, number));
        assertOwn(calls, 1 + 2 * CALLS);
        assert.equal(tokens.length, 2);
        assert.equal(tokens[0], "call-first");
        // Sent by the call that got the first 401.
        assert.match(tokens[1], /^call-\d+$/);
      });

      for (const status of [429, 503]) {
        test(`that is retried after ${status}`, async (t) => {
          const { client, calls, respondOnce } = await start(t, way, kind);
          respondOnce(status);
          await inContexts(numbers, (number) => way.call(client, number));
          assertOwn(calls, 2 * CALLS);
        });
      }
    });
  }
}

const WAITS = {
  getToken: async (client) => (await client.getToken()).accessToken,
  authorization: (client) => client.authorization(),
};

for (const [name, wait] of Object.entries(WAITS)) {
  for (const kind of FETCHES) {
    describe(`client.${name}, with ${kind === "own" ? "a custom fetch" : "the global fetch"}`, () => {
      test("the token request is sent in the context of the caller that began it", async (t) => {
        const { client, tokens, calls, hold } = await start(t, WAYS["client.fetch"], kind);
        const open = hold();
        const first = inContexts([0], () => wait(client));
        await new Promise(setImmediate);
        const others = inContexts(numbers.slice(1), () => wait(client));
        open();
        await Promise.all([first, others]);
        assert.deepEqual([tokens, calls], [["call-0"], []]);
      });

      test("another try is sent in the context of one of the waiting callers", async (t) => {
        const { system, client, tokens } = await start(t, WAYS["client.fetch"], kind);
        system.token.inject({ kind: "status", status: 503 });
        await inContexts([7, 8], () => wait(client));
        assert.equal(tokens.length, 2);
        assert.equal(tokens[0], "call-7");
        assert.match(tokens[1], /^call-[78]$/);
      });

      test("beside calls that wait for the same token, each continues in its own context", async (t) => {
        const { client, tokens, calls, hold } = await start(t, WAYS["client.fetch"], kind);
        const open = hold();
        const waits = contexts.run("waits", () => wait(client));
        await new Promise(setImmediate);
        const later = inContexts(numbers, (number) => WAYS["client.fetch"].call(client, number));
        open();
        await Promise.all([waits, later]);
        assertOwn(calls, CALLS);
        assert.deepEqual(tokens, ["waits"]);
      });
    });
  }
}
