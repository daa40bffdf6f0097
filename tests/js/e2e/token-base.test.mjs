// The base of relative URLs comes with the token (`profile.baseUrlMember`): where calls go, and where the token may go.

import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { describe, test } from "node:test";
import { inspect } from "node:util";
import { load } from "../packaging/load.mjs";
import { memoryStore } from "../support/memory-store.mjs";
import { rejection } from "../support/setup.mjs";

const { OAuthClient } = await load("everbearer");
const { ClientPool } = await load("everbearer/pool");
const { virtualClock } = await load("everbearer/sandbox");

const CANARY = "canary-access-t0ken";
const HOUR = 3_600_000;

/** A server that records what arrives and responds as `respond` says. */
async function start(t, respond) {
  const seen = [];
  const server = createServer((request, response) => {
    seen.push([request.method, request.url, request.headers.authorization]);
    const [status, body, headers] = respond(request, seen.length);
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(JSON.stringify(body ?? {}));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${server.address().port}`, seen };
}

/** A token endpoint that names these bases in turn, the last one from then on, and a client of it. */
async function setup(t, bases, own) {
  const clock = virtualClock();
  const auth = await start(t, (_request, count) => {
    const base = bases[Math.min(count, bases.length) - 1];
    return [200, { access_token: `${CANARY}-${count}`, expires_in: 3600, api: { base } }];
  });
  const options = {
    ...{ tokenUrl: `${auth.url}/token`, clientId: "acme", clientSecret: "hush" },
    ...{ clock, profile: { baseUrlMember: "api.base" }, ...own },
  };
  const client = new OAuthClient(options);
  t.after(() => client.close());
  return { client, options, clock, auth };
}

const fine = () => [200, {}];
const bearer = (number) => `Bearer ${CANARY}-${number}`;

describe("calls go to the base of the token", () => {
  test("relative URLs, cold and warm, by one token request", async (t) => {
    const api = await start(t, fine);
    const { client, auth } = await setup(t, [`${api.url}/rest/v2`]);
    const urls = ["things", "things?a=1", "/root", "./x/../y", "things/a b"];
    const cold = urls.map((url) => client.fetch(url));
    for (const response of await Promise.all(cold)) assert.equal(response.status, 200);
    const arrived = ["/rest/v2/things", "/rest/v2/things?a=1", "/root", "/rest/v2/y"];
    arrived.push("/rest/v2/things/a%20b");
    const sorted = () => api.seen.splice(0).sort();
    assert.deepEqual(sorted(), arrived.map((url) => ["GET", url, bearer(1)]).sort());
    for (const url of urls) assert.equal((await client.fetch(url)).status, 200);
    assert.deepEqual(sorted(), arrived.map((url) => ["GET", url, bearer(1)]).sort());
    assert.equal(auth.seen.length, 1);
  });

  test("with a body, with options, and with a Request", async (t) => {
    const api = await start(t, fine);
    const { client } = await setup(t, [api.url]);
    const faces = [client, client.withOptions({ timeoutMs: 5_000, headers: { "x-a": "1" } })];
    for (const face of faces) {
      await face.fetch("things", { method: "POST", body: "x" });
      await face.fetch(new Request(`${api.url}/made`, { method: "PUT", body: "y" }));
    }
    const expected = ["POST /things", "PUT /made", "POST /things", "PUT /made"];
    assert.deepEqual(
      api.seen.map(([method, url]) => `${method} ${url}`),
      expected,
    );
  });

  test("getToken tells the base", async (t) => {
    const { client } = await setup(t, ["https://eu1.example.com/v2"]);
    const token = await client.getToken();
    assert.equal(token.baseUrl, "https://eu1.example.com/v2/");
    assert.ok(inspect(token).includes("eu1.example.com") && !inspect(token).includes(CANARY));
  });

  test("a new token has another base: new calls go there, and a replay does, too", async (t) => {
    const one = await start(t, (_request, count) => [count === 1 ? 200 : 401]);
    const two = await start(t, fine);
    const { client, auth } = await setup(t, [`${one.url}/a/`, `${two.url}/b/`]);
    assert.equal((await client.fetch("things")).status, 200);
    assert.equal((await client.fetch("things")).status, 200);
    assert.equal((await client.fetch("more")).status, 200);
    assert.deepEqual(one.seen.slice(1), [["GET", "/a/things", bearer(1)]]);
    assert.deepEqual(two.seen, [
      ["GET", "/b/things", bearer(2)],
      ["GET", "/b/more", bearer(2)],
    ]);
    assert.equal(auth.seen.length, 2);
  });

  test("refreshes ahead of time as without it", async (t) => {
    const api = await start(t, fine);
    const { client, clock, auth } = await setup(t, [api.url], { backgroundRefresh: false });
    for (let ms = 0; ms < 2 * HOUR; ms += 60_000) {
      assert.equal((await client.fetch("things")).status, 200);
      await clock.advance(60_000, client);
    }
    assert.equal(auth.seen.length, 3);
  });
});

describe("where the token may go", () => {
  test("to the base and to allowedOrigins, and nowhere else", async (t) => {
    const [api, other, foreign] = [
      await start(t, fine),
      await start(t, fine),
      await start(t, fine),
    ];
    const { client } = await setup(t, [api.url], { allowedOrigins: [other.url] });
    assert.equal((await client.fetch(`${api.url}/x`)).status, 200);
    assert.equal((await client.fetch(`${other.url}/x`)).status, 200);
    for (const url of [`${foreign.url}/x`, `//127.0.0.1:1/x`, "ftp://127.0.0.1/x"]) {
      const error = await rejection(client.fetch(url));
      assert.equal(error.code, "origin_not_allowed", url);
      assert.ok(!error.message.includes(CANARY));
    }
    assert.equal(foreign.seen.length, 0);
  });

  test("not to the base of the token before it", async (t) => {
    const one = await start(t, fine);
    const two = await start(t, fine);
    const { client } = await setup(t, [one.url, two.url]);
    assert.equal((await client.fetch(`${one.url}/x`)).status, 200);
    client.invalidate();
    assert.equal((await rejection(client.fetch(`${one.url}/x`))).code, "origin_not_allowed");
    assert.equal((await client.fetch(`${two.url}/x`)).status, 200);
    assert.equal(one.seen.length, 1);
  });

  test("a replay does not carry the new token to the old base", async (t) => {
    const one = await start(t, () => [401]);
    const { client } = await setup(t, [one.url, "https://eu2.example.com/"]);
    assert.equal((await rejection(client.fetch(`${one.url}/x`))).code, "origin_not_allowed");
    assert.deepEqual(
      one.seen.map(([, , header]) => header),
      [bearer(1)],
    );
  });

  test("redirects within the base carry it, and others do not", async (t) => {
    const foreign = await start(t, fine);
    const api = await start(t, ({ url }) => {
      if (url === "/in") return [307, {}, { location: "/end" }];
      return url === "/out" ? [307, {}, { location: `${foreign.url}/end` }] : [200];
    });
    const { client } = await setup(t, [api.url]);
    assert.equal((await client.fetch("in")).status, 200);
    assert.equal((await client.fetch("out")).status, 200);
    assert.deepEqual(api.seen.at(1), ["GET", "/end", bearer(1)]);
    assert.deepEqual(foreign.seen, [["GET", "/end", undefined]]);
  });
});

describe("a response without a usable base", () => {
  for (const base of [
    undefined,
    7,
    "",
    CANARY,
    `https://${CANARY}@api.example.com/`,
    `http://${CANARY}.example.com/`,
    `https://api.example.com/#${CANARY}`,
    `https://api.example.com/?${CANARY}`,
  ]) {
    test(`is invalid_token_response: ${inspect(base)}`, async (t) => {
      const { client } = await setup(t, [base]);
      const error = await rejection(client.fetch("things"));
      assert.equal(error.code, "invalid_token_response");
      assert.match(error.message, /without a URL in api[.]base that a token may be sent to/);
      const shown = [error.message, error.stack, inspect(error), inspect(client)];
      assert.ok(!shown.join().includes(CANARY), error.message);
    });
  }
});

test("the option baseUrl wins, and the member is not read", async (t) => {
  const api = await start(t, fine);
  const { client } = await setup(t, [7], { baseUrl: api.url });
  assert.equal((await client.fetch("things")).status, 200);
});

test("a call's deadline and signal hold while it waits for the base", async (t) => {
  const { client, auth } = await setup(t, ["https://api.example.com/"], {
    clock: undefined,
    tokenTimeoutMs: 500,
    fetch: () => new Promise(() => undefined),
  });
  const late = await rejection(client.fetch("things", { timeoutMs: 20 }));
  assert.equal(late.code, "call_timeout");
  const controller = new AbortController();
  const call = client.fetch("things", { signal: controller.signal });
  controller.abort(new Error("enough"));
  assert.equal((await rejection(call)).message, "enough");
  assert.equal(auth.seen.length, 0);
});

test("with a store, the record carries the base; a record without one is not adopted", async (t) => {
  const api = await start(t, fine);
  const clock = virtualClock();
  const storeKey = Buffer.alloc(32, 7).toString("base64");
  const shared = { store: memoryStore(clock), storeKey, clock };
  const { client, options, auth } = await setup(t, [`${api.url}/v1/`], shared);
  const connect = (own) => {
    const other = new OAuthClient({ ...options, ...own });
    t.after(() => other.close());
    return other;
  };
  // One process does not know of bases yet, as during a deploy.
  const older = connect({ profile: {}, allowedOrigins: [api.url] });
  assert.equal((await older.fetch(`${api.url}/old`)).status, 200);
  assert.equal((await client.fetch("things")).status, 200);
  const newer = connect();
  assert.equal((await newer.fetch("things")).status, 200);
  assert.deepEqual(
    api.seen.map(([, url, header]) => `${url} ${header}`),
    [`/old ${bearer(1)}`, `/v1/things ${bearer(2)}`, `/v1/things ${bearer(2)}`],
  );
  assert.equal(auth.seen.length, 2);
  assert.equal(newer.status().adopted, 1);
});

test("each tenant of a pool has the base of its own token", async (t) => {
  const apis = { one: await start(t, fine), two: await start(t, fine) };
  const auth = await start(t, ({ headers }) => {
    const [name] = Buffer.from(headers.authorization.slice(6), "base64").toString().split(":");
    return [200, { access_token: `${CANARY}-${name}`, expires_in: 3600, base: apis[name].url }];
  });
  const pool = new ClientPool({
    tokenUrl: `${auth.url}/token`,
    profile: { baseUrlMember: "base" },
    credentials: (tenant) => ({ clientId: tenant, clientSecret: "hush" }),
  });
  t.after(() => pool.close());
  for (const name of ["one", "two", "one"]) {
    assert.equal((await pool.for(name).fetch("things")).status, 200);
  }
  assert.deepEqual(apis.one.seen, Array(2).fill(["GET", "/things", bearer("one")]));
  assert.deepEqual(apis.two.seen, [["GET", "/things", bearer("two")]]);
});
