// athenahealth and Vagaro with plain options: the client sends, byte by byte, the requests in their
// documentation.

import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "../packaging/load.mjs";
import { setup } from "../support/setup.mjs";

const { OAuthClient } = await load("everbearer");

async function connect(t, system, options) {
  const { sandbox } = await setup(t);
  const { tokenUrl, baseUrl } = sandbox[system];
  const { clientId, clientSecret } = sandbox;
  const client = new OAuthClient({ tokenUrl, baseUrl, clientId, clientSecret, ...options });
  t.after(() => client.close());
  return { sandbox, system: sandbox[system], client };
}

test("athenahealth: Basic credentials, form body, scope as documented", async (t) => {
  const { sandbox, system, client } = await connect(t, "athena", {
    clientAuthentication: "client_secret_basic",
    scope: "athena/service/Athenanet.MDP.*",
  });
  const response = await client.fetch("patients/1");
  assert.equal((await response.json())[0].patientid, "1");
  const [token, call, ...more] = system.requests();
  assert.deepEqual(more, []);
  assert.deepEqual([token.method, token.path], ["POST", "/oauth2/v1/token"]);
  const pair = `${sandbox.clientId}:${sandbox.clientSecret}`;
  assert.equal(token.headers.authorization, `Basic ${Buffer.from(pair).toString("base64")}`);
  assert.equal(token.headers["content-type"], "application/x-www-form-urlencoded");
  assert.equal(token.headers.accept, "application/json");
  assert.deepEqual(
    [...new URLSearchParams(token.body)],
    [
      ["grant_type", "client_credentials"],
      ["scope", "athena/service/Athenanet.MDP.*"],
    ],
  );
  assert.equal(
    token.body,
    "grant_type=client_credentials&scope=athena%2Fservice%2FAthenanet.MDP.*",
  );
  assert.deepEqual([call.method, call.path], ["GET", "/v1/195900/patients/1"]);
  const { accessToken, scope } = await client.getToken();
  assert.equal(call.headers.authorization, `Bearer ${accessToken}`);
  assert.equal(scope, "athena/service/Athenanet.MDP.*");
});

test("Vagaro: credentials in a JSON body, in the documented order", async (t) => {
  const { sandbox, system, client } = await connect(t, "vagaro", { tokenRequestFormat: "json" });
  const body = JSON.stringify({ customer_id: "cust_456" });
  const init = { method: "POST", body, headers: { "content-type": "application/json" } };
  const response = await client.fetch("customers/retrieve", init);
  assert.equal((await response.json()).customer_id, "cust_456");
  const [token, call, ...more] = system.requests();
  assert.deepEqual(more, []);
  assert.deepEqual([token.method, token.path], ["POST", "/api/auth/token"]);
  assert.equal(token.headers["content-type"], "application/json");
  assert.equal(token.headers.authorization, undefined);
  const documented = {
    client_id: sandbox.clientId,
    client_secret: sandbox.clientSecret,
    grant_type: "client_credentials",
  };
  assert.equal(token.body, JSON.stringify(documented));
  assert.deepEqual([call.method, call.path, call.body], ["POST", "/api/customers/retrieve", body]);
  assert.equal(call.headers.authorization, `Bearer ${(await client.getToken()).accessToken}`);
  assert.match(call.headers.authorization, /^Bearer [\w-]+\.[\w-]+\.[\w-]+$/);
});

test("Vagaro's documented GET, with a replay after a 401", async (t) => {
  const { system, client } = await connect(t, "vagaro", { tokenRequestFormat: "json" });
  assert.equal((await client.fetch("/api/customers/123")).status, 200);
  system.revokeTokens();
  assert.equal((await client.fetch("/api/customers/123")).status, 200);
  assert.equal(system.counters().tokenRequests, 2);
});

for (const [system, options] of [
  ["athena", { scope: "athena/service/Athenanet.MDP.*" }],
  ["vagaro", { tokenRequestFormat: "json" }],
]) {
  test(`${system}: a wrong secret fails as documented`, async (t) => {
    const { client } = await connect(t, system, { ...options, clientSecret: "wrong" });
    await assert.rejects(client.getToken(), {
      code: "invalid_client",
      status: 401,
      error: "invalid_client",
      errorDescription: "Client authentication failed",
    });
  });
}
