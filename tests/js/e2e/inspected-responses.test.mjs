// A client whose provider has codes in response bodies: streams of JSON reach the caller at once, large
// bodies are not buffered, and inspecting a response keeps all its members.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { connectDouble, outcomeOf } from "../support/double.mjs";
import { startRecorder } from "../support/recorder.mjs";

const profile = { codeMember: "code", statusOfCode: { 7: 401, 8: 429 } };
const encode = (text) => new TextEncoder().encode(text);

/** A response whose body begins with this text and continues with `next` on each pull. */
function streaming(type, begin, next = () => new Promise(() => undefined)) {
  const body = new ReadableStream({
    start: (controller) => controller.enqueue(encode(begin)),
    pull: next,
  });
  return new Response(body, { headers: { "content-type": type } });
}

describe("a response that is a stream of JSON reaches the caller at once, of the type", () => {
  for (const type of [
    "application/x-ndjson",
    "application/ndjson",
    "application/jsonl",
    "application/x-jsonlines; charset=utf-8",
    "application/json-seq",
    "application/stream+json",
    "application/vnd.example+json-seq",
    "text/event-stream",
  ]) {
    test(type, async (t) => {
      const api = () => streaming(type, '{"code":7}\n');
      const { client, calls } = connectDouble(t, { api, profile });
      for (let made = 0; made < 2; made += 1) {
        const { value } = await outcomeOf(client.fetch("things"));
        assert.equal(value?.status, 200);
        const reader = value.body.getReader();
        const { value: first } = await reader.read();
        assert.equal(new TextDecoder().decode(first), '{"code":7}\n');
        await reader.cancel();
      }
      assert.equal(calls.length, 2);
    });
  }
});

describe("a JSON response", () => {
  for (const type of ["application/json", "application/problem+json; charset=utf-8", "text/json"]) {
    test(`of the type ${type} is inspected`, async (t) => {
      const init = { headers: { "content-type": type } };
      const api = (_call, index) => new Response(index === 0 ? '{"code":7}' : '{"code":0}', init);
      const { client, calls, tokens } = connectDouble(t, { api, profile });
      assert.equal(await (await client.fetch("things")).text(), '{"code":0}');
      assert.deepEqual([calls.length, tokens.length], [2, 2]);
    });
  }

  test("that is large arrives whole, inspected in part", async (t) => {
    const text = JSON.stringify({ rows: "x".repeat(24 * 1024 * 1024), code: 7 });
    const headers = { "content-type": "application/json" };
    const { client, calls } = connectDouble(t, {
      api: () => new Response(text, { headers }),
      profile,
    });
    const response = await client.fetch("things");
    assert.deepEqual([response.status, calls.length], [200, 1]);
    assert.equal((await response.text()).length, text.length);
  });

  test("that never ends reaches the caller, who can end it", async (t) => {
    let pulled = 0;
    let cancelled = false;
    const api = () =>
      new Response(
        new ReadableStream({
          pull(controller) {
            pulled += 1;
            controller.enqueue(encode(pulled === 1 ? '{"a":"' : "x".repeat(64 * 1024)));
          },
          cancel: () => void (cancelled = true),
        }),
        { headers: { "content-type": "application/json" } },
      );
    const { client } = connectDouble(t, { api, profile });
    const { value } = await outcomeOf(client.fetch("things"), 5_000);
    assert.equal(value?.status, 200);
    assert.ok(pulled <= 512, `${pulled} pieces of 64 KiB`);
    await value.body.cancel();
    assert.equal(cancelled, true);
  });

  test("keeps its members, whatever status its code stands for", async (t) => {
    const respond = ({ url }, response) => {
      const headers = { "content-type": "application/json", "x-own": "kept" };
      const { pathname } = new URL(url, "http://localhost");
      if (pathname === "/token") {
        return response.end('{"access_token":"t","expires_in":3600,"code":0}');
      }
      if (pathname === "/to") return response.writeHead(302, { location: "/end" }).end();
      response.writeHead(200, "Fine", headers);
      return response.end(`{"code":${pathname === "/end" ? 9 : 0}}`);
    };
    const { url } = await startRecorder(t, respond);
    const places = { tokenUrl: `${url}/token`, baseUrl: `${url}/` };
    const own = { statusOfCode: { 9: 422 } };
    const options = { ...places, fetch: undefined, profile: { ...profile, ...own } };
    const { client } = connectDouble(t, options);
    const moved = await client.fetch("to");
    assert.deepEqual(
      [moved.status, moved.redirected, moved.url, moved.headers.get("x-own")],
      [422, true, `${url}/end`, "kept"],
    );
    assert.deepEqual(await moved.json(), { code: 9 });
    const plain = await client.fetch("things");
    assert.deepEqual(
      [plain.status, plain.statusText, plain.redirected, plain.url],
      [200, "Fine", false, `${url}/things`],
    );
  });

  test("from another origin does not affect the token, whatever its code", async (t) => {
    const stranger = await startRecorder(t, (_request, response) => {
      response.writeHead(200, { "content-type": "application/json" }).end('{"code":7}');
    });
    const home = await startRecorder(t, ({ url }, response) => {
      if (url === "/token") return response.end('{"access_token":"t","expires_in":3600}');
      return response.writeHead(307, { location: `${stranger.url}/` }).end();
    });
    const places = { tokenUrl: `${home.url}/token`, baseUrl: `${home.url}/` };
    const { client } = connectDouble(t, { ...places, fetch: undefined, profile });
    const response = await client.fetch("things");
    assert.deepEqual([response.redirected, await response.json()], [true, { code: 7 }]);
    assert.deepEqual([home.requests.length, stranger.requests.length], [2, 1]);
    assert.deepEqual([client.status().generation, client.status().replays], [1, 0]);
  });
});
