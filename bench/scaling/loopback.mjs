// Owns the cost of calls to a server on loopback when many are in flight. A program: its argument is the
// task, its last line of output the result.
//
// fetch opens a connection for each call in flight, and many systems do not allow a process 10,000. So
// connections are limited, for raw fetch too, and further calls wait inside fetch.

import { loops, pairs, warmUp } from "../lib/alternate.mjs";
import { caller, connectBoth } from "../lib/subjects.mjs";

const CONNECTIONS = 512;

// Node has no other way to the settings of its fetch, and loads fetch at its first call.
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
// Makes the connections of all following calls.
await warmUp(1, ...both);
const result = { cost: await pairs(runs, ...both) };
process.stdout.write(`\n${JSON.stringify(result)}\n`, () => process.exit());
