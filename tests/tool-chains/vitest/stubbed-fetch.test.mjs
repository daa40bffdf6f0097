import { OAuthClient } from "everbearer";
import { afterEach, expect, test, vi } from "vitest";

afterEach(() => vi.unstubAllGlobals());

test("a stub of fetch serves token requests and calls", async () => {
  const stub = vi.fn(async (input) =>
    String(input.url ?? input).endsWith("/token")
      ? Response.json({ access_token: "a-token", token_type: "Bearer", expires_in: 3600 })
      : Response.json({ id: 7 }),
  );
  vi.stubGlobal("fetch", stub);
  const client = new OAuthClient({
    tokenUrl: "https://id.example.com/token",
    baseUrl: "https://api.example.com/",
    clientId: "id",
    clientSecret: "secret",
  });

  const response = await client.fetch("things/7");

  expect(await response.json()).toEqual({ id: 7 });
  expect(stub).toHaveBeenCalledTimes(2);
  client.close();
});
