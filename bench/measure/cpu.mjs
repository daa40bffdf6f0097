// Owns the processor time of a call, of all threads of the client's process.

import { loops, pairs, warmUp } from "../lib/alternate.mjs";
import { caller, connectBoth } from "../lib/subjects.mjs";

export const figures = {
  cpu: { title: "Processor time of a call", unit: "µs", better: "lower" },
};

// A round is one pair of sums. Compilers and the collector work in bursts: a median of blocks counts a burst for
// one side by chance, a sum counts it for both. Blocks are short, so that both sides share each phase of the
// engine. A round is long (12,000 calls a side), since a process compiles a function once, not once a call.
export const sizes = {
  full: { rounds: 12, warmUp: 300, blocks: 600, calls: 20 },
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
