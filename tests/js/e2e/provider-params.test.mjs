// Encoding of params: in JSON, in forms and in queries they arrive as they were meant, or an error names them
// before anything is sent. No error contains the value.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  assertInvalid,
  connect,
  fieldsOf,
  HALF,
  json,
  send,
  short,
} from "../support/providers.mjs";

const result = (value) => value;

/** Text that must survive every encoding. */
const TEXTS = [
  "plain",
  'O\'Neil "the" &=+%20?#/\\;,',
  "a\r\nb\tc\u2028d",
  "Zoë 患者 👩‍⚕️ e\u0301",
  "\0\u0001\u007f",
  "</script>",
  "{}[]",
  "null",
  "__proto__",
  "",
  " ",
  "x".repeat(20_000),
];

/** Names that mean something to JavaScript. */
const NAMES_OF_OBJECTS = [
  "__proto__",
  "toString",
  "constructor",
  "hasOwnProperty",
  "then",
  "a&b=c",
];

/** Values that neither a body nor a query can express. */
const NOT_PLAIN = [
  ["NaN", NaN],
  ["Infinity", -Infinity],
  ["a bigint", 10n],
  ["a symbol", Symbol("canary")],
  ["a function", () => "canary"],
  ["a Date", new Date(0)],
  ["a Map", new Map([["canary", 1]])],
  ["a Set", new Set(["canary"])],
  ["a RegExp", /canary/],
  ["bytes", new Uint8Array([1])],
  ["a form", new URLSearchParams("canary=1")],
  ["a URL", new URL("https://canary.example.com")],
  [
    "an instance of a class",
    new (class {
      canary = 1;
    })(),
  ],
  ["a boxed number", new Number(1)],
  ["an error", new Error("canary")],
  ["a promise", Promise.resolve("canary")],
  ["half of a character", `canary${HALF}`],
  ["its other half", "\ude00canary"],
  ["an object with toJSON", { toJSON: () => "canary" }],
];

const NESTED = [
  { deep: { er: [1, "two", { three: true }], empty: {}, none: [] } },
  [{ a: 1 }, { b: "x&y=z" }],
  [["a"], ["b"]],
  JSON.parse('{"__proto__": {"polluted": 1}, "toString": "x"}'),
  Object.assign(Object.create(null), { bare: 1 }),
];

const PLAIN = [...TEXTS, 0, 7, -1.5, 1e21, 5e-324, true, false];

describe("params in a JSON body", () => {
  const retrieve = (params, options) => (client) => client.customers.retrieve(params, options);
  const sent = async (t, params, options) => {
    const { error, calls } = await send(t, retrieve(params, options), { provider: "seed" });
    assert.equal(error, undefined);
    assert.equal(calls[0].headers.get("content-type"), "application/json");
    return JSON.parse(calls[0].text);
  };

  for (const value of [...PLAIN, null, ...NESTED]) {
    test(`${short(value)} arrives as it is`, async (t) => {
      const body = await sent(t, { field: value, nested: { list: [value] } });
      const expected = JSON.parse(JSON.stringify(value));
      assert.deepEqual(body, { field: expected, nested: { list: [expected] } });
    });
  }

  test("-0 is 0, and undefined counts as missing", async (t) => {
    const params = { zero: -0, nothing: undefined, nested: { nothing: undefined, some: 1 } };
    assert.deepEqual(await sent(t, params), { zero: 0, nested: { some: 1 } });
  });

  test("names that mean something to JavaScript are names like others", async (t) => {
    const text = JSON.stringify(Object.fromEntries(NAMES_OF_OBJECTS.map((name) => [name, 1])));
    const { calls } = await send(t, retrieve(JSON.parse(text)), { provider: "seed" });
    assert.deepEqual(
      Object.entries(JSON.parse(calls[0].text)).sort(),
      Object.entries(JSON.parse(text)).sort(),
    );
    assert.equal({}.polluted, undefined);
  });

  for (const [what, value] of NOT_PLAIN) {
    test(`${what} is invalid, alone, in a list and in an object`, async (t) => {
      for (const field of [value, [value], [[value]], { in: value }, { in: [{ it: value }] }]) {
        const params = { good: 1, field };
        const seen = await send(t, retrieve(params), { provider: "seed" });
        assertInvalid(seen, "customers.retrieve: field", "canary");
      }
    });
  }

  test("undefined in a list is invalid, since JSON would make it null", async (t) => {
    const seen = await send(t, retrieve({ field: [undefined] }), { provider: "seed" });
    assertInvalid(seen, "customers.retrieve: field");
  });

  test("extra is sent beside the params, which override it", async (t) => {
    const body = await sent(t, { a: 1, b: 2 }, { extra: { b: 3, c: ["x"] } });
    assert.deepEqual(body, { a: 1, b: 2, c: ["x"] });
  });
});

describe("params in a query, and in a form", () => {
  const search = (params, options) => (client) => client.patients.searchPatients(params, options);
  const sent = async (t, params, options) => {
    const { error, calls } = await send(t, search(params, options));
    assert.equal(error, undefined);
    const { limit, offset, ...fields } = Object.fromEntries(calls[0].query);
    assert.deepEqual([limit, offset, calls[0].text], ["500", "0", ""]);
    return fields;
  };
  const form = async (t, params) => {
    const { client, calls } = connect(t, "athena", () => json({}));
    const declared = { method: "POST", path: "things", result, source: "seed" };
    await client.resource("things", { run: declared }, { body: "form" }).run(params);
    assert.equal(calls[0].headers.get("content-type"), "application/x-www-form-urlencoded");
    return fieldsOf(calls[0].text);
  };

  for (const value of PLAIN) {
    test(`${short(value)} arrives as text`, async (t) => {
      const params = { field: value, "a name&=+%?#é": value };
      const expected = Object.fromEntries(Object.keys(params).map((name) => [name, String(value)]));
      assert.deepEqual(await sent(t, params), expected);
      assert.deepEqual(await form(t, params), expected);
    });
  }

  for (const value of NESTED) {
    test(`${short(value)} arrives as JSON text`, async (t) => {
      const { field } = await sent(t, { field: value });
      assert.deepEqual(JSON.parse(field), JSON.parse(JSON.stringify(value)));
    });
  }

  test("lists of plain values are joined: races by tabs, others by commas", async (t) => {
    const fields = await sent(t, { ids: [1, "2"], race: ["a, b", "c"], one: ["x"], none: [] });
    assert.deepEqual(fields, { ids: "1,2", race: "a, b\tc", one: "x", none: "[]" });
  });

  test("undefined counts as missing, and null is invalid with advice", async (t) => {
    assert.deepEqual(await sent(t, { field: undefined }), {});
    const seen = await send(t, search({ field: null }));
    assertInvalid(seen, "patients.searchPatients: field must not be null");
  });

  test("names that mean something to JavaScript are names like others", async (t) => {
    const entries = NAMES_OF_OBJECTS.map((name) => [name, "1"]);
    const params = JSON.parse(JSON.stringify(Object.fromEntries(entries)));
    assert.deepEqual(Object.entries(await sent(t, params)).sort(), entries.sort());
  });

  for (const [what, value] of NOT_PLAIN) {
    test(`${what} is invalid, alone and nested`, async (t) => {
      for (const field of [value, [value], { in: [value] }]) {
        assertInvalid(await send(t, search({ field })), "patients.searchPatients: field", "canary");
      }
    });
  }
});

describe("edges", () => {
  const search = (params, options) => (client) => client.patients.searchPatients(params, options);
  const edge = (text, call, name) =>
    test(text, async (t) => assertInvalid(await send(t, call), name, "canary"));

  const cyclic = {};
  cyclic.self = [cyclic];
  edge("a cyclic object is an error that names it", search({ field: cyclic }), "field");

  for (const [what, params] of [
    ["a Map", new Map([["lastname", "canary"]])],
    ["a form", new URLSearchParams("lastname=canary")],
    ["a Date", new Date(0)],
    ["a promise", Promise.resolve({ lastname: "canary" })],
  ]) {
    edge(`${what} instead of the params is invalid`, search(params), "params");
  }

  for (const [what, extra] of [
    ["text", "lastname=canary"],
    ["a list", ["canary"]],
    ["a Map", new Map([["lastname", "canary"]])],
    ["a number", 7],
  ]) {
    edge(`extra that is ${what} is invalid`, search({ lastname: "x" }, { extra }), "extra");
  }

  edge(
    "a list with holes is invalid",
    search({ field: [1, , 2] }), // eslint-disable-line no-sparse-arrays
    "field",
  );

  for (const [name, list] of [
    ["providerid", ["1,2", "3"]],
    ["race", ["a\tb", "c"]],
  ]) {
    edge(
      `an item of ${name} that contains the separator is invalid, since it would arrive as two`,
      search({ [name]: list }),
      name,
    );
  }

  edge(
    "a name with half of a character is invalid",
    search({ [`a${HALF}`]: 1 }),
    "patients.searchPatients",
  );
});
