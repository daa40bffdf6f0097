// A minute of real time and real HTTP with tokens of one second: no call is rejected for an expired token,
// memory is flat, no handle is left, and the counts of client and server agree. The time is real because
// sockets, their pool and the runtime's timers are part of the test.

import assert from "node:assert/strict";
import { fork } from "node:child_process";
import { once } from "node:events";
import { test } from "node:test";
import { BOUNDS_WITH_CONNECTIONS, flat, OAuthClient, Samples } from "./figures.mjs";

const MINUTE_MS = 60_000;
const SAMPLE_MS = 1_000;
const AT_ONCE = 8;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const handles = () =>
  process.getActiveResourcesInfo().filter((name) => name !== "Immediate").length;

test("a minute of load leaves nothing behind", async (t) => {
  const server = fork(new URL("sandbox.mjs", import.meta.url));
  t.after(() => server.disconnect());
  const [options] = await once(server, "message");
  const client = new OAuthClient(options);
  const statuses = {};
  let calls = 0;
  let working = true;
  const work = async () => {
    while (working) {
      const response = await client.fetch("things");
      await response.text();
      calls += 1;
      statuses[response.status] = (statuses[response.status] ?? 0) + 1;
      await pause(4);
    }
  };
  const workers = Array.from({ length: AT_ONCE }, work);
  const samples = new Samples(MINUTE_MS / SAMPLE_MS);
  const peakHandles = [];
  for (const from = performance.now(); performance.now() - from < MINUTE_MS;) {
    await pause(SAMPLE_MS);
    await samples.take(calls);
    peakHandles.push(handles());
  }
  working = false;
  await Promise.all(workers);
  const { tokenRequests, tokenFailures, replays, retries } = client.status();
  client.close();
  server.send("counters");
  const [counters] = await once(server, "message");
  const most = Math.max(...peakHandles);
  t.diagnostic(
    `${calls} calls, ${tokenRequests} token requests, ${replays} replays, ${retries} retries, ` +
      `at most ${most} handles`,
  );
  assert.deepEqual(statuses, { 200: calls });
  assert.equal(counters.tokenRequests, tokenRequests);
  assert.equal(counters.apiCalls, calls + replays + retries);
  assert.equal(counters.apiUnauthorized, replays);
  assert.deepEqual([tokenFailures, retries], [0, 0]);
  // Sockets and pauses of the workers, the refresh's timer and socket, and those of the test runner.
  assert.ok(most <= 3 * AT_ONCE, `${most} handles`);
  flat(t, samples, BOUNDS_WITH_CONNECTIONS);
});
