// Owns what the tests of the athena system's operations share: a practice to call, and checks of responses.

import assert from "node:assert/strict";
import { FORM, bearer, form, send, start, tokenOf } from "./support.mjs";

/**
 * A practice for one test, with documented responses; `get`, `put`, ... take a path and parameters.
 * athena-recorded.test.mjs looks at the recorded ones.
 */
export async function practice(t, options) {
  const s = await start(t, options);
  s.athena.settings.responsesAs = "documented";
  const auth = bearer(await tokenOf(s, "athena"));
  const at = (path) => s.athena.baseUrl + path;
  const read = (method) => (path, query) =>
    send(method, at(query === undefined ? path : `${path}?${form(query)}`), auth);
  const write =
    (method) =>
    (path, fields = {}) =>
      send(method, at(path), { ...auth, ...FORM }, form(fields));
  return {
    s,
    auth,
    at,
    get: read("GET"),
    del: read("DELETE"),
    post: write("POST"),
    put: write("PUT"),
  };
}

/** The body of a response that must be a success. */
export async function good(response) {
  const { status, json, text } = await response;
  assert.equal(status, 200, text);
  return json;
}

/** Asserts that a call lacks exactly these parameters, in any order. */
export async function lacks(response, names) {
  const { status, json, text } = await response;
  assert.deepEqual([status, json.error], [400, "Additional fields are required."], text);
  assert.deepEqual(json.missingfields.toSorted(), names.toSorted());
}

/** Asserts that a call is refused with this status and a matching error. */
export async function refuses(response, status, pattern) {
  const { status: got, json, text } = await response;
  assert.equal(got, status, text);
  assert.match(`${json.error} ${json.detailedmessage ?? ""}`, pattern);
}

/**
 * A date, some days from today, as athena writes it. Tests leave a margin of days, so that midnight
 * does not matter to them.
 */
export function day(fromToday) {
  const [year, month, date] = new Date(Date.now() + fromToday * 86_400_000)
    .toISOString()
    .slice(0, 10)
    .split("-");
  return `${month}/${date}/${year}`;
}
