// A process that is suspended for longer than its tokens live, as functions are between invocations, while
// the server closes its connections: the next call of each kind succeeds, without a replay.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { dirname } from "node:path";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { variablesOf } from "../runtimes/variables.mjs";
import { startSandbox } from "../support/setup.mjs";

const directory = dirname(fileURLToPath(import.meta.url));
const LIFETIME = { tokenLifetimeSeconds: 1 };

/** One client for each kind of call; all call once, and once more when a line arrives. */
const PROGRAM = `
  import { createInterface } from "node:readline";
  import { load } from ${JSON.stringify(new URL("../packaging/load.mjs", import.meta.url).href)};
  const { OAuthClient } = await load("everbearer");
  const { AthenaClient } = await load("everbearer/athena");
  const { VagaroClient } = await load("everbearer/vagaro");
  const oauth = (call) => [OAuthClient.fromEnv("ACME"), call];
  const write = { method: "POST", body: "{}", headers: { "content-type": "application/json" } };
  const kinds = {
    fetch: oauth(async (client) => (await client.fetch("things")).status),
    write: oauth(async (client) => (await client.fetch("things", write)).status),
    getToken: oauth(async (client) => (await client.getToken()).tokenType),
    authorization: oauth(async (client) => (await client.authorization()).split(" ")[0]),
    athena: [AthenaClient.fromEnv(), async (client) => (await client.patients.getPatient("1")).patientid],
    vagaro: [
      VagaroClient.fromEnv(),
      async (client) => (await client.customers.retrieve({ customer_id: "123" })).customer_id,
    ],
  };
  const all = async () => {
    const outcomes = {};
    for (const [kind, [client, call]] of Object.entries(kinds)) {
      outcomes[kind] = await call(client).catch((error) => error.stack);
    }
    console.log(JSON.stringify(outcomes));
  };
  await all();
  createInterface({ input: process.stdin }).once("line", () => all().then(() => process.exit()));
`;

async function issue({ oauth, clientId, clientSecret }) {
  const authorization = `Basic ${btoa(`${clientId}:${clientSecret}`)}`;
  const body = new URLSearchParams({ grant_type: "client_credentials" });
  const response = await fetch(oauth.tokenUrl, {
    method: "POST",
    headers: { authorization },
    body,
  });
  return (await response.json()).access_token;
}

/** Resolves when a token that is newer than all those of the frozen process has expired. */
async function outlived(sandbox) {
  const authorization = `Bearer ${await issue(sandbox)}`;
  const { tokenRequests } = sandbox.oauth.counters();
  const ask = async () => {
    const things = new URL("things", sandbox.oauth.baseUrl);
    const response = await fetch(things, { headers: { authorization } });
    await response.arrayBuffer();
    return response.status;
  };
  assert.equal(await ask(), 200);
  while ((await ask()) !== 401);
  assert.equal(sandbox.oauth.counters().tokenRequests, tokenRequests, "it stands still");
}

const windows = process.platform === "win32" && "Windows stops no process";

test("the first call of each kind after the suspension succeeds", { skip: windows }, async (t) => {
  const first = await startSandbox(LIFETIME);
  t.after(() => first.close());
  const args = ["--input-type=module", "-e", PROGRAM];
  const env = { ...process.env, ...variablesOf(first) };
  const child = spawn(process.execPath, args, {
    cwd: directory,
    env,
    stdio: ["pipe", "pipe", "inherit"],
  });
  t.after(() => child.kill("SIGKILL"));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => JSON.parse((await lines.next()).value);

  const before = await next();
  for (const [kind, outcome] of Object.entries(before)) {
    assert.doesNotMatch(String(outcome), /Error/, kind);
  }
  child.kill("SIGSTOP");
  await outlived(first);
  const { clientId, clientSecret } = first;
  await first.close();
  const port = Number(new URL(first.url).port);
  const second = await startSandbox({ ...LIFETIME, port, clientId, clientSecret });
  t.after(() => second.close());
  child.kill("SIGCONT");
  child.stdin.write("\n");

  assert.deepEqual(await next(), before);
  for (const system of ["oauth", "athena", "vagaro"]) {
    assert.equal(
      second[system].counters().apiUnauthorized,
      0,
      `${system}: no call tried an old token`,
    );
  }
});
