// Requests that callers hand over, of any class: what is read of one for checking is what is used of it.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { asRequest, isRequestLike } from "../../../build/js/request.js";

const URL_ = "https://api.example.com/things";
const EVIL = "https://evil.example/";
const text = (stream) => new Response(stream).text();

class Subclass extends Request {}

/** Says one thing and is another: its class is Request, its url is its own. */
class Liar extends Request {
  get url() {
    return URL_;
  }
}

describe("a Request is known by", () => {
  test("its class, or its name", () => {
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

  test("and nothing else is one", () => {
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

describe("a Request of the runtime's own", () => {
  test("is copied with all it says", async () => {
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
    assert.ok(given.request instanceof Request);
    assert.notEqual(given.request, request);
    assert.deepEqual([given.request.url, given.request.method], [URL_, "PUT"]);
    controller.abort("enough");
    assert.equal(given.signal.reason, "enough", "its signal is heard");
    assert.equal(await given.request.text().catch(() => "aborted"), "body");
  });

  test("has a body that two can read", async () => {
    const given = asRequest(new Request(URL_, { method: "POST", body: "body" }));
    const copy = given.copy();
    assert.deepEqual(await Promise.all([given.request.text(), text(copy)]), ["body", "body"]);
    assert.equal(asRequest(new Request(URL_)).copy(), null);
  });

  test("is changed by nobody afterwards", () => {
    const headers = new Headers({ "x-own": "1" });
    const request = new Request(URL_, { headers });
    const given = asRequest(request);
    request.headers.set("x-own", "2");
    Object.defineProperty(request, "url", { value: EVIL });
    assert.deepEqual([given.headers.get("x-own"), given.request.url], ["1", URL_]);
  });

  for (const [how, spend] of Object.entries({
    "was read": async (request) => void (await request.text()),
    "is being read": (request) => void request.body.getReader(),
  })) {
    test(`whose body ${how} says so, and is not copied`, async () => {
      const request = new Request(URL_, { method: "POST", body: "body" });
      await spend(request);
      const given = asRequest(request);
      assert.equal(given.request, undefined);
      assert.equal(given.bodyUsed || given.body.locked, true);
      assert.equal(given.copy(), undefined);
    });
  }
});

describe("a Request that says another thing than it sends", () => {
  test("as a subclass: the copy says what it sends", () => {
    const given = asRequest(new Liar(EVIL));
    assert.deepEqual([given.url, given.request.url], [EVIL, EVIL]);
  });

  test("as an object with members of its own: the copy says what it sends", () => {
    const request = Object.defineProperty(new Request(EVIL), "url", { value: URL_ });
    const given = asRequest(request);
    assert.deepEqual([given.url, given.request.url], [EVIL, EVIL]);
  });

  test("as a proxy: either nothing, or what was read", () => {
    let asked = 0;
    const proxy = new Proxy(new Request(EVIL), {
      get: (target, name) => {
        if (name === "url") return (asked += 1) > 1 ? EVIL : URL_;
        const value = Reflect.get(target, name, target);
        return typeof value === "function" ? value.bind(target) : value;
      },
    });
    const outcome = {};
    try {
      outcome.given = asRequest(proxy);
    } catch (error) {
      outcome.error = error;
    }
    const { given, error } = outcome;
    assert.ok(error instanceof TypeError || given.request.url === given.url);
  });

  test("as an object of that name: it is asked once, and never handed on", () => {
    let asked = 0;
    const request = {
      [Symbol.toStringTag]: "Request",
      get url() {
        return (asked += 1) > 1 ? EVIL : URL_;
      },
      toString: () => EVIL,
    };
    const given = asRequest(request);
    assert.deepEqual([given.url, given.url, given.request, asked], [URL_, URL_, undefined, 1]);
  });
});

describe("a Request of another class", () => {
  const foreign = (own) => ({ [Symbol.toStringTag]: "Request", url: URL_, ...own });

  test("gives what it has, as text where that must be", () => {
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
    assert.equal(given.copy(), undefined, "a text can be sent again as it is");
  });

  test("that has no method is a GET", () => {
    assert.deepEqual([asRequest(foreign()).method, asRequest(foreign()).body], ["GET", undefined]);
  });

  test("with a stream for a body has a copy of it where it can be cloned", async () => {
    const whole = new Response("body");
    const request = foreign({ method: "POST", clone: () => new Response(whole.clone().body) });
    Object.defineProperty(request, "body", { get: () => whole.body });
    const given = asRequest(request);
    assert.deepEqual([await text(given.body), await text(given.copy())], ["body", "body"]);
    const once = asRequest(foreign({ method: "POST", body: new Response("body").body }));
    assert.equal(once.copy(), undefined);
    assert.equal(await text(once.body), "body");
  });

  test("whose body was used says so", () => {
    assert.equal(asRequest(foreign({ method: "POST", bodyUsed: true })).bodyUsed, true);
    const { body } = new Response("body");
    body.getReader();
    const given = asRequest(foreign({ method: "POST", body, clone: () => assert.fail("cloned") }));
    assert.equal(given.body.locked, true);
  });
});
