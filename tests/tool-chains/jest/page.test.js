// In a test environment that looks like a web page, the error says what to do, and an option overrides it.

const { TextDecoder, TextEncoder } = require("node:util");
const { OAuthClient } = require("everbearer");

const options = {
  tokenUrl: "https://auth.example.com/token",
  clientId: "acme",
  clientSecret: "secret",
  baseUrl: "https://api.example.com/",
};

/** jsdom has neither fetch nor Response. */
const response = (body) => ({
  status: 200,
  headers: { get: () => null },
  text: async () => JSON.stringify(body),
  clone: undefined,
});
const fetch = async (url) =>
  response(url === options.tokenUrl ? { access_token: "a-token", expires_in: 3600 } : {});

test("a page is refused, and the message names the environment to use", () => {
  expect(() => new OAuthClient(options)).toThrow(
    expect.objectContaining({
      code: "browser_refused",
      message: expect.stringContaining("@jest-environment node"),
    }),
  );
});

test("a global that jsdom lacks is named", () => {
  const meant = { ...options, fetch, dangerouslyAllowBrowser: true };
  expect(() => new OAuthClient(meant)).toThrow(
    expect.objectContaining({
      code: "wasm_unavailable",
      message: expect.stringContaining("TextDecoder is missing"),
    }),
  );
});

test("an intended page with all globals gets a token and makes a call", async () => {
  Object.assign(globalThis, { TextDecoder, TextEncoder });
  const client = new OAuthClient({ ...options, fetch, dangerouslyAllowBrowser: true });
  const response = await client.fetch("things");
  expect(response.status).toBe(200);
  expect(client.status().tokenRequests).toBe(1);
  client.close();
});
