// Clients that are known by a certificate (RFC 8705), by the recipe of docs/mtls.md for Node: undici's fetch with its
// own dispatcher.

import assert from "node:assert/strict";
import { test } from "node:test";
import { decodeJwt } from "jose";
import { OAuthClient } from "everbearer";
import { Agent, fetch as undiciFetch } from "undici";
import { METHODS, startMutualTls, thumbprint } from "../e2e/mutual-tls-server.mjs";
import { authority as ca, leaf } from "./tls/server.mjs";

function connect(t, options, connection) {
  const dispatcher = new Agent({ connect: connection });
  t.after(() => dispatcher.destroy());
  const fetch = (input, init) => undiciFetch(input, { ...init, dispatcher });
  const client = new OAuthClient({ ...options, fetch });
  t.after(() => client.close());
  return client;
}

for (const method of METHODS) {
  test(`${method}: the token is bound to the certificate, and calls present it`, async (t) => {
    const { issuer, options, seen } = await startMutualTls(t);
    const client = connect(t, options(method), { ca, ...leaf });
    assert.equal((await client.fetch("things")).status, 200);
    const { accessToken } = await client.getToken();
    assert.equal(decodeJwt(accessToken).cnf["x5t#S256"], thumbprint);
    // Of the global class, which undici's fetch does not know.
    const request = new Request(`${issuer}/api/things`, { method: "POST", body: "once" });
    assert.equal((await client.fetch(request)).status, 200);
    assert.deepEqual(seen, [
      ["GET", ""],
      ["POST", "once"],
    ]);
  });

  test(`${method}: without the certificate the client is refused`, async (t) => {
    const { options } = await startMutualTls(t);
    const client = connect(t, options(method), { ca });
    await assert.rejects(client.getToken(), ({ code, message }) => {
      assert.equal(code, "invalid_client");
      assert.match(message, /Check clientId\./);
      return true;
    });
  });
}
