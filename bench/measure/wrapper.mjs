// Owns what a client adds to a call, in processor time: fetch is a stub that responds at once, so this is
// the elapsed time on an idle machine.

import { blockPairs } from "../lib/alternate.mjs";
import { isStubbed, NOT_STUBBED, stubFetch } from "../lib/stub.mjs";
import { connectBoth, PATH } from "../lib/subjects.mjs";

export const figures = {
  wrapper: { title: "Cost around fetch, fetch being a stub", unit: "µs", better: "lower" },
};

export const sizes = {
  full: { rounds: 6, blocks: 30 },
  quick: { rounds: 1, blocks: 20 },
  smoke: { rounds: 1, blocks: 2 },
};

export async function sample(task, { blocks }) {
  const stub = stubFetch();
  const { raw, own } = await connectBoth(task);
  stub.begin();
  if (!(await isStubbed(stub, own))) return { wrapper: NOT_STUBBED };
  const call = (subject) => () => subject.call(PATH);
  return { wrapper: { pairs: await blockPairs(blocks, call(raw), call(own)) } };
}
