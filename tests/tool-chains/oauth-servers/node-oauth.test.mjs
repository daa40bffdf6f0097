// Against @node-oauth/oauth2-server: tokens, and the option that the error of a refused client names first.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { OAuthClient, TokenError } from "everbearer";
import { startServer } from "./server.mjs";

const PLAIN = { id: "reports", secret: "s3cr3t-without-special-characters" };
const SPECIAL = { id: "reports", secret: "50% off+1 z" };

async function connect(t, credentials, options, behaviour) {
  const tokenUrl = await startServer(t, credentials, behaviour);
  const { id: clientId, secret: clientSecret } = credentials;
  const client = new OAuthClient({ tokenUrl, clientId, clientSecret, ...options });
  t.after(() => client.close());
  return client;
}

/** The advice: the error's message without what happened. It must not show the secret. */
async function advice(client, secret) {
  const error = await client.getToken().catch((reason) => reason);
  assert.ok(error instanceof TokenError, String(error));
  assert.equal(`${error.stack}`.includes(secret), false);
  assert.equal(error.transient, false);
  return error.message.slice(error.message.search(/ (?:Check|The server|clientId) /) + 1);
}

describe("a token is granted", () => {
  for (const [what, credentials, options] of [
    ["by Basic credentials", PLAIN, {}],
    ["by credentials in the body", SPECIAL, { clientAuthentication: "client_secret_post" }],
    ["by raw Basic credentials", SPECIAL, { clientAuthentication: "client_secret_basic_raw" }],
  ]) {
    test(what, async (t) => {
      const client = await connect(t, credentials, { scope: "read", ...options });
      assert.equal((await client.getToken()).scope, "read");
    });
  }
});

describe("the advice names", () => {
  test("tokenRequestFormat, for JSON that the server does not read", async (t) => {
    const client = await connect(t, PLAIN, { tokenRequestFormat: "json" });
    const told = await advice(client, PLAIN.secret);
    assert.match(told, /^Check tokenRequestFormat: /);
    assert.match(told, / Sent: tokenRequestFormat json, .* client_secret_post\.$/);
  });

  test("the other Basic encoding, for credentials that the server does not decode", async (t) => {
    for (const behaviour of [{}, { hidesErrors: true }]) {
      const client = await connect(t, SPECIAL, {}, behaviour);
      const told = await advice(client, SPECIAL.secret);
      assert.match(told, /^clientId or clientSecret holds characters .*client_secret_basic_raw/);
      assert.match(told, / Sent: .*, clientAuthentication client_secret_basic\.$/);
    }
  });

  test("id and secret, for a wrong secret", async (t) => {
    const client = await connect(t, PLAIN, { clientSecret: "wrong-secret" });
    assert.match(await advice(client, "wrong-secret"), /^Check clientId and clientSecret, /);
  });

  test("id, secret and scope, for an empty 403", async (t) => {
    const options = { clientSecret: "wrong-secret", scope: "read" };
    const client = await connect(t, PLAIN, options, { hidesErrors: true });
    const told = await advice(client, "wrong-secret");
    assert.match(told, /^Check clientId and clientSecret, .* Also check scope, tokenUrl, /);
  });

  test("the scope, for one that the server refuses", async (t) => {
    const client = await connect(t, PLAIN, { scope: "read write" });
    assert.match(await advice(client, PLAIN.secret), /^Check scope\. /);
  });

  test("clientAuthentication, for a client without credentials in sight", async (t) => {
    const options = { profile: { clientIdParameter: "key", clientSecretParameter: "pass" } };
    const client = await connect(t, PLAIN, {
      clientAuthentication: "client_secret_post",
      ...options,
    });
    assert.match(await advice(client, PLAIN.secret), /clientAuthentication/);
  });
});
