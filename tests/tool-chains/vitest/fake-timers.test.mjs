import { OAuthClient } from "everbearer";
import { startSandbox } from "everbearer/sandbox";
import { expect, test, vi } from "vitest";

test("a token that has expired by Vitest's clock is replaced", async () => {
  const sandbox = await startSandbox({ tokenLifetimeSeconds: 3600 });
  vi.useFakeTimers({ toFake: ["Date", "performance", "setTimeout", "clearTimeout"] });
  const { clientId, clientSecret, oauth } = sandbox;
  const { tokenUrl, baseUrl } = oauth;
  const client = new OAuthClient({ tokenUrl, baseUrl, clientId, clientSecret });

  await client.fetch("things");
  vi.setSystemTime(Date.now() + 3_600_000);
  await client.fetch("things");

  expect(client.status().generation).toBe(2);
  client.close();
  vi.useRealTimers();
  await sandbox.close();
});
