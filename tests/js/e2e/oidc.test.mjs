// Against oidc-provider: authentication with ids and secrets that need encoding, scopes and resources.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { load } from "../packaging/load.mjs";
import { CLIENTS, REPORTS, startApi, startProvider, THINGS } from "./oidc-server.mjs";

const { OAuthClient, TokenError } = await load("everbearer");

/** Provider, API and a function that makes clients for both. */
async function setup(t, { audience } = {}) {
  const provider = await startProvider(t);
  const api = await startApi(t, provider, { audience });
  const connect = ({ id, secret }, own) => {
    const client = new OAuthClient({
      tokenUrl: provider.tokenUrl,
      clientId: id,
      clientSecret: secret,
      baseUrl: api.baseUrl,
      ...own,
    });
    t.after(() => client.close());
    return client;
  };
  return { provider, api, connect };
}

/** The error of a client that gets no token, which must not show the secret. */
async function tokenError(client, secret) {
  const error = await client.getToken().then(
    () => assert.fail("a token was granted"),
    (reason) => reason,
  );
  assert.ok(error instanceof TokenError, String(error));
  const shown = `${error.stack} ${JSON.stringify(error)}`;
  assert.equal(shown.includes(secret), false);
  assert.equal(shown.includes(encodeURIComponent(secret)), false);
  assert.equal(error.transient, false);
  return error;
}

async function claimsOf(response) {
  assert.equal(response.status, 200);
  return response.json();
}

describe("authentication", () => {
  for (const { id, secret, method } of [CLIENTS.basic, CLIENTS.post]) {
    test(`${method} with an id and a secret that need encoding`, async (t) => {
      const { provider, api, connect } = await setup(t);
      const client = connect({ id, secret }, { clientAuthentication: method });
      const claims = await claimsOf(await client.fetch("things"));
      assert.equal(claims.client_id, id);
      assert.equal(claims.aud, THINGS);
      assert.equal((await client.fetch("things", { method: "POST", body: "x" })).status, 200);
      assert.deepEqual([provider.counts.tokenRequests, api.counts.rejected], [1, 0]);
    });
  }

  test("client_secret_basic is the default", async (t) => {
    const { connect } = await setup(t);
    const client = connect(CLIENTS.basic);
    assert.equal((await claimsOf(await client.fetch("things"))).client_id, CLIENTS.basic.id);
  });

  test("a wrong secret is invalid_client, with the server's description and advice", async (t) => {
    const { provider, api, connect } = await setup(t);
    const wrong = `${CLIENTS.basic.secret}-no-more`;
    const client = connect({ ...CLIENTS.basic, secret: wrong });
    const error = await tokenError(client, wrong);
    assert.deepEqual(
      [error.code, error.status, error.error],
      ["invalid_client", 401, "invalid_client"],
    );
    assert.ok(error.message.includes(provider.tokenUrl), error.message);
    assert.match(error.message, /clientSecret/);
    assert.match(error.message, /client_secret_basic/);
    await assert.rejects(client.fetch("things"), { code: "invalid_client" });
    assert.equal(provider.counts.tokenRequests, 1, "the second call gets the stored error");
    assert.equal(api.counts.calls, 0);
  });

  test("raw Basic credentials are refused with a clear error, encoded ones accepted", async (t) => {
    const { connect } = await setup(t);
    const raw = connect(CLIENTS.raw, { clientAuthentication: "client_secret_basic_raw" });
    const error = await tokenError(raw, CLIENTS.raw.secret);
    assert.ok(["invalid_client", "token_request_refused"].includes(error.code), error.code);
    assert.equal(error.error, "invalid_request");
    assert.match(error.errorDescription, /not properly encoded/);
    assert.match(error.message, /not properly encoded/);
    const encoded = connect(CLIENTS.raw, { clientAuthentication: "client_secret_basic" });
    assert.equal((await claimsOf(await encoded.fetch("things"))).client_id, CLIENTS.raw.id);
  });
});

describe("scopes and resources", () => {
  test("the requested scope is granted, and the API accepts it", async (t) => {
    const { connect } = await setup(t);
    const client = connect(CLIENTS.basic, { scope: ["things:read", "things:write"] });
    assert.equal((await client.getToken()).scope, "things:read things:write");
    assert.equal((await client.fetch("needs/things:write")).status, 200);
  });

  test("a scope that the server drops is missing from the token", async (t) => {
    const { provider, connect } = await setup(t);
    const client = connect(CLIENTS.post, {
      clientAuthentication: "client_secret_post",
      scope: "things:read things:destroy",
    });
    assert.equal((await client.getToken()).scope, "things:read");
    const { scope, missingScope } = client.status();
    assert.deepEqual([scope, missingScope], ["things:read", "things:destroy"]);
    assert.equal((await client.fetch("needs/things:destroy")).status, 403);
    assert.equal(provider.counts.tokenRequests, 1, "403 is no reason to ask for a new token");
  });

  test("a resource indicator gets a token for that audience only", async (t) => {
    const { api, connect } = await setup(t, { audience: REPORTS });
    const client = connect(CLIENTS.basic, { resource: REPORTS, scope: "reports:read" });
    const claims = await claimsOf(await client.fetch("needs/reports:read"));
    assert.deepEqual([claims.aud, claims.scope], [REPORTS, "reports:read"]);
    assert.equal(api.counts.rejected, 0);
    const other = connect(CLIENTS.basic, { resource: THINGS });
    assert.equal((await other.fetch("things")).status, 401, "a newer token is no better");
  });

  for (const [name, resource] of [
    ["an unknown resource", "urn:example:nowhere"],
    ["two resources at once", [THINGS, REPORTS]],
  ]) {
    test(`${name} is invalid_target`, async (t) => {
      const { connect } = await setup(t);
      const error = await tokenError(connect(CLIENTS.basic, { resource }), CLIENTS.basic.secret);
      assert.deepEqual(
        [error.code, error.status, error.error],
        ["token_request_refused", 400, "invalid_target"],
      );
      assert.match(error.message, /resource/);
    });
  }
});
