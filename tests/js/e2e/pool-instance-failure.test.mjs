// A trap in the WebAssembly instance ends a pool's instance only: callers get one error, tenants at rest begin anew, and
// the next calls work on a new instance.

import assert from "node:assert/strict";
import { test } from "node:test";
import { runScript } from "../support/child.mjs";

const SCRIPT = `
  const problems = [];
  process.on("uncaughtException", (error) => problems.push("uncaught: " + error));
  process.on("unhandledRejection", (error) => problems.push("unhandled: " + error));
  let traps = 0;
  const { Instance } = WebAssembly;
  WebAssembly.Instance = function (module, imports) {
    if (!("a" in imports)) return new Instance(module, imports);
    const exports = {};
    for (const [name, value] of Object.entries(new Instance(module, imports).exports)) {
      exports[name] = typeof value !== "function" ? value : (...args) => {
        if (traps === 0) return value(...args);
        traps -= 1;
        if (traps > 0) return value(...args);
        throw new WebAssembly.RuntimeError("unreachable");
      };
    }
    return { exports };
  };
  globalThis.FinalizationRegistry = class { register() {} unregister() {} };
  const { ClientPool } = await load("everbearer/pool");
  let requests = 0;
  let release;
  let held = 0;
  const pool = new ClientPool({
    tokenUrl: "https://auth.example.com/token",
    baseUrl: "https://api.example.com/",
    maxTenants: 10,
    tokenRequests: { atOnce: 2 },
    fetch: async (input) => {
      if (!String(input).endsWith("/token")) return new Response("{}");
      requests += 1;
      if (release) { held += 1; await release; }
      return Response.json({ access_token: "t" + requests, expires_in: 3600 });
    },
    credentials: (tenant) => ({ clientId: tenant, clientSecret: "s" }),
  });
  const outcome = async (tenant) => {
    try { return (await pool.for(tenant).fetch("things")).status; }
    catch (error) { return error.code ?? String(error); }
  };
  const names = (count) => Array.from({ length: count }, (_, at) => "t" + at);
  const all = (tenants) => Promise.all(tenants.map(outcome));
  const turns = async () => { for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate); };
  const done = (result) => console.log(JSON.stringify({ ...result, requests, problems, status: pool.status() }));
`;

async function run(script) {
  const { code, stdout, stderr } = await runScript(SCRIPT + script);
  assert.deepEqual([code, stderr], [0, ""]);
  const result = JSON.parse(stdout);
  assert.deepEqual(result.problems, []);
  return result;
}

const count = (outcomes) => {
  const counts = {};
  for (const one of outcomes) counts[one] = (counts[one] ?? 0) + 1;
  return counts;
};

test("with tenants awake and at rest: one error at most, and all of them work again", async () => {
  const { first, trapped, after, requests, status } = await run(`
    const first = await all(names(8));
    traps = 1;
    const trapped = await all(names(8));
    const after = await all(names(8));
    done({ first, trapped, after });
    pool.close();`);
  assert.deepEqual(count(first), { 200: 8 });
  const { instance_failed: failed = 0, 200: fine } = count(trapped);
  assert.ok(failed >= 1 && failed + fine === 8, JSON.stringify(trapped));
  assert.deepEqual(count(after), { 200: 8 });
  assert.ok(requests <= 16, `${requests} token requests`);
  assert.equal(status.tenants, 8);
});

for (let entry = 1; entry <= 12; entry += 1) {
  test(`in the ${entry}th entry while flights are in the air and others wait for their turn`, async () => {
    const { trapped, after, status } = await run(`
      let go;
      release = new Promise((resolve) => { go = resolve; });
      const made = all(names(8));
      await turns();
      traps = ${entry};
      const more = all(names(3));
      go();
      release = undefined;
      const trapped = [...(await made), ...(await more)];
      traps = 0;
      const after = await all(names(8));
      await turns();
      done({ trapped, after });
      pool.close();`);
    const { instance_failed: failed = 0, 200: fine = 0 } = count(trapped);
    assert.equal(failed + fine, 11, JSON.stringify(trapped));
    assert.deepEqual(count(after), { 200: 8 });
    assert.deepEqual([status.requesting, status.waiting], [0, 0]);
  });
}
