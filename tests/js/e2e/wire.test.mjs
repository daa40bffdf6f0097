// A call on the wire: header names as they were written, and nothing but what raw fetch sends, except the
// token.

import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { describe, test } from "node:test";
import { load } from "../packaging/load.mjs";
import { connectDouble, outcomeOf } from "../support/double.mjs";
import { connect as connectProvider, NAMES, PROVIDERS } from "../support/providers.mjs";
import { rejection } from "../support/setup.mjs";

const { virtualClock } = await load("everbearer/sandbox");

/** A server that records raw headers in pairs, and responds as `responses` says. */
async function start(t, own) {
  const seen = [];
  const responses = [];
  const server = createServer(({ url, rawHeaders }, response) => {
    if (url === "/token") return response.end('{"access_token":"t","expires_in":3600}');
    const pairs = [];
    for (let at = 0; at < rawHeaders.length; at += 2) pairs.push(rawHeaders.slice(at, at + 2));
    seen.push(pairs.filter(([name]) => !/^(connection|host)$/i.test(name)));
    const [status, headers] = responses.shift() ?? [200];
    return response.writeHead(status, headers).end("{}");
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${server.address().port}`;
  const places = { tokenUrl: `${url}/token`, baseUrl: `${url}/` };
  const { client } = connectDouble(t, { ...places, fetch: undefined, ...own });
  return { client, url, seen, responses };
}

const isToken = ([name, value]) => name.toLowerCase() === "authorization" && value === "Bearer t";
const withoutToken = (headers) => headers.filter((pair) => !isToken(pair));

const HEADERS = {
  "in a plain object": () => ({ "X-Own": "1", ACCEPT: "text/plain", "content-Type": "text/x" }),
  "in pairs": () => [
    ["X-Own", "1"],
    ["x-other", "2"],
    ["X-OWN", "3"],
  ],
  "in a Headers": () => new Headers({ "X-Own": "1", Accept: "text/plain" }),
  "twice, in another case": () => ({ "X-Own": "1", "x-own": "2", Accept: "a" }),
  "with numbers": () => ({ "X-Own": 1, 7: "seven" }),
};

describe("headers arrive as raw fetch sends them, beside the token:", () => {
  for (const [how, make] of Object.entries(HEADERS)) {
    test(how, async (t) => {
      const { client, url, seen, responses } = await start(t);
      const init = () => ({ method: "POST", body: "text", headers: make() });
      await fetch(`${url}/things`, init());
      const [raw] = seen.splice(0);
      // Without a token, with one, replayed, retried and redirected.
      await client.fetch("things", init());
      await client.fetch("things", init());
      responses.push([401]);
      await client.fetch("things", init());
      responses.push([429, { "retry-after": "0" }]);
      await client.fetch("things", init());
      responses.push([307, { location: "/moved" }]);
      await client.fetch("things", init());
      assert.equal(seen.length, 8);
      for (const [index, headers] of seen.entries()) {
        assert.equal(headers.filter(isToken).length, 1, `request ${index}`);
        assert.deepEqual({ index, headers: withoutToken(headers) }, { index, headers: raw });
      }
    });

    test(`${how}, in a Request`, async (t) => {
      const { client, url, seen } = await start(t);
      const request = () => new Request(`${url}/things`, { headers: make() });
      await fetch(request());
      const [raw] = seen.splice(0);
      await client.fetch(request());
      await client.fetch(request());
      for (const headers of seen) assert.deepEqual(withoutToken(headers), raw);
    });
  }

  test("a provider's header for the token has its name as the profile writes it", async (t) => {
    const profile = { tokenHeader: "accessToken", tokenScheme: "" };
    const { client, seen } = await start(t, { profile });
    await client.fetch("things", { headers: { "X-Own": "1" } });
    const names = seen[0].map(([name]) => name);
    assert.ok(names.includes("X-Own"), `${names}`);
    assert.ok(
      names.some((name) => name.toLowerCase() === "accesstoken"),
      `${names}`,
    );
  });
});

describe("the caller's Authorization header", () => {
  for (const [how, headers] of [
    ["is undefined", { Authorization: undefined }],
    ["is undefined, in lower case", { authorization: undefined, "X-Own": "1" }],
  ]) {
    test(`that ${how} overwrites nothing and is not an error`, async (t) => {
      const { client, seen } = await start(t);
      for (let made = 0; made < 2; made += 1) {
        assert.equal((await client.fetch("things", { headers })).status, 200);
      }
      for (const pairs of seen) {
        const own = pairs.filter(([name]) => name.toLowerCase() === "authorization");
        assert.deepEqual(
          own.map(([, value]) => value),
          ["Bearer t"],
        );
      }
    });
  }

  for (const headers of [
    { Authorization: "Bearer mine" },
    { AUTHORIZATION: "" },
    [["Authorization", "x"]],
    new Headers({ authorization: "x" }),
  ]) {
    test(`with a value is invalid: ${JSON.stringify(headers)}`, async (t) => {
      const { client, seen } = await start(t);
      const { code } = await rejection(client.fetch("things", { headers }));
      assert.equal(code, "authorization_header_present");
      assert.deepEqual(seen, []);
    });
  }
});

const LIMIT = 200;

describe("timeoutMs: Infinity disables the client's own limit, for", () => {
  const api = ({ signal }) =>
    new Promise((_, reject) => {
      signal?.addEventListener("abort", () => reject(signal.reason));
    });

  test("one call", async (t) => {
    const clock = virtualClock();
    const { client } = connectDouble(t, { clock, api, timeoutMs: LIMIT });
    await client.getToken();
    const unlimited = client.fetch("things", { timeoutMs: Infinity });
    unlimited.catch(() => undefined);
    const limited = client.fetch("things");
    limited.catch(() => undefined);
    await clock.advance(10 * LIMIT);
    assert.equal((await outcomeOf(limited)).error?.code, "call_timeout");
    assert.equal(await outcomeOf(unlimited), "pending");
  });

  test("one wait for a token, which tokenWaitMs still limits", async (t) => {
    const clock = virtualClock();
    const options = { clock, token: api, tokenWaitMs: 10 * LIMIT, tokenTimeoutMs: 100 * LIMIT };
    const { client } = connectDouble(t, options);
    const wait = client.getToken({ timeoutMs: Infinity });
    wait.catch(() => undefined);
    assert.equal(await outcomeOf(wait, 10), "pending");
    await clock.advance(10 * LIMIT);
    assert.equal((await outcomeOf(wait)).error?.code, "token_wait_timeout");
  });

  for (const name of NAMES) {
    test(`one method of the provider ${name}`, async (t) => {
      const clock = virtualClock();
      const { client } = connectProvider(t, name, api, { clock, timeoutMs: LIMIT });
      const read = async () => PROVIDERS[name].read(client, { timeoutMs: Infinity });
      const unlimited = read();
      unlimited.catch(() => undefined);
      assert.equal(await outcomeOf(unlimited, 10), "pending");
      await clock.advance(10 * LIMIT);
      assert.equal(await outcomeOf(unlimited), "pending");
    });
  }

  test("unlike NaN or other invalid numbers", async (t) => {
    const { client } = connectDouble(t);
    for (const timeoutMs of [-Infinity, NaN, 0, -1, 1.5, 2 ** 31]) {
      const { code } = await rejection(client.fetch("things", { timeoutMs }));
      assert.equal(code, "invalid_call", String(timeoutMs));
    }
  });
});

describe("a relative URL with a colon in its first segment", () => {
  for (const input of ["things:search", "v1:batch?x=1", "users:import/1"]) {
    test(`${input} is read as a scheme, and the error says what to write instead`, async (t) => {
      const { client } = connectDouble(t);
      const { code, message } = await rejection(client.fetch(input));
      assert.equal(code, "origin_not_allowed");
      const [scheme] = input.split(":");
      assert.ok(message.includes(`"${scheme}:"`), message);
      assert.ok(message.includes(`./${scheme}:`), message);
      // A path may contain personal data.
      assert.ok(!message.includes(input), message);
      assert.ok(!message.includes("null"), message);
    });

    test(`./${input} is relative to baseUrl`, async (t) => {
      const { client, calls } = connectDouble(t);
      await client.fetch(`./${input}`);
      assert.equal(calls[0].url, `https://api.example.com/v1/${input}`);
    });
  }
});
