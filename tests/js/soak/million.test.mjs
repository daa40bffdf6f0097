// A million calls with tokens of one second, a quarter of an hour of virtual time: memory is flat and
// the books agree.

import assert from "node:assert/strict";
import { test } from "node:test";
import { flat, OAuthClient, Samples } from "./figures.mjs";
import { STUB, stubServer } from "./server.mjs";

const CALLS = 1_000_000;
const AT_ONCE = 100;
const SAMPLE = 20_000;

/** Both clocks, moved by hand. */
function movableClock(t) {
  const real = { monotonic: performance.now.bind(performance), wall: Date.now };
  let skew = 0;
  performance.now = () => real.monotonic() + skew;
  Date.now = () => Math.floor(real.wall() + skew);
  t.after(() => {
    delete performance.now;
    Date.now = real.wall;
  });
  return (ms) => (skew += ms);
}

test(`${CALLS} calls leave nothing behind`, async (t) => {
  const pass = movableClock(t);
  const { fetch, books } = stubServer({ 401: 3_331, 503: 2_003 });
  const policy = { throttledRetryCost: 0 };
  const client = new OAuthClient({ ...STUB, fetch, policy });
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
