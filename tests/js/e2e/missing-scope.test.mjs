// A server that grants less than was asked for: status() and the event of the token say what is missing.

import assert from "node:assert/strict";
import { test } from "node:test";
import { connectDouble, tokenResponse } from "../support/double.mjs";

const LONG = Array.from({ length: 200 }, (_, index) => `scope-${index}`);

for (const [asked, granted, missing] of [
  ["read write", "read", "write"],
  [["read", "write", "admin"], "write", "read admin"],
  ["read write", "write read more", undefined],
  ["read write", ["read", "write"], undefined],
  ["read write", "read,write", undefined],
  ["read,write", "read,write", undefined],
  ["read,write", "write", "read"],
  [" read  write ", "read write", undefined],
  ["read write", "", "read write"],
  ["read write", undefined, undefined],
  [undefined, "read", undefined],
  [LONG, LONG.join(" "), undefined],
  [LONG, LONG.slice(1).join(" "), "scope-0"],
]) {
  const what = `${String(asked)} and ${JSON.stringify(granted) ?? "no scope"}`.slice(0, 60);
  test(`asked for ${what}`, async (t) => {
    const token = () => tokenResponse(1, granted === undefined ? {} : { scope: granted });
    const { client } = connectDouble(t, { token, ...(asked && { scope: asked }) });
    const events = [];
    client.on("token", (event) => events.push(event));
    assert.equal("missingScope" in client.status(), false);
    await client.getToken();
    for (const shown of [client.status(), client.withOptions({}).status(), ...events]) {
      assert.equal(shown.missingScope, missing);
      assert.equal("missingScope" in shown, missing !== undefined);
      assert.ok(Object.isFrozen(shown));
    }
    assert.equal(events.length, 1);
  });
}
