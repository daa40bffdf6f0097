// The option replaceAuthorization: the client's token takes the place of a call's own Authorization header,
// however the call brings it.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { load } from "../packaging/load.mjs";
import { connectDouble, PLACES } from "../support/double.mjs";
import { rejection } from "../support/setup.mjs";

const { AthenaClient } = await load("everbearer/athena");
const THEIRS = "Bearer canary-of-a-library";
const THINGS = `${PLACES.baseUrl}things`;

/** The ways in which a call may bring headers, each with the arguments of fetch. */
function waysOf(name) {
  const own = { [name]: THEIRS, "X-Own": "1" };
  return [
    ["an object", ["things", { headers: own }]],
    ["pairs", ["things", { headers: Object.entries(own) }]],
    ["Headers", ["things", { headers: new Headers(own) }]],
    ["a Map", ["things", { headers: new Map(Object.entries(own)) }]],
    ["a Request", [new Request(THINGS, { headers: own })]],
    ["a Request with a body", [new Request(THINGS, { method: "PUT", headers: own, body: "b" })]],
    ["a Request and an init", [new Request(THINGS, { headers: { a: "b" } }), { headers: own }]],
  ];
}

/** What fetch got: its headers, those of its Request included. */
const sentBy = ({ headers }) => Object.fromEntries(headers);

describe("the token takes the place of the call's own Authorization header in", () => {
  for (const name of ["Authorization", "authorization", "AUTHORIZATION"]) {
    for (const [what, args] of waysOf(name)) {
      test(`${what}, as ${name}`, async (t) => {
        const { client, calls, tokens } = connectDouble(t, { replaceAuthorization: true });
        assert.equal((await client.fetch(...args)).status, 200);
        const { authorization, "x-own": own } = sentBy(calls[0]);
        assert.deepEqual([authorization, own], ["Bearer token-1", "1"]);
        assert.equal(tokens[0].headers.get("authorization").startsWith("Basic "), true);
      });
    }
  }

  test("one header under two names", async (t) => {
    const { client, calls } = connectDouble(t, { replaceAuthorization: true });
    await client.fetch("things", { headers: { Authorization: THEIRS, authorization: "x" } });
    assert.deepEqual(sentBy(calls[0]), { authorization: "Bearer token-1" });
    assert.deepEqual(Object.keys(calls[0].init.headers), ["authorization"]);
  });

  test("each attempt of a call that is replayed", async (t) => {
    const api = (_call, index) => new Response(null, { status: index === 0 ? 401 : 200 });
    for (const [, args] of waysOf("authorization")) {
      const { client, calls } = connectDouble(t, { api, replaceAuthorization: true });
      assert.equal((await client.fetch(...args)).status, 200);
      const sent = calls.map((call) => sentBy(call).authorization);
      assert.deepEqual(sent, ["Bearer token-1", "Bearer token-2"]);
    }
  });
});

test("the arguments stay as they were", async (t) => {
  const { client } = connectDouble(t, { replaceAuthorization: true });
  const headers = { Authorization: THEIRS };
  const [asObject, asHeaders, asRequest] = [
    headers,
    new Headers(headers),
    new Request(THINGS, { headers }),
  ];
  await client.fetch("things", { headers: asObject });
  await client.fetch("things", { headers: asHeaders });
  await client.fetch(asRequest);
  assert.equal(asObject.Authorization, THEIRS);
  assert.equal(asHeaders.get("authorization"), THEIRS);
  assert.equal(asRequest.headers.get("authorization"), THEIRS);
});

test("a wire profile's own header of the token is replaced, and Authorization is dropped", async (t) => {
  const profile = { tokenHeader: "X-Api-Token", tokenScheme: "" };
  const { client, calls } = connectDouble(t, { profile, replaceAuthorization: true });
  for (const headers of [
    { Authorization: THEIRS, "X-API-TOKEN": THEIRS, "x-own": "1" },
    new Headers({ Authorization: THEIRS, "X-API-TOKEN": THEIRS, "x-own": "1" }),
  ]) {
    await client.fetch("things", { headers });
    assert.deepEqual(sentBy(calls.at(-1)), { "x-api-token": "token-1", "x-own": "1" });
  }
});

test("a redirect to an origin that is not allowed gets neither token nor their header", async (t) => {
  const location = "https://elsewhere.example/";
  const api = (_call, index) =>
    index === 0 ? new Response(null, { status: 307, headers: { location } }) : new Response("{}");
  const { client, calls } = connectDouble(t, { api, replaceAuthorization: true });
  await client.fetch("things", { headers: { Authorization: THEIRS } });
  assert.equal(calls[1].url, location);
  assert.equal(calls[1].headers.has("authorization"), false);
});

test("it is off by default, and the error names it", async (t) => {
  for (const own of [{}, { replaceAuthorization: false }, { replaceAuthorization: undefined }]) {
    const { client, calls } = connectDouble(t, own);
    const error = await rejection(client.fetch("things", { headers: { Authorization: THEIRS } }));
    assert.equal(error.code, "authorization_header_present");
    assert.match(error.message, /replaceAuthorization: true/);
    assert.doesNotMatch(error.stack, /canary/);
    assert.deepEqual(calls, []);
  }
});

test("withOptions switches it on for one library, and off", async (t) => {
  const { client, calls } = connectDouble(t);
  const call = [`things`, { headers: { Authorization: THEIRS } }];
  const face = client.withOptions({ replaceAuthorization: true });
  const { fetch } = face;
  assert.equal((await fetch(...call)).status, 200);
  assert.equal((await face.withOptions({ timeoutMs: 1_000 }).fetch(...call)).status, 200);
  const strict = face.withOptions({ replaceAuthorization: false });
  for (const one of [client, strict]) {
    assert.equal((await rejection(one.fetch(...call))).code, "authorization_header_present");
  }
  assert.equal(calls.length, 2);
  assert.deepEqual(
    [client, face, strict].map((one) => one.toJSON().replaceAuthorization),
    [false, true, false],
  );
});

test("clients of providers have it as well", async (t) => {
  const sent = [];
  const athena = new AthenaClient({
    environment: "preview",
    practiceId: "1",
    clientId: "id",
    clientSecret: "hush",
    replaceAuthorization: true,
    fetch: (url, init) => {
      sent.push(new Headers(init.headers).get("authorization"));
      return Promise.resolve(Response.json({ access_token: "t0ken", expires_in: 60 }));
    },
  });
  t.after(() => athena.close());
  await athena.fetch("patients/1/photo", { headers: { Authorization: THEIRS } });
  assert.equal(sent[1], "Bearer t0ken");
});
