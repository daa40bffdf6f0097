import assert from "node:assert/strict";
import { test } from "node:test";
import { OAuthClient } from "everbearer";
import sinon from "sinon";

test("a stub of Sinon responds, and its fake timers let a token expire", async () => {
  const stub = sinon
    .stub(globalThis, "fetch")
    .callsFake(async (input) =>
      String(input.url ?? input).endsWith("/token")
        ? Response.json({ access_token: "a-token", token_type: "Bearer", expires_in: 3600 })
        : Response.json({ id: 7 }),
    );
  const timers = sinon.useFakeTimers({ toFake: ["Date", "performance"], now: Date.now() });
  const client = new OAuthClient({
    tokenUrl: "https://id.example.com/token",
    baseUrl: "https://api.example.com/",
    clientId: "id",
    clientSecret: "secret",
  });

  await client.fetch("things/7");
  timers.tick(3_600_000);
  await client.fetch("things/7");

  assert.equal(client.status().generation, 2);
  assert.equal(stub.callCount, 4);
  client.close();
  timers.restore();
  stub.restore();
});
