/** @jest-environment node */
const { OAuthClient } = require("everbearer");
const { startSandbox } = require("everbearer/sandbox");

test("a test file with the environment node, in a project with jsdom", async () => {
  const sandbox = await startSandbox();
  const { clientId, clientSecret, oauth } = sandbox;
  const { tokenUrl, baseUrl } = oauth;
  const client = new OAuthClient({ tokenUrl, baseUrl, clientId, clientSecret });

  const response = await client.fetch("things");

  expect(response.status).toBe(200);
  client.close();
  await sandbox.close();
});
