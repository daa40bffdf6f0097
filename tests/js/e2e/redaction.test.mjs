// Nothing printed of a client, a token, an event or an error shows the secret, a token, or the credentials
// in any form in which they are sent.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { inspect } from "node:util";
import { runScript } from "../support/child.mjs";
import { load } from "../packaging/load.mjs";
import { assertClean, base64, basicForm, canaries, form } from "../support/canaries.mjs";
import { EVENTS, record, rejection, setup, statuses, until } from "../support/setup.mjs";

const { isEverbearerError } = await load("everbearer");

const SECRET = "cän&ry=+ %s/\"\\<secret>~*'é:x";
const tokensIn = (sandbox) =>
  sandbox.oauth
    .requests()
    .filter(({ endpoint }) => endpoint === "api")
    .map(({ headers }) => headers.authorization.replace("Bearer ", ""));

describe("with a secret full of special characters", () => {
  for (const [name, options] of [
    ["basic", {}],
    ["raw basic", { clientAuthentication: "client_secret_basic_raw" }],
    ["post", { clientAuthentication: "client_secret_post" }],
    ["JSON", { tokenRequestFormat: "json" }],
  ]) {
    test(`sent by ${name}: client, status, token and events show nothing`, async (t) => {
      const { sandbox, oauth, connect } = await setup(t, { clientSecret: SECRET });
      if (name === "raw basic") {
        const body = { access_token: "raw-basic-token", expires_in: 600 };
        oauth.token.inject({ kind: "status", status: 200, body }, { times: 9 });
        oauth.api.inject({ kind: "status", status: 200 }, { times: 9 });
      }
      const client = connect(options);
      const heard = record(client, EVENTS);
      assert.deepEqual(await statuses(client, 1), [200]);
      const token = await client.getToken();
      assert.ok((await client.authorization()).includes(token.accessToken));
      if (name !== "raw basic") {
        oauth.revokeTokens();
        oauth.api.inject({ kind: "status", status: 503 });
        assert.deepEqual(await statuses(client, 1), [200]);
        oauth.revokeTokens();
        oauth.token.inject({ kind: "unauthorized" });
        await rejection(client.fetch("things"));
      }
      const forbidden = canaries(sandbox, [token.accessToken, ...tokensIn(sandbox)]);
      assertClean([client, client.status(), token, heard, ...heard.flat()], forbidden);
      assert.match(inspect(token), /\[redacted\]/);
      assert.match(inspect(client), /OAuthClient.*sandbox-client.*\[redacted\]/s);
      assert.equal(structuredClone(token).accessToken, undefined);
    });
  }

  for (const [name, options, sentAs] of [
    ["basic", {}, (id) => `Basic ${base64(`${basicForm(id)}:${basicForm(SECRET)}`)}`],
    [
      "raw basic",
      { clientAuthentication: "client_secret_basic_raw" },
      (id) => `Basic ${base64(`${id}:${SECRET}`)}`,
    ],
    ["post", { clientAuthentication: "client_secret_post" }, () => `client_secret=${form(SECRET)}`],
    ["JSON", { tokenRequestFormat: "json" }, () => JSON.stringify({ client_secret: SECRET })],
  ]) {
    test(`sent by ${name}: a server that echoes them does not reveal them`, async (t) => {
      const { sandbox, oauth, connect } = await setup(t, { clientSecret: SECRET });
      const forbidden = canaries(sandbox, []);
      const echo = `${SECRET}! ${form(SECRET)} ${sentAs(sandbox.clientId)} end`;
      const responses = [
        { status: 401, body: { error: echo, error_description: echo, error_uri: echo } },
        { status: 200, body: { access_token: "t", token_type: echo } },
        { status: 400, body: { error: "e", error_description: "x".repeat(292) + SECRET } },
      ];
      for (const response of responses) {
        oauth.token.inject({ kind: "status", ...response });
        const client = connect(options);
        const heard = record(client, EVENTS);
        const error = await rejection(client.getToken());
        assert.equal(isEverbearerError(error), true);
        // Truncating a long text must not leave the beginning of the secret.
        const cut = response.status === 400 ? [SECRET.slice(0, 5)] : [];
        const shown = [error, client, client.status(), ...heard.flat()];
        assertClean(shown, [...forbidden, ...cut]);
      }
      oauth.token.inject({ kind: "status", status: 200, body: { access_token: "t", scope: echo } });
      const client = connect(options);
      const heard = record(client, EVENTS);
      assertClean([await client.getToken(), client.status(), ...heard.flat()], forbidden);
    });
  }
});

test("no error of a call shows its token, nor does the error's cause", async (t) => {
  const { sandbox, oauth, connect } = await setup(t, { clientSecret: SECRET });
  const client = connect({ maxRetries: 0 });
  const { accessToken } = await client.getToken();
  oauth.api.inject({ kind: "reset" });
  const errors = [await rejection(client.fetch("things"))];
  oauth.api.inject({ kind: "hang" });
  errors.push(await rejection(client.fetch("things", { timeoutMs: 50 })));
  errors.push(await rejection(client.fetch("things", { headers: { Authorization: SECRET } })));
  errors.push(await rejection(client.fetch(`https://u:${form(SECRET)}@elsewhere.example/x`)));
  errors.push(await rejection(client.fetch(`${oauth.baseUrl.replace("//", "//u:pw@")}x`)));
  oauth.token.inject({ kind: "reset" }, { times: Infinity });
  client.invalidate();
  errors.push(await rejection(client.fetch("things")));
  client.close();
  errors.push(await rejection(client.fetch("things")));
  assert.deepEqual(
    errors.map(({ code }) => code),
    [
      "network_error",
      "call_timeout",
      "authorization_header_present",
      "origin_not_allowed",
      "invalid_call",
      "token_endpoint_unreachable",
      "client_closed",
    ],
  );
  assert.ok(errors[0].cause instanceof Error);
  assertClean([...errors, client, client.status()], canaries(sandbox, [accessToken]));
});

test("configuration mistakes never repeat a value", async (t) => {
  const { connect } = await setup(t);
  const wrong = [
    { clientId: `${SECRET}\n` },
    { clientSecret: `${SECRET}\n` },
    { tokenUrl: SECRET },
    { tokenUrl: `https://u:${form(SECRET)}@auth.example/` },
    { clientAuthentication: SECRET },
    { scope: SECRET },
    { baseUrl: `https://api.example/?k=${form(SECRET)}` },
    { allowedOrigins: [SECRET] },
    { tokenParameters: { grant_type: SECRET } },
    { tokenParameters: { more: [SECRET] } },
    { tokenRequestHeaders: { "x-own": `${SECRET}{nothing}` } },
    { tokenRequestMethod: SECRET },
    { tokenTimeoutMs: SECRET },
    { policy: { backoffBaseMs: SECRET } },
  ];
  for (const options of wrong) {
    const error = await rejection((async () => connect(options))());
    assert.equal(error.code, "invalid_configuration", Object.keys(options)[0]);
    assertClean([error, ...error.problems], [SECRET, form(SECRET), base64(SECRET)]);
  }
});

test("the query of tokenUrl is not shown", async (t) => {
  const { oauth, connect } = await setup(t);
  oauth.token.inject({ kind: "status", status: 500 }, { times: Infinity });
  const client = connect({ tokenUrl: `${oauth.tokenUrl}?api_key=canary-key` });
  const error = await rejection(client.getToken());
  assert.match(oauth.requests()[0].path, /\?api_key=canary-key$/);
  assertClean([error, client, client.status()], ["canary-key"]);
});

test("console methods and an uncaught error print no secret", async (t) => {
  const { sandbox, oauth } = await setup(t, { clientSecret: SECRET });
  const { tokenUrl, baseUrl } = oauth;
  const options = { tokenUrl, baseUrl, clientId: sandbox.clientId, clientSecret: SECRET };
  oauth.api.inject({ kind: "reset" }, { times: Infinity });
  const { code, stdout, stderr } = await runScript(
    `const { OAuthClient } = await load("everbearer");
     const client = new OAuthClient({ ...JSON.parse(env.OPTIONS), maxRetries: 0 });
     const token = await client.getToken();
     for (const value of [client, token, client.status(), { client, token }]) {
       console.log(value, "%o", value);
       console.error("%o %O %j %s", value, value, value, value);
       console.dir(value, { depth: null, showHidden: true });
       console.table([value]);
       console.trace(value);
     }
     await client.fetch("things");`,
    { env: { OPTIONS: JSON.stringify(options) } },
  );
  await until(() => oauth.counters().apiCalls === 1);
  assert.equal(code, 1);
  assert.match(stderr, /CallError: The API call got no response/);
  assert.match(stdout, /\[redacted\]/);
  for (const canary of canaries(sandbox, tokensIn(sandbox))) {
    assert.ok(!(stdout + stderr).includes(canary), canary);
  }
});
