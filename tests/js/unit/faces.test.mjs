// Which values of withOptions and of the option headers are valid, and where a client's headers do not go.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { inspect } from "node:util";
import { OAuthClient } from "everbearer";

const KEY = "canary-k3y";
const HOME = "https://api.example.com";
const OTHER = "https://files.example.com";
const AWAY = "https://evil.example";

const OPTIONS = {
  tokenUrl: "https://auth.example.com/token",
  clientId: "id",
  clientSecret: "secret",
  baseUrl: `${HOME}/v1/`,
  allowedOrigins: [OTHER],
};

/** A client whose fetch responds to calls by `api`, and what that was called with. */
function connect(t, { api = () => new Response("{}"), ...own } = {}) {
  const calls = [];
  const fetch = (url, init) => {
    if (String(url) === OPTIONS.tokenUrl) {
      return Promise.resolve(Response.json({ access_token: "t0ken", expires_in: 3600 }));
    }
    const call = { url: String(url), init, headers: new Headers(init.headers) };
    calls.push(call);
    return Promise.resolve(api(call));
  };
  const client = new OAuthClient({ ...OPTIONS, ...own, fetch });
  t.after(() => client.close());
  return { client, calls };
}

/** The problems, each as "option problem". No value is in them. */
function problemsOf(make) {
  let error;
  try {
    make();
  } catch (caught) {
    error = caught;
  }
  assert.equal(error?.code, "invalid_configuration", inspect(error));
  assert.ok(!inspect(error, { depth: null, showHidden: true }).includes(KEY));
  return error.problems.map(({ option, problem }) => `${option} ${problem}`).sort();
}

const HEADERS = [
  [{ Authorization: KEY }, "headers.Authorization is set by the client."],
  [{ "Idempotency-Key": KEY }, "headers.Idempotency-Key names a single call: give it to that."],
  [{ "X A": KEY }, "headers.X A is no name of a header."],
  [{ "": KEY }, "headers. is no name of a header."],
  [{ "X-A": `${KEY}\nX-B: 1` }, "headers.X-A has a value that no header can have."],
  [{ "X-A": `${KEY}\u{1f600}` }, "headers.X-A has a value that no header can have."],
  [{ "X-A": 7 }, "headers.X-A must be a string."],
  [{ "X-A": [KEY] }, "headers.X-A must be a string."],
  [{ "X-A": Symbol(KEY) }, "headers.X-A must be a string."],
  [{ "X-A": KEY, "x-a": KEY }, "headers.x-a is there twice."],
  ...[KEY, 7, [["X-A", KEY]], new Headers({ "X-A": KEY }), new Map([["X-A", KEY]])].map((wrong) => [
    wrong,
    "headers must be an object.",
  ]),
];

for (const [headers, problem] of HEADERS) {
  test(`headers ${inspect(headers).replaceAll(KEY, "…")}: ${problem}`, (t) => {
    assert.deepEqual(
      problemsOf(() => new OAuthClient({ ...OPTIONS, headers })),
      [problem],
    );
    const { client } = connect(t);
    assert.deepEqual(
      problemsOf(() => client.withOptions({ headers })),
      [problem],
    );
  });
}

test("the header that a profile puts the token in is invalid, however it is written", (t) => {
  const profile = { tokenHeader: "X-Token" };
  const headers = { "x-TOKEN": KEY };
  const expected = ["headers.x-TOKEN is set by the client."];
  assert.deepEqual(
    problemsOf(() => new OAuthClient({ ...OPTIONS, profile, headers })),
    expected,
  );
  const { client } = connect(t, { profile });
  assert.deepEqual(
    problemsOf(() => client.withOptions({ headers })),
    expected,
  );
});

test("mistakes of headers are told with all others", () => {
  const wrong = { headers: { Authorization: KEY }, maxRetries: 21, Headers: {} };
  assert.deepEqual(
    problemsOf(() => new OAuthClient({ ...OPTIONS, ...wrong })),
    [
      "Headers is no option; did you mean headers?",
      "headers.Authorization is set by the client.",
      "maxRetries must be a whole number of retries from 0 to 20.",
    ],
  );
});

const RANGE =
  "must be a whole number of milliseconds from 1 to 2147483647, or Infinity for no limit.";

describe("withOptions with an invalid option", () => {
  for (const [given, ...expected] of [
    [{ timeoutMs: 0 }, `timeoutMs ${RANGE}`],
    [{ timeoutMs: "5" }, `timeoutMs ${RANGE}`],
    [{ timeoutMs: null }, `timeoutMs ${RANGE}`],
    [{ maxRetries: 21 }, "maxRetries must be a whole number from 0 to 20."],
    ...["true", 1, null].map((replaceAuthorization) => [
      { replaceAuthorization },
      "replaceAuthorization must be true or false.",
    ]),
    [{ baseUrl: "v2" }, "baseUrl is not an absolute URL such as https://api.example.com/."],
    [{ baseUrl: null }, "baseUrl is not an absolute URL such as https://api.example.com/."],
    ...[`${AWAY}/`, "http://api.example.com/", `${HOME}:444/`, "data:x"].map((baseUrl) => [
      { baseUrl },
      "baseUrl has an origin that is not among the client's allowedOrigins.",
    ]),
    [{ baseUrl: `${HOME}/?a` }, "baseUrl must have no query (?…) and no fragment (#…)."],
    [{ baseUrl: `${HOME}/#` }, "baseUrl must have no query (?…) and no fragment (#…)."],
    [
      { baseUrl: `https://u:${KEY}@api.example.com/` },
      "baseUrl must hold no user name or password.",
    ],
    [
      { clientSecret: KEY, timeout: 1 },
      ...["clientSecret", "timeout"].map((name) => `${name} is no option of withOptions.`),
    ],
    [
      { timeoutMs: -1, maxRetries: -1, baseUrl: AWAY, headers: { Authorization: KEY }, scope: KEY },
      "baseUrl has an origin that is not among the client's allowedOrigins.",
      "headers.Authorization is set by the client.",
      "maxRetries must be a whole number from 0 to 20.",
      "scope is no option of withOptions.",
      `timeoutMs ${RANGE}`,
    ],
  ]) {
    test(inspect(given).replaceAll(KEY, "…"), (t) => {
      const { client } = connect(t);
      assert.deepEqual(
        problemsOf(() => client.withOptions(given)),
        expected,
      );
    });
  }

  test("what throws when it is read", (t) => {
    const { client } = connect(t);
    const throws = {
      get timeoutMs() {
        throw new Error("mine");
      },
    };
    assert.match(problemsOf(() => client.withOptions(throws))[0], /^options cannot be read/);
  });
});

describe("withOptions takes", () => {
  for (const [given, url] of [
    [{ baseUrl: `${HOME}/v2` }, `${HOME}/v2/things`],
    [{ baseUrl: new URL(`${HOME}/v2/`) }, `${HOME}/v2/things`],
    [{ baseUrl: OTHER }, `${OTHER}/things`],
    [{ baseUrl: undefined }, `${HOME}/v1/things`],
    [{}, `${HOME}/v1/things`],
    [undefined, `${HOME}/v1/things`],
  ]) {
    test(inspect(given), async (t) => {
      const { client, calls } = connect(t);
      const face = client.withOptions(given);
      await face.fetch("things");
      await face.fetch("things", {});
      assert.deepEqual(
        calls.map((call) => call.url),
        [url, url],
      );
    });
  }

  test("nothing from a prototype", async (t) => {
    const { client, calls } = connect(t, { headers: { "X-A": "1" } });
    const polluted = { timeoutMs: -1, maxRetries: -1, baseUrl: AWAY, headers: { "X-B": KEY } };
    Object.assign(Object.prototype, polluted);
    try {
      const face = client.withOptions({});
      await face.fetch("things");
      await face.fetch("things", {});
    } finally {
      for (const name of Object.keys(polluted)) delete Object.prototype[name];
    }
    for (const { url, headers } of calls) {
      assert.deepEqual([url, headers.get("x-b")], [`${HOME}/v1/things`, null]);
    }
  });
});

describe("what the caller changes later", () => {
  test("changes no client and no face", async (t) => {
    const headers = { "X-Key": "1" };
    const { client, calls } = connect(t, { headers });
    const own = { "X-Own": "1" };
    const face = client.withOptions({ headers: own });
    headers["X-Key"] = own["X-Own"] = "2";
    await face.fetch("things");
    assert.deepEqual([calls[0].headers.get("x-key"), calls[0].headers.get("x-own")], ["1", "1"]);
  });

  test("is no header of another call", async (t) => {
    const { client, calls } = connect(t, { headers: { "X-Key": "1" } });
    await client.fetch("things");
    calls[0].init.headers["X-Evil"] = "1";
    await client.fetch("things");
    assert.deepEqual(Object.keys(calls[1].init.headers).sort(), ["X-Key", "authorization"]);
  });
});

describe("a redirect", () => {
  const to =
    (...places) =>
    (call) => {
      const at = places.indexOf(call.url);
      const location = places[at + 1];
      return location
        ? new Response(null, { status: 307, headers: { location } })
        : new Response("{}");
    };

  for (const [what, places, expected] of [
    ["on the same origin", [`${HOME}/v1/a`, `${HOME}/v1/b`], [KEY, KEY]],
    ["to another allowed origin", [`${HOME}/v1/a`, `${OTHER}/b`], [KEY, KEY]],
    ["to an origin that is not allowed", [`${HOME}/v1/a`, `${AWAY}/b`], [KEY, null]],
    ["there and back", [`${HOME}/v1/a`, `${AWAY}/b`, `${HOME}/v1/c`], [KEY, null, null]],
  ]) {
    for (const init of [
      undefined,
      { headers: { "X-Own": "1" } },
      { headers: new Headers({ "X-Own": "1" }) },
    ]) {
      test(`${what}: the client's headers go where the token goes (${inspect(init)})`, async (t) => {
        const { client, calls } = connect(t, { headers: { "X-Key": KEY }, api: to(...places) });
        await client.fetch("a", init);
        assert.deepEqual(
          calls.map(({ headers }) => headers.get("x-key")),
          expected,
        );
        assert.deepEqual(
          calls.map(({ headers }) => headers.has("authorization")),
          expected.map((value) => value !== null),
        );
        // As the Fetch standard has it, a call's own go along.
        if (init) assert.ok(calls.every(({ headers }) => headers.get("x-own") === "1"));
      });
    }
  }

  test("that a browser would follow by itself is refused, or it would carry them anywhere", async (t) => {
    const hidden = () =>
      Object.defineProperties(new Response(), {
        type: { value: "opaqueredirect" },
        status: { value: 0 },
      });
    const { client, calls } = connect(t, { headers: { "X-Key": KEY }, api: hidden });
    await assert.rejects(client.fetch("a"), { code: "redirect_refused" });
    assert.equal(calls.length, 1);
  });
});
