// The error in WWW-Authenticate: the first one that a challenge names, whatever else the header holds.

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { challengeErrorOf } from "../../../build/js/call/challenge.js";

const errorIn = (header) =>
  challengeErrorOf({ headers: { get: (name) => (name === "www-authenticate" ? header : null) } });

test("the error is found among challenges and parameters", () => {
  for (const [header, error] of [
    ['Bearer error="invalid_token"', "invalid_token"],
    ['bearer ERROR = insufficient_scope , scope="a b"', "insufficient_scope"],
    [String.raw`Bearer realm="a, error=\"x\"", error="invalid_request"`, "invalid_request"],
    [String.raw`Bearer realm="\"", error="insufficient_scope"`, "insufficient_scope"],
    [String.raw`Bearer realm="\\", error="insufficient_scope"`, "insufficient_scope"],
    ['Basic realm=x, Bearer error="insufficient_scope"', "insufficient_scope"],
    ["Negotiate YWJj==, Bearer error=invalid_token, error=later", "invalid_token"],
    ['Bearer\terror\t=\t""', ""],
    [",,Bearer error=a,", "a"],
    ['Bearer error_description="error=insufficient_scope"', undefined],
    ['Bearer realm="error", insufficient_scope', undefined],
    ['"error=x" Bearer', undefined],
    ['Bearer error="insufficient_scope', undefined],
    ['Bearer realm="open, error=insufficient_scope', undefined],
    ["Bearer error", undefined],
    ["error=", ""],
    ["error=, x", ""],
    ["=error=x", undefined],
    ['"error"=x', undefined],
    ["Bearer", undefined],
    ["", undefined],
  ]) {
    assert.equal(errorIn(header), error, header);
  }
  assert.equal(challengeErrorOf(new Response()), undefined);
  assert.equal(challengeErrorOf({}), undefined);
});

const ERRORS = ["insufficient_scope", "insufficient_user_authentication", "invalid_request"];

/** A header with a character for each byte. */
const anyHeader = fc
  .array(fc.integer({ min: 0, max: 255 }), { maxLength: 64 })
  .map((bytes) => String.fromCharCode(...bytes));

/** One that is made of what a challenge is made of. */
const likely = fc
  .array(fc.constantFrom("error", "=", '"', "\\", ",", " ", "\t", "Bearer", ...ERRORS), {
    maxLength: 24,
  })
  .map((parts) => parts.join(""));

test("any header gives an error or none, and a quoted realm of anything hides nothing", () => {
  fc.assert(
    fc.property(fc.oneof(anyHeader, likely), (header) => {
      const found = errorIn(header);
      if (found !== undefined) assert.ok(header.toLowerCase().includes("error"));
      const quoted = header.replaceAll("\\", "\\\\").replaceAll('"', '\\"');
      for (const error of ERRORS) {
        for (const form of [error, `"${error}"`]) {
          assert.equal(errorIn(`Bearer realm="${quoted}" , error=${form}`), error);
          assert.equal(errorIn(`Bearer error = ${form}, realm="${quoted}"`), error);
        }
      }
    }),
    { numRuns: 20_000 },
  );
});
