// A Request with a body, as libraries pass it: the body is kept while it is sent, so that the call can be
// replayed or retried; a body above 4 MiB is streamed and sent once.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { startRecorder } from "../support/recorder.mjs";
import { echoed, rejection, setup, statuses, until } from "../support/setup.mjs";

const MIB = 1024 * 1024;
const TEXT = "grüße & söhne=1\r\n\0 end";
const bytes = new TextEncoder().encode(TEXT);

/** A client, and a function that makes Requests to the API's echo. */
async function world(t, options) {
  const base = await setup(t);
  const client = base.connect(options);
  await client.getToken();
  const request = (body, init) =>
    new Request(`${base.oauth.baseUrl}echo`, { method: "POST", body, duplex: "half", ...init });
  const received = () => base.oauth.requests().filter(({ endpoint }) => endpoint === "api");
  return { ...base, client, request, received };
}

/** A stream of `count` pieces, made on demand, with a record of its use. */
function source(pieces, size = MIB) {
  const made = { pieces: 0, cancelled: false };
  const body = new ReadableStream({
    pull(controller) {
      if (made.pieces === pieces) return controller.close();
      made.pieces += 1;
      return controller.enqueue(new Uint8Array(size).fill(97));
    },
    cancel: () => void (made.cancelled = true),
  });
  return { body, made };
}

describe("a revoked token: the call is replayed with the same bytes", () => {
  const form = new FormData();
  form.set("name", TEXT);
  form.set("file", new File([bytes], "f.bin", { type: "application/x-thing" }));
  const BODIES = [
    ["string", TEXT],
    ["empty string", ""],
    ["URLSearchParams", new URLSearchParams({ a: TEXT })],
    ["FormData", form],
    ["Blob", new Blob([bytes], { type: "text/x" })],
    ["ArrayBuffer", bytes.buffer.slice(0)],
    ["Uint8Array view", bytes.subarray(3, 12)],
  ];
  for (const [name, body] of BODIES) {
    test(name, async (t) => {
      const { oauth, client, request, received, tokenRequests } = await world(t);
      oauth.revokeTokens();
      const response = await client.fetch(request(body, { headers: { "x-own": "1" } }));
      const { authorization } = (await echoed(response)).headers;
      assert.equal(authorization, "Bearer 2");
      const [first, second, ...more] = received().map(({ method, path, body, headers }) => {
        const { "content-type": type, "content-length": length, "x-own": own } = headers;
        return { method, path, body, type, length, own };
      });
      assert.deepEqual(more, []);
      assert.deepEqual(second, first);
      assert.deepEqual([first.own, typeof first.length], ["1", "string"]);
      if (typeof body === "string") assert.equal(first.body, body);
      assert.equal(tokenRequests(), 2);
    });
  }

  test("a stream of up to 4 MiB", async (t) => {
    const { oauth, client, request, received } = await world(t);
    oauth.revokeTokens();
    assert.deepEqual(await statuses(client, 1, request(source(4).body)), [200]);
    assert.deepEqual(
      received().map(({ body }) => body === "a".repeat(4 * MIB)),
      [true, true],
    );
  });

  test("with a fetch that responds at once", async (t) => {
    const { connect, request } = await world(t);
    const seen = [];
    const stub = async (target, init) => {
      if (typeof target === "string") {
        return Response.json({ access_token: "stub", token_type: "Bearer", expires_in: 60 });
      }
      seen.push(await new Request(target, init).text());
      return new Response(null, { status: seen.length === 1 ? 401 : 200 });
    };
    assert.equal((await connect({ fetch: stub }).fetch(request(TEXT))).status, 200);
    assert.deepEqual(seen, [TEXT, TEXT]);
  });
});

describe("429 and 503", () => {
  for (const state of ["cold", "warm"]) {
    test(`${state}: 429 is retried, also more than once`, async (t) => {
      const { oauth, client, request, received, tokenRequests } = await world(t);
      if (state === "cold") client.invalidate();
      const before = tokenRequests();
      oauth.api.inject({ kind: "rate-limit", retryAfter: 0 }, { times: 2 });
      assert.deepEqual(await statuses(client, 1, request(TEXT)), [200]);
      assert.deepEqual(
        received().map(({ body }) => body),
        [TEXT, TEXT, TEXT],
      );
      assert.equal(tokenRequests() - before, state === "cold" ? 1 : 0);
    });
  }

  test("503 is retried only if the call is declared idempotent", async (t) => {
    const { oauth, client, request } = await world(t);
    const attempts = async (requestInit, init) => {
      const before = oauth.counters().apiCalls;
      oauth.api.clear();
      oauth.api.inject({ kind: "status", status: 503 });
      const [status] = await statuses(client, 1, request(TEXT, requestInit), init);
      return [status, oauth.counters().apiCalls - before];
    };
    assert.deepEqual(await attempts(), [503, 1]);
    assert.deepEqual(await attempts({}, { idempotent: true }), [200, 2]);
    assert.deepEqual(await attempts({ headers: { "idempotency-key": "k" } }), [200, 2]);
    assert.deepEqual(await attempts({ method: "PUT" }), [200, 2]);
    assert.deepEqual(await attempts({ method: "PUT" }, { idempotent: false }), [503, 1]);
  });

  test("a lost connection is retried if the call is idempotent", async (t) => {
    const { oauth, client, request, received } = await world(t);
    oauth.api.inject({ kind: "reset" });
    assert.deepEqual(await statuses(client, 1, request(TEXT, { method: "PUT" })), [200]);
    assert.equal(received().at(-1).body, TEXT);
    oauth.api.inject({ kind: "reset" });
    const error = await rejection(client.fetch(request(TEXT)));
    assert.equal(error.code, "network_error");
  });
});

describe("a longer body", () => {
  test("of 10 MB arrives whole, once; the caller gets its 401, and the next call a new token", async (t) => {
    const { connect } = await setup(t);
    const recorder = await startRecorder(t, ({ headers }, response) => {
      response.statusCode = headers["x-reject"] ? 401 : 200;
      response.end("as it came");
    });
    const client = connect({ baseUrl: recorder.url });
    await client.getToken();
    const long = "b".repeat(10_000_000);
    const init = { method: "POST", body: long, headers: { "x-reject": "1" } };
    const target = new Request(recorder.url, init);
    const response = await client.fetch(target);
    assert.deepEqual([response.status, await response.text()], [401, "as it came"]);
    assert.deepEqual(await statuses(client, 1, recorder.url), [200]);
    const [first, second, ...more] = recorder.requests;
    assert.equal(first.body === long, true);
    assert.equal(first.headers["content-length"], "10000000");
    assert.notEqual(first.headers.authorization, second.headers.authorization);
    assert.deepEqual(more, []);
  });

  test("is read as it is sent, and never ahead by more than the limit", async (t) => {
    const { oauth, connect, request } = await world(t);
    const { body, made } = source(64);
    let ahead;
    const own = async (target, init) => {
      if (target === oauth.tokenUrl) return fetch(target, init);
      for (let turn = 0; turn < 1_000; turn += 1) await new Promise(setImmediate);
      ahead = made.pieces;
      assert.equal((await target.arrayBuffer()).byteLength, 64 * MIB);
      return new Response();
    };
    assert.deepEqual(await statuses(connect({ fetch: own }), 1, request(body)), [200]);
    // Each stream on the way holds a piece or two: the limit, its copies, and the Request's own.
    assert.ok(ahead >= 5 && ahead <= 9, `${ahead} MiB were read although nothing was sent`);
    assert.equal(made.pieces, 64);
  });

  test("is no longer kept from the limit on, while the call goes on", async (t) => {
    const { oauth, connect, request } = await world(t);
    const { body, made } = source(64);
    const own = async (target, init) => {
      if (target === oauth.tokenUrl) return fetch(target, init);
      await until(() => made.pieces >= 5);
      void target.body.cancel();
      await until(() => made.cancelled, "nobody reads the stream any more");
      return new Response();
    };
    assert.deepEqual(await statuses(connect({ fetch: own }), 1, request(body)), [200]);
  });
});

describe("a body that is still being written", () => {
  /** A Request whose body has begun and continues when the test says so. */
  function begun(request) {
    let controller;
    const cancelled = [];
    const body = new ReadableStream({
      start: (own) => void (controller = own).enqueue(bytes),
      cancel: () => void cancelled.push(true),
    });
    return { target: request(body), cancelled, end: () => controller.close(), controller };
  }

  test("does not delay the call, warm or cold", async (t) => {
    const { oauth, connect, request } = await world(t);
    for (const state of ["cold", "warm"]) {
      const { target, end } = begun(request);
      const own = async (input, init) => {
        if (input === oauth.tokenUrl) return fetch(input, init);
        end();
        return new Response(await input.text());
      };
      const client = connect({ fetch: own });
      if (state === "warm") await client.getToken();
      assert.equal(await (await client.fetch(target)).text(), TEXT, state);
    }
  });

  test("is cancelled when the caller aborts, while it is sent and after a 401", async (t) => {
    const { oauth, connect, request } = await world(t);
    const whenAborted = ({ body }, { signal }) =>
      new Promise((_, reject) => {
        signal.addEventListener("abort", () => {
          void body.cancel();
          reject(signal.reason);
        });
      });
    const rejected = async ({ body }) => {
      void body.cancel();
      return new Response(null, { status: 401 });
    };
    const reason = new Error("changed my mind");
    for (const api of [whenAborted, rejected]) {
      const { target, cancelled } = begun(request);
      const controller = new AbortController();
      let arrived = false;
      const own = (input, init) => {
        if (input === oauth.tokenUrl) return fetch(input, init);
        arrived = true;
        return api(input, init);
      };
      const call = connect({ fetch: own }).fetch(target, { signal: controller.signal });
      const failed = rejection(call);
      await until(() => arrived);
      await new Promise(setImmediate);
      assert.deepEqual(cancelled, []);
      controller.abort(reason);
      assert.equal(await failed, reason);
      await until(() => cancelled.length === 1, "the stream is told that nobody reads it");
    }
  });

  test("ends with its client, if a 401 waits for it", async (t) => {
    const { oauth, connect, request } = await world(t);
    const { target } = begun(request);
    let responded = false;
    const own = (input, init) => {
      if (input === oauth.tokenUrl) return fetch(input, init);
      responded = true;
      return new Response(null, { status: 401 });
    };
    const client = connect({ fetch: own });
    const failed = rejection(client.fetch(target));
    await until(() => responded);
    await new Promise(setImmediate);
    client.close();
    assert.equal((await failed).code, "client_closed");
  });

  test("that breaks off fails the call, without a retry", async (t) => {
    const { client, request, received } = await world(t);
    const { target, controller } = begun(request);
    const failed = rejection(client.fetch(target, { idempotent: true }));
    controller.error(new Error("the disk is gone"));
    assert.equal((await failed).code, "network_error");
    assert.deepEqual(received(), []);
    assert.equal(client.status().retries, 0);
  });
});

describe("as with the global fetch", () => {
  test("the Request's body is used up and cannot be sent by another call", async (t) => {
    const { client, request, received } = await world(t);
    const target = request(TEXT);
    assert.deepEqual(await statuses(client, 1, target), [200]);
    assert.equal(target.bodyUsed, true);
    const locked = request(TEXT);
    locked.body.getReader();
    for (const input of [target, locked]) {
      const error = await rejection(client.fetch(input));
      assert.deepEqual([error.name, error.code], ["CallError", "invalid_call"]);
      assert.match(error.message, /used already/);
    }
    assert.equal(received().length, 1);
    assert.deepEqual(await statuses(client, 1, target, { body: "new" }), [200]);
    assert.equal(received().at(-1).body, "new");
  });

  test("a call that fails before it is sent does not use the body", async (t) => {
    const { client, request } = await world(t);
    const target = request(TEXT);
    const error = await rejection(client.fetch(target, { timeoutMs: 0 }));
    assert.equal(error.code, "invalid_call");
    assert.equal(await target.text(), TEXT);
  });

  test("keepalive, the Request's signal and a redirect with the body", async (t) => {
    const { oauth, client, request, received } = await world(t);
    oauth.revokeTokens();
    assert.deepEqual(await statuses(client, 1, request(TEXT, { keepalive: true })), [200]);
    const signal = AbortSignal.abort(new Error("too late"));
    assert.equal(await rejection(client.fetch(request(TEXT, { signal }))), signal.reason);
    oauth.api.inject({ kind: "redirect", status: 307, location: "/resource/echo?moved" });
    const { path, body } = await echoed(await client.fetch(request(TEXT)));
    assert.deepEqual([path, body], ["/resource/echo?moved", TEXT]);
    assert.equal(received().length, 4);
  });
});
