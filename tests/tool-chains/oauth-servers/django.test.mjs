// Against django-oauth-toolkit, which reads forms, or JSON by a setting, and form-decodes Basic credentials:
// tokens, revoked tokens, and the option that the error of a refused client names first.

import { after, describe, test } from "node:test";
import assert from "node:assert/strict";
import { connect, ESCAPED, FIRST, PLAIN, refused, sent, SPECIAL, testAdvice } from "./client.mjs";
import { startPython } from "./python.mjs";

const OTHER_GRANT = { id: "web", secret: "s3cr3t-of-the-web", grant: "authorization-code" };
const clients = [PLAIN, SPECIAL, ESCAPED, OTHER_GRANT];

const started = await Promise.allSettled([
  startPython("django_server.py", { clients }),
  startPython("django_server.py", { clients, json: true }),
]);
after(() => Promise.all(started.map(({ value }) => value?.stop())));
const [forms, json] = started.map(({ value, reason }) => {
  if (!value) throw reason;
  return value.origin;
});
const FORM_URL = `${forms}/o/token/`;
const JSON_URL = `${json}/o/token/`;

describe("a token is granted", () => {
  for (const [tokenRequestFormat, clientAuthentication, ...all] of [
    ["form", "client_secret_basic", PLAIN, SPECIAL, ESCAPED],
    ["form", "client_secret_basic_raw", PLAIN],
    ["form", "client_secret_post", PLAIN, SPECIAL, ESCAPED],
    ["json", "client_secret_basic", PLAIN, SPECIAL, ESCAPED],
    ["json", "client_secret_basic_raw", PLAIN],
    ["json", "client_secret_post", PLAIN, SPECIAL, ESCAPED],
  ]) {
    for (const credentials of all) {
      const how = `a ${tokenRequestFormat} with ${clientAuthentication}`;
      test(`for ${how}, to ${credentials.id}`, async (t) => {
        const tokenUrl = tokenRequestFormat === "json" ? JSON_URL : FORM_URL;
        const options = { scope: "read", tokenRequestFormat, clientAuthentication };
        const client = connect(t, tokenUrl, credentials, options);
        assert.equal((await client.getToken()).scope, "read");
      });
    }
  }
});

/** Revokes the client's token, as RFC 7009 has it. */
async function revoke(client, { id, secret }) {
  const { accessToken } = await client.getToken();
  const parameters = { token: accessToken, client_id: id, client_secret: secret };
  const body = new URLSearchParams(parameters);
  const { status } = await fetch(`${forms}/o/revoke_token/`, { method: "POST", body });
  assert.equal(status, 200);
}

describe("a call with a revoked token, to which the resource responds 403,", () => {
  for (const [what, profile, expected] of [
    ["is the caller's", undefined, [403, 1]],
    ["is replayed if rejectedStatuses has 403", { rejectedStatuses: [401, 403] }, [200, 2]],
  ]) {
    test(what, async (t) => {
      const options = { baseUrl: forms, ...(profile && { profile }) };
      const client = connect(t, FORM_URL, PLAIN, options);
      assert.equal((await client.fetch("things")).status, 200);
      await revoke(client, PLAIN);
      const { status } = await client.fetch("things");
      assert.deepEqual([status, client.status().generation], expected);
    });
  }
});

describe("the advice names", () => {
  for (const clientAuthentication of ["client_secret_post", "client_secret_basic"]) {
    for (const credentials of [PLAIN, SPECIAL]) {
      const how = `${clientAuthentication} of ${credentials.id}`;
      const refusedFor = async (t, tokenUrl, tokenRequestFormat) => {
        const options = { tokenRequestFormat, clientAuthentication };
        const client = connect(t, tokenUrl, credentials, options);
        const { error, advice } = await refused(
          client,
          "token_request_refused",
          credentials.secret,
        );
        assert.deepEqual([error.status, error.error], [400, "unsupported_grant_type"]);
        assert.doesNotMatch(advice, /client_secret_basic_raw/);
        assert.match(advice, sent(tokenRequestFormat, clientAuthentication));
        return advice;
      };

      test(`tokenRequestFormat, for JSON with ${how}`, async (t) => {
        assert.match(await refusedFor(t, FORM_URL, "json"), FIRST.format);
      });

      test(`tokenUrl and tokenRequestFormat, for a form with ${how} that is not read`, async (t) => {
        assert.match(await refusedFor(t, JSON_URL, "form"), FIRST.urlAndFormat);
      });
    }
  }

  testAdvice(FORM_URL, OTHER_GRANT, [SPECIAL, ESCAPED]);

  test("tokenUrl, for an address without its last slash", async (t) => {
    const client = connect(t, FORM_URL.slice(0, -1), PLAIN);
    const error = await client.getToken().catch((reason) => reason);
    assert.equal(error.code, "token_endpoint_redirected");
    assert.match(error.message, / Set tokenUrl to its final address\.$/);
  });
});
