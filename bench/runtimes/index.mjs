// Owns a run of the runtimes' bench: cold start to the first header, and the cost of a call, beside raw
// fetch in the same runtime. The runtimes are those of tests/js/runtimes.
//
//   node bench/runtimes/index.mjs           everything, into bench/figures/runtimes.json
//   node bench/runtimes/index.mjs --quick   few samples; nothing is written

import { bold, fail, say, step } from "../../scripts/lib/report.mjs";
import { provideRuntimes } from "../../scripts/lib/runtimes.mjs";
import { pairs, warmUp } from "../lib/alternate.mjs";
import { rowOf, shown } from "../lib/figures.mjs";
import { provideOwnProject } from "../lib/provide.mjs";
import { figuresFile, startServer, writeFigures } from "../lib/session.mjs";
import { inProcess } from "./process.mjs";

const extent = process.argv.includes("--quick") ? "quick" : "full";

const SIZES = {
  full: {
    rounds: 3,
    starts: 20,
    groups: 40,
    latency: { warmUp: 300, groups: 30 },
    wrapper: { blocks: 40 },
  },
  quick: {
    rounds: 1,
    starts: 3,
    groups: 8,
    latency: { warmUp: 100, groups: 6 },
    wrapper: { blocks: 8 },
  },
};

/** How far a start of the package goes, and how far the start with raw fetch beside it. */
const CONTESTS = {
  header: { goal: "header", beside: "header" },
  import: { goal: "import", beside: "nowhere" },
};

const FIGURES = {
  header: ["runtimes-cold-header", "Cold start to the first header", "ms"],
  import: [
    "runtimes-cold-import",
    "Cold start with the package imported, beside an empty one",
    "ms",
  ],
  latency: ["runtimes-latency", "Time of a call to a server on loopback", "µs"],
  wrapper: ["runtimes-wrapper", "Cost around fetch, fetch being a stub", "µs"],
};

/** The runtimes, in the versions that the tests pin. */
async function runtimes(note) {
  process.env.EVERBEARER_RUNTIMES = await provideRuntimes(note);
  const { programs } = await import("../../tests/js/runtimes/tools.mjs");
  const { workerd } = await import("./workerd.mjs");
  return [
    ...[20, 22, 24].map((major) => inProcess("Node", programs.node(major))),
    inProcess("Deno", programs.deno, ["run", "--no-prompt", "-A"]),
    inProcess("Bun", programs.bun),
    workerd,
  ];
}

/** One round in one runtime: pairs of the package (`own`) and of the noise, by figure. */
async function round(runtime, place, size) {
  const found = {};
  const start = await runtime.starter(place);
  for (const [figure, { goal, beside }] of Object.entries(CONTESTS)) {
    const raw = () => start(beside, "raw");
    const inTurns = async (other) => {
      await warmUp(1, raw, other);
      return pairs(size.starts, raw, other);
    };
    found[figure] = {
      own: await inTurns(() => start(goal, "everbearer")),
      noise: await inTurns(raw),
    };
  }
  const own = await runtime.calls(place, size, "everbearer");
  const noise = await runtime.calls(place, size, "raw");
  for (const figure of Object.keys(own)) {
    found[figure] = { own: own[figure], noise: noise[figure] };
  }
  return found;
}

function rowsOf(figure, name, rounds) {
  const samples = (side) => rounds.map((found) => ({ pairs: found[figure][side] }));
  const row = rowOf("everbearer", samples("own"));
  return { runtime: name, ...row, noise: rowOf(undefined, samples("noise")) };
}

let stop;
try {
  say(bold(`bench of runtimes, ${extent}`));
  let all;
  let project;
  await step("project", async (note) => {
    all = await runtimes(note);
    project = await provideOwnProject("runtimes");
  });
  const started = await startServer(project);
  stop = started.stop;
  const size = SIZES[extent];
  const found = new Map();
  for (const runtime of all) found.set(await runtime.name(), []);
  const names = [...found.keys()];
  for (let done = 0; done < size.rounds; done++) {
    for (const [index, runtime] of all.entries()) {
      await step(`${names[index]}, ${done + 1} of ${size.rounds}`, async () => {
        found
          .get(names[index])
          .push(await round(runtime, { project, server: started.server }, size));
      });
    }
  }
  const measurements = Object.entries(FIGURES).map(([figure, [name, title, unit]]) => {
    const rows = [...found].map(([runtime, rounds]) => rowsOf(figure, runtime, rounds));
    return { name, title, unit, better: "lower", rows };
  });
  for (const { rows, ...about } of measurements) {
    say(shown({ ...about, rows: rows.map((row) => ({ ...row, peer: row.runtime })) }));
  }
  if (extent === "full") writeFigures(figuresFile("runtimes.json"), { extent, measurements });
} catch (error) {
  fail(error);
} finally {
  stop?.();
}
