// What a test meets that looks like a web page: what to do is said, and who means it can go on.

const { TextDecoder, TextEncoder } = require("node:util");
const { OAuthClient } = require("everbearer");

const options = {
  tokenUrl: "https://auth.example.com/token",
  clientId: "acme",
  clientSecret: "secret",
  baseUrl: "https://api.example.com/",
};

/** jsdom has no fetch, and no Response either. */
const answer = (body) => ({
  status: 200,
  headers: { get: () => null },
  text: async () => JSON.stringify(body),
  clone: undefined,
});
const fetch = async (url) =>
  answer(url === options.tokenUrl ? { access_token: "a-token", expires_in: 3600 } : {});

test("a page is refused, and the message names the environment to use", () => {
  expect(() => new OAuthClient(options)).toThrow(
    expect.objectContaining({
      code: "browser_refused",
      message: expect.stringContaining("@jest-environment node"),
    }),
  );
});

test("what jsdom lacks is named", () => {
  const meant = { ...options, fetch, dangerouslyAllowBrowser: true };
  expect(() => new OAuthClient(meant)).toThrow(
    expect.objectContaining({
      code: "wasm_unavailable",
      message: expect.stringContaining("TextDecoder is missing"),
    }),
  );
});

test("a page that is meant, and has all that is needed, gets a token and makes a call", async () => {
  Object.assign(globalThis, { TextDecoder, TextEncoder });
  const client = new OAuthClient({ ...options, fetch, dangerouslyAllowBrowser: true });
  const response = await client.fetch("things");
  expect(response.status).toBe(200);
  expect(client.status().tokenRequests).toBe(1);
  client.close();
});
