// Decoding of successful responses: each shape accepts what can be meant and nothing else, and
// athenahealth's ids, numbers and booleans are read by their names.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import * as shapes from "../../../../build/js/operations/shapes.js";
import { athenaConventions } from "../../../../build/js/providers/athena/conventions.js";
import {
  seedConventions,
  v2Conventions,
} from "../../../../build/js/providers/vagaro/conventions.js";
import { rejection } from "../../support/setup.mjs";
import { performer } from "./support.mjs";

const SHAPES = {
  one: shapes.one,
  list: shapes.list,
  "listOf(rows)": shapes.listOf("rows"),
  "pageOf(rows)": shapes.pageOf("rows"),
  done: shapes.done,
};
const NOTHING = "nothing that can be meant";
const ABSENT = "the error that the record is absent";
const SUCCESS = { success: true };
const a = { name: "a" };
const b = { name: "b" };

/** For each body, the result of each shape, in the order of SHAPES. */
const READ = [
  [a, [a, [a], NOTHING, NOTHING, SUCCESS]],
  [[a], [a, [a], [a], { rows: [a] }, SUCCESS]],
  [
    [a, b],
    [NOTHING, [a, b], [a, b], { rows: [a, b] }, SUCCESS],
  ],
  [[], [ABSENT, [], [], { rows: [] }, SUCCESS]],
  [
    [[a], [b]],
    [NOTHING, [[a], [b]], [[a], [b]], { rows: [[a], [b]] }, SUCCESS],
  ],
  [{}, [{}, [{}], NOTHING, NOTHING, SUCCESS]],
  [{ rows: [a, b] }, [{ rows: [a, b] }, NOTHING, [a, b], { rows: [a, b] }, SUCCESS]],
  [{ rows: a }, [{ rows: a }, [{ rows: a }], [a], undefined, SUCCESS]],
  [[{ rows: [a, b] }], [{ rows: [a, b] }, [{ rows: [a, b] }], [a, b], undefined, SUCCESS]],
  [{ rows: null, more: 1 }, [undefined, undefined, [], { rows: [], more: 1 }, SUCCESS]],
  [{ rows: "none" }, [{ rows: "none" }, [{ rows: "none" }], NOTHING, NOTHING, SUCCESS]],
  [{ totalcount: 1 }, [{ totalcount: 1 }, NOTHING, NOTHING, NOTHING, SUCCESS]],
  [[{ others: [a], totalcount: 1 }], [undefined, undefined, NOTHING, NOTHING, SUCCESS]],
  [1, [NOTHING, NOTHING, NOTHING, NOTHING, SUCCESS]],
  ["1", [NOTHING, NOTHING, NOTHING, NOTHING, SUCCESS]],
  [null, [NOTHING, [], [], { rows: [] }, SUCCESS]],
  [true, [NOTHING, NOTHING, NOTHING, NOTHING, SUCCESS]],
];

describe("shapes", () => {
  for (const [body, results] of READ) {
    Object.entries(SHAPES).forEach(([name, result], index) => {
      const expected = results[index];
      if (expected === undefined) return;
      test(`${name} makes of ${JSON.stringify(body)} ${JSON.stringify(expected)}`, async () => {
        for (const conventions of [athenaConventions, seedConventions, v2Conventions("b")]) {
          const { run } = performer({ result }, conventions, JSON.stringify(body));
          if (expected === NOTHING) {
            await assert.rejects(run(), { name: "ApiError", code: "unexpected_response" });
          } else if (expected === ABSENT) {
            await assert.rejects(run(), { name: "ApiError", code: "not_found", status: 404 });
          } else assert.deepEqual(await run(), expected);
        }
      });
    });
  }

  for (const [body, expected] of [
    [
      { success: "true", message: "m", other: 1 },
      { ...SUCCESS, message: "m" },
    ],
    [[{ success: "true", errormessage: "e" }], { ...SUCCESS, errormessage: "e" }],
    [{ success: "true", message: "", errormessage: 1 }, SUCCESS],
  ]) {
    test(`done keeps the remarks of ${JSON.stringify(body)}`, async () => {
      const { run } = performer({ result: shapes.done }, athenaConventions, body);
      assert.deepEqual(await run(), expected);
    });
  }

  const failing = async (declaration, conventions, body, ...given) => {
    const { run } = performer(declaration, conventions, body);
    return await rejection(run(...given));
  };

  test("a list without its member says which members there are, and no other text", async () => {
    const result = shapes.pageOf("rows");
    const names = ["others", "totalcount", "Smith", "id_17", "a@example.com", "x".repeat(41)];
    const body = Object.fromEntries(names.map((name) => [name, "canary"]));
    const { message } = await failing({ result }, athenaConventions, body);
    assert.match(message, /, without the member rows: the body has others, totalcount, 4 more \(/);
    const many = Object.fromEntries([..."abcdefghijk"].map((name) => [name, 1]));
    const long = await failing({ result }, athenaConventions, many);
    assert.match(long.message, /: the body has a, b, c, d, e, f, g, h, 3 more \(/);
    const empty = await failing({ result }, athenaConventions, {});
    assert.match(empty.message, /: the body has no members \(/);
    const text = await failing({ result }, athenaConventions, { rows: "canary" });
    assert.match(text.message, /, with no list in the member rows \(/);
  });

  test("of several records, the first with the id that was asked for is the result", async () => {
    const path = "things/{thingid}";
    const rows = [{ thingid: 2 }, { thingid: "1", copy: "a" }, { thingid: 1, copy: "b" }];
    const { run } = performer({ result: shapes.one, path }, athenaConventions, rows);
    assert.deepEqual(await run(1), { thingid: "1", copy: "a" });
    assert.deepEqual(await run("2"), { thingid: "2" });
    const byParam = { result: shapes.one, required: ["thingid"] };
    assert.deepEqual(await performer(byParam, athenaConventions, rows).run({ thingid: 1 }), {
      thingid: "1",
      copy: "a",
    });
    const other = await failing({ result: shapes.one, path }, athenaConventions, rows, 3);
    assert.equal(other.code, "unexpected_response");
    assert.match(other.message, /, with 3 records instead of one \(/);
    const all = performer({ result: shapes.copies, path }, athenaConventions, rows);
    assert.deepEqual(await all.run(1), [
      { thingid: "1", copy: "a" },
      { thingid: "1", copy: "b" },
    ]);
  });

  test("an empty list after a write does not say that nothing was written", async () => {
    const write = { result: shapes.one, method: "POST" };
    assert.equal((await failing(write, seedConventions, [])).code, "unexpected_response");
    const safe = { ...write, safe: true };
    assert.equal((await failing(safe, seedConventions, [])).code, "not_found");
  });

  test("done accepts an empty response, the others do not", async () => {
    for (const [name, result] of Object.entries(SHAPES)) {
      const { run } = performer({ result }, athenaConventions, " \n");
      if (name === "done") assert.deepEqual(await run(), SUCCESS);
      else await assert.rejects(run(), { code: "unexpected_response" }, name);
    }
  });

  for (const text of ["The slot is taken.", "", "0x", "1 canary"]) {
    test(`athena: ${JSON.stringify(text)} instead of a result is a failure in every shape`, async () => {
      for (const result of Object.values(SHAPES)) {
        const { run } = performer({ result }, athenaConventions, JSON.stringify(text));
        await assert.rejects(run(), { name: "ApiError", code: "refused", status: 200 });
      }
    });
  }
});

describe("athena: values by the names of their fields", () => {
  const result = (value) => value;
  const normalised = async (body) => performer({ result }, athenaConventions, body).run();

  for (const [field, expected] of [
    [{ patientid: 7 }, { patientid: "7" }],
    [{ patientid: "7" }, { patientid: "7" }],
    [{ patientid: 0 }, { patientid: "0" }],
    [{ patientid: null }, { patientid: null }],
    [{ patientid: "" }, { patientid: "" }],
    [{ patientid: true }, { patientid: true }],
    [{ patientid: Number.MAX_SAFE_INTEGER }, { patientid: "9007199254740991" }],
    [{ claimids: [1, "2", null] }, { claimids: ["1", "2", null] }],
    [{ id: 3 }, { id: "3" }],
    [{ paid: 7 }, { paid: 7 }],
    [{ amountpaid: 7.5 }, { amountpaid: 7.5 }],
    [
      { valid: 1, isvalid: 1, invalid: 0 },
      { valid: 1, isvalid: 1, invalid: 0 },
    ],
    [
      { covid: 1, void: 2 },
      { covid: 1, void: 2 },
    ],
    [{ totalcount: "12" }, { totalcount: 12 }],
    [{ totalcount: " 12 " }, { totalcount: 12 }],
    [{ totalcount: 12 }, { totalcount: 12 }],
    [{ totalcount: "" }, { totalcount: "" }],
    [{ totalcount: "many" }, { totalcount: "many" }],
    [{ totalcount: null }, { totalcount: null }],
    [{ success: "true" }, { success: true }],
    [{ success: true }, { success: true }],
    [{ success: 1 }, { success: 1 }],
    [{ documentationonly: "false" }, { documentationonly: false }],
    [{ patient: "true" }, { patient: true }],
    [{ patient: { patientid: 1 } }, { patient: { patientid: "1" } }],
    [{ npinumber: 1234567890 }, { npinumber: "1234567890" }],
    [{ npinumber: "A12123" }, { npinumber: "A12123" }],
    [{ priority: 2 }, { priority: "2" }],
    [{ firstname: "7" }, { firstname: "7" }],
    [{ zip: "02134" }, { zip: "02134" }],
    [
      { firstname: null, dob: "" },
      { firstname: null, dob: "" },
    ],
    [{ status: "a word of tomorrow" }, { status: "a word of tomorrow" }],
    [
      { unknown: { member: [1, { departmentid: 2 }] } },
      { unknown: { member: [1, { departmentid: "2" }] } },
    ],
    [
      { balances: [{ balance: "1.50", providergroupid: 1 }] },
      { balances: [{ balance: 1.5, providergroupid: "1" }] },
    ],
    [
      { medications: [[{ medicationid: 1 }], [{ medicationid: "2" }]] },
      { medications: [[{ medicationid: "1" }], [{ medicationid: "2" }]] },
    ],
    [
      { toString: "x", constructor: 1 },
      { toString: "x", constructor: 1 },
    ],
  ]) {
    test(`${JSON.stringify(field)} is ${JSON.stringify(expected)}, alone, in a list and deeper`, async () => {
      assert.deepEqual(await normalised(field), expected);
      assert.deepEqual(await normalised([field, field]), [expected, expected]);
      assert.deepEqual(await normalised({ in: { it: [field] } }), { in: { it: [expected] } });
    });
  }

  test("a member named __proto__ is a member like others", async () => {
    const text = '{"patientid":1,"__proto__":{"patientid":2}}';
    const value = await normalised(text);
    assert.deepEqual(Object.keys(value), ["patientid", "__proto__"]);
    assert.equal(Object.getPrototypeOf(value), Object.prototype);
    assert.equal({}.patientid, undefined);
  });

  test("bare numbers stay as they are", async () => {
    assert.equal(await normalised("1"), 1);
    assert.equal(await normalised('"1"'), "1");
  });
});

describe("V2: the envelope", () => {
  const result = (value) => value;
  const opened = (body) => performer({ result }, v2Conventions("b"), body).run();

  test("the caller gets data, whatever else the envelope has", async () => {
    for (const data of [a, [a], "text", 0, false, null]) {
      assert.deepEqual(await opened({ responseCode: 1000, data, more: 1 }), data);
    }
  });

  test("a response without an envelope is taken as it is", async () => {
    for (const body of [a, [a, b], { rows: [] }]) assert.deepEqual(await opened(body), body);
  });

  test("unknown members, unknown values and nulls are kept", async () => {
    const data = { bookingStatus: "a word of tomorrow", modifiedDate: null, unknown: { x: [1] } };
    assert.deepEqual(await opened({ responseCode: "1000", data }), data);
  });
});

describe("edges", () => {
  const edge = (text, result, conventions, body, expected) =>
    test(text, async () => {
      assert.deepEqual(await performer({ result }, conventions, body).run(), expected);
    });

  edge(
    "V2: numeric ids are read as text, as their types say",
    shapes.pageOf("services"),
    v2Conventions("b"),
    { responseCode: 1000, data: { services: [{ serviceId: 7 }] } },
    { services: [{ serviceId: "7" }] },
  );

  edge(
    "Vagaro seed: numeric ids are read as text, as their types say",
    shapes.one,
    seedConventions,
    { customer_id: 7 },
    { customer_id: "7" },
  );

  edge(
    "pageOf: a single row is a page of one",
    shapes.pageOf("rows"),
    seedConventions,
    { rows: a },
    { rows: [a] },
  );

  edge(
    "pageOf: a page in a list of one is that page",
    shapes.pageOf("rows"),
    seedConventions,
    [{ rows: [a, b] }],
    { rows: [a, b] },
  );
});
