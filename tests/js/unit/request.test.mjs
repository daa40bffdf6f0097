// Requests of any class, passed by callers: what is checked of one is what is used.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { asRequest, isRequestLike } from "../../../build/js/call/request.js";

const URL_ = "https://api.example.com/things";
const EVIL = "https://evil.example/";
const text = (stream) => new Response(stream).text();

class Subclass extends Request {}

/** A subclass of Request with a false url. */
class Liar extends Request {
  get url() {
    return URL_;
  }
}

describe("a Request is recognized by", () => {
  test("its class or its name", () => {
    for (const request of [
      new Request(URL_),
      new Subclass(URL_),
      new Proxy(new Request(URL_), {}),
      Object.create(Request.prototype),
      { [Symbol.toStringTag]: "Request", url: URL_ },
    ]) {
      assert.equal(isRequestLike(request), true);
    }
  });

  test("nothing else", () => {
    const named = Object.assign(() => undefined, { [Symbol.toStringTag]: "Request" });
    for (const other of [
      undefined,
      null,
      URL_,
      7,
      new URL(URL_),
      { url: URL_ },
      [],
      new Response(),
      named,
    ]) {
      assert.equal(isRequestLike(other), false);
    }
  });
});

describe("a Request of the runtime's class", () => {
  test("is copied with all its members", async () => {
    const controller = new AbortController();
    const request = new Request(URL_, {
      method: "PUT",
      headers: { "x-own": "1" },
      body: "body",
      redirect: "error",
      signal: controller.signal,
    });
    const given = asRequest(request);
    assert.deepEqual(
      [given.url, given.method, given.headers.get("x-own"), given.redirect, given.bodyUsed],
      [URL_, "PUT", "1", "error", false],
    );
    assert.equal(request.bodyUsed, false, "until it is taken");
    const taken = given.take(false);
    assert.ok(taken.request instanceof Request);
    assert.notEqual(taken.request, request);
    assert.deepEqual([taken.request.url, taken.request.method], [URL_, "PUT"]);
    assert.deepEqual([taken.body, taken.copy], [undefined, undefined]);
    assert.equal(await taken.request.text(), "body");
    controller.abort("enough");
    assert.equal(given.signal.reason, "enough", "its signal works");
  });

  test("has a body that can be read twice", async () => {
    const post = () => asRequest(new Request(URL_, { method: "POST", body: "body" }));
    const { request, copy } = post().take(true);
    assert.deepEqual(await Promise.all([request.text(), text(copy)]), ["body", "body"]);
    assert.equal(post().take(false).copy, undefined, "only on demand");
    assert.equal(asRequest(new Request(URL_)).take(true).copy, null);
  });

  for (const [how, spend] of Object.entries({
    "was read": async (request) => void (await request.text()),
    "is being read": (request) => void request.body.getReader(),
  })) {
    test(`whose body ${how} says so`, async () => {
      const request = new Request(URL_, { method: "POST", body: "body" });
      await spend(request);
      const given = asRequest(request);
      assert.deepEqual([given.url, given.method], [URL_, "POST"]);
      assert.equal(given.bodyUsed || given.body.locked, true);
      assert.equal(given.take(false).request, undefined, "and cannot be copied");
    });
  }
});

describe("a Request that claims to be another", () => {
  for (const [how, make] of Object.entries({
    "as a subclass": () => new Liar(EVIL),
    "as an object with own members": () =>
      Object.defineProperty(new Request(EVIL), "url", { value: URL_ }),
  })) {
    test(`${how}: is read as it is sent`, () => {
      const given = asRequest(make());
      assert.deepEqual([given.url, given.take(false).request.url], [EVIL, EVIL]);
    });
  }

  test("as a proxy: is sent as it was read", () => {
    let asked = 0;
    const proxy = new Proxy(new Request(EVIL), {
      get: (target, name) => {
        if (name === "url") return (asked += 1) > 1 ? EVIL : URL_;
        const value = Reflect.get(target, name, target);
        return typeof value === "function" ? value.bind(target) : value;
      },
    });
    const given = asRequest(proxy);
    const { request } = given.take(false);
    assert.equal(request?.url ?? given.url, given.url);
  });

  test("by changing in between: is invalid", () => {
    let target = new Request(URL_);
    const passes = Object.fromEntries(
      ["get", "getPrototypeOf", "has", "ownKeys", "getOwnPropertyDescriptor"].map((trap) => [
        trap,
        (_, ...given) => Reflect[trap](target, ...given.slice(0, trap === "get" ? 1 : undefined)),
      ]),
    );
    const given = asRequest(new Proxy(target, passes));
    target = new Request(EVIL);
    let sent;
    try {
      sent = given.take(false).request?.url ?? given.url;
    } catch ({ code }) {
      sent = code;
    }
    assert.ok([URL_, "invalid_call"].includes(sent), sent);
  });

  test("as an object of that name: is read once and never passed on", () => {
    let asked = 0;
    const request = {
      [Symbol.toStringTag]: "Request",
      get url() {
        return (asked += 1) > 1 ? EVIL : URL_;
      },
      toString: () => EVIL,
    };
    const given = asRequest(request);
    const { request: sent } = given.take(true);
    assert.deepEqual([given.url, given.url, sent, asked], [URL_, URL_, undefined, 1]);
  });
});

describe("a Request of another class", () => {
  const foreign = (own) => ({ [Symbol.toStringTag]: "Request", url: URL_, ...own });

  test("is read member by member, as text where needed", () => {
    const signal = new AbortController().signal;
    const headers = { "x-own": "1" };
    const given = asRequest(
      foreign({
        url: new URL(URL_),
        method: "put",
        headers,
        signal,
        redirect: "manual",
        body: "body",
      }),
    );
    const { url, method, body, bodyUsed, redirect } = given;
    assert.deepEqual(
      { url, method, body, bodyUsed, redirect },
      { url: URL_, method: "put", body: "body", bodyUsed: false, redirect: "manual" },
    );
    assert.equal(given.headers, headers);
    assert.equal(given.signal, signal);
    assert.deepEqual(given.take(true), { request: undefined, body: "body", copy: undefined });
  });

  test("without a method is a GET", () => {
    const given = asRequest(foreign());
    assert.deepEqual([given.method, given.body], ["GET", undefined]);
  });

  test("has a copy of a stream body if it can be cloned", async () => {
    const whole = new Response("body");
    const request = foreign({ method: "POST", clone: () => new Response(whole.clone().body) });
    Object.defineProperty(request, "body", { get: () => whole.body });
    const { body, copy } = asRequest(request).take(true);
    assert.deepEqual([await text(body), await text(copy)], ["body", "body"]);
    const once = asRequest(foreign({ method: "POST", body: new Response("body").body })).take(true);
    assert.equal(once.copy, undefined);
    assert.equal(await text(once.body), "body");
  });

  test("whose body was read says so", () => {
    assert.equal(asRequest(foreign({ method: "POST", bodyUsed: true })).bodyUsed, true);
    const { body } = new Response("body");
    body.getReader();
    const clone = () => assert.fail("it was cloned");
    assert.equal(asRequest(foreign({ method: "POST", body, clone })).body.locked, true);
  });
});
