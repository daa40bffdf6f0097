// The classification of errors thrown by fetch: a network fault, with the runtime's code if it has one, or
// another error, which is passed on.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import vm from "node:vm";
import { FOREIGN, faultOf } from "../../../build/js/call/fault.js";
import { memberOf, textIn } from "../../../build/js/values/foreign.js";

const coded = (code, more) => Object.assign(new Error("x"), { code, ...more });
const typed = (message, more) => Object.assign(new TypeError(message), more);

describe("a network fault has the code", () => {
  for (const [what, error, code] of [
    ["of its cause", new TypeError("fetch failed", { cause: coded("ECONNRESET") }), "ECONNRESET"],
    ["of its own", coded("ConnectionRefused"), "ConnectionRefused"],
    ["of its cause first", coded("ABORT_ERR", { cause: coded("ENOTFOUND") }), "ENOTFOUND"],
    ["of its own if the cause has none", coded("EPIPE", { cause: new Error("x") }), "EPIPE"],
    ["of its own as a TypeError", typed("x", { code: "ECONNRESET" }), "ECONNRESET"],
    ["none, if it is a number", coded(7), undefined],
    ["none", new TypeError("Failed to fetch"), undefined],
    ["none, of another realm", vm.runInNewContext("new TypeError('fetch failed')"), undefined],
    [
      "for certificates, for which Deno has no code",
      new TypeError("error sending request: invalid peer certificate: UnknownIssuer"),
      "CERT_INVALID",
    ],
    [
      "the same of its cause",
      new TypeError("x", { cause: new Error("invalid peer certificate: Expired") }),
      "CERT_INVALID",
    ],
  ]) {
    test(what, () => assert.equal(faultOf(error), code));
  }
});

describe("a network fault is recognized by the message of", () => {
  for (const [runtime, message] of [
    ["undici", "fetch failed"],
    ["undici, of a body", "terminated"],
    ["Chrome", "Failed to fetch"],
    ["Firefox", "NetworkError when attempting to fetch resource."],
    ["Safari", "Load failed"],
    ["Safari, of a connection", "The network connection was lost."],
    ["Safari, without a network", "The Internet connection appears to be offline."],
    ["Deno", "error sending request for url (https://api.example.com/)"],
    ["workerd", "Network connection lost."],
    ["React Native", "Network request failed"],
    ["no runtime", ""],
  ]) {
    test(runtime, () => assert.equal(faultOf(new TypeError(message)), undefined));
  }
});

const thrownBy = (code, realm) => {
  try {
    return realm ? vm.runInNewContext(code) : new Function(code)();
  } catch (error) {
    return error;
  }
};

describe("a bug is passed on", () => {
  const BUGS = [
    "undefined()",
    "({}).missing()",
    "undefined.member",
    "null.member",
    "undefined.member = 1",
    "const { member } = undefined",
    "const [one] = 1",
    "[...1]",
    "new (() => 1)()",
    "new Map(1)",
    "missingName()",
    "const constant = 1; constant = 2",
    "'use strict'; Object.freeze([]).push(1)",
    "'use strict'; Object.freeze({}).member = 1",
    "1 in 'text'",
    "Symbol() + ''",
    "1n + 1",
    "JSON.parse('{')",
    "new Array(-1)",
    "new RegExp('(')",
    "(function again() { again() })()",
    "new URL('nowhere')",
    "class A { constructor() {} } A()",
    "Object.defineProperty(Object.freeze({}), 'a', { value: 1 })",
    "const a = {}; a.self = a; JSON.stringify(a)",
    "decodeURIComponent('%')",
    "Reflect.construct(1)",
  ];
  for (const code of BUGS) {
    for (const realm of code.includes("URL") ? [false] : [false, true]) {
      test(`${code}${realm ? ", of another realm" : ""}`, () => {
        const error = thrownBy(code, realm);
        assert.equal(faultOf(error), FOREIGN, `${error}`);
      });
    }
  }

  for (const [engine, message] of [
    ["Firefox", "x is undefined"],
    ["Firefox", 'can\'t access property "a", x is undefined'],
    ["Firefox", "x is not a function"],
    ["Firefox", "x is not iterable"],
    ["Safari", "undefined is not an object (evaluating 'x.a')"],
    ["Safari", "x is not a function. (In 'x()', 'x' is undefined)"],
    ["Safari", "undefined is not a function (near '...x of y...')"],
    ["Safari", "Attempted to assign to readonly property."],
  ]) {
    test(`in the words of ${engine}: ${message}`, () => {
      assert.equal(faultOf(new TypeError(message)), FOREIGN);
    });
  }

  test("with Node's code for an invalid argument", () => {
    for (const code of ["ERR_INVALID_URL", "ERR_INVALID_ARG_TYPE", "ERR_INVALID_THIS"]) {
      assert.equal(faultOf(typed("x", { code })), FOREIGN, code);
    }
  });
});

describe("what a framework throws for control flow is passed on", () => {
  for (const [what, error] of [
    ["with a digest", Object.assign(new Error("NEXT_REDIRECT"), { digest: "NEXT_REDIRECT;/" })],
    ["with a digest and a code", coded("ECONNRESET", { digest: "BAILOUT" })],
    ["that is not an Error", { digest: "" }],
    ["a promise", Promise.resolve()],
    ["a thenable", { then: () => undefined }],
  ]) {
    test(what, () => assert.equal(faultOf(error), FOREIGN));
  }

  test("but not for a digest that is not text", () => {
    assert.equal(faultOf(coded("ECONNRESET", { digest: 7 })), "ECONNRESET");
  });
});

test("any value may be thrown", () => {
  const hostile = new Proxy(new Error("x"), {
    get() {
      throw new Error("no");
    },
  });
  for (const thrown of [undefined, null, "", "text", 7, 7n, Symbol("x"), {}, [], hostile]) {
    assert.equal(faultOf(thrown), undefined);
    assert.equal(memberOf(thrown, "digest"), undefined);
    assert.equal(textIn(thrown, "digest"), undefined);
  }
});
