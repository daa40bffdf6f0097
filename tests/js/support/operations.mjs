// Owns performing every method of a provider's client against the sandbox: rows of calls, the requests that
// reach the API, their errors, and the proof that every method has a row.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";
import { rejection, setup } from "./setup.mjs";

/**
 * A client under test.
 *
 * @typedef {object} Suite
 * @property {(sandbox: object) => object} connect - Makes the client.
 * @property {(sandbox: object) => object} systemOf - The system of the sandbox that it calls.
 * @property {(token: string, body: string, method: string) => Record<string, string | undefined>}
 * headers - A call's headers beside X-Request-Id; undefined for those that it must not have.
 * @property {Row[]} rows - Calls that succeed, at least one for each method.
 * @property {Failure[]} failures - Calls that fail.
 *
 * A call that succeeds.
 *
 * @typedef {object} Row
 * @property {string} method - Such as `employees.retrieve`.
 * @property {string} what - What it does: ends a sentence that begins with the method.
 * @property {boolean} [reads] - Whether the client may retry it. Default: it may not.
 * @property {(at: object) => unknown} [first] - Prepares the sandbox; its result is `found`.
 * @property {unknown[] | ((found: any) => unknown[])} [args] - Default: none.
 * @property {string[] | ((found: any) => string[])} sent - HTTP method, path with query, body.
 * @property {(result: any, at: object) => unknown} check - Asserts what holds of the result.
 *
 * A call that fails; `method`, `first` and `args` are those of a row.
 *
 * @typedef {object} Failure
 * @property {string} method
 * @property {number} status
 * @property {string} code
 * @property {string} [why] - Ends the test's name, to tell it from others.
 * @property {object} [fault] - The API's response, if no arguments lead to it.
 * @property {(error: any) => unknown} [check] - Asserts what else holds of the error.
 */

/** A row of a method that the client may retry, and one of a method that it may not. */
export const reads = (method, what, row) => ({ method, what, reads: true, ...row });
export const writes = (method, what, row) => ({ method, what, ...row });

/** Asserts the values of the named members of a result. */
export function holds(result, members) {
  const named = Object.keys(members).map((name) => [name, result[name]]);
  assert.deepEqual(Object.fromEntries(named), members);
}

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

const resolve = (value, found) => (typeof value === "function" ? value(found) : value);

/** The methods of a client's resources, such as `employees.retrieve`. */
export function methodsOf(client) {
  return Object.entries(client).flatMap(([resource, members]) =>
    Object.entries(members)
      .filter(([, member]) => typeof member === "function")
      .map(([name]) => `${resource}.${name}`),
  );
}

/** The calls that a system has received, without the requests for tokens. */
export const callsTo = (system) => system.requests().filter(({ endpoint }) => endpoint === "api");

/** A client with its own sandbox; both close with the test. */
export async function startSuite(t, { connect, systemOf }) {
  const { sandbox } = await setup(t);
  const client = connect(sandbox);
  t.after(() => client.close());
  return { sandbox, client, system: systemOf(sandbox) };
}

/** Prepares the call of a row: `calls` gives the requests that have reached the API since. */
async function prepare(t, suite, { method, first, args = [] }) {
  const at = await startSuite(t, suite);
  const found = await first?.(at);
  const [resource, name] = method.split(".");
  const before = callsTo(at.system).length;
  return {
    ...at,
    found,
    given: resolve(args, found),
    call: async () => at.client[resource][name](...resolve(args, found)),
    calls: () => callsTo(at.system).slice(before),
  };
}

/** The result of a row's call, and what it was made with. */
export async function resultOf(t, suite, row) {
  const at = await prepare(t, suite, row);
  return { result: await at.call(), at };
}

/** All tests of a client's methods. */
export function testOperations(suite) {
  const http = new Map();
  testRows(suite, http);
  testCalls(suite, http);
  testFailures(suite);
  testRetries(suite);
  testCoverage(suite, http);
}

/** Checks what a row sent and what it got. Returns its one request. */
async function checkOutcome(suite, row, at, result) {
  const { accessToken } = await at.client.getToken();
  const [request, ...more] = at.calls();
  assert.deepEqual(more, []);
  checkRequest(request, resolve(row.sent, at.found), (body) =>
    suite.headers(accessToken, body, request.method),
  );
  await row.check(result, at);
  return request;
}

/** Each row sends the one request that it names, and gives its result. */
function testRows(suite, http) {
  for (const row of suite.rows) {
    test(`${row.method} ${row.what}`, async (t) => {
      const at = await prepare(t, suite, row);
      const result = await at.call();
      const request = await checkOutcome(suite, row, at, result);
      http.set(row.method, template(request, at.given));
    });
  }
}

/**
 * The same rows by `client.call`: the text of the operation in place of the method. Where several methods share an
 * operation, the first of them is what `call` gives.
 */
function testCalls(suite, http) {
  for (const row of suite.rows) {
    test(`call: ${row.method} ${row.what}`, async (t) => {
      const at = await prepare(t, suite, row);
      const operation = http.get(row.method);
      const owner = methodsOf(at.client).find((name) => http.get(name) === operation);
      if (owner !== row.method) return t.diagnostic(`${operation} is ${owner}`);
      const result = await byOperation(at, operation);
      await checkOutcome(suite, row, at, result);
    });
  }
}

/** Calls an operation with the arguments of its method. */
function byOperation({ client, given }, operation) {
  const [method, path] = operation.split(" ");
  const base = new URL(client.toJSON().baseUrl).pathname;
  assert.ok(path.startsWith(base), path);
  let count = 0;
  const named = path.slice(base.length).replaceAll("{id}", () => `{value${count++}}`);
  const ids = given.slice(0, count).map((value, index) => [`value${index}`, value]);
  const [params, options] = given.slice(count);
  return client.call(`${method} /${named}`, { ...params, ...Object.fromEntries(ids) }, options);
}

/** A request's method and path, without the ids in it. */
function template({ method, path }, given) {
  const ids = new Set(given.map((one) => encodeURIComponent(one)));
  const segments = path.split("?")[0].split("/");
  return `${method} ${segments.map((segment) => (ids.has(segment) ? "{id}" : segment)).join("/")}`;
}

function checkRequest(request, [method, path, body = ""], headersFor) {
  assert.deepEqual([request.method, request.path, request.body], [method, path, body]);
  const headers = { ...headersFor(body), "idempotency-key": undefined };
  // The length in bytes: the recorded body is text, which would not show a byte that is not UTF-8.
  if (body !== "") headers["content-length"] = String(Buffer.byteLength(body));
  holds(request.headers, headers);
  assert.match(request.headers["x-request-id"], UUID);
}

/** Each failure has its code, names its request, and does not show the response. */
export function testFailures(suite, { settings = {}, when = "" } = {}) {
  for (const failure of suite.failures) {
    const { method, status, code, why = "", fault } = failure;
    test(`${method} fails with ${status} ${code}${why}${when}`, async (t) => {
      const at = await prepare(t, suite, failure);
      Object.assign(at.system.settings, settings);
      if (fault) at.system.api.inject(fault, { times: Infinity });
      const error = await rejection(at.call());
      const said = [error.name, error.operation, error.code, error.status, error.transient];
      const transient = status === 429 || status >= 500;
      assert.deepEqual(said, ["ApiError", method, code, status, transient], error.stack);
      const ids = at.calls().map(({ headers }) => headers["x-request-id"]);
      assert.deepEqual([...new Set(ids)], [error.requestId]);
      assert.ok(error.message.includes(error.requestId));
      assert.notEqual(error.body, undefined);
      assert.deepEqual(leaks(error, at.given), []);
      await failure.check?.(error);
    });
  }
}

/** Texts of the response and of the arguments that an error shows, except the code. */
function leaks(error, args) {
  const whole = [error.message, inspect(error), JSON.stringify(error)].join("\n");
  // The id consists of hexadecimal digits, so a short number may be part of it by chance.
  const shown = whole.replaceAll(error.operation, "").replaceAll(error.requestId, "");
  const secrets = textsIn([error.body, args]).filter((text) => text !== error.code);
  return secrets.filter((text) => shown.includes(text));
}

const BOOLEANS = ["true", "false"];

/** The texts in a value. Fewer than four characters, and booleans, would match by chance. */
function textsIn(value) {
  if (typeof value === "string") return value.length < 4 || BOOLEANS.includes(value) ? [] : [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** When the API fails once, a read is retried and succeeds, and a write is not. */
function testRetries(suite) {
  for (const row of firstOfEach(suite.rows)) {
    test(`${row.method} is ${row.reads ? "retried" : "sent once only"} if the API fails`, async (t) => {
      const { system, call, calls } = await prepare(t, suite, row);
      system.api.inject({ kind: "status", status: 503 });
      if (row.reads) await call();
      else {
        const { code, status, transient } = await rejection(call());
        assert.deepEqual([code, status, transient], ["server_error", 503, true]);
      }
      const sent = calls().map(({ method, path, headers, body }) => ({
        line: [method, path, body],
        requestId: headers["x-request-id"],
      }));
      assert.deepEqual(sent, Array(row.reads ? 2 : 1).fill(sent[0]));
    });
  }
}

const firstOfEach = (rows) =>
  rows.filter(({ method }, index) => rows.findIndex((row) => row.method === method) === index);

/** Every method has a row, and every row a method. Prints how often each is called. */
function testCoverage(suite, http) {
  const { rows, failures } = suite;
  test("every method has a row", async (t) => {
    const { client } = await startSuite(t, suite);
    const methods = methodsOf(client);
    const named = [...rows, ...failures].map(({ method }) => method);
    const without = methods.filter((name) => !rows.some(({ method }) => method === name));
    assert.deepEqual(without, [], "methods without a row");
    const unknown = named.filter((name) => !methods.includes(name));
    assert.deepEqual(unknown, [], "rows without a method");
    const count = (list, name) => list.filter(({ method }) => method === name).length;
    t.diagnostic("method | HTTP | rows | errors");
    for (const name of methods) {
      const cells = [name, http.get(name), count(rows, name), count(failures, name)];
      t.diagnostic(cells.join(" | "));
    }
  });
}
