// Unusable responses: whatever a server sends, the caller gets one error that says what happened and shows
// nothing of the body.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { inspect } from "node:util";
import { envelope, json, NAMES, PROVIDERS, read } from "../support/providers.mjs";
import { startRecorder } from "../support/recorder.mjs";
import { rejection } from "../support/setup.mjs";

const CANARY = "canary";

/** An error, printed in every way. */
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

/** The error of the provider's read, after the checks that hold for all. */
async function failure(t, name, respond, own) {
  const { calls, tokens, result } = read(t, name, respond, own);
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

/** Codes by status, for responses without a code, and the tries that a read makes. */
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
        ["a gateway's page", () => html(status), HTML],
        ["no body", () => new Response(null, { status }), ""],
        [
          "a truncated body",
          () => new Response('{"error": "canary', { status }),
          '{"error": "canary',
        ],
        ["JSON that is not an object", () => json([CANARY], { status }), [CANARY]],
        ["a JSON string", () => json(CANARY, { status }), CANARY],
      ]) {
        test(`${status} with ${what} is ${code}, after ${tries} tries`, async (t) => {
          const { error, calls } = await failure(t, name, make);
          assertApiError(error, name, { status, code, transient });
          assert.deepEqual(error.body, body);
          assert.equal(calls, tries);
        });
      }
    }

    test("401 is unauthorized, after one replay with a new token", async (t) => {
      const { error, calls, tokens } = await failure(t, name, () => html(401));
      assertApiError(error, name, { status: 401, code: "unauthorized" });
      assert.deepEqual([calls, tokens], [2, 2]);
    });

    for (const status of [301, 302, 304, 307]) {
      test(`${status} is an error`, async (t) => {
        const { error } = await failure(t, name, () => new Response(null, { status }));
        assertApiError(error, name, { status, code: "unexpected_response" });
      });
    }

    test("a huge body is an error like others", async (t) => {
      const text = CANARY.repeat(200_000);
      const { error } = await failure(t, name, () => json({ error: text }, { status: 400 }));
      assertApiError(error, name, { status: 400, code: "invalid_request" });
      assert.equal(error.body.error.length, text.length);
      assert.ok(error.message.length < 200);
    });
  });

  describe(`${name}: an unusable 200`, () => {
    const notJson = ", with a body that is not JSON";
    const empty = ", with an empty body";
    const shape = ", with a body of another shape";
    for (const [what, make, said, body] of [
      ["a gateway's page", () => html(200), notJson, HTML],
      ["JSON cut short", () => new Response('[{"canary": "ca'), notJson, '[{"canary": "ca'],
      ["two JSON values", () => new Response("{} {}"), notJson, "{} {}"],
      ["a prefix before the JSON", () => new Response(")]}',\n{}"), notJson, ")]}',\n{}"],
      ["nothing", () => new Response(""), empty, ""],
      ["spaces", () => new Response(" \r\n\t"), empty, " \r\n\t"],
      ["204 and nothing", () => new Response(null, { status: 204 }), empty, ""],
      ["a number", () => json(7), shape, 7],
      ["a boolean", () => json(true), shape, true],
    ]) {
      test(`${what} is unexpected_response, without a retry`, async (t) => {
        const { error, calls } = await failure(t, name, make);
        const { status } = make();
        assertApiError(error, name, { status, code: "unexpected_response", what: said });
        assert.deepEqual(error.body, body);
        assert.equal(calls, 1);
      });
    }

    test("JSON of another content type is read all the same", async (t) => {
      for (const type of ["text/html", "text/plain", "application/octet-stream", ""]) {
        const text = JSON.stringify(PROVIDERS[name].good);
        const respond = () => new Response(text, { headers: { "content-type": type } });
        assert.ok(await read(t, name, respond).result, type);
      }
    });

    test("a byte order mark before the JSON is ignored", async (t) => {
      const text = `\ufeff${JSON.stringify(PROVIDERS[name].good)}`;
      assert.ok(await read(t, name, () => new Response(text)).result);
    });
  });

  describe(`${name}: a response that breaks off`, () => {
    for (const status of [200, 404]) {
      test(`a truncated body of ${status} is a network_error`, async (t) => {
        const { good, tokenBody } = PROVIDERS[name];
        const whole = JSON.stringify(good);
        const { url, requests } = await startRecorder(t, (request, response) => {
          response.setHeader("content-type", "application/json");
          if (/[/-]token$/.test(request.url)) return response.end(JSON.stringify(tokenBody));
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

    test("a signal that is aborted during the body ends the call with its reason", async (t) => {
      const controller = new AbortController();
      const reason = new Error("enough");
      const respond = ({ signal }) => {
        const body = new ReadableStream({
          start: (stream) => signal.addEventListener("abort", () => stream.error(signal.reason)),
          pull: () => controller.abort(reason),
        });
        return new Response(body, { headers: { "content-type": "application/json" } });
      };
      const { result } = read(t, name, respond, { options: { signal: controller.signal } });
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
        const respond = () => json({}, { status: 403, headers: { "retry-after": header } });
        const { error } = await failure(t, name, respond, { maxRetries: 0 });
        assert.equal(error.retryAfterMs, expected);
        assert.equal("retryAfterMs" in error, expected !== undefined);
      });
    }

    test("a date is the time until then", async (t) => {
      const now = Date.UTC(2026, 10, 23);
      t.mock.timers.enable({ apis: ["Date"], now });
      const date = new Date(now + 90_000).toUTCString();
      const respond = () => json({}, { status: 429, headers: { "retry-after": date } });
      const { error, calls } = await failure(t, name, respond);
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
    test(`Retry-After "${header}" means ${wait === undefined ? "nothing" : `${wait} ms`}`, async (t) => {
      const respond = () => json({}, { status: 403, headers: { "retry-after": header } });
      const { error, calls } = await failure(t, "athena", respond, { maxRetries: 0 });
      assert.deepEqual([error.retryAfterMs, error.transient, calls], [wait, wait !== undefined, 1]);
    });
  }

  test("inspect that calls getters and shows what is hidden does not show the body", async (t) => {
    const { result } = read(t, "athena", () => json({ error: CANARY }, { status: 400 }));
    const shown = inspect(await rejection(result), { showHidden: true, getters: true });
    assert.doesNotMatch(shown, /canary/);
  });
});

test("the body of JSON null is null, not text", async (t) => {
  const { error } = await failure(t, "athena", () => json(null, { status: 400 }));
  assert.equal(error.body, null);
});

test("V2's envelope in a 200 response is inspected", async (t) => {
  const { result } = read(t, "v2", () => json(envelope(7)));
  assert.deepEqual((await rejection(result)).body, envelope(7));
});
