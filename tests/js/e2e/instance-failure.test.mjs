// A trap in the WebAssembly instance ends that instance and nothing else: callers get one error, the
// process lives, and the next call works on a new instance.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { optionsFor, runScript } from "../support/child.mjs";
import { setup } from "../support/setup.mjs";

// Before the package is loaded, every way into the module is wrapped, so that one can be made to trap.
// The fetch of newer versions of Node has a module of its own, which has other imports.
const HARNESS = `
  const problems = [];
  process.on("uncaughtException", (error) => problems.push("uncaught: " + error));
  process.on("unhandledRejection", (error) => problems.push("unhandled: " + error));
  let trapIf;
  let where = "call";
  let instances = 0;
  const { Instance } = WebAssembly;
  WebAssembly.Instance = function (module, imports) {
    if (!("a" in imports)) return new Instance(module, imports);
    instances += 1;
    const exports = {};
    for (const [name, value] of Object.entries(new Instance(module, imports).exports)) {
      exports[name] = typeof value !== "function" ? value : (...args) => {
        if (!trapIf?.(where)) return value(...args);
        trapIf = undefined;
        throw new WebAssembly.RuntimeError("unreachable");
      };
    }
    return { exports };
  };
  const during = (place, task) => (...args) => {
    const before = where;
    where = place;
    try { return task(...args); } finally { where = before; }
  };
  const { queueMicrotask: queue, setTimeout: start } = globalThis;
  globalThis.queueMicrotask = (task) => queue(during("microtask", task));
  globalThis.setTimeout = (task, ms, ...args) => start(during("timer", task), ms, ...args);
  const trapNext = (place) => { trapIf = place ? (here) => here === place : () => true; };
  const sleep = (ms) => new Promise((resolve) => start(resolve, ms));
  const outcome = async (call) => {
    let timer;
    const late = new Promise((resolve) => {
      timer = start(resolve, 2_000, { status: "not settled in 2 s" });
    });
    try {
      const value = await Promise.race([call, late]);
      return value.status ?? "token " + value.generation;
    }
    catch (error) { return [error.name, error.code ?? String(error), error.cause?.name].join(); }
    finally { clearTimeout(timer); }
  };
  const { OAuthClient } = await load("everbearer");
  const options = JSON.parse(env.OPTIONS);
  const client = new OAuthClient(options);
  const other = new OAuthClient(options);
  const done = (results) => console.log(JSON.stringify({ results, problems, instances }));
  const exit = (results) => { done(results); process.exit(); };
`;

const FAILED = "ClientError,instance_failed,RuntimeError";

async function run(t, script, { lifetime = 3600, latency = 0, ...own } = {}) {
  const { sandbox, oauth } = await setup(t, { tokenLifetimeSeconds: lifetime });
  oauth.token.latency(latency);
  const { code, stdout, stderr } = await runScript(HARNESS + script, {
    env: optionsFor(sandbox, { maxRetries: 0, ...own }),
  });
  assert.equal(stderr, "");
  assert.equal(code, 0);
  const { results, problems, instances } = JSON.parse(stdout);
  assert.deepEqual(problems, [], "the process would have ended");
  return { results, instances, oauth };
}

describe("a trap in a call that the client makes itself", () => {
  for (const [name, call] of [
    ["fetch, cold", "client.fetch('things')"],
    ["getToken, cold", "client.getToken()"],
    ["authorization, cold", "client.authorization()"],
    ["status", "(async () => client.status())()"],
    ["invalidate", "(async () => client.invalidate())()"],
  ]) {
    test(`${name}: instance_failed, then everything works again`, async (t) => {
      const { results, instances } = await run(
        t,
        `trapNext();
         const first = await outcome(${call});
         done([first, await outcome(client.fetch("things")), await outcome(other.fetch("things"))]);`,
      );
      assert.deepEqual(results, [FAILED, 200, 200]);
      assert.equal(instances, 2);
    });
  }

  test("warm, and again and again", async (t) => {
    const { results, instances } = await run(
      t,
      `const results = [await outcome(client.fetch("things"))];
       for (const call of [() => client.fetch("things"), () => client.getToken()]) {
         trapNext();
         results.push(await outcome(call()), await outcome(call()), await outcome(call()));
       }
       done(results);`,
    );
    assert.deepEqual(results, [200, FAILED, 200, 200, FAILED, "token 1", "token 1"]);
    assert.equal(instances, 3);
  });

  test("in the constructor: that one fails, the next does not", async (t) => {
    const { results } = await run(
      t,
      `trapNext();
       const make = async () => new OAuthClient(options).getToken();
       done([await outcome(make()), await outcome(make()), await outcome(client.getToken())]);`,
    );
    assert.deepEqual(results, [FAILED, "token 1", "token 1"]);
  });

  test("in close: the client is closed all the same, waiting callers are told", async (t) => {
    const { results } = await run(
      t,
      `const waiting = outcome(client.getToken());
       await sleep(50);
       trapNext();
       let thrown = "nothing";
       try { client.close(); } catch (error) { thrown = String(error); }
       const told = await waiting;
       const after = await outcome(client.getToken());
       exit([thrown, told, after, await outcome(other.getToken())]);`,
      { latency: 300 },
    );
    const [thrown, told, ...after] = results;
    assert.match(told, /^ClientError,(instance_failed|client_closed)/);
    assert.equal(thrown, "nothing");
    assert.deepEqual(after, ["ClientError,client_closed,", "token 1"]);
  });
});

describe("a trap while callers wait", () => {
  test("each gets one error, also those of other clients; late replies do no harm", async (t) => {
    const { results, oauth } = await run(
      t,
      `const waiting = [client.fetch("things"), client.getToken(), other.fetch("things")];
       await sleep(100);
       trapNext();
       const trapped = await outcome((async () => client.status())());
       const told = await Promise.all(waiting.map(outcome));
       await sleep(500);
       exit([trapped, ...told, await outcome(client.fetch("things")), await outcome(other.getToken())]);`,
      { latency: 300 },
    );
    assert.deepEqual(results, [FAILED, FAILED, FAILED, FAILED, 200, "token 1"]);
    assert.equal(oauth.counters().tokenRequests, 4);
  });

  test("an API answer on its way arrives all the same", async (t) => {
    const { results } = await run(
      t,
      `await client.getToken();
       const { fetch } = globalThis;
       globalThis.fetch = async (...args) => (await sleep(200), fetch(...args));
       const running = client.fetch("things");
       trapNext();
       const trapped = await outcome((async () => client.status())());
       done([trapped, await outcome(running)]);`,
    );
    assert.deepEqual(results, [FAILED, 200]);
  });

  test("in the microtask of a waiting call: it and the others are told", async (t) => {
    const { results } = await run(
      t,
      `const waiting = [client.fetch("things"), client.getToken(), other.fetch("things")];
       await sleep(100);
       trapNext("microtask");
       const told = await Promise.all(waiting.map(outcome));
       await sleep(300);
       exit([...told, await outcome(client.fetch("things")), await outcome(other.getToken())]);`,
      { latency: 200 },
    );
    assert.deepEqual(results, [FAILED, FAILED, FAILED, 200, "token 1"]);
  });

  test("where a reply is handed in: the same", async (t) => {
    const { results } = await run(
      t,
      `const waiting = [client.fetch("things"), other.fetch("things")];
       await sleep(100);
       trapNext();
       const told = await Promise.all(waiting.map(outcome));
       exit([...told, await outcome(client.fetch("things")), await outcome(other.getToken())]);`,
      { latency: 200 },
    );
    assert.deepEqual(results, [FAILED, FAILED, 200, "token 1"]);
  });
});

describe("timers of an instance that has failed", () => {
  test("do not hold the process open", async (t) => {
    const { results } = await run(
      t,
      `const waiting = outcome(client.getToken());
       await sleep(50);
       trapNext();
       await outcome((async () => client.status())());
       done([await waiting]);`,
      { latency: 200, tokenTimeoutMs: 60_000 },
    );
    assert.deepEqual(results, [FAILED]);
  });

  test("its renewal timer does no harm, and the new instance sets its own", async (t) => {
    const { results, oauth } = await run(
      t,
      `await client.fetch("things");
       trapNext();
       const trapped = await outcome((async () => client.status())());
       await sleep(800);
       done([trapped, await outcome(client.fetch("things"))]);`,
      { lifetime: 1 },
    );
    assert.deepEqual(results, [FAILED, 200]);
    assert.ok(oauth.counters().tokenRequests >= 2);
  });

  test("the timeout of a token request in the air does no harm", async (t) => {
    const { results } = await run(
      t,
      `const waiting = outcome(client.getToken());
       await sleep(50);
       trapNext();
       const trapped = await outcome((async () => client.status())());
       const told = await waiting;
       await sleep(500);
       exit([trapped, told]);`,
      { latency: 1_000, tokenTimeoutMs: 300 },
    );
    assert.deepEqual(results, [FAILED, FAILED]);
  });

  test("a trap in the renewal timer itself: the process lives, the next call works", async (t) => {
    const { results } = await run(
      t,
      `await client.fetch("things");
       trapNext("timer");
       await sleep(700);
       done([await outcome(client.fetch("things")), await outcome(other.fetch("things"))]);`,
      { lifetime: 1 },
    );
    assert.deepEqual(results, [200, 200]);
  });
});

test("authorization() after a failure is that of the new token", async (t) => {
  const { results } = await run(
    t,
    `await client.authorization();
     const old = await client.authorization();
     trapNext();
     await outcome((async () => client.status())());
     const { accessToken } = await client.getToken();
     const header = await client.authorization();
     done([header === "Bearer " + accessToken, header === old]);`,
  );
  assert.deepEqual(results, [true, false]);
});

test("what a closed client kept of a failed instance is let go of quietly", async (t) => {
  const { results } = await run(
    t,
    `await client.getToken();
     trapNext();
     await outcome((async () => other.status())());
     client.close();
     globalThis.gc?.();
     done([await outcome(client.getToken()), await outcome(other.getToken())]);`,
  );
  assert.deepEqual(results, ["ClientError,client_closed,", "token 1"]);
});
