// The requests made from declarations: where parameters go, which are required, and which the client fills
// in.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { athenaConventions } from "../../../../build/js/providers/athena/conventions.js";
import {
  seedConventions,
  v2Conventions,
} from "../../../../build/js/providers/vagaro/conventions.js";
import { performer } from "./support.mjs";

const result = (value) => value;
const FORM = "application/x-www-form-urlencoded";

/** The request of one call: where it goes, its fields, and what says how they are written. */
async function request(declaration, conventions, ...given) {
  const { run, requests } = performer({ result, ...declaration }, conventions, {});
  await run(...given);
  const [{ url, method, headers, body, idempotent }] = requests;
  const [path, query = ""] = url.split("?");
  return {
    path,
    query: [...new URLSearchParams(query)],
    method,
    type: headers["content-type"],
    body,
    idempotent,
  };
}

const problemOf = async (declaration, conventions, ...given) => {
  const { run, requests } = performer({ result, ...declaration }, conventions, {});
  const error = await run(...given).then(
    () => assert.fail("it was sent"),
    (reason) => reason,
  );
  assert.deepEqual([error.name, error.code, requests.length], ["CallError", "invalid_call", 0]);
  return error.message;
};

describe("where parameters go", () => {
  const params = { a: "1 2", b: "&" };
  const pairs = Object.entries(params);
  const form = "a=1+2&b=%26";
  const text = JSON.stringify(params);

  for (const [conventions, type, body, empty] of [
    [athenaConventions, FORM, form, ""],
    [seedConventions, "application/json", text, "{}"],
    [v2Conventions("b"), "application/json", text, "{}"],
  ]) {
    test(`a GET has them in the query and no body (${type})`, async () => {
      const sent = await request({}, conventions, params);
      assert.deepEqual([sent.query, sent.body], [pairs, undefined]);
    });

    for (const method of ["POST", "PUT", "DELETE"]) {
      test(`a ${method} has them in the body, as ${type}`, async () => {
        const sent = await request({ method }, conventions, params);
        assert.deepEqual([sent.method, sent.query, sent.type, sent.body], [method, [], type, body]);
      });

      test(`a ${method}'s query and both are obeyed, as ${type}`, async () => {
        const sent = await request({ method, query: ["a"] }, conventions, params);
        assert.deepEqual(sent.query, [pairs[0]]);
        assert.ok(!sent.body.includes("1") && sent.body.includes("b"));
        const twice = await request({ method, both: ["a"] }, conventions, params);
        assert.deepEqual([twice.query, twice.body], [[pairs[0]], body]);
      });
    }

    test(`without parameters a POST has an empty body and a DELETE none (${type})`, async () => {
      const sent = await request({ method: "POST" }, conventions);
      assert.deepEqual([sent.path, sent.query, sent.body, sent.type], ["things", [], empty, type]);
      const deletion = await request({ method: "DELETE", query: ["a"] }, conventions, { a: 1 });
      assert.deepEqual([deletion.query, deletion.body], [[["a", "1"]], undefined]);
    });
  }

  test("only a GET and operations declared safe are sent as idempotent", async () => {
    for (const [declaration, expected] of [
      [{ method: "GET" }, true],
      [{ method: "POST" }, false],
      [{ method: "PUT" }, false],
      [{ method: "DELETE" }, false],
      [{ method: "POST", safe: true }, true],
      [{ method: "GET", safe: false }, false],
    ]) {
      assert.equal((await request(declaration, seedConventions)).idempotent, expected);
    }
  });

  test("athena's forms have days, lists and JSON text as its queries have", async () => {
    const given = {
      dob: "2024-02-29",
      showprocessedstartdatetime: "2024-02-29 23:59:59",
      race: ["a, b", "c"],
      ids: [1, 2],
      claimcharges: [{ procedurecode: "99213" }],
      notify: true,
      limit: 0,
    };
    const { body } = await request({ method: "POST" }, athenaConventions, given);
    assert.deepEqual(Object.fromEntries(new URLSearchParams(body)), {
      dob: "02/29/2024",
      showprocessedstartdatetime: "02/29/2024 23:59:59",
      race: "a, b\tc",
      ids: "1,2",
      claimcharges: '[{"procedurecode":"99213"}]',
      notify: "true",
      limit: "0",
    });
  });

  for (const value of [
    "02/29/2023 10:00:00",
    "02/28/2023",
    "02/28/2023 24:00:00",
    "02/28/2023 23:60:00",
    "02/28/2023 23:59:60",
    "02/28/2023 9:00:00",
    "02/28/2023  10:00:00",
    "02/28/2023 10:00:00 AM",
    "2023-02-28T10:00:00",
    "2023-02-28 10:00:00Z",
    " 10:00:00",
    1,
    null,
  ]) {
    test(`the day and time ${JSON.stringify(value)} is invalid`, async () => {
      const message = await problemOf({}, athenaConventions, { showprocessedstartdatetime: value });
      assert.match(message, /^things\.run: showprocessedstartdatetime must be a day and a time/);
    });
  }
});

describe("required and filled-in parameters", () => {
  const declaration = { method: "POST", required: ["a", "b"] };

  test("everything that is missing is named at once", async () => {
    assert.equal(await problemOf(declaration, seedConventions), "things.run: a, b must be given.");
    const some = await problemOf(declaration, seedConventions, { a: 1, b: undefined });
    assert.equal(some, "things.run: b must be given.");
  });

  test("empty text, 0, false and null count as given", async () => {
    for (const value of ["", 0, false, null]) {
      const { body } = await request(declaration, seedConventions, { a: value, b: value });
      assert.deepEqual(JSON.parse(body), { a: value, b: value });
    }
  });

  test("extra counts as given", async () => {
    const sent = await request(declaration, seedConventions, { a: 1 }, { extra: { b: 2 } });
    assert.deepEqual(JSON.parse(sent.body), { a: 1, b: 2 });
  });

  test("what an object inherits is not given", async () => {
    const message = await problemOf({ required: ["toString"] }, seedConventions, {});
    assert.equal(message, "things.run: toString must be given.");
  });

  test("V2's business is filled in where the operation needs it, unless it is given", async () => {
    const asks = { method: "POST", defaults: ["businessId"], required: ["businessId"] };
    const sent = async (declared, params) =>
      JSON.parse((await request(declared, v2Conventions("mine"), params)).body);
    assert.deepEqual(await sent(asks, {}), { businessId: "mine" });
    assert.deepEqual(await sent(asks, { businessId: "other" }), { businessId: "other" });
    assert.deepEqual(await sent({ method: "POST" }, {}), {});
  });

  for (const [what, given] of [
    ["text", ["params"]],
    ["null", [null]],
    ["a list", [[]]],
    ["a function", [() => ({})]],
  ]) {
    test(`params that are ${what} are invalid`, async () => {
      assert.match(
        await problemOf({}, seedConventions, ...given),
        /: the params must be a plain object\.$/,
      );
      assert.match(
        await problemOf({}, seedConventions, {}, ...given),
        /: the options must be a plain object\.$/,
      );
    });
  }

  test("the caller's objects are not changed", async () => {
    const params = Object.freeze({ a: Object.freeze([1]) });
    const options = Object.freeze({
      headers: Object.freeze({ "x-a": "1" }),
      extra: Object.freeze({}),
    });
    await request({ method: "POST" }, athenaConventions, params, options);
    assert.deepEqual([params, options.headers], [{ a: [1] }, { "x-a": "1" }]);
  });

  test("an undefined business is the client's", async () => {
    const asks = { method: "POST", defaults: ["businessId"] };
    const { body } = await request(asks, v2Conventions("mine"), { businessId: undefined });
    assert.deepEqual(JSON.parse(body), { businessId: "mine" });
  });
});
