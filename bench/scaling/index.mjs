// Owns a run of the scaling bench: from 1 to 10,000 calls in flight, and from 1 to 10,000 clients, each
// case in its own processes.
//
//   node bench/scaling/index.mjs           everything, into bench/figures/scaling.json
//   node bench/scaling/index.mjs --quick   few samples; nothing is written

import { join } from "node:path";
import { bold, fail, say, step } from "../../scripts/lib/report.mjs";
import { capture } from "../../scripts/lib/run.mjs";
import { rowOf, shown } from "../lib/figures.mjs";
import { provideOwnProject } from "../lib/provide.mjs";
import { figuresFile, startServer, writeFigures } from "../lib/session.mjs";

const STEPS = [1, 10, 100, 1_000, 10_000];
const extent = process.argv.includes("--quick") ? "quick" : "full";

const PROGRAMS = {
  "in-flight": {
    full: { processes: 3, waves: 20, rounds: 5, callsInWave: 2_000, warmUpCalls: 40_000 },
    quick: { processes: 1, waves: 6, rounds: 2, callsInWave: 1_000, warmUpCalls: 10_000 },
  },
  clients: {
    full: { processes: 3, waves: 20, callsInWave: 2_000 },
    quick: { processes: 1, waves: 4, callsInWave: 1_000 },
  },
  loopback: {
    full: { processes: 2, runs: 6, calls: 400 },
    quick: { processes: 1, runs: 3, calls: 100 },
  },
};

/** All results of a program, by step. The processes take turns: one for each step, and then again. */
async function results(project, name, { processes, ...size }, task, note) {
  const found = new Map(STEPS.map((at) => [at, []]));
  for (let turn = 1; turn <= processes; turn++) {
    for (const at of STEPS) {
      note(`${at}, ${turn} of ${processes}`);
      const program = join(project, "scaling", `${name}.mjs`);
      const args = ["--expose-gc", program, JSON.stringify({ at, ...size, ...task })];
      const output = await capture(process.execPath, args, { cwd: project });
      found.get(at).push(JSON.parse(output.trimEnd().split("\n").at(-1)));
    }
  }
  return found;
}

/** One row for each step and each of `peers`, whose functions pick their samples from a result. */
const rows = (found, peers) =>
  Object.entries(peers).flatMap(([peer, samplesOf]) =>
    [...found].map(([at, results]) => ({ at, ...rowOf(peer, results.flatMap(samplesOf)) })),
  );

/** The heap itself varies by some kilobytes, so the memory of a few cannot be measured. */
const MEMORY_FROM = 100;
const memoryRows = (found, peers) =>
  rows(new Map([...found].filter(([at]) => at >= MEMORY_FROM)), peers);

const paired = ({ cost }) => ({ pairs: cost });
/** What is added to the cost of raw fetch, which is almost nothing with a stub. */
const added = (found) =>
  rows(found, { everbearer: paired }).map(({ at, peer, delta, deltaSpread }) => ({
    at,
    peer,
    median: delta,
    spread: deltaSpread,
  }));

const values = (list) => list.map((value) => ({ value }));
const IN_FLIGHT = "calls under way";
const CLIENTS = "clients";

function inFlightFigures(found) {
  const heap = (kind) => ({ memory }) => values(memory[kind].map((one) => one.heap)); // prettier-ignore
  return [
    {
      name: "scaling-wrapper",
      title: "Processor time added to a call around fetch, fetch being a stub",
      x: IN_FLIGHT,
      unit: "µs",
      rows: added(found),
    },
    {
      name: "scaling-held",
      title: "Memory that a call holds while it waits",
      x: IN_FLIGHT,
      unit: "bytes",
      rows: memoryRows(found, {
        "everbearer, sent": heap("sent"),
        "raw fetch": heap("raw"),
        "everbearer, waiting for a token": heap("waiting"),
        // The memory of the wasm never shrinks: only the first wave finds it without its own.
        "the same in wasm": ({ memory }) => values([memory.waiting[0].wasm]),
      }),
    },
  ];
}

function loopbackFigure(found, noise) {
  return {
    name: "scaling-loopback",
    title: "Time of a call to a server on loopback",
    x: IN_FLIGHT,
    unit: "µs",
    rows: [...rows(found, { everbearer: paired }), ...rows(noise, { "raw, once more": paired })],
  };
}

function clientFigures(found) {
  const memory = (when, name) => (one) => values([one.memory[when][name]]);
  return [
    {
      name: "scaling-construct",
      title: "Processor time to make a client",
      x: CLIENTS,
      unit: "µs",
      rows: rows(found, { everbearer: ({ micros }) => values([micros]) }),
    },
    {
      name: "scaling-client-memory",
      title: "Memory of a client",
      x: CLIENTS,
      unit: "bytes",
      rows: memoryRows(found, {
        "heap, made": memory("made", "heap"),
        "wasm, made": memory("made", "wasm"),
        "heap, used": memory("used", "heap"),
        "wasm, used": memory("used", "wasm"),
        "heap, closed": memory("closed", "heap"),
        "wasm, added by as many once more": ({ again }) => values([again.used.wasm]),
        "heap, left by as many once more": ({ again }) => values([again.closed.heap]),
      }),
    },
    {
      name: "scaling-client-call",
      title: "Processor time of a call on many clients in turns, beside calls of one",
      x: CLIENTS,
      unit: "µs",
      rows: rows(found, { everbearer: paired }),
    },
  ];
}

let stop;
try {
  say(bold(`bench of scaling, ${extent}`));
  let project;
  await step("project", async () => void (project = await provideOwnProject("scaling")));
  const started = await startServer(project);
  stop = started.stop;
  const measured = (label, name, task) => {
    let found;
    const work = async (note) => {
      found = await results(project, name, PROGRAMS[name][extent], task, note);
    };
    return step(label, work).then(() => found);
  };
  const { server } = started;
  const measurements = [
    ...inFlightFigures(await measured("calls under way", "in-flight")),
    ...clientFigures(await measured("clients", "clients")),
    loopbackFigure(
      await measured("loopback", "loopback", { peer: "everbearer", server }),
      await measured("loopback, noise", "loopback", { peer: "raw", server }),
    ),
  ];
  for (const one of measurements) say(shown(one));
  if (extent === "full") writeFigures(figuresFile("scaling.json"), { extent, measurements });
} catch (error) {
  fail(error);
} finally {
  stop?.();
}
