// Owns cold starts: new processes, in turns with processes that do the same without a client.

import { pairs, warmUp } from "../lib/alternate.mjs";
import { run } from "../lib/program.mjs";
import { connect, NO_HEADER, settingsFor } from "../lib/subjects.mjs";

const wall = { unit: "ms", better: "lower" };

export const figures = {
  "cold-header": { ...wall, title: "Cold start to the first header, over a raw fetch of a token" },
  "cold-header-cpu": { ...wall, title: "The same in processor time" },
  "cold-import": { ...wall, title: "Import alone, over an empty process" },
  "cold-import-cpu": { ...wall, title: "The same in processor time" },
};

export const sizes = {
  full: { rounds: 5, starts: 6 },
  quick: { rounds: 1, starts: 3 },
  smoke: { rounds: 1, starts: 1 },
};

const start = (goal, peer, server) =>
  run("cold-start.mjs", goal, peer, JSON.stringify(settingsFor(server)));

/** How far the peer's process goes, and how far the process with raw fetch beside it. */
const contests = { header: "header", import: "nowhere" };

export async function sample({ peer, server }, { starts }) {
  const found = { "cold-header": NO_HEADER, "cold-header-cpu": NO_HEADER };
  const { header } = await connect(peer, server);
  for (const [goal, beside] of Object.entries(contests)) {
    if (goal === "header" && !header) continue;
    const both = [() => start(beside, "raw", server), () => start(goal, peer, server)];
    // Brings the files into the system's cache.
    await warmUp(1, ...both);
    const starting = await pairs(starts, ...both);
    const of = (clock) => ({ pairs: starting.map((pair) => pair.map((time) => time[clock])) });
    found[`cold-${goal}`] = of("wall");
    found[`cold-${goal}-cpu`] = of("processor");
  }
  return found;
}
