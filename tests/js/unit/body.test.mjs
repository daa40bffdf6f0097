// Reading bodies of any kind as text: up to a limit, and within a deadline.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Readable } from "node:stream";
import { discard, textOf } from "../../../build/js/call/response-body.js";
import { Deadline } from "../../../build/js/call/deadline.js";
import { runtimeClock } from "../../../build/js/runtime/clock.js";

const LIMIT = 1_000;
const read = (response, limit = LIMIT, deadline) => textOf(response, limit, deadline);
const bytes = (text) => new TextEncoder().encode(text);

/** A web stream of these pieces that records its cancellation. */
function streamOf(pieces, { endless = false } = {}) {
  const seen = { pulled: 0, cancelled: 0 };
  let at = 0;
  const stream = new ReadableStream(
    {
      pull(controller) {
        seen.pulled += 1;
        if (at === pieces.length && endless) at = 0;
        if (at === pieces.length) controller.close();
        else controller.enqueue(pieces[at++]);
      },
      cancel() {
        seen.cancelled += 1;
      },
    },
    { highWaterMark: 0 },
  );
  return { stream, seen };
}

const TEXT = '{"scope":"grüße 🔑"}';
const eachByte = [...bytes(TEXT)].map((byte) => Uint8Array.of(byte));

/** The same body in every kind that a custom fetch may give. */
const MAKES = {
  "a Response": () => new Response(TEXT),
  "a web stream, byte by byte": () => ({ body: streamOf(eachByte).stream }),
  "a web stream of text": () => ({ body: streamOf([...TEXT]).stream }),
  "a web stream of views into a longer buffer": () => {
    const buffer = bytes(`xx${TEXT}xx`).buffer;
    const view = new DataView(buffer, 2, buffer.byteLength - 4);
    return { body: streamOf([view]).stream };
  },
  "a stream of Node, as in node-fetch": () => ({ body: Readable.from(eachByte) }),
  "a decoding stream of Node": () => ({
    body: Readable.from([bytes(TEXT)]).setEncoding("utf8"),
  }),
  "an async generator": () => ({
    body: (async function* () {
      yield* eachByte;
    })(),
  }),
  "text() only": () => ({ text: () => Promise.resolve(TEXT) }),
  "text() without a promise": () => ({ text: () => TEXT }),
  "text() and a body that is not a stream": () => ({ body: TEXT, text: () => TEXT }),
  "json() only": () => ({ json: () => Promise.resolve(JSON.parse(TEXT)) }),
};

describe("a body is read from", () => {
  for (const [make, response] of Object.entries(MAKES)) {
    test(make, async () => assert.equal(await read(response()), TEXT));
  }
});

describe("without a body it is empty:", () => {
  for (const [what, response] of Object.entries({
    "a Response of null": () => new Response(null, { status: 204 }),
    "an empty one": () => new Response(""),
    "a stream without pieces": () => ({ body: streamOf([]).stream }),
    "a stand-in without members": () => ({}),
    "json() of a value that JSON cannot express": () => ({ json: () => undefined }),
  })) {
    test(what, async () => assert.equal(await read(response()), ""));
  }
});

test("a byte order mark is removed, as by fetch's own text()", async () => {
  const marked = Uint8Array.of(0xef, 0xbb, 0xbf, ...bytes("{}"));
  assert.equal(await read(new Response(marked)), "{}");
});

test("invalid UTF-8 becomes the replacement character, also at the end", async () => {
  assert.equal(
    await read(new Response(Uint8Array.of(0x61, 0xff, 0x62, 0xe2, 0x82))),
    "a\ufffdb\ufffd",
  );
});

describe("the limit is in bytes, and a longer body gives undefined", () => {
  const two = "ü".repeat(LIMIT / 2);
  const pieces = (text) => [...text].map(bytes);
  for (const [make, of] of Object.entries({
    "a Response": (text) => new Response(text),
    "a web stream": (text) => ({ body: streamOf(pieces(text)).stream }),
    "a stream of Node": (text) => ({ body: Readable.from(pieces(text)) }),
    "text()": (text) => ({ text: () => text }),
  })) {
    test(make, async () => {
      assert.equal(await read(of(two)), two);
      assert.equal(await read(of(`${two}x`)), undefined);
      assert.equal(await read(of("x".repeat(LIMIT))), "x".repeat(LIMIT));
      assert.equal(await read(of("x".repeat(LIMIT + 1))), undefined);
    });
  }

  test("json()", async () => {
    const of = (count) => ({ json: () => "x".repeat(count) });
    assert.equal((await read(of(LIMIT - 2))).length, LIMIT);
    assert.equal(await read(of(LIMIT - 1)), undefined);
  });

  test("an endless body is read up to the limit and cancelled", async () => {
    const { stream, seen } = streamOf([new Uint8Array(LIMIT / 4).fill(32)], { endless: true });
    assert.equal(await read({ body: stream }), undefined);
    assert.deepEqual(seen, { pulled: 5, cancelled: 1 });

    const endless = Readable.from(
      (function* () {
        for (;;) yield new Uint8Array(LIMIT / 4).fill(32);
      })(),
    );
    assert.equal(await read({ body: endless }), undefined);
    assert.equal(endless.destroyed, true);
  });
});

describe("a body that fails", () => {
  const fault = new TypeError("terminated");
  for (const [make, response] of Object.entries({
    "in the middle": () => {
      let pulled = 0;
      const pull = (controller) =>
        (pulled += 1) === 1 ? controller.enqueue(bytes("{")) : controller.error(fault);
      return { body: new ReadableStream({ pull }) };
    },
    "as a stream of Node": () => ({
      body: Readable.from(
        (async function* () {
          yield bytes("{");
          throw fault;
        })(),
      ),
    }),
    "in text()": () => ({ text: () => Promise.reject(fault) }),
    "if text() throws": () => ({
      text() {
        throw fault;
      },
    }),
    "in json()": () => ({ json: () => Promise.reject(fault) }),
  })) {
    test(`${make}: rejects with its own error`, async () => {
      await assert.rejects(read(response()), (error) => error === fault);
    });
  }

  test("with pieces that are neither bytes nor text is cancelled", async () => {
    for (const piece of [7, {}, [1, 2], null]) {
      const { stream, seen } = streamOf([piece, bytes("x")]);
      await assert.rejects(read({ body: stream }), /not bytes/);
      assert.equal(seen.cancelled, 1);
    }
  });

  test("to be cancelled leaves no unhandled rejection", async (t) => {
    const unhandled = [];
    const hear = (reason) => unhandled.push(reason);
    process.on("unhandledRejection", hear);
    t.after(() => process.off("unhandledRejection", hear));
    const body = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(LIMIT)),
      cancel: () => Promise.reject(new Error("no")),
    });
    assert.equal(await read({ body }), undefined);
    await new Promise(setImmediate);
    assert.deepEqual(unhandled, []);
  });

  test("because it is locked rejects with a TypeError", async () => {
    const response = new Response("x");
    response.body.getReader();
    await assert.rejects(read(response), TypeError);
  });
});

describe("a body that never ends", () => {
  const stuck = () => {
    const seen = { cancelled: 0 };
    const body = new ReadableStream({
      pull: () => new Promise(() => undefined),
      cancel: () => void (seen.cancelled += 1),
    });
    return { body, seen };
  };

  test("is waited for until the deadline and then cancelled", async () => {
    const controller = new AbortController();
    const deadline = Deadline.of(controller.signal, undefined, runtimeClock);
    const { body, seen } = stuck();
    const reading = read({ body }, LIMIT, deadline);
    controller.abort("enough");
    await assert.rejects(reading, (reason) => reason === "enough");
    assert.equal(seen.cancelled, 1);
  });

  test("as text() as well", async () => {
    const controller = new AbortController();
    const deadline = Deadline.of(controller.signal, undefined, runtimeClock);
    const reading = read({ text: () => new Promise(() => undefined) }, LIMIT, deadline);
    controller.abort("enough");
    await assert.rejects(reading, (reason) => reason === "enough");
  });

  test("is not read after the deadline", async () => {
    const deadline = Deadline.of(AbortSignal.abort("enough"), undefined, runtimeClock);
    const { stream, seen } = streamOf([bytes("x")]);
    await assert.rejects(read({ body: stream }, LIMIT, deadline), (reason) => reason === "enough");
    assert.deepEqual(seen, { pulled: 0, cancelled: 0 });
    assert.equal(stream.locked, false);
  });
});

describe("a response that nobody reads is discarded", () => {
  test("by cancelling its body", () => {
    const { stream, seen } = streamOf([bytes("x")]);
    discard({ body: stream });
    assert.equal(seen.cancelled, 1);
  });

  test("whatever it is, without an error", async (t) => {
    const unhandled = [];
    const hear = (reason) => unhandled.push(reason);
    process.on("unhandledRejection", hear);
    t.after(() => process.off("unhandledRejection", hear));
    const locked = new Response("x");
    locked.body.getReader();
    const throwing = {
      get body() {
        throw new Error("no");
      },
    };
    const refusing = { body: { cancel: () => Promise.reject(new Error("no")) } };
    for (const response of [
      undefined,
      null,
      "text",
      {},
      { body: null },
      { body: {} },
      locked,
      throwing,
      refusing,
    ])
      discard(response);
    await new Promise(setImmediate);
    assert.deepEqual(unhandled, []);
  });
});
