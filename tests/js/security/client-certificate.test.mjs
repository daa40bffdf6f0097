// A provider with its own certificate authority that requires client certificates: the recipe of
// docs/tool-chains.md, a fetch with a dispatcher, works for token requests and for calls.

import assert from "node:assert/strict";
import { test } from "node:test";
import { OAuthClient } from "everbearer";
import { Agent, fetch as undiciFetch } from "undici";
import { identity, startTls } from "./tls/server.mjs";

const { cert } = identity;

/** A server that requires a client certificate and records its requests. */
async function startProvider(t) {
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

test("token requests and calls send the client's certificate and trust the provider's", async (t) => {
  const provider = await startProvider(t);
  const client = clientOf(t, provider, { ca: cert, ...identity });
  assert.equal((await client.fetch("things")).status, 200);
  assert.deepEqual(provider.seen, [
    ["/token", true],
    ["/api/things", true],
  ]);
});

for (const [what, connect, code] of [
  ["without the provider's authority", identity, "token_endpoint_untrusted"],
  ["without a certificate", { ca: cert }, "token_endpoint_unreachable"],
]) {
  test(`no request arrives ${what}`, async (t) => {
    const provider = await startProvider(t);
    const client = clientOf(t, provider, connect);
    const failed = new Promise((told) => client.on("token-failed", ({ error }) => told(error)));
    const call = client.fetch("things").catch((error) => error);
    assert.equal((await failed).code, code);
    client.close();
    assert.ok((await call) instanceof Error);
    assert.deepEqual(provider.seen, []);
  });
}
