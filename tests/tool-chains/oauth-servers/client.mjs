// Owns a client of one of the servers, and what its error tells a refused client.

import assert from "node:assert/strict";
import { test } from "node:test";
import { OAuthClient, TokenError } from "everbearer";

/** The credentials of the servers' clients. */
export const PLAIN = { id: "reports", secret: "s3cr3t-without-special-characters" };
/** With characters that encoded and raw Basic credentials write differently. */
export const SPECIAL = { id: "billing", secret: "50% off+1 z" };
/** Its raw form holds what a server that percent-decodes takes for an encoded slash. */
export const ESCAPED = { id: "export", secret: "key%2Fof the export" };

/** A client with these credentials, until the end of the test. */
export function connect(t, tokenUrl, { id: clientId, secret: clientSecret }, options = {}) {
  const client = new OAuthClient({ tokenUrl, clientId, clientSecret, ...options });
  t.after(() => client.close());
  return client;
}

/**
 * Gets no token, and an error with this code that does not show the secret. Resolves with the error and with its
 * advice: the message without what the server said.
 */
export async function refused(client, code, secret) {
  const error = await client.getToken().then(
    () => assert.fail("a token was granted"),
    (reason) => reason,
  );
  assert.ok(error instanceof TokenError, String(error));
  assert.deepEqual([error.code, error.transient], [code, false], error.message);
  assert.equal(`${error.stack}`.includes(secret), false);
  const said = [error.status, error.error].filter((one) => one !== undefined).join(" ");
  const description = error.errorDescription
    ? `: ${error.errorDescription.replace(/\.$/, "")}`
    : "";
  const happened = `${client.toJSON().tokenUrl} responded ${said}${description}. `;
  assert.ok(error.message.startsWith(`The token endpoint ${happened}`), error.message);
  return { error, advice: error.message.slice(`The token endpoint ${happened}`.length) };
}

/** The starts of advice, by the option that they name. */
export const FIRST = {
  format: /^Check tokenRequestFormat: /,
  encoding:
    /^clientId or clientSecret holds characters that client_secret_basic encodes and client_secret_basic_raw does not: try the other clientAuthentication\. /,
  credentials: /^Check clientId and clientSecret, /,
  scope: /^Check scope\. /,
  grant: /^The server does not allow this client the client-credentials grant\. /,
  urlAndFormat: /^Check tokenUrl and tokenRequestFormat: /,
  url: /^Check tokenUrl\. /,
};

/** The end of advice: how the request was sent. */
export const sent = (format, authentication) =>
  new RegExp(` Sent: tokenRequestFormat ${format}, clientAuthentication ${authentication}\\.$`);

/** What every server that reads forms gives reason to say: its token endpoint, and a client of another grant. */
export function testAdvice(tokenUrl, otherGrant, special) {
  for (const credentials of special) {
    const what = `raw credentials of ${credentials.id} that the server decodes`;
    test(`the other Basic encoding, for ${what}`, async (t) => {
      const options = { clientAuthentication: "client_secret_basic_raw" };
      const client = connect(t, tokenUrl, credentials, options);
      const { error, advice } = await refused(client, "invalid_client", credentials.secret);
      assert.deepEqual([error.status, error.error], [401, "invalid_client"]);
      assert.match(advice, FIRST.encoding);
      assert.match(advice, sent("form", "client_secret_basic_raw"));
    });
  }

  for (const clientAuthentication of ["client_secret_basic", "client_secret_post"]) {
    test(`id and secret, for a wrong secret by ${clientAuthentication}`, async (t) => {
      const wrong = { ...PLAIN, secret: "wrong-secret" };
      const client = connect(t, tokenUrl, wrong, { clientAuthentication });
      const { advice } = await refused(client, "invalid_client", wrong.secret);
      assert.match(advice, FIRST.credentials);
      assert.match(advice, sent("form", clientAuthentication));
    });
  }

  for (const [what, credentials, options, said, first] of [
    [
      "the scope, for one that the server does not know",
      PLAIN,
      { scope: "read write" },
      "invalid_scope",
      "scope",
    ],
    ["the grant, for a client that may not use it", otherGrant, {}, "unauthorized_client", "grant"],
  ]) {
    test(what, async (t) => {
      const client = connect(t, tokenUrl, credentials, options);
      const { error, advice } = await refused(client, "token_request_refused", credentials.secret);
      assert.equal(error.error, said);
      assert.match(advice, FIRST[first]);
    });
  }
}
