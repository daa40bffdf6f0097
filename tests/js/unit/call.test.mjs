// A call with a URL only takes a shorter path to fetch than others, with the same result; and the facade
// passes all arguments that the module's methods take.

import assert from "node:assert/strict";
import { test } from "node:test";
import { OAuthClient } from "everbearer";
import { createGlue } from "../../../js/src/generated/glue.js";

/** The arguments of fetch for a call, except the signal, which differs between calls. */
async function given(options, ...call) {
  let seen;
  const client = new OAuthClient({
    tokenUrl: "https://auth.example.com/token",
    clientId: "id",
    clientSecret: "secret",
    baseUrl: "https://api.example.com/",
    ...options,
    fetch: (target, init) => {
      seen = { target, init };
      return Promise.resolve(Response.json({ access_token: "t0ken", expires_in: 3600 }));
    },
  });
  await client.getToken();
  await client.fetch(...call);
  client.close();
  const { signal, ...init } = seen.init;
  assert.equal(Object.getPrototypeOf(seen.init), null, "no prototype lends anything");
  assert.equal(Object.getPrototypeOf(init.headers), null);
  const headers = { ...init.headers };
  return { target: seen.target, init: { ...init, headers }, hasSignal: signal !== undefined };
}

for (const options of [{}, { timeoutMs: 5_000 }]) {
  for (const url of ["things", "https://api.example.com/things?a=b", "a/../things"]) {
    test(`${JSON.stringify(options)}: ${url} is sent as with an empty init`, async () => {
      const bare = await given(options, url);
      assert.deepEqual(bare, await given(options, url, {}));
      assert.deepEqual(Object.keys(bare.init).sort(), ["headers", "redirect"]);
      assert.equal(bare.hasSignal, options.timeoutMs === 5_000);
    });
  }
}

test("no method of the module takes more arguments than the facade passes", () => {
  const glue = createGlue({});
  for (const { prototype } of [glue.Client, glue.Call]) {
    for (const name of Object.getOwnPropertyNames(prototype)) {
      const method = prototype[name];
      if (name !== "constructor" && typeof method === "function")
        assert.ok(method.length <= 5, name);
    }
  }
});
