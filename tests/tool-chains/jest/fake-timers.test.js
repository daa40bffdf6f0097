const { OAuthClient } = require("everbearer");
const { startSandbox } = require("everbearer/sandbox");

test("a token that has expired by Jest's clock is replaced", async () => {
  const sandbox = await startSandbox({ tokenLifetimeSeconds: 3600 });
  jest.useFakeTimers({ doNotFake: ["nextTick", "queueMicrotask", "setImmediate"] });
  const { clientId, clientSecret, oauth } = sandbox;
  const { tokenUrl, baseUrl } = oauth;
  const client = new OAuthClient({ tokenUrl, baseUrl, clientId, clientSecret });

  await client.fetch("things");
  jest.setSystemTime(Date.now() + 3_600_000);
  await client.fetch("things");

  expect(client.status().generation).toBe(2);
  client.close();
  jest.useRealTimers();
  await sandbox.close();
});
