// Any value as an argument of a call, of getToken, or of a listener.

import assert from "node:assert/strict";
import fc from "fast-check";
import { load } from "../packaging/load.mjs";
import { anyValue, build, objectOf, Thrown } from "./values.mjs";
import {
  checkError,
  checkShown,
  OPTIONS,
  PRIVATE,
  property,
  responding,
  settled,
} from "./world.mjs";

const { OAuthClient } = await load("everbearer");

const signal = anyValue(undefined, null);
const timeoutMs = anyValue(undefined, 1, 1_000, 0, 2 ** 31);
const pair = fc.record({
  list: fc.array(anyValue("x-own", PRIVATE, `x\n${PRIVATE}`, "authorization"), { maxLength: 3 }),
});
const headers = fc.oneof(
  anyValue(),
  objectOf({
    "x-own": anyValue("1", `x\n${PRIVATE}`, `\u0100${PRIVATE}`),
    "X-OWN": anyValue("2"),
    "idempotency-key": anyValue("k"),
    [`x\n${PRIVATE}`]: anyValue("1"),
    authorization: anyValue(),
  }),
  fc.record({ list: fc.array(pair, { maxLength: 2 }) }),
);
const callInit = fc.oneof(
  { weight: 1, arbitrary: anyValue(undefined) },
  {
    weight: 4,
    arbitrary: objectOf({
      method: anyValue("GET", "POST", "PUT", "get", "PATCH"),
      headers,
      body: anyValue("body", null, undefined),
      signal,
      timeoutMs,
      maxRetries: anyValue(undefined, 0, 2, 21),
      idempotent: anyValue(true, false),
      redirect: anyValue("manual", "error"),
      duplex: anyValue("half"),
      __proto__: anyValue(),
    }),
  },
);
const input = anyValue("things", "/things", "https://api.example.com/x", "//elsewhere.example/x");

/** A client, warm or cold, that is always closed at the end. */
async function withClient(warm, own, use) {
  const client = new OAuthClient({ ...OPTIONS, ...own });
  try {
    if (warm) await settled(client.getToken());
    await use(client);
  } finally {
    client.close();
  }
}

const isThrown = (error) => error instanceof Thrown;

async function checkOutcome(promise) {
  const { value, error } = await settled(promise);
  // The reason of the caller's signal comes out unchanged.
  if (error !== undefined) checkError(error, isThrown);
  return value;
}

const statuses = fc.constantFrom(200, 204, 401, 404, 429, 503);

property(
  "anything as a call's arguments",
  2_000,
  [input, callInit, statuses, fc.boolean()],
  async (...given) => {
    const [target, init, status, warm] = given;
    const reached = [];
    const fetch = responding(({ url }) => {
      reached.push(new URL(url).origin);
      return new Response(null, { status });
    });
    await withClient(warm, { fetch }, async (client) => {
      const response = await checkOutcome(client.fetch(build(target), build(init)));
      if (response !== undefined) assert.equal(response.status, status);
      assert.ok(
        reached.every((origin) => origin === "https://api.example.com"),
        `the token went to ${reached}`,
      );
    });
  },
  [
    ...["revoked object", "text that is none", "null prototype", "forged request"].map((kind) => [
      { kind },
      { of: {} },
      200,
      true,
    ]),
    ...[
      { of: { headers: { data: "text" } } },
      { of: { headers: { list: [{ list: [{ data: "x-own" }, { data: `x\n${PRIVATE}` }] }] } } },
      { of: { signal: { of: {} } } },
      { of: { signal: { kind: "forged signal" } } },
      { of: { signal: { kind: "proxy of everything" }, timeoutMs: { data: 1 } } },
    ].map((init) => [{ data: "things" }, init, 200, false]),
  ],
);

property(
  "anything as the options of getToken and authorization",
  700,
  [fc.oneof(anyValue(undefined), objectOf({ signal, timeoutMs })), fc.boolean()],
  async (recipe, warm) => {
    const fetch = responding(() => new Response());
    await withClient(warm, { fetch }, async (client) => {
      const token = await checkOutcome(client.getToken(build(recipe)));
      if (token) checkShown(token);
      const header = await checkOutcome(client.authorization(build(recipe)));
      assert.ok(header === undefined || header.startsWith("Bearer "));
    });
  },
  [
    [{ of: { signal: { of: {} } } }, false],
    [{ of: { signal: { kind: "tagged signal" } } }, false],
    [{ kind: "revoked object" }, false],
  ],
);

property(
  "anything as an event's name and its listener",
  500,
  [anyValue("token-request", "token", "token-failed", "__proto__"), anyValue()],
  async (type, listener) => {
    await withClient(false, { fetch: responding(() => new Response()) }, async (client) => {
      const name = build(type);
      const given = build(listener);
      let stop;
      try {
        // What a listener throws is reported to the process, as EventTarget does; not checked here.
        stop = client.on(name, typeof given === "function" ? () => undefined : given);
      } catch (error) {
        checkError(error);
      }
      await settled(client.getToken());
      stop?.();
      client.off(name, given);
    });
  },
  [
    [{ data: "token" }, { data: undefined }],
    [{ data: "token" }, { data: {} }],
  ],
);
