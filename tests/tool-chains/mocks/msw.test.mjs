import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { OAuthClient } from "everbearer";
import { http, HttpResponse } from "msw";
import { setupServer } from "msw/node";

const server = setupServer(
  http.post("https://id.example.com/token", () =>
    HttpResponse.json({ access_token: "a-token", token_type: "Bearer", expires_in: 3600 }),
  ),
  http.get("https://api.example.com/things/:id", ({ request, params }) =>
    HttpResponse.json({ id: params.id, token: request.headers.get("authorization") }),
  ),
);
before(() => server.listen({ onUnhandledRequest: "error" }));
after(() => server.close());

test("msw serves the token request and the call", async () => {
  const client = new OAuthClient({
    tokenUrl: "https://id.example.com/token",
    baseUrl: "https://api.example.com/",
    clientId: "id",
    clientSecret: "secret",
  });

  const response = await client.fetch("things/7");

  assert.deepEqual(await response.json(), { id: "7", token: "Bearer a-token" });
  client.close();
});
