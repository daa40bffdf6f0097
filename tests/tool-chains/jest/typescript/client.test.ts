import { OAuthClient } from "everbearer";
import { startSandbox, virtualClock, type Sandbox } from "everbearer/sandbox";

const clock = virtualClock();
let sandbox: Sandbox;
let client: OAuthClient;

beforeEach(async () => {
  sandbox = await startSandbox({ clock, tokenLifetimeSeconds: 3600 });
  const { clientId, clientSecret, oauth } = sandbox;
  const { tokenUrl, baseUrl } = oauth;
  client = new OAuthClient({ tokenUrl, baseUrl, clientId, clientSecret, clock });
});

afterEach(async () => {
  client.close();
  await sandbox.close();
});

test("a call gets a token", async () => {
  const response = await client.fetch("things");
  expect(response.status).toBe(200);
  expect(sandbox.oauth.counters().tokenRequests).toBe(1);
});

test("a revoked token is replaced", async () => {
  await client.fetch("things");
  sandbox.oauth.revokeTokens();
  const response = await client.fetch("things");
  expect(response.status).toBe(200);
  expect(client.status().generation).toBe(2);
});

test("a token is refreshed within its hour", async () => {
  await client.fetch("things");
  await clock.advance(3_600_000, client);
  expect(client.status().generation).toBe(2);
});
