// Owns the proof that the simulations detect broken rules: each rule of the core is broken on purpose
// (tests/sim/mutations.mjs for one client, tests/fleet/mutations.mjs for a fleet, tests/pool/mutations.mjs for a pool)
// in a copy of the crate, and the simulation must find it. All changes are compiled together, each behind a switch, so that one build is enough.
// With an argument ("sim", "fleet" or "pool"), only that simulation's.

import { appendFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { mutations as ofAFleet } from "../tests/fleet/mutations.mjs";
import { mutations as ofAPool } from "../tests/pool/mutations.mjs";
import { mutations as ofOneClient } from "../tests/sim/mutations.mjs";
import { inBuild, inRoot } from "./lib/paths.mjs";
import { fail, say, Stop } from "./lib/report.mjs";
import { capture } from "./lib/run.mjs";

const COPY = inBuild("sim-mutations");
const VARIABLE = "EVERBEARER_SIM_BROKEN";

/** Much longer than any run takes. */
const LIMIT_MS = 120_000;

/** The programs with tests that are built. */
const TESTS = ["core", "sim", "fleet", "pool"];

/** Each simulation: its changes, and the runs that have to find them (a program, and what of it is run). */
const SUITES = {
  sim: { mutations: ofOneClient, runs: [["sim", ["no_seed_violates"]]] },
  fleet: {
    mutations: ofAFleet,
    runs: [
      ["everbearer", []],
      ["core", ["fleet"]],
      ["fleet", ["--skip", "each_broken_rule"]],
    ],
  },
  pool: {
    mutations: ofAPool,
    runs: [
      ["everbearer", ["pool"]],
      ["core", ["pool"]],
      ["pool", ["no_seed_violates"]],
    ],
  },
};

const SWITCH = `
#[allow(missing_docs)]
pub fn broken(number: usize) -> bool {
    static BROKEN: std::sync::OnceLock<Option<usize>> = std::sync::OnceLock::new();
    let read = || std::env::var("${VARIABLE}").ok()?.parse().ok();
    *BROKEN.get_or_init(read) == Some(number)
}
`;

/** All changes with their numbers, and the simulation of each. */
const changes = Object.entries(SUITES)
  .flatMap(([name, { mutations, runs }]) => mutations.map((change) => ({ name, runs, ...change })))
  .map((change, number) => ({ number, ...change }));

function makeCopy() {
  rmSync(join(COPY, "src"), { recursive: true, force: true });
  rmSync(join(COPY, "tests"), { recursive: true, force: true });
  mkdirSync(COPY, { recursive: true });
  const tests = ["common", ...TESTS].map((name) => `tests/${name}`);
  for (const path of ["Cargo.toml", "Cargo.lock", "src", ...tests]) {
    cpSync(inRoot(path), join(COPY, path), { recursive: true });
  }
  appendFileSync(join(COPY, "src", "lib.rs"), SWITCH);
  for (const change of changes) mutate(change);
}

function mutate({ number, file, rule, find, replace }) {
  const path = join(COPY, "src", "engine", file);
  const parts = readFileSync(path, "utf8").split(find);
  if (parts.length !== 2) {
    const times = parts.length - 1;
    throw new Stop(`"${rule}": found ${times} times in ${file} instead of once:\n${find}`);
  }
  writeFileSync(path, parts.join(replace.replaceAll("BROKEN", `crate::broken(${number})`)));
}

/** Builds the copy, and returns the programs that run its tests, by name. */
async function build() {
  const tests = TESTS.flatMap((name) => ["--test", name]);
  const args = ["test", "--locked", "--lib", ...tests, "--no-run"];
  const messages = await capture("cargo", [...args, "--message-format=json"], { cwd: COPY });
  const built = messages
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  const programs = built.filter(({ executable }) => executable);
  return new Map(programs.map(({ target, executable }) => [target.name, executable]));
}

/** Runs the tests of a change with the rule `number` broken. Returns what finds it, if anything does. */
async function find(programs, runs, number) {
  const env = { ...process.env, [VARIABLE]: String(number), RUST_BACKTRACE: "0" };
  for (const [name, args] of runs) {
    try {
      await capture(programs.get(name), args, { cwd: COPY, env, timeout: LIMIT_MS });
    } catch (error) {
      const found =
        /violates "([^"]*)"/.exec(error.message)?.[1] ??
        /^test (\S+) \.\.\. FAILED$/m.exec(error.message)?.[1];
      if (found === undefined) throw error;
      return found;
    }
  }
  return undefined;
}

try {
  const wanted = process.argv[2] ?? "";
  if (wanted && !SUITES[wanted]) throw new Stop(`no such simulation: ${wanted}`);
  makeCopy();
  const programs = await build();
  for (const [name, { runs }] of Object.entries(SUITES)) {
    const unbroken = name.includes(wanted) ? await find(programs, runs, "none") : undefined;
    if (unbroken !== undefined) throw new Stop(`with no rule broken: "${unbroken}"`);
  }
  const missed = [];
  const tried = changes.filter(({ name }) => name.includes(wanted));
  for (const { number, rule, runs } of tried) {
    const found = await find(programs, runs, number);
    if (found === undefined) missed.push(rule);
    say(`${rule}  ->  ${found ?? "NOT FOUND"}`);
  }
  if (missed.length > 0) throw new Stop(`not found when broken:\n${missed.join("\n")}`);
  say(`${tried.length} broken rules, each found by a simulation`);
} catch (error) {
  fail(error);
}
