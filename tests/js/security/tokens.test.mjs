// Tokens that must not get into a header: whatever the token endpoint sends, a header holds one word of
// visible ASCII, and a token response that is too long is invalid.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { load } from "../packaging/load.mjs";
import { short } from "../support/providers.mjs";
import { rejection } from "../support/setup.mjs";

const { OAuthClient } = await load("everbearer");

/** A client of a token endpoint that grants this token, and the headers of its calls. */
function connect(accessToken, own) {
  const sent = [];
  const fetch = async (input, init) => {
    const body = { access_token: accessToken, expires_in: 600 };
    if (String(input).endsWith("/token")) return Response.json(body);
    sent.push(init.headers);
    return new Response("{}");
  };
  const options = {
    tokenUrl: "https://auth.example.com/token",
    baseUrl: "https://api.example.com/",
    clientId: "id",
    clientSecret: "hush",
    fetch,
    ...own,
  };
  return { client: new OAuthClient(options), sent };
}

/** Every ASCII character that is not visible, and some beyond ASCII. */
const CONTROLS = [...Array.from({ length: 33 }, (_, code) => code), 0x7f].map((code) =>
  String.fromCharCode(code),
);
const BEYOND = [
  "\x80",
  "\x85",
  "\xa0",
  "é",
  "ÿ",
  "Ā",
  "\u200b",
  "\u2028",
  "\ufeff",
  "\uff0d",
  "患",
  "🔑",
  "\ud83d",
];

describe("no header is made of an invalid token", () => {
  for (const character of [...CONTROLS, ...BEYOND]) {
    test(`with ${short(character)} inside, at its beginning or at its end`, async () => {
      for (const token of [`canary${character}x`, `${character}canary`, `canary${character}`]) {
        for (const own of [{}, { profile: { tokenHeader: "x-token", tokenScheme: "" } }]) {
          const { client, sent } = connect(token, own);
          for (const attempt of [client.fetch("x"), client.getToken(), client.authorization()]) {
            const error = await rejection(attempt);
            assert.deepEqual([error.code, error.transient], ["invalid_token_response", false]);
            assert.ok(!error.stack.includes("canary"));
          }
          assert.deepEqual(sent, []);
        }
      }
    });
  }

  for (const token of [
    "",
    "Bearer canary",
    "Bearer ",
    " ",
    "canary, canary",
    "canary\r\nx-evil: 1",
  ]) {
    test(`if it is ${short(token)}`, async () => {
      const { client, sent } = connect(token);
      const error = await rejection(client.fetch("x"));
      assert.equal(error.code, "invalid_token_response");
      assert.ok(!error.stack.includes("canary"));
      assert.deepEqual(sent, []);
    });
  }

  test("if its token response is longer than 256 KB", async () => {
    const { client, sent } = connect("a".repeat(256 * 1024));
    const error = await rejection(client.fetch("x"));
    assert.deepEqual([error.code, error.stack.length < 2_000], ["invalid_token_response", true]);
    assert.match(error.message, /more than 256 KB/);
    assert.deepEqual(sent, []);
  });
});

describe("a token is sent as it is", () => {
  const visible = Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index)).join(
    "",
  );
  for (const token of ["x", visible, "Bearer", "a=b;c,d", "x".repeat(200_000)]) {
    test(short(token), async () => {
      const { client, sent } = connect(token);
      await client.fetch("x");
      assert.equal(sent[0].authorization, `Bearer ${token}`);
    });
  }
});
