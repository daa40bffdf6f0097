// Assertions of others, the places where they stand, and the grants that take them.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { inspect } from "node:util";
import { load } from "../packaging/load.mjs";
import { connectDouble, PLACES, tokenResponse } from "../support/double.mjs";

const { ConfigurationError, OAuthClient } = await load("everbearer");

const BARE = { ...PLACES, clientSecret: undefined };
const NO_SECRET = { clientSecret: undefined };
const JWT = (name) => `${name}.canary-assertion.signature`;

const formOf = ({ init }) => Object.fromEntries(new URLSearchParams(init.body));

const errorOf = (promise) =>
  promise.then(
    () => assert.fail("no error"),
    (error) => error,
  );

test("an assertion is asked for before each token request, and sent in the client's place", async (t) => {
  let asked = 0;
  const clientAssertion = async ({ signal }) => {
    asked += 1;
    assert.equal(signal.aborted, false);
    return ` ${JWT(`n${asked}`)}\n`;
  };
  const { client, tokens } = connectDouble(t, { ...NO_SECRET, clientAssertion });
  await Promise.all(Array.from({ length: 1_000 }, () => client.fetch("things")));
  client.invalidate();
  await client.getToken();
  assert.deepEqual([asked, tokens.length], [2, 2]);
  assert.deepEqual(tokens.map(formOf), [
    {
      client_id: "id",
      client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
      client_assertion: JWT("n1"),
      grant_type: "client_credentials",
    },
    { ...formOf(tokens[0]), client_assertion: JWT("n2") },
  ]);
});

test("a file is read for each token request; what it lacks is a transient error", async (t) => {
  const directory = mkdtempSync(join(tmpdir(), "everbearer-assertion-"));
  t.after(() => rmSync(directory, { recursive: true }));
  const path = join(directory, "token");
  writeFileSync(path, `\u{feff}${JWT("one")}\n`);
  const { client, tokens } = connectDouble(t, {}, ({ fetch, baseUrl }) =>
    OAuthClient.fromEnv("ACME", {
      fetch,
      baseUrl,
      policy: { backoffBaseMs: 1 },
      env: {
        ACME_TOKEN_URL: PLACES.tokenUrl,
        ACME_CLIENT_ID: "id",
        ACME_CLIENT_ASSERTION_FILE: path,
        ACME_CLIENT_ASSERTION_TYPE: "urn:ietf:params:oauth:client-assertion-type:jwt-spiffe",
      },
    }),
  );
  await Promise.all(Array.from({ length: 1_000 }, () => client.fetch("things")));
  assert.equal(tokens.length, 1);
  writeFileSync(path, JWT("two"));
  client.invalidate();
  await client.getToken();
  assert.deepEqual(
    tokens.map((call) => formOf(call).client_assertion),
    [JWT("one"), JWT("two")],
  );
  assert.match(formOf(tokens[0]).client_assertion_type, /jwt-spiffe$/);
  for (const spoil of [
    () => writeFileSync(path, ""),
    () => writeFileSync(path, "canary-assertion.half"),
    () => rmSync(path),
  ]) {
    spoil();
    client.invalidate();
    const error = await errorOf(client.getToken());
    assert.deepEqual([error.code, error.transient], ["credentials_unavailable", true]);
    assert.match(error.message, /^clientAssertion could not be had/);
    assert.equal(inspect(error).includes("canary"), false);
  }
  writeFileSync(path, JWT("three"));
  client.invalidate();
  await client.getToken();
  assert.equal(tokens.length, 3);
});

test("a refused assertion is asked for once more; another one is sent at once", async (t) => {
  const given = [JWT("stale"), JWT("fresh")];
  const { client, tokens } = connectDouble(t, {
    ...NO_SECRET,
    clientAssertion: () => given.shift() ?? JWT("fresh"),
    token: (call, index) =>
      formOf(call).client_assertion === JWT("fresh")
        ? tokenResponse(index)
        : Response.json({ error: "invalid_client" }, { status: 401 }),
  });
  assert.equal((await client.fetch("things")).status, 200);
  assert.equal(tokens.length, 2);

  const { client: other, tokens: refused } = connectDouble(t, {
    ...NO_SECRET,
    clientAssertion: () => JWT("stale"),
    token: ({ init }) =>
      Response.json(
        { error: "invalid_client", error_description: `got ${new URLSearchParams(init.body)}` },
        { status: 401 },
      ),
  });
  const error = await errorOf(other.getToken());
  assert.equal(error.code, "invalid_client");
  assert.match(error.message, /Check the issuer, the subject and the audience of clientAssertion/);
  assert.equal(inspect(error).includes("canary"), false, inspect(error));
  assert.equal(refused.length, 1);
});

/**
 * Requests as providers document them. `body`: to the byte; the order of a form's parameters differs from page to page
 * of the same provider, so `parameters` are compared as such.
 */
const DOCUMENTED = {
  // platform.claude.com/docs/manage-claude/wif-reference
  Anthropic: {
    options: {
      grant: "jwt-bearer",
      tokenRequestFormat: "json",
      tokenParameters: {
        federation_rule_id: "fdrl_1",
        organization_id: "00000000-0000-4000-8000-000000000000",
        service_account_id: "svac_1",
      },
    },
    body:
      `{"grant_type":"urn:ietf:params:oauth:grant-type:jwt-bearer","assertion":"${JWT("a")}",` +
      `"federation_rule_id":"fdrl_1","organization_id":"00000000-0000-4000-8000-000000000000",` +
      `"service_account_id":"svac_1"}`,
  },
  // developers.openai.com/api/reference/workload-identity-federation
  OpenAI: {
    options: {
      grant: "token-exchange",
      tokenRequestFormat: "json",
      tokenParameters: { identity_provider_id: "idp", service_account_id: "sa" },
    },
    body:
      `{"grant_type":"urn:ietf:params:oauth:grant-type:token-exchange",` +
      `"subject_token_type":"urn:ietf:params:oauth:token-type:jwt","subject_token":"${JWT("a")}",` +
      `"identity_provider_id":"idp","service_account_id":"sa"}`,
  },
  // openrouter.ai/docs/api/api-reference/oauth/exchange-a-workload-identity-token
  OpenRouter: {
    options: {
      grant: "token-exchange",
      tokenParameters: { federation_policy_id: "4b2f7d1e-8c3a-4e5f-9a6b-1c2d3e4f5a6b" },
    },
    parameters: {
      federation_policy_id: "4b2f7d1e-8c3a-4e5f-9a6b-1c2d3e4f5a6b",
      grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
      subject_token: JWT("a"),
      subject_token_type: "urn:ietf:params:oauth:token-type:jwt",
    },
  },
};

for (const [provider, { options, body, parameters }] of Object.entries(DOCUMENTED)) {
  test(`${provider}: the request is the documented one, with nothing of a client`, async (t) => {
    const { client, tokens } = connectDouble(t, {
      ...NO_SECRET,
      clientId: undefined,
      clientAssertion: () => JWT("a"),
      ...options,
    });
    await client.getToken();
    if (body) assert.equal(tokens[0].init.body, body);
    if (parameters) assert.deepEqual(formOf(tokens[0]), parameters);
    const headers = [...tokens[0].headers.keys()];
    assert.deepEqual(headers, ["accept", "content-type"]);
    assert.equal(client.toJSON().clientId, undefined);
  });
}

test("a grant with a secret beside it authenticates the client as well", async (t) => {
  const { client, tokens } = connectDouble(t, {
    grant: "jwt-bearer",
    clientAssertion: () => JWT("a"),
    clientAuthentication: "client_secret_post",
  });
  await client.getToken();
  const { client_id, client_secret, assertion } = formOf(tokens[0]);
  assert.deepEqual([client_id, client_secret, assertion], ["id", "hush", JWT("a")]);
});

test("a provider's own grant is sent as it is", async (t) => {
  const { client, tokens } = connectDouble(t, {
    grant: "account_credentials",
    tokenParameters: { account_id: "7" },
  });
  await client.getToken();
  assert.equal(tokens[0].init.body, "grant_type=account_credentials&account_id=7");
});

test("what is exchanged may be another token, if its type says so", async (t) => {
  const opaque = { ...NO_SECRET, grant: "token-exchange", clientAssertion: () => "opaque-token" };
  const { client } = connectDouble(t, opaque);
  const error = await errorOf(client.getToken());
  assert.match(error.cause.message, /gave no JWT/);
  const subjectTokenType = "urn:ietf:params:oauth:token-type:access_token";
  const { client: other, tokens } = connectDouble(t, { ...opaque, subjectTokenType });
  await other.getToken();
  assert.equal(formOf(tokens[0]).subject_token, "opaque-token");
});

test("what a grant needs is told at construction", () => {
  for (const [options, option, words] of [
    [{ grant: "jwt-bearer" }, "clientAssertion", /is missing: none needs it/],
    [
      { grant: "jwt-bearer", clientAuthentication: "private_key_jwt" },
      "clientAuthentication",
      /cannot go with this grant/,
    ],
    [{ grant: " " }, "grant", /is empty/],
  ]) {
    assert.throws(
      () => new OAuthClient({ ...BARE, ...options }),
      (error) => {
        assert.ok(error instanceof ConfigurationError);
        assert.match(error.problems.find((one) => one.option === option)?.problem ?? "", words);
        return true;
      },
    );
  }
});
