// Fake timers of test tools, before, during and after calls: a call under them ends when raw fetch does,
// and none hangs after they are removed. Each test runs in its own process, because a hang would affect
// all later clients of the process.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { optionsFor, runScript } from "../support/child.mjs";
import { setup } from "../support/setup.mjs";

/**
 * Where each tool installs its timers, and the options that it passes to the library that both use. Sinon
 * replaces globals of the process. Jest runs tests and packages in a separate realm with copies of Node's
 * globals, and replaces all of those, including queueMicrotask and process.nextTick.
 */
const TOOLS = {
  Sinon: `
    const place = globalThis;
    const { OAuthClient } = await load("everbearer");
    const install = () => FakeTimers.install({ now: 0 });`,
  Jest: `
    const { createContext, runInContext } = await import("node:vm");
    const { readFileSync } = await import("node:fs");
    const { createRequire, isBuiltin } = await import("node:module");
    const { dirname } = await import("node:path");
    const context = createContext();
    const place = runInContext("globalThis", context);
    for (const [name, one] of Object.entries(Object.getOwnPropertyDescriptors(globalThis))) {
      if (!Object.hasOwn(place, name)) Object.defineProperty(place, name, one);
    }
    Object.assign(place, { global: place, process: Object.create(process) });
    const modules = new Map();
    const requireInRealm = (file) => {
      if (modules.has(file)) return modules.get(file).exports;
      const module = { exports: {} };
      modules.set(file, module);
      const native = createRequire(file);
      const require = (name) =>
        isBuiltin(name) ? native(name) : requireInRealm(native.resolve(name));
      Object.assign(require, { resolve: native.resolve });
      const text = "(function (exports, require, module, __filename, __dirname) {";
      const run = runInContext(text + readFileSync(file, "utf8") + "})", context);
      run(module.exports, require, module, file, dirname(file));
      return module.exports;
    };
    const { OAuthClient } = requireInRealm(createRequire(env.LOADER).resolve("everbearer"));
    const timers = FakeTimers.withGlobal(place);
    const install = () =>
      timers.install({
        now: Date.now(),
        loopLimit: 100_000,
        shouldAdvanceTime: false,
        shouldClearNativeTimers: true,
        toFake: Object.keys(timers.timers),
      });`,
};

const PRELUDE = `
  const real = { setTimeout, clearTimeout, setImmediate };
  const { default: FakeTimers } = await import("@sinonjs/fake-timers");
  const options = JSON.parse(env.OPTIONS);
  const { tokenUrl, baseUrl } = options;
  /** Without Node's own Response, whose body cannot be read where queueMicrotask is faked. */
  const stubOf = (text, status = 200, headers = {}) => ({
    status,
    ok: status < 300,
    headers: new Headers(headers),
    text: async () => text,
  });
  const tokenResponse = () => stubOf('{"access_token":"t","expires_in":3600}');
  const stub = async (input) => (String(input) === tokenUrl ? tokenResponse() : stubOf("{}"));
  /** Responds to token requests, and to calls by api, by default never. */
  const silent = (api = () => new Promise(() => undefined)) => ({
    fetch: async (input) => (String(input) === tokenUrl ? tokenResponse() : api()),
  });
  /** The outcome in a word. The real clock decides that something hangs. */
  const told = (promise) => {
    let timer;
    const hung = new Promise((resolve) => {
      timer = real.setTimeout(() => resolve("hangs"), 30_000);
    });
    const word = (value) => (typeof value === "object" ? (value.status ?? "token") : "header");
    const outcome = promise.then(word, (error) => error.code ?? error.message);
    return Promise.race([outcome, hung]).finally(() => real.clearTimeout(timer));
  };
  const turns = async (count = 50) => {
    while (count-- > 0) await new Promise((resolve) => real.setImmediate(resolve));
  };
  const connect = (own) => new OAuthClient({ ...options, ...own });
  /** Every way of making a call and of ending one, each with its own client. */
  const allWays = async () => {
    const aborting = new AbortController();
    const closing = connect({ fetch: () => new Promise(() => undefined) });
    const cold = { fetch: () => new Promise(() => undefined) };
    const outcomes = [
      told(connect().fetch("things")),
      told(connect().getToken()),
      told(connect().authorization()),
      told(connect(cold).fetch("things", { timeoutMs: 20 })),
      told(connect(silent()).fetch("things", { timeoutMs: 20 })),
      told(connect(cold).getToken({ timeoutMs: 20 })),
      told(connect(cold).fetch("things", { signal: aborting.signal })),
      told(closing.fetch("things")),
      told(closing.getToken()),
    ];
    await turns();
    aborting.abort(new Error("aborted"));
    closing.close();
    return (await Promise.all(outcomes)).join();
  };
  const say = (...words) => console.log(words.join(" "));`;

const WELL =
  "200,token,header,call_timeout,call_timeout,call_timeout,aborted,client_closed,client_closed";

/** Runs this code in a process with the tool's timers; gives its output. */
async function said(t, tool, code) {
  const { sandbox } = await setup(t);
  const script = `${PRELUDE}\n${TOOLS[tool]}\n${code}\nprocess.exit(0);`;
  const env = {
    ...optionsFor(sandbox, { policy: { backoffBaseMs: 1 } }),
    LOADER: new URL("../packaging/load.mjs", import.meta.url).href,
  };
  const { code: ended, stdout, stderr } = await runScript(script, { env, timeout: 20_000 });
  assert.deepEqual([ended, stderr], [0, ""]);
  return stdout.trim().split("\n");
}

for (const tool of Object.keys(TOOLS)) {
  describe(`${tool}'s fake timers`, () => {
    test("installed before the first call: it ends, as raw fetch does, and so do all later ones", async (t) => {
      const lines = await said(
        t,
        tool,
        `const { fetch } = place;
         place.fetch = stub;
         const clock = install();
         const read = async (call) => ({ status: await (await call).text() });
         say(await told(read(place.fetch(baseUrl))), await told(read(connect().fetch("things"))));
         say(await told(connect().getToken()), await told(connect().authorization()));
         clock.uninstall();
         place.fetch = fetch;
         say(await allWays());`,
      );
      assert.deepEqual(lines, ["{} {}", "token header", WELL]);
    });

    test("installed before a call and removed during it: nothing hangs", async (t) => {
      const lines = await said(
        t,
        tool,
        `const own = { fetch: stub };
         const clock = install();
         const [one, two, three] = [connect(own), connect(own), connect(own)];
         const calls = [one.fetch("things"), two.getToken(), three.authorization()];
         clock.uninstall();
         for (const call of calls) say(await told(call));
         say(await allWays());`,
      );
      assert.deepEqual(lines, ["200", "token", "header", WELL]);
    });

    test("installed before a call and removed during its token request: nothing hangs", async (t) => {
      const lines = await said(
        t,
        tool,
        `let asked;
         const arrival = new Promise((resolve) => (asked = resolve));
         let release;
         const released = new Promise((resolve) => (release = resolve));
         const held = async (input, init) => {
           if (String(input) === tokenUrl) { asked(); await released; }
           return stub(input, init);
         };
         const clock = install();
         const client = connect({ fetch: held });
         const calls = [client.fetch("things"), client.getToken()];
         await Promise.race([arrival, turns(200)]);
         clock.uninstall();
         release();
         for (const call of calls) say(await told(call));
         say(await allWays());`,
      );
      assert.deepEqual(lines, ["200", "token", WELL]);
    });

    test("installed while a call waits: it ends, and so do all later ones", async (t) => {
      const lines = await said(
        t,
        tool,
        `const own = { fetch: stub };
         const calls = [connect(own).fetch("things"), connect(own).getToken()];
         const clock = install();
         for (const call of calls) say(await told(call));
         clock.uninstall();
         say(await allWays());`,
      );
      assert.deepEqual(lines, ["200", "token", WELL]);
    });

    test("installed for a warm client and removed: its calls go on", async (t) => {
      const lines = await said(
        t,
        tool,
        `const client = connect({ fetch: stub });
         say(await told(client.fetch("things")));
         const clock = install();
         say(await told(client.fetch("things")), await told(client.getToken()));
         clock.tick(7_200_000);
         say(await told(client.fetch("things")));
         clock.uninstall();
         say(await told(client.fetch("things")), await told(client.getToken()));
         say(await allWays());`,
      );
      assert.deepEqual(lines, ["200", "200 token", "200", "200 token", WELL]);
    });

    test("govern timeoutMs and the wait before a retry", async (t) => {
      const lines = await said(
        t,
        tool,
        `const clock = install();
         const state = async (call) => {
           let ended = "pending";
           call.then(() => (ended = "ended"), (error) => (ended = error.code));
           await turns();
           return () => ended;
         };
         const stuck = await state(connect(silent()).fetch("things", { timeoutMs: 5_000 }));
         const headers = { "retry-after": "30" };
         const responses = [stubOf("", 429, headers), stubOf("{}")];
         const paused = await state(connect(silent(() => responses.shift())).fetch("things"));
         say(stuck(), paused());
         clock.tick(4_999);
         await turns();
         say(stuck(), paused());
         clock.tick(1);
         await turns();
         say(stuck(), paused());
         clock.tick(24_999);
         await turns();
         say(paused());
         // Jitter is added to the requested wait.
         clock.tick(5_001);
         await turns();
         say(paused());`,
      );
      const middle = ["pending pending", "pending pending", "call_timeout pending"];
      assert.deepEqual(lines, [...middle, "pending", "ended"]);
    });
  });
}

describe("Jest's fake timers", () => {
  test("before calls over HTTP: they end, as those of the global fetch do", async (t) => {
    const lines = await said(
      t,
      "Jest",
      `const clock = install();
       say(await told(place.fetch(baseUrl)), await told(connect().fetch("things")));
       say(await told(connect().getToken()), await told(connect().authorization()));
       clock.uninstall();
       say(await allWays());`,
    );
    assert.deepEqual(lines, ["401 200", "token header", WELL]);
  });
});
