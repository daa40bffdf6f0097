// Traces made of events: each token request is a span with one end, and times add up.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { optionsFor, runScript } from "../support/child.mjs";
import {
  EVENTS,
  record,
  rejection,
  setup,
  statuses,
  until,
  virtualClock,
} from "../support/setup.mjs";

/** Spans of token requests, as a tracer makes them of a client's events. */
function spansOf(client) {
  const spans = [];
  const open = new Map();
  client.on("token-request", ({ flight, reason, at }) => {
    assert.ok(!open.has(flight), `flight ${flight} begins twice`);
    open.set(flight, { flight, reason, startedAt: at });
  });
  const end = ({ type, flight, at, durationMs, error, generation }) => {
    const span = open.get(flight);
    assert.ok(span, `flight ${flight} ends, and has not begun`);
    open.delete(flight);
    assert.equal(span.startedAt + durationMs, at);
    spans.push({ ...span, type, durationMs, outcome: error?.code ?? generation });
  };
  client.on("token", end);
  client.on("token-failed", end);
  return { spans, open };
}

describe("spans of token requests", () => {
  test("each has one end with the number of its beginning, whatever happens between", async (t) => {
    const clock = virtualClock();
    const { oauth, connect, tokenRequests } = await setup(t, { clock, tokenLifetimeSeconds: 600 });
    const client = connect({ policy: { storedErrorMs: 0 } });
    const { spans, open } = spansOf(client);
    oauth.token.inject({ kind: "unauthorized" });
    await rejection(client.fetch("things"));
    // Past the backoff, which is random.
    await clock.advance(60_000);
    await Promise.all(Array.from({ length: 50 }, () => statuses(client, 1)));
    oauth.revokeTokens();
    await Promise.all(Array.from({ length: 50 }, () => statuses(client, 1)));
    await client.getToken({ forceRefresh: true });
    await statuses(client, 1);
    const inMs = client.status().refreshesAt - clock.wall();
    await clock.advance(inMs, client);
    await until(() => client.status().generation === 4);
    client.invalidate();
    await statuses(client, 1);
    assert.deepEqual(
      spans.map(({ flight, reason, outcome }) => [flight, reason, outcome]),
      [
        [1, "needed", "invalid_client"],
        [2, "needed", 1],
        [3, "rejected", 2],
        [4, "forced", 3],
        [5, "ahead", 4],
        [6, "needed", 5],
      ],
    );
    assert.equal(open.size, 0);
    assert.equal(tokenRequests(), spans.length);
  });

  test("a token that comes too late ends its own span, and is none of the client's", async (t) => {
    const { connect, oauth } = await setup(t, { clock: virtualClock() });
    let respond;
    const held = new Promise((resolve) => (respond = resolve));
    let requests = 0;
    const client = connect({
      fetch: async (input, init) => {
        const isFirst = String(input).includes("token") && ++requests === 1;
        const response = await fetch(input, init);
        if (isFirst) await held;
        return response;
      },
    });
    const { spans, open } = spansOf(client);
    const first = client.fetch("things");
    await until(() => oauth.counters().tokenRequests === 1);
    client.invalidate();
    assert.deepEqual(await statuses(client, 1), [200]);
    respond();
    assert.equal((await first).status, 200);
    await until(() => open.size === 0);
    assert.deepEqual(spans.map(({ flight, outcome }) => [flight, outcome]).sort(), [
      [1, 0],
      [2, 1],
    ]);
    assert.equal(client.status().generation, 1);
  });

  test("a listener finds the token request in the air, and may close the client", async (t) => {
    const { connect, tokenRequests } = await setup(t);
    const client = connect();
    const states = [];
    const others = [];
    client.on("token-request", () => {
      states.push(client.status().state);
      others.push(client.getToken());
    });
    assert.deepEqual(await statuses(client, 1), [200]);
    assert.equal((await others[0]).generation, 1);
    assert.deepEqual([states, tokenRequests()], [["fetching"], 1]);
    const closing = connect();
    const heard = record(closing, EVENTS);
    closing.on("token-request", () => closing.close());
    assert.equal((await rejection(closing.fetch("things"))).code, "client_closed");
    assert.deepEqual(
      heard.map(([type]) => type),
      ["token-request"],
    );
  });
});

test("a call's events have its number and the time since it began", async (t) => {
  const clock = virtualClock();
  const { oauth, connect } = await setup(t, { clock });
  const client = connect();
  await statuses(client, 3);
  const heard = record(client, ["replayed", "retried"]);
  const began = clock.wall();
  const headers = { "retry-after": "20" };
  oauth.api.inject({ kind: "status", status: 503, headers }, { times: 2 });
  const call = client.fetch("things");
  // The pause begins after its event, once the response before it is done with.
  const isPause = ({ dueInMs }) => dueInMs === heard.at(-1)?.[1].delayMs;
  const paused = (count) => until(() => heard.length === count && clock.pending().some(isPause));
  await paused(1);
  await clock.advance(heard[0][1].delayMs);
  await paused(2);
  oauth.revokeTokens();
  await clock.advance(heard[1][1].delayMs);
  assert.equal((await call).status, 200);
  assert.deepEqual(
    heard.map(([type, { call, at, durationMs }]) => [type, call, at - durationMs]),
    [
      ["retried", 1, began],
      ["retried", 1, began],
      ["replayed", 1, began],
    ],
  );
  const [first, second] = heard.map(([, event]) => event);
  assert.deepEqual([first.durationMs, first.attempt, second.attempt], [0, 1, 2]);
  assert.equal(second.durationMs, first.delayMs);
});

test("after a failure of the instance, numbers begin anew, and what was open has no end", async (t) => {
  const { sandbox } = await setup(t);
  const { code, stdout, stderr } = await runScript(
    `let trap = false;
     const { Instance } = WebAssembly;
     WebAssembly.Instance = function (module, imports) {
       const { exports } = new Instance(module, imports);
       if (!("a" in imports)) return { exports };
       const guarded = Object.entries(exports).map(([name, value]) => {
         if (typeof value !== "function") return [name, value];
         return [name, (...args) => {
           if (!trap) return value(...args);
           trap = false;
           throw new WebAssembly.RuntimeError("unreachable");
         }];
       });
       return { exports: Object.fromEntries(guarded) };
     };
     const { OAuthClient } = await load("everbearer");
     const client = new OAuthClient(JSON.parse(env.OPTIONS));
     const heard = [];
     for (const type of ["token-request", "token", "token-failed"])
       client.on(type, ({ flight, generation }) => heard.push([type, flight, generation ?? 0]));
     await client.fetch("things");
     client.invalidate();
     const lost = client.fetch("things").catch(({ code }) => code);
     trap = true;
     await client.fetch("things").catch(() => undefined);
     await client.fetch("things");
     console.log(JSON.stringify([heard, await lost]));`,
    { env: optionsFor(sandbox) },
  );
  assert.deepEqual([code, stderr], [0, ""]);
  assert.deepEqual(JSON.parse(stdout), [
    [
      ["token-request", 1, 0],
      ["token", 1, 1],
      ["token-request", 2, 0],
      ["token-request", 1, 0],
      ["token", 1, 1],
    ],
    "instance_failed",
  ]);
});
