// A fetch that breaks its contract, as a mock without a configured response does: the call fails, and the
// process lives on.

import assert from "node:assert/strict";
import { test } from "node:test";
import { runScript } from "../support/child.mjs";

const SETUP = `
  const { OAuthClient } = await load("everbearer");
  const token = JSON.stringify({ access_token: "a", token_type: "Bearer", expires_in: 60 });
  let calls = 0;
  const afterToken = (respond) => () => calls++ ? respond() : Promise.resolve(new Response(token));
  const make = (own) => new OAuthClient({
    tokenUrl: "https://auth.example.com/token",
    clientId: "a",
    clientSecret: "b",
    baseUrl: "https://api.example.com/",
    maxRetries: 0,
    policy: { tokenAttempts: 1 },
    ...own,
  });
  const tell = (client) => client.fetch("things").then(
    ({ status }) => console.log(status),
    ({ code }) => console.log(code),
  );
`;

for (const [name, code, said] of [
  [
    "a custom fetch that resolves a token request with nothing",
    "await tell(make({ fetch: () => undefined }))",
    "token_endpoint_unreachable",
  ],
  [
    "a custom fetch that resolves a token request with text",
    'await tell(make({ fetch: () => "text" }))',
    "token_endpoint_unreachable",
  ],
  [
    "a custom fetch that resolves a call with nothing",
    "await tell(make({ fetch: afterToken(() => undefined) }))",
    "network_error",
  ],
  [
    "a custom fetch whose error cannot be inspected",
    `const shy = new Proxy(new Error("x"), { get() { throw new Error("do not look"); } });
     await tell(make({ fetch: afterToken(() => Promise.reject(shy)) }))`,
    "network_error",
  ],
  [
    "a global fetch that resolves with nothing",
    "globalThis.fetch = () => undefined; await tell(make({}))",
    "token_endpoint_unreachable",
  ],
  [
    "a global fetch that returns no promise",
    "globalThis.fetch = afterToken(() => new Response('', { status: 201 })); await tell(make({}))",
    "201",
  ],
  [
    "a Response of another class, as undici's fetch gives it",
    `const foreign = (respond) => async () => {
       const { status, headers, body } = await respond();
       return { status, headers, body, redirected: false, url: "" };
     };
     await tell(make({ fetch: foreign(afterToken(() => new Response("", { status: 202 }))) }))`,
    "202",
  ],
]) {
  test(name, async () => {
    const ended = await runScript(SETUP + code);
    assert.deepEqual(ended, { code: 0, stdout: `${said}\n`, stderr: "" });
  });
}
