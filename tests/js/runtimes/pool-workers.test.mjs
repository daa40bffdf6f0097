// A pool in workerd: requests of their own wait for each other's token requests, and 1,000 tenants are remembered.

import assert from "node:assert/strict";
import { test } from "node:test";
import { startSandbox } from "everbearer/sandbox";
import { workerModules } from "./bundlers.mjs";
import { beside } from "./tools.mjs";
import { variablesOf } from "./variables.mjs";
import { startWorker } from "./worker.mjs";

const COMPLAINT = /behalf of a different request|never complete|had hung|Disallowed operation/;
const REQUESTS = 40;

const modules = await workerModules(beside("workers/pool.mjs"));

for (const flags of [[], ["no_handle_cross_request_promise_resolution"]]) {
  test(`${REQUESTS} requests, a tenant each, one token request at a time${flags.map((flag) => `, ${flag}`)}`, async (t) => {
    const sandbox = await startSandbox();
    t.after(() => sandbox.close());
    const bindings = variablesOf(sandbox);
    const worker = await startWorker({
      bindings,
      modules,
      settings: { compatibilityFlags: flags },
    });
    let log;
    const dispose = () => (log ??= worker.dispose());
    t.after(dispose);
    sandbox.oauth.token.latency(20);
    const call = (at) => worker.ask("call", { tenant: `tenant-${at}` });
    const first = await Promise.all(Array.from({ length: REQUESTS }, (_, at) => call(at)));
    assert.deepEqual(new Set(first), new Set([200]));
    const again = await Promise.all(Array.from({ length: REQUESTS }, (_, at) => call(at)));
    assert.deepEqual(new Set(again), new Set([200]));
    assert.equal(sandbox.oauth.counters().tokenRequests, REQUESTS);
    const { tenants, requesting, waiting } = await worker.ask("status");
    assert.deepEqual([tenants, requesting, waiting], [REQUESTS, 0, 0]);
    assert.doesNotMatch(await dispose(), COMPLAINT);
  });
}

test("1,000 tenants are remembered there", async (t) => {
  const sandbox = await startSandbox();
  t.after(() => sandbox.close());
  const worker = await startWorker({ bindings: variablesOf(sandbox), modules, settings: {} });
  t.after(worker.dispose);
  const { tenants, evicted } = await worker.ask("many", { count: 1_500 });
  assert.deepEqual([tenants, evicted], [1_000, 500]);
});
