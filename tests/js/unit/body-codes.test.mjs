// Codes in bodies: members by path, and what of a body the core gets to see.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { at, meaningOf } from "../../../build/js/call/body-codes.js";

describe("a path leads where the core's does:", () => {
  const cases = new URL("../../core/profile/paths.json", import.meta.url);
  for (const { body, path, found } of JSON.parse(readFileSync(cases, "utf8"))) {
    test(`${path} of ${JSON.stringify(body)}`, () => assert.deepEqual(at(body, path), found));
  }
});

describe("the core sees", () => {
  /** What it sees of a body. */
  function seen(body, members) {
    const asked = [];
    const meaning = (status, found) => asked.push([status, found]);
    meaningOf({ meaning }, members, 200, JSON.stringify(body));
    return asked;
  }

  test("the values of the members, by their paths", () => {
    const body = { a: { ok: false, other: 1 }, code: 7, more: "x" };
    assert.deepEqual(seen(body, ["a.ok", "code"]), [[200, { "a.ok": false, code: 7 }]]);
    assert.deepEqual(seen([{ errorCode: "E" }], ["[0].errorCode"]), [
      [200, { "[0].errorCode": "E" }],
    ]);
  });

  test("no objects, and nothing of a body without the members", () => {
    for (const body of [{ code: { a: 1 } }, { code: [1] }, { code: null }, {}, [], "code", 7, null])
      assert.deepEqual(seen(body, ["code"]), [], JSON.stringify(body));
  });
});
