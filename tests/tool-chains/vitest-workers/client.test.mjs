import { env } from "cloudflare:workers";
import { OAuthClient } from "everbearer";
import { expect, test } from "vitest";
import { exercise } from "./exercise.mjs";

test("a client does the exercise in a worker", async () => {
  expect(navigator.userAgent).toBe("Cloudflare-Workers");
  expect(await exercise(OAuthClient, env)).toBe("token, call, replay, fake time");
});
