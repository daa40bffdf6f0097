// Owns what calls to a server on loopback cost when many are under way at the same time. A program; its
// argument is the task, its last line the result.
//
// fetch opens a connection for each call under way, and 10,000 are more than many a system allows a
// process; so connections are limited, for raw fetch as well, and calls beyond that wait inside of fetch.

import { loops, pairs, warmUp } from "../lib/alternate.mjs";
import { caller, connectBoth } from "../lib/subjects.mjs";

const CONNECTIONS = 512;

// Node has no other way to its fetch's settings; and fetch is loaded when it is called first.
await fetch("data:,");
const dispatcher = Symbol.for("undici.globalDispatcher.1");
const { constructor: Agent } = globalThis[dispatcher];
globalThis[dispatcher] = new Agent({ connections: CONNECTIONS });

const task = JSON.parse(process.argv[2]);
const { at: level, runs, calls } = task;
const { raw, own } = await connectBoth(task);
const loop = await loops();
const count = Math.max(calls, level);

/** Microseconds for a call: the time of all, divided by their number. */
const cost =
  ({ inFlight }, subject) =>
  async () => {
    const startedAt = process.hrtime.bigint();
    await inFlight(count, level, caller(subject));
    return Number(process.hrtime.bigint() - startedAt) / 1e3 / count;
  };

const both = [cost(loop.raw, raw), cost(loop.own, own)];
// The connections of all that follow are made here.
await warmUp(1, ...both);
const result = { cost: await pairs(runs, ...both) };
process.stdout.write(`\n${JSON.stringify(result)}\n`, () => process.exit());
