// Options that look right and cannot work are errors when the client is made, and initialize reports a
// module that comes too late.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { load } from "../packaging/load.mjs";
import { runScript } from "../support/child.mjs";
import { PLACES } from "../support/double.mjs";

const { OAuthClient } = await load("everbearer");

const WILD = [
  "https://*.example.com",
  "https://*",
  "*",
  "https://api.*.com",
  "https://api-*.example.com",
  "https://api.example.com:*",
  "https://%2a.example.com",
  "*.example.com",
  "http://*.localhost",
];

describe("allowedOrigins is invalid with a wildcard, which would match nothing:", () => {
  for (const origin of WILD) {
    test(origin, () => {
      assert.throws(
        () => new OAuthClient({ ...PLACES, allowedOrigins: ["https://a.example.com", origin] }),
        ({ code, problems }) => {
          assert.equal(code, "invalid_configuration");
          assert.deepEqual(
            problems.map(({ option }) => option),
            ["allowedOrigins"],
          );
          return true;
        },
      );
      assert.throws(
        () =>
          OAuthClient.fromEnv("ACME", {
            env: {
              ACME_TOKEN_URL: PLACES.tokenUrl,
              ACME_CLIENT_ID: "i",
              ACME_CLIENT_SECRET: "s",
              ACME_ALLOWED_ORIGINS: origin,
            },
          }),
        ({ problems }) => problems[0].variable === "ACME_ALLOWED_ORIGINS",
      );
    });
  }

  test("and the problem says that each origin must be named", () => {
    const [origin] = WILD;
    assert.throws(
      () => new OAuthClient({ ...PLACES, allowedOrigins: [origin] }),
      ({ problems }) => /wildcard|\*/.test(problems[0].problem),
    );
  });

  test("long or unusual names are not wildcards", () => {
    const allowedOrigins = ["https://x.y.z.example.com:8443", "https://xn--bcher-kva.example"];
    new OAuthClient({ ...PLACES, allowedOrigins }).close();
  });
});

const COMPILE = `
  const { createRequire } = await import("node:module");
  const { readFileSync } = await import("node:fs");
  const { resolve } = createRequire(import.meta.url);
  const compiled = new WebAssembly.Module(readFileSync(resolve("everbearer/everbearer.wasm")));
  const options = {
    tokenUrl: "https://auth.example.com/token",
    clientId: "i",
    clientSecret: "s",
    fetch: async () => Response.json({ access_token: "t", expires_in: 60 }),
  };
  const { OAuthClient } = await load("everbearer");
  const { initialize } = await load("everbearer/slim");`;

describe("initialize", () => {
  test("after the first client throws a clear error and changes nothing", async () => {
    const { code, stdout, stderr } = await runScript(`${COMPILE}
      const client = new OAuthClient(options);
      try { initialize(compiled); console.log("silent"); }
      catch (error) { console.log(error instanceof Error, /initialize before the first client/.test(error.message)); }
      console.log((await client.getToken()).generation);
      new OAuthClient(options).close();
      client.close();`);
    assert.deepEqual([code, stdout, stderr], [0, "true true\n1\n", ""]);
  });

  test("before the first client is accepted, also twice", async () => {
    const { code, stdout, stderr } = await runScript(`${COMPILE}
      initialize(compiled);
      initialize(compiled);
      const client = new OAuthClient(options);
      console.log((await client.getToken()).generation);
      client.close();`);
    assert.deepEqual([code, stdout, stderr], [0, "1\n", ""]);
  });
});
