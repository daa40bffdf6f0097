// Against Authlib, which reads forms only and percent-decodes Basic credentials: tokens, and the option that the
// error of a refused client names first.

import { after, describe, test } from "node:test";
import assert from "node:assert/strict";
import { connect, ESCAPED, FIRST, PLAIN, refused, sent, SPECIAL, testAdvice } from "./client.mjs";
import { startPython } from "./python.mjs";

const BASIC_ONLY = { id: "basic", secret: "s3cr3t-of-basic", method: "client_secret_basic" };
const OTHER_GRANT = { id: "web", secret: "s3cr3t-of-the-web", grants: ["authorization_code"] };
const clients = [PLAIN, SPECIAL, ESCAPED, BASIC_ONLY, OTHER_GRANT];

const server = await startPython("authlib_server.py", { clients });
after(() => server.stop());
const TOKEN_URL = `${server.origin}/token`;

describe("a token is granted", () => {
  for (const [clientAuthentication, ...all] of [
    ["client_secret_basic", PLAIN, SPECIAL, ESCAPED, BASIC_ONLY],
    // Nothing in these looks like an encoded character.
    ["client_secret_basic_raw", PLAIN, SPECIAL, BASIC_ONLY],
    ["client_secret_post", PLAIN, SPECIAL, ESCAPED],
  ]) {
    for (const credentials of all) {
      test(`by ${clientAuthentication}, to ${credentials.id}`, async (t) => {
        const options = { scope: "read", clientAuthentication };
        const client = connect(t, TOKEN_URL, credentials, options);
        assert.equal((await client.getToken()).scope, "read");
      });
    }
  }
});

describe("the advice names", () => {
  for (const clientAuthentication of ["client_secret_post", "client_secret_basic"]) {
    for (const credentials of [PLAIN, SPECIAL]) {
      const how = `${clientAuthentication} of ${credentials.id}`;
      test(`tokenRequestFormat, for JSON with ${how}`, async (t) => {
        const options = { tokenRequestFormat: "json", clientAuthentication };
        const client = connect(t, TOKEN_URL, credentials, options);
        const { error, advice } = await refused(
          client,
          "token_request_refused",
          credentials.secret,
        );
        assert.deepEqual([error.status, error.error], [400, "unsupported_grant_type"]);
        assert.match(advice, FIRST.format);
        assert.doesNotMatch(advice, /client_secret_basic_raw/);
        assert.match(advice, sent("json", clientAuthentication));
      });
    }
  }

  testAdvice(TOKEN_URL, OTHER_GRANT, [ESCAPED]);

  test("id and secret, for an unknown client", async (t) => {
    const client = connect(t, TOKEN_URL, { ...PLAIN, id: "nobody" });
    const { advice } = await refused(client, "invalid_client", PLAIN.secret);
    assert.match(advice, FIRST.credentials);
  });

  test("clientAuthentication, for a client that may use Basic only", async (t) => {
    const options = { clientAuthentication: "client_secret_post" };
    const client = connect(t, TOKEN_URL, BASIC_ONLY, options);
    const { advice } = await refused(client, "invalid_client", BASIC_ONLY.secret);
    assert.match(advice, /^Check clientId .* Also check tokenRequestFormat, clientAuthentication /);
    assert.match(advice, sent("form", "client_secret_post"));
  });

  test("tokenUrl, for an address without a token endpoint", async (t) => {
    const client = connect(t, `${server.origin}/oauth/token`, SPECIAL);
    const { error, advice } = await refused(client, "token_request_refused", SPECIAL.secret);
    assert.equal(error.status, 404);
    assert.match(advice, FIRST.url);
  });
});
