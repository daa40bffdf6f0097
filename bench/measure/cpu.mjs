// Owns the processor time of a call, all threads of the client's process together.

import { pairs } from "../lib/alternate.mjs";
import { run } from "../lib/program.mjs";

export const figures = {
  cpu: { title: "Processor time of a call", unit: "µs", better: "lower" },
};

// Each side has a process of its own, which pays for what compilers and the collector do for it. Within one
// process those bursts of 10 ms and more come after the same count of calls in every round, so they are
// always charged to the same side: raw fetch beside raw fetch cost up to 7 % more as soon as an idle client
// was in the process, too.
export const sizes = {
  full: { rounds: 8, pairs: 2, warmUp: 300, calls: 2500 },
  quick: { rounds: 2, pairs: 2, warmUp: 200, calls: 400 },
  smoke: { rounds: 1, pairs: 1, warmUp: 5, calls: 20 },
};

export async function sample({ peer, server }, { pairs: count, warmUp, calls }) {
  const timeOf = (subject) =>
    run("many-calls.mjs", JSON.stringify({ peer: subject, server, warmUp, calls }));
  const raw = () => timeOf("raw");
  const own = () => timeOf(peer);
  return { cpu: { pairs: await pairs(count, raw, own) } };
}
