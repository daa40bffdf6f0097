// Ten presets, chosen by lot, through the whole life of a client: a first token, a throttle, a rejection, a renewal. The
// lot is printed; EVERBEARER_PRESETS_SEED repeats it, and EVERBEARER_PRESETS=all takes all. Time is moved, not slept.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { load } from "../packaging/load.mjs";
import { until } from "../support/setup.mjs";
import { clientOf, lifeOf } from "./play.mjs";
import { rows } from "./row.mjs";
import { startServer } from "./server.mjs";

const { virtualClock } = await load("everbearer/sandbox");

const DRAWN = 10;
const seed = Number(process.env.EVERBEARER_PRESETS_SEED ?? Math.floor(Date.now() / 1000));
const isAll = process.env.EVERBEARER_PRESETS === "all";

/** Numbers from 0 to 1 that a seed determines (mulberry32). */
function numbers(from) {
  let state = from;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Some of the rows, in an order that the seed determines. */
function drawn(all) {
  const next = numbers(seed);
  const order = all.map((row) => [next(), row]).sort(([one], [other]) => one - other);
  return order.slice(0, isAll ? undefined : DRAWN).map(([, row]) => row);
}

const WAIT_S = 7;

/** How a provider throttles: with the header that its row names, or as HTTP has it. */
function throttleOf(
  { throttled, throttleHeader = { name: "retry-after", form: "seconds" } },
  clock,
) {
  if (throttled) return throttled;
  const { name, form } = throttleHeader;
  const value = form === "seconds" ? WAIT_S : Math.ceil(clock.wall() / 1000) + WAIT_S;
  return { status: 429, headers: { [name]: String(value) } };
}

let server;
before(async () => (server = await startServer()));
after(() => server.close());

describe("the whole life of a client", () => {
  console.log(`presets drawn with EVERBEARER_PRESETS_SEED=${seed}`);
  for (const row of drawn(rows)) {
    test(row.name, async (t) => {
      const clock = virtualClock();
      const { provider, fetch } = server.play(row, clock.wall);
      const client = clientOf(row, { fetch, clock, backgroundRefresh: false });
      t.after(() => client.close());
      const call = () => client.fetch("things/1", { method: "GET" });
      const isRight = (response, tokenRequests, calls) => {
        assert.deepEqual(provider.complaints, []);
        assert.deepEqual(
          [response.status, provider.tokenRequests, provider.calls],
          [200, tokenRequests, calls],
        );
      };
      isRight(await call(), 1, 1);

      provider.next.push(throttleOf(row, clock));
      const throttled = call();
      await until(() => provider.calls === 2, "the throttled call");
      if (!row.throttled) {
        await clock.advance((WAIT_S - 2) * 1000, client);
        assert.equal(provider.calls, 2, "retried before the time");
      }
      await clock.advance(30_000, client);
      isRight(await throttled, 1, 3);

      provider.next.push(row.rejected ?? { status: 401 });
      isRight(await call(), 2, 5);

      const { expiresAt } = await client.getToken();
      assert.ok(expiresAt - clock.wall() <= lifeOf(row) + 1_000, "used for too long");
      clock.skip(expiresAt - clock.wall() + 1_000);
      isRight(await call(), 3, 6);
    });
  }
});
