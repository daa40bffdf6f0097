// Owns the proof that the simulation detects broken rules: each rule of the core is broken on purpose
// (tests/sim/mutations.mjs) in a copy of the crate, and the simulation must find it. All changes are
// compiled together, each behind a switch, so that one build is enough.

import { appendFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { mutations } from "../tests/sim/mutations.mjs";
import { inBuild, inRoot } from "./lib/paths.mjs";
import { fail, say, Stop } from "./lib/report.mjs";
import { capture } from "./lib/run.mjs";

const COPY = inBuild("sim-mutations");
const VARIABLE = "EVERBEARER_SIM_BROKEN";

/** Much longer than any run takes. */
const LIMIT_MS = 120_000;

const SWITCH = `
#[allow(missing_docs)]
pub fn broken(number: usize) -> bool {
    static BROKEN: std::sync::OnceLock<Option<usize>> = std::sync::OnceLock::new();
    let read = || std::env::var("${VARIABLE}").ok()?.parse().ok();
    *BROKEN.get_or_init(read) == Some(number)
}
`;

function makeCopy() {
  rmSync(join(COPY, "src"), { recursive: true, force: true });
  rmSync(join(COPY, "tests"), { recursive: true, force: true });
  mkdirSync(COPY, { recursive: true });
  for (const path of ["Cargo.toml", "Cargo.lock", "src", "tests/sim"]) {
    cpSync(inRoot(path), join(COPY, path), { recursive: true });
  }
  appendFileSync(join(COPY, "src", "lib.rs"), SWITCH);
  for (const [number, mutation] of mutations.entries()) mutate(number, mutation);
}

function mutate(number, { file, rule, find, replace }) {
  const path = join(COPY, "src", "engine", file);
  const parts = readFileSync(path, "utf8").split(find);
  if (parts.length !== 2) {
    const times = parts.length - 1;
    throw new Stop(`"${rule}": found ${times} times in ${file} instead of once:\n${find}`);
  }
  writeFileSync(path, parts.join(replace.replaceAll("BROKEN", `crate::broken(${number})`)));
}

/** Builds the copy, and returns the program that runs its simulation. */
async function build() {
  const args = ["test", "--locked", "--test", "sim", "--no-run", "--message-format=json"];
  const messages = (await capture("cargo", args, { cwd: COPY })).trim().split("\n");
  return messages.map((line) => JSON.parse(line).executable).find(Boolean);
}

/** Runs the simulation with the rule `number` broken. Returns the violated invariant, if any. */
async function simulate(program, number) {
  const env = { ...process.env, [VARIABLE]: String(number), RUST_BACKTRACE: "0" };
  try {
    await capture(program, ["no_seed_violates"], { cwd: COPY, env, timeout: LIMIT_MS });
    return undefined;
  } catch (error) {
    const found = /violates "([^"]*)"/.exec(error.message)?.[1];
    if (found === undefined) throw error;
    return found;
  }
}

try {
  makeCopy();
  const program = await build();
  const unbroken = await simulate(program, "none");
  if (unbroken !== undefined) throw new Stop(`with no rule broken: "${unbroken}" is violated`);
  const missed = [];
  for (const [number, { rule }] of mutations.entries()) {
    const found = await simulate(program, number);
    if (found === undefined) missed.push(rule);
    say(`${rule}  ->  ${found ?? "NOT FOUND"}`);
  }
  if (missed.length > 0) throw new Stop(`not found when broken:\n${missed.join("\n")}`);
  say(`${mutations.length} broken rules, each found by the simulation`);
} catch (error) {
  fail(error);
}
