// A webhook's request: a body in any form that keeps the bytes, and headers in any form of a runtime.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { runInNewContext } from "node:vm";
import { BODY, EVENT, NOW, hmac, refused, signed, verify } from "./support.mjs";

const URL = "https://hooks.example.com/";
const bytes = (text) => new TextEncoder().encode(text);

describe("a request", () => {
  const raw = bytes(BODY);
  const inside = new Uint8Array(raw.length + 8);
  inside.set(raw, 4);
  const bodies = {
    "a string": BODY,
    "a Uint8Array": raw,
    "a Buffer": Buffer.from(BODY),
    "a part of a larger buffer": inside.subarray(4, 4 + raw.length),
    "an ArrayBuffer": raw.buffer,
    "shared memory": (() => {
      const shared = new Uint8Array(new SharedArrayBuffer(raw.length));
      shared.set(raw);
      return shared;
    })(),
    "an array of another realm": runInNewContext("Uint8Array").from(raw),
    "a buffer of another realm": runInNewContext("Uint8Array").from(raw).buffer,
  };
  for (const [name, body] of Object.entries(bodies)) {
    test(`may have ${name} as its body`, async () => {
      const { headers } = signed(BODY);
      assert.deepEqual(await verify({ headers, body }), EVENT);
    });
  }

  test("may be a Request, whose body is read once", async () => {
    const { headers, body } = signed(BODY);
    const request = new Request(URL, { method: "POST", headers, body });
    assert.deepEqual(await verify(request), EVENT);
    assert.ok(request.bodyUsed);
    await refused(request, "body_unreadable");
  });

  test("is refused with the cause if its stream breaks off", async () => {
    const { headers } = signed(BODY);
    const broken = new Error("connection lost");
    const body = new ReadableStream({ pull: (controller) => controller.error(broken) });
    const request = new Request(URL, { method: "POST", headers, body, duplex: "half" });
    await assert.rejects(verify(request), { code: "body_unreadable", cause: broken });
  });

  test("whose connection sent what cannot be parsed gives none of that away", async () => {
    const { headers } = signed(BODY);
    const broken = Object.assign(new Error("Parse Error"), { name: "HTTPParserError", data: BODY });
    const body = new ReadableStream({ pull: (controller) => controller.error(broken) });
    const request = new Request(URL, { method: "POST", headers, body, duplex: "half" });
    const error = await verify(request).catch((reason) => reason);
    assert.equal(error.cause, broken);
    assert.ok(!("data" in broken));
  });

  test("whose headers are refused keeps its body unread", async () => {
    const request = new Request(URL, { method: "POST", body: BODY });
    await refused(request, "signature_missing");
    assert.equal(await request.text(), BODY);
  });

  test("is refused if its body is parsed or missing", async () => {
    const { headers } = signed(BODY);
    for (const body of [EVENT, null, undefined, 7, [1]]) {
      await refused({ headers, body }, "body_unreadable");
    }
  });

  test("is verified and parsed from the same bytes, even if the buffer changes meanwhile", async () => {
    const body = bytes(BODY);
    const pending = verify({ ...signed(BODY), body });
    body.fill(0x20);
    assert.deepEqual(await pending, EVENT);
  });

  test("may have headers in any case, as lists, or as Headers", async () => {
    const signature = hmac(BODY);
    for (const headers of [
      { "X-Vagaro-Signature": signature, "X-VAGARO-TIMESTAMP": `${NOW}` },
      { "x-vagaro-signature": [signature], "x-vagaro-timestamp": [`${NOW}`], cookie: undefined },
      new Headers({ "X-Vagaro-Signature": signature, "X-Vagaro-Timestamp": `${NOW}` }),
      { get: "a header of this name", ...signed(BODY).headers },
    ]) {
      assert.deepEqual(await verify({ headers, body: BODY }), EVENT);
    }
  });

  test("is refused if a header occurs twice, in any form", async () => {
    const right = hmac(BODY);
    const timestamp = `${NOW}`;
    const twice = new Headers(signed(BODY).headers);
    twice.append("x-vagaro-signature", right);
    for (const headers of [
      twice,
      signed(BODY, { "x-vagaro-signature": [right, right] }).headers,
      signed(BODY, { "X-Vagaro-Signature": right }).headers,
      signed(BODY, { "x-vagaro-signature": `${right}, ${hmac("other")}` }).headers,
    ]) {
      await refused({ headers, body: BODY }, "signature_malformed");
    }
    const headers = { "x-vagaro-timestamp": [timestamp, timestamp] };
    await refused(signed(BODY, headers), "timestamp_malformed");
  });
});
