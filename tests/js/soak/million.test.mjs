// A million calls with tokens of one second, a quarter of an hour of virtual time: memory is flat and the
// counts agree.

import assert from "node:assert/strict";
import { test } from "node:test";
import { flat, OAuthClient, Samples } from "./figures.mjs";
import { STUB, stubServer } from "./server.mjs";

const CALLS = 1_000_000;
const AT_ONCE = 100;
const SAMPLE = 20_000;

/**
 * A clock that the test moves, and timers, by the delay that each has. Its timers are the runtime's, so that retries go
 * on; but a process that has to wait for the machine does not age its tokens.
 */
function movableClock() {
  let now = 0;
  const clock = {
    wall: () => 1_800_000_000_000 + now,
    monotonic: () => now,
    setTimeout: (callback, delayMs) => {
      const due = now + delayMs;
      return setTimeout(() => {
        now = Math.max(now, due);
        callback();
      }, delayMs);
    },
    clearTimeout: (handle) => clearTimeout(handle),
  };
  return { clock, pass: (ms) => (now += ms) };
}

test(`${CALLS} calls leave nothing behind`, async (t) => {
  const { clock, pass } = movableClock();
  const { fetch, books } = stubServer({ 401: 3_331, 503: 2_003 }, clock);
  const policy = { throttledRetryCost: 0 };
  const client = new OAuthClient({ ...STUB, fetch, policy, clock });
  const statuses = new Map();
  const samples = new Samples(CALLS / SAMPLE);
  for (let calls = 0; calls < CALLS;) {
    const wave = await Promise.all(Array.from({ length: AT_ONCE }, () => client.fetch("things")));
    for (const { status } of wave) statuses.set(status, (statuses.get(status) ?? 0) + 1);
    calls += AT_ONCE;
    pass(AT_ONCE);
    if (calls % SAMPLE === 0) await samples.take(calls);
  }
  const { tokenRequests, tokenFailures, replays, retries } = client.status();
  t.diagnostic(
    `${CALLS} calls, ${tokenRequests} token requests, ${replays} replays, ${retries} retries`,
  );
  assert.deepEqual([...statuses], [[200, CALLS]]);
  assert.equal(tokenRequests, books.tokens);
  assert.ok(tokenRequests > 1_000, "a token of a second lasts no longer than that");
  assert.equal(tokenFailures, 0);
  assert.equal(replays, books[401]);
  assert.equal(retries, books[503]);
  assert.equal(books.calls, CALLS + replays + retries);
  assert.equal(books.stale, 0, "no call carried a token that had ended");
  flat(t, samples);
  client.close();
});
