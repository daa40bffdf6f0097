// Tenants at rest: their secrets and keys are in no memory of the process, and of a closed pool the tokens neither.

import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { test } from "node:test";
import { setup } from "../support/setup.mjs";
import { dumped } from "./dumps.mjs";

const SECRET = "Zq7hT2mVx9Kc4RbN8sWd";

const SCRIPT = `
  const { ClientPool } = await load("everbearer/pool");
  const { OPTIONS, PLACE } = env;
  const { clientId, tokenUrl, baseUrl } = JSON.parse(OPTIONS);
  // Each secret is made for its tenant, and nobody else has it afterwards.
  const secretOf = (tenant) => env.SECRET.split("").reverse().join("") + "-" + tenant;
  const pool = new ClientPool({
    tokenUrl, baseUrl, maxTenants: 40,
    fetch: async (input, init) => {
      if (!String(input).endsWith("/token")) return new Response("{}");
      const sent = String(init.body) + new Headers(init.headers).get("authorization");
      if (!/secret|Basic/.test(sent)) throw new Error("nothing was sent");
      return Response.json({ access_token: env.TOKEN + Math.random(), expires_in: 3600 });
    },
    clientAuthentication: env.WAY,
    credentials: (tenant) => ({ clientId, clientSecret: secretOf(tenant) }),
  });
  const names = Array.from({ length: 30 }, (_, at) => "t" + at);
  await Promise.all(names.map(async (tenant) => (await pool.for(tenant).fetch("things")).text()));
  const { atRest } = pool.status();
  await dump("rest");
  pool.close();
  await dump("closed");
  console.log(atRest >= 10, memories.length);`;

for (const way of ["client_secret_basic", "client_secret_post"]) {
  test(`${way}: no secret of a tenant at rest, and no token of a closed pool`, async (t) => {
    const { oauth } = await setup(t);
    const reversed = SECRET.split("").reverse().join("");
    const token = "canary-access-token-0.";
    const { outcome, read } = await dumped(t, SCRIPT, {
      OPTIONS: JSON.stringify({
        clientId: "acme",
        tokenUrl: oauth.tokenUrl,
        baseUrl: oauth.baseUrl,
      }),
      SECRET,
      TOKEN: token.slice(0, -2),
      WAY: way,
    });
    assert.deepEqual(outcome, [0, "true 1\n", ""]);
    const rest = await read("rest", "wasm");
    const found = [
      `${reversed}-t0`,
      Buffer.from(`acme:${reversed}`).toString("base64").slice(0, 20),
    ];
    for (const text of found) assert.ok(!rest.includes(text), `${text} in the module's memory`);
    assert.ok(rest.includes(token), "tokens are there, so the search works");
    assert.ok(!(await read("rest", "heap")).includes(`${reversed}-t0`), "nor in the heap");
    const closed = await read("closed", "wasm");
    assert.ok(!closed.includes(token), "tokens are wiped");
    assert.ok(!closed.includes(reversed));
  });
}

test("a private key of each tenant is in no memory of one at rest", async (t) => {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const pem = privateKey.export({ type: "pkcs8", format: "pem" });
  const middle = pem.split("\n")[1].slice(10, 50);
  const script = SCRIPT.replace(
    "clientSecret: secretOf(tenant)",
    'privateKey: readFileSync(env.PEM, "utf8"), assertionAudience: "https://as.example.com"',
  )
    .replace("clientAuthentication: env.WAY,", "")
    .replace("/secret|Basic/", "/assertion/");
  const { oauth } = await setup(t);
  const { outcome, read } = await dumped(
    t,
    script,
    {
      OPTIONS: JSON.stringify({
        clientId: "acme",
        tokenUrl: oauth.tokenUrl,
        baseUrl: oauth.baseUrl,
      }),
      SECRET,
      TOKEN: "canary-access-token-",
    },
    { PEM: pem },
  );
  assert.deepEqual(outcome, [0, "true 1\n", ""]);
  assert.ok(!(await read("rest", "wasm")).includes(middle));
  assert.ok(!(await read("rest", "heap")).includes(middle));
});
