// The URL of a call: plain paths are joined without a URL parser, with the parser's result.

import assert from "node:assert/strict";
import { test } from "node:test";
import { OAuthClient } from "everbearer";

const BASES = [
  "https://api.example.com/",
  "https://api.example.com/v1/",
  "http://127.0.0.1:8080/a.b/",
];
const OTHER = "https://files.example.com";

/** Pieces that a URL parser treats specially, and some that it copies. */
const PIECES = "a v1 ~ - _ . .. %2e %2E%2e %41 / // \\ ? # & = + , : @ ; * ' é \t \n"
  .split(" ")
  .concat(" ", "\0");
const STARTS = [
  ...["https:", "http:", "HTTPS://API.EXAMPLE.COM/", `${OTHER}.evil/`, `${OTHER}evil/`],
  ...[
    `${OTHER}/`,
    OTHER,
    `${OTHER}@evil.example/`,
    `${OTHER}:444/`,
    "https://user@api.example.com/",
  ],
];

function* inputs() {
  yield* ["", ...STARTS];
  for (const first of [...PIECES, ...STARTS]) {
    for (const second of PIECES) {
      yield first + second;
      for (const third of PIECES) yield first + second + third;
    }
  }
  for (const path of [
    "a/b/",
    "a/b?",
    "a?b=c/../d",
    "a/b.c/%20d?e=%2e%2e/&f=g,h",
    "a/.b",
    "a/b..",
    "a..b/c",
  ]) {
    yield* [path, `${OTHER}/${path}`];
  }
}

function parsed(input, baseUrl) {
  let url;
  try {
    url = new URL(input, baseUrl);
  } catch {
    return "invalid_call";
  }
  if (![new URL(baseUrl).origin, OTHER].includes(url.origin)) return "origin_not_allowed";
  return url.username || url.password ? "invalid_call" : url.href;
}

for (const baseUrl of BASES) {
  test(`below ${baseUrl} every URL is as the URL standard has it, or invalid`, async () => {
    let sent;
    const client = new OAuthClient({
      tokenUrl: "https://auth.example.com/token",
      clientId: "id",
      clientSecret: "secret",
      baseUrl,
      allowedOrigins: [OTHER],
      fetch: (url) => {
        sent = url;
        return Promise.resolve(Response.json({ access_token: "t0ken", expires_in: 3600 }));
      },
    });
    await client.getToken();
    for (const input of inputs()) {
      sent = await client.fetch(input).then(
        () => sent,
        ({ code }) => code,
      );
      assert.equal(sent, parsed(input, baseUrl), JSON.stringify(input));
    }
    client.close();
  });
}
