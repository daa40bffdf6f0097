// Owns the processor time of a call, all threads of the client's process together.

import { loops, pairs, warmUp } from "../lib/alternate.mjs";
import { caller, connectBoth } from "../lib/subjects.mjs";

export const figures = {
  cpu: { title: "Processor time of a call", unit: "µs", better: "lower" },
};

// A round is one pair: what compilers and the collector do comes in bursts, which a median of blocks holds for
// one side or for the other as chance has it, and a sum holds for both.
export const sizes = {
  full: { rounds: 16, warmUp: 300, blocks: 25, calls: 100 },
  quick: { rounds: 3, warmUp: 200, blocks: 8, calls: 50 },
  smoke: { rounds: 1, warmUp: 5, blocks: 2, calls: 10 },
};

export async function sample(task, size) {
  const { raw, own } = await connectBoth(task);
  const loop = await loops();
  const calls = [caller(raw), caller(own)];
  await warmUp(size.warmUp, ...calls);
  const both = [
    () => loop.raw.processorTime(size.calls, calls[0]),
    () => loop.own.processorTime(size.calls, calls[1]),
  ];
  const blocks = await pairs(size.blocks, ...both);
  const mean = (side) => blocks.reduce((sum, pair) => sum + pair[side], 0) / blocks.length;
  return { cpu: { pairs: [[mean(0), mean(1)]] } };
}
