// A partner with a certificate authority of its own that wants a certificate of its clients: the recipe of
// docs/tool-chains.md, a fetch with a dispatcher, serves token requests and calls alike.

import assert from "node:assert/strict";
import { test } from "node:test";
import { OAuthClient } from "everbearer";
import { Agent, fetch as undiciFetch } from "undici";
import { identity, startTls } from "./tls/server.mjs";

const { cert } = identity;

/** A server that lets nobody in without a certificate, and notes what it was asked for. */
async function startPartner(t) {
  const seen = [];
  const respond = (request, response) => {
    seen.push([request.url, request.socket.authorized]);
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ access_token: "a-token", token_type: "Bearer", expires_in: 60 }));
  };
  const wanted = { ca: cert, requestCert: true, rejectUnauthorized: true };
  const { url } = await startTls(t, respond, wanted);
  return { url, seen };
}

function clientOf(t, { url }, connect) {
  const dispatcher = new Agent({ connect });
  t.after(() => dispatcher.destroy());
  const client = new OAuthClient({
    tokenUrl: `${url}/token`,
    baseUrl: `${url}/api/`,
    clientId: "acme",
    clientSecret: "secret",
    fetch: (input, init) => undiciFetch(input, { ...init, dispatcher }),
  });
  t.after(() => client.close());
  return client;
}

test("token requests and calls show the client's certificate, and trust the partner's", async (t) => {
  const partner = await startPartner(t);
  const client = clientOf(t, partner, { ca: cert, ...identity });
  assert.equal((await client.fetch("things")).status, 200);
  assert.deepEqual(partner.seen, [
    ["/token", true],
    ["/api/things", true],
  ]);
});

for (const [what, connect, code] of [
  ["without the partner's authority", identity, "token_endpoint_untrusted"],
  ["without a certificate", { ca: cert }, "token_endpoint_unreachable"],
]) {
  test(`${what} no request arrives`, async (t) => {
    const partner = await startPartner(t);
    const client = clientOf(t, partner, connect);
    const failed = new Promise((told) => client.on("token-failed", ({ error }) => told(error)));
    const call = client.fetch("things").catch((error) => error);
    assert.equal((await failed).code, code);
    client.close();
    assert.ok((await call) instanceof Error);
    assert.deepEqual(partner.seen, []);
  });
}
