// Answers that are no use: whatever a server sends, the caller gets one error that says what happened
// and shows nothing of what the server wrote.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { inspect } from "node:util";
import { envelope, json, NAMES, PROVIDERS, read } from "../support/providers.mjs";
import { startRecorder } from "../support/recorder.mjs";
import { rejection } from "../support/setup.mjs";

const CANARY = "canary";

/** Everything that prints an error. */
function printed(error) {
  const wide = { depth: null, showHidden: true, maxStringLength: null };
  const own = Object.getOwnPropertyNames(error).map((name) => error[name]);
  return [
    String(error),
    error.message,
    error.stack,
    inspect(error),
    inspect(error, { depth: null }),
    inspect(error, wide),
    inspect({ nested: [error] }, wide),
    JSON.stringify(error),
    JSON.stringify({ nested: [error] }),
    JSON.stringify({ ...error }),
    inspect(error, { depth: null, getters: true }),
    inspect(structuredClone(error), wide),
    inspect(own, wide),
  ].join("\n");
}

/** The error of the provider's read, once it has been looked at from all sides. */
async function refused(t, name, answer, own) {
  const { calls, tokens, result } = read(t, name, answer, own);
  const error = await rejection(result);
  assert.ok(error instanceof Error);
  assert.equal(error.requestId, calls.at(-1).headers.get("x-request-id"));
  assert.doesNotMatch(printed(error), /canary/i);
  return { error, calls: calls.length, tokens: tokens.length };
}

function assertApiError(error, name, expected) {
  const { operation } = PROVIDERS[name];
  const { status, code, transient = false, retryAfterMs, what = "" } = expected;
  const { requestId } = error;
  assert.deepEqual(
    { ...error },
    {
      operation,
      requestId,
      status,
      code,
      transient,
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    },
  );
  assert.equal(error.name, "ApiError");
  assert.equal(
    error.message,
    `${operation} failed with ${status} ${code}${what} (request ${requestId}).`,
  );
  assert.equal(error.cause, undefined);
}

/** Codes by status, for answers that have none of their own, and the tries that a read makes of them. */
const STATUSES = [
  [400, "invalid_request"],
  [402, "api_error"],
  [403, "forbidden"],
  [404, "not_found"],
  [405, "api_error"],
  [408, "request_timeout", 3, true],
  [409, "conflict"],
  [410, "gone"],
  [413, "content_too_large"],
  [415, "unsupported_media_type"],
  [418, "api_error"],
  [422, "invalid_request"],
  [425, "api_error", 3, true],
  [429, "rate_limited", 3, true],
  [451, "api_error"],
  [500, "server_error", 3, true],
  [501, "server_error"],
  [502, "server_error", 3, true],
  [503, "server_error", 3, true],
  [504, "server_error", 3, true],
  [599, "server_error"],
];

const HTML = `<!doctype html><title>canary</title><p>${CANARY} "x" &amp; {}`;
const html = (status) => new Response(HTML, { status, headers: { "content-type": "text/html" } });

for (const name of NAMES) {
  describe(`${name}: statuses`, () => {
    for (const [status, code, tries = 1, transient = false] of STATUSES) {
      for (const [what, make, body] of [
        ["a page of a gateway", () => html(status), HTML],
        ["no body", () => new Response(null, { status }), ""],
        [
          "a body cut short",
          () => new Response('{"error": "canary', { status }),
          '{"error": "canary',
        ],
        ["JSON that is no object", () => json([CANARY], { status }), [CANARY]],
        ["a word of JSON", () => json(CANARY, { status }), CANARY],
      ]) {
        test(`${status} with ${what} is ${code}, after ${tries} tries`, async (t) => {
          const { error, calls } = await refused(t, name, make);
          assertApiError(error, name, { status, code, transient });
          assert.deepEqual(error.body, body);
          assert.equal(calls, tries);
        });
      }
    }

    test("401 is unauthorized, after one replay with a new token", async (t) => {
      const { error, calls, tokens } = await refused(t, name, () => html(401));
      assertApiError(error, name, { status: 401, code: "unauthorized" });
      assert.deepEqual([calls, tokens], [2, 2]);
    });

    for (const status of [301, 302, 304, 307]) {
      test(`${status} is no answer`, async (t) => {
        const { error } = await refused(t, name, () => new Response(null, { status }));
        assertApiError(error, name, { status, code: "unexpected_response" });
      });
    }

    test("a huge body is an error like others", async (t) => {
      const text = CANARY.repeat(200_000);
      const { error } = await refused(t, name, () => json({ error: text }, { status: 400 }));
      assertApiError(error, name, { status: 400, code: "invalid_request" });
      assert.equal(error.body.error.length, text.length);
      assert.ok(error.message.length < 200);
    });
  });

  describe(`${name}: 200 without a use`, () => {
    const notJson = ", with a body that is not JSON";
    const empty = ", with an empty body";
    const shape = ", with a body of another shape";
    for (const [what, make, said, body] of [
      ["a page of a gateway", () => html(200), notJson, HTML],
      ["JSON cut short", () => new Response('[{"canary": "ca'), notJson, '[{"canary": "ca'],
      ["two values of JSON", () => new Response("{} {}"), notJson, "{} {}"],
      ["a prefix before the JSON", () => new Response(")]}',\n{}"), notJson, ")]}',\n{}"],
      ["nothing", () => new Response(""), empty, ""],
      ["spaces", () => new Response(" \r\n\t"), empty, " \r\n\t"],
      ["204 and nothing", () => new Response(null, { status: 204 }), empty, ""],
      ["a number", () => json(7), shape, 7],
      ["a truth", () => json(true), shape, true],
    ]) {
      test(`${what} is unexpected_response, and not asked for again`, async (t) => {
        const { error, calls } = await refused(t, name, make);
        const { status } = make();
        assertApiError(error, name, { status, code: "unexpected_response", what: said });
        assert.deepEqual(error.body, body);
        assert.equal(calls, 1);
      });
    }

    test("JSON that calls itself something else is read all the same", async (t) => {
      for (const type of ["text/html", "text/plain", "application/octet-stream", ""]) {
        const text = JSON.stringify(PROVIDERS[name].good);
        const answer = () => new Response(text, { headers: { "content-type": type } });
        assert.ok(await read(t, name, answer).result, type);
      }
    });

    test("a byte order mark before the JSON does no harm", async (t) => {
      const text = `\ufeff${JSON.stringify(PROVIDERS[name].good)}`;
      assert.ok(await read(t, name, () => new Response(text)).result);
    });
  });

  describe(`${name}: an answer that breaks off`, () => {
    for (const status of [200, 404]) {
      test(`a body of ${status} that ends in its middle is a network_error`, async (t) => {
        const { good, grant } = PROVIDERS[name];
        const whole = JSON.stringify(good);
        const { url, requests } = await startRecorder(t, (request, response) => {
          response.setHeader("content-type", "application/json");
          if (/[/-]token$/.test(request.url)) return response.end(JSON.stringify(grant));
          response.writeHead(status, { "content-length": whole.length });
          response.write(whole.slice(0, 4));
          return setImmediate(() => response.destroy());
        });
        const base = name === "athena" ? { baseUrl: url } : { apiBaseUrl: url };
        const { result } = read(t, name, undefined, { fetch: undefined, ...base });
        const error = await rejection(result);
        const { code, transient, requestId } = error;
        assert.deepEqual([error.name, code, transient], ["CallError", "network_error", true]);
        assert.equal(requestId, requests.at(-1).headers["x-request-id"]);
        assert.ok(error.cause instanceof Error);
      });
    }

    test("a signal that is aborted while the body comes ends the call with its reason", async (t) => {
      const controller = new AbortController();
      const reason = new Error("enough");
      const answer = ({ signal }) => {
        const body = new ReadableStream({
          start: (stream) => signal.addEventListener("abort", () => stream.error(signal.reason)),
          pull: () => controller.abort(reason),
        });
        return new Response(body, { headers: { "content-type": "application/json" } });
      };
      const { result } = read(t, name, answer, { options: { signal: controller.signal } });
      assert.equal(await rejection(result), reason);
    });
  });

  describe(`${name}: Retry-After`, () => {
    for (const [header, expected] of [
      ["0", 0],
      ["7", 7_000],
      [" 120 ", 120_000],
      ["Thu, 01 Jan 1970 00:00:00 GMT", 0],
      ["soon", undefined],
      ["", undefined],
    ]) {
      test(`"${header}" is ${expected} ms`, async (t) => {
        const answer = () => json({}, { status: 403, headers: { "retry-after": header } });
        const { error } = await refused(t, name, answer, { maxRetries: 0 });
        assert.equal(error.retryAfterMs, expected);
        assert.equal("retryAfterMs" in error, expected !== undefined);
      });
    }

    test("a date is the time until then", async (t) => {
      const now = Date.UTC(2026, 10, 23);
      t.mock.timers.enable({ apis: ["Date"], now });
      const date = new Date(now + 90_000).toUTCString();
      const answer = () => json({}, { status: 429, headers: { "retry-after": date } });
      const { error, calls } = await refused(t, name, answer);
      assert.deepEqual([error.retryAfterMs, error.transient, calls], [90_000, true, 1]);
    });
  });
}

describe("edges", () => {
  for (const [header, wait] of [
    ["-3", undefined],
    ["soon", undefined],
    ["1.5", 2_000],
    ["5, 5", 5_000],
    ["2025-11-23T00:00:00Z", 0],
  ]) {
    test(`Retry-After "${header}" says ${wait === undefined ? "nothing" : `${wait} ms`}`, async (t) => {
      const answer = () => json({}, { status: 403, headers: { "retry-after": header } });
      const { error, calls } = await refused(t, "athena", answer, { maxRetries: 0 });
      assert.deepEqual([error.retryAfterMs, error.transient, calls], [wait, wait !== undefined, 1]);
    });
  }

  test("inspect that calls getters and shows what is hidden does not show the body", async (t) => {
    const { result } = read(t, "athena", () => json({ error: CANARY }, { status: 400 }));
    const shown = inspect(await rejection(result), { showHidden: true, getters: true });
    assert.doesNotMatch(shown, /canary/);
  });
});

test("a body that is the JSON null is null, and not text", async (t) => {
  const { error } = await refused(t, "athena", () => json(null, { status: 400 }));
  assert.equal(error.body, null);
});

test("V2's envelope in an answer of 200 is looked through", async (t) => {
  const { result } = read(t, "v2", () => json(envelope(7)));
  assert.deepEqual((await rejection(result)).body, envelope(7));
});
