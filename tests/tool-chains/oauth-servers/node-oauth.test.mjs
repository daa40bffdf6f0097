// Against @node-oauth/oauth2-server, which reads forms only and does not decode Basic credentials: tokens, and the
// option that the error of a refused client names first.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { connect, ESCAPED, FIRST, PLAIN, refused, sent, SPECIAL } from "./client.mjs";
import { startServer } from "./server.mjs";

describe("a token is granted", () => {
  for (const [clientAuthentication, ...all] of [
    ["client_secret_basic", PLAIN],
    ["client_secret_basic_raw", PLAIN, SPECIAL, ESCAPED],
    ["client_secret_post", PLAIN, SPECIAL, ESCAPED],
  ]) {
    for (const credentials of all) {
      test(`by ${clientAuthentication}, to ${credentials.id}`, async (t) => {
        const tokenUrl = await startServer(t, credentials);
        const options = { scope: "read", clientAuthentication };
        const client = connect(t, tokenUrl, credentials, options);
        assert.equal((await client.getToken()).scope, "read");
      });
    }
  }
});

describe("the advice names", () => {
  for (const hidesErrors of [false, true]) {
    const hidden = hidesErrors ? ", behind an empty 403" : "";
    const code = hidesErrors ? "token_request_refused" : "invalid_client";

    for (const credentials of [SPECIAL, ESCAPED]) {
      const what = `credentials of ${credentials.id} that the server does not decode${hidden}`;
      test(`the other Basic encoding, for ${what}`, async (t) => {
        const tokenUrl = await startServer(t, credentials, { hidesErrors });
        const client = connect(t, tokenUrl, credentials);
        const { advice } = await refused(client, code, credentials.secret);
        assert.match(advice, FIRST.encoding);
        assert.match(advice, sent("form", "client_secret_basic"));
      });
    }

    for (const clientAuthentication of ["client_secret_basic", "client_secret_post"]) {
      const what = `a wrong secret by ${clientAuthentication}${hidden}`;
      test(`id and secret, for ${what}`, async (t) => {
        const wrong = { ...PLAIN, secret: "wrong-secret" };
        const tokenUrl = await startServer(t, PLAIN, { hidesErrors });
        const options = { clientAuthentication, scope: "read" };
        const client = connect(t, tokenUrl, wrong, options);
        const { error, advice } = await refused(client, code, wrong.secret);
        assert.match(advice, FIRST.credentials);
        assert.match(advice, sent("form", clientAuthentication));
        if (!hidesErrors) return;
        assert.deepEqual([error.status, error.error], [403, undefined]);
        assert.match(advice, / Also check scope, tokenUrl, /);
      });
    }
  }

  test("tokenRequestFormat, for JSON that the server does not read", async (t) => {
    const tokenUrl = await startServer(t, PLAIN);
    const client = connect(t, tokenUrl, PLAIN, { tokenRequestFormat: "json" });
    const { advice } = await refused(client, "token_request_refused", PLAIN.secret);
    assert.match(advice, FIRST.format);
    assert.match(advice, sent("json", "client_secret_post"));
  });

  test("the scope, for one that the server refuses", async (t) => {
    const tokenUrl = await startServer(t, PLAIN);
    const client = connect(t, tokenUrl, PLAIN, { scope: "read write" });
    const { advice } = await refused(client, "token_request_refused", PLAIN.secret);
    assert.match(advice, FIRST.scope);
  });

  test("clientAuthentication, for a client without credentials in sight", async (t) => {
    const tokenUrl = await startServer(t, PLAIN);
    const profile = { clientIdParameter: "key", clientSecretParameter: "pass" };
    const options = { clientAuthentication: "client_secret_post", profile };
    const client = connect(t, tokenUrl, PLAIN, options);
    const { error, advice } = await refused(client, "invalid_client", PLAIN.secret);
    assert.equal(error.error, "invalid_client");
    assert.match(advice, FIRST.credentials);
    assert.match(advice, / Also check .*clientAuthentication /);
  });
});
