// Owns a process that makes many calls of one peer, one after the other, and then prints the
// processor time of one call in microseconds, in all threads.

import { processorTime } from "./loop.mjs";
import { caller, connectWarm } from "./subjects.mjs";

const { peer, server, warmUp, calls } = JSON.parse(process.argv[2]);
const call = caller(await connectWarm(peer, server));
await processorTime(warmUp, call);
const time = await processorTime(calls, call);
process.stdout.write(JSON.stringify(time), () => process.exit());
