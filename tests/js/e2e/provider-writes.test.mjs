// Writes are sent twice only if the first surely was not processed, or if they are declared idempotent.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { connect, json, NAMES, PROVIDERS, TOKEN } from "../support/providers.mjs";
import { startRecorder } from "../support/recorder.mjs";
import { rejection, until, virtualClock } from "../support/setup.mjs";

const result = (value) => value;
const declared = (method, own) => ({ method, path: "things/{id}", result, source: "seed", ...own });
const METHODS = ["POST", "PUT", "DELETE"];
const FORMS = ["form", "json"];
const CURABLE = [408, 500, 502, 503, 504];

/** The method of a made-up operation, on a client whose server is `respond`. */
function operation(t, declaration, { respond, body = "json", provider = "athena", ...own } = {}) {
  const made = connect(t, provider, respond, own);
  const { run } = made.client.resource("things", { run: declaration }, { body });
  return { ...made, run: (options, params = { name: "x" }) => run("7", params, options) };
}

const failing = (status, headers) => (_call, index) =>
  index === 0 ? json({ error: "canary" }, { status, headers }) : json({ done: true });

for (const method of METHODS) {
  for (const body of FORMS) {
    describe(`a ${method} with a ${body} body`, () => {
      for (const status of [...CURABLE, 400, 403, 404, 409, 501]) {
        test(`is not retried after ${status}`, async (t) => {
          const { run, calls } = operation(t, declared(method), { respond: failing(status), body });
          const error = await rejection(run());
          assert.deepEqual([error.name, error.status], ["ApiError", status]);
          assert.equal(calls.length, 1);
        });
      }

      test("is not retried after 503 with Retry-After", async (t) => {
        const respond = failing(503, { "retry-after": "0" });
        const { run, calls } = operation(t, declared(method), { respond, body });
        assert.equal((await rejection(run())).retryAfterMs, 0);
        assert.equal(calls.length, 1);
      });

      test("is retried after 429, which means that it was not processed", async (t) => {
        const respond = failing(429, { "retry-after": "0" });
        const { run, calls } = operation(t, declared(method), { respond, body });
        assert.deepEqual(await run(), { done: true });
        assertSame(calls, 2);
      });

      test("is replayed once after 401, with a newer token", async (t) => {
        const token = (_call, index) =>
          json({ access_token: `${TOKEN}${index}`, expires_in: 3600 });
        const { run, calls } = operation(t, declared(method), {
          respond: failing(401),
          body,
          token,
        });
        assert.deepEqual(await run(), { done: true });
        assertSame(calls, 2);
        const sent = calls.map(({ headers }) => headers.get("authorization"));
        assert.deepEqual(sent, [`Bearer ${TOKEN}0`, `Bearer ${TOKEN}1`]);
      });

      for (const status of CURABLE) {
        test(`is retried after ${status} with an idempotencyKey, the same both times`, async (t) => {
          const { run, calls } = operation(t, declared(method), { respond: failing(status), body });
          assert.deepEqual(await run({ idempotencyKey: "key-1" }), { done: true });
          assertSame(calls, 2);
          for (const { headers } of calls) assert.equal(headers.get("idempotency-key"), "key-1");
        });
      }

      test("is retried after 503 if it is declared safe", async (t) => {
        const safe = declared(method, { safe: true });
        const { run, calls } = operation(t, safe, { respond: failing(503), body });
        assert.deepEqual(await run(), { done: true });
        assertSame(calls, 2);
      });

      test("is not retried after a timeout", async (t) => {
        const hang = ({ signal }) =>
          new Promise((_resolve, reject) => {
            signal.addEventListener("abort", () => reject(signal.reason));
          });
        const clock = virtualClock();
        const { run, calls } = operation(t, declared(method), { respond: hang, body, clock });
        const ended = rejection(run({ timeoutMs: 20 }));
        await until(() => calls.length === 1);
        await clock.advance(20);
        const error = await ended;
        assert.deepEqual([error.name, error.code], ["CallError", "call_timeout"]);
        assert.equal(error.requestId, calls[0].headers.get("x-request-id"));
        assert.equal(calls.length, 1);
      });

      test("is not retried after an unknown fault", async (t) => {
        const respond = () => Promise.reject(new TypeError("fetch failed"));
        const { run, calls } = operation(t, declared(method), { respond, body });
        assert.equal((await rejection(run())).code, "network_error");
        assert.equal(calls.length, 1);
      });
    });
  }

  test(`a ${method}: the connection ends before the response, and within its body`, async (t) => {
    const cut = {
      "before the head": (request) => request.socket.destroy(),
      "after the head": (_request, response) => {
        response.writeHead(200, { "content-length": "100", "content-type": "application/json" });
        response.write('{"done":');
        setImmediate(() => response.destroy());
      },
    };
    for (const [when, respond] of Object.entries(cut)) {
      const { url, requests } = await startRecorder(t, (request, response) => {
        if (!request.url.endsWith("/token")) return respond(request, response);
        response.setHeader("content-type", "application/json");
        return response.end(JSON.stringify({ access_token: TOKEN, expires_in: 3600 }));
      });
      const { run } = operation(t, declared(method), { fetch: undefined, baseUrl: url });
      const error = await rejection(run());
      assert.deepEqual([error.name, error.code], ["CallError", "network_error"], when);
      assert.equal(error.transient, true);
      const sent = () =>
        requests.filter((request) => request.method === method && !isToken(request));
      await until(() => sent().length > 0);
      assert.equal(sent().length, 1, when);
      assert.equal(error.requestId, sent()[0].headers["x-request-id"], when);
    }
  });
}

const isToken = ({ url }) => url.endsWith("/token");

/** Asserts `times` sendings of the same request, which differ in the token only. */
function assertSame(calls, times) {
  assert.equal(calls.length, times);
  const facts = calls.map(({ method, url, headers, text }) => {
    const shown = Object.fromEntries(headers);
    delete shown.authorization;
    delete shown.accesstoken;
    return { method, url: url.href, text, shown };
  });
  for (const fact of facts) assert.deepEqual(fact, facts[0]);
}

describe("reads", () => {
  for (const status of CURABLE) {
    test(`a GET, and a POST that only reads, are retried after ${status}`, async (t) => {
      for (const name of NAMES) {
        const { good, read } = PROVIDERS[name];
        const respond = (_call, index) => (index < 2 ? json({}, { status }) : json(good));
        const { client, calls } = connect(t, name, respond);
        assert.ok(await read(client));
        assertSame(calls, 3);
      }
    });
  }

  test("a GET that consumes its result is sent once", async (t) => {
    const consuming = declared("GET", { safe: false });
    const { run, calls } = operation(t, consuming, { respond: failing(503) });
    assert.equal((await rejection(run())).status, 503);
    assert.equal(calls.length, 1);
  });

  test("maxRetries 0 holds for reads and for writes with a key", async (t) => {
    for (const [method, options] of [
      ["GET", {}],
      ["POST", { idempotencyKey: "k" }],
    ]) {
      const own = { respond: failing(503), maxRetries: 0 };
      const { run, calls } = operation(t, declared(method), own);
      assert.equal((await rejection(run(options))).status, 503);
      assert.equal(calls.length, 1);
    }
  });
});

describe("a write of V2 whose response has a code in its body", () => {
  const said = (body) => (_call, index) =>
    json(index === 0 ? body : { responseCode: 1000, data: { done: true } });

  for (const [what, body, times] of [
    ["1034, an expired token", { responseCode: 1034 }, 2],
    ["1038, too many calls", { responseCode: 1038 }, 2],
    ["status 401", { status: 401 }, 2],
    ["status 500", { status: 500 }, 1],
    ["status 503", { status: 503, responseCode: 1000 }, 1],
  ]) {
    test(`${what}: sent ${times === 1 ? "once" : "twice"}`, async (t) => {
      const respond = said(body);
      const { run, calls } = operation(t, declared("POST"), { respond, provider: "v2" });
      if (times === 1) assert.equal((await rejection(run())).status, body.status);
      else assert.deepEqual((await run()).data, { done: true });
      assert.equal(calls.length, times);
    });
  }

  test("is not retried if the body breaks off", async (t) => {
    const broken = () => {
      const body = new ReadableStream({
        pull: (controller) => controller.error(new TypeError("terminated")),
      });
      return new Response(body, { headers: { "content-type": "application/json" } });
    };
    const { run, calls } = operation(t, declared("POST"), { respond: broken, provider: "v2" });
    const error = await rejection(run());
    assert.deepEqual([error.name, error.code], ["CallError", "network_error"]);
    assert.equal(calls.length, 1);
  });
});

describe("an invalid key", () => {
  for (const idempotencyKey of [null, 7, true]) {
    test(`${idempotencyKey} is invalid, since many writes would share it`, async (t) => {
      const { run, calls } = operation(t, declared("POST"));
      const error = await rejection(run({ idempotencyKey }));
      assert.equal(error.code, "invalid_call");
      assert.match(error.message, /idempotencyKey/);
      assert.equal(calls.length, 0);
    });
  }
});
