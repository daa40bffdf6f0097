// Each way in which providers depart from the RFCs: a preset needs it, and it holds for any values (fast-check).

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { load } from "../packaging/load.mjs";
import { facts } from "./row.mjs";

const { OAuthClient } = await load("everbearer");
const { preset } = await load("everbearer/presets");
const { virtualClock } = await load("everbearer/sandbox");

const UUID = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;
const START = Date.UTC(2026, 5, 1);
const NUMBER_OF_RUNS = 40;

/** The options of every preset, with the variables of its fact. */
const OPTIONS = facts.map(({ slug, variables }) => [slug, preset(slug, variables)]);

/** A provider that is a function: `token` answers token requests, `api` calls. */
function provider(own, { token = () => ({}), api = () => ({}) } = {}) {
  const clock = virtualClock({ wall: START });
  clock.setWall(START);
  const seen = { tokens: [], calls: [] };
  const fetch = async (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    const { method, headers } = request;
    const isToken = url.host === "auth.example.com";
    const list = isToken ? seen.tokens : seen.calls;
    const call = { method, url, headers, body: await request.text(), count: list.length + 1 };
    list.push(call);
    const { status = 200, headers: given, ...body } = await (isToken ? token : api)(call);
    const usual = isToken && status === 200 ? { access_token: `t${call.count}` } : {};
    const members = body.whole ?? { ...usual, ...body };
    return Response.json(members, { status, headers: given });
  };
  const client = new OAuthClient({
    tokenUrl: "https://auth.example.com/token",
    baseUrl: "https://api.example.com/v1/",
    clientId: "id",
    clientSecret: "a-secret",
    backgroundRefresh: false,
    ...own,
    ...{ fetch, clock },
  });
  return { client, seen, clock };
}

/** Runs, and closes the client. */
async function using(made, work) {
  try {
    return await work(made);
  } finally {
    made.client.close();
  }
}

const rejection = async (promise) =>
  promise.then(
    () => assert.fail("it was fulfilled"),
    (error) => error,
  );

/** Text that a header can carry, and that names no placeholder. */
const visible = fc
  .string({ minLength: 1, maxLength: 20 })
  .map((text) => text.replace(/[^!-z]/g, "x"));
const word = fc.stringMatching(/^[a-z]\w{0,9}$/);
/** Names of parameters that the request has of its own are the client's. */
const name = word.map((text) => `p_${text}`);
const json = fc
  .jsonValue({ maxDepth: 3 })
  .filter(
    (value) =>
      !JSON.stringify(value).includes("null") && !JSON.stringify(value).includes("__proto__"),
  );
const seconds = fc.integer({ min: 60, max: 80_000 });
const origin = fc.stringMatching(/^[a-z]{1,8}$/).map((label) => `https://${label}.example.org`);

const formOf = ({ body }) => Object.fromEntries(new URLSearchParams(body));

/** The time at which a token with this response ends. */
async function expiryOf(own, response) {
  return using(provider(own, { token: () => response }), async ({ client }) => {
    const { expiresAt } = await client.getToken();
    return expiresAt - START;
  });
}

const inForm = (format, valueOf) => [
  `expiry: ${format}`,
  // Seconds or milliseconds of the epoch: a point in time as a number.
  ({ profile }) => profile?.expiresInFormat?.split("_")[0] === format.split("_")[0],
  [seconds],
  async (life) => {
    const profile = { expiresInFormat: format };
    const stated = { expires_in: valueOf(life) };
    assert.equal(await expiryOf({ profile }, stated), life * 1_000);
  },
];

const segment = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** Name, whether these options of a preset need it, what it is tried with, and what holds. */
const QUIRKS = [
  [
    "headers of the token request, with placeholders",
    ({ tokenRequestHeaders }) => tokenRequestHeaders !== undefined,
    [visible, visible],
    async (id, text) => {
      const tokenRequestHeaders = { "X-Own": `${text} {client_id}`, "X-Row": "{uuid}" };
      await using(provider({ clientId: id, tokenRequestHeaders }), async ({ client, seen }) => {
        await client.getToken();
        await client.getToken({ forceRefresh: true });
        const [one, other] = seen.tokens.map(({ headers }) => headers);
        assert.equal(one.get("x-own"), `${text} ${id}`);
        assert.match(one.get("x-row"), UUID);
        assert.notEqual(one.get("x-row"), other.get("x-row"));
      });
    },
  ],
  [
    "headers of every call, with placeholders",
    ({ headers }) => headers !== undefined,
    [visible, visible],
    async (id, text) => {
      const headers = { "X-Own": `${text} {client_id}`, "X-Token": "{token}", "X-Row": "{uuid}" };
      await using(provider({ clientId: id, headers }), async ({ client, seen }) => {
        await client.fetch("one");
        await client.fetch("two");
        const [one, other] = seen.calls.map((call) => call.headers);
        assert.deepEqual([one.get("x-own"), one.get("x-token")], [`${text} ${id}`, "t1"]);
        assert.match(one.get("x-row"), UUID);
        assert.notEqual(one.get("x-row"), other.get("x-row"));
        assert.equal(seen.tokens[0].headers.has("x-own"), false);
      });
    },
  ],
  [
    "credentials in named headers",
    ({ clientAuthentication }) => clientAuthentication === "client_secret_headers",
    [visible, visible],
    async (id, secret) => {
      const own = {
        ...{ clientId: id, clientSecret: secret, clientAuthentication: "client_secret_headers" },
        tokenRequestHeaders: { "X-Id": "{client_id}", "X-Key": "{client_secret}" },
      };
      await using(provider(own), async ({ client, seen }) => {
        await client.getToken();
        const [{ headers, body }] = seen.tokens;
        assert.deepEqual([headers.get("x-id"), headers.get("x-key")], [id, secret]);
        assert.equal(headers.has("authorization"), false);
        assert.deepEqual(formOf({ body }), { grant_type: "client_credentials" });
      });
    },
  ],
  [
    "another scheme than Basic",
    ({ profile }) => profile?.basicScheme !== undefined,
    [word, visible],
    async (scheme, secret) => {
      const profile = { basicScheme: scheme };
      const clientAuthentication = "client_secret_basic_raw";
      const own = { profile, clientAuthentication, clientSecret: secret };
      await using(provider(own), async ({ client, seen }) => {
        await client.getToken();
        const pair = Buffer.from(`id:${secret}`).toString("base64");
        assert.equal(seen.tokens[0].headers.get("authorization"), `${scheme} ${pair}`);
      });
    },
  ],
  [
    "token requests as a query",
    ({ tokenRequestFormat }) => tokenRequestFormat === "query",
    [fc.string({ minLength: 1 }), fc.dictionary(name, fc.string())],
    async (secret, tokenParameters) => {
      fc.pre(secret.trim() !== "" && !/\p{Cc}|\p{Cs}/u.test(secret));
      const own = {
        ...{ tokenRequestFormat: "query", clientAuthentication: "client_secret_post" },
        ...{ clientSecret: secret, tokenParameters },
      };
      await using(provider(own), async ({ client, seen }) => {
        await client.getToken();
        const [{ url, body, method }] = seen.tokens;
        assert.deepEqual([method, body], ["POST", ""]);
        assert.deepEqual(Object.fromEntries(url.searchParams), {
          ...{ client_id: "id", client_secret: secret, grant_type: "client_credentials" },
          ...Object.fromEntries(
            Object.entries(tokenParameters).map(([key, value]) => [
              key,
              value.toWellFormed?.() ?? value,
            ]),
          ),
        });
      });
    },
  ],
  [
    "token requests by GET",
    ({ tokenRequestMethod }) => tokenRequestMethod === "GET",
    [fc.stringMatching(/^[\w-]{1,12}$/)],
    async (scope) => {
      await using(provider({ tokenRequestMethod: "GET", scope }), async ({ client, seen }) => {
        await client.getToken();
        const [{ url, method, body }] = seen.tokens;
        assert.deepEqual([method, body, url.searchParams.get("scope")], ["GET", "", scope]);
      });
    },
  ],
  [
    "any grant type",
    ({ grant }) => grant !== undefined,
    [word],
    async (grant) => {
      await using(provider({ grant }), async ({ client, seen }) => {
        await client.getToken();
        assert.equal(formOf(seen.tokens[0]).grant_type, grant);
      });
    },
  ],
  [
    "parameters whose names the request leaves free",
    ({ tokenParameters }) => tokenParameters?.client_id !== undefined,
    [visible],
    async (other) => {
      await using(provider({ tokenParameters: { client_id: other } }), async ({ client, seen }) => {
        await client.getToken();
        assert.equal(formOf(seen.tokens[0]).client_id, other);
      });
    },
  ],
  [
    "parameters that are JSON",
    ({ tokenParameters = {} }) =>
      Object.values(tokenParameters).some((value) => typeof value !== "string"),
    [fc.dictionary(name, json, { minKeys: 1 })],
    async (tokenParameters) => {
      const own = { tokenRequestFormat: "json", tokenParameters };
      await using(provider(own), async ({ client, seen }) => {
        await client.getToken();
        const sent = JSON.parse(seen.tokens[0].body);
        for (const [key, value] of Object.entries(tokenParameters)) {
          assert.equal(JSON.stringify(sent[key]), JSON.stringify(value));
        }
      });
    },
  ],
  [
    "separators of scopes",
    ({ profile }) => profile?.scopeSeparator !== undefined,
    [fc.array(word, { minLength: 2, maxLength: 5 }), fc.constantFrom(",", ";", "|", "+")],
    async (scope, scopeSeparator) => {
      await using(provider({ scope, profile: { scopeSeparator } }), async ({ client, seen }) => {
        await client.getToken();
        assert.equal(formOf(seen.tokens[0]).scope, scope.join(scopeSeparator));
      });
    },
  ],
  inForm("milliseconds", (life) => life * 1_000),
  inForm("epoch_seconds", (life) => START / 1_000 + life),
  inForm("epoch_milliseconds", (life) => String(START + life * 1_000)),
  inForm("iso8601", (life) => new Date(START + life * 1_000).toISOString()),
  [
    "expiry: in the token",
    ({ profile }) => profile?.expiresInFormat === "jwt",
    [seconds, fc.dictionary(name, json)],
    async (life, claims) => {
      const payload = segment({ ...claims, exp: START / 1_000 + life });
      const response = { access_token: `${segment({ alg: "RS256" })}.${payload}.c2ln` };
      assert.equal(await expiryOf({ profile: { expiresInFormat: "jwt" } }, response), life * 1_000);
    },
  ],
  [
    "expiry: absent",
    ({ policy }) => policy?.defaultLifetimeMs !== undefined,
    [seconds],
    async (life) => {
      const policy = { defaultLifetimeMs: life * 1_000 };
      assert.equal(await expiryOf({ policy }, {}), life * 1_000);
    },
  ],
  [
    "accepted types of tokens",
    ({ profile }) => profile?.tokenTypes !== undefined,
    [word],
    async (type) => {
      fc.pre(type.toLowerCase() !== "bearer");
      const token = () => ({ token_type: type.toUpperCase() });
      const tokenTypes = `other ${type}`;
      await using(provider({ profile: { tokenTypes } }, { token }), ({ client }) =>
        client.getToken(),
      );
      await using(provider({}, { token }), async ({ client }) => {
        assert.equal((await rejection(client.getToken())).code, "invalid_token_response");
      });
    },
  ],
  [
    "rate limits told by another header than Retry-After",
    ({ profile }) => profile?.retryAfterHeader !== undefined,
    [fc.integer({ min: 61, max: 200 }), fc.constantFrom("", "epoch_seconds", "milliseconds")],
    async (wait, retryAfterFormat) => {
      const profile = { retryAfterHeader: "X-Reset", retryAfterFormat };
      const value = {
        "": wait,
        epoch_seconds: START / 1_000 + wait,
        milliseconds: wait * 1_000,
      }[retryAfterFormat];
      const token = () => ({ status: 429, headers: { "x-reset": String(value) } });
      await using(provider({ profile, tokenWaitMs: 1_000 }, { token }), async ({ client }) => {
        const { retryAfterMs } = await rejection(client.getToken());
        // A little jitter is added, so that clients do not come back together.
        assert.ok(retryAfterMs >= wait * 1_000 && retryAfterMs <= wait * 1_300, `${retryAfterMs}`);
      });
    },
  ],
  [
    "members by path",
    ({ profile = {} }) =>
      Object.entries(profile).some(
        ([member, path]) => member.endsWith("Member") && /[.[]/.test(path),
      ),
    [fc.array(fc.oneof(name, fc.integer({ min: 0, max: 3 })), { minLength: 1, maxLength: 4 })],
    async (steps) => {
      const path = steps.reduce(
        (text, step) => (typeof step === "number" ? `${text}[${step}]` : `${text}.${step}`),
        "root",
      );
      const inside = steps.reduceRight(
        (value, step) =>
          typeof step === "number" ? [...Array(step).fill(0), value] : { [step]: value },
        "deep",
      );
      const token = () => ({ whole: { root: inside } });
      const profile = { accessTokenMember: path };
      await using(provider({ profile }, { token }), async ({ client }) => {
        assert.equal((await client.getToken()).accessToken, "deep");
      });
    },
  ],
  [
    "a success flag that is a boolean",
    ({ profile }) => profile?.successCode === "true",
    [fc.boolean(), name],
    async (isFine, codeMember) => {
      const profile = { codeMember, successCode: "true" };
      const token = () => ({ [codeMember]: isFine });
      await using(provider({ profile }, { token }), async ({ client }) => {
        if (isFine) return client.getToken();
        return assert.equal((await rejection(client.getToken())).code, "token_request_refused");
      });
    },
  ],
  [
    "other statuses than 401 that reject a token",
    ({ profile }) => profile?.rejectedStatuses !== undefined,
    [fc.constantFrom(400, 403, 404, 419, 498)],
    async (status) => {
      const profile = { rejectedStatuses: [401, status] };
      const api = ({ count }) => ({ status: count === 1 ? status : 200 });
      await using(provider({ profile }, { api }), async ({ client, seen }) => {
        assert.equal((await client.fetch("one")).status, 200);
        assert.equal(seen.tokens.length, 2);
      });
    },
  ],
  [
    "a code that rejects a token, with any status",
    ({ profile }) => Object.values(profile?.statusOfCode ?? {}).includes(401),
    [fc.constantFrom(200, 400, 403), fc.integer({ min: 1, max: 9_999 })],
    async (status, code) => {
      const profile = { codeMember: "errors[0].code", statusOfCode: { [code]: 401 } };
      const api = ({ count }) => (count === 1 ? { status, errors: [{ code }] } : {});
      await using(provider({ profile }, { api }), async ({ client, seen }) => {
        assert.equal((await client.fetch("one")).status, 200);
        assert.equal(seen.tokens.length, 2);
      });
    },
  ],
  [
    "the base of calls from the token response",
    ({ profile }) => profile?.baseUrlMember !== undefined,
    [origin, fc.array(word, { maxLength: 3 }), fc.boolean()],
    async (place, path, isPlain) => {
      const base = [place, ...path].join("/");
      const stated = isPlain ? base.replace("https:", "http:") : base;
      const profile = { baseUrlMember: "instance_url" };
      const token = () => ({ instance_url: stated });
      const made = provider({ baseUrl: undefined, profile }, { token });
      await using(made, async ({ client, seen }) => {
        if (isPlain) {
          assert.equal((await rejection(client.fetch("things"))).code, "invalid_token_response");
          return assert.equal(seen.calls.length, 0);
        }
        await client.fetch("things");
        assert.equal(seen.calls[0].url.href, `${base}/things`);
        const elsewhere = await rejection(client.fetch("https://other.example.net/things"));
        return assert.equal(elsewhere.code, "origin_not_allowed");
      });
    },
  ],
  [
    "the same token handed out again until its end",
    (_options, { renewal }) => renewal === "same token",
    [fc.integer({ min: 600, max: 7_200 })],
    async (life) => {
      let endsAt = START + life * 1_000;
      let generation = 1;
      const clocks = {};
      const token = () => {
        if (clocks.clock.wall() >= endsAt) {
          endsAt = clocks.clock.wall() + life * 1_000;
          generation += 1;
        }
        return {
          access_token: `same-${generation}`,
          expires_in: Math.ceil((endsAt - clocks.clock.wall()) / 1_000),
        };
      };
      const made = provider({}, { token });
      clocks.clock = made.clock;
      await using(made, async ({ client, seen, clock }) => {
        const step = (life * 1_000) / 200;
        for (let passed = 0; passed < life * 1_000; passed += step) {
          await client.fetch("one");
          await clock.advance(step);
        }
        assert.ok(seen.tokens.length <= 8, `${seen.tokens.length} token requests in one life`);
      });
    },
  ],
  [
    "a new token that ends the old one",
    (_options, { renewal }) => renewal === "new ends old",
    [fc.integer({ min: 1, max: 30 })],
    async (calls) => {
      let current = "";
      const token = ({ count }) => ({ access_token: (current = `t${count}`), expires_in: 3_600 });
      let release;
      const held = new Promise((resolve) => (release = resolve));
      const api = async ({ headers, count }) => {
        if (count <= calls) await held;
        const isLive = headers.get("authorization") === `Bearer ${current}`;
        return { status: isLive ? 200 : 401 };
      };
      await using(provider({}, { token, api }), async ({ client, seen }) => {
        await client.getToken();
        const all = Array.from({ length: calls }, () => client.fetch("one"));
        while (seen.calls.length < calls) await new Promise((turn) => setImmediate(turn));
        await client.getToken({ forceRefresh: true });
        release();
        const statuses = (await Promise.all(all)).map(({ status }) => status);
        assert.deepEqual(statuses, Array(calls).fill(200));
        assert.equal(seen.tokens.length, 2, "the old token's rejection is no reason for a third");
      });
    },
  ],
];

describe("each departure from the RFCs", () => {
  const records = new Map(facts.map((fact) => [fact.slug, fact]));
  for (const [quirk, needs, values, property] of QUIRKS) {
    const users = OPTIONS.filter(([slug, options]) => needs(options, records.get(slug)));
    test(`${quirk} (${users
      .map(([slug]) => slug)
      .slice(0, 3)
      .join(", ")})`, async () => {
      assert.notEqual(users.length, 0, "no preset needs it");
      await fc.assert(fc.asyncProperty(...values, property), { numRuns: NUMBER_OF_RUNS });
    });
  }
});
