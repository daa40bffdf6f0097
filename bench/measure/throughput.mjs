// Owns throughput: calls per second with 1, 64 and 512 in flight, in short runs alternating with raw fetch.

import { loops, pairs, warmUp } from "../lib/alternate.mjs";
import { caller, connectBoth } from "../lib/subjects.mjs";

const LEVELS = [1, 64, 512];
const nameOf = (level) => `throughput-${level}`;

export const figures = Object.fromEntries(
  LEVELS.map((level) => [
    nameOf(level),
    { title: `Throughput, ${level} in flight`, unit: "calls/s", better: "higher" },
  ]),
);

export const sizes = {
  full: { rounds: 3, warmUp: 300, runs: 8, calls: 400 },
  quick: { rounds: 1, warmUp: 200, runs: 3, calls: 200 },
  smoke: { rounds: 1, warmUp: 5, runs: 1, calls: 10 },
};

export async function sample(task, size) {
  const { raw, own } = await connectBoth(task);
  const loop = await loops();
  const calls = [caller(raw), caller(own)];
  await warmUp(size.warmUp, ...calls);
  const found = {};
  for (const level of LEVELS) {
    const count = Math.max(size.calls, 2 * level);
    const rate =
      ({ inFlight }, call) =>
      async () => {
        const startedAt = process.hrtime.bigint();
        await inFlight(count, level, call);
        return (count * 1e9) / Number(process.hrtime.bigint() - startedAt);
      };
    const both = [rate(loop.raw, calls[0]), rate(loop.own, calls[1])];
    await warmUp(1, ...both);
    found[nameOf(level)] = { pairs: await pairs(size.runs, ...both) };
  }
  return found;
}
