import assert from "node:assert/strict";
import { test } from "node:test";
import { OAuthClient } from "everbearer";
import nock from "nock";

const client = new OAuthClient({
  tokenUrl: "https://id.example.com/token",
  baseUrl: "https://api.example.com/",
  clientId: "id",
  clientSecret: "secret",
});

test("nock serves the token request and the call", async () => {
  const tokenResponse = { access_token: "a-token", token_type: "Bearer", expires_in: 3600 };
  nock("https://id.example.com").post("/token").reply(200, tokenResponse);
  nock("https://api.example.com", { reqheaders: { authorization: "Bearer a-token" } })
    .get("/things/7")
    .reply(200, { id: 7 });

  const response = await client.fetch("things/7");

  assert.deepEqual(await response.json(), { id: 7 });
  assert.ok(nock.isDone());
  client.close();
});
