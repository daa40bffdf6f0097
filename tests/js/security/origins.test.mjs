// Edge cases of the origin rules: a URL, however it is written, is within the allowed origin by the URL
// standard, or nothing is sent.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { load } from "../packaging/load.mjs";
import { short } from "../support/providers.mjs";
import { rejection } from "../support/setup.mjs";

const { OAuthClient } = await load("everbearer");

const GOOD = {
  tokenUrl: "https://auth.example.com/token",
  clientId: "id",
  clientSecret: "hush",
  baseUrl: "https://api.example.com/v1/",
};

/** A client whose fetch only records, and the record. */
function connect(own) {
  const sent = [];
  const fetch = async (input, init) => {
    const url = typeof input === "string" ? input : input.url;
    if (url === GOOD.tokenUrl)
      return Response.json({ access_token: "canary-token", expires_in: 600 });
    sent.push({ url, authorization: new Headers(init.headers).get("authorization") });
    return new Response("{}");
  };
  return { client: new OAuthClient({ ...GOOD, fetch, ...own }), sent };
}

const ELSEWHERE = [
  // Look-alike names: Cyrillic letters, full width, a dotless i, other label separators.
  "https://\u0430pi.example.com/",
  "https://xn--pi-6kc.example.com/",
  "https://ap\u0131.example.com/",
  "https://api.example\u3002org/",
  // Names that contain the right one, or part of it.
  "https://api.example.com./",
  "https://api.example.com.evil.example/",
  "https://evilapi.example.com/",
  "https://example.com/",
  "https://auth.example.com/",
  "https://api.example.com%2eevil.example/",
  "https://api.example.com%2f@evil.example/",
  "https://api.example.com@evil.example/",
  "https://api.example.com:443@evil.example/",
  "https://evil.example\\@api.example.com/",
  "https://evil.example#@api.example.com/",
  "https://evil.example?@api.example.com/",
  "https://evil.example/https://api.example.com/",
  // Other ports and schemes.
  "https://api.example.com:444/",
  "https://api.example.com:80/",
  "http://api.example.com/",
  "http://api.example.com:443/",
  "wss://api.example.com/",
  "ftp://api.example.com/",
  "blob:https://api.example.com/1",
  "filesystem:https://api.example.com/1",
  "data:,https://api.example.com/",
  "javascript:fetch('https://api.example.com/')",
  "file://api.example.com/v1/things",
  "about:blank",
  "urn:x",
  // URLs that look relative but have a host.
  "//evil.example/",
  "/\\evil.example/",
  "\\\\evil.example\\",
  "\\/evil.example/",
  "/\t/evil.example/",
  "\r\n//evil.example/",
  "https://evil.example\\..//../\n/evil.example/",
  "https:\\\\evil.example/",
  "https:///evil.example/",
  "ht\ntps://evil.example/",
  "\u0000https://evil.example/",
  // Addresses.
  "https://[::1]/",
  "https://0x7f.1/",
  "https://2130706433/",
];

const WITHIN = [
  ["things", "/v1/things"],
  ["/", "/"],
  ["", "/v1/"],
  ["?a=b#c", "/v1/?a=b"],
  ["../../../../etc/passwd", "/etc/passwd"],
  ["%2e%2e/%2e%2e/secret", "/secret"],
  [".%2e\\..\\secret", "/secret"],
  ["..%2f..%2fsecret", "/v1/..%2f..%2fsecret"],
  ["%2f%2fevil.example/", "/v1/%2f%2fevil.example/"],
  ["%5c%5cevil.example/", "/v1/%5c%5cevil.example/"],
  [".//evil.example/", "/v1//evil.example/"],
  ["/.//evil.example/", "//evil.example/"],
  ["things//evil.example", "/v1/things//evil.example"],
  ["@evil.example", "/v1/@evil.example"],
  ["x%3a80@evil.example", "/v1/x%3a80@evil.example"],
  ["https:things", "/v1/things"],
  ["HTTPS://API.EXAMPLE.COM/x", "/x"],
  ["https://api.example.com:443/x", "/x"],
  ["https://api.example.com:00443/x", "/x"],
  ["https:\\\\api.example.com\\x", "/x"],
  [" \t\nhttps://api.example.com/x \n", "/x"],
  ["ht\ntps://api.exa\tmple.com/x", "/x"],
  ["https://\uff41pi.example.com/x", "/x"],
  ["https://api\u3002example\uff0ecom/x", "/x"],
  ["https://%61pi.example.com/x", "/x"],
  ["https://a\u00adpi.example.com/x", "/x"],
];

describe("a URL that is elsewhere sends nothing", () => {
  for (const url of ELSEWHERE) {
    test(short(url), async () => {
      const { client, sent } = connect();
      await client.getToken();
      const { code } = await rejection(client.fetch(url));
      assert.ok(["origin_not_allowed", "invalid_call"].includes(code), code);
      if (URL.canParse(url, GOOD.baseUrl)) {
        assert.equal((await rejection(client.fetch(new URL(url, GOOD.baseUrl)))).code, code);
      }
      assert.deepEqual(sent, []);
    });
  }
});

describe("a URL that is within its origin, however it is written, stays there", () => {
  for (const [url, path] of WITHIN) {
    test(`${short(url)} is ${path}`, async () => {
      const { client, sent } = connect();
      assert.equal((await client.fetch(url)).status, 200);
      const [{ url: target, authorization }] = sent;
      // fetch gets the URL that was checked, not the text that it was parsed from.
      assert.equal(target.replace(/#.*/, ""), `https://api.example.com${path}`);
      assert.equal(authorization, "Bearer canary-token");
    });
  }

  test("an object whose text changes is converted once", async () => {
    const { client, sent } = connect();
    let asked = 0;
    const input = { toString: () => (asked++ === 0 ? "things" : "https://evil.example/") };
    await client.fetch(input);
    assert.deepEqual([asked, sent[0].url], [1, "https://api.example.com/v1/things"]);
  });

  test("a Request is sent as it is, so that it is what was checked", async () => {
    const { client, sent } = connect();
    const request = new Request("https://api.example.com/v1/things");
    Object.defineProperty(request, "url", { get: () => "https://api.example.com/v1/other" });
    await client.fetch(request);
    assert.equal(new URL(sent[0].url).origin, "https://api.example.com");
    const away = new Request("https://evil.example/");
    assert.equal((await rejection(client.fetch(away))).code, "origin_not_allowed");
  });
});

describe("an option that names a place", () => {
  const INVALID = [
    "http://api.example.com/",
    "http://localhost./",
    "http://localhost.example.com/",
    "http://127.0.0.1.example.com/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::2]/",
    "http://128.0.0.1/",
    "http://0.0.0.0/",
    "http://0x0a.1/",
    "http://167772161/",
    "http://localhost@evil.example/",
    "http://127.0.0.1%2eevil.example/",
    "https://user@api.example.com/",
    "https://:pw@api.example.com/",
    "https://@:@/",
    "//api.example.com/",
    "\\\\api.example.com\\",
    "javascript:1",
    "data:,x",
    "blob:https://api.example.com/1",
    "file:///etc/passwd",
    "wss://api.example.com/",
    "ftp://127.0.0.1/",
  ];
  for (const url of INVALID) {
    test(`is invalid: ${url}`, () => {
      for (const [name, value] of [
        ["tokenUrl", url],
        ["baseUrl", url],
        ["allowedOrigins", [url]],
      ]) {
        assert.throws(
          () => connect({ [name]: value }),
          ({ code, problems }) => code === "invalid_configuration" && problems[0].option === name,
          name,
        );
      }
    });
  }

  for (const [written, origin] of [
    ["http://0x7f.1:81", "http://127.0.0.1:81"],
    ["http://2130706433", "http://127.0.0.1"],
    ["http://0177.0.0.1.", "http://127.0.0.1"],
    ["http://[0:0::0:1]:81", "http://[::1]:81"],
    ["http://LOCALHOST", "http://localhost"],
    ["https://\u0430pi.example.com", "https://xn--pi-6kc.example.com"],
    ["https://api.example.com:443", "https://api.example.com"],
  ]) {
    test(`is kept as the URL standard serializes it: ${written}`, async () => {
      const { client, sent } = connect({ allowedOrigins: [written] });
      assert.deepEqual(client.toJSON().allowedOrigins.at(-1), origin);
      await client.fetch(`${origin}/x`);
      assert.equal(sent[0].url, `${origin}/x`);
    });
  }
});
