// A custom fetch that may do anything: throw any value, and resolve with any value.

import fc from "fast-check";
import { load } from "../packaging/load.mjs";
import { anyValue, build, objectOf } from "./values.mjs";
import { checkError, checkShown, OPTIONS, property, settled, tokenResponse } from "./world.mjs";

const { OAuthClient } = await load("everbearer");
const { VagaroClient } = await load("everbearer/vagaro");

const bytes = (text) => new TextEncoder().encode(text);

/** A stream of these chunks, each of any type. */
const streaming = (chunks) =>
  new ReadableStream({
    pull(controller) {
      if (chunks.length === 0) controller.close();
      else controller.enqueue(chunks.shift());
    },
  });

/** An object with the members of a Response, or other values in their place. */
const stub = objectOf({
  status: anyValue(200, 401, 429, 503, 0, -1, 65_736, 1e300, Number.NaN),
  ok: anyValue(true),
  headers: fc.oneof(anyValue(), objectOf({ get: anyValue() })),
  body: fc.oneof(anyValue(null), objectOf({ getReader: anyValue(), cancel: anyValue() })),
  redirected: anyValue(true, false),
  url: anyValue("https://api.example.com/", "https://elsewhere.example/", ""),
  text: anyValue(),
  clone: anyValue(),
}).map((made) => ({ stub: made }));

/** A Response with anything in its body. */
const response = fc.record({
  status: fc.constantFrom(200, 204, 302, 400, 401, 429, 503),
  chunks: fc.array(anyValue('{"access_token":', "{}", ""), { maxLength: 4 }),
  retryAfter: fc.option(fc.oneof(fc.constantFrom("1", "99999999999", "-1"), fc.string())),
});

const jsonResponse = fc.record({
  status: fc.constantFrom(200, 400, 401, 429, 500),
  json: fc.oneof(
    fc.json(),
    fc
      .record(
        {
          access_token: fc.oneof(fc.string(), fc.json()),
          token_type: fc.oneof(fc.constant("bearer"), fc.json()),
          expires_in: fc.oneof(fc.double(), fc.string()),
          error: fc.oneof(fc.constant("invalid_client"), fc.string()),
          error_description: fc.string(),
          code: fc.oneof(fc.constantFrom(1000, "x", 1034), fc.anything()),
          status: fc.oneof(fc.integer(), fc.string()),
        },
        { requiredKeys: [] },
      )
      .map((value) => JSON.stringify(value, (_, one) => (typeof one === "bigint" ? 0 : one))),
    fc.nat(100_000).map((depth) => "[".repeat(depth)),
    fc.nat(5_000).map((depth) => `${'{"a":['.repeat(depth)}1${"]}".repeat(depth)}`),
  ),
});

const act = fc.oneof(
  fc.record({ value: anyValue() }),
  fc.record({ thrown: anyValue() }),
  fc.record({ rejected: anyValue() }),
  fc.record({ getters: fc.constantFrom("status", "headers", "body", "url", "redirected") }),
  stub,
  response,
  jsonResponse,
);

function rawHeaders(retryAfter) {
  try {
    return new Headers(retryAfter === null ? [] : [["retry-after", retryAfter]]);
  } catch {
    return new Headers();
  }
}

const chunkOf = (recipe) => {
  const value = build(recipe);
  return typeof value === "string" ? bytes(value) : value;
};

/** Resolves or throws as the recipe says. */
function perform(act) {
  if ("value" in act) return build(act.value);
  if ("thrown" in act) throw build(act.thrown);
  if ("rejected" in act) return Promise.reject(build(act.rejected));
  if ("stub" in act) return build(act.stub);
  if ("getters" in act) {
    const get = () => {
      throw new Error("a getter");
    };
    return Object.defineProperty(new Response("{}"), act.getters, { get });
  }
  if ("json" in act) return new Response(act.json, { status: act.status });
  const headers = rawHeaders(act.retryAfter);
  const body = [204, 302].includes(act.status) ? null : streaming(act.chunks.map(chunkOf));
  return new Response(body, { status: act.status, headers });
}

/** The first token requests and calls follow the given recipes; later ones succeed. */
function fetchOf(tokens, calls) {
  const left = { tokens: [...tokens], calls: [...calls] };
  return (input) => {
    const isToken = String(input?.url ?? input).includes("token");
    const next = left[isToken ? "tokens" : "calls"].shift();
    if (next) return perform(next);
    return Promise.resolve(isToken ? tokenResponse() : Response.json({ customer_id: "c" }));
  };
}

/** React throws a thenable to wait for it; it passes through unchanged. */
const isThenable = (error) => typeof error?.then === "function";

async function checkClient(client, calls) {
  client.on("token-failed", ({ error }) => checkError(error));
  try {
    for (const call of calls) {
      const { error } = await settled((async () => await call(client))());
      if (error !== undefined) checkError(error, isThenable);
      checkShown(client);
    }
  } finally {
    client.close();
  }
}

const acts = fc.array(act, { maxLength: 2 });
const calls = [(client) => client.fetch("things"), (client) => client.fetch("things")];
const PROFILES = [
  undefined,
  { codeMember: "code", successCode: "1000", statusMember: "status", statusOfCode: { 1034: 401 } },
];

property(
  "a fetch that resolves with anything and throws anything",
  2_500,
  [acts, acts, fc.constantFrom(...PROFILES), fc.boolean()],
  async (tokens, responses, profile, warm) => {
    const fetch = fetchOf(warm ? [] : tokens, responses);
    const client = new OAuthClient({ ...OPTIONS, fetch, profile });
    const first = warm ? [(one) => one.getToken()] : [];
    await checkClient(client, [...first, ...calls]);
  },
  [
    // Stubs whose members have other types than those of a Response.
    ...[{ status: { kind: "bigint" } }, { status: { kind: "symbol" } }].map((of) => [
      [{ stub: { of: { status: { data: 503 }, ...of } } }],
      [],
      undefined,
      false,
    ]),
    ...["status", "headers", "body", "redirected"].map((getters) => [
      [],
      [{ getters }],
      undefined,
      false,
    ]),
    [[{ getters: "status" }], [], undefined, false],
    [[], [{ value: { data: undefined } }], undefined, true],
    [[], [{ stub: { of: { status: { kind: "bigint" } } } }], undefined, true],
    [
      [],
      [{ stub: { of: { status: { data: 503 }, redirected: { data: true }, url: { data: 5 } } } }],
      undefined,
      true,
    ],
    // Chunks that are not bytes, or exceed the read limit by far.
    ...[{ data: -1 }, { kind: "big typed array" }, { data: 5e9 }, { bytes: 2 ** 25 }].map(
      (chunk) => [[{ status: 200, chunks: [chunk], retryAfter: null }], [], undefined, false],
    ),
  ],
);

property(
  "such a fetch beneath a provider's client",
  1_000,
  [acts, acts],
  async (tokens, responses) => {
    const { clientId, clientSecret, clock } = OPTIONS;
    const client = new VagaroClient({
      clientId,
      clientSecret,
      clock,
      fetch: fetchOf(tokens, responses),
    });
    const read = (one) => one.customers.retrieve({ customer_id: "c" });
    await checkClient(client, [read, calls[0]]);
  },
  [
    [[], [{ status: 200, json: "[".repeat(20_000) + "]".repeat(20_000) }]],
    [[], [{ rejected: { kind: "revoked object" } }]],
    [[], [{ rejected: { kind: "error" } }]],
    [[], [{ stub: { of: { status: { data: 0 }, text: { kind: "function of a number" } } } }]],
  ],
);
