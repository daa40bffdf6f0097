// Calls by method and path: what the text says, where parameters go, and what a declaration for the same operation
// adds.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { caller, tableOf } from "../../../../build/js/operations/call.js";
import { list, pageOf } from "../../../../build/js/operations/shapes.js";
import { athenaConventions } from "../../../../build/js/providers/athena/conventions.js";
import { seedConventions } from "../../../../build/js/providers/vagaro/conventions.js";

const FORM = "application/x-www-form-urlencoded";

/** A function that calls, with the operations that have a method, and the requests that it makes. */
function calling({ operations = {}, conventions = athenaConventions, text = "{}" } = {}) {
  const requests = [];
  const send = ({ url, init, requestId }) => {
    requests.push({ url, requestId, ...init });
    return Promise.resolve({ status: 200, headers: new Headers(), retryAfterMs: undefined, text });
  };
  const declared = (key) => tableOf(operations).get(key);
  return { call: caller(conventions, declared, send), requests };
}

/** The request of one call. */
async function request(own, ...given) {
  const { call, requests } = calling(own);
  await call(...given);
  assert.equal(requests.length, 1);
  const [{ url, method, body, headers, idempotent }] = requests;
  return { url, method, body, type: headers["content-type"], idempotent };
}

/** The error of a call, which sends nothing. */
async function refusal(own, ...given) {
  const { call, requests } = calling(own);
  const error = await call(...given).then(
    () => assert.fail("it was sent"),
    (reason) => reason,
  );
  assert.deepEqual([error.name, error.code, requests.length], ["CallError", "invalid_call", 0]);
  return error.message;
}

describe("what is sent", () => {
  test("values of the path are taken out of the parameters and encoded", async () => {
    const parameters = { id: "a/b ?", other: "1 2" };
    const sent = await request({}, "GET /things/{id}/parts", parameters);
    assert.equal(sent.url, "things/a%2Fb%20%3F/parts?other=1+2");
    assert.deepEqual(parameters, { id: "a/b ?", other: "1 2" });
    const both = await request({}, "PUT /things/{b}/{a}", { a: 1, b: 2, c: 3 });
    assert.deepEqual([both.url, both.body], ["things/2/1", "c=3"]);
  });

  for (const method of ["GET", "DELETE"]) {
    test(`a ${method} has all other parameters in the query, and no body`, async () => {
      const given = [{ id: 1, a: "x", b: true }, { extra: { c: 3 } }];
      const sent = await request({}, `${method} /things/{id}`, ...given);
      const [path, query] = sent.url.split("?");
      assert.deepEqual([sent.method, path, sent.body], [method, "things/1", undefined]);
      const pairs = [...new URLSearchParams(query)].toSorted();
      assert.deepEqual(pairs, [
        ["a", "x"],
        ["b", "true"],
        ["c", "3"],
      ]);
    });
  }

  for (const method of ["POST", "PUT"]) {
    test(`a ${method} has them in the body, in the provider's encoding`, async () => {
      const form = await request({}, `${method} /things`, { a: "1 2" });
      assert.deepEqual([form.url, form.type, form.body], ["things", FORM, "a=1+2"]);
      const json = await request({ conventions: seedConventions }, `${method} /things`, { a: [1] });
      assert.deepEqual([json.type, json.body], ["application/json", '{"a":[1]}']);
    });
  }

  test("values are written as those of methods", async () => {
    const parameters = { dob: "1990-07-29", ids: [1, 2], charges: [{ a: 1 }], none: undefined };
    const { body } = await request({}, "POST /things", parameters);
    assert.deepEqual(
      [...new URLSearchParams(body)],
      [
        ["dob", "07/29/1990"],
        ["ids", "1,2"],
        ["charges", '[{"a":1}]'],
      ],
    );
  });

  test("dates are written as those of methods, whichever operation has them", async () => {
    const parameters = {
      effectivedate: "2030-01-31",
      dateofimaging: "01/31/2030",
      lastmodified: "2030-01-31",
      enddatetime: "2030-01-31 10:00:00",
      dictationdatetime: "2030-01-31T10:00:00Z",
      datefilter: "ENCOUNTERDATE",
      stopdate: "",
      note: "2030-01-31",
    };
    const { body } = await request({}, "POST /things", parameters);
    assert.deepEqual(Object.fromEntries(new URLSearchParams(body)), {
      ...parameters,
      effectivedate: "01/31/2030",
      lastmodified: "01/31/2030",
      enddatetime: "01/31/2030 10:00:00",
    });
    for (const effectivedate of ["2030-02-31", "2030-01-31 25:00:00"]) {
      const message = await refusal({}, "POST /things", { effectivedate });
      assert.match(message, /^POST \/things: effectivedate must be a day/);
    }
  });

  test("the options are those of methods", async () => {
    const { call, requests } = calling();
    const headers = { "x-own": "1" };
    await call("GET /things", {}, { requestId: "r-1", headers, timeoutMs: 5, maxRetries: 1 });
    const [{ requestId, timeoutMs, maxRetries, headers: sent, redirect }] = requests;
    assert.deepEqual([requestId, timeoutMs, maxRetries, redirect], ["r-1", 5, 1, "manual"]);
    assert.deepEqual([sent["x-own"], sent["x-request-id"]], ["1", "r-1"]);
  });
});

describe("what may be retried", () => {
  const idempotent = async (...given) => (await request({}, ...given)).idempotent;

  test("a GET, and anything with an idempotency key", async () => {
    assert.equal(await idempotent("GET /things"), true);
    for (const method of ["POST", "PUT", "DELETE"]) {
      assert.equal(await idempotent(`${method} /things`), false, method);
      assert.equal(await idempotent(`${method} /things`, {}, { idempotencyKey: "k" }), true);
    }
  });

  test("not a GET that removes what it returns", async () => {
    assert.equal(await idempotent("GET /prescriptions/changed"), false);
    assert.equal(await idempotent("GET /orders/signedoff"), false);
    assert.equal(await idempotent("GET /prescriptions/changed/subscription"), true);
    assert.equal(await idempotent("GET /things/{changed}", { changed: "changed" }), true);
  });
});

describe("what comes back", () => {
  const result = (text, own) => calling({ text, ...own }).call("GET /things");

  test("JSON, with ids as text", async () => {
    assert.deepEqual(await result('[{"patientid":7,"image":null}]'), [
      { patientid: "7", image: null },
    ]);
    for (const text of ["[]", "null", "7", "true"]) {
      assert.deepEqual(await result(text), JSON.parse(text));
    }
  });

  test("null for an empty body", async () => {
    for (const text of ["", " \n"]) assert.equal(await result(text), null);
  });

  test("an ApiError for what is not JSON, and for what reports a failure", async () => {
    const error = { name: "ApiError", operation: "GET /things" };
    await assert.rejects(result("<html>"), { ...error, code: "unexpected_response" });
    await assert.rejects(result('{"success":false}'), { ...error, code: "refused" });
  });
});

describe("an operation that has a method", () => {
  const operations = {
    first: {
      method: "POST",
      path: "things/{thingid}",
      result: list,
      provenance: "official",
      safe: true,
      required: ["a"],
      query: ["q"],
    },
    second: { method: "POST", path: "things/{id}", result: () => "second", provenance: "seed" },
    removal: { method: "DELETE", path: "things/{id}", result: list, provenance: "official" },
    all: {
      method: "GET",
      path: "things",
      result: pageOf("rows"),
      provenance: "official",
      paging: { rows: "rows", id: "id", size: 2 },
    },
  };

  test("is sent and read as by the first such method, whatever the path's names are", async () => {
    const text = '{"b":1}';
    const { call, requests } = calling({ operations, text });
    const given = { any: 7, a: 1, q: 2, c: 3 };
    assert.deepEqual(await call("POST /things/{any}", given), [{ b: 1 }]);
    const [{ url, body, idempotent }] = requests;
    assert.deepEqual([url, body, idempotent], ["things/7?q=2", "a=1&c=3", true]);
  });

  test("requires what the method requires", async () => {
    const message = await refusal({ operations }, "POST /things/{id}", { id: 1 });
    assert.equal(message, "POST /things/{id}: a must be given.");
  });

  test("has the parameters of a DELETE in the query, also those that the method lacks", async () => {
    const { url, body } = await request({ operations }, "DELETE /things/{id}", { id: 1, a: 2 });
    assert.deepEqual([url, body], ["things/1?a=2", undefined]);
  });

  test("is a list in pages where the method is one", async () => {
    const text = '{"rows":[{"id":1},{"id":2}],"totalcount":2}';
    const { call, requests } = calling({ operations, text });
    const rows = [];
    for await (const row of call("GET /things", { a: 1 })) rows.push(row);
    assert.deepEqual(rows, [{ id: "1" }, { id: "2" }]);
    assert.deepEqual(
      requests.map(({ url }) => url),
      ["things?a=1&limit=2&offset=0"],
    );
  });
});

describe("what is invalid", () => {
  const FORM_OF_TEXT = /^call: the operation must be a method, a space and a path/;

  for (const text of [
    undefined,
    null,
    7,
    {},
    "",
    "GET",
    "GET ",
    "GET things",
    "/things",
    "GET /",
    "GET //things",
    "GET /things/",
    "GET  /things",
    "GET /things ",
    "GET /things more",
    "GET /things?a=1",
    "GET /things#a",
    "GET /things/12345678",
    "GET /things/{}",
    "GET /things/{a b}",
    "GET /things/x{a}",
    "GET /things/..",
    "GET /things/%2e%2e",
    "GET https://evil.example.com/things",
  ]) {
    test(`the text ${JSON.stringify(text)}`, async () => {
      const message = await refusal({}, text);
      assert.match(message, FORM_OF_TEXT);
      assert.ok(!message.includes("12345678") && !message.includes("evil"));
    });
  }

  for (const text of ["PATCH /things", "get /things", "HEAD /things", "toString /things"]) {
    test(`the method of ${text}`, async () => {
      const message = await refusal({}, text);
      assert.equal(message, "call: the method must be one of GET, POST, PUT, DELETE.");
    });
  }

  test("a path with what the client's base has", async () => {
    const parameters = { practiceid: 195900, patientid: 1 };
    const message = await refusal({}, "GET /v1/{practiceid}/patients/{patientid}", parameters);
    assert.equal(
      message,
      "call: the path must begin after /v1/{practiceid}, which the client fills in.",
    );
    const elsewhere = { conventions: seedConventions };
    const { url } = await request(elsewhere, "GET /v1/{practiceid}/things", { practiceid: 7 });
    assert.equal(url, "v1/7/things");
  });

  test("a missing value of the path", async () => {
    for (const given of [[], [{}], [{ other: 1 }], [{ id: undefined }], [undefined, {}]]) {
      const message = await refusal({}, "GET /things/{id}", ...given);
      assert.equal(message, "GET /things/{id}: id must be given.");
    }
  });

  test("a value of the path that no URL can have", async () => {
    for (const id of [null, "", " ", ".", "..", 1.5, true, [1], {}, "\ud83d"]) {
      assert.match(await refusal({}, "GET /things/{id}", { id }), /^GET \/things\/\{id\}: id /);
    }
  });

  test("an inherited value of the path", async () => {
    const name = "constructor";
    const message = await refusal({}, `GET /things/{${name}}`, {});
    assert.equal(message, `GET /things/{${name}}: ${name} must be given.`);
  });

  test("parameters and options that are not plain objects", async () => {
    for (const parameters of [null, 7, "a", [], new Map(), Promise.resolve()]) {
      assert.match(await refusal({}, "GET /things/{id}", parameters), /the params must be a plain/);
    }
    assert.match(await refusal({}, "GET /things", {}, []), /the options must be a plain object/);
    assert.match(await refusal({}, "GET /things", {}, { timeout: 1 }), /timeout is not one of/);
    assert.match(await refusal({}, "GET /things", {}, { extra: 7 }), /extra must be a plain/);
    assert.match(await refusal({}, "GET /things", {}, {}, {}), /takes at most 3 arguments/);
  });

  test("parameters and options that throw when they are read", async () => {
    const trap = () => {
      throw new Error("canary");
    };
    const getter = Object.defineProperty({}, "id", { enumerable: true, get: trap });
    const proxy = new Proxy({}, { ownKeys: trap, getPrototypeOf: trap });
    const extra = Object.defineProperty({}, "extra", { enumerable: true, get: trap });
    for (const given of [[getter], [proxy], [{ id: 1 }, extra], [{ id: 1 }, proxy]]) {
      assert.match(await refusal({}, "DELETE /things/{id}", ...given), /cannot be read/);
    }
  });
});
