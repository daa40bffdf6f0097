// What the providers' clients add to each call: a request id, which errors have as well, and the token in
// the provider's header, and only there.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { inspect } from "node:util";
import {
  connect,
  envelope,
  fieldsOf,
  json,
  NAMES,
  PROVIDERS,
  SECRET,
  TOKEN,
} from "../support/providers.mjs";
import { startRecorder } from "../support/recorder.mjs";
import { rejection, until, virtualClock } from "../support/setup.mjs";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const idOf = ({ headers }) => headers.get("x-request-id");
const carried = { athena: "authorization", seed: "authorization", v2: "accesstoken" };
const scheme = { athena: "Bearer ", seed: "Bearer ", v2: "" };

for (const name of NAMES) {
  describe(`${name}: client.fetch`, () => {
    test("has a new X-Request-Id in each call", async (t) => {
      const { client, calls } = connect(t, name);
      for (let count = 0; count < 3; count += 1) await client.fetch("things");
      const ids = calls.map(idOf);
      for (const id of ids) assert.match(id, UUID);
      assert.equal(new Set(ids).size, 3);
    });

    test("keeps the caller's X-Request-Id, in every form of headers and from a Request", async (t) => {
      const { client, calls } = connect(t, name);
      const own = [
        ["X-REQUEST-ID", "mine"],
        ["X-Other", "kept"],
      ];
      for (const headers of [own, new Headers(own), Object.fromEntries(own)]) {
        await client.fetch("things", { headers });
      }
      const url = new URL("things", client.toJSON().baseUrl);
      await client.fetch(new Request(url, { headers: own }));
      for (const call of calls)
        assert.deepEqual([idOf(call), call.headers.get("x-other")], ["mine", "kept"]);
      assert.equal(calls.length, 4);
    });

    test("keeps a Request's method, body and headers, unless init has headers", async (t) => {
      const { client, calls } = connect(t, name);
      const url = new URL("things?a=1", client.toJSON().baseUrl);
      const init = { method: "PUT", body: "text", headers: { "x-other": "kept" }, duplex: "half" };
      await client.fetch(new Request(url, init));
      await client.fetch(new Request(url, init), { headers: { "x-new": "1" } });
      for (const { method, text, url: sent } of calls) {
        assert.deepEqual([method, text, sent.href], ["PUT", "text", url.href]);
      }
      assert.deepEqual(
        calls.map(({ headers }) => headers.get("x-other")),
        ["kept", null],
      );
      for (const call of calls) assert.match(idOf(call), UUID);
    });

    test("does not change the caller's objects, and is bound", async (t) => {
      const { client, calls } = connect(t, name);
      const init = Object.freeze({ headers: Object.freeze({ "x-other": "1" }) });
      const { fetch } = client;
      await fetch("things", init);
      assert.deepEqual(init, { headers: { "x-other": "1" } });
      assert.equal(calls.length, 1);
    });

    test("has the same id in a retry and in a replay", async (t) => {
      for (const status of [503, 401]) {
        const respond = (_call, index) => json({}, { status: index === 0 ? status : 200 });
        const { client, calls } = connect(t, name, respond);
        await client.fetch("things");
        assert.equal(calls.length, 2);
        assert.equal(idOf(calls[0]), idOf(calls[1]));
      }
    });
  });

  describe(`${name}: errors and their requestId`, () => {
    test("a CallError has that of its call, in fetch and in methods", async (t) => {
      const { client, calls } = connect(t, name, () =>
        Promise.reject(new TypeError("fetch failed")),
      );
      const fetched = await rejection(client.fetch("things", { method: "POST" }));
      assert.deepEqual([fetched.name, fetched.requestId], ["CallError", idOf(calls[0])]);
      const named = await rejection(PROVIDERS[name].read(client, { requestId: "mine" }));
      assert.deepEqual([named.code, named.requestId], ["network_error", "mine"]);
    });

    test("a TokenError has that of the call that it ended, each call its own", async (t) => {
      const token = () => json({ error: "invalid_client" }, { status: 401 });
      const { client, calls } = connect(t, name, undefined, { token });
      const ids = ["one", "two", "three"];
      const errors = await Promise.all(
        ids.map((requestId) => rejection(PROVIDERS[name].read(client, { requestId }))),
      );
      assert.deepEqual(
        errors.map((error) => [error.name, error.code, error.requestId]),
        ids.map((id) => ["TokenError", "invalid_client", id]),
      );
      assert.equal(calls.length, 0);
    });

    test("errors of a wrong origin, a timeout and a closed client have that of their call", async (t) => {
      const hang = ({ signal }) =>
        new Promise((_resolve, reject) =>
          signal.addEventListener("abort", () => reject(signal.reason)),
        );
      const clock = virtualClock();
      const { client, calls } = connect(t, name, hang, { clock });
      const headers = { "x-request-id": "mine" };
      const late = rejection(client.fetch("things", { headers, timeoutMs: 20 }));
      await until(() => calls.length === 1);
      await clock.advance(20);
      const errors = [
        await rejection(client.fetch("https://elsewhere.example.com/", { headers })),
        await late,
      ];
      client.close();
      errors.push(await rejection(client.fetch("things", { headers })));
      assert.deepEqual(
        errors.map(({ code, requestId }) => [code, requestId]),
        ["origin_not_allowed", "call_timeout", "client_closed"].map((code) => [code, "mine"]),
      );
    });

    test("the reason of the caller's signal is not changed", async (t) => {
      const { client } = connect(t, name);
      const reason = Object.freeze(new Error("enough"));
      assert.equal(
        await rejection(client.fetch("things", { signal: AbortSignal.abort(reason) })),
        reason,
      );
    });
  });

  describe(`${name}: the token`, () => {
    test(`is in the header ${carried[name]} of every call and in no other`, async (t) => {
      const { client, calls } = connect(t, name);
      await client.fetch("things");
      await PROVIDERS[name].read(client);
      for (const { headers } of calls) {
        const holding = [...headers].filter(([, value]) => value.includes(TOKEN));
        assert.deepEqual(holding, [[carried[name], `${scheme[name]}${TOKEN}`]]);
        assert.equal(headers.has("authorization"), carried[name] === "authorization");
      }
    });

    test("authorization() is the value of that header, before and after the first call", async (t) => {
      const { client } = connect(t, name);
      for (let count = 0; count < 2; count += 1) {
        assert.equal(await client.authorization(), `${scheme[name]}${TOKEN}`);
      }
    });

    for (const header of new Set([
      "Authorization",
      "AUTHORIZATION",
      carried[name],
      carried[name].toUpperCase(),
    ])) {
      test(`a call with its own ${header} is invalid`, async (t) => {
        const { client, calls, tokens } = connect(t, name);
        const options = { headers: { [header]: "canary" } };
        for (const call of [
          () => client.fetch("things", options),
          () => PROVIDERS[name].read(client, options),
        ]) {
          const error = await rejection(call());
          assert.equal(error.code, "authorization_header_present");
          assert.ok(!inspect(error).includes("canary"));
        }
        assert.deepEqual([calls, tokens], [[], []]);
      });
    }

    test("is requested once by a hundred calls at once", async (t) => {
      const { client, calls, tokens } = connect(t, name);
      await Promise.all(Array.from({ length: 100 }, () => PROVIDERS[name].read(client)));
      assert.deepEqual([calls.length, tokens.length], [100, 1]);
    });
  });
}

describe("token requests", () => {
  const asked = async (t, name, own) => {
    const { client, tokens } = connect(t, name, undefined, own);
    await client.getToken();
    const [{ method, headers, text, redirect }] = tokens;
    const basic = headers.get("authorization");
    return { method, redirect, type: headers.get("content-type"), basic, text };
  };

  test("athena: a form, with raw id and secret in a Basic header", async (t) => {
    const clientSecret = "a:b+c%20é";
    const { method, redirect, type, basic, text } = await asked(t, "athena", { clientSecret });
    assert.deepEqual(
      [method, redirect, type],
      ["POST", "manual", "application/x-www-form-urlencoded"],
    );
    assert.equal(
      Buffer.from(basic.replace("Basic ", ""), "base64").toString(),
      `id:${clientSecret}`,
    );
    const scope = "athena/service/Athenanet.MDP.*";
    assert.deepEqual(fieldsOf(text), { grant_type: "client_credentials", scope });
  });

  test("Vagaro seed: JSON with client_id, client_secret and grant_type, and nothing else", async (t) => {
    const { method, type, basic, text } = await asked(t, "seed");
    assert.deepEqual([method, type, basic], ["POST", "application/json", null]);
    const grant = { grant_type: "client_credentials" };
    assert.deepEqual(JSON.parse(text), { client_id: "id", client_secret: SECRET, ...grant });
  });

  test("V2: JSON with clientId, clientSecretKey and scope, and nothing else", async (t) => {
    const { method, type, basic, text } = await asked(t, "v2");
    assert.deepEqual([method, type, basic], ["POST", "application/json", null]);
    assert.deepEqual(JSON.parse(text), {
      clientId: "id",
      clientSecretKey: SECRET,
      scope: "read access",
    });
  });
});

describe("V2: token responses", () => {
  const tokenBody = { access_token: TOKEN, expires_in: 3600 };

  test("the envelope has the token and its lifetime", async (t) => {
    const clock = virtualClock();
    const { client } = connect(t, "v2", undefined, {
      clock,
      token: () => json(envelope(tokenBody)),
    });
    const token = await client.getToken();
    assert.equal(token.accessToken, TOKEN);
    assert.equal(token.expiresAt, clock.wall() + 3_600_000);
  });

  for (const [what, body, http, code, status] of [
    ["a token outside of the envelope", tokenBody, 200, "invalid_token_response", 200],
    ["no data", envelope(undefined), 200, "invalid_token_response", 200],
    ["null as data", envelope(null), 200, "invalid_token_response", 200],
    ["text as data", envelope(TOKEN), 200, "invalid_token_response", 200],
    [
      "a token and an error code",
      envelope(tokenBody, { responseCode: 1003 }),
      200,
      "token_request_refused",
      200,
    ],
    [
      "1003 with HTTP 200",
      { responseCode: 1003, message: "Bad" },
      200,
      "token_request_refused",
      200,
    ],
    [
      "1003 with HTTP 400",
      { responseCode: 1003, message: "Bad" },
      400,
      "token_request_refused",
      400,
    ],
    ["1051 as text", { responseCode: "1051", message: "Bad" }, 200, "token_request_refused", 200],
    [
      "status 401 with HTTP 200",
      { status: 401, responseCode: 1999, message: "Bad" },
      200,
      "invalid_client",
      401,
    ],
    ["HTTP 401", { message: "Bad" }, 401, "invalid_client", 401],
    ["a list", [tokenBody], 200, "invalid_token_response", 200],
  ]) {
    test(`${what} is ${code}`, async (t) => {
      const token = () => json(body, { status: http });
      const { client, calls } = connect(t, "v2", undefined, { token });
      const error = await rejection(PROVIDERS.v2.read(client));
      assert.deepEqual([error.name, error.code, error.status], ["TokenError", code, status]);
      assert.equal(calls.length, 0);
      const { responseCode, message } = body;
      if (message === "Bad") {
        assert.equal(error.error, responseCode === undefined ? undefined : String(responseCode));
        assert.equal(error.errorDescription, message);
        assert.match(error.message, /: Bad\./);
      }
      assert.ok(!inspect(error, { depth: null }).includes(TOKEN));
    });
  }

  test("a response that echoes the secret does not reveal it", async (t) => {
    const message = `wrong: ${SECRET} "${SECRET}"`;
    const token = () => json({ responseCode: 1003, message });
    const { client } = connect(t, "v2", undefined, { token });
    const error = await rejection(client.getToken());
    assert.ok(!inspect(error, { depth: null }).includes(SECRET));
  });

  test("after 1038 the client waits and gets a token", async (t) => {
    const token = (_call, index) =>
      index === 0
        ? json({ responseCode: 1038 }, { headers: { "retry-after": "0" } })
        : json(envelope(tokenBody));
    const { client, tokens } = connect(t, "v2", undefined, { token });
    assert.equal((await client.getToken()).accessToken, TOKEN);
    assert.equal(tokens.length, 2);
  });
});

describe("athena: a token request above the limit of its minute", () => {
  test("waits for the next minute", async (t) => {
    // Fifteen seconds into a minute.
    const clock = virtualClock({ wall: Date.UTC(2026, 0, 1, 0, 0, 15) });
    const tokenBody = { access_token: TOKEN, expires_in: 3600 };
    const token = (_call, index) => (index === 0 ? json({}, { status: 429 }) : json(tokenBody));
    const { client, tokens } = connect(t, "athena", undefined, { clock, token });
    const read = PROVIDERS.athena.read(client);
    await clock.advance(44_999, client);
    assert.equal(tokens.length, 1);
    await clock.advance(10_000, client);
    assert.deepEqual(await read, { patientid: "1" });
    assert.equal(tokens.length, 2);
  });

  test("waits for Retry-After if there is one", async (t) => {
    const tokenBody = { access_token: TOKEN, expires_in: 3600 };
    const limited = () => json({}, { status: 429, headers: { "retry-after": "0" } });
    const token = (_call, index) => (index === 0 ? limited() : json(tokenBody));
    const { client, tokens } = connect(t, "athena", undefined, { token });
    assert.deepEqual(await PROVIDERS.athena.read(client), { patientid: "1" });
    assert.equal(tokens.length, 2);
  });
});

describe("V2: redirects", () => {
  const { tokenBody, read } = PROVIDERS.v2;
  const redirectTo = (location, status) => (request, response) => {
    response.setHeader("content-type", "application/json");
    if (request.url.endsWith("token")) return response.end(JSON.stringify(tokenBody));
    return response.writeHead(status, { location }).end();
  };

  for (const status of [301, 302, 303, 307, 308]) {
    test(`${status} is followed by fetch without the token, and not by methods`, async (t) => {
      const elsewhere = await startRecorder(t);
      const home = await startRecorder(t, redirectTo(elsewhere.url, status));
      const { client } = connect(t, "v2", undefined, { fetch: undefined, apiBaseUrl: home.url });
      for (const redirect of [undefined, "follow"]) {
        const response = await client.fetch("things", { redirect });
        assert.deepEqual([response.status, response.redirected], [200, true]);
      }
      const manual = await client.fetch("things", { redirect: "manual" });
      assert.equal(manual.status, status);
      const request = new Request(new URL("things", client.toJSON().baseUrl), {
        redirect: "follow",
      });
      assert.equal((await client.fetch(request)).status, 200);
      const error = await rejection(read(client));
      assert.deepEqual([error.code, error.status], ["unexpected_response", status]);
      const fatal = await rejection(client.fetch("things", { redirect: "error" }));
      assert.equal(fatal.code, "redirect_refused");
      assert.equal(elsewhere.requests.length, 3);
      assert.ok(!JSON.stringify(elsewhere.requests).includes(TOKEN));
      for (const { headers } of home.requests.slice(1)) assert.equal(headers.accesstoken, TOKEN);
    });
  }
});
