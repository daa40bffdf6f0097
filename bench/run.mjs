// Owns a run: its measurements and peers, their order, and the file of its figures.
//
//   node bench/run.mjs                  everything, into bench/figures/node.json
//   node bench/run.mjs --quick          the same with few samples; written only with --out
//   node bench/run.mjs --only latency --peer everbearer
//   node bench/run.mjs --smoke          a moment of each, without an installation, to see that it works
//   node bench/run.mjs --out FILE       figures into another file

import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { inRoot } from "../scripts/lib/paths.mjs";
import { bold, fail, say, seconds, step, Stop } from "../scripts/lib/report.mjs";
import { capture } from "../scripts/lib/run.mjs";
import { packageJson } from "../scripts/lib/versions.mjs";
import { rowOf, shown } from "./lib/figures.mjs";
import { provideBareProject, provideProject } from "./lib/provide.mjs";
import { figuresFile, startServer, writeFigures } from "./lib/session.mjs";
import { OWN, peers, RAW } from "./peers/index.mjs";

const MEASURES = [
  "cold",
  "latency",
  "cpu",
  "throughput",
  "wrapper",
  "warm",
  "allocation",
  "growth",
  "stampede",
  "bundle",
];

/** After so long without output a worker has hung. */
const WORKER_TIMEOUT_MS = 180_000;

const startedAt = performance.now();
const { values: options } = parseArgs({
  options: {
    only: { type: "string", multiple: true },
    peer: { type: "string", multiple: true },
    quick: { type: "boolean" },
    smoke: { type: "boolean" },
    out: { type: "string" },
  },
});

/** The wanted members of `all`, in the order of `all`. */
function chosen(all, wanted = all) {
  const unknown = wanted.filter((name) => !all.includes(name));
  if (unknown.length > 0) throw new Stop(`unknown: ${unknown.join(", ")} (of ${all.join(", ")})`);
  return all.filter((name) => wanted.includes(name));
}

function plan() {
  const extent = options.smoke ? "smoke" : options.quick ? "quick" : "full";
  const here = peers.map(({ name }) => name);
  const wanted = options.peer ?? (options.smoke ? [OWN] : here);
  const whole = extent === "full" && !options.only && !options.peer;
  return {
    extent,
    measures: chosen(MEASURES, options.only),
    names: chosen(here, wanted),
    out: options.out ? resolve(options.out) : whole && figuresFile("node.json"),
  };
}

/** The result of a worker. If a peer fails, the figures of the others are kept. */
async function work(project, flags, task) {
  const args = [...flags, join(project, "worker.mjs"), JSON.stringify(task)];
  const settings = { cwd: project, timeout: WORKER_TIMEOUT_MS };
  try {
    const output = await capture(process.execPath, args, settings);
    return JSON.parse(output.trimEnd().split("\n").at(-1));
  } catch (error) {
    if ([OWN, RAW].includes(task.peer)) throw error;
    say(error.message);
    return {};
  }
}

/** All peers in turns, so that none has the quiet minutes for itself. */
function* turns(names, rounds) {
  for (let round = 0; round < rounds; round++) {
    for (let index = 0; index < names.length; index++) yield names[(index + round) % names.length];
  }
}

const FAILED = { absent: "failed" };

function figure(name, about, found) {
  const rows = [...found].map(([peer, samples]) => rowOf(peer, samples.map((one) => one[name] ?? FAILED))); // prettier-ignore
  const { peer, ...noise } = rows.find((row) => row.peer === RAW) ?? {};
  const others = rows.filter((row) => row.peer !== RAW);
  return { name, ...about, rows: others, ...(peer ? { noise } : {}) };
}

/** All figures of one measurement. */
async function measure(name, { extent, names }, { project, server }, note) {
  const {
    figures,
    sizes,
    nodeFlags = [],
    comparesWithRaw = true,
  } = await import(`./measure/${name}.mjs`);
  const subjects = comparesWithRaw ? [...names, RAW] : names;
  const size = sizes[extent];
  const found = new Map(subjects.map((peer) => [peer, []]));
  for (const peer of turns(subjects, size.rounds)) {
    note(peer);
    const task = { measure: name, peer, size, server };
    found.get(peer).push(await work(project, nodeFlags, task));
  }
  return Object.entries(figures).map(([one, about]) => figure(one, about, found));
}

function about({ extent, names }) {
  const pinned = JSON.parse(readFileSync(inRoot("bench", "package.json"), "utf8")).dependencies;
  const versions = { ...pinned, [OWN]: packageJson.version };
  return {
    extent,
    peers: peers
      .filter(({ name }) => names.includes(name))
      .map(({ packages, ...rest }) => ({
        ...rest,
        packages,
        version: packages.map((one) => versions[one]).join(" + "),
      })),
  };
}

let stop;
try {
  const run = plan();
  say(bold(`bench, ${run.extent}`));
  let project;
  await step("project", async (note) => {
    project = await (run.extent === "smoke" ? provideBareProject() : provideProject(note));
  });
  const started = await startServer(project);
  stop = started.stop;
  const measurements = [];
  for (const name of run.measures) {
    await step(name, async (note) => {
      const place = { project, server: started.server };
      measurements.push(...(await measure(name, run, place, note)));
    });
  }
  for (const one of measurements) say(shown(one));
  if (run.out) writeFigures(run.out, { ...about(run), measurements });
  say(`  done in ${seconds(startedAt)}`);
} catch (error) {
  fail(error);
} finally {
  stop?.();
}
