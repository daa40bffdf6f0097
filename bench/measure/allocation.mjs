// Owns what a call allocates on the JavaScript heap. The space for new objects holds a whole block, so
// that nothing is collected during a measurement.

import { loops, pairs, warmUp } from "../lib/alternate.mjs";
import { isStubbed, NOT_STUBBED, stubFetch } from "../lib/stub.mjs";
import { caller, connectBoth, NO_HEADER, PATH } from "../lib/subjects.mjs";

const bytes = { unit: "bytes", better: "lower" };

export const figures = {
  allocation: { ...bytes, title: "Allocated for a call" },
  "allocation-wrapper": { ...bytes, title: "Allocated around fetch, fetch being a stub" },
  "allocation-warm": { ...bytes, title: "Allocated for a header from a warm cache" },
};

export const nodeFlags = ["--expose-gc", "--min-semi-space-size=128", "--max-semi-space-size=128"];

export const sizes = {
  full: { rounds: 2, warmUp: 300, blocks: 12, calls: 200 },
  quick: { rounds: 1, warmUp: 200, blocks: 5, calls: 100 },
  smoke: { rounds: 1, warmUp: 5, blocks: 2, calls: 10 },
};

/** Calls that do not go out are repeated more often. */
const MORE = 5;

const counted =
  ({ inFlight }, count, work) =>
  async () => {
    globalThis.gc();
    const before = process.memoryUsage().heapUsed;
    await inFlight(count, 1, work);
    return (process.memoryUsage().heapUsed - before) / count;
  };

export async function sample(task, size) {
  const stub = stubFetch();
  const { raw, own } = await connectBoth(task);
  const loop = await loops();
  const measured = async (workOf, times = 1) => {
    const works = [workOf(raw), workOf(own)];
    await warmUp(size.warmUp * times, ...works);
    const count = size.calls * times;
    const both = [counted(loop.raw, count, works[0]), counted(loop.own, count, works[1])];
    return { pairs: await pairs(size.blocks, ...both) };
  };
  const allocation = await measured(caller);
  const warm = own.header ? await measured(({ header }) => header, MORE) : NO_HEADER;
  stub.begin();
  const wrapper = (await isStubbed(stub, own))
    ? await measured((subject) => () => subject.call(PATH), MORE)
    : NOT_STUBBED;
  return { allocation, "allocation-warm": warm, "allocation-wrapper": wrapper };
}
