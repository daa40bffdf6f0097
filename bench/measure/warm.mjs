// Owns the header from a warm cache, in processor time. Raw is an async function that returns a string, the lower
// limit for an awaited result.

import { blockPairs } from "../lib/alternate.mjs";
import { connectBoth, NO_HEADER } from "../lib/subjects.mjs";

export const figures = {
  warm: { title: "Authorization header from a warm cache", unit: "ns", better: "lower" },
};

export const sizes = {
  full: { rounds: 6, blocks: 30 },
  quick: { rounds: 1, blocks: 20 },
  smoke: { rounds: 1, blocks: 2 },
};

export async function sample(task, { blocks }) {
  const { raw, own } = await connectBoth(task);
  if (!own.header) return { warm: NO_HEADER };
  const found = await blockPairs(blocks, raw.header, own.header);
  return { warm: { pairs: found.map((pair) => pair.map((us) => us * 1e3)) } };
}
