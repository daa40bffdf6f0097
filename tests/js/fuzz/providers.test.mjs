// Any value as an argument of a provider's methods or as its options, and any JSON as the API's response.

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
  SECRET,
  settled,
  tokenResponse,
} from "./world.mjs";

const { AthenaClient } = await load("everbearer/athena");
const { VagaroClient, VagaroV2Client } = await load("everbearer/vagaro");

const credentials = { clientId: "fuzz", clientSecret: SECRET, clock: OPTIONS.clock };
const CLIENTS = [
  [AthenaClient, { ...credentials, practiceId: "195900", environment: "preview" }],
  [VagaroClient, credentials],
  [VagaroV2Client, { ...credentials, region: "us02", businessId: "b" }],
];

/** A token response that suits all of them. */
const token = async () => {
  const body = await tokenResponse().json();
  return Response.json({ ...body, responseCode: 1000, data: body });
};

const connect = (at, respond) => {
  const [Client, options] = CLIENTS[at];
  const fetch = (input, init) =>
    /token/.test(String(input?.url ?? input)) ? token() : responding(respond)(input, init);
  return new Client({ ...options, fetch, maxRetries: 0 });
};

/** Every function that a client has for operations: methods, also of feeds, and calls by method and path. */
const methodsOf = (client) => [
  ...functionsIn(client),
  (...values) => client.call("POST /things/{id}", ...values),
];

const functionsIn = (owner) =>
  Object.values(owner).flatMap((member) => {
    if (typeof member === "function") return [member];
    return typeof member === "object" && member !== null ? functionsIn(member) : [];
  });

async function walk(paged) {
  const rows = [];
  for await (const row of paged) {
    rows.push(row);
    if (rows.length > 200) break;
  }
  return rows;
}

/** Checks how a method ends, iterated or awaited for its first page. */
async function checkOutcome(call, asWalk, isTheCallers) {
  const { error } = await settled(
    (async () => {
      const result = call();
      return asWalk && Symbol.asyncIterator in result ? await walk(result) : await result;
    })(),
  );
  if (error !== undefined) checkError(error, isTheCallers);
}

const at = fc.constantFrom(...CLIENTS.keys());
const options = fc.oneof(
  anyValue(undefined),
  objectOf({
    signal: anyValue(undefined),
    timeoutMs: anyValue(undefined, 5),
    requestId: anyValue("r", `x\n${PRIVATE}`),
    idempotencyKey: anyValue("k", `x\n${PRIVATE}`),
    headers: fc.oneof(anyValue(), objectOf({ "x-own": anyValue("1", `x\n${PRIVATE}`) })),
    extra: anyValue(),
  }),
);
const params = fc.oneof(
  anyValue(),
  objectOf({ customer_id: anyValue("c"), limit: anyValue(1), __proto__: anyValue() }),
);
const given = fc.tuple(
  fc.array(anyValue("1", 1, "..", PRIVATE), { maxLength: 2 }),
  params,
  options,
);

property(
  "anything as the arguments of a provider's method",
  1_500,
  [at, fc.nat(), given, fc.boolean()],
  async (which, nth, [ids, own, last], asWalk) => {
    const client = connect(which, ({ url }) => {
      assert.match(url, /^https:\/\/api\.(preview\.platform\.athenahealth|vagaro)\.com\//);
      return Response.json([]);
    });
    try {
      const methods = methodsOf(client);
      const method = methods[nth % methods.length];
      const values = [...ids, own, last].map(build);
      const isTheCallers = (error) => error instanceof Thrown;
      await checkOutcome(() => method(...values), asWalk, isTheCallers);
    } finally {
      client.close();
    }
  },
  [[0, 0, [[{ data: "1" }], { kind: "revoked object" }, { data: {} }], false]],
);

const names = fc.constantFrom(
  ...[
    "data",
    "responseCode",
    "success",
    "error",
    "errormessage",
    "patientid",
    "totalcount",
    "next",
  ],
  ...["message", "totalRecords", "id", "customer_id", "appointments", "patients", "__proto__"],
);
const { json } = fc.letrec((tie) => ({
  json: fc.oneof(
    { maxDepth: 4 },
    fc.jsonValue({ maxDepth: 1 }),
    fc.array(tie("json"), { maxLength: 3 }),
    fc
      .array(fc.tuple(names, tie("json")), { maxLength: 4 })
      .map((pairs) => Object.fromEntries(pairs)),
  ),
}));
const DEEP = '{"data":['.repeat(5_000) + "1" + "]}".repeat(5_000);
const response = fc.record({
  status: fc.constantFrom(200, 200, 201, 204, 400, 404, 429, 500),
  text: fc.oneof(
    { weight: 6, arbitrary: json.map((value) => JSON.stringify(value)) },
    { weight: 1, arbitrary: fc.string() },
    {
      weight: 1,
      arbitrary: fc
        .nat(6_000)
        .map((depth) => `[${'{"data":['.repeat(depth)}1${"]}".repeat(depth)}]`),
    },
  ),
  retryAfter: fc.constantFrom(
    "0",
    "1",
    "99999999999999999999",
    "Sun, 06 Nov 1994 08:49:37 GMT",
    "x",
  ),
});

/** Reads of each client, including paged lists. */
const READS = [
  [
    (client) => client.patients.getPatient("1"),
    (client) => client.appointments.listOpenSlots({ departmentid: "1", limit: 2 }),
    (client) => client.departments.listDepartments(),
  ],
  [
    (client) => client.customers.retrieve({ customer_id: "c" }),
    (client) => client.accessLevels.retrieve(),
  ],
  [(client) => client.services.list({ pageSize: 2 }), (client) => client.accessLevels.list()],
];

property(
  "any JSON as the response to a provider's method",
  1_500,
  [at, fc.nat(), fc.array(response, { minLength: 1, maxLength: 4 }), fc.boolean()],
  async (which, nth, responses, asWalk) => {
    let sent = 0;
    const client = connect(which, () => {
      const { status, text, retryAfter } = responses[Math.min(sent, responses.length - 1)];
      sent += 1;
      assert.ok(sent < 500, "the walk does not end");
      const headers = { "retry-after": retryAfter, "content-type": "application/json" };
      return new Response(status === 204 ? null : text, { status, headers });
    });
    try {
      const read = READS[which][nth % READS[which].length];
      await checkOutcome(() => read(client), asWalk);
    } finally {
      client.close();
    }
  },
  [
    ...[0, 1, 2].map((which) => [which, 0, [{ status: 200, text: DEEP, retryAfter: "0" }], false]),
    [2, 0, [{ status: 200, text: '{"responseCode":5e-324}', retryAfter: "0" }], false],
    // Pages are serialized to compare them, which reaches less deep than parsing them.
    [0, 1, [{ status: 200, text: `[${DEEP}]`, retryAfter: "0" }], true],
  ],
);

const own = fc.oneof(
  anyValue(),
  objectOf({
    clientId: anyValue("id"),
    clientSecret: anyValue(SECRET),
    practiceId: anyValue("1"),
    environment: anyValue("preview"),
    baseUrl: anyValue("https://api.example.com"),
    apiBaseUrl: anyValue("https://api.example.com"),
    tokenUrl: anyValue("https://api.example.com/t"),
    region: anyValue("us02"),
    businessId: anyValue("b"),
    scope: anyValue("s"),
    timeoutMs: anyValue(5),
    fetch: anyValue(),
  }),
);

property(
  "anything as a provider's options",
  1_000,
  [at, own, anyValue("V"), fc.oneof(anyValue(), own)],
  (which, recipe, prefix, environment) => {
    const [Client] = CLIENTS[which];
    for (const make of [
      () => new Client(build(recipe)),
      () => Client.fromEnv(build(prefix), build(recipe)),
      () => Client.fromEnv({ env: build(environment) }),
      () => Client.fromEnv(build(recipe)),
    ]) {
      try {
        const client = make();
        checkShown(client);
        client.close();
      } catch (error) {
        checkError(error);
      }
    }
  },
);
