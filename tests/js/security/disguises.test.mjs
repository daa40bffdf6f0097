// Arguments that change between check and use: what is sent is what was checked, and no token gets to
// another origin.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import * as undici from "undici";
import { connectDouble } from "../support/double.mjs";
import { startRecorder } from "../support/recorder.mjs";

const TOKEN = "canary-token";

const respond = ({ url }, response) =>
  response.end(url === "/token" ? JSON.stringify({ access_token: TOKEN, expires_in: 3600 }) : "{}");

/** Gives one value on the first read and another on all later ones. */
const turning = (first, then) => {
  let asked = 0;
  return () => (asked++ === 0 ? first : then);
};

class SlyUrl extends Request {
  get url() {
    return this.headers.get("x-says");
  }
}

class SlyClone extends SlyUrl {
  clone() {
    return new Request("http://127.0.0.1:9/");
  }
}

/** A Request to `away` that claims to lead home. */
const own = (request, home) => Object.defineProperty(request, "url", { value: home });
const sly = (Class, home, away, init) => new Class(away, { ...init, headers: { "x-says": home } });

/** Makes inputs from the URLs of home and of the stranger. */
const INPUTS = {
  "an object tagged as a Request": (home, away) => ({
    [Symbol.toStringTag]: "Request",
    url: home,
    toString: () => away,
  }),
  "an object tagged as a Request, with all members of one": (home, away) => ({
    [Symbol.toStringTag]: "Request",
    url: home,
    method: "GET",
    headers: new Headers(),
    body: null,
    bodyUsed: false,
    signal: new AbortController().signal,
    toString: () => away,
    [Symbol.toPrimitive]: () => away,
  }),
  "an object whose url changes": (home, away) => {
    const url = turning(home, away);
    return Object.defineProperty({ [Symbol.toStringTag]: "Request" }, "url", { get: url });
  },
  "a subclass of Request with an own url": (home, away) => sly(SlyUrl, home, away),
  "a subclass of Request with a body": (home, away) =>
    sly(SlyUrl, home, away, { method: "POST", body: "text" }),
  "a subclass of Request with an own clone": (home, away) =>
    sly(SlyClone, home, away, { method: "POST", body: "text" }),
  "a Request with an own property url": (home, away) => own(new Request(away), home),
  "a Request of undici with such a property": (home, away) => own(new undici.Request(away), home),
  "a Request whose prototype was changed": (home, away) =>
    Object.setPrototypeOf(
      new Request(away),
      Object.create(Request.prototype, { url: { value: home } }),
    ),
  "a proxy of a Request": (home, away) =>
    new Proxy(new Request(away), {
      get: (target, name) => (name === "url" ? home : Reflect.get(target, name, target)),
    }),
  "a proxy of a Request that changes": (home, away) => {
    const url = turning(home, away);
    return new Proxy(new Request(home), {
      get: (target, name) => (name === "url" ? url() : Reflect.get(target, name, target)),
    });
  },
  "an object of Request's prototype": (home) =>
    Object.create(Request.prototype, { url: { value: home } }),
  "an object whose text changes": (home, away) => ({ toString: turning(home, away) }),
  "an object whose primitive changes": (home, away) => ({
    [Symbol.toPrimitive]: turning(home, away),
  }),
  "an object whose primitive depends on the hint": (home, away) => ({
    [Symbol.toPrimitive]: (hint) => (hint === "string" ? home : away),
  }),
  "a function whose text changes": (home, away) =>
    Object.assign(() => undefined, { toString: turning(home, away) }),
  "an array": (home, away) => Object.assign([home], { toString: turning(home, away) }),
  "a String with another text": (home, away) =>
    Object.assign(new String(home), { toString: () => away, valueOf: () => home }),
  "a URL with an own href": (home, away) =>
    Object.defineProperty(new URL(away), "href", { get: turning(home, away) }),
  "a URL whose text changes": (home, away) =>
    Object.defineProperty(new URL(home), "toString", { value: turning(home, away) }),
};

/** Two servers, and a client of the first. */
async function start(t) {
  const [home, stranger] = [await startRecorder(t, respond), await startRecorder(t, respond)];
  const places = { tokenUrl: `${home.url}/token`, baseUrl: `${home.url}/` };
  const { client } = connectDouble(t, { ...places, fetch: undefined, maxRetries: 0 });
  return { client, home, stranger };
}

describe("no token leaves the origin by", () => {
  for (const [what, make] of Object.entries(INPUTS)) {
    test(what, async (t) => {
      const { client, home, stranger } = await start(t);
      for (const warm of [false, true]) {
        if (warm) await client.getToken();
        const input = make(`${home.url}/things`, `${stranger.url}/things`);
        const outcome = await client.fetch(input).then(
          ({ status }) => status,
          ({ name }) => name,
        );
        assert.ok([200, "CallError"].includes(outcome), outcome);
        assert.deepEqual(stranger.requests, []);
        const calls = home.requests.filter(({ url }) => url !== "/token");
        for (const { headers } of calls) assert.equal(headers.authorization, `Bearer ${TOKEN}`);
      }
    });
  }

  test("an honest Request still arrives, whoever reads it", async (t) => {
    const { client, home } = await start(t);
    const url = `${home.url}/things`;
    for (const request of [new Request(url), own(new Request(url), url), sly(SlyUrl, url, url)]) {
      assert.equal((await client.fetch(request)).status, 200);
    }
    assert.equal(home.requests.length, 4);
  });
});

/** An option's values, one for each read. */
const counted = (name, values) => {
  const asked = { count: 0 };
  const get = () => values[Math.min(asked.count++, values.length - 1)];
  return { asked, init: Object.defineProperty({}, name, { get, enumerable: true }) };
};

describe("changing options of a call are read once:", () => {
  test("an idempotent method does not become another", async (t) => {
    const methods = [];
    const api = ({ init }) => {
      methods.push(init.method);
      return new Response(null, { status: 503, headers: { "retry-after": "0" } });
    };
    for (const warm of [false, true]) {
      methods.length = 0;
      const { client } = connectDouble(t, { api });
      if (warm) await client.getToken();
      const { asked, init } = counted("method", ["GET", "POST"]);
      await client.fetch("things", init);
      assert.deepEqual([methods, asked.count], [["GET", "GET", "GET"], 1]);
    }
  });

  test("a method that is an object is converted to text once", async (t) => {
    const { client, calls } = connectDouble(t);
    const method = { toString: turning("GET", "POST") };
    await client.fetch("things", { method });
    assert.equal(calls[0].init.method, "GET");
  });

  test("headers", async (t) => {
    for (const warm of [false, true]) {
      const { client, calls } = connectDouble(t);
      if (warm) await client.getToken();
      const second = { authorization: "Bearer of somebody else" };
      const { asked, init } = counted("headers", [{ "x-own": "1" }, second]);
      await client.fetch("things", init);
      assert.equal(asked.count, 1);
      assert.equal(calls[0].headers.get("authorization"), "Bearer token-1");
    }
  });

  test("headers that are iterated", async (t) => {
    for (const make of [
      (pairs) => ({ [Symbol.iterator]: () => pairs()[Symbol.iterator]() }),
      (pairs) =>
        Object.defineProperty(new Headers(), Symbol.iterator, {
          value: () => pairs()[Symbol.iterator](),
        }),
    ]) {
      const { client, calls } = connectDouble(t);
      const pairs = turning([["x-own", "1"]], [["authorization", "Bearer of somebody else"]]);
      await client.fetch("things", { headers: make(pairs) });
      assert.equal(calls[0].headers.get("authorization"), "Bearer token-1");
    }
  });

  test("a redirect mode, on which a token in a provider's own header depends", async (t) => {
    const profile = { tokenHeader: "accessToken", tokenScheme: "" };
    const { client, calls } = connectDouble(t, { profile });
    const { init } = counted("redirect", ["manual", "follow"]);
    await client.fetch("things", init);
    assert.notEqual(calls[0].init.redirect, "follow");
  });
});
