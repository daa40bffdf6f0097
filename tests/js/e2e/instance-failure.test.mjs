// A trap in the WebAssembly instance ends only that instance: callers get one error, the process lives, and
// the next call works on a new instance.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { optionsFor, runScript } from "../support/child.mjs";
import { setup } from "../support/setup.mjs";

// Every export of the module is wrapped before the package is loaded, so that any of them can be made to
// trap. Newer versions of Node have their own module for fetch, which has other imports.
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
  // Traps the next entry of this kind, or of any kind, after some others.
  const trapNext = (place, after = 0) => {
    let left = after;
    trapIf = (here) => (place === undefined || here === place) && left-- === 0;
  };
  const turns = async () => {
    for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
  };
  const until = async (condition) => { while (!condition()) await new Promise(setImmediate); };
  const outcome = async (call) => {
    try {
      const value = await call;
      return value.status ?? "token " + value.generation;
    }
    catch (error) { return [error.name, error.code ?? String(error), error.cause?.name].join(); }
  };
  // The collector would enter the module at unpredictable times.
  globalThis.FinalizationRegistry = class { register() {} unregister() {} };
  const { OAuthClient } = await load("everbearer");
  const { virtualClock } = await load("everbearer/sandbox");
  const clock = virtualClock();
  const clocked = {
    clock: { ...clock, setTimeout: (task, ms) => clock.setTimeout(during("timer", task), ms) },
  };
  // Responses that have arrived and are not yet passed to the module.
  const held = [];
  let holds = () => false;
  const hold = (part) => { holds = (url) => url.includes(part); };
  const release = () => {
    holds = () => false;
    for (const go of held.splice(0)) go();
  };
  const options = {
    ...JSON.parse(env.OPTIONS),
    fetch: async (input, init) => {
      const response = await fetch(input, init);
      const text = await response.text();
      if (holds(String(input))) await new Promise((go) => held.push(go));
      return new Response(text, response);
    },
  };
  const client = new OAuthClient(options);
  const other = new OAuthClient(options);
  const done = (results) => console.log(JSON.stringify({ results, problems, instances }));
  const exit = (results) => { done(results); process.exit(); };
`;

const FAILED = "ClientError,instance_failed,RuntimeError";

async function run(t, script, { lifetime = 3600, ...own } = {}) {
  const { sandbox, oauth } = await setup(t, { tokenLifetimeSeconds: lifetime });
  const { code, stdout, stderr } = await runScript(HARNESS + script, {
    env: optionsFor(sandbox, { maxRetries: 0, ...own }),
  });
  assert.equal(stderr, "");
  assert.equal(code, 0);
  const { results, problems, instances } = JSON.parse(stdout);
  assert.deepEqual(problems, [], "the process would have ended");
  return { results, instances, oauth };
}

describe("a trap in a synchronous entry", () => {
  for (const [name, call] of [
    ["fetch, cold", "client.fetch('things')"],
    ["getToken, cold", "client.getToken()"],
    ["authorization, cold", "client.authorization()"],
    ["status", "(async () => client.status())()"],
    ["invalidate", "(async () => client.invalidate())()"],
  ]) {
    test(`${name}: instance_failed, then everything works`, async (t) => {
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

  test("warm, many times", async (t) => {
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

  test("in close: the client closes all the same, waiting callers get an error", async (t) => {
    const { results } = await run(
      t,
      `hold("token");
       const waiting = outcome(client.getToken());
       await until(() => held.length === 1);
       trapNext();
       let thrown = "nothing";
       try { client.close(); } catch (error) { thrown = String(error); }
       const told = await waiting;
       release();
       const after = await outcome(client.getToken());
       done([thrown, told, after, await outcome(other.getToken())]);`,
    );
    const [thrown, told, ...after] = results;
    assert.match(told, /^ClientError,(instance_failed|client_closed)/);
    assert.equal(thrown, "nothing");
    assert.deepEqual(after, ["ClientError,client_closed,", "token 1"]);
  });
});

describe("a trap while callers wait", () => {
  const WAITING = `
    hold("token");
    const waiting = [client.fetch("things"), client.getToken(), other.fetch("things")];
    await until(() => held.length === 2);`;

  test("each gets one error, also those of other clients; late responses do no harm", async (t) => {
    const { results, oauth } = await run(
      t,
      `${WAITING}
       trapNext();
       const trapped = await outcome((async () => client.status())());
       const told = await Promise.all(waiting.map(outcome));
       release();
       await turns();
       done([trapped, ...told, await outcome(client.fetch("things")), await outcome(other.getToken())]);`,
    );
    assert.deepEqual(results, [FAILED, FAILED, FAILED, FAILED, 200, "token 1"]);
    assert.equal(oauth.counters().tokenRequests, 4);
  });

  test("a pending API response arrives all the same", async (t) => {
    const { results } = await run(
      t,
      `await client.getToken();
       hold("things");
       const running = client.fetch("things");
       await until(() => held.length === 1);
       trapNext();
       const trapped = await outcome((async () => client.status())());
       release();
       done([trapped, await outcome(running)]);`,
    );
    assert.deepEqual(results, [FAILED, 200]);
  });

  test("in handing in a response: each gets an error", async (t) => {
    const { results } = await run(
      t,
      `${WAITING}
       trapNext();
       release();
       const told = await Promise.all(waiting.map(outcome));
       done([...told, await outcome(client.fetch("things")), await outcome(other.getToken())]);`,
    );
    assert.deepEqual(results, [FAILED, FAILED, FAILED, 200, "token 1"]);
  });

  test("in any entry between a response and its callers: none is left waiting", async (t) => {
    const { results, instances } = await run(
      t,
      `const seen = [];
       for (let entries = 0; ; entries += 1) {
         const [one, two] = [new OAuthClient(options), new OAuthClient(options)];
         hold("token");
         const waiting = [one.fetch("things"), one.getToken(), two.fetch("things")];
         await until(() => held.length === 2);
         trapNext(undefined, entries);
         release();
         const told = await Promise.all(waiting.map(outcome));
         if (trapIf) break;
         seen.push({ told, after: [await outcome(one.fetch("things")), await outcome(two.getToken())] });
       }
       done(seen);`,
    );
    assert.ok(results.length > 3, "several entries lie on that way");
    assert.equal(instances, results.length + 1);
    const well = [200, "token 1", 200];
    const unheard = results.filter(({ told }) => told.every((one, index) => one === well[index]));
    assert.ok(
      unheard.length <= well.length,
      "each one reaches a caller, except in releasing the calls",
    );
    for (const { told, after } of results) {
      const others = told.filter((outcome, index) => outcome !== well[index]);
      assert.deepEqual(new Set(others), new Set(others.length > 0 ? [FAILED] : []));
      assert.deepEqual(after, [200, "token 1"]);
    }
  });
});

describe("timers of a failed instance", () => {
  test("do not hold the process open", async (t) => {
    const { results } = await run(
      t,
      `hold("token");
       const waiting = outcome(client.getToken());
       await until(() => held.length === 1);
       trapNext();
       await outcome((async () => client.status())());
       done([await waiting]);`,
      { tokenTimeoutMs: 60_000 },
    );
    assert.deepEqual(results, [FAILED]);
  });

  test("the refresh timer does no harm, and the new instance sets its own", async (t) => {
    const { results, oauth } = await run(
      t,
      `const own = new OAuthClient({ ...options, ...clocked });
       await own.fetch("things");
       trapNext();
       const trapped = await outcome((async () => own.status())());
       await clock.advance(60_000);
       const after = await outcome(own.fetch("things"));
       await clock.advance(50_000, own);
       done([trapped, after, own.status().generation]);`,
      { lifetime: 60 },
    );
    assert.deepEqual(results, [FAILED, 200, 2]);
    assert.equal(oauth.counters().tokenRequests, 3);
  });

  test("the timeout of a flight does no harm", async (t) => {
    const { results } = await run(
      t,
      `const own = new OAuthClient({ ...options, ...clocked });
       hold("token");
       const waiting = outcome(own.getToken());
       await until(() => held.length === 1);
       trapNext();
       const trapped = await outcome((async () => own.status())());
       const told = await waiting;
       await clock.advance(60_000);
       done([trapped, told]);`,
    );
    assert.deepEqual(results, [FAILED, FAILED]);
  });

  test("a trap in the refresh timer itself: the process lives, the next call works", async (t) => {
    const { results, instances } = await run(
      t,
      `const own = new OAuthClient({ ...options, ...clocked });
       await own.fetch("things");
       trapNext("timer");
       await clock.advance(50_000);
       done([await outcome(own.fetch("things")), await outcome(other.fetch("things"))]);`,
      { lifetime: 60 },
    );
    assert.deepEqual([results, instances], [[200, 200], 2]);
  });
});

test("authorization() after a failure has the new token", async (t) => {
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

test("a closed client of a failed instance is released without an error", async (t) => {
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
