// A call with a 401 response: replayed with a newer token if its body can be read twice, passed on
// otherwise, and never with a token request for each call.

import assert from "node:assert/strict";
import { Readable } from "node:stream";
import { describe, test } from "node:test";
import { startRecorder } from "../support/recorder.mjs";
import { gate, record, setup, statuses, until, virtualClock } from "../support/setup.mjs";

const TEXT = "grüße & söhne=1\r\n\0 end";
const bytes = new TextEncoder().encode(TEXT);

/** A client whose token the API will reject, and the requests that the API then receives. */
async function revoked(t, options) {
  const world = await setup(t);
  const client = world.connect(options);
  await client.getToken();
  world.oauth.revokeTokens();
  const received = () => world.oauth.requests().filter(({ endpoint }) => endpoint === "api");
  return { ...world, client, received };
}

/** The parts that must be equal in both sendings; a multipart boundary is new each time. */
function comparable({ method, path, body, headers }) {
  const type = headers["content-type"] ?? "";
  const boundary = /boundary=(.+)$/.exec(type)?.[1];
  const plain = (text) => (boundary ? text.replaceAll(boundary, "BOUNDARY") : text);
  return { method, path, body: plain(body), type: plain(type), length: headers["content-length"] };
}

describe("a body that can be read twice is replayed with the same bytes", () => {
  const form = new FormData();
  form.set("name", TEXT);
  form.set("file", new File([bytes], "f.bin", { type: "application/x-thing" }));
  const BODIES = [
    ["no body", { method: "GET" }],
    ["string", { method: "POST", body: TEXT }],
    ["empty string", { method: "POST", body: "" }],
    ["URLSearchParams", { method: "POST", body: new URLSearchParams({ a: TEXT, b: "2" }) }],
    ["FormData", { method: "POST", body: form }],
    ["Blob", { method: "PUT", body: new Blob([bytes], { type: "text/x" }) }],
    ["ArrayBuffer", { method: "POST", body: bytes.buffer.slice(0) }],
    ["Uint8Array view", { method: "PATCH", body: bytes.subarray(3, 12) }],
    ["large string", { method: "POST", body: TEXT.repeat(20_000) }],
  ];
  for (const [name, init] of BODIES) {
    test(name, async (t) => {
      const { client, received, tokenRequests } = await revoked(t);
      const heard = record(client);
      const response = await client.fetch("echo?q=1", init);
      assert.equal(response.status, 200);
      const [first, second, ...more] = received();
      assert.deepEqual(more, []);
      assert.deepEqual(comparable(second), comparable(first));
      if (typeof init.body === "string") assert.equal(second.body, init.body);
      assert.notEqual(first.headers.authorization, second.headers.authorization);
      assert.equal(tokenRequests(), 2);
      const { rejectedGeneration, generation } = heard.at(-1)[1];
      assert.deepEqual([heard.at(-1)[0], rejectedGeneration, generation], ["replayed", 1, 2]);
      assert.equal(client.status().replays, 1);
    });
  }

  test("a Request without a body, with its own headers and method", async (t) => {
    const { oauth, client, received } = await revoked(t);
    const request = new Request(`${oauth.baseUrl}echo`, {
      method: "DELETE",
      headers: { "x-own": "1" },
    });
    assert.equal((await client.fetch(request)).status, 200);
    assert.deepEqual(
      received().map(({ method, headers }) => [method, headers["x-own"]]),
      [
        ["DELETE", "1"],
        ["DELETE", "1"],
      ],
    );
  });
});

describe("a body that can be read once is not replayed", () => {
  const BODIES = [
    ["ReadableStream", () => ({ body: new Blob([bytes]).stream(), duplex: "half" })],
    ["async iterable", () => ({ body: Readable.from([bytes]), duplex: "half" })],
  ];
  const check = async ({ oauth, client, tokenRequests, received }, call) => {
    const response = await call();
    assert.equal(response.status, 401);
    assert.equal((await response.json()).error, "invalid_token", "the response is as it came");
    assert.deepEqual([received().length, oauth.counters().apiUnauthorized], [1, 1]);
    assert.equal(received()[0].body, TEXT);
    assert.equal(tokenRequests(), 1);
    assert.deepEqual(await statuses(client, 1), [200], "the next call has a new token");
    assert.deepEqual([tokenRequests(), oauth.counters().apiUnauthorized], [2, 1]);
  };
  for (const [name, body] of BODIES) {
    test(`${name}: the caller gets the 401, and the next call a new token`, async (t) => {
      const world = await revoked(t);
      await check(world, () => world.client.fetch("echo", { method: "POST", ...body() }));
    });
  }

  test("a call whose init replaces a Request's body is replayed", async (t) => {
    const { oauth, client, received } = await revoked(t);
    const request = new Request(`${oauth.baseUrl}echo`, { method: "POST", body: "old" });
    assert.equal((await client.fetch(request, { body: "new" })).status, 200);
    assert.deepEqual(
      received().map(({ body }) => body),
      ["new", "new"],
    );
  });
});

describe("an API that always responds 401", () => {
  test("costs two calls and two token requests once, then one call each", async (t) => {
    const { oauth, connect, tokenRequests } = await setup(t);
    oauth.api.inject({ kind: "unauthorized" }, { times: Infinity });
    const client = connect();
    assert.deepEqual(await statuses(client, 1), [401]);
    assert.deepEqual([oauth.counters().apiCalls, tokenRequests()], [2, 2]);
    assert.deepEqual(await statuses(client, 10), Array(10).fill(401));
    assert.deepEqual([oauth.counters().apiCalls, tokenRequests()], [12, 2]);
    await Promise.all(Array.from({ length: 50 }, () => statuses(client, 1)));
    assert.equal(tokenRequests(), 2);
  });

  test("50 calls at once: one token request beside the first", async (t) => {
    const { oauth, connect, tokenRequests } = await setup(t);
    oauth.api.inject({ kind: "unauthorized" }, { times: Infinity });
    oauth.api.latency(0, 50);
    const client = connect();
    await Promise.all(Array.from({ length: 50 }, () => statuses(client, 1)));
    assert.equal(tokenRequests(), 2);
    assert.equal(oauth.counters().apiCalls, 100);
  });

  test("is probed again after half a minute, which detects its recovery", async (t) => {
    const clock = virtualClock();
    const { oauth, connect, tokenRequests } = await setup(t, { clock });
    oauth.api.inject({ kind: "unauthorized" }, { times: Infinity });
    const client = connect();
    await statuses(client, 3);
    clock.skip(30_000);
    assert.deepEqual(await statuses(client, 3), [401, 401, 401]);
    assert.ok(tokenRequests() <= 4, `${tokenRequests()}`);
    const before = tokenRequests();
    oauth.api.clear();
    assert.deepEqual(await statuses(client, 2), [200, 200]);
    assert.equal(tokenRequests(), before);
  });

  test("for one path does not cost the others their token", async (t) => {
    const { oauth, connect, tokenRequests } = await setup(t);
    oauth.api.inject({ kind: "unauthorized" }, { times: Infinity, path: "/resource/things/1" });
    const client = connect();
    for (let round = 0; round < 5; round += 1) {
      assert.deepEqual(await statuses(client, 1, "things/1"), [401]);
      assert.deepEqual(await statuses(client, 1, "things/2"), [200]);
    }
    assert.ok(tokenRequests() <= 3, `${tokenRequests()}`);
  });
});

test("a late 401 for an old token replays with the current one", async (t) => {
  const { oauth, connect, tokenRequests } = await setup(t);
  const { fetch, held, hold, release } = gate();
  const client = connect({ fetch });
  await client.getToken();
  oauth.revokeTokens();
  hold("things?late");
  const late = client.fetch("things?late");
  await until(() => held.length === 1);
  assert.deepEqual(await statuses(client, 1), [200]);
  release();
  assert.equal((await late).status, 200);
  assert.equal(tokenRequests(), 2);
});

test("a call fails with the reason if its revoked token cannot be replaced", async (t) => {
  const { oauth, client, tokenRequests } = await revoked(t);
  oauth.token.inject({ kind: "unauthorized" }, { times: Infinity });
  await assert.rejects(client.fetch("things"), { code: "invalid_client" });
  await assert.rejects(client.fetch("things"), { code: "invalid_client" });
  assert.equal(tokenRequests(), 2);
});

describe("responses that nobody reads", () => {
  const LARGE = "x".repeat(8_000_000);

  /** An API with large responses, 401 to the calls that `rejects` selects. */
  async function api(t, rejects) {
    const world = await setup(t);
    let calls = 0;
    const recorder = await startRecorder(t, (_request, response) => {
      response.statusCode = rejects(calls++) ? 401 : 200;
      response.end(LARGE);
    });
    return {
      ...world,
      recorder,
      client: world.connect({ baseUrl: recorder.url, policy: { storedErrorMs: 0 } }),
    };
  }

  test("replayed 401s leave no connection behind", async (t) => {
    const { client, recorder } = await api(t, (call) => call % 3 === 1);
    assert.deepEqual(await statuses(client, 30), Array(30).fill(200));
    await until(() => recorder.sockets.size <= 2);
    assert.equal(client.status().replays, 15);
  });

  test("401s whose replay gets no token leave no connection behind", async (t) => {
    const { client, oauth, recorder } = await api(t, (call) => call % 2 === 1);
    for (let round = 0; round < 10; round += 1) {
      assert.deepEqual(await statuses(client, 1), [200]);
      oauth.token.inject({ kind: "unauthorized" });
      await assert.rejects(client.fetch("things"), { code: "invalid_client" });
    }
    assert.equal(recorder.requests.length, 20);
    await until(() => recorder.sockets.size <= 2, "unread responses are discarded");
  });
});
