import assert from "node:assert/strict";
import { test } from "node:test";
import { OAuthClient } from "everbearer";
import { fetch, MockAgent } from "undici";

test("undici's MockAgent serves the token request and the call", async () => {
  const dispatcher = new MockAgent();
  dispatcher.disableNetConnect();
  const tokenResponse = { access_token: "a-token", token_type: "Bearer", expires_in: 3600 };
  dispatcher
    .get("https://id.example.com")
    .intercept({ path: "/token", method: "POST" })
    .reply(200, JSON.stringify(tokenResponse));
  dispatcher
    .get("https://api.example.com")
    .intercept({ path: "/things/7", headers: { authorization: "Bearer a-token" } })
    .reply(200, JSON.stringify({ id: 7 }));
  const client = new OAuthClient({
    tokenUrl: "https://id.example.com/token",
    baseUrl: "https://api.example.com/",
    clientId: "id",
    clientSecret: "secret",
    fetch: (input, init) => fetch(input, { ...init, dispatcher }),
  });

  const response = await client.fetch("things/7");

  assert.deepEqual(await response.json(), { id: 7 });
  dispatcher.assertNoPendingInterceptors();
  client.close();
});
