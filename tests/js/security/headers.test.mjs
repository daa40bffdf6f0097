// Header injection: line ends, control characters and characters beyond Latin-1 in everything that a
// caller may pass. A value that could end a header is an error that names it, or arrives encoded.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { load } from "../packaging/load.mjs";
import { base64, basicForm, form } from "../support/canaries.mjs";
import { short } from "../support/providers.mjs";
import { startRecorder } from "../support/recorder.mjs";
import { rejection } from "../support/setup.mjs";

const { OAuthClient } = await load("everbearer");
const { AthenaClient } = await load("everbearer/athena");
const { VagaroV2Client } = await load("everbearer/vagaro");

const BAD = [
  "a\r\nx-evil: 1",
  "a\nx-evil: 1",
  "a\rx-evil: 1",
  "a\0b",
  "a\x7fb",
  "a\u2028b",
  "患",
  "é",
];

const grantToken = (_request, response) =>
  response.end('{"access_token":"canary-token","expires_in":600}');

/** A server that grants everybody a token, and the options of its client. */
async function server(t) {
  const { url, requests } = await startRecorder(t, grantToken);
  return {
    requests,
    options: { tokenUrl: `${url}/token`, baseUrl: `${url}/`, clientId: "id", clientSecret: "hush" },
  };
}

/** The exact names of the headers of a request of this kind. */
const TOKEN_HEADERS = ["accept", "content-type", "authorization"];
const RUNTIMES_OWN = [
  ...["host", "connection", "user-agent", "accept", "accept-language", "accept-encoding"],
  ...["sec-fetch-mode", "content-length", "content-type"],
  // Node adds these for `cache: "no-store"`, which token requests have.
  ...["cache-control", "pragma"],
];

/** Asserts that a request has no headers but these and the runtime's. */
function assertHeaders(requests, own) {
  assert.ok(requests.length > 0, "nothing was sent");
  for (const { headers } of requests) {
    const strange = Object.keys(headers).filter(
      (name) => ![...RUNTIMES_OWN, ...own].includes(name),
    );
    assert.deepEqual(strange, []);
  }
}

/** Either the error names the option, or a call with it adds no header. */
async function invalidOrHarmless(t, own, option, carriers = []) {
  const { requests, options } = await server(t);
  let client;
  try {
    client = new OAuthClient({ ...options, ...own });
  } catch (error) {
    assert.equal(error.code, "invalid_configuration");
    assert.deepEqual([...new Set(error.problems.map((one) => one.option))], [option]);
    assert.doesNotMatch(error.stack, /x-evil/);
    return "invalid";
  }
  t.after(() => client.close());
  assert.equal((await client.fetch("things", { method: "POST", body: "x" })).status, 200);
  assertHeaders(requests, [...TOKEN_HEADERS, ...carriers]);
  return requests[0];
}

describe("options", () => {
  for (const bad of BAD) {
    const what = short(bad);

    test(`clientId and clientSecret with each client authentication: ${what}`, async (t) => {
      for (const clientAuthentication of ["client_secret_basic", "client_secret_post"]) {
        for (const [name, id, secret] of [
          ["clientId", bad, "hush"],
          ["clientSecret", "id", bad],
        ]) {
          const own = { clientId: id, clientSecret: secret, clientAuthentication };
          const sent = await invalidOrHarmless(t, own, name);
          if (sent === "invalid") continue;
          const { headers, body } = sent;
          if (clientAuthentication === "client_secret_basic") {
            assert.equal(
              headers.authorization,
              `Basic ${base64(`${basicForm(id)}:${basicForm(secret)}`)}`,
            );
          } else assert.ok(body.includes(`client_secret=${form(secret)}`), body);
        }
      }
    });

    test(`Basic credentials that are base64-encoded only: ${what}`, async (t) => {
      const own = { clientSecret: bad, clientAuthentication: "client_secret_basic_raw" };
      const sent = await invalidOrHarmless(t, own, "clientSecret");
      if (sent === "invalid") return;
      assert.equal(sent.headers.authorization, `Basic ${base64(`id:${bad}`)}`);
    });

    test(`scope is invalid: ${what}`, async (t) => {
      assert.equal(await invalidOrHarmless(t, { scope: [bad] }, "scope"), "invalid");
    });

    for (const [tokenRequestFormat, read] of [
      ["form", (text) => Object.fromEntries(new URLSearchParams(text))],
      ["json", JSON.parse],
    ]) {
      test(`audience and further parameters are invalid or arrive in the body, ${tokenRequestFormat}: ${what}`, async (t) => {
        for (const [name, own, parameter] of [
          ["audience", { audience: bad }, "audience"],
          ["tokenParameters", { tokenParameters: { [bad]: bad } }, bad],
        ]) {
          const sent = await invalidOrHarmless(t, { ...own, tokenRequestFormat }, name);
          if (sent === "invalid") continue;
          assert.equal(read(Buffer.from(sent.body, "latin1").toString())[parameter], bad);
        }
      });
    }

    test(`headers of token requests are invalid, in name, value and secret: ${what}`, async (t) => {
      for (const [name, own] of [
        ["tokenRequestHeaders", { tokenRequestHeaders: { [bad]: "x" } }],
        ["tokenRequestHeaders.x-own", { tokenRequestHeaders: { "x-own": bad } }],
        ["tokenRequestHeaders.x-own", { tokenRequestHeaders: { "x-own": `${bad}{uuid}` } }],
        ["clientId", { clientId: bad, tokenRequestHeaders: { "x-own": "{client_id}" } }],
      ]) {
        assert.equal(await invalidOrHarmless(t, own, name), "invalid");
      }
      const clientAuthentication = "client_secret_headers";
      const tokenRequestHeaders = { "x-own": "{client_secret}" };
      const by = { clientAuthentication, tokenRequestHeaders };
      assert.equal(
        await invalidOrHarmless(t, { clientSecret: bad, ...by }, "clientSecret"),
        "invalid",
      );
      const { requests, options } = await server(t);
      const client = new OAuthClient({ ...options, clientSecret: () => bad, ...by });
      t.after(() => client.close());
      assert.equal((await rejection(client.getToken())).code, "credentials_unavailable");
      assert.equal(requests.length, 0);
    });

    for (const member of ["tokenHeader", "tokenScheme", "basicScheme"]) {
      test(`profile.${member} is invalid: ${what}`, async (t) => {
        const own = { profile: { [member]: bad } };
        assert.equal(await invalidOrHarmless(t, own, `profile.${member}`), "invalid");
      });
    }

    for (const member of ["clientIdParameter", "clientSecretParameter", "grantTypeParameter"]) {
      test(`profile.${member} is a name in the body: ${what}`, async (t) => {
        const own = { profile: { [member]: bad }, clientAuthentication: "client_secret_post" };
        const { body } = await invalidOrHarmless(t, own, `profile.${member}`);
        assert.ok(body.includes(`${form(bad)}=`), body);
      });
    }

    for (const name of ["tokenUrl", "baseUrl"]) {
      test(`${name} is invalid or encoded: ${what}`, async (t) => {
        const { url } = await startRecorder(t, grantToken);
        const sent = await invalidOrHarmless(
          t,
          { [name]: `${url}/${bad}/`, allowedOrigins: [url] },
          name,
        );
        if (sent !== "invalid") assert.match(sent.url, /^[\x21-\x7e]+$/);
      });
    }

    test(`a call's URL loses line ends and is encoded otherwise: ${what}`, async (t) => {
      const { requests, options } = await server(t);
      const client = new OAuthClient(options);
      t.after(() => client.close());
      await client.fetch(`things/${bad}?${bad}`);
      assertHeaders(requests, TOKEN_HEADERS);
      assert.match(requests[1].url, /^\/things\/[\x21-\x7e]+$/);
    });

    test(`a provider's practice and region are invalid: ${what}`, () => {
      const credentials = { clientId: "id", clientSecret: "hush" };
      const athena = { ...credentials, environment: "preview", practiceId: bad };
      const vagaro = { ...credentials, businessId: "b", region: bad };
      for (const [Client, options, name] of [
        [AthenaClient, athena, "practiceId"],
        [VagaroV2Client, vagaro, "region"],
      ]) {
        assert.throws(
          () => new Client(options),
          (error) => error.problems[0].option === name && !error.stack.includes("x-evil"),
        );
      }
    });
  }
});

describe("arguments of a call", () => {
  const INIT = [
    ["a header's value", (bad) => ({ headers: { "x-own": bad } })],
    ["a header's name", (bad) => ({ headers: { [bad]: "x" } })],
    ["a pair", (bad) => ({ headers: [["x-own", bad]] })],
    ["the method", (bad) => ({ method: bad })],
    ["the referrer", (bad) => ({ referrer: bad })],
  ];
  for (const [where, make] of INIT) {
    for (const bad of BAD) {
      test(`${where} adds no header: ${short(bad)}`, async (t) => {
        const { requests, options } = await server(t);
        const client = new OAuthClient(options);
        t.after(() => client.close());
        await client.getToken();
        try {
          await client.fetch("things", make(bad));
          assertHeaders(requests, [...TOKEN_HEADERS, "x-own", "referer"]);
        } catch (error) {
          // Headers accepts the last ASCII control character, and Node's connections do not.
          const codes = bad.includes("\x7f") ? ["invalid_call", "network_error"] : ["invalid_call"];
          assert.ok(codes.includes(error.code), error.stack);
          assert.equal(requests.length, 1);
          assert.doesNotMatch(error.message, /x-evil|患/);
        }
      });
    }
  }

  test("a value that could end its header is invalid with a custom fetch as well", async (t) => {
    const { options } = await server(t);
    const sent = [];
    const client = new OAuthClient({
      ...options,
      fetch: (input, init) => (sent.push(init.headers), fetch(input, init)),
    });
    t.after(() => client.close());
    await client.getToken();
    const error = await rejection(
      client.fetch("things", { headers: { "x-own": "a\r\nx-evil: 1" } }),
    );
    assert.equal(error.code, "invalid_call");
  });
});
