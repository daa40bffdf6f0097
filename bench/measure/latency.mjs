// Owns latency: one call after the other, alternating with raw fetch.

import { pairs, warmUp } from "../lib/alternate.mjs";
import { median } from "../lib/stats.mjs";
import { connectBoth, caller } from "../lib/subjects.mjs";

export const figures = {
  latency: { title: "Latency of a call", unit: "µs", better: "lower" },
};

export const sizes = {
  full: { rounds: 4, warmUp: 300, groups: 40 },
  quick: { rounds: 1, warmUp: 200, groups: 10 },
  smoke: { rounds: 1, warmUp: 5, groups: 2 },
};

/** One value is the median of so many calls: a single call says more about the machine than about itself. */
const GROUP = 25;

export async function sample(task, size) {
  const { raw, own } = await connectBoth(task);
  const timed = (call) => async () => {
    const startedAt = process.hrtime.bigint();
    await call();
    return Number(process.hrtime.bigint() - startedAt) / 1e3;
  };
  const both = [timed(caller(raw)), timed(caller(own))];
  await warmUp(size.warmUp, ...both);
  const found = [];
  for (let group = 0; group < size.groups; group++) {
    const calls = await pairs(GROUP, ...both);
    found.push([0, 1].map((side) => median(calls.map((pair) => pair[side]))));
  }
  return { latency: { pairs: found } };
}
