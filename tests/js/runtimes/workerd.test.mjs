// workerd ties each request's work to that request, and a client at module level serves all of them: the
// request that began a flight may leave, without an effect on the others.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { startSandbox } from "everbearer/sandbox";
import { workerModules } from "./bundlers.mjs";
import { beside } from "./tools.mjs";
import { variablesOf } from "./variables.mjs";
import { startWorker } from "./worker.mjs";

const TOKEN_MS = 1_000;
/** Without waitUntil a flight is lost with its leader, and the others wait for it this long. */
const LIMITS = { with: {}, without: { ACME_TOKEN_TIMEOUT_MS: "1500" } };
/** workerd's messages about work in the wrong request, work that hangs, or work that it refuses. */
const COMPLAINT = /behalf of a different request|never complete|had hung|Disallowed operation/;

const WAYS = ["returns", "throws", "is aborted"];
const FLAGS = [[], ["no_handle_cross_request_promise_resolution"]];
const modulesOf = Object.fromEntries(
  await Promise.all(
    ["with", "without"].map(async (name) => {
      const workers = beside(`workers/${name}-wait-until.mjs`);
      return [name, await workerModules(beside("workers/leaving.mjs"), workers)];
    }),
  ),
);

/** A worker and its sandbox. `ended` ends the worker and asserts that its log has no such message. */
async function start(t, name, compatibilityFlags = []) {
  const settings = { compatibilityFlags };
  const sandbox = await startSandbox();
  t.after(() => sandbox.close());
  const bindings = { ...variablesOf(sandbox), ...LIMITS[name] };
  const worker = await startWorker({ bindings, modules: modulesOf[name], settings });
  let log;
  const dispose = () => (log ??= worker.dispose());
  t.after(dispose);
  const ended = async () => assert.doesNotMatch(await dispose(), COMPLAINT);
  return { oauth: sandbox.oauth, ask: worker.ask, ended };
}

/** Polls until a condition holds. */
async function until(condition) {
  while (!(await condition())) await new Promise(setImmediate);
}

/** One request begins the flight and leaves once the others wait. */
async function leave({ oauth, ask }, how, count) {
  oauth.token.latency(TOKEN_MS);
  const left = ask("lead", { how, waiters: count });
  await until(() => oauth.counters().tokenRequests === 1);
  const responses = await Promise.all(Array.from({ length: count }, () => ask("wait")));
  return { left: await left, responses };
}

const LEFT = { returns: /^left$/, throws: /the leader throws/, "is aborted": /^AbortError$/ };

for (const name of Object.keys(modulesOf)) {
  describe(`${name} waitUntil`, () => {
    for (const flags of FLAGS) {
      for (const how of WAYS) {
        test(`the request that began the flight ${how}: 50 others get their token ${flags}`, async (t) => {
          const worker = await start(t, name, flags);
          const { left, responses } = await leave(worker, how, 50);
          assert.match(left, LEFT[how]);
          assert.deepEqual(
            responses.map(({ status }) => status),
            Array(50).fill(200),
          );
          assert.ok(worker.oauth.counters().tokenRequests <= 2);
          await worker.ended();
        });
      }
    }

    test("500 overlapping requests: each gets its own response", async (t) => {
      const worker = await start(t, name);
      const { responses } = await leave(worker, "returns", 500);
      assert.ok(responses.every(({ status }) => status === 200));
      assert.ok(worker.oauth.counters().tokenRequests <= 2);
      await worker.ended();
    });
  });
}

test("after a call neither a timer nor a request is left", async (t) => {
  const { ask, ended } = await start(t, "with");
  const nothing = { status: 200, running: { timers: 0, requests: 0, handedOver: 0 } };
  assert.deepEqual([await ask("wait"), await ask("wait")], [nothing, nothing]);
  await ended();
});

test("a refresh behind a call is passed to waitUntil and goes on after the call", async (t) => {
  const { oauth, ask, ended } = await start(t, "with");
  await ask("wait");
  oauth.token.latency(TOKEN_MS / 4);
  await ask("later", { ms: 3_590_000 - 60_000 });
  assert.deepEqual(await ask("wait"), {
    status: 200,
    // The refresh: its timeout, its request, and its promise.
    running: { timers: 1, requests: 1, handedOver: 1 },
  });
  await until(async () => (await ask("status")).generation === 2);
  assert.equal(oauth.counters().tokenRequests, 2);
  await ended();
});

test("a request can close a client whose flight another began", async (t) => {
  const worker = await start(t, "with");
  worker.oauth.token.latency(TOKEN_MS);
  const leader = worker.ask("lead", { how: "returns", waiters: 1 });
  await until(() => worker.oauth.counters().tokenRequests === 1);
  const waiter = worker.ask("wait");
  assert.equal(await leader, "left");
  assert.equal(await worker.ask("close"), "closed");
  assert.match(await waiter, /client was closed/);
  await worker.ended();
});

test("these tests recognize workerd's message about work in the wrong request", async (t) => {
  const { ask } = await start(t, "with");
  assert.equal(await ask("keep"), "kept");
  assert.match(await ask("read"), COMPLAINT);
});
