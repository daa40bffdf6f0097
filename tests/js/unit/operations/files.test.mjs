// Files in requests and responses: bytes become base64 where an API takes a file, and base64 becomes bytes where
// it sends one.

import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { describe, test } from "node:test";
import { runInNewContext } from "node:vm";
import { fileIn } from "../../../../build/js/operations/shapes.js";
import { athenaConventions } from "../../../../build/js/providers/athena/conventions.js";
import { seedConventions } from "../../../../build/js/providers/vagaro/conventions.js";
import { performer } from "./support.mjs";

const upload = { method: "POST", path: "files", result: (value) => value };

/** All bytes, several times over, so that they fill more than one step of the encoder. */
const LARGE = Uint8Array.from({ length: 100_003 }, (_, index) => (index * 7) % 256);

async function sent(value, name = "image") {
  const { run, requests } = performer(upload, athenaConventions, {});
  await run({ [name]: value });
  return new URLSearchParams(requests[0].body).get(name);
}

describe("a file in a request", () => {
  for (const [what, bytes] of [
    ["a Uint8Array", new Uint8Array([0, 255, 254, 62, 63])],
    ["a part of a larger buffer", new Uint8Array(LARGE.buffer, 11, 50)],
    ["a Buffer", Buffer.from("ÿ%PDF")],
    ["a Uint8Array of another realm", runInNewContext("new Uint8Array([1, 2, 3, 4])")],
    ["more than one step", LARGE],
    ["no byte", new Uint8Array()],
  ]) {
    test(`${what} arrives as base64`, async () => {
      for (const name of ["image", "attachmentcontents"]) {
        assert.equal(await sent(bytes, name), Buffer.from(bytes).toString("base64"));
      }
    });
  }

  test("text arrives as it is", async () => {
    assert.equal(await sent("JVBERi0+/w=="), "JVBERi0+/w==");
  });

  test("bytes that change after the call do not change the request", async () => {
    const bytes = new Uint8Array([1, 2, 3]);
    const { run, requests } = performer(upload, athenaConventions, {});
    const call = run({ image: bytes });
    bytes.fill(0);
    await call;
    assert.equal(new URLSearchParams(requests[0].body).get("image"), "AQID");
  });

  for (const [what, value] of [
    ["an ArrayBuffer", new ArrayBuffer(3)],
    ["words of two bytes", new Uint16Array([1, 2])],
    ["a DataView", new DataView(new ArrayBuffer(3))],
    ["a Blob", new Blob(["x"])],
    ["bytes in a list", [new Uint8Array([1])]],
  ]) {
    test(`${what} is refused by name`, async () => {
      const message = /: image must be plain data/;
      await assert.rejects(sent(value), { name: "CallError", code: "invalid_call", message });
    });
  }

  test("bytes are refused for other parameters, and by an API without files", async () => {
    const bytes = new Uint8Array([1]);
    const refused = { name: "CallError", code: "invalid_call" };
    await assert.rejects(sent(bytes, "note"), refused);
    await assert.rejects(performer(upload, seedConventions, {}).run({ image: bytes }), refused);
  });
});

describe("a file in a response", () => {
  const read = (body) =>
    performer({ result: fileIn("image") }, athenaConventions, JSON.stringify(body)).run();

  for (const [what, text, expected] of [
    ["base64", "AP/+Pj8=", [0, 255, 254, 62, 63]],
    ["base64 in lines", "AP/+\r\nPj8=\n", [0, 255, 254, 62, 63]],
    ["base64 without its end", "AP/+Pj8", [0, 255, 254, 62, 63]],
    ["an empty text", "", []],
  ]) {
    test(`${what} becomes bytes`, async () => {
      const { image } = await read({ image: text });
      assert.equal(Object.getPrototypeOf(image), Uint8Array.prototype);
      assert.deepEqual([...image], expected);
    });
  }

  test("a large one is complete, and its other members stay", async () => {
    const body = [{ image: Buffer.from(LARGE).toString("base64"), type: "image/jpeg" }];
    const { image, type } = await read(body);
    assert.equal(Buffer.compare(image, LARGE), 0);
    assert.equal(type, "image/jpeg");
  });

  for (const [what, body] of [
    ["text that is no base64", { image: "not base64!" }],
    ["a number", { image: 7 }],
    ["a missing image", { other: "AQID" }],
    ["two images", [{ image: "AQID" }, { image: "AQID" }]],
  ]) {
    test(`${what} is an error that does not show it`, async () => {
      await assert.rejects(read(body), (error) => {
        assert.deepEqual([error.name, error.code], ["ApiError", "unexpected_response"]);
        assert.doesNotMatch(error.message, /AQID|not base64!/);
        return true;
      });
    });
  }
});
