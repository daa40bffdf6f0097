// Owns a run of the bench of pools: 1, 1,000, 10,000 and 100,000 tenants in one process, each case in its own processes.
//
//   node bench/tenants/index.mjs           everything, into bench/figures/tenants.json
//   node bench/tenants/index.mjs --quick   few samples; nothing is written

import { join } from "node:path";
import { bold, fail, say, step } from "../../scripts/lib/report.mjs";
import { capture } from "../../scripts/lib/run.mjs";
import { rowOf, shown } from "../lib/figures.mjs";
import { provideOwnProject } from "../lib/provide.mjs";
import { figuresFile, writeFigures } from "../lib/session.mjs";

const STEPS = [1, 1_000, 10_000, 100_000];
const extent = process.argv.includes("--quick") ? "quick" : "full";
const { processes, ...SIZE } = {
  full: { processes: 3, waves: 20, callsInWave: 5_000 },
  quick: { processes: 1, waves: 4, callsInWave: 1_000 },
}[extent];

/** The heap itself varies by some kilobytes, so the memory of a few cannot be measured. */
const MEMORY_FROM = 1_000;
const TENANTS = "tenants";

/** All results, by step. The processes take turns: one for each step, and then again. */
async function results(project, note) {
  const found = new Map(STEPS.map((at) => [at, []]));
  for (let turn = 1; turn <= processes; turn++) {
    for (const at of STEPS) {
      note(`${at}, ${turn} of ${processes}`);
      const args = ["--expose-gc", join(project, "tenants", "tenants.mjs")];
      const output = await capture(process.execPath, [...args, JSON.stringify({ at, ...SIZE })], {
        cwd: project,
      });
      found.get(at).push(JSON.parse(output.trimEnd().split("\n").at(-1)));
    }
  }
  return found;
}

/** One row for each step that has samples, and each of `peers`. */
const rows = (found, peers) =>
  Object.entries(peers).flatMap(([peer, samplesOf]) =>
    [...found].flatMap(([at, results]) => {
      const samples = results.flatMap((result) => samplesOf(result, at));
      return samples.length === 0 ? [] : [{ at, ...rowOf(peer, samples) }];
    }),
  );

const single = (value) => (value === null ? [] : [{ value }]);
const memory = (name) => (result, at) => (at < MEMORY_FROM ? [] : single(result.memory[name]));

const figuresOf = (found) => [
  {
    name: "tenants-call",
    title: "Processor time of a call through pool.for, tenants in turns, beside a client's own",
    x: TENANTS,
    unit: "µs",
    rows: rows(found, { everbearer: ({ cost }) => [{ pairs: cost }] }),
  },
  {
    name: "tenants-wake",
    title:
      "Processor time of a tenant's first call, with its token request, and of one that was at rest",
    x: TENANTS,
    unit: "µs",
    rows: rows(found, {
      "first call": ({ first }) => single(first),
      "at rest, with a token": ({ wake }) => single(wake),
    }),
  },
  {
    name: "tenants-memory",
    title: "Memory of a tenant that was used once",
    x: TENANTS,
    unit: "bytes",
    rows: rows(found, { heap: memory("heap"), wasm: memory("wasm") }),
  },
];

try {
  say(bold(`bench of pools, ${extent}`));
  let project;
  await step("project", async () => void (project = await provideOwnProject("tenants")));
  let found;
  await step("tenants", async (note) => void (found = await results(project, note)));
  const measurements = figuresOf(found);
  for (const one of measurements) say(shown(one));
  if (extent === "full") writeFigures(figuresFile("tenants.json"), { extent, measurements });
} catch (error) {
  fail(error);
}
