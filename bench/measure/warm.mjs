// Owns the header from a warm cache. Raw is an async function that returns a string: no awaited answer
// can be had for less.

import { blockPairs } from "../lib/alternate.mjs";
import { connectBoth, NO_HEADER } from "../lib/subjects.mjs";

export const figures = {
  warm: { title: "Authorization header from a warm cache", unit: "ns", better: "lower" },
};

export const sizes = {
  full: { rounds: 4, blocks: 60 },
  quick: { rounds: 1, blocks: 40 },
  smoke: { rounds: 1, blocks: 2 },
};

export async function sample(task, { blocks }) {
  const { raw, own } = await connectBoth(task);
  if (!own.header) return { warm: NO_HEADER };
  return { warm: { pairs: await blockPairs(blocks, raw.header, own.header) } };
}
