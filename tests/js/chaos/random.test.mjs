// Seeded random faults of both endpoints under load: every call ends, the counts of client and server agree,
// and nothing is sent twice that must not be.

import assert from "node:assert/strict";
import { test } from "node:test";
import { runScript } from "../support/child.mjs";
import { changed, GROUPS } from "./faults.mjs";
import { chaos, ending, healed } from "./world.mjs";

const CALLS = 400;
const AT_ONCE = 20;
const MAX_RETRIES = 3;

const { EVERBEARER_CHAOS_SEED } = process.env;
const SEEDS = EVERBEARER_CHAOS_SEED ? [Number(EVERBEARER_CHAOS_SEED)] : [1, 2, 3, 4, 5, 6];

/** Seeded random numbers from 0 to 1 (mulberry32). */
function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const says = (status, ...more) =>
  changed(({ headers }) => ({ status, headers: [...headers, ...more] }));
const STATUSES = {
  401: says("401 Unauthorized"),
  429: says("429 Busy", "retry-after: 0"),
  500: says("500 Broken"),
  503: says("503 Busy"),
};
/** Faults that end soon with one request on the wire; the statuses twice, since they are few. */
const FAULTS = [
  ...GROUPS.filter(({ slow, hops }) => !slow && !hops).flatMap(({ faults }) =>
    Object.entries(faults),
  ),
  ...Object.entries(STATUSES),
  ...Object.entries(STATUSES),
];

const KINDS = [
  { method: "GET" },
  { method: "PUT", body: "x" },
  { method: "POST", body: "x", once: true },
  { method: "POST", body: "x", headers: { "idempotency-key": "k" } },
];

/** Plans random faults, and records those that each call met. */
function plan(proxy, random) {
  const met = new Map();
  proxy.plan((endpoint, { path }) => {
    const [name, fault] =
      random() < 0.3 ? FAULTS[Math.floor(random() * FAULTS.length)] : ["none", undefined];
    const id = endpoint === "token" ? endpoint : new URLSearchParams(path.split("?")[1]).get("id");
    met.set(id, [...(met.get(id) ?? []), name]);
    return fault;
  });
  return met;
}

/** A fetch that counts the client's requests by endpoint. */
function counting(tokenUrl) {
  const sent = { token: 0, api: 0 };
  const spy = (input, init) => {
    sent[input === tokenUrl ? "token" : "api"] += 1;
    return fetch(input, init);
  };
  return { sent, spy };
}

for (const seed of SEEDS) {
  test(`seed ${seed}: ${CALLS} calls`, async (t) => {
    const { proxy, open, settled } = await chaos(t);
    const { sent, spy } = counting(proxy.tokenUrl);
    const random = randomFrom(seed);
    const met = plan(proxy, random);
    const client = open({ fetch: spy, maxRetries: MAX_RETRIES, policy: { retryBudget: 200 } });

    const ended = [];
    const work = async () => {
      while (ended.length < CALLS) {
        const id = ended.push(undefined) - 1;
        const { once, ...init } = KINDS[Math.floor(random() * KINDS.length)];
        if (random() < 0.02) client.invalidate();
        const { outcome } = await ending(client, { input: `echo?id=${id}`, ...init });
        ended[id] = { outcome, once };
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));

    assert.equal(ended.length, CALLS);
    const { tokenRequests, retries, replays } = client.status();
    assert.equal(tokenRequests, sent.token);
    const metBy = (id) => met.get(`${id}`) ?? [];
    // Calls and retries that were not sent because there was no token; a replay counts once it has its token.
    const unsent = ended.filter(
      ({ outcome }, id) => /^(token|invalid)_/.test(outcome) && metBy(id).at(-1) !== "401",
    ).length;
    assert.equal(sent.api, CALLS + retries + replays - unsent);
    const arrived = proxy.requests.filter(({ endpoint }) => endpoint === "api").length;
    assert.ok(arrived <= sent.api, `${arrived} arrived of ${sent.api}`);
    ended.forEach(({ once }, id) => {
      const faults = metBy(id);
      assert.ok(faults.length <= 2 + MAX_RETRIES, `call ${id} met ${faults.join()}`);
      const allowed = faults.slice(0, -1).every((name) => name === "401" || name === "429");
      assert.ok(!once || allowed, `call ${id}, which may be sent once, met ${faults.join()}`);
    });
    const outcomes = new Set(ended.map(({ outcome }) => outcome));
    t.diagnostic(
      `${sent.token} token requests, ${sent.api} sent, ${arrived} arrived, ${retries} retries, ` +
        `${replays} replays, ${unsent} without a token, ${[...outcomes].join(", ")}`,
    );
    proxy.plan(() => undefined);
    await healed(client, client.status().lastError);
    await settled();
  });
}

test("a process whose client has met them ends by itself and prints nothing", async (t) => {
  const { proxy, options } = await chaos(t);
  plan(proxy, randomFrom(7));
  const { code, stdout, stderr } = await runScript(
    `const { OAuthClient } = await load("everbearer");
     const client = new OAuthClient(JSON.parse(env.OPTIONS));
     const call = async (id) => (await client.fetch("echo?id=" + id)).text();
     const calls = Array.from({ length: 100 }, (_, id) => call(id));
     const ended = await Promise.allSettled(calls);
     client.close();
     console.log(ended.length);`,
    { env: { OPTIONS: JSON.stringify(options) } },
  );
  assert.deepEqual({ code, stdout, stderr }, { code: 0, stdout: "100\n", stderr: "" });
});
